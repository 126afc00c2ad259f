#include "corpus/language/lexicon.h"

#include "corpus/language/ascii.h"
#include "graph/base/status.h"

namespace whence {
namespace {

// WordNet's rules of detachment (man morphy): an ending, what stands in its place, and the class of what results.
struct Detachment {
  WordPos pos;
  std::string_view ending;
  std::string_view replacement;
  uint8_t morph;
};
constexpr Detachment kDetachments[] = {
    {WordPos::kNoun, "s", "", MorphClass::kPluralNoun},
    {WordPos::kNoun, "ses", "s", MorphClass::kPluralNoun},
    {WordPos::kNoun, "xes", "x", MorphClass::kPluralNoun},
    {WordPos::kNoun, "zes", "z", MorphClass::kPluralNoun},
    {WordPos::kNoun, "ches", "ch", MorphClass::kPluralNoun},
    {WordPos::kNoun, "shes", "sh", MorphClass::kPluralNoun},
    {WordPos::kNoun, "men", "man", MorphClass::kPluralNoun},
    {WordPos::kNoun, "ies", "y", MorphClass::kPluralNoun},
    {WordPos::kNoun, "oes", "o", MorphClass::kPluralNoun},
    {WordPos::kVerb, "s", "", MorphClass::kVerbS},
    {WordPos::kVerb, "ies", "y", MorphClass::kVerbS},
    {WordPos::kVerb, "es", "", MorphClass::kVerbS},
    {WordPos::kVerb, "ing", "e", MorphClass::kVerbIng},
    {WordPos::kVerb, "ing", "", MorphClass::kVerbIng},
    {WordPos::kVerb, "ed", "e", MorphClass::kVerbEd},
    {WordPos::kVerb, "ed", "", MorphClass::kVerbEd},
    {WordPos::kVerb, "ied", "y", MorphClass::kVerbEd},
    {WordPos::kAdjective, "er", "", MorphClass::kComparative},
    {WordPos::kAdjective, "er", "e", MorphClass::kComparative},
    {WordPos::kAdjective, "ier", "y", MorphClass::kComparative},
    {WordPos::kAdjective, "est", "", MorphClass::kSuperlative},
    {WordPos::kAdjective, "est", "e", MorphClass::kSuperlative},
    {WordPos::kAdjective, "iest", "y", MorphClass::kSuperlative},
};

// Consonants that double before an ending: "planned", "bigger".
bool EndsDoubled(std::string_view stem) {
  const size_t size = stem.size();
  return size >= 4 && stem[size - 1] == stem[size - 2] &&
         std::string_view("bdfgklmnprtvz").find(stem.back()) != std::string_view::npos;
}

constexpr uint32_t BaseBit(WordPos pos) { return WordClass::kNoun << static_cast<int>(pos); }

constexpr uint32_t kLongerBit = 1u << 8;
constexpr uint32_t kAnyCaseBit = 1u << 9;

}  // namespace

absl::StatusOr<Lexicon> Lexicon::FromSections(std::string_view words, std::string_view forms, std::string_view lemmas,
                                              std::string_view names) {
  Lexicon lexicon;
  WHENCE_ASSIGN_OR_RETURN(lexicon.words_, StringTable::FromBytes(words));
  WHENCE_ASSIGN_OR_RETURN(lexicon.forms_, StringTable::FromBytes(forms));
  WHENCE_ASSIGN_OR_RETURN(lexicon.names_, StringTable::FromBytes(names));
  lexicon.lemmas_ = lemmas;
  return lexicon;
}

uint32_t Lexicon::Classes(std::string_view lower) const { return words_.Find(WordHash(lower)).value_or(0); }

bool Lexicon::IsBase(std::string_view lower, WordPos pos) const { return (Classes(lower) & BaseBit(pos)) != 0; }

std::string_view Lexicon::IrregularBase(std::string_view lower, WordPos pos) const {
  const std::optional<uint32_t> value = forms_.Find(FormHash(lower, pos));
  if (!value) return {};
  const size_t begin = *value >> 6;
  const size_t size = *value & 63;
  if (begin > lemmas_.size() || size > lemmas_.size() - begin) return {};
  return lemmas_.substr(begin, size);
}

std::optional<std::string> Lexicon::Base(std::string_view lower, WordPos pos) const {
  if (const std::string_view irregular = IrregularBase(lower, pos); !irregular.empty()) return std::string(irregular);
  if (lower.size() < 3 || lower.size() > 60) return std::nullopt;
  const WordPos rules = pos == WordPos::kAdverb ? WordPos::kAdjective : pos;
  for (const Detachment& rule : kDetachments) {
    if (rule.pos != rules || !lower.ends_with(rule.ending) || lower.size() == rule.ending.size()) continue;
    std::string stem(lower.substr(0, lower.size() - rule.ending.size()));
    // "glass" is no plural.
    if (rule.ending == "s" && stem.back() == 's') continue;
    if (rule.replacement.empty() && EndsDoubled(stem)) {
      // "planned" is of "plan", but "filled" of "fill".
      if (IsBase(stem, pos)) return stem;
      const std::string single = stem.substr(0, stem.size() - 1);
      if (IsBase(single, pos)) return single;
    }
    stem += rule.replacement;
    if (IsBase(stem, pos)) return stem;
  }
  return std::nullopt;
}

uint8_t Lexicon::Morphology(std::string_view lower) const {
  if (lower.size() < 3 || lower.size() > 60) return 0;
  uint8_t classes = 0;
  if (lower.ends_with("ly")) {
    const std::string_view stem = lower.substr(0, lower.size() - 2);
    if (IsBase(stem, WordPos::kAdjective)) classes |= MorphClass::kAdverbLy;
  }
  std::string stem;
  for (const Detachment& rule : kDetachments) {
    if ((classes & rule.morph) != 0 || !lower.ends_with(rule.ending) || lower.size() <= rule.ending.size() + 1)
      continue;
    stem.assign(lower.substr(0, lower.size() - rule.ending.size()));
    if (rule.ending == "s" && stem.back() == 's') continue;
    if (rule.replacement.empty() && EndsDoubled(stem) && IsBase(stem.substr(0, stem.size() - 1), rule.pos)) {
      classes |= rule.morph;
      continue;
    }
    stem += rule.replacement;
    if (IsBase(stem, rule.pos)) classes |= rule.morph;
  }
  return classes;
}

std::optional<LexiconName> Lexicon::FindName(uint64_t hash) const {
  const std::optional<uint32_t> value = names_.Find(hash);
  if (!value || (*value & 0xFF) > static_cast<uint32_t>(EntityType::kOther)) return std::nullopt;
  return LexiconName{static_cast<EntityType>(*value & 0xFF), (*value & kLongerBit) != 0, (*value & kAnyCaseBit) != 0};
}

uint32_t EncodeLexiconName(const LexiconName& name) {
  return static_cast<uint32_t>(name.type) | (name.longer ? kLongerBit : 0) | (name.any_case ? kAnyCaseBit : 0);
}

}  // namespace whence
