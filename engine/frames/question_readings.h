#ifndef WHENCE_ENGINE_FRAMES_QUESTION_READINGS_H_
#define WHENCE_ENGINE_FRAMES_QUESTION_READINGS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "engine/frames/question_frame.h"

namespace whence {

// Reads a question's main frame and links its names. The result holds the frame as read, and before it the readings
// that say the same more specifically: "which countries are members of X" and "how many members does X have" ask for
// the subjects of "be member of" X. Behind it stand other ways to say the same: "where does it flow" as what it flows
// into. Errors are the graph's. Cost: a few look-ups of each name and predicate, and for an office without its "of X" a
// scan of what holds it.
absl::StatusOr<std::vector<QuestionFrame>> ReadQuestionFrames(const Graph& graph, const PredicateLexicon& lexicon,
                                                              const Sentence& sentence, const Extraction& frame);

}  // namespace whence

#endif  // WHENCE_ENGINE_FRAMES_QUESTION_READINGS_H_
