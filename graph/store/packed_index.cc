#include "graph/store/packed_index.h"

#include <algorithm>
#include <string>
#include <utility>

#include "graph/store/chunk_cursor.h"

namespace whence {
namespace {

// The chunk under an iterator: its fence and keys.
struct OpenChunk {
  Key3 fence = {};
  std::vector<Key3> keys;
};

absl::Status ReadChunk(IndexId index, const rocksdb::Iterator& iterator, OpenChunk* chunk) {
  IndexId found;
  if (!ParseChunkKey(ToStd(iterator.key()), &found, &chunk->fence)) return DamagedChunk(index);
  chunk->keys.resize(kMostPackedKeys);
  chunk->keys.resize(UnpackKeys(ToStd(iterator.value()), chunk->keys.data()));
  return chunk->keys.empty() ? DamagedChunk(index) : absl::OkStatus();
}

// Writes sorted keys as chunks of even size, the last of them under `fence`.
absl::Status WritePieces(IndexId index, const std::vector<Key3>& keys, const Key3& fence, ChunkSink& sink) {
  const size_t pieces = (keys.size() + kMostPackedKeys - 1) / kMostPackedKeys;
  std::string bytes;
  for (size_t piece = 0; piece < pieces; ++piece) {
    const size_t begin = keys.size() * piece / pieces;
    const size_t end = keys.size() * (piece + 1) / pieces;
    bytes.clear();
    PackKeys(absl::MakeConstSpan(keys).subspan(begin, end - begin), &bytes);
    WHENCE_RETURN_IF_ERROR(sink.Put(index, piece + 1 == pieces ? fence : keys[end - 1], bytes));
  }
  return absl::OkStatus();
}

std::vector<Key3> Applied(const std::vector<Key3>& keys, const KeyChange* begin, const KeyChange* end) {
  std::vector<Key3> out;
  out.reserve(keys.size() + static_cast<size_t>(end - begin));
  auto key = keys.begin();
  for (; begin != end; ++begin) {
    for (; key != keys.end() && *key < begin->key; ++key) out.push_back(*key);
    if (key != keys.end() && *key == begin->key) ++key;
    if (begin->insert) out.push_back(begin->key);
  }
  out.insert(out.end(), key, keys.end());
  return out;
}

}  // namespace

absl::Status EditIndex(IndexId index, const std::vector<KeyChange>& changes, rocksdb::Iterator& iterator,
                       ChunkSink& sink) {
  const KeyChange* next = changes.data();
  const KeyChange* const end = next + changes.size();
  OpenChunk chunk;
  while (next != end) {
    iterator.Seek(ChunkKeyBuffer(index, next->key).slice());
    const bool inside = IsOf(index, iterator);
    if (!inside) {
      // Behind the last fence: grow the last chunk, which then moves to a higher fence.
      WHENCE_RETURN_IF_ERROR(FromRocks(iterator.status(), "reading an index"));
      constexpr uint64_t kTop = ~uint64_t{0};
      iterator.SeekForPrev(ChunkKeyBuffer(index, {kTop, kTop, kTop}).slice());
    }
    WHENCE_RETURN_IF_ERROR(FromRocks(iterator.status(), "reading an index"));
    const bool found = IsOf(index, iterator);
    chunk.keys.clear();
    if (found) WHENCE_RETURN_IF_ERROR(ReadChunk(index, iterator, &chunk));
    const KeyChange* stop = end;
    bool grows = !inside;
    if (inside) {
      stop = std::upper_bound(next, end, chunk.fence, [](const Key3& f, const KeyChange& c) { return f < c.key; });
      if (stop != end) {
        // The last chunk takes what lies behind it in the same step: the iterator will not show what the sink has got.
        iterator.Next();
        WHENCE_RETURN_IF_ERROR(FromRocks(iterator.status(), "reading an index"));
        grows = !IsOf(index, iterator);
        if (grows) stop = end;
      }
    }
    const std::vector<Key3> keys = Applied(chunk.keys, next, stop);
    const Key3 fence = !grows || keys.empty() ? chunk.fence : std::max(chunk.fence, keys.back());
    if (found && (keys.empty() || fence != chunk.fence)) WHENCE_RETURN_IF_ERROR(sink.Delete(index, chunk.fence));
    if (!keys.empty()) WHENCE_RETURN_IF_ERROR(WritePieces(index, keys, fence, sink));
    next = stop;
  }
  return absl::OkStatus();
}

absl::Status MergeIntoIndex(IndexId index, const std::function<bool(Key3*)>& next, rocksdb::Iterator& iterator,
                            ChunkSink& sink) {
  Key3 key;
  bool more = next(&key);
  OpenChunk chunk;
  std::vector<KeyChange> changes;
  while (more) {
    iterator.Seek(ChunkKeyBuffer(index, key).slice());
    if (!IsOf(index, iterator)) break;
    WHENCE_RETURN_IF_ERROR(ReadChunk(index, iterator, &chunk));
    // However many keys fall under one fence, no more than this many are held; the later ones start new chunks.
    constexpr size_t kHeld = 64 * kMostPackedKeys;
    changes.clear();
    for (; more && key <= chunk.fence && changes.size() < kHeld; more = next(&key)) changes.push_back({key, true});
    std::vector<Key3> keys = Applied(chunk.keys, changes.data(), changes.data() + changes.size());
    while (more && key <= chunk.fence) {
      // Write what lies before the next key, keep the rest for it.
      const auto cut = std::lower_bound(keys.begin(), keys.end(), key);
      const std::vector<Key3> head(keys.begin(), cut);
      if (!head.empty()) WHENCE_RETURN_IF_ERROR(WritePieces(index, head, head.back(), sink));
      keys.erase(keys.begin(), cut);
      changes.clear();
      for (; more && key <= chunk.fence && changes.size() < kHeld; more = next(&key)) changes.push_back({key, true});
      keys = Applied(keys, changes.data(), changes.data() + changes.size());
    }
    WHENCE_RETURN_IF_ERROR(WritePieces(index, keys, chunk.fence, sink));
  }
  WHENCE_RETURN_IF_ERROR(FromRocks(iterator.status(), "reading an index"));
  // Behind the last fence everything is new.
  std::string bytes;
  std::vector<Key3> keys;
  while (more) {
    keys.clear();
    for (; more && keys.size() < kMostPackedKeys; more = next(&key)) keys.push_back(key);
    bytes.clear();
    PackKeys(keys, &bytes);
    WHENCE_RETURN_IF_ERROR(sink.Put(index, keys.back(), bytes));
  }
  return absl::OkStatus();
}

}  // namespace whence
