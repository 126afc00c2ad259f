#include "tests/graph/random_query.h"

#include <string>

namespace whence {
namespace {

constexpr int kVariables = 5;

Term Example(const std::string& name) { return Term::Iri("http://example.org/" + name); }

}  // namespace

VariableIndex RandomQuery::Variable() { return static_cast<VariableIndex>(Below(kVariables)); }

Term RandomQuery::Object() {
  switch (Below(5)) {
    case 0:
      return Term::Integer(static_cast<int64_t>(Below(4)) - 2);
    case 1:
      return Term::Date(2000 + static_cast<int>(Below(3)), static_cast<int>(Below(2)) * 6);
    case 2:
      return Term::String("Name " + std::to_string(Below(5)), Chance(2) ? "en" : "");
    default:
      return Example("e" + std::to_string(Below(12)));
  }
}

PatternTerm RandomQuery::Position(int part) {
  if (part == 1 ? Chance(5) : !Chance(4)) return Variable();
  const auto one = [&] {
    return part == 1   ? Example("p" + std::to_string(Below(4)))
           : part == 2 ? Object()
                       : Example("e" + std::to_string(Below(12)));
  };
  if (!Chance(6)) return one();
  std::vector<Term> set;
  for (size_t i = Below(4); i > 0; --i) set.push_back(one());
  return set;
}

TriplePattern RandomQuery::Triple() { return {Position(0), Position(1), Position(2)}; }

StatementPattern RandomQuery::Statement() {
  StatementPattern pattern;
  pattern.triple = Triple();
  if (Chance(3)) pattern.polarity = std::nullopt;
  if (Chance(3)) pattern.modalities.clear();
  if (Chance(3)) pattern.statement = query_.Variable("statement");
  for (size_t i = Below(3); i > 0; --i) {
    QualifierPattern qualifier{Example("q" + std::to_string(Below(2))), Variable(), Chance(2)};
    if (Chance(4)) qualifier.predicate = Variable();
    if (Chance(4)) qualifier.value = std::vector<Term>{Object(), Object()};
    pattern.qualifiers.push_back(qualifier);
  }
  return pattern;
}

ValuesPattern RandomQuery::Values() {
  ValuesPattern values;
  values.variables = {Variable()};
  if (Chance(2)) values.variables.push_back((values.variables[0] + 1) % kVariables);
  for (size_t i = Below(4); i > 0; --i) {
    auto& row = values.rows.emplace_back();
    for (size_t v = 0; v < values.variables.size(); ++v) {
      row.push_back(Chance(4) ? std::nullopt : std::optional<Term>(Object()));
    }
  }
  return values;
}

Expression RandomQuery::Filter() {
  const Expression variable = Expression::Of(Variable());
  switch (Below(7)) {
    case 0:
      return Expression::Of(Operation::kNotEqual, {variable, Expression::Of(Variable())});
    case 1:
      return Expression::Of(Operation::kLess, {variable, Expression::Of(Object())});
    case 2:
      return Expression::Of(Operation::kNot, {Expression::Bound(Variable())});
    case 3:
      return Expression::Of(Operation::kOr,
                            {Expression::Of(Operation::kIsIri, {variable}),
                             Expression::Of(Operation::kGreaterEqual, {variable, Expression::Of(Object())})});
    case 4:
      return Expression::Of(Operation::kContains, {Expression::Of(Operation::kStr, {variable}),
                                                   Expression::Of(Term::String(std::to_string(Below(10))))});
    case 5:
      return Expression::Of(Operation::kIn, {variable, Expression::Of(Object()), Expression::Of(Object())});
    default:
      return Expression::Of(Operation::kEqual, {variable, Expression::Of(Object())});
  }
}

GroupPattern RandomQuery::Group(int depth) {
  GroupPattern group;
  for (size_t i = depth == 0 ? 1 + Below(2) : Below(3); i > 0; --i) group.triples.push_back(Triple());
  if (Chance(3)) group.statements.push_back(Statement());
  if (Chance(5)) group.values.push_back(Values());
  if (Chance(3)) group.filters.push_back(Filter());
  if (depth < 2) {
    if (Chance(6)) group.groups.push_back(Group(depth + 1));
    if (Chance(6)) group.unions.push_back({Group(depth + 1), Group(depth + 1)});
    if (Chance(4)) group.optionals.push_back(Group(depth + 1));
    if (Chance(7)) group.minuses.push_back(Group(depth + 1));
    if (Chance(8)) group.exists.push_back(Group(depth + 1));
    if (Chance(8)) group.not_exists.push_back(Group(depth + 1));
  }
  if (Chance(8)) {
    // Into a variable that no pattern has.
    const VariableIndex computed = query_.Variable("computed" + std::to_string(query_.variables.size()));
    group.assignments.push_back({computed, Expression::Of(Operation::kStr, {Expression::Of(Variable())})});
  }
  return group;
}

GraphQuery RandomQuery::Make() {
  query_ = GraphQuery();
  for (int i = 0; i < kVariables; ++i) query_.Variable(std::string(1, static_cast<char>('a' + i)));
  query_.where = Group(0);
  query_.distinct = Chance(3);
  if (Chance(4)) {
    if (!Chance(3)) query_.group_by = {Variable()};
    for (size_t i = 1 + Below(2); i > 0; --i) {
      Aggregate aggregate;
      aggregate.kind = static_cast<AggregateKind>(Below(6));
      aggregate.distinct = Chance(2);
      if (aggregate.kind != AggregateKind::kCount || Chance(2)) aggregate.argument = Expression::Of(Variable());
      aggregate.result = query_.Variable("result" + std::to_string(i));
      query_.aggregates.push_back(aggregate);
      query_.select.push_back(aggregate.result);
    }
    query_.select.insert(query_.select.begin(), query_.group_by.begin(), query_.group_by.end());
  } else {
    for (size_t i = 1 + Below(4); i > 0; --i)
      query_.select.push_back(static_cast<VariableIndex>(Below(query_.variables.size())));
  }
  if (Chance(3)) {
    query_.order_by.push_back({Expression::Of(query_.select[0]), Chance(2)});
    if (Chance(2)) query_.limit = Below(5);
    if (Chance(2)) query_.offset = Below(3);
  }
  return query_;
}

}  // namespace whence
