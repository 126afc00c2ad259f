#ifndef WHENCE_ENGINE_FRAMES_STATED_COUNTS_H_
#define WHENCE_ENGINE_FRAMES_STATED_COUNTS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/frames/question_frame.h"
#include "graph/graph.h"

namespace whence {

// A number that a source gives for how many of something an entity has: "an alliance of seven former Soviet states".
struct StatedCount {
  int64_t value = 0;
  Statement statement;
};

// Whether what is counted belongs to an entity: "how many members does X have", not "how many countries does X border".
bool CountsBelongings(const QuestionFrame& question);

// The stems of what the question tells the counted apart by: "assistant" of "how many assistant keepers".
std::vector<std::string> CountedModifiers(const QuestionFrame& question);

// The numbers that asserted statements about the question's named entities give for what the question counts. A count
// of members may be given as one of states or countries. In the order of statement ids.
absl::StatusOr<std::vector<StatedCount>> FindStatedCounts(const Graph& graph, const QuestionFrame& question);

}  // namespace whence

#endif  // WHENCE_ENGINE_FRAMES_STATED_COUNTS_H_
