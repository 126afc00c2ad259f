#include "rules/inference/state_rules.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_split.h"
#include "graph/base/status.h"
#include "rules/language/rule_file.h"

namespace whence {
namespace {

std::vector<std::string> SplitAlternatives(const RuleField* field) {
  std::vector<std::string> words;
  if (field == nullptr) return words;
  for (absl::string_view part : absl::StrSplit(field->text, '|')) {
    words.emplace_back(absl::StripAsciiWhitespace(part));
  }
  return words;
}

}  // namespace

absl::StatusOr<StateRules> StateRules::Parse(std::string path, std::string_view text) {
  const RuleFileSyntax syntax{{{.keyword = "state",
                                .fields = {{.key = "begins", .required = true}, {.key = "ends", .required = true}},
                                .free_name = true}}};
  const ParsedRuleFile parsed = ParseRuleFile(path, text, syntax);
  if (!parsed.ok()) return InvalidArgument(RenderDiagnostics(parsed.diagnostics));
  StateRules rules;
  for (const RuleEntry& entry : parsed.file.entries) {
    rules.rules_.push_back(
        {entry.name, SplitAlternatives(entry.Find("begins")), SplitAlternatives(entry.Find("ends"))});
  }
  return rules;
}

const StateRule* StateRules::Find(std::string_view state) const {
  const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const StateRule& rule) { return rule.state == state; });
  return found == rules_.end() ? nullptr : &*found;
}

}  // namespace whence
