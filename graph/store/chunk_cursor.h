#ifndef WHENCE_GRAPH_STORE_CHUNK_CURSOR_H_
#define WHENCE_GRAPH_STORE_CHUNK_CURSOR_H_

#include <array>
#include <memory>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "graph/store/chunk_cache.h"
#include "graph/store/iterator_pool.h"
#include "graph/store/packed_keys.h"

namespace whence {

// The key of a chunk without an allocation.
class ChunkKeyBuffer {
 public:
  ChunkKeyBuffer(IndexId index, const Key3& fence);
  rocksdb::Slice slice() const { return rocksdb::Slice(bytes_.data(), bytes_.size()); }

 private:
  std::array<char, 25> bytes_;
};

// Whether the iterator stands on a chunk of the index.
bool IsOf(IndexId index, const rocksdb::Iterator& iterator);
absl::Status DamagedChunk(IndexId index);

// Where the packed indexes of a snapshot are read from.
struct IndexSource {
  IteratorPool* pool = nullptr;
  ChunkCache* kept = nullptr;  // null: what is read comes from RocksDB
};

// Goes from chunk to chunk of one packed index, in memory where they are kept, else by RocksDB.
class ChunkCursor {
 public:
  ChunkCursor(const IndexSource& source, IndexId index) : source_(source), index_(index) {}

  // To the chunk that covers `target`, which lies behind the present one; in any direction from none. False if there
  // is none, also after a fault; then the present one is none.
  bool Seek(const Key3& target);
  // To the next chunk. REQUIRES: there is a present one.
  bool Next();

  // Of the present chunk. Good until the cursor moves.
  const Key3& fence() const { return fence_; }
  std::string_view bytes() const { return bytes_; }
  // Sets the reader to some place before `target`; false if the bytes are no chunk.
  bool Read(const Key3& target, PackedKeyReader* reader) const;
  // Moves a reader of the present chunk towards `target`, if there is a short way.
  void Skip(const Key3& target, PackedKeyReader* reader) const;

  // OK, or why there was no chunk (corruption, an I/O fault).
  const absl::Status& status() const { return status_; }

 private:
  bool UseKept(const Key3& target);
  // Takes the chunk under the iterator; `first` is the least key that is known to fall into it, if it is to be kept.
  bool UseIterator(const Key3* first);
  void MoveIterator(const Key3& target);

  const IndexSource source_;
  const IndexId index_;
  std::optional<IteratorPool::Lease> iterator_;
  std::shared_ptr<const KeptChunk> kept_;  // the present chunk, if it is in memory
  bool on_chunk_ = false;                  // the iterator stands on the present chunk
  Key3 fence_ = {};
  std::string_view bytes_;
  int near_ = 1;    // whether leaps lately ended in the next chunk (above 0), or further on
  int walked_ = 0;  // chunks since the last leap
  absl::Status status_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_CHUNK_CURSOR_H_
