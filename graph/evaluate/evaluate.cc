#include "graph/evaluate.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "graph/base/status.h"
#include "graph/evaluate/modifiers.h"
#include "graph/evaluate/planner.h"
#include "graph/evaluate/query_check.h"

namespace whence {
namespace {

// A running query. Solutions are taken from the plan a batch at a time, and their terms decoded together.
class RunningQuery : public Solutions {
 public:
  RunningQuery(const Graph& graph, const GraphQuery& query, const EvaluationLimits& limits)
      : query_(query), limits_(limits), run_(graph, limits), planner_(run_, query_) {
    std::unique_ptr<Operator> rows = planner_.Plan().rows;
    const size_t width = planner_.width();
    if (!query_.aggregates.empty() || !query_.group_by.empty()) {
      rows = MakeAggregation(run_, std::move(rows), query_, width);
    }
    for (const Assignment& assignment : query_.assignments) {
      rows =
          MakeAssign(run_, std::move(rows), assignment.variable, Compiled(assignment.value), [] { return "compute"; });
    }
    for (const Expression& having : query_.having) {
      rows = MakeFilter(run_, std::move(rows), Compiled(having),
                        [this, &having] { return StrCat("having ", Render(query_, having)); });
    }
    if (!query_.order_by.empty()) rows = MakeSort(run_, std::move(rows), query_, width);
    plan_ = std::move(rows);
  }

  const Solution* Next() override {
    while (next_ == ready_) {
      if (!Fill()) return nullptr;
    }
    return &solutions_[next_++];
  }

  const absl::Status& status() const override { return run_.terms.status(); }

  std::string Plan() const override {
    std::string out;
    plan_->Explain(0, &out);
    return out;
  }

 private:
  CompiledExpression Compiled(const Expression& expression) const {
    return *CompiledExpression::Compile(expression, query_.variables.size());  // CheckQuery has compiled it before
  }

  // The next batch that has a solution; false at the end.
  bool Fill() {
    next_ = ready_ = 0;
    while (decoded_ == selected_.size()) {
      if (!Select()) return false;
    }
    // A part at a time, so that the same few solutions are filled again and again.
    constexpr size_t kDecodedAtOnce = 128;
    const size_t count = std::min(kDecodedAtOnce, selected_.size() - decoded_);
    if (!Decode(absl::MakeConstSpan(selected_).subspan(decoded_, count))) return false;
    decoded_ += count;
    ready_ = count;
    return true;
  }

  // Takes the next rows of the plan; false at the end.
  bool Select() {
    const uint64_t wanted = query_.limit.value_or(~uint64_t{0});
    selected_.clear();
    decoded_ = 0;
    if (given_ >= wanted || !run_.Continue() || !plan_->Next(&batch_)) return false;
    for (size_t i = 0; i < batch_.size() && given_ < wanted; ++i) {
      if (query_.distinct && !IsNew(batch_.row(i))) continue;
      if (skipped_ < query_.offset) {
        ++skipped_;
        continue;
      }
      if (given_ == limits_.rows) {
        run_.terms.Fail(ResourceExhausted("the query has more than ", limits_.rows, " solutions"));
        break;
      }
      ++given_;
      selected_.push_back(i);
    }
    return true;
  }

  bool IsNew(absl::Span<const Slot> row) {
    std::vector<Slot> key;
    for (const VariableIndex variable : query_.select) key.push_back(row[variable]);
    if (!seen_.insert(std::move(key)).second) return false;
    run_.Hold(query_.select.size() + 2);
    return true;
  }

  // The terms of these rows into solutions_.
  bool Decode(absl::Span<const size_t> rows) {
    if (solutions_.size() < rows.size()) solutions_.resize(rows.size());
    ids_.clear();
    terms_.clear();
    for (size_t made = 0; made < rows.size(); ++made) {
      Solution& solution = solutions_[made];
      solution.resize(query_.select.size());
      for (size_t column = 0; column < query_.select.size(); ++column) {
        const Slot slot = batch_.row(rows[made])[query_.select[column]];
        Binding& binding = solution[column];
        if (slot == kUnboundSlot || IsStatementSlot(slot) || run_.terms.IsComputed(slot)) {
          binding = run_.terms.BindingOf(slot);
          continue;
        }
        binding.kind = Binding::Kind::kTerm;
        binding.id = TermId(slot);
        ids_.emplace_back(slot);
        terms_.push_back(&binding.term);
      }
    }
    const absl::Status decoded = run_.graph().DecodeInto(ids_, terms_);
    run_.terms.Fail(decoded);
    return decoded.ok();
  }

  const GraphQuery query_;
  const EvaluationLimits limits_;
  RunState run_;
  Planner planner_;  // what is planned row by row comes back to it
  std::unique_ptr<Operator> plan_;
  RowBatch batch_;
  std::vector<size_t> selected_;  // rows of the batch that are solutions
  size_t decoded_ = 0;            // of them
  std::vector<TermId> ids_;
  std::vector<Term*> terms_;
  std::vector<Solution> solutions_;
  size_t next_ = 0, ready_ = 0;
  uint64_t given_ = 0, skipped_ = 0;
  absl::flat_hash_set<std::vector<Slot>> seen_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Solutions>> Evaluate(const Graph& graph, const GraphQuery& query,
                                                    const EvaluationLimits& limits) {
  WHENCE_RETURN_IF_ERROR(CheckQuery(query));
  auto running = std::make_unique<RunningQuery>(graph, query, limits);
  WHENCE_RETURN_IF_ERROR(running->status());
  return running;
}

absl::StatusOr<std::vector<Solution>> EvaluateAll(const Graph& graph, const GraphQuery& query,
                                                  const EvaluationLimits& limits) {
  WHENCE_ASSIGN_OR_RETURN(const std::unique_ptr<Solutions> solutions, Evaluate(graph, query, limits));
  std::vector<Solution> all;
  while (const Solution* solution = solutions->Next()) all.push_back(*solution);
  WHENCE_RETURN_IF_ERROR(solutions->status());
  return all;
}

}  // namespace whence
