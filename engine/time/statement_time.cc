#include "engine/time/statement_time.h"

#include "engine/vocabulary.h"
#include "graph/base/status.h"

namespace whence {

absl::StatusOr<std::optional<Interval>> TimeOf(const Graph& graph, const Statement& statement) {
  std::optional<Interval> time, start, end;
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph.DecodeTerm(qualifier.predicate));
    WHENCE_ASSIGN_OR_RETURN(const Term value, graph.DecodeTerm(qualifier.value));
    const std::optional<Interval> interval = IntervalOf(value);
    if (!interval.has_value()) continue;
    if (predicate == QualifierTerm(kTimeQualifier)) {
      const bool closed = interval->first.has_value() && interval->last.has_value();
      if (!time.has_value() || closed) time = interval;
    }
    if (predicate == QualifierTerm(kStartQualifier)) start = interval;
    if (predicate == QualifierTerm(kEndQualifier)) end = interval;
  }
  if (time.has_value()) return time;
  if (start.has_value() && end.has_value()) return Interval{start->first, end->last};
  return start.has_value() ? start : end;
}

}  // namespace whence
