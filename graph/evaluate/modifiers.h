#ifndef WHENCE_GRAPH_EVALUATE_MODIFIERS_H_
#define WHENCE_GRAPH_EVALUATE_MODIFIERS_H_

#include <memory>

#include "graph/evaluate/operator.h"
#include "graph/query.h"

namespace whence {

// GROUP BY and aggregates: one row a group, with the group's variables and the results. Holds the groups.
// What is held counts against the limits of the run, which fails beyond them.
std::unique_ptr<Operator> MakeAggregation(RunState& run, std::unique_ptr<Operator> input, const GraphQuery& query,
                                          size_t width);

// ORDER BY. Holds all rows.
std::unique_ptr<Operator> MakeSort(RunState& run, std::unique_ptr<Operator> input, const GraphQuery& query,
                                   size_t width);

}  // namespace whence

#endif  // WHENCE_GRAPH_EVALUATE_MODIFIERS_H_
