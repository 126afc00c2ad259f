#ifndef WHENCE_ENGINE_FRAMES_TERM_WORDS_H_
#define WHENCE_ENGINE_FRAMES_TERM_WORDS_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/frames/question_frame.h"
#include "graph/document_record.h"
#include "graph/graph.h"

namespace whence {

// Notes the words under which the terms of a document's statements are found: of names and literals, the noun that they
// end in and the others; of what something is said to be, those that may be a class. Linear in the statements.
void AddTermWords(DocumentRecord& record);

// Triples of a predicate, in no order.
struct TriplesFound {
  std::vector<Triple> triples;
  // What fits an argument by nothing but its kind may be missing: "the doctor" for what is said to be a physician.
  bool lacks_kinds = false;
};

// The triples of a predicate whose statements FrameMatcher may let answer, found by those words: some that do not fit,
// and all that do, but for kinds (see there), and what says the thing of nobody in particular. At most `most`. Nothing
// where the graph does not know the words of its terms, or the question says none. Cost: the terms that have the rarest
// of the words that must be there.
absl::StatusOr<std::optional<TriplesFound>> TriplesByWords(const Graph& graph, const QuestionFrame& question,
                                                           TermId predicate, size_t most);

}  // namespace whence

#endif  // WHENCE_ENGINE_FRAMES_TERM_WORDS_H_
