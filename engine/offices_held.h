#ifndef WHENCE_ENGINE_OFFICES_HELD_H_
#define WHENCE_ENGINE_OFFICES_HELD_H_

#include "absl/status/statusor.h"
#include "corpus/language/analysis.h"
#include "engine/answer.h"
#include "graph/graph.h"

namespace whence {

// "Who was Ida Kern?", "What was Ida Kern in 1975?": what tables, lists and sentences tell somebody to have been, with
// since when and until when. Asked for a time, what was so at all of it. Unknown where the question says anything more
// than a name and a time, where nothing is told, and where several bear the name. Cost: one scan of what is told of the
// name's bearer, of
// its first 1,000 triples. The graph's errors are passed on; thread-safe where reading the graph is.
absl::StatusOr<Answer> AskOfficesHeld(const Graph& graph, const Sentence& question);

}  // namespace whence

#endif  // WHENCE_ENGINE_OFFICES_HELD_H_
