#ifndef WHENCE_ENGINE_CONFLICTS_ANSWER_RIVALS_H_
#define WHENCE_ENGINE_CONFLICTS_ANSWER_RIVALS_H_

#include "absl/status/statusor.h"
#include "corpus/language/analysis.h"
#include "engine/answer.h"
#include "engine/conflicts/rival_finder.h"
#include "graph/graph.h"

namespace whence {

// Adds to an answer what other sources say against the statements that it rests on, each with its sentence, and says so
// as a conflict; a yes gets its no. How many documents speak for a side is said where they are not as many. Of numbers
// that were taken for a conflict and mean the same, "about 14,000" and "14,210", the closest stays. Nothing is done to
// an answer that rests on no statements. Cost: that of RivalFinder::Against for each statement, of the first few.
absl::Status ShowRivals(const Graph& graph, RivalFinder& finder, const Sentence& question, Answer& answer);

}  // namespace whence

#endif  // WHENCE_ENGINE_CONFLICTS_ANSWER_RIVALS_H_
