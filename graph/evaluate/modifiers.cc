#include "graph/evaluate/modifiers.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "graph/evaluate/compiled_expression.h"
#include "graph/evaluate/query_check.h"

namespace whence {
namespace {

CompiledExpression Compiled(const Expression& expression, const GraphQuery& query) {
  return *CompiledExpression::Compile(expression, query.variables.size());  // CheckQuery has compiled it before
}

// Makes all its rows at once, when the first is wanted.
class CollectingOperator : public Operator {
 public:
  CollectingOperator(RunState& run, std::unique_ptr<Operator> input, size_t width)
      : run_(run), input_(std::move(input)), width_(width) {}

  bool Next(RowBatch* out) override {
    out->Clear();
    if (!collected_) {
      collected_ = true;
      Collect();
    }
    if (!run_.Continue()) return false;
    for (; next_ < rows_.size() && !out->full(); ++next_) out->Append(rows_.row(next_));
    return !out->empty();
  }

 protected:
  virtual void Collect() = 0;

  RunState& run_;
  const std::unique_ptr<Operator> input_;
  const size_t width_;
  RowBatch rows_;

 private:
  bool collected_ = false;
  size_t next_ = 0;
};

class Aggregation : public CollectingOperator {
 public:
  Aggregation(RunState& run, std::unique_ptr<Operator> input, const GraphQuery& query, size_t width)
      : CollectingOperator(run, std::move(input), width), query_(query) {
    for (const Aggregate& aggregate : query.aggregates) {
      arguments_.push_back(aggregate.argument ? std::optional(Compiled(*aggregate.argument, query)) : std::nullopt);
    }
  }

  void Explain(size_t depth, std::string* out) const override {
    Line(depth, query_.group_by.empty() ? "aggregate" : "group and aggregate", out);
    input_->Explain(depth + 1, out);
  }

 protected:
  void Collect() override {
    const bool only_rows = std::all_of(query_.aggregates.begin(), query_.aggregates.end(),
                                       [](const Aggregate& a) { return !a.argument && !a.distinct; });
    if (query_.group_by.empty()) GroupOf({});
    RowBatch batch;
    std::vector<Slot> key;
    if (only_rows && query_.group_by.empty()) groups_[0].rows = input_->CountRows();
    while (input_->Next(&batch)) {
      for (size_t i = 0; i < batch.size(); ++i) {
        key.clear();
        for (const VariableIndex variable : query_.group_by) key.push_back(batch.row(i)[variable]);
        Add(batch.row(i), GroupOf(key));
      }
      if (!run_.Continue()) return;
    }
    // Groups come in the order of their keys, whatever the plan was.
    std::vector<std::pair<std::vector<Slot>, size_t>> order(numbers_.begin(), numbers_.end());
    std::sort(order.begin(), order.end());
    for (const auto& [slots, number] : order) Emit(slots, groups_[number]);
  }

 private:
  struct Part {
    Accumulator accumulator;
    absl::flat_hash_set<Slot> seen;                    // DISTINCT values
    absl::flat_hash_set<std::vector<Slot>> seen_rows;  // COUNT(DISTINCT *)
  };
  struct GroupState {
    uint64_t rows = 0;
    std::vector<Part> parts;
  };

  size_t GroupOf(const std::vector<Slot>& key) {
    const auto [entry, added] = numbers_.try_emplace(key, groups_.size());
    if (added) {
      GroupState& group = groups_.emplace_back();
      for (const Aggregate& aggregate : query_.aggregates) group.parts.push_back({Accumulator(aggregate.kind), {}, {}});
      run_.Hold(key.size() + 4 * query_.aggregates.size());
    }
    return entry->second;
  }

  void Add(absl::Span<const Slot> row, size_t number) {
    GroupState& group = groups_[number];
    ++group.rows;
    for (size_t i = 0; i < arguments_.size(); ++i) {
      Part& part = group.parts[i];
      const bool distinct = query_.aggregates[i].distinct;
      if (!arguments_[i]) {
        if (!distinct) continue;
        const size_t variables = query_.variables.size();
        if (part.seen_rows.emplace(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(variables)).second) {
          run_.Hold(variables);
        }
        continue;
      }
      const Value value = arguments_[i]->Evaluate(row, run_.terms);
      if (value.IsError()) continue;
      if (distinct) {
        if (!part.seen.insert(run_.terms.Intern(value)).second) continue;
        run_.Hold(1);
      }
      part.accumulator.Add(value);
    }
  }

  void Emit(const std::vector<Slot>& key, const GroupState& group) {
    const std::vector<Slot> nothing(width_);
    Slot* row = rows_.Append(nothing);
    for (size_t i = 0; i < key.size(); ++i) row[query_.group_by[i]] = key[i];
    for (size_t i = 0; i < query_.aggregates.size(); ++i) {
      const Aggregate& aggregate = query_.aggregates[i];
      const uint64_t rows = aggregate.distinct ? group.parts[i].seen_rows.size() : group.rows;
      const Value value =
          aggregate.argument ? group.parts[i].accumulator.Result() : Value::Integer(static_cast<int64_t>(rows));
      row[aggregate.result] = run_.terms.Intern(value);
    }
  }

  const GraphQuery& query_;
  std::vector<std::optional<CompiledExpression>> arguments_;
  absl::flat_hash_map<std::vector<Slot>, size_t> numbers_;
  std::vector<GroupState> groups_;
};

class Sort : public CollectingOperator {
 public:
  Sort(RunState& run, std::unique_ptr<Operator> input, const GraphQuery& query, size_t width)
      : CollectingOperator(run, std::move(input), width), query_(query) {
    for (const OrderKey& key : query.order_by) keys_.push_back(Compiled(key.value, query));
  }

  void Explain(size_t depth, std::string* out) const override {
    Line(depth, "sort", out);
    input_->Explain(depth + 1, out);
  }

 protected:
  void Collect() override {
    RowBatch all, batch;
    std::vector<Value> values;  // of each row: the keys, then the selected variables
    const size_t stride = keys_.size() + query_.select.size();
    while (input_->Next(&batch)) {
      if (!run_.Hold(batch.size() * (width_ + 8 * stride))) return;
      for (size_t i = 0; i < batch.size(); ++i) {
        all.Append(batch.row(i));
        for (const CompiledExpression& key : keys_) values.push_back(key.Evaluate(batch.row(i), run_.terms));
        for (const VariableIndex variable : query_.select) values.push_back(run_.terms.ValueOf(batch.row(i)[variable]));
      }
    }
    std::vector<size_t> order(all.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      for (size_t i = 0; i < stride; ++i) {
        const auto compared = OrderValues(values[a * stride + i], values[b * stride + i]);
        if (compared != 0) return i < keys_.size() && query_.order_by[i].descending ? compared > 0 : compared < 0;
      }
      return false;
    });
    for (const size_t i : order) rows_.Append(all.row(i));
  }

 private:
  const GraphQuery& query_;
  std::vector<CompiledExpression> keys_;
};

}  // namespace

std::unique_ptr<Operator> MakeAggregation(RunState& run, std::unique_ptr<Operator> input, const GraphQuery& query,
                                          size_t width) {
  return std::make_unique<Aggregation>(run, std::move(input), query, width);
}

std::unique_ptr<Operator> MakeSort(RunState& run, std::unique_ptr<Operator> input, const GraphQuery& query,
                                   size_t width) {
  return std::make_unique<Sort>(run, std::move(input), query, width);
}

}  // namespace whence
