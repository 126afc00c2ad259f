#ifndef WHENCE_GRAPH_QUERY_H_
#define WHENCE_GRAPH_QUERY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/expression.h"
#include "graph/statement.h"
#include "graph/term.h"

namespace whence {

// What to ask of a graph. Queries hold terms, not ids, so that one query can be asked of any graph and rendered without
// one. Everything here is a value; graph/evaluate.h answers it.

// One position of a pattern: a variable, or a set of terms any of which will do (a name may be linked to several
// entities). An empty set matches nothing.
struct PatternTerm {
  VariableIndex variable = kNoVariable;
  std::vector<Term> any_of;

  PatternTerm() = default;
  PatternTerm(VariableIndex v) : variable(v) {}                       // NOLINT: {x, Term::Iri(...), y} reads well
  PatternTerm(Term term) { any_of.push_back(std::move(term)); }       // NOLINT
  PatternTerm(std::vector<Term> terms) : any_of(std::move(terms)) {}  // NOLINT
  bool IsVariable() const { return variable != kNoVariable; }
  friend bool operator==(const PatternTerm&, const PatternTerm&) = default;
};

// Matches triples, whatever the statements on them say: for loaded RDF, types and labels. For what documents say, a
// StatementPattern is right, because a triple that is only denied is a triple too.
struct TriplePattern {
  PatternTerm subject, predicate, object;
  friend bool operator==(const TriplePattern&, const TriplePattern&) = default;
};

// Matches one qualifier of the statement; with several matches, each gives a solution. An optional one leaves its
// variables unbound when none matches. The statement pattern is matched by itself and then joined with the rest.
struct QualifierPattern {
  PatternTerm predicate, value;
  bool optional = false;
  friend bool operator==(const QualifierPattern&, const QualifierPattern&) = default;
};

// Matches statements on the triples that match. A bare triple counts as one positive, asserted statement without
// qualifiers and supports; `statement` then is StatementId(0). Unlike a TriplePattern, the same triple stated twice
// with different qualifiers gives two solutions.
struct StatementPattern {
  TriplePattern triple;
  VariableIndex statement = kNoVariable;  // bound to the statement, if wanted
  std::vector<QualifierPattern> qualifiers;
  std::optional<Polarity> polarity = Polarity::kPositive;    // none: any
  std::vector<Modality> modalities = {Modality::kAsserted};  // empty: any
  friend bool operator==(const StatementPattern&, const StatementPattern&) = default;
};

// A table of terms to join with. A cell without a term leaves its variable free.
struct ValuesPattern {
  std::vector<VariableIndex> variables;
  std::vector<std::vector<std::optional<Term>>> rows;
  friend bool operator==(const ValuesPattern&, const ValuesPattern&) = default;
};

struct Assignment {
  VariableIndex variable = kNoVariable;
  Expression value;
  friend bool operator==(const Assignment&, const Assignment&) = default;
};

// Patterns that hold together. Applied in the order of the members: triples, statements, values, groups and unions are
// joined; each optional is left-joined; solutions compatible with a minus (sharing a variable with it), or for which a
// not_exists has a solution, or an exists has none, are dropped; assignments compute in order; filters decide.
struct GroupPattern {
  std::vector<TriplePattern> triples;
  std::vector<StatementPattern> statements;
  std::vector<ValuesPattern> values;
  std::vector<GroupPattern> groups;
  std::vector<std::vector<GroupPattern>> unions;  // each: one alternative or more
  std::vector<GroupPattern> optionals;
  std::vector<GroupPattern> minuses;
  std::vector<GroupPattern> exists;
  std::vector<GroupPattern> not_exists;
  std::vector<Assignment> assignments;
  std::vector<Expression> filters;
  friend bool operator==(const GroupPattern&, const GroupPattern&) = default;
};

enum class AggregateKind : uint8_t { kCount, kMin, kMax, kSum, kAverage, kSample };

struct Aggregate {
  AggregateKind kind = AggregateKind::kCount;
  bool distinct = false;
  std::optional<Expression> argument;  // none: COUNT(*), the solutions of the group
  VariableIndex result = kNoVariable;
  friend bool operator==(const Aggregate&, const Aggregate&) = default;
};

struct OrderKey {
  Expression value;
  bool descending = false;
  friend bool operator==(const OrderKey&, const OrderKey&) = default;
};

// SELECT. With aggregates or group_by, `select`, `having` and `order_by` see the group_by variables and the results of
// the aggregates alone. Without group_by, aggregates fold all solutions, also none, into one.
struct GraphQuery {
  std::vector<std::string> variables;  // names without "?"
  GroupPattern where;
  std::vector<VariableIndex> group_by;
  std::vector<Aggregate> aggregates;
  std::vector<Assignment> assignments;  // computed for each solution (group), before having and order
  std::vector<Expression> having;
  std::vector<VariableIndex> select;
  bool distinct = false;
  std::vector<OrderKey> order_by;  // solutions that these leave equal follow the selected variables, left to right
  uint64_t offset = 0;
  std::optional<uint64_t> limit;

  // The variable of that name, made when it is new.
  VariableIndex Variable(std::string_view name);
  friend bool operator==(const GraphQuery&, const GraphQuery&) = default;
};

// The query as text, in SPARQL's syntax where it has one; a statement pattern reads
//   STATEMENT ?st { ?x <p> <o> } asserted { <q/time> ?t }
// The same query gives the same bytes. For explanations and tests.
std::string Render(const GraphQuery& query);
std::string Render(const GraphQuery& query, const Expression& expression);

}  // namespace whence

#endif  // WHENCE_GRAPH_QUERY_H_
