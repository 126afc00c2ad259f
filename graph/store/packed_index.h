#ifndef WHENCE_GRAPH_STORE_PACKED_INDEX_H_
#define WHENCE_GRAPH_STORE_PACKED_INDEX_H_

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "graph/store/database.h"
#include "graph/store/packed_keys.h"
#include "graph/triple_cursor.h"

namespace whence {

// Iterators over a column of one snapshot, kept for reuse: making one costs more than a seek. Thread-safe.
class IteratorPool {
 public:
  IteratorPool(const Database& database, Column column, const rocksdb::Snapshot* snapshot)
      : database_(database), column_(column), snapshot_(snapshot) {}

  // An iterator on loan; it comes back when the lease dies, which must be before the pool does.
  class Lease {
   public:
    Lease(IteratorPool* pool, std::unique_ptr<rocksdb::Iterator> iterator)
        : pool_(pool), iterator_(std::move(iterator)) {}
    Lease(Lease&&) = default;
    ~Lease() {
      if (iterator_ != nullptr) pool_->Return(std::move(iterator_));
    }
    rocksdb::Iterator* operator->() const { return iterator_.get(); }
    rocksdb::Iterator& operator*() const { return *iterator_; }

   private:
    IteratorPool* pool_;
    std::unique_ptr<rocksdb::Iterator> iterator_;
  };
  Lease Take();

 private:
  void Return(std::unique_ptr<rocksdb::Iterator> iterator);

  const Database& database_;
  const Column column_;
  const rocksdb::Snapshot* const snapshot_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<rocksdb::Iterator>> free_;
};

// The key of a chunk without an allocation.
class ChunkKeyBuffer {
 public:
  ChunkKeyBuffer(IndexId index, const Key3& fence);
  rocksdb::Slice slice() const { return rocksdb::Slice(bytes_.data(), bytes_.size()); }

 private:
  std::array<char, 25> bytes_;
};

// Walks a range of one packed index.
class PackedCursor : public TripleCursor {
 public:
  // `order` is what triple() makes of a key; the term index has none and is read by key().
  PackedCursor(IteratorPool::Lease iterator, IndexId index, TripleOrder order, const KeyRange& range);

 protected:
  void Refill() override;
  void RefillAt(const Key3& target) override;

 private:
  // The next keys of the range that are not before `from`, beginning with what is left of the open chunk.
  void Fill(const Key3& from, size_t most);
  // Opens the chunk under the iterator; false if it is not of this index, or damaged.
  bool Open();
  // Moves the iterator to the chunk that `target`, which lies behind the open one, falls into.
  void MoveTo(const Key3& target);

  IteratorPool::Lease iterator_;
  const IndexId index_;
  const KeyRange range_;
  PackedKeyReader chunk_;
  bool open_ = false;  // the chunk under the iterator is being read
  bool last_ = false;  // the range ends in it
  Key3 fence_ = {};    // of it
  int near_ = 1;       // whether leaps lately ended in the next chunk (above 0), or further on
  std::array<Key3, kMostPackedKeys> keys_;
};

// One change of an index. Inserting what is there and removing what is not change nothing.
struct KeyChange {
  Key3 key;
  bool insert = true;
};

// Where changed chunks go: a batch, or a table file that wants its keys in order.
class ChunkSink {
 public:
  virtual ~ChunkSink() = default;
  virtual absl::Status Put(IndexId index, const Key3& fence, std::string_view chunk) = 0;
  virtual absl::Status Delete(IndexId index, const Key3& fence) = 0;
};

// Works the changes (sorted by key, each key once) into the chunks that `iterator` shows. Cost: a seek and a rewritten
// chunk for every chunk that has a change.
absl::Status EditIndex(IndexId index, const std::vector<KeyChange>& changes, rocksdb::Iterator& iterator,
                       ChunkSink& sink);

// Works a sorted stream of new keys into the chunks that `iterator` shows, in key order and in constant memory: for the
// bulk loader. `next` gives one key after the other, each once, and false at the end.
absl::Status MergeIntoIndex(IndexId index, const std::function<bool(Key3*)>& next, rocksdb::Iterator& iterator,
                            ChunkSink& sink);

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_PACKED_INDEX_H_
