#ifndef WHENCE_GRAPH_QUERY_TERMS_H_
#define WHENCE_GRAPH_QUERY_TERMS_H_

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "graph/evaluate.h"
#include "graph/graph.h"
#include "graph/value.h"

namespace whence {

// What a variable is bound to while a query runs: a term of the graph by its id, a computed term, or a statement, all
// in 64 bits, so that joins, groups and DISTINCT compare integers. Two slots are equal when the terms are. 0 is
// unbound.
using Slot = uint64_t;
inline constexpr Slot kUnboundSlot = 0;

inline Slot StatementSlot(StatementId id) { return uint64_t{15} << kIdClassShift | id.value(); }
inline bool IsStatementSlot(Slot slot) { return slot >> kIdClassShift == 15; }
inline StatementId StatementOf(Slot slot) { return StatementId(PayloadOf(TermId(slot))); }

// The terms of one run of a query: those of the graph, and those that the query brought or computed.
class QueryTerms {
 public:
  explicit QueryTerms(const Graph& graph) : graph_(graph) {}

  // The slot of a term, the same for the same term.
  Slot Intern(const Term& term);
  Slot Intern(const Value& value);  // unbound for an error
  // A fault of the graph reads as an error value and is kept in status().
  Value ValueOf(Slot slot);
  Binding BindingOf(Slot slot);
  // REQUIRES: bound, and not a statement.
  Term TermOf(Slot slot);
  bool IsComputed(Slot slot) const { return slot >> kIdClassShift == 14; }

  const Graph& graph() const { return graph_; }
  const absl::Status& status() const { return status_; }
  void Fail(absl::Status status) {
    if (status_.ok()) status_ = std::move(status);
  }

 private:
  const Graph& graph_;
  std::vector<Term> computed_;
  absl::flat_hash_map<Term, Slot> slots_;    // of computed_
  absl::flat_hash_map<Slot, Value> values_;  // read lately; emptied when it grows large
  absl::Status status_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_QUERY_TERMS_H_
