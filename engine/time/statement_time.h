#ifndef WHENCE_ENGINE_TIME_STATEMENT_TIME_H_
#define WHENCE_ENGINE_TIME_STATEMENT_TIME_H_

#include <optional>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/time/interval.h"
#include "graph/graph.h"

namespace whence {

// A time that a statement gives for what it says.
struct ToldTime {
  Interval when;
  bool lasts = false;  // it was so throughout: "from 1962 to 1971", "since 1980"; else it happened once in `when`
  // The dates as terms, for showing: of what lasts, its beginning and its end, nothing where open; else both the date.
  std::optional<Term> first, last;
};

// Whether the two may be one time, told with less or more precision.
bool MayBeOne(const ToldTime& a, const ToldTime& b);

// All times of a statement, from its qualifiers as predicates and values: what lasts between a start and an end first,
// then the others in their order.
std::vector<ToldTime> ToldTimes(const std::vector<std::pair<const Term*, const Term*>>& qualifiers);
absl::StatusOr<std::vector<ToldTime>> ToldTimes(const Graph& graph, const Statement& statement);

// From one date to another, both date literals.
Term StretchTerm(const Term& first, const Term& last);

// When a statement says that it happened or held; nothing where it does not say. Of several times the closed one
// counts: "after 2006" only bounds the moment. A start and an end together make one interval.
absl::StatusOr<std::optional<Interval>> TimeOf(const Graph& graph, const Statement& statement);

}  // namespace whence

#endif  // WHENCE_ENGINE_TIME_STATEMENT_TIME_H_
