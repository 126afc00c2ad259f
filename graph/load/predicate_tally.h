#ifndef WHENCE_GRAPH_LOAD_PREDICATE_TALLY_H_
#define WHENCE_GRAPH_LOAD_PREDICATE_TALLY_H_

#include <cstdint>
#include <map>
#include <memory>

#include "absl/status/status.h"
#include "graph/store/snapshot.h"

namespace whence {

// Counts what each predicate will have once new keys are joined with those of a snapshot: triples, and different second
// parts (subjects in kPso, objects in kPos). Cost: a walk over the new keys and over their predicates' old ones.
class PredicateTally {
 public:
  struct Count {
    uint64_t triples = 0;
    uint64_t distinct = 0;
  };

  PredicateTally(const StoreSnapshot& base, TripleOrder order)
      : base_(base), order_(order), fresh_(base.counters().counts.triples == 0) {}

  // New keys in order, each once.
  void Add(const Key3& key) {
    if (counts_.empty() || key[0] != predicate_) {
      Drain();
      predicate_ = key[0];
      current_ = &counts_[predicate_];
      if (!fresh_) {
        TripleFilter filter;
        filter.predicate = TermId(predicate_);
        cursor_ = base_.ScanIn(order_, filter);
      }
    }
    if (cursor_ != nullptr) {
      for (; cursor_->Valid() && cursor_->key() < key; cursor_->Next()) Take(cursor_->key());
      if (cursor_->Valid() && cursor_->key() == key) cursor_->Next();
    }
    Take(key);
  }

  // The counts of all predicates that had a new key.
  const std::map<uint64_t, Count>& Finish() {
    Drain();
    return counts_;
  }
  const absl::Status& status() const { return status_; }

 private:
  void Take(const Key3& key) {
    if (current_->triples++ == 0 || key[1] != second_) ++current_->distinct;
    second_ = key[1];
  }
  void Drain() {
    if (cursor_ == nullptr) return;
    for (; cursor_->Valid(); cursor_->Next()) Take(cursor_->key());
    if (status_.ok()) status_ = cursor_->status();
    cursor_.reset();
  }

  const StoreSnapshot& base_;
  const TripleOrder order_;
  const bool fresh_;
  std::map<uint64_t, Count> counts_;
  Count* current_ = nullptr;
  uint64_t predicate_ = 0;
  uint64_t second_ = 0;
  std::unique_ptr<TripleCursor> cursor_;
  absl::Status status_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_LOAD_PREDICATE_TALLY_H_
