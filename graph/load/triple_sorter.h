#ifndef WHENCE_GRAPH_LOAD_TRIPLE_SORTER_H_
#define WHENCE_GRAPH_LOAD_TRIPLE_SORTER_H_

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/statement.h"
#include "graph/triple_order.h"

namespace rocksdb {
class Env;
}  // namespace rocksdb

namespace whence {

// Sorts triples in every order within a memory budget. What fits is sorted where it is; what does not is written to
// packed runs on disk, one for each order, and merged.
class TripleSorter {
 public:
  // The runs' paths start with `prefix`; `budget` is in bytes.
  TripleSorter(std::string prefix, uint64_t budget, rocksdb::Env* env);
  ~TripleSorter();

  absl::Status Add(const Triple& triple);
  bool empty() const { return buffer_.empty() && runs_ == 0; }
  // Keys of one order after the other, each key once. Call for kSpo, kOsp, kPos, kPso in this order: each takes what
  // the sort before left. `next` works until the next call of Sorted; it returns false at the end, or on a fault
  // (status()).
  std::function<bool(Key3*)> Sorted(TripleOrder order);
  const absl::Status& status() const { return status_; }

 private:
  class Run;

  void SortBuffer(TripleOrder order);
  absl::Status Spill();
  absl::Status WriteRun(TripleOrder order, size_t run);
  std::string RunPath(TripleOrder order, size_t run) const;

  const std::string prefix_;
  rocksdb::Env* const env_;
  const size_t capacity_;
  // Triples as {subject, predicate, object}, and room for the sort.
  std::vector<Key3> buffer_, scratch_;
  size_t runs_ = 0;
  absl::Status status_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_LOAD_TRIPLE_SORTER_H_
