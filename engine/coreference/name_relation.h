#ifndef WHENCE_ENGINE_COREFERENCE_NAME_RELATION_H_
#define WHENCE_ENGINE_COREFERENCE_NAME_RELATION_H_

#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/token.h"

namespace whence {

// How a name relates to one that is known already.
enum class NameRelation : uint8_t {
  kNone,
  kSame,      // but for case, articles, marks and -isation against -ization
  kAcronym,   // "WMO" and "World Meteorological Organization"
  kShort,     // "Curie" and "Marie Curie", "the Bank" and "Bank of England"
  kSpelling,  // a letter or two apart: "Uruguey" and "Uruguay"
};

// The words of a name without articles and titles, folded for comparison.
std::vector<std::string> NameWords(std::string_view name);

// The word of a name that says what it names: "treaty" of "Treaty of Rome", "hall" of "Mercer Hall"; "" for a name of
// one word.
std::string_view NamingWord(const std::vector<std::string>& words);

// "dr", "president", "king": what stands before a name and is no part of it. `word` is folded.
bool IsTitleWord(std::string_view word);

// What `name` is to `known`, which is at least as full. Types that exclude each other give kNone.
NameRelation RelateNames(const std::vector<std::string>& name, EntityType type, const std::vector<std::string>& known,
                         EntityType known_type);

// The first letters of all words, and of all but the small ones.
struct Initials {
  std::string all, large;
};
Initials InitialsOf(const std::vector<std::string>& words);

// "ACR" of the words: their initials.
bool IsAcronymOf(std::string_view acronym, const std::vector<std::string>& words);

// "Odd Moe" and "Ida Moe": the words of two names with one last word that disagree in the first; or "Olaf II" and "Olaf
// III".
bool AreNamesakes(const std::vector<std::string>& one, const std::vector<std::string>& other);

// Edit distance with swapped neighbours as one, at most `limit` + 1.
int NameDistance(std::string_view a, std::string_view b, int limit);

}  // namespace whence

#endif  // WHENCE_ENGINE_COREFERENCE_NAME_RELATION_H_
