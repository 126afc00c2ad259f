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

constexpr std::string_view kClassNames[] = {"denial",  "refusal", "scarcely", "exclusive", "universal", "partial",
                                            "rise",    "fall",    "hedge",    "contrast",  "former",    "floor",
                                            "ceiling", "about",   "cause",    "report",    "factive",   "except",
                                            "duty",    "opinion", "seat",     "name-end", "composed", "part", "initial"};
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
    const std::vector<std::string> numbers = absl::StrSplit(field.text, absl::ByAnyChar(" |"), absl::SkipEmpty());
    VerdictWeight weight;
    double* const places[] = {&weight.general, &weight.for_particular.settles, &weight.for_particular.supports,
                              &weight.for_general.settles, &weight.for_general.supports};
    bool read = numbers.size() == std::size(places);
    for (size_t i = 0; read && i < numbers.size(); ++i) read = absl::SimpleAtod(numbers[i], places[i]);
    if (!read) {
      parsed.diagnostics.push_back(parsed.file.MakeError(
          field.location,
          "a weight is five numbers: whether the claim is a general one, then for particular and for general claims "
          "whether the sign settles and whether it supports"));
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
