#ifndef WHENCE_TESTS_GRAPH_NAIVE_EVALUATOR_H_
#define WHENCE_TESTS_GRAPH_NAIVE_EVALUATOR_H_

#include <vector>

#include "absl/status/statusor.h"
#include "graph/evaluate.h"

namespace whence {

// The meaning of a query, spelt out: rows are extended pattern by pattern in the order written, groups that stand for
// themselves are computed first and joined afterwards. No cleverness: the reference that Evaluate is held against.
absl::StatusOr<std::vector<Solution>> EvaluateNaively(const Graph& graph, const GraphQuery& query);

}  // namespace whence

#endif  // WHENCE_TESTS_GRAPH_NAIVE_EVALUATOR_H_
