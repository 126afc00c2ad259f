#ifndef WHENCE_GRAPH_EVALUATE_H_
#define WHENCE_GRAPH_EVALUATE_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "graph/graph.h"
#include "graph/query.h"

namespace whence {

// The value of one variable in one solution.
struct Binding {
  enum class Kind : uint8_t { kUnbound, kTerm, kStatement };
  Kind kind = Kind::kUnbound;
  TermId id;              // kTerm: in the graph; 0 for a computed term that the graph does not hold
  Term term;              // kTerm
  StatementId statement;  // kStatement
};

// One row; in the order of GraphQuery::select.
using Solution = std::vector<Binding>;

struct EvaluationLimits {
  absl::Duration time = absl::InfiniteDuration();  // then DeadlineExceeded
  uint64_t rows = ~uint64_t{0};                    // of results; then ResourceExhausted
  uint64_t held_values = 400'000'000;              // ids held by hash tables, sorts and groups; then ResourceExhausted
  const std::atomic<bool>* cancelled = nullptr;    // set by another thread; then Cancelled
};

// The solutions of a query, of which it keeps a copy, computed as they are read. Not thread-safe; lives no longer than
// the graph.
class Solutions {
 public:
  virtual ~Solutions() = default;
  // The next solution, valid until the next call; null at the end, or when status() says why there are no more.
  virtual const Solution* Next() = 0;
  virtual const absl::Status& status() const = 0;
  // How the query is evaluated: one operator a line, inputs indented, estimated rows.
  virtual std::string Plan() const = 0;
};

// InvalidArgument for a malformed query: a variable index out of range, a regular expression that does not compile, a
// wrong number of arguments.
absl::StatusOr<std::unique_ptr<Solutions>> Evaluate(const Graph& graph, const GraphQuery& query,
                                                    const EvaluationLimits& limits = {});

// Reads to the end. For queries with few solutions.
absl::StatusOr<std::vector<Solution>> EvaluateAll(const Graph& graph, const GraphQuery& query,
                                                  const EvaluationLimits& limits = {});

}  // namespace whence

#endif  // WHENCE_GRAPH_EVALUATE_H_
