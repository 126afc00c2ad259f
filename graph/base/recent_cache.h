#ifndef WHENCE_GRAPH_BASE_RECENT_CACHE_H_
#define WHENCE_GRAPH_BASE_RECENT_CACHE_H_

#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace whence {

// What was worked out lately, by what it was worked out from. When half of the budget is spent, what was not asked for
// since the last time that it was goes: two generations stand for an order of use. The budget counts what callers say
// and 64 bytes an entry, so that many small entries take more. Thread-safe; a look-up takes a lock and one or two
// probes.
template <typename Key, typename Value>
class RecentCache {
 public:
  using Kept = std::shared_ptr<const Value>;

  // In bytes.
  explicit RecentCache(size_t budget) : budget_(budget) {}

  // Null if it is not kept.
  template <typename Wanted>
  Kept Find(const Wanted& key) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto young = young_.find(key); young != young_.end()) return young->second.value;
    const auto old = old_.find(key);
    if (old == old_.end()) return nullptr;
    Kept value = old->second.value;
    Insert(old->first, old->second);
    return value;
  }

  // Keeps a value in place of one that the key has, unless it is more than an eighth of the budget, and returns it.
  // `bytes`: about what it takes.
  Kept Keep(Key key, Value value, size_t bytes) {
    return Keep(std::move(key), std::make_shared<const Value>(std::move(value)), bytes);
  }
  Kept Keep(Key key, Kept kept, size_t bytes) {
    const std::lock_guard<std::mutex> lock(mutex_);
    Insert(std::move(key), {kept, bytes + kOverhead});
    return kept;
  }

 private:
  struct Entry {
    Kept value;
    size_t bytes = 0;
  };
  static constexpr size_t kOverhead = 64;  // of an entry

  // REQUIRES: the mutex is held.
  void Insert(Key key, Entry entry) {
    const size_t bytes = entry.bytes;
    if (bytes > budget_ / 8) return;
    if (const auto replaced = young_.find(key); replaced != young_.end()) {
      young_bytes_ -= replaced->second.bytes;
      young_.erase(replaced);
    }
    if (young_bytes_ + bytes > budget_ / 2) {
      old_ = std::move(young_);
      young_ = {};
      young_bytes_ = 0;
    }
    young_bytes_ += bytes;
    young_.emplace(std::move(key), std::move(entry));
  }

  const size_t budget_;
  std::mutex mutex_;
  size_t young_bytes_ = 0;
  absl::flat_hash_map<Key, Entry> young_, old_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_BASE_RECENT_CACHE_H_
