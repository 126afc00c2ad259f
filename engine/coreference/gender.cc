#include "engine/coreference/gender.h"

#include <string>

#include "corpus/language/ascii.h"
#include "rules/words/word_lists.h"

namespace whence {
Gender GenderOfGivenName(std::string_view name) {
  const std::string lowered = AsciiLowered(name);
  const bool male = IsIn(WordList::kMaleName, lowered);
  const bool female = IsIn(WordList::kFemaleName, lowered);
  if (male == female) return Gender::kUnknown;
  return male ? Gender::kMale : Gender::kFemale;
}

Gender GenderOfNoun(std::string_view lemma) {
  const std::string lowered = AsciiLowered(lemma);
  if (IsIn(WordList::kMaleNoun, lowered)) return Gender::kMale;
  if (IsIn(WordList::kFemaleNoun, lowered)) return Gender::kFemale;
  return Gender::kUnknown;
}

bool IsPersonNoun(std::string_view lemma) {
  return IsIn(WordList::kPersonNoun, AsciiLowered(lemma)) || GenderOfNoun(lemma) != Gender::kUnknown;
}

}  // namespace whence
