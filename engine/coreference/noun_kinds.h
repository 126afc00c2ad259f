#ifndef WHENCE_ENGINE_COREFERENCE_NOUN_KINDS_H_
#define WHENCE_ENGINE_COREFERENCE_NOUN_KINDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/token.h"
#include "corpus/language/word_relations.h"

namespace whence {

// What kinds of things nouns describe. Views the dictionary, which may be null: then only the commonest nouns are
// known.
class NounKinds {
 public:
  explicit NounKinds(const WordRelations* words) : words_(words) {}

  // Whether the dictionary has it as a noun, whatever it tells of.
  bool IsNoun(std::string_view word) const;
  // Whether one noun is the other or tells of a kind of it: "cyclone", "storm".
  bool IsKindOf(std::string_view noun, std::string_view wider) const;
  // Whether a noun, or the last part of one, is listed as one for a person: no "name", which can be somebody.
  static bool IsSurelyPerson(std::string_view noun);
  bool IsPerson(std::string_view noun) const;
  // Whether it tells before a name that somebody bears it, "the botanist Tove Aske": in its commonest sense a person.
  bool IsTrade(std::string_view noun) const;
  // Whether a word before a name leaves it what it is alone: "Ann" of "Ann Lee", "MS" of "MS Aurora", "Lake" of "Lake
  // Orn", "Odd" of "Odd Moe". The "Debian" of "Debian Quill" makes another name. `word` is folded.
  bool MayStandBefore(std::string_view word) const;
  // Of a name's words (NameWords) those that may say what its bearer is: the noun that it is named by, or its first
  // word where that is none. "Lake Orta" is a lake, and the "World Bank" no world. Views the words.
  std::string_view NamedKind(const std::vector<std::string>& words) const;
  // Whether a noun may describe what has the type, where no name says so: "company" an organisation.
  static bool FitsType(std::string_view noun, EntityType type);

 private:
  const WordRelations* words_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_COREFERENCE_NOUN_KINDS_H_
