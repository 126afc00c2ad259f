#ifndef WHENCE_GRAPH_LOAD_RECORD_SORTER_H_
#define WHENCE_GRAPH_LOAD_RECORD_SORTER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "rocksdb/env.h"

namespace whence {

// Sorts strings of bytes within a memory budget: what does not fit is written to sorted runs on disk, and merged.
class RecordSorter {
 public:
  // The runs' paths start with `prefix`; `budget` is in bytes.
  RecordSorter(std::string prefix, uint64_t budget, rocksdb::Env* env);

  absl::Status Add(std::string_view record);
  bool empty() const { return entries_.empty() && runs_ == 0; }
  // The records in order, each once: every call walks them anew. Each is good until the next is asked for; false at the
  // end, and after a fault (status()). Nothing may be added afterwards.
  std::function<bool(std::string_view*)> Sorted();
  const absl::Status& status() const { return status_; }

 private:
  void SortEntries();
  absl::Status Spill();
  std::string_view Bytes(const std::pair<size_t, size_t>& entry) const {
    return std::string_view(bytes_).substr(entry.first, entry.second);
  }
  std::string RunPath(size_t run) const;

  const std::string prefix_;
  const uint64_t budget_;
  rocksdb::Env* const env_;
  std::string bytes_;
  std::vector<std::pair<size_t, size_t>> entries_;  // begin and size in bytes_
  bool sorted_ = false;
  size_t runs_ = 0;
  absl::Status status_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_LOAD_RECORD_SORTER_H_
