#ifndef WHENCE_GRAPH_QUERY_CHECK_H_
#define WHENCE_GRAPH_QUERY_CHECK_H_

#include "absl/status/status.h"
#include "graph/query.h"
#include "graph/value.h"

namespace whence {

// InvalidArgument, with what is wrong, for a query that cannot be evaluated: a variable that it does not have, a row of
// VALUES of the wrong width, a malformed expression, groups nested more than 100 deep.
absl::Status CheckQuery(const GraphQuery& query);

// Folds the values of one group, as one aggregate wants. COUNT counts them; errors where SPARQL has them.
class Accumulator {
 public:
  explicit Accumulator(AggregateKind kind) : kind_(kind) {}
  void Add(const Value& value);  // not an error
  Value Result() const;

 private:
  const AggregateKind kind_;
  int64_t count_ = 0;
  Value folded_ = Value::Integer(0);
};

}  // namespace whence

#endif  // WHENCE_GRAPH_QUERY_CHECK_H_
