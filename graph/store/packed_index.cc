#include "graph/store/packed_index.h"

#include <algorithm>
#include <string>
#include <utility>

namespace whence {
namespace {

constexpr size_t kPooledIterators = 32;

absl::Status Damaged(IndexId index) {
  return DataLoss("index ", static_cast<int>(index),
                  " has a damaged chunk; restore a backup, or load and ingest again");
}

// The chunk under an iterator: its fence and keys.
struct OpenChunk {
  Key3 fence = {};
  std::vector<Key3> keys;
};

absl::Status ReadChunk(IndexId index, const rocksdb::Iterator& iterator, OpenChunk* chunk) {
  IndexId found;
  if (!ParseChunkKey(ToStd(iterator.key()), &found, &chunk->fence)) return Damaged(index);
  chunk->keys.resize(kMostPackedKeys);
  chunk->keys.resize(UnpackKeys(ToStd(iterator.value()), chunk->keys.data()));
  return chunk->keys.empty() ? Damaged(index) : absl::OkStatus();
}

bool IsOf(IndexId index, const rocksdb::Iterator& iterator) {
  return iterator.Valid() && iterator.key().size() > 0 && iterator.key()[0] == static_cast<char>(index);
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

IteratorPool::Lease IteratorPool::Take() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!free_.empty()) {
      std::unique_ptr<rocksdb::Iterator> iterator = std::move(free_.back());
      free_.pop_back();
      return Lease(this, std::move(iterator));
    }
  }
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  return Lease(this, std::unique_ptr<rocksdb::Iterator>(database_.db->NewIterator(options, database_.column(column_))));
}

void IteratorPool::Return(std::unique_ptr<rocksdb::Iterator> iterator) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (free_.size() < kPooledIterators) free_.push_back(std::move(iterator));
}

ChunkKeyBuffer::ChunkKeyBuffer(IndexId index, const Key3& fence) {
  bytes_[0] = static_cast<char>(index);
  char* at = bytes_.data() + 1;
  for (const uint64_t part : fence) {
    const uint64_t swapped = __builtin_bswap64(part);
    std::copy_n(reinterpret_cast<const char*>(&swapped), sizeof(swapped), at);
    at += sizeof(swapped);
  }
}

PackedCursor::PackedCursor(IteratorPool::Lease iterator, IndexId index, TripleOrder order, const KeyRange& range)
    : TripleCursor(order), iterator_(std::move(iterator)), index_(index), range_(range) {
  PackedCursor::RefillAt(range_.first);
}

// After a leap a few keys are read, because the next leap may come soon; whoever walks on gets the rest of the chunk.
void PackedCursor::RefillAt(const Key3& target) {
  constexpr size_t kFirstLook = 16;
  if (open_ && fence_ < target) {
    if (last_) return SetBatch({});
    MoveTo(target);
    open_ = Open();
  } else if (!open_) {
    iterator_->Seek(ChunkKeyBuffer(index_, target).slice());
    open_ = Open();
  }
  Fill(target, kFirstLook);
}

void PackedCursor::Refill() { Fill(range_.first, kMostPackedKeys); }

// The next chunk is a fraction of a seek away: it is looked at first as long as that finds what is sought, and now and
// then when it did not.
void PackedCursor::MoveTo(const Key3& target) {
  constexpr int kSure = 2, kRetry = -24;
  const ChunkKeyBuffer wanted(index_, target);
  if (near_ > 0 || near_ == kRetry) {
    iterator_->Next();
    if (!iterator_->Valid() || iterator_->key().compare(wanted.slice()) >= 0) {
      near_ = kSure;
      return;
    }
    near_ = near_ > 0 ? near_ - 1 : 0;
  } else {
    --near_;
  }
  iterator_->Seek(wanted.slice());
}

bool PackedCursor::Open() {
  IndexId found;
  if (!IsOf(index_, *iterator_) || !ParseChunkKey(ToStd(iterator_->key()), &found, &fence_)) return false;
  last_ = fence_ >= range_.last;
  return chunk_.Begin(ToStd(iterator_->value()));
}

void PackedCursor::Fill(const Key3& from, size_t most) {
  while (open_) {
    const auto size = chunk_.Read(from, last_ ? &range_.last : nullptr, most, keys_.data());
    if (!size) break;
    if (*size > 0) return SetBatch(absl::MakeConstSpan(keys_.data(), *size));
    if (last_) return SetBatch({});
    iterator_->Next();
    open_ = Open();
  }
  // The end of the index, a fault of the disk, or a chunk that is none.
  open_ = false;
  last_ = true;
  if (!iterator_->status().ok()) return Fail(FromRocks(iterator_->status(), "reading an index"));
  if (IsOf(index_, *iterator_)) return Fail(Damaged(index_));
  SetBatch({});
}

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
