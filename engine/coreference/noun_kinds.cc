#include "engine/coreference/noun_kinds.h"

#include "engine/coreference/gender.h"
#include "engine/coreference/name_relation.h"
#include "rules/words/word_lists.h"

namespace whence {
bool NounKinds::IsNoun(std::string_view word) const {
  return words_ != nullptr && !words_->Find(word, WordPos::kNoun).senses.empty();
}

bool NounKinds::IsKindOf(std::string_view noun, std::string_view wider) const {
  if (IsIn(WordList::kBusiness, wider) && IsIn(WordList::kKindOfBusiness, noun)) return true;
  if ((wider == "ship" || wider == "vessel") && IsIn(WordList::kVessel, noun)) return true;
  if (words_ == nullptr || noun.empty()) return false;
  const WordRelation relation =
      WordRelations::Relate(words_->Find(noun, WordPos::kNoun), words_->Find(wider, WordPos::kNoun));
  return relation == WordRelation::kNarrower || relation == WordRelation::kSynonym;
}

bool NounKinds::IsSurelyPerson(std::string_view noun) {
  if (IsPersonNoun(noun)) return true;
  // "schoolteacher", "shipowner"
  constexpr size_t kShortest = 5, kLeastBefore = 3, kLongest = 24;
  if (noun.size() > kLongest) return false;
  for (size_t begin = kLeastBefore; begin + kShortest <= noun.size(); ++begin) {
    if (IsPersonNoun(noun.substr(begin))) return true;
  }
  return false;
}

bool NounKinds::IsPerson(std::string_view noun) const {
  if (IsSurelyPerson(noun)) return true;
  if (IsIn(WordList::kKindOfBusiness, noun)) return false;
  // What is a person far down, as a physician is, the dictionary's wider words do not reach.
  if (!IsKindOf(noun, "person") && !IsTrade(noun)) return false;
  // Towns and hills have given their words to people, too.
  const bool place = IsIn(WordList::kPlace, noun) || IsKindOf(noun, "location") || IsKindOf(noun, "district") ||
                     IsKindOf(noun, "formation") || IsKindOf(noun, "structure");
  return !place;
}

bool NounKinds::IsTrade(std::string_view noun) const {
  if (IsSurelyPerson(noun)) return true;
  if (words_ == nullptr || IsIn(WordList::kVessel, noun) || IsIn(WordList::kOrganisation, noun) ||
      IsIn(WordList::kPlace, noun) || IsIn(WordList::kKindOfBusiness, noun)) {
    return false;
  }
  return words_->Find(noun, WordPos::kNoun).topic == WordTopic::kPerson;
}

bool NounKinds::MayStandBefore(std::string_view word) const {
  constexpr size_t kShortest = 3;  // initials and marks of ships are shorter
  return word.size() < kShortest || GenderOfGivenName(word) != Gender::kUnknown || IsNoun(word) ||
         (words_ != nullptr && !words_->Find(word, WordPos::kAdjective).senses.empty());
}

std::string_view NounKinds::NamedKind(const std::vector<std::string>& words) const {
  const std::string_view naming = NamingWord(words);
  return naming.empty() || IsNoun(naming) ? naming : words.front();
}

bool NounKinds::FitsType(std::string_view noun, EntityType type) {
  switch (type) {
    case EntityType::kOrganisation:
      return IsIn(WordList::kOrganisation, noun);
    case EntityType::kCountry:
      return IsIn(WordList::kCountry, noun);
    case EntityType::kPlace:
      return IsIn(WordList::kPlace, noun);
    case EntityType::kPerson:
      return IsPersonNoun(noun);
    default:
      return false;
  }
}

}  // namespace whence
