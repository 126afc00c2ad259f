#ifndef WHENCE_ENGINE_MARRIAGES_H_
#define WHENCE_ENGINE_MARRIAGES_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "corpus/language/analysis.h"
#include "engine/answer.h"
#include "graph/graph.h"

namespace whence {

// Whose husband, wife or spouse a question asks for as of now: "Ann Lee" of "who is Ann Lee's husband", "who is the
// husband of Ann Lee", "who is Ann Lee married to". Empty for any other question, as for a former husband. `text` is
// what the question was read from. Linear.
std::string SpouseOfNow(const Sentence& question, std::string_view text);

// Whether a sentence that tells of a marriage, or one of the next, says that it was over, without names: "they divorced
// in 1990", "the marriage was dissolved". Cost: the postings of the words for it.
absl::StatusOr<bool> IsToldToBeOver(const Graph& graph, const Citation& marriage);

}  // namespace whence

#endif  // WHENCE_ENGINE_MARRIAGES_H_
