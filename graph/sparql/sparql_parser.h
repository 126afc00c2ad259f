#ifndef WHENCE_GRAPH_SPARQL_SPARQL_PARSER_H_
#define WHENCE_GRAPH_SPARQL_SPARQL_PARSER_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "graph/query.h"

namespace whence {

struct SparqlQuery {
  GraphQuery query;
  bool ask = false;  // ASK: whether there is a solution; the query has LIMIT 1
};

// Reads SELECT and ASK queries of SPARQL 1.1: PREFIX and BASE, basic graph patterns with ; , and a, [] nodes, FILTER
// with EXISTS and NOT EXISTS, OPTIONAL, UNION, MINUS, BIND, VALUES, groups, aggregates with GROUP BY and HAVING,
// DISTINCT, ORDER BY, LIMIT and OFFSET; of functions those that Operation lists. Not property paths, subqueries, GRAPH,
// SERVICE, CONSTRUCT or updates.
//
// Statements with what they are qualified by, in the words of Render:
//   STATEMENT ?st { ?x <p> <o> } not asserted|possible { <q/time> ?t } OPTIONAL { <q/place> ?where }
//
// InvalidArgument: "line:column: expected ...", then the line and a caret under the place. Nesting is bounded.
absl::StatusOr<SparqlQuery> ParseSparql(std::string_view text);

}  // namespace whence

#endif  // WHENCE_GRAPH_SPARQL_SPARQL_PARSER_H_
