#ifndef WHENCE_GRAPH_STORE_PACKED_INDEX_H_
#define WHENCE_GRAPH_STORE_PACKED_INDEX_H_

#include <functional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "graph/store/database.h"
#include "graph/store/packed_keys.h"
#include "graph/triple_order.h"

namespace whence {

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
