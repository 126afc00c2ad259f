#ifndef WHENCE_CORPUS_LANGUAGE_ENTITY_TYPER_H_
#define WHENCE_CORPUS_LANGUAGE_ENTITY_TYPER_H_

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
  EntityType TypeOfName(const Sentence& sentence, size_t i, const NameList* names) const;

  const Lexicon* lexicon_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_ENTITY_TYPER_H_
