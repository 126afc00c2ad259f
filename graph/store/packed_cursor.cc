#include "graph/store/packed_cursor.h"

namespace whence {

PackedCursor::PackedCursor(const IndexSource& source, IndexId index, TripleOrder order, const KeyRange& range)
    : TripleCursor(order), index_(index), range_(range), chunks_(source, index) {
  PackedCursor::RefillAt(range_.first);
}

// After a leap a few keys are read, because the next leap may come soon; whoever walks on gets the rest of the chunk.
void PackedCursor::RefillAt(const Key3& target) {
  constexpr size_t kFirstLook = 16;
  if (!open_ || chunks_.fence() < target) {
    if (last_) return SetBatch({});
    Open(chunks_.Seek(target), target);
  } else {
    chunks_.Skip(target, &reader_);
  }
  Fill(target, kFirstLook);
}

void PackedCursor::Refill() { Fill(range_.first, kMostPackedKeys); }

void PackedCursor::Open(bool there, const Key3& from) {
  sound_ = !there || chunks_.Read(from, &reader_);
  open_ = there && sound_;
  last_ = open_ && chunks_.fence() >= range_.last;
}

void PackedCursor::Fill(const Key3& from, size_t most) {
  while (open_) {
    const auto size = reader_.Read(from, last_ ? &range_.last : nullptr, most, keys_.data());
    sound_ = size.has_value();
    if (!sound_) break;
    if (*size > 0) return SetBatch(absl::MakeConstSpan(keys_.data(), *size));
    if (last_) return SetBatch({});
    Open(chunks_.Next(), from);
  }
  // The end of the index, a fault of the disk, or a chunk that is none.
  open_ = false;
  last_ = true;
  if (!sound_) return Fail(DamagedChunk(index_));
  if (!chunks_.status().ok()) return Fail(chunks_.status());
  SetBatch({});
}

}  // namespace whence
