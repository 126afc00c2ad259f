#ifndef WHENCE_CORPUS_LANGUAGE_ENTITY_TYPER_H_
#define WHENCE_CORPUS_LANGUAGE_ENTITY_TYPER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/language/analysis.h"
#include "corpus/language/lexicon.h"
#include "corpus/language/name_list.h"

namespace whence {

// Gives types to names and types and values to single numbers, years, months and ordinals, from the caller's names, the
// lexicon, the naming noun ("... Organization", "Battle of ..."), titles before a name, and the tree. Thread-safe.
class EntityTyper {
 public:
  explicit EntityTyper(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  // REQUIRES: the sentence has its tree. `names` may be null.
  void Assign(const NameList* names, Sentence* sentence) const;

 private:
  // What decides the type of a name, word by word. Classes are those of WordClass.
  struct Name {
    std::vector<std::string_view> words;
    size_t naming = 0;      // the word that says the kind: the last before an inner "of", or the last of all
    uint32_t kind = 0;      // its classes
    uint32_t first = 0;     // those of the first word
    uint32_t last = 0;      // and of the last
    bool no_place = false;  // one word that people are called by, and that does not stand like a place
  };

  // A noun's own classes, or those of its singular.
  uint32_t ClassesOf(std::string_view word) const;
  Name ReadName(const Sentence& sentence, size_t i, std::vector<std::string_view> words) const;
  EntityType TypeOfName(const Sentence& sentence, size_t i, const NameList* names) const;
  // Steps of it, each kNone where it does not tell: the lexicon's list of names, a name of several words, of one.
  EntityType ListedType(const Sentence& sentence, const Token& token, const Name& name) const;
  static EntityType TypeOfLongName(const Name& name);
  static EntityType TypeOfLoneName(const Name& name);

  const Lexicon* lexicon_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_ENTITY_TYPER_H_
