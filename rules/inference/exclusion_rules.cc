#include "rules/inference/exclusion_rules.h"

#include "absl/strings/str_split.h"
#include "graph/base/status.h"
#include "rules/language/rule_file.h"

namespace whence {
namespace {

std::string Trimmed(absl::string_view text) { return std::string(absl::StripAsciiWhitespace(text)); }

}  // namespace

absl::StatusOr<ExclusionRules> ExclusionRules::Parse(std::string path, std::string_view text) {
  RuleFileSyntax syntax;
  for (const std::string_view keyword : {"once", "usually", "holder", "one", "against"}) {
    EntrySyntax entry{.keyword = keyword, .inline_text = true};
    entry.unnamed = keyword != "one";
    syntax.entries.push_back(entry);
  }
  ParsedRuleFile parsed = ParseRuleFile(path, text, syntax);
  ExclusionRules rules;
  for (const RuleEntry& entry : parsed.file.entries) {
    const RuleField& field = entry.fields.front();
    if (entry.keyword == "one" && entry.name != "object" && entry.name != "subject") {
      parsed.diagnostics.push_back(parsed.file.MakeError(entry.name_location, "expected \"object\" or \"subject\""));
      continue;
    }
    for (absl::string_view part : absl::StrSplit(field.text, '|')) {
      if (entry.keyword == "against") {
        const std::vector<std::string> pair = absl::StrSplit(part, ',');
        if (pair.size() != 2) {
          parsed.diagnostics.push_back(
              parsed.file.MakeError(field.location, "expected pairs of predicates: \"begin, end\""));
          break;
        }
        rules.opposites_.emplace_back(Trimmed(pair[0]), Trimmed(pair[1]));
        continue;
      }
      (entry.keyword == "once"      ? rules.once_
       : entry.keyword == "usually" ? rules.usually_
       : entry.keyword == "holder"  ? rules.holders_
       : entry.name == "object"     ? rules.one_object_
                                    : rules.one_subject_)
          .insert(Trimmed(part));
    }
  }
  if (HasErrors(parsed.diagnostics)) return InvalidArgument(RenderDiagnostics(parsed.diagnostics));
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
