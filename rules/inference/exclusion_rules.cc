#include "rules/inference/exclusion_rules.h"

#include "graph/base/status.h"
#include "rules/language/rule_reader.h"

namespace whence {

absl::StatusOr<ExclusionRules> ExclusionRules::Parse(std::string_view path, std::string_view text) {
  RuleFileSyntax syntax;
  for (const std::string_view keyword : {"once", "usually", "holder", "one", "against"}) {
    EntrySyntax entry{.keyword = keyword, .inline_text = true};
    entry.unnamed = keyword != "one";
    syntax.entries.push_back(entry);
  }
  ExclusionRules rules;
  const ParsedRuleFile parsed = ReadRuleFile(path, text, syntax, [&](const RuleEntry& entry, EntryErrors& errors) {
    const RuleField& field = entry.fields.front();
    if (entry.keyword == "one" && entry.name != "object" && entry.name != "subject") {
      return errors.Add(entry.name_location, "expected \"object\" or \"subject\"");
    }
    for (const std::string_view part : Alternatives(field.text)) {
      if (entry.keyword == "against") {
        const auto pair = PairOf(part);
        if (!pair.has_value()) return errors.Add(field.location, "expected pairs of predicates: \"begin, end\"");
        rules.opposites_.emplace_back(pair->first, pair->second);
        continue;
      }
      (entry.keyword == "once"      ? rules.once_
       : entry.keyword == "usually" ? rules.usually_
       : entry.keyword == "holder"  ? rules.holders_
       : entry.name == "object"     ? rules.one_object_
                                    : rules.one_subject_)
          .emplace(part);
    }
  });
  WHENCE_RETURN_IF_ERROR(AsStatus(parsed.diagnostics));
  return rules;
}

bool ExclusionRules::HappensOnce(std::string_view predicate) const { return once_.contains(ToAbsl(predicate)); }
bool ExclusionRules::HappensUsuallyOnce(std::string_view predicate) const {
  return usually_.contains(ToAbsl(predicate)) || HappensOnce(predicate);
}
bool ExclusionRules::HasOneHolder(std::string_view predicate) const { return holders_.contains(ToAbsl(predicate)); }
bool ExclusionRules::HasOneObject(std::string_view predicate) const { return one_object_.contains(ToAbsl(predicate)); }
bool ExclusionRules::HasOneSubject(std::string_view predicate) const {
  return one_subject_.contains(ToAbsl(predicate));
}

}  // namespace whence
