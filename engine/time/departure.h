#ifndef WHENCE_ENGINE_TIME_DEPARTURE_H_
#define WHENCE_ENGINE_TIME_DEPARTURE_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "graph/graph.h"
#include "rules/inference/state_rules.h"

namespace whence {

// Whether sources tell that somebody of this name gave up the office, or one without a word of which, left without a
// word of what, or died: then who "became director" need not be it now. `office` is its noun, in lower case. Cost: the
// statements of who bears the name.
absl::StatusOr<bool> HasDeparted(const Graph& graph, const StateRules& states, std::string_view name,
                                 std::string_view office);

}  // namespace whence

#endif  // WHENCE_ENGINE_TIME_DEPARTURE_H_
