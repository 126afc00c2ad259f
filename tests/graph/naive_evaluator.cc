#include "tests/graph/naive_evaluator.h"

#include <algorithm>
#include <map>
#include <utility>

#include "graph/base/status.h"
#include "graph/evaluate/compiled_expression.h"
#include "graph/evaluate/query_check.h"
#include "graph/evaluate/query_terms.h"

namespace whence {
namespace {

using Row = std::vector<Slot>;
using Rows = std::vector<Row>;

bool Compatible(const Row& a, const Row& b) {
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] != kUnboundSlot && b[i] != kUnboundSlot && a[i] != b[i]) return false;
  }
  return true;
}

bool ShareVariable(const Row& a, const Row& b) {
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] != kUnboundSlot && b[i] != kUnboundSlot) return true;
  }
  return false;
}

Row Merge(Row a, const Row& b) {
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] == kUnboundSlot) a[i] = b[i];
  }
  return a;
}

class NaiveEvaluator {
 public:
  NaiveEvaluator(const Graph& graph, const GraphQuery& query) : graph_(graph), query_(query), terms_(graph) {}

  absl::StatusOr<std::vector<Solution>> Run() {
    Rows rows = Group(query_.where, Row(query_.variables.size()), true);
    if (!query_.aggregates.empty() || !query_.group_by.empty()) rows = Aggregated(rows);
    for (const Assignment& assignment : query_.assignments) rows = Assign(std::move(rows), assignment);
    for (const Expression& having : query_.having) rows = Filter(std::move(rows), having);
    Sort(&rows);
    rows = Project(rows);
    const uint64_t begin = std::min<uint64_t>(query_.offset, rows.size());
    const uint64_t count = std::min<uint64_t>(query_.limit.value_or(rows.size()), rows.size() - begin);
    std::vector<Solution> solutions;
    for (uint64_t i = begin; i < begin + count; ++i) solutions.push_back(Decode(rows[i]));
    if (!terms_.status().ok()) return terms_.status();
    return solutions;
  }

 private:
  // Whether the slot can stand at the position; binds the position's variable in the row if it is free.
  bool Unify(const PatternTerm& position, Slot slot, Row* row) {
    if (position.IsVariable()) {
      Slot& bound = (*row)[position.variable];
      if (bound != kUnboundSlot) return bound == slot;
      bound = slot;
      return true;
    }
    return std::any_of(position.any_of.begin(), position.any_of.end(),
                       [&](const Term& term) { return terms_.Intern(term) == slot; });
  }

  bool UnifyTriple(const TriplePattern& pattern, const Triple& triple, Row* row) {
    return Unify(pattern.subject, triple.subject.value(), row) &&
           Unify(pattern.predicate, triple.predicate.value(), row) && Unify(pattern.object, triple.object.value(), row);
  }

  template <typename Visit>
  void ForEachTriple(Visit visit) {
    const auto cursor = graph_.Scan({});
    for (; cursor->Valid(); cursor->Next()) visit(cursor->triple());
    terms_.Fail(cursor->status());
  }

  Rows ExtendByTriple(const Rows& rows, const TriplePattern& pattern) {
    Rows out;
    for (const Row& row : rows) {
      ForEachTriple([&](const Triple& triple) {
        Row extended = row;
        if (UnifyTriple(pattern, triple, &extended)) out.push_back(std::move(extended));
      });
    }
    return out;
  }

  Rows ExtendByStatement(const Rows& rows, const StatementPattern& pattern) {
    Rows out;
    for (const Row& row : rows) {
      ForEachTriple([&](const Triple& triple) {
        Row alone(row.size());
        if (!UnifyTriple(pattern.triple, triple, &alone)) return;
        auto statements = graph_.StatementsOf(triple);
        if (!statements.ok()) return terms_.Fail(statements.status());
        Rows matches;
        for (const Statement& statement : *statements) MatchStatement(pattern, statement, alone, &matches);
        for (Row& joined : Join({row}, matches)) out.push_back(std::move(joined));
      });
    }
    return out;
  }

  void MatchStatement(const StatementPattern& pattern, const Statement& statement, Row row, Rows* out) {
    if (pattern.polarity && *pattern.polarity != statement.polarity) return;
    if (!pattern.modalities.empty() && std::find(pattern.modalities.begin(), pattern.modalities.end(),
                                                 statement.modality) == pattern.modalities.end()) {
      return;
    }
    if (pattern.statement != kNoVariable && !Unify(pattern.statement, StatementSlot(statement.id), &row)) return;
    Rows matched = {std::move(row)};
    for (const QualifierPattern& qualifier : pattern.qualifiers) {
      Rows next;
      for (const Row& before : matched) {
        const size_t size = next.size();
        for (const Qualifier& q : statement.qualifiers) {
          Row extended = before;
          if (Unify(qualifier.predicate, q.predicate.value(), &extended) &&
              Unify(qualifier.value, q.value.value(), &extended)) {
            next.push_back(std::move(extended));
          }
        }
        if (qualifier.optional && next.size() == size) next.push_back(before);
      }
      matched = std::move(next);
    }
    for (Row& match : matched) out->push_back(std::move(match));
  }

  Rows Join(const Rows& left, const Rows& right) {
    Rows out;
    for (const Row& a : left) {
      for (const Row& b : right) {
        if (Compatible(a, b)) out.push_back(Merge(a, b));
      }
    }
    return out;
  }

  Rows Values(const ValuesPattern& values) {
    Rows out;
    for (const auto& cells : values.rows) {
      Row row(query_.variables.size());
      for (size_t i = 0; i < cells.size(); ++i) {
        if (cells[i]) row[values.variables[i]] = terms_.Intern(*cells[i]);
      }
      out.push_back(std::move(row));
    }
    return out;
  }

  Rows LeftJoin(const Rows& left, const GroupPattern& optional, const Row& initial) {
    const Rows right = Group(optional, initial, false);
    Rows out;
    for (const Row& a : left) {
      const Rows joined = FilterAll(Join({a}, right), optional.filters);
      if (joined.empty()) {
        out.push_back(a);
      } else {
        out.insert(out.end(), joined.begin(), joined.end());
      }
    }
    return out;
  }

  Rows Group(const GroupPattern& group, const Row& initial, bool with_filters) {
    Rows rows = {initial};
    for (const TriplePattern& triple : group.triples) rows = ExtendByTriple(rows, triple);
    for (const StatementPattern& statement : group.statements) rows = ExtendByStatement(rows, statement);
    for (const ValuesPattern& values : group.values) rows = Join(rows, Values(values));
    for (const GroupPattern& inner : group.groups) rows = Join(rows, Group(inner, initial, true));
    for (const auto& alternatives : group.unions) {
      Rows all;
      for (const GroupPattern& alternative : alternatives) {
        for (Row& row : Group(alternative, initial, true)) all.push_back(std::move(row));
      }
      rows = Join(rows, all);
    }
    for (const GroupPattern& optional : group.optionals) rows = LeftJoin(rows, optional, initial);
    for (const GroupPattern& minus : group.minuses) {
      const Rows right = Group(minus, Row(query_.variables.size()), true);
      std::erase_if(rows, [&](const Row& row) {
        return std::any_of(right.begin(), right.end(),
                           [&](const Row& other) { return Compatible(row, other) && ShareVariable(row, other); });
      });
    }
    for (const GroupPattern& inner : group.exists) {
      std::erase_if(rows, [&](const Row& row) { return Group(inner, row, true).empty(); });
    }
    for (const GroupPattern& inner : group.not_exists) {
      std::erase_if(rows, [&](const Row& row) { return !Group(inner, row, true).empty(); });
    }
    for (const Assignment& assignment : group.assignments) rows = Assign(std::move(rows), assignment);
    return with_filters ? FilterAll(std::move(rows), group.filters) : rows;
  }

  CompiledExpression Compiled(const Expression& expression) {
    return *CompiledExpression::Compile(expression, query_.variables.size());  // CheckQuery has compiled it before
  }

  Rows Filter(Rows rows, const Expression& expression) {
    const CompiledExpression filter = Compiled(expression);
    std::erase_if(rows, [&](const Row& row) { return !filter.Holds(row, terms_); });
    return rows;
  }

  Rows FilterAll(Rows rows, const std::vector<Expression>& filters) {
    for (const Expression& filter : filters) rows = Filter(std::move(rows), filter);
    return rows;
  }

  Rows Assign(Rows rows, const Assignment& assignment) {
    const CompiledExpression value = Compiled(assignment.value);
    for (Row& row : rows) {
      if (row[assignment.variable] == kUnboundSlot)
        row[assignment.variable] = terms_.Intern(value.Evaluate(row, terms_));
    }
    return rows;
  }

  Rows Aggregated(const Rows& rows) {
    std::map<Row, Rows> groups;
    if (query_.group_by.empty()) groups[{}];
    for (const Row& row : rows) {
      Row key;
      for (const VariableIndex variable : query_.group_by) key.push_back(row[variable]);
      groups[key].push_back(row);
    }
    Rows out;
    for (const auto& [key, members] : groups) {
      Row row(query_.variables.size());
      for (size_t i = 0; i < key.size(); ++i) row[query_.group_by[i]] = key[i];
      for (const Aggregate& aggregate : query_.aggregates) row[aggregate.result] = Fold(aggregate, members);
      out.push_back(std::move(row));
    }
    return out;
  }

  Slot Fold(const Aggregate& aggregate, const Rows& members) {
    if (!aggregate.argument) {
      Rows rows = members;
      if (aggregate.distinct) {
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
      }
      return terms_.Intern(Value::Integer(static_cast<int64_t>(rows.size())));
    }
    const CompiledExpression argument = Compiled(*aggregate.argument);
    std::vector<Slot> slots;
    for (const Row& row : members) {
      const Slot slot = terms_.Intern(argument.Evaluate(row, terms_));
      const bool seen = std::find(slots.begin(), slots.end(), slot) != slots.end();
      if (slot != kUnboundSlot && !(aggregate.distinct && seen)) slots.push_back(slot);
    }
    Accumulator accumulator(aggregate.kind);
    for (const Slot slot : slots) accumulator.Add(terms_.ValueOf(slot));
    return terms_.Intern(accumulator.Result());
  }

  void Sort(Rows* rows) {
    if (query_.order_by.empty()) return;
    std::vector<CompiledExpression> keys;
    for (const OrderKey& key : query_.order_by) keys.push_back(Compiled(key.value));
    std::stable_sort(rows->begin(), rows->end(), [&](const Row& a, const Row& b) {
      for (size_t i = 0; i < keys.size(); ++i) {
        const auto order = OrderValues(keys[i].Evaluate(a, terms_), keys[i].Evaluate(b, terms_));
        if (order != 0) return query_.order_by[i].descending ? order > 0 : order < 0;
      }
      for (const VariableIndex variable : query_.select) {
        const auto order = OrderValues(terms_.ValueOf(a[variable]), terms_.ValueOf(b[variable]));
        if (order != 0) return order < 0;
      }
      return false;
    });
  }

  Rows Project(const Rows& rows) {
    Rows out;
    for (const Row& row : rows) {
      Row projected;
      for (const VariableIndex variable : query_.select) projected.push_back(row[variable]);
      if (query_.distinct && std::find(out.begin(), out.end(), projected) != out.end()) continue;
      out.push_back(std::move(projected));
    }
    return out;
  }

  Solution Decode(const Row& row) {
    Solution solution;
    for (const Slot slot : row) solution.push_back(terms_.BindingOf(slot));
    return solution;
  }

  const Graph& graph_;
  const GraphQuery& query_;
  QueryTerms terms_;
};

}  // namespace

absl::StatusOr<std::vector<Solution>> EvaluateNaively(const Graph& graph, const GraphQuery& query) {
  WHENCE_RETURN_IF_ERROR(CheckQuery(query));
  return NaiveEvaluator(graph, query).Run();
}

}  // namespace whence
