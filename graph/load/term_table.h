#ifndef WHENCE_GRAPH_LOAD_TERM_TABLE_H_
#define WHENCE_GRAPH_LOAD_TERM_TABLE_H_

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "graph/base/hash.h"
#include "graph/ids.h"

namespace whence {

// The terms that a load has met, by their encoded bytes: what a hash map would do, in half the memory and time. Bytes
// stand one behind the other in large blocks. About 40 bytes a term beside its own.
class TermTable {
 public:
  TermTable() : slots_(1 << 16), mask_(slots_.size() - 1) {}

  struct Entry {
    TermId id;  // 0 until it is set
    const char* bytes = nullptr;
    uint32_t size = 0;
    std::string_view term() const { return std::string_view(bytes, size); }
  };

  // The entry of a term, made with id 0 when it is new. Valid until the next call.
  Entry& Find(std::string_view encoded) {
    const uint64_t hash = StableHash(encoded);
    const auto tag = static_cast<uint32_t>(hash >> 32);
    for (uint64_t at = hash & mask_;; at = (at + 1) & mask_) {
      Slot& slot = slots_[at];
      if (slot.entry == 0) {
        entries_.push_back({TermId(0), Keep(encoded), static_cast<uint32_t>(encoded.size())});
        slot = {tag, static_cast<uint32_t>(entries_.size())};
        if (entries_.size() * 2 > slots_.size()) Grow();
        return entries_.back();
      }
      if (slot.tag == tag && entries_[slot.entry - 1].term() == encoded) return entries_[slot.entry - 1];
    }
  }

  size_t size() const { return entries_.size(); }
  const Entry& entry(size_t i) const { return entries_[i]; }
  // 4 billion terms in one load; the loader refuses more.
  bool full() const { return entries_.size() >= UINT32_MAX - 1; }

 private:
  struct Slot {
    uint32_t tag = 0;
    uint32_t entry = 0;  // 1 more than its place in entries_; 0 is free
  };
  static constexpr size_t kBlock = 4 << 20;

  const char* Keep(std::string_view bytes) {
    if (bytes.size() > left_) {
      const size_t size = bytes.size() > kBlock ? bytes.size() : kBlock;
      blocks_.push_back(std::make_unique<char[]>(size));
      next_ = blocks_.back().get();
      left_ = size;
    }
    char* kept = next_;
    std::memcpy(kept, bytes.data(), bytes.size());
    next_ += bytes.size();
    left_ -= bytes.size();
    return kept;
  }

  void Grow() {
    slots_.assign(slots_.size() * 2, Slot());
    mask_ = slots_.size() - 1;
    for (size_t i = 0; i < entries_.size(); ++i) {
      const uint64_t hash = StableHash(entries_[i].term());
      uint64_t at = hash & mask_;
      while (slots_[at].entry != 0) at = (at + 1) & mask_;
      slots_[at] = {static_cast<uint32_t>(hash >> 32), static_cast<uint32_t>(i + 1)};
    }
  }

  std::vector<Slot> slots_;
  uint64_t mask_;
  std::vector<Entry> entries_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  size_t left_ = 0;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_LOAD_TERM_TABLE_H_
