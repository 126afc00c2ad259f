#ifndef WHENCE_GRAPH_EVALUATE_GROUP_SHAPE_H_
#define WHENCE_GRAPH_EVALUATE_GROUP_SHAPE_H_

#include <vector>

#include "graph/query.h"

namespace whence {

// The variables that every solution of the group's own triples, statements, values and groups has.
std::vector<bool> CertainVariables(const GroupPattern& group, size_t width);

// Whether it makes no difference if the group is computed by itself and joined, or started from the rows that it is
// joined with: it has nothing but patterns, and filters over its own variables. With `outer_filters`, filters may read
// the joined row, as those of an optional group do.
bool MayStartFromRows(const GroupPattern& group, size_t width, bool outer_filters);

// How many slots beyond its variables a plan for the group may need.
size_t HiddenVariables(const GroupPattern& group);

}  // namespace whence

#endif  // WHENCE_GRAPH_EVALUATE_GROUP_SHAPE_H_
