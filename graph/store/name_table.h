#ifndef WHENCE_GRAPH_STORE_NAME_TABLE_H_
#define WHENCE_GRAPH_STORE_NAME_TABLE_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/similar_names.h"

namespace whence {

// The folded names of one state of a store in memory, for searches that make thousands of seeks among them.
class NameTable {
 public:
  // Adds a name, unless it is the last one again. False if there is no room. REQUIRES: not before the last one.
  bool Add(std::string_view name);

  size_t size() const { return ends_.size(); }
  std::string_view name(size_t i) const {
    const uint32_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(bytes_).substr(begin, ends_[i] - begin);
  }
  // The place of the first name that is not before `target`; size() if there is none. REQUIRES: those before `low` are.
  // Cost: the logarithm of how far it is from there.
  size_t LowerBound(std::string_view target, size_t low) const;

 private:
  std::string bytes_;
  std::vector<uint32_t> ends_;
};

// A walk over a table, which outlives it.
class TableNames : public SortedNames {
 public:
  explicit TableNames(const NameTable& table) : table_(table) {}
  bool Seek(std::string_view target) override {
    at_ = table_.LowerBound(target, at_ < table_.size() && table_.name(at_) < target ? at_ : 0);
    return at_ < table_.size();
  }
  std::string_view name() const override { return table_.name(at_); }

 private:
  const NameTable& table_;
  size_t at_ = 0;
};

// Makes the table of a state once the seeks made without it have cost about as much as making it does, unless there are
// too many names to keep. Thread-safe.
class NameTables {
 public:
  // The table, or null as long as there is none. Among `names` entries; `fill` adds them all, or returns false.
  template <typename Fill>
  const NameTable* Ask(uint64_t names, const Fill& fill) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (table_ == nullptr && !given_up_ && names <= kMostNames && seeks_ * kStepsOfSeek >= names) {
      auto table = std::make_unique<NameTable>();
      given_up_ = !fill(*table);
      if (!given_up_) table_ = std::move(table);
    }
    return table_.get();
  }
  void AddSeeks(uint64_t seeks) {
    const std::lock_guard<std::mutex> lock(mutex_);
    seeks_ += seeks;
  }

 private:
  static constexpr uint64_t kMostNames = 1'000'000;
  static constexpr uint64_t kStepsOfSeek = 20;

  std::mutex mutex_;
  uint64_t seeks_ = 0;
  bool given_up_ = false;
  std::unique_ptr<const NameTable> table_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_NAME_TABLE_H_
