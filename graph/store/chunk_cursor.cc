#include "graph/store/chunk_cursor.h"

#include <algorithm>

#include "graph/base/status.h"

namespace whence {
namespace {

// The key after this one; false if it is the last of all.
bool Increment(Key3* key) {
  for (size_t i = key->size(); i-- > 0;) {
    if (++(*key)[i] != 0) return true;
  }
  return false;
}

}  // namespace

ChunkKeyBuffer::ChunkKeyBuffer(IndexId index, const Key3& fence) {
  bytes_[0] = static_cast<char>(index);
  char* at = bytes_.data() + 1;
  for (const uint64_t part : fence) {
    const uint64_t swapped = __builtin_bswap64(part);
    std::copy_n(reinterpret_cast<const char*>(&swapped), sizeof(swapped), at);
    at += sizeof(swapped);
  }
}

bool IsOf(IndexId index, const rocksdb::Iterator& iterator) {
  return iterator.Valid() && !iterator.key().empty() && iterator.key()[0] == static_cast<char>(index);
}

absl::Status DamagedChunk(IndexId index) {
  return DataLoss("index ", static_cast<int>(index),
                  " has a damaged chunk; restore a backup, or load and ingest again");
}

bool ChunkCursor::Seek(const Key3& target) {
  walked_ = 0;
  if (UseKept(target)) return true;
  MoveIterator(target);
  return UseIterator(&target);
}

bool ChunkCursor::Next() {
  constexpr int kKeptOfWalk = 4;
  Key3 next = fence_;
  if (!Increment(&next)) return on_chunk_ = false;
  ++walked_;
  if (on_chunk_) {
    (*iterator_)->Next();
  } else {
    if (UseKept(next)) return true;
    MoveIterator(next);
  }
  return UseIterator(walked_ < kKeptOfWalk ? &next : nullptr);
}

bool ChunkCursor::UseKept(const Key3& target) {
  if (source_.kept == nullptr) return false;
  auto found = source_.kept->Find(index_, target);
  if (found == nullptr) return false;
  kept_ = std::move(found);
  on_chunk_ = false;
  fence_ = kept_->fence();
  bytes_ = kept_->bytes();
  return true;
}

// The next chunk is a fraction of a seek away: it is looked at first as long as that finds what is sought, and now and
// then when it did not.
void ChunkCursor::MoveIterator(const Key3& target) {
  constexpr int kSure = 2, kRetry = -24;
  const ChunkKeyBuffer wanted(index_, target);
  if (!iterator_) iterator_.emplace(source_.pool->Take());
  rocksdb::Iterator& iterator = **iterator_;
  if (on_chunk_) {
    if (near_ > 0 || near_ == kRetry) {
      iterator.Next();
      if (!iterator.Valid() || iterator.key().compare(wanted.slice()) >= 0) {
        near_ = kSure;
        return;
      }
      near_ = near_ > 0 ? near_ - 1 : 0;
    } else {
      --near_;
    }
  }
  iterator.Seek(wanted.slice());
}

bool ChunkCursor::UseIterator(const Key3* first) {
  IndexId found;
  const rocksdb::Iterator& iterator = **iterator_;
  on_chunk_ = IsOf(index_, iterator);
  if (on_chunk_ && !ParseChunkKey(ToStd(iterator.key()), &found, &fence_)) {
    status_ = DamagedChunk(index_);
    on_chunk_ = false;
  }
  if (!iterator.Valid()) status_ = FromRocks(iterator.status(), "reading an index");
  if (!on_chunk_) return false;
  bytes_ = ToStd(iterator.value());
  kept_ = nullptr;
  if (first != nullptr && source_.kept != nullptr) kept_ = source_.kept->Add(index_, *first, fence_, bytes_);
  if (kept_ != nullptr) bytes_ = kept_->bytes();
  return true;
}

bool ChunkCursor::Read(const Key3& target, PackedKeyReader* reader) const {
  if (kept_ == nullptr) return reader->Begin(bytes_);
  *reader = kept_->ReaderFor(target);
  return true;
}

void ChunkCursor::Skip(const Key3& target, PackedKeyReader* reader) const {
  if (kept_ == nullptr) return;
  const PackedKeyReader& mark = kept_->ReaderFor(target);
  if (reader->key() < mark.key()) *reader = mark;
}

}  // namespace whence
