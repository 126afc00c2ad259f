#include "graph/evaluate/query_check.h"

#include <algorithm>

#include "graph/base/status.h"
#include "graph/evaluate/compiled_expression.h"

namespace whence {
namespace {

constexpr int kDeepest = 100;

class QueryChecker {
 public:
  explicit QueryChecker(size_t variables) : variables_(variables) {}

  absl::Status Variable(VariableIndex variable) const {
    if (variable < 0 || static_cast<size_t>(variable) >= variables_) {
      return InvalidArgument("the query has no variable ", variable);
    }
    return absl::OkStatus();
  }

  absl::Status Position(const PatternTerm& position) const {
    return position.IsVariable() ? Variable(position.variable) : absl::OkStatus();
  }

  absl::Status Triple(const TriplePattern& pattern) const {
    for (const PatternTerm* position : {&pattern.subject, &pattern.predicate, &pattern.object}) {
      WHENCE_RETURN_IF_ERROR(Position(*position));
    }
    return absl::OkStatus();
  }

  absl::Status Compiles(const Expression& expression) const {
    return CompiledExpression::Compile(expression, variables_).status();
  }

  absl::Status Assigns(const Assignment& assignment) const {
    WHENCE_RETURN_IF_ERROR(Variable(assignment.variable));
    return Compiles(assignment.value);
  }

  absl::Status Group(const GroupPattern& group, int depth) const {
    if (depth > kDeepest) return InvalidArgument("groups are nested more than ", kDeepest, " deep");
    for (const TriplePattern& triple : group.triples) WHENCE_RETURN_IF_ERROR(Triple(triple));
    for (const StatementPattern& statement : group.statements) WHENCE_RETURN_IF_ERROR(Statement(statement));
    for (const ValuesPattern& values : group.values) {
      for (const VariableIndex variable : values.variables) WHENCE_RETURN_IF_ERROR(Variable(variable));
      for (const auto& row : values.rows) {
        if (row.size() != values.variables.size()) return InvalidArgument("a row of VALUES has the wrong width");
      }
    }
    for (const auto& alternatives : group.unions) WHENCE_RETURN_IF_ERROR(Groups(alternatives, depth + 1));
    for (const auto* groups : {&group.groups, &group.optionals, &group.minuses, &group.exists, &group.not_exists}) {
      WHENCE_RETURN_IF_ERROR(Groups(*groups, depth + 1));
    }
    for (const Assignment& assignment : group.assignments) WHENCE_RETURN_IF_ERROR(Assigns(assignment));
    for (const Expression& filter : group.filters) WHENCE_RETURN_IF_ERROR(Compiles(filter));
    return absl::OkStatus();
  }

 private:
  absl::Status Groups(const std::vector<GroupPattern>& groups, int depth) const {
    for (const GroupPattern& group : groups) WHENCE_RETURN_IF_ERROR(Group(group, depth));
    return absl::OkStatus();
  }

  absl::Status Statement(const StatementPattern& pattern) const {
    WHENCE_RETURN_IF_ERROR(Triple(pattern.triple));
    if (pattern.statement != kNoVariable) WHENCE_RETURN_IF_ERROR(Variable(pattern.statement));
    for (const QualifierPattern& qualifier : pattern.qualifiers) {
      WHENCE_RETURN_IF_ERROR(Position(qualifier.predicate));
      WHENCE_RETURN_IF_ERROR(Position(qualifier.value));
    }
    return absl::OkStatus();
  }

  const size_t variables_;
};

Value Sum(const Value& a, const Value& b) {
  if (!a.IsNumeric() || !b.IsNumeric()) return Value::Error();
  int64_t integer = 0;
  if (a.kind == Value::Kind::kInteger && b.kind == Value::Kind::kInteger &&
      !__builtin_add_overflow(a.integer, b.integer, &integer)) {
    return Value::Integer(integer);
  }
  const bool is_double = std::max(a.kind, b.kind) == Value::Kind::kDouble;
  return Value::Real(a.real + b.real, is_double ? Value::Kind::kDouble : Value::Kind::kDecimal);
}

}  // namespace

absl::Status CheckQuery(const GraphQuery& query) {
  const QueryChecker check(query.variables.size());
  WHENCE_RETURN_IF_ERROR(check.Group(query.where, 0));
  for (const VariableIndex variable : query.group_by) WHENCE_RETURN_IF_ERROR(check.Variable(variable));
  for (const VariableIndex variable : query.select) WHENCE_RETURN_IF_ERROR(check.Variable(variable));
  for (const Aggregate& aggregate : query.aggregates) {
    WHENCE_RETURN_IF_ERROR(check.Variable(aggregate.result));
    if (aggregate.argument) WHENCE_RETURN_IF_ERROR(check.Compiles(*aggregate.argument));
    if (!aggregate.argument && aggregate.kind != AggregateKind::kCount) {
      return InvalidArgument("only COUNT goes without an argument");
    }
  }
  for (const Assignment& assignment : query.assignments) WHENCE_RETURN_IF_ERROR(check.Assigns(assignment));
  for (const Expression& having : query.having) WHENCE_RETURN_IF_ERROR(check.Compiles(having));
  for (const OrderKey& key : query.order_by) WHENCE_RETURN_IF_ERROR(check.Compiles(key.value));
  return absl::OkStatus();
}

void Accumulator::Add(const Value& value) {
  ++count_;
  switch (kind_) {
    case AggregateKind::kCount:
      break;
    case AggregateKind::kSum:
    case AggregateKind::kAverage:
      folded_ = Sum(folded_, value);
      break;
    case AggregateKind::kMax:
      if (count_ == 1 || OrderValues(value, folded_) > 0) folded_ = value;
      break;
    case AggregateKind::kMin:
    case AggregateKind::kSample:  // the least, so that it does not depend on the plan
      if (count_ == 1 || OrderValues(value, folded_) < 0) folded_ = value;
      break;
  }
}

Value Accumulator::Result() const {
  switch (kind_) {
    case AggregateKind::kCount:
      return Value::Integer(count_);
    case AggregateKind::kSum:
      return folded_;
    case AggregateKind::kAverage:
      if (count_ == 0 || folded_.IsError()) return folded_;
      return Value::Real(folded_.real / static_cast<double>(count_),
                         folded_.kind == Value::Kind::kDouble ? Value::Kind::kDouble : Value::Kind::kDecimal);
    default:
      return count_ == 0 ? Value::Error() : folded_;
  }
}

}  // namespace whence
