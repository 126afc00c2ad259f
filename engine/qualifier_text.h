#ifndef WHENCE_ENGINE_QUALIFIER_TEXT_H_
#define WHENCE_ENGINE_QUALIFIER_TEXT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "graph/graph.h"
#include "graph/statement.h"

namespace whence {

// The text of a statement's first qualifier of a name (engine/vocabulary.h): "vice president" of kAsQualifier. Empty
// where it has none. The graph's errors are passed on. Thread-safe where reading the graph is. Cost: two terms decoded
// at most for each qualifier.
absl::StatusOr<std::string> QualifierText(const Graph& graph, const Statement& statement, std::string_view name);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUALIFIER_TEXT_H_
