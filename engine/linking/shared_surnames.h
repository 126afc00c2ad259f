#ifndef WHENCE_ENGINE_LINKING_SHARED_SURNAMES_H_
#define WHENCE_ENGINE_LINKING_SHARED_SURNAMES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/analysis.h"
#include "corpus/language/word_relations.h"
#include "graph/base/span.h"
#include "graph/graph.h"

namespace whence {

// A surname that a question gives alone, and that several bear in the sources: "when did Dahl die", of Johan Dahl and
// Erik Dahl.
struct SharedSurname {
  ByteSpan span;                     // in the question
  std::vector<std::string> bearers;  // at least two, as the sources write them
  std::string alone;                 // the one whom the sources call so alone; empty where they do nobody, or several
};

// Those of a question. The graph's errors are passed on; thread-safe where reading the graph is. Cost: the sentences
// with the word, at most some hundred, for each such name.
absl::StatusOr<std::vector<SharedSurname>> SharedSurnames(const Graph& graph, const WordRelations& words,
                                                          const Sentence& question);

}  // namespace whence

#endif  // WHENCE_ENGINE_LINKING_SHARED_SURNAMES_H_
