#include "graph/evaluate/group_shape.h"

#include <algorithm>

#include "graph/evaluate/compiled_expression.h"

namespace whence {
namespace {

void Mark(const PatternTerm& position, std::vector<bool>* certain) {
  if (position.IsVariable()) (*certain)[position.variable] = true;
}

void MarkTriple(const TriplePattern& triple, std::vector<bool>* certain) {
  Mark(triple.subject, certain);
  Mark(triple.predicate, certain);
  Mark(triple.object, certain);
}

size_t IsSet(const PatternTerm& position) { return !position.IsVariable() && position.any_of.size() != 1 ? 1 : 0; }

size_t SetsOf(const TriplePattern& triple) {
  return IsSet(triple.subject) + IsSet(triple.predicate) + IsSet(triple.object);
}

}  // namespace

std::vector<bool> CertainVariables(const GroupPattern& group, size_t width) {
  std::vector<bool> certain(width);
  for (const TriplePattern& triple : group.triples) MarkTriple(triple, &certain);
  for (const StatementPattern& statement : group.statements) {
    MarkTriple(statement.triple, &certain);
    if (statement.statement != kNoVariable) certain[statement.statement] = true;
    for (const QualifierPattern& qualifier : statement.qualifiers) {
      if (qualifier.optional) continue;
      Mark(qualifier.predicate, &certain);
      Mark(qualifier.value, &certain);
    }
  }
  for (const ValuesPattern& values : group.values) {
    for (size_t i = 0; i < values.variables.size(); ++i) {
      const bool full =
          std::all_of(values.rows.begin(), values.rows.end(), [i](const auto& row) { return row[i].has_value(); });
      if (full) certain[values.variables[i]] = true;
    }
  }
  for (const GroupPattern& inner : group.groups) {
    const std::vector<bool> more = CertainVariables(inner, width);
    for (size_t i = 0; i < width; ++i) certain[i] = certain[i] || more[i];
  }
  return certain;
}

bool MayStartFromRows(const GroupPattern& group, size_t width, bool outer_filters) {
  if (!group.unions.empty() || !group.optionals.empty() || !group.minuses.empty() || !group.exists.empty() ||
      !group.not_exists.empty() || !group.assignments.empty()) {
    return false;
  }
  const auto simple = [&](const GroupPattern& inner) { return MayStartFromRows(inner, width, false); };
  if (!std::all_of(group.groups.begin(), group.groups.end(), simple)) return false;
  if (outer_filters) return true;
  const std::vector<bool> certain = CertainVariables(group, width);
  std::vector<VariableIndex> read;
  for (const Expression& filter : group.filters) CollectVariables(filter, &read);
  return std::all_of(read.begin(), read.end(), [&](VariableIndex v) { return certain[v]; });
}

size_t HiddenVariables(const GroupPattern& group) {
  size_t count = group.optionals.size() + group.exists.size() + group.not_exists.size() + group.minuses.size() +
                 group.unions.size();
  for (const TriplePattern& triple : group.triples) count += SetsOf(triple);
  for (const StatementPattern& statement : group.statements) count += SetsOf(statement.triple);
  for (const auto* groups : {&group.groups, &group.optionals, &group.minuses, &group.exists, &group.not_exists}) {
    for (const GroupPattern& inner : *groups) count += HiddenVariables(inner);
  }
  for (const auto& alternatives : group.unions) {
    for (const GroupPattern& inner : alternatives) count += HiddenVariables(inner);
  }
  return count;
}

}  // namespace whence
