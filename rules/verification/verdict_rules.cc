#include "rules/verification/verdict_rules.h"

#include <algorithm>
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
    "denial",   "refusal",    "scarcely", "exclusive", "universal", "partial",  "rise",      "fall",      "hedge",
    "contrast", "former",     "floor",    "ceiling",   "strict",    "about",    "cause",     "report",    "factive",
    "except",   "duty",       "opinion",  "seat",      "name-end",  "composed", "part",      "initial",   "origin",
    "beside",   "share",      "proof",    "doubtful",  "fraction",  "stopping", "together",  "serving",   "container",
    "cabinet",  "of-cabinet", "ever",     "handling",  "razing",    "founding", "unpeopled", "everybody", "recurring",
    "many-sensed"};
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
  syntax.entries.push_back({.keyword = "implies", .inline_text = true, .free_name = true, .repeatable_name = true});
  syntax.entries.push_back({.keyword = "same", .inline_text = true, .free_name = true, .repeatable_name = true});
  syntax.entries.push_back({.keyword = "contrary", .inline_text = true, .free_name = true});
  syntax.entries.push_back({.keyword = "kind", .inline_text = true, .free_name = true});
  syntax.entries.push_back({.keyword = "column", .inline_text = true, .free_name = true});
  syntax.entries.push_back({.keyword = "weight", .inline_text = true});
  ParsedRuleFile parsed = ParseRuleFile(path, text, syntax);
  VerdictRules rules;
  uint64_t seen = 0;
  for (const RuleEntry& entry : parsed.file.entries) {
    const RuleField& field = entry.fields.front();
    if (entry.keyword == "words") {
      const int found = FindClass(entry.name);
      if (found < 0) {
        parsed.diagnostics.push_back(parsed.file.MakeError(entry.name_location, "nothing asks for this class of words",
                                                           "the classes are those of VerdictWord"));
        continue;
      }
      seen |= uint64_t{1} << found;
      for (absl::string_view word : absl::StrSplit(field.text, '|')) {
        rules.classes_[std::string(absl::StripAsciiWhitespace(word))] |= uint64_t{1} << found;
      }
      continue;
    }
    if (entry.keyword == "implies" || entry.keyword == "same") {
      absl::string_view predicate = absl::StripAsciiWhitespace(field.text);
      const bool swapped = absl::ConsumeSuffix(&predicate, ", swapped");
      rules.entailments_[entry.name].push_back({std::string(predicate), swapped, entry.keyword == "same"});
      continue;
    }
    if (entry.keyword == "kind") {
      for (absl::string_view word : absl::StrSplit(field.text, '|')) {
        rules.kinds_[entry.name].emplace_back(absl::StripAsciiWhitespace(word));
      }
      continue;
    }
    if (entry.keyword == "column") {
      for (absl::string_view word : absl::StrSplit(field.text, '|')) {
        rules.columns_[entry.name].emplace_back(absl::StripAsciiWhitespace(word));
      }
      continue;
    }
    if (entry.keyword == "contrary") {
      const std::string other(absl::StripAsciiWhitespace(field.text));
      for (const auto& [one, contrary] : {std::pair(entry.name, other), std::pair(other, entry.name)}) {
        const auto [known, added] = rules.contraries_.emplace(one, contrary);
        if (added || known->second == contrary) continue;
        parsed.diagnostics.push_back(
            parsed.file.MakeError(one == entry.name ? entry.name_location : field.location,
                                  StrCat("\"", one, "\" has another contrary already: \"", known->second, "\""),
                                  "a predicate has one contrary"));
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

uint64_t VerdictRules::Classes(std::string_view word) const {
  const auto found = classes_.find(ToAbsl(word));
  return found == classes_.end() ? 0 : found->second;
}

const std::vector<Entailment>& VerdictRules::Entailments(std::string_view predicate) const {
  static const auto* const none = new std::vector<Entailment>();
  const auto found = entailments_.find(ToAbsl(predicate));
  return found == entailments_.end() ? *none : found->second;
}

bool VerdictRules::AreContrary(std::string_view one, std::string_view other) const {
  const auto found = contraries_.find(ToAbsl(one));
  return found != contraries_.end() && found->second == other;
}

bool VerdictRules::GoesWithColumn(std::string_view verb, std::string_view header) const {
  const auto found = columns_.find(ToAbsl(header));
  const std::string_view bare = verb.substr(0, verb.find(' '));  // "come" of "come out"
  return found != columns_.end() && std::find(found->second.begin(), found->second.end(), bare) != found->second.end();
}

const std::vector<std::string>& VerdictRules::Kinds(std::string_view name) const {
  static const auto* const none = new std::vector<std::string>();
  const auto found = kinds_.find(ToAbsl(name));
  return found == kinds_.end() ? *none : found->second;
}

VerdictWeight VerdictRules::Weight(std::string_view sign) const {
  const auto found = weights_.find(ToAbsl(sign));
  return found == weights_.end() ? VerdictWeight() : found->second;
}

}  // namespace whence
