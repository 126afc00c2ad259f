#ifndef WHENCE_GRAPH_TRIPLE_CURSOR_H_
#define WHENCE_GRAPH_TRIPLE_CURSOR_H_

#include <cstddef>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "graph/ids.h"
#include "graph/statement.h"
#include "graph/triple_order.h"

namespace whence {

// Which triples a scan yields: each position bound or free.
struct TripleFilter {
  std::optional<TermId> subject = {};
  std::optional<TermId> predicate = {};
  std::optional<TermId> object = {};

  bool Matches(const Triple& triple) const {
    return (!subject || *subject == triple.subject) && (!predicate || *predicate == triple.predicate) &&
           (!object || *object == triple.object);
  }
};

// A range of one index: the first and the last key that may be in it, both included.
struct KeyRange {
  Key3 first = {0, 0, 0};
  Key3 last = {~uint64_t{0}, ~uint64_t{0}, ~uint64_t{0}};
};

// How many positions of the filter lead the order; the range that those alone select.
size_t BoundPrefix(TripleOrder order, const TripleFilter& filter);
KeyRange RangeOf(TripleOrder order, const TripleFilter& filter);
// The order in which all bound positions of the filter lead. There is one for every filter.
TripleOrder OrderFor(const TripleFilter& filter);

// Walks the triples of a range in the order of one index. Works batch by batch, so that a step costs an addition. Not
// thread-safe. Lives no longer than its Graph.
class TripleCursor {
 public:
  virtual ~TripleCursor() = default;
  TripleCursor(const TripleCursor&) = delete;
  TripleCursor& operator=(const TripleCursor&) = delete;

  bool Valid() const { return position_ < batch_.size(); }
  // REQUIRES: Valid(), for all below.
  Triple triple() const { return FromKey(order_, batch_[position_]); }
  const Key3& key() const { return batch_[position_]; }  // the triple's parts in the order of the index
  void Next() {
    if (++position_ == batch_.size()) Refill();
  }
  // Forward to the first key that is not before `target`. Cost: logarithmic within a batch, else one seek.
  void Seek(const Key3& target);
  // What is left of the batch, for tight loops; NextBatch goes behind it.
  absl::Span<const Key3> batch() const { return batch_.subspan(position_); }
  void NextBatch() { Refill(); }

  TripleOrder order() const { return order_; }
  // OK, or why the walk ended early (corruption, an I/O fault). Ask when Valid() has turned false.
  const absl::Status& status() const { return status_; }

 protected:
  explicit TripleCursor(TripleOrder order) : order_(order) {}
  // Each puts the next keys of the range into place with SetBatch, an empty batch at the end. RefillAt: from the first
  // key not before `target`, which lies behind the present batch.
  virtual void Refill() = 0;
  virtual void RefillAt(const Key3& target) = 0;
  void SetBatch(absl::Span<const Key3> batch) {
    batch_ = batch;
    position_ = 0;
  }
  void Fail(absl::Status status) {
    status_ = std::move(status);
    SetBatch({});
  }

 private:
  const TripleOrder order_;
  absl::Span<const Key3> batch_;
  size_t position_ = 0;
  absl::Status status_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_TRIPLE_CURSOR_H_
