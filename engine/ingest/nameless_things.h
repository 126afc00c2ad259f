#ifndef WHENCE_ENGINE_INGEST_NAMELESS_THINGS_H_
#define WHENCE_ENGINE_INGEST_NAMELESS_THINGS_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "engine/coreference/document_entities.h"

namespace whence {

// Which "it" of a document surely means a thing that has no name: "The mill stood in Lund. It burned down." Coreference
// finds the likeliest; what is kept in the graph by it must be right. Views its arguments. Thread-safe.
class NamelessThings {
 public:
  // Cost: the sum over sentences of nouns times tokens.
  NamelessThings(const std::vector<DocumentSentence>& sentences, const DocumentEntities& entities);

  // Whether the "it" at a place, which coreference links with the entity, surely means it: the sentences before it in
  // the paragraph, down to the one that names the thing, are about it and about no other thing, with a name or without,
  // and the document speaks of no second one by its noun. Cost: nouns times tokens of the sentence.
  bool IsSure(TokenRef it, uint32_t entity) const;

 private:
  const std::vector<Token>& TokensOf(uint32_t sentence) const;
  // The entity that the main clause of a sentence is about, -1 for none; sets its token.
  int64_t SubjectOf(uint32_t sentence, int32_t* token) const;
  // Whether another single thing stands in the sentence, which "it" may mean.
  bool HasOther(uint32_t sentence, int32_t subject) const;

  // What the sentences of its paragraph up to the one before a sentence are surely about, -1 for nothing.
  int64_t Before(uint32_t sentence) const;

  const std::vector<DocumentSentence>& sentences_;
  const DocumentEntities& entities_;
  absl::flat_hash_set<std::string> several_;  // nouns of which the document speaks of more than one thing
  // The entity that an "it" after a sentence means, if it is about it, too; -1 for none.
  std::vector<int64_t> carried_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_NAMELESS_THINGS_H_
