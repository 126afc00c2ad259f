#ifndef WHENCE_ENGINE_TIME_STATEMENT_TIME_H_
#define WHENCE_ENGINE_TIME_STATEMENT_TIME_H_

#include <optional>

#include "absl/status/statusor.h"
#include "engine/time/interval.h"
#include "graph/graph.h"

namespace whence {

// When a statement says that it happened or held; nothing where it does not say. Of several times the closed one
// counts: "after 2006" only bounds the moment. A start and an end together make one interval.
absl::StatusOr<std::optional<Interval>> TimeOf(const Graph& graph, const Statement& statement);

}  // namespace whence

#endif  // WHENCE_ENGINE_TIME_STATEMENT_TIME_H_
