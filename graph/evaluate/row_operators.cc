#include "graph/evaluate/row_operators.h"

#include <algorithm>
#include <utility>

namespace whence {
namespace {

bool Compatible(absl::Span<const Slot> a, absl::Span<const Slot> b) {
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] != kUnboundSlot && b[i] != kUnboundSlot && a[i] != b[i]) return false;
  }
  return true;
}

bool ShareVariable(absl::Span<const Slot> a, absl::Span<const Slot> b) {
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] != kUnboundSlot && b[i] != kUnboundSlot) return true;
  }
  return false;
}

// Gives the unbound slots of `row` what the other row has there.
void Merge(absl::Span<const Slot> other, Slot* row) {
  for (size_t i = 0; i < other.size(); ++i) {
    if (row[i] == kUnboundSlot) row[i] = other[i];
  }
}

// An operator that turns each row of one input into some rows.
class RowOperator : public Operator {
 public:
  RowOperator(RunState& run, std::unique_ptr<Operator> input, StepLabel label)
      : run_(run), input_(std::move(input)), label_(std::move(label)) {}

  bool Next(RowBatch* out) override {
    out->Clear();
    while (out->empty()) {
      if (!run_.Continue() || !input_->Next(&batch_)) return false;
      for (size_t i = 0; i < batch_.size(); ++i) Visit(batch_.row(i), out);
    }
    return true;
  }
  void Explain(size_t depth, std::string* out) const override {
    Line(depth, label_(), out);
    input_->Explain(depth + 1, out);
  }

 protected:
  virtual void Visit(absl::Span<const Slot> row, RowBatch* out) = 0;

  RunState& run_;

 private:
  const std::unique_ptr<Operator> input_;
  const StepLabel label_;
  RowBatch batch_;
};

class FilterRows : public RowOperator {
 public:
  FilterRows(RunState& run, std::unique_ptr<Operator> input, CompiledExpression filter, StepLabel label)
      : RowOperator(run, std::move(input), std::move(label)), filter_(std::move(filter)) {}

 protected:
  void Visit(absl::Span<const Slot> row, RowBatch* out) override {
    if (filter_.Holds(row, run_.terms)) out->Append(row);
  }

 private:
  const CompiledExpression filter_;
};

class TestRows : public RowOperator {
 public:
  TestRows(RunState& run, std::unique_ptr<Operator> input, std::function<bool(absl::Span<const Slot>)> test,
           bool wanted)
      : RowOperator(run, std::move(input),
                    [wanted] { return wanted ? "exists, row by row" : "not exists, row by row"; }),
        test_(std::move(test)),
        wanted_(wanted) {}

 protected:
  void Visit(absl::Span<const Slot> row, RowBatch* out) override {
    if (run_.Continue() && test_(row) == wanted_) out->Append(row);
  }

 private:
  const std::function<bool(absl::Span<const Slot>)> test_;
  const bool wanted_;
};

class AssignRows : public RowOperator {
 public:
  AssignRows(RunState& run, std::unique_ptr<Operator> input, VariableIndex variable, CompiledExpression value,
             StepLabel label)
      : RowOperator(run, std::move(input), std::move(label)), variable_(variable), value_(std::move(value)) {}

 protected:
  void Visit(absl::Span<const Slot> row, RowBatch* out) override {
    Slot* made = out->Append(row);
    if (made[variable_] == kUnboundSlot) made[variable_] = run_.terms.Intern(value_.Evaluate(row, run_.terms));
  }

 private:
  const VariableIndex variable_;
  const CompiledExpression value_;
};

class StatementMatch : public RowOperator {
 public:
  StatementMatch(RunState& run, std::unique_ptr<Operator> input, SlotStatement pattern, StepLabel label)
      : RowOperator(run, std::move(input), std::move(label)), pattern_(std::move(pattern)) {}

 protected:
  void Visit(absl::Span<const Slot> row, RowBatch* out) override {
    const TripleFilter bound = pattern_.triple.FilterFor(row);
    const auto statements = run_.graph().StatementsOf({*bound.subject, *bound.predicate, *bound.object});
    if (!statements.ok()) return run_.terms.Fail(statements.status());
    for (const Statement& statement : *statements) {
      if (Suits(statement)) MatchQualifiers(statement, Alone(row), 0, row, out);
    }
  }

 private:
  bool Suits(const Statement& statement) const {
    if (pattern_.polarity && *pattern_.polarity != statement.polarity) return false;
    const auto& modalities = pattern_.modalities;
    return modalities.empty() ||
           std::find(modalities.begin(), modalities.end(), statement.modality) != modalities.end();
  }

  // The row with nothing but the triple: a statement pattern is matched by itself and then joined, so that an optional
  // qualifier means the same whatever was bound before.
  std::vector<Slot> Alone(absl::Span<const Slot> row) const {
    std::vector<Slot> alone(row.size());
    for (const SlotPattern::Position& position : pattern_.triple.positions) {
      if (position.variable != kNoVariable) alone[position.variable] = row[position.variable];
    }
    return alone;
  }

  static bool Unify(const SlotStatement::Position& position, Slot slot, std::vector<Slot>* row) {
    if (position.variable == kNoVariable) {
      return std::binary_search(position.any_of.begin(), position.any_of.end(), slot);
    }
    Slot& bound = (*row)[position.variable];
    if (bound != kUnboundSlot) return bound == slot;
    bound = slot;
    return true;
  }

  void MatchQualifiers(const Statement& statement, std::vector<Slot> row, size_t next, absl::Span<const Slot> before,
                       RowBatch* out) {
    if (next == 0 && pattern_.statement != kNoVariable) {
      SlotStatement::Position position;
      position.variable = pattern_.statement;
      if (!Unify(position, StatementSlot(statement.id), &row)) return;
    }
    if (next == pattern_.qualifiers.size()) {
      if (Compatible(row, before)) Merge(before, out->Append(row));
      return;
    }
    const SlotStatement::QualifierPositions& wanted = pattern_.qualifiers[next];
    bool matched = false;
    for (const Qualifier& qualifier : statement.qualifiers) {
      std::vector<Slot> extended = row;
      if (!Unify(wanted.predicate, qualifier.predicate.value(), &extended)) continue;
      if (!Unify(wanted.value, qualifier.value.value(), &extended)) continue;
      matched = true;
      MatchQualifiers(statement, std::move(extended), next + 1, before, out);
    }
    if (!matched && wanted.optional) MatchQualifiers(statement, std::move(row), next + 1, before, out);
  }

  const SlotStatement pattern_;
};

class UnionRows : public Operator {
 public:
  explicit UnionRows(std::vector<std::unique_ptr<Operator>> inputs) : inputs_(std::move(inputs)) {}
  bool Next(RowBatch* out) override {
    for (; next_ < inputs_.size(); ++next_) {
      if (inputs_[next_]->Next(out)) return true;
    }
    out->Clear();
    return false;
  }
  void Explain(size_t depth, std::string* out) const override {
    Line(depth, "union", out);
    for (const auto& input : inputs_) input->Explain(depth + 1, out);
  }

 private:
  const std::vector<std::unique_ptr<Operator>> inputs_;
  size_t next_ = 0;
};

constexpr const char* kJoinNames[] = {"join with a group", "left join", "minus", "exists", "not exists"};

class GroupJoinRows : public RowOperator {
 public:
  GroupJoinRows(RunState& run, std::unique_ptr<Operator> input, std::unique_ptr<Operator> group, GroupJoin kind,
                std::vector<CompiledExpression> filters)
      : RowOperator(run, std::move(input), [kind] { return kJoinNames[static_cast<int>(kind)]; }),
        group_(std::move(group)),
        kind_(kind),
        filters_(std::move(filters)) {}

  void Explain(size_t depth, std::string* out) const override {
    RowOperator::Explain(depth, out);
    group_->Explain(depth + 1, out);
  }

 protected:
  void Visit(absl::Span<const Slot> row, RowBatch* out) override {
    if (!built_) Build(row.size());
    bool matched = false;
    const auto visit = [&](size_t i) {
      if (kind_ == GroupJoin::kMinus && matched) return;
      if (!Compatible(row, rows_.row(i))) return;
      if (kind_ == GroupJoin::kMinus) {
        matched = ShareVariable(row, rows_.row(i));
        return;
      }
      Slot* made = out->Append(row);
      Merge(rows_.row(i), made);
      const absl::Span<const Slot> joined(made, row.size());
      const bool holds = std::all_of(filters_.begin(), filters_.end(),
                                     [&](const CompiledExpression& f) { return f.Holds(joined, run_.terms); });
      matched |= holds;
      if (!holds) out->DropLast();
    };
    // Rows of the group by their value of one variable, if this row has it; else all of them.
    if (key_ != kNoVariable && row[key_] != kUnboundSlot) {
      const auto range = std::equal_range(by_key_.begin(), by_key_.end(), std::pair(row[key_], size_t{0}),
                                          [](const auto& a, const auto& b) { return a.first < b.first; });
      for (auto it = range.first; it != range.second; ++it) visit(it->second);
    } else {
      for (size_t i = 0; i < rows_.size(); ++i) visit(i);
    }
    const bool keep = (kind_ == GroupJoin::kLeft || kind_ == GroupJoin::kMinus) && !matched;
    if (keep) out->Append(row);
  }

 private:
  void Build(size_t width) {
    built_ = true;
    rows_ = RowBatch();
    RowBatch batch;
    while (group_->Next(&batch)) {
      if (!run_.Hold(batch.size() * width)) return;
      for (size_t i = 0; i < batch.size(); ++i) rows_.Append(batch.row(i));
    }
    // A variable that all rows have, with the most different values.
    size_t most = 0;
    for (size_t v = 0; v < width && !rows_.empty(); ++v) {
      std::vector<std::pair<Slot, size_t>> keyed;
      for (size_t i = 0; i < rows_.size() && rows_.row(i)[v] != kUnboundSlot; ++i)
        keyed.emplace_back(rows_.row(i)[v], i);
      if (keyed.size() < rows_.size()) continue;
      std::sort(keyed.begin(), keyed.end());
      size_t distinct = 1;
      for (size_t i = 1; i < keyed.size(); ++i) distinct += keyed[i].first != keyed[i - 1].first;
      if (distinct <= most) continue;
      most = distinct;
      key_ = static_cast<VariableIndex>(v);
      by_key_ = std::move(keyed);
    }
  }

  const std::unique_ptr<Operator> group_;
  const GroupJoin kind_;
  const std::vector<CompiledExpression> filters_;
  bool built_ = false;
  RowBatch rows_;
  VariableIndex key_ = kNoVariable;
  std::vector<std::pair<Slot, size_t>> by_key_;
};

class BatchJoin : public Operator {
 public:
  BatchJoin(RunState& run, std::unique_ptr<Operator> input, std::vector<SourcedGroup> groups, GroupJoin kind,
            VariableIndex row_number)
      : run_(run), input_(std::move(input)), groups_(std::move(groups)), kind_(kind), row_number_(row_number) {}

  bool Next(RowBatch* out) override {
    out->Clear();
    while (out->empty()) {
      if (!run_.Continue() || !input_->Next(&batch_)) return false;
      // Each row carries its number through the group; this join may stand inside another that does the same.
      std::vector<Slot> outer(batch_.size());
      for (size_t i = 0; i < batch_.size(); ++i) outer[i] = std::exchange(batch_.row(i)[row_number_], i + 1);
      std::vector<bool> matched(batch_.size());
      for (const SourcedGroup& group : groups_) {
        group.source->Set(&batch_);
        while (group.rows->Next(&made_)) {
          for (size_t i = 0; i < made_.size(); ++i) {
            const size_t number = made_.row(i)[row_number_] - 1;
            matched[number] = true;
            const bool joins = kind_ == GroupJoin::kLeft || kind_ == GroupJoin::kInner;
            if (joins) out->Append(made_.row(i))[row_number_] = outer[number];
          }
        }
      }
      for (size_t i = 0; i < batch_.size() && kind_ != GroupJoin::kInner; ++i) {
        if (matched[i] != (kind_ == GroupJoin::kExists)) continue;
        out->Append(batch_.row(i))[row_number_] = outer[i];
      }
    }
    return true;
  }
  void Explain(size_t depth, std::string* out) const override {
    Line(depth, kJoinNames[static_cast<int>(kind_)], out);
    input_->Explain(depth + 1, out);
    for (const SourcedGroup& group : groups_) group.rows->Explain(depth + 1, out);
  }

 private:
  RunState& run_;
  const std::unique_ptr<Operator> input_;
  const std::vector<SourcedGroup> groups_;
  const GroupJoin kind_;
  const VariableIndex row_number_;
  RowBatch batch_, made_;
};

}  // namespace

std::unique_ptr<Operator> MakeFilter(RunState& run, std::unique_ptr<Operator> input, CompiledExpression filter,
                                     StepLabel label) {
  return std::make_unique<FilterRows>(run, std::move(input), std::move(filter), std::move(label));
}

std::unique_ptr<Operator> MakeRowTest(RunState& run, std::unique_ptr<Operator> input,
                                      std::function<bool(absl::Span<const Slot>)> test, bool wanted) {
  return std::make_unique<TestRows>(run, std::move(input), std::move(test), wanted);
}

std::unique_ptr<Operator> MakeAssign(RunState& run, std::unique_ptr<Operator> input, VariableIndex variable,
                                     CompiledExpression value, StepLabel label) {
  return std::make_unique<AssignRows>(run, std::move(input), variable, std::move(value), std::move(label));
}

std::unique_ptr<Operator> MakeStatementMatch(RunState& run, std::unique_ptr<Operator> input, SlotStatement pattern,
                                             StepLabel label) {
  return std::make_unique<StatementMatch>(run, std::move(input), std::move(pattern), std::move(label));
}

std::unique_ptr<Operator> MakeUnion(std::vector<std::unique_ptr<Operator>> inputs) {
  return std::make_unique<UnionRows>(std::move(inputs));
}

std::unique_ptr<Operator> MakeGroupJoin(RunState& run, std::unique_ptr<Operator> input, std::unique_ptr<Operator> group,
                                        GroupJoin kind, std::vector<CompiledExpression> filters) {
  return std::make_unique<GroupJoinRows>(run, std::move(input), std::move(group), kind, std::move(filters));
}

std::unique_ptr<Operator> MakeBatchJoin(RunState& run, std::unique_ptr<Operator> input,
                                        std::vector<SourcedGroup> groups, GroupJoin kind, VariableIndex row_number) {
  return std::make_unique<BatchJoin>(run, std::move(input), std::move(groups), kind, row_number);
}

}  // namespace whence
