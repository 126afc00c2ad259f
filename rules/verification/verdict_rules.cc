#include "rules/verification/verdict_rules.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "graph/base/status.h"
#include "rules/language/rule_reader.h"

namespace whence {
namespace {

constexpr std::string_view kClassNames[] = {
    "denial",   "refusal",  "scarcely",  "exclusive", "universal", "partial",     "rise",     "fall",
    "hedge",    "contrast", "former",    "floor",     "ceiling",   "strict",      "about",    "cause",
    "report",   "factive",  "except",    "duty",      "opinion",   "seat",        "name-end", "composed",
    "part",     "initial",  "origin",    "beside",    "share",     "proof",       "doubtful", "fraction",
    "stopping", "together", "serving",   "container", "cabinet",   "of-cabinet",  "ever",     "handling",
    "razing",   "founding", "unpeopled", "everybody", "recurring", "many-sensed", "parting",  "losing",
    "removing", "ousting",  "resuming",  "converse",  "having",    "staying",     "bearing"};
static_assert(std::size(kClassNames) == kVerdictWordCount);

int FindClass(std::string_view name) {
  for (int i = 0; i < kVerdictWordCount; ++i) {
    if (kClassNames[i] == name) return i;
  }
  return -1;
}

const RuleFileSyntax& Syntax() {
  static const auto* const kSyntax =
      new RuleFileSyntax{{{.keyword = "words", .inline_text = true},
                          {.keyword = "implies", .inline_text = true, .free_name = true, .repeatable_name = true},
                          {.keyword = "same", .inline_text = true, .free_name = true, .repeatable_name = true},
                          {.keyword = "lacks", .inline_text = true, .free_name = true},
                          {.keyword = "special", .inline_text = true, .free_name = true},
                          {.keyword = "contrary", .inline_text = true, .free_name = true},
                          {.keyword = "kind", .inline_text = true, .free_name = true},
                          {.keyword = "column", .inline_text = true, .free_name = true},
                          {.keyword = "weight", .inline_text = true}}};
  return *kSyntax;
}

}  // namespace

// Takes entry by entry.
class VerdictRules::Reader {
 public:
  void Read(const RuleEntry& entry, EntryErrors& errors) {
    const RuleField& field = entry.fields.front();
    if (entry.keyword == "words") {
      ReadWords(entry, errors);
    } else if (entry.keyword == "implies" || entry.keyword == "same") {
      std::string_view predicate = field.text;
      constexpr std::string_view kSwapped = ", swapped";
      const bool swapped = predicate.ends_with(kSwapped);
      if (swapped) predicate.remove_suffix(kSwapped.size());
      rules_.entailments_[entry.name].push_back({std::string(predicate), swapped, entry.keyword == "same"});
    } else if (entry.keyword == "lacks") {
      rules_.lacked_[entry.name] = field.text;
    } else if (entry.keyword == "special") {
      for (const std::string_view word : Alternatives(field.text))
        rules_.generals_[std::string(word)].push_back(entry.name);
    } else if (entry.keyword == "kind") {
      for (const std::string_view word : Alternatives(field.text)) rules_.kinds_[entry.name].emplace_back(word);
    } else if (entry.keyword == "column") {
      for (const std::string_view word : Alternatives(field.text)) rules_.columns_[entry.name].emplace_back(word);
    } else if (entry.keyword == "contrary") {
      AddContrary(entry.name, field.text, entry.name_location, errors);
      AddContrary(field.text, entry.name, field.location, errors);
    } else {
      ReadWeight(entry, errors);
    }
  }

  // The class that no entry gives words, or -1.
  int MissingClass() const {
    for (int i = 0; i < kVerdictWordCount; ++i) {
      if ((seen_ >> i & 1) == 0) return i;
    }
    return -1;
  }

  VerdictRules Take() { return std::move(rules_); }

 private:
  void ReadWords(const RuleEntry& entry, EntryErrors& errors) {
    const int found = FindClass(entry.name);
    if (found < 0) {
      return errors.Add(entry.name_location, "nothing asks for this class of words",
                        "the classes are those of VerdictWord");
    }
    seen_ |= uint64_t{1} << found;
    for (const std::string_view word : Alternatives(entry.fields.front().text)) {
      rules_.classes_[std::string(word)] |= uint64_t{1} << found;
    }
  }

  void AddContrary(const std::string& one, const std::string& other, SourceLocation location, EntryErrors& errors) {
    const auto [known, added] = rules_.contraries_.emplace(one, other);
    if (added || known->second == other) return;
    errors.Add(location, StrCat("\"", one, "\" has another contrary already: \"", known->second, "\""),
               "a predicate has one contrary");
  }

  void ReadWeight(const RuleEntry& entry, EntryErrors& errors) {
    const RuleField& field = entry.fields.front();
    const std::vector<std::string> numbers = absl::StrSplit(field.text, absl::ByAnyChar(" |"), absl::SkipEmpty());
    VerdictWeight weight;
    double* const places[] = {&weight.general, &weight.for_particular.settles, &weight.for_particular.supports,
                              &weight.for_general.settles, &weight.for_general.supports};
    bool read = numbers.size() == std::size(places);
    for (size_t i = 0; read && i < numbers.size(); ++i) read = absl::SimpleAtod(numbers[i], places[i]);
    if (!read) {
      return errors.Add(field.location,
                        "a weight is five numbers: whether the claim is a general one, then for particular and for "
                        "general claims whether the sign settles and whether it supports");
    }
    rules_.weights_[entry.name] = weight;
  }

  VerdictRules rules_;
  uint64_t seen_ = 0;  // classes, a bit each
};

absl::StatusOr<VerdictRules> VerdictRules::Parse(std::string_view path, std::string_view text) {
  Reader reader;
  const ParsedRuleFile parsed = ReadRuleFile(
      path, text, Syntax(), [&](const RuleEntry& entry, EntryErrors& errors) { reader.Read(entry, errors); });
  WHENCE_RETURN_IF_ERROR(AsStatus(parsed.diagnostics));
  if (const int missing = reader.MissingClass(); missing >= 0) {
    return InvalidArgument(path, ": has no words ", kClassNames[missing]);
  }
  return reader.Take();
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

const std::vector<std::string>& VerdictRules::Generals(std::string_view special) const {
  static const auto* const none = new std::vector<std::string>();
  const auto found = generals_.find(ToAbsl(special));
  return found == generals_.end() ? *none : found->second;
}

const std::string& VerdictRules::Lacked(std::string_view adjective) const {
  static const auto* const none = new std::string();
  const auto found = lacked_.find(ToAbsl(adjective));
  return found == lacked_.end() ? *none : found->second;
}

bool VerdictRules::SaysMore(std::string_view special, std::string_view general) const {
  const std::vector<std::string>& generals = Generals(special);
  return std::find(generals.begin(), generals.end(), general) != generals.end();
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
