#ifndef WHENCE_ENGINE_TIME_DEPARTURE_H_
#define WHENCE_ENGINE_TIME_DEPARTURE_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "graph/graph.h"
#include "rules/inference/state_rules.h"

namespace whence {

// Whether sources tell that somebody of this name gave up an office, left without a word of what, or died: then who
// "became director" need not be it now. Cost: the statements of who bears the name.
absl::StatusOr<bool> HasDeparted(const Graph& graph, const StateRules& states, std::string_view name);

}  // namespace whence

#endif  // WHENCE_ENGINE_TIME_DEPARTURE_H_
