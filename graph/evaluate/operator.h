#ifndef WHENCE_GRAPH_EVALUATE_OPERATOR_H_
#define WHENCE_GRAPH_EVALUATE_OPERATOR_H_

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "graph/base/status.h"
#include "graph/evaluate.h"
#include "graph/evaluate/query_terms.h"

namespace whence {

// Rows of slots, one slot a variable, row after row. All of one width, which the first row brings.
class RowBatch {
 public:
  static constexpr size_t kFull = 1024;  // rows; operators stop adding about here

  size_t size() const { return rows_; }
  bool empty() const { return rows_ == 0; }
  bool full() const { return rows_ >= kFull; }
  void Clear() { rows_ = 0; }
  absl::Span<Slot> row(size_t i) { return absl::MakeSpan(cells_).subspan(i * width_, width_); }
  absl::Span<const Slot> row(size_t i) const { return absl::MakeConstSpan(cells_).subspan(i * width_, width_); }
  // A copy of a row, to be changed in place. The argument must not be of this batch.
  Slot* Append(absl::Span<const Slot> row) {
    width_ = row.size();
    const size_t end = width_ * (rows_ + 1);
    if (cells_.size() < end) cells_.resize(std::max(end, 2 * cells_.size()));
    return std::copy_n(row.data(), width_, cells_.data() + width_ * rows_++) - width_;
  }
  void DropLast() { --rows_; }

 private:
  size_t width_ = 0;  // may stay 0: a query without variables still has rows
  size_t rows_ = 0;
  std::vector<Slot> cells_;  // with room to spare behind the last row
};

// What all operators of one run share: the graph, the terms, and the limits. Outlives them, and is outlived by the
// graph. For one thread.
class RunState {
 public:
  RunState(const Graph& graph, const EvaluationLimits& limits)
      : terms(graph),
        limits_(limits),
        deadline_(limits.time == absl::InfiniteDuration() ? absl::InfiniteFuture() : absl::Now() + limits.time) {}

  const Graph& graph() const { return terms.graph(); }

  // False when the run must end; why is in status(). Called once a batch, or once every few seeks.
  bool Continue() {
    if (!terms.status().ok()) return false;
    if (limits_.cancelled != nullptr && limits_.cancelled->load(std::memory_order_relaxed)) {
      terms.Fail(absl::CancelledError("the query was cancelled"));
    } else if (deadline_ != absl::InfiniteFuture() && absl::Now() > deadline_) {
      terms.Fail(absl::DeadlineExceededError("the query took longer than its time limit"));
    }
    return terms.status().ok();
  }
  // Takes note of values that an operator keeps.
  bool Hold(uint64_t values) {
    held_ += values;
    if (held_ > limits_.held_values) {
      terms.Fail(ResourceExhausted("the query holds more than ", limits_.held_values,
                                   " values at once; make it more specific, or raise the limit"));
    }
    return terms.status().ok();
  }

  QueryTerms terms;

 private:
  const EvaluationLimits limits_;
  const absl::Time deadline_;
  uint64_t held_ = 0;
};

// What a step says of itself in a plan; made only when somebody asks.
using StepLabel = std::function<std::string()>;

// A step of a plan: makes rows out of its input's rows, batch by batch.
class Operator {
 public:
  virtual ~Operator() = default;
  // Puts the next rows into `out`, which it clears first. False if there are none, also when the run has failed. An
  // operator whose source gets new rows afterwards (BatchSource) goes on with them.
  virtual bool Next(RowBatch* out) = 0;
  // Reads to the end for the number of rows alone, which some need not make for that.
  virtual uint64_t CountRows() {
    RowBatch batch;
    uint64_t rows = 0;
    while (Next(&batch)) rows += batch.size();
    return rows;
  }
  // A line on itself, then its inputs one level deeper.
  virtual void Explain(size_t depth, std::string* out) const = 0;

 protected:
  static void Line(size_t depth, std::string_view text, std::string* out) {
    out->append(2 * depth, ' ').append(text).append("\n");
  }
};

// Rows given from outside: the first row of a query, or the batch of an outer operator.
class BatchSource : public Operator {
 public:
  void Set(const RowBatch* batch) { batch_ = batch; }
  bool Next(RowBatch* out) override {
    out->Clear();
    if (batch_ == nullptr) return false;
    *out = *batch_;
    batch_ = nullptr;
    return !out->empty();
  }
  void Explain(size_t depth, std::string* out) const override { Line(depth, "rows from outside", out); }

 private:
  const RowBatch* batch_ = nullptr;
};

// Rows that it owns, once.
class RowSource : public Operator {
 public:
  explicit RowSource(RowBatch rows) : rows_(std::move(rows)) {}
  bool Next(RowBatch* out) override {
    out->Clear();
    for (; next_ < rows_.size() && !out->full(); ++next_) out->Append(rows_.row(next_));
    return !out->empty();
  }
  void Explain(size_t depth, std::string* out) const override {
    Line(depth, StrCat(rows_.size(), rows_.size() == 1 ? " row" : " rows"), out);
  }

 private:
  const RowBatch rows_;
  size_t next_ = 0;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_EVALUATE_OPERATOR_H_
