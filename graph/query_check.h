#ifndef WHENCE_GRAPH_QUERY_CHECK_H_
#define WHENCE_GRAPH_QUERY_CHECK_H_

#include <vector>

#include "absl/status/status.h"
#include "graph/query.h"
#include "graph/value.h"

namespace whence {

// InvalidArgument, with what is wrong, for a query that cannot be evaluated: a variable that it does not have, a row of
// VALUES of the wrong width, a malformed expression, groups nested more than 100 deep.
absl::Status CheckQuery(const GraphQuery& query);

// MIN, MAX, SUM ... of values in the order of the solutions. COUNT counts them. Errors where SPARQL has them.
Value FoldValues(AggregateKind kind, const std::vector<Value>& values);

}  // namespace whence

#endif  // WHENCE_GRAPH_QUERY_CHECK_H_
