#ifndef WHENCE_ENGINE_COREFERENCE_NOUN_KINDS_H_
#define WHENCE_ENGINE_COREFERENCE_NOUN_KINDS_H_

#include <string_view>

#include "corpus/language/token.h"
#include "corpus/language/word_relations.h"

namespace whence {

// What kinds of things nouns describe. Views the dictionary, which may be null: then only the commonest nouns are
// known.
class NounKinds {
 public:
  explicit NounKinds(const WordRelations* words) : words_(words) {}

  // Whether one noun is the other or tells of a kind of it: "cyclone", "storm".
  bool IsKindOf(std::string_view noun, std::string_view wider) const;
  bool IsPerson(std::string_view noun) const;
  // Whether a noun may describe what has the type, where no name says so: "company" an organisation.
  static bool FitsType(std::string_view noun, EntityType type);

 private:
  const WordRelations* words_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_COREFERENCE_NOUN_KINDS_H_
