#ifndef WHENCE_GRAPH_STORE_CHUNK_CACHE_H_
#define WHENCE_GRAPH_STORE_CHUNK_CACHE_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/format.h"
#include "graph/store/packed_keys.h"
#include "graph/triple_order.h"

namespace whence {

// A chunk of a packed index in memory, with marks to begin reading at.
class KeptChunk {
 public:
  // Null if the bytes are no chunk.
  static std::shared_ptr<const KeptChunk> Make(const Key3& fence, std::string_view bytes);

  const Key3& fence() const { return fence_; }
  std::string_view bytes() const { return bytes_; }
  // A reader that has not read `target` yet, nor much before it. The chunk must outlive it.
  const PackedKeyReader& ReaderFor(const Key3& target) const;
  size_t MemoryUsage() const;
  // Whether it was found since this was asked last.
  void Use() const {
    if (!used_.load(std::memory_order_relaxed)) used_.store(true, std::memory_order_relaxed);
  }
  bool TakeUsed() const { return used_.exchange(false, std::memory_order_relaxed); }

 private:
  static constexpr size_t kKeysPerMark = 32;

  Key3 fence_ = {};
  std::string bytes_;
  std::vector<PackedKeyReader> marks_;  // the first at the beginning
  mutable std::atomic<bool> used_{true};
};

// The chunks that were sought lately, for one state of a store: found by the keys that they cover in a fraction of the
// time that a seek of RocksDB takes, even if that reads its own cache. When the budget is spent, chunks that were not
// used since the last look at them make room. What walks pass by is not for here. Thread-safe.
class ChunkCache {
 public:
  explicit ChunkCache(uint64_t budget) : budget_(budget) {}

  // The chunk that `target` falls into; null if it is not kept.
  std::shared_ptr<const KeptChunk> Find(IndexId index, const Key3& target);
  // Keeps the chunk that covers all keys from `first` up to its fence, and returns it; null if it is not kept, as the
  // first few are not: who looks up little need not pay for copies.
  std::shared_ptr<const KeptChunk> Add(IndexId index, const Key3& first, const Key3& fence, std::string_view bytes);
  // Bytes, as far as they are counted: the chunks themselves.
  uint64_t used() const { return used_.load(std::memory_order_relaxed); }

 private:
  struct Entry {
    Key3 first;  // the least key that is known to fall into it
    std::shared_ptr<const KeptChunk> chunk;
  };
  // A run of chunks in the order of their fences.
  struct Page {
    std::vector<Key3> fences;
    std::vector<Entry> entries;
  };
  struct Shard {
    std::shared_mutex mutex;
    std::vector<Key3> last;  // of the fences of each page
    std::vector<std::unique_ptr<Page>> pages;
    size_t hand = 0;  // the page to look at next for what can go
  };

  // REQUIRES, both: the shard's mutex is held.
  void Insert(Shard& shard, Entry entry);
  void MakeRoom(Shard& shard);

  const uint64_t budget_;
  std::atomic<uint64_t> used_{0};
  std::atomic<uint32_t> offered_{0};
  std::array<Shard, kIndexCount> shards_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_CHUNK_CACHE_H_
