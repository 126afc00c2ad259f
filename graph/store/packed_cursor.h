#ifndef WHENCE_GRAPH_STORE_PACKED_CURSOR_H_
#define WHENCE_GRAPH_STORE_PACKED_CURSOR_H_

#include <array>

#include "graph/store/chunk_cursor.h"
#include "graph/store/packed_keys.h"
#include "graph/triple_cursor.h"

namespace whence {

// Walks a range of one packed index.
class PackedCursor : public TripleCursor {
 public:
  // `order` is what triple() makes of a key; the term index has none and is read by key().
  PackedCursor(const IndexSource& source, IndexId index, TripleOrder order, const KeyRange& range);

 protected:
  void Refill() override;
  void RefillAt(const Key3& target) override;

 private:
  // The next keys of the range that are not before `from`, beginning with what is left of the open chunk.
  void Fill(const Key3& from, size_t most);
  // Begins to read the chunk that was gone to, if there is one.
  void Open(bool there, const Key3& from);

  const IndexId index_;
  const KeyRange range_;
  ChunkCursor chunks_;
  PackedKeyReader reader_;  // of the open chunk
  bool open_ = false;       // the chunk is being read
  bool last_ = false;       // the range ends in it
  bool sound_ = true;       // false: the bytes of the chunk are none
  std::array<Key3, kMostPackedKeys> keys_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_PACKED_CURSOR_H_
