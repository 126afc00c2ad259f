#include "rules/verification/verdict_rules.h"

#include <iterator>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "graph/base/status.h"
#include "rules/language/rule_file.h"

namespace whence {
namespace {

constexpr std::string_view kClassNames[] = {
    "denial", "refusal", "scarcely", "exclusive", "universal", "partial", "rise",    "fall",   "hedge", "contrast",
    "former", "floor",   "ceiling",  "about",     "cause",     "report",  "factive", "except", "duty",  "opinion"};
static_assert(std::size(kClassNames) == kVerdictWordCount);

int FindClass(std::string_view name) {
  for (int i = 0; i < kVerdictWordCount; ++i) {
    if (kClassNames[i] == name) return i;
  }
  return -1;
}

}  // namespace

absl::StatusOr<VerdictRules> VerdictRules::Parse(std::string path, std::string_view text) {
  RuleFileSyntax syntax;
  syntax.entries.push_back({.keyword = "words", .inline_text = true});
  syntax.entries.push_back({.keyword = "weight", .inline_text = true});
  ParsedRuleFile parsed = ParseRuleFile(path, text, syntax);
  VerdictRules rules;
  uint32_t seen = 0;
  for (const RuleEntry& entry : parsed.file.entries) {
    const RuleField& field = entry.fields.front();
    if (entry.keyword == "words") {
      const int found = FindClass(entry.name);
      if (found < 0) {
        parsed.diagnostics.push_back(parsed.file.MakeError(entry.name_location, "nothing asks for this class of words",
                                                           "the classes are those of VerdictWord"));
        continue;
      }
      seen |= 1u << found;
      for (absl::string_view word : absl::StrSplit(field.text, '|')) {
        rules.classes_[std::string(absl::StripAsciiWhitespace(word))] |= 1u << found;
      }
      continue;
    }
    const std::vector<std::string> numbers = absl::StrSplit(field.text, ' ', absl::SkipEmpty());
    VerdictWeight weight;
    if (numbers.size() != 2 || !absl::SimpleAtod(numbers[0], &weight.settles) ||
        !absl::SimpleAtod(numbers[1], &weight.supports)) {
      parsed.diagnostics.push_back(parsed.file.MakeError(
          field.location, "a weight is two numbers: whether the sign settles the claim, and whether it supports it"));
      continue;
    }
    rules.weights_[entry.name] = weight;
  }
  if (HasErrors(parsed.diagnostics)) return InvalidArgument(RenderDiagnostics(parsed.diagnostics));
  for (int i = 0; i < kVerdictWordCount; ++i) {
    if ((seen >> i & 1) == 0) return InvalidArgument(path, ": has no words ", kClassNames[i]);
  }
  return rules;
}

uint32_t VerdictRules::Classes(std::string_view word) const {
  const auto found = classes_.find(ToAbsl(word));
  return found == classes_.end() ? 0 : found->second;
}

VerdictWeight VerdictRules::Weight(std::string_view sign) const {
  const auto found = weights_.find(ToAbsl(sign));
  return found == weights_.end() ? VerdictWeight() : found->second;
}

}  // namespace whence
