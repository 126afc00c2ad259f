#ifndef WHENCE_GRAPH_STORE_DICTIONARY_H_
#define WHENCE_GRAPH_STORE_DICTIONARY_H_

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "graph/ids.h"
#include "graph/store/chunk_cursor.h"
#include "graph/store/database.h"
#include "graph/term.h"

namespace whence {

// The terms of one block of the dictionary, ready to be picked from.
//
//   count    varint, 1 to kTermsPerBlock
//   sizes    `count` varints
//   bytes    the terms (term_codec.h), one after the other
class TermBlock {
 public:
  static std::string Encode(const std::vector<std::string>& terms);
  // Null if the bytes are no block.
  static std::unique_ptr<const TermBlock> Decode(std::string_view bytes);

  size_t size() const { return size_; }
  std::string_view term(size_t i) const { return std::string_view(bytes() + ends_[i], ends_[i + 1] - ends_[i]); }
  size_t MemoryUsage() const { return sizeof(*this) + ends_[size_]; }
  // Calls what term(i) reads first into the processor's cache.
  void Prefetch(size_t i) const { __builtin_prefetch(&ends_[i]); }

  // For the bytes behind the object.
  static void operator delete(void* block) { ::operator delete(block); }

 private:
  TermBlock() = default;
  const char* bytes() const { return reinterpret_cast<const char*>(this + 1); }

  uint32_t size_ = 0;
  std::array<uint32_t, kTermsPerBlock + 1> ends_;
  // The bytes of the terms follow: a term is found without a second leap through the memory.
};

// Full blocks in memory, and the ids of terms looked up lately; found without a lock. Ids are never given twice and a
// full block never changes, so a block stays good for every snapshot. When the budget is spent it takes no more; the
// Store then starts a new one for later snapshots. Thread-safe.
class TermCache {
 public:
  explicit TermCache(uint64_t budget);
  ~TermCache();

  const TermBlock* Find(uint64_t block) const {
    const uint64_t segment = block / kSegment;
    if (segment >= kSegments) return nullptr;
    const auto* blocks = segments_[segment].load(std::memory_order_acquire);
    return blocks == nullptr ? nullptr : (*blocks)[block % kSegment].load(std::memory_order_acquire);
  }
  // Keeps the block if it can, and then returns it; null if not.
  const TermBlock* Add(uint64_t block, std::unique_ptr<const TermBlock>& value);
  // Where a term with that hash was found last, or 0: to be held against the term's bytes.
  TermId Guess(uint64_t hash) const { return TermId(guesses_[hash % kGuesses].load(std::memory_order_relaxed)); }
  void Remember(uint64_t hash, TermId id) { guesses_[hash % kGuesses].store(id.value(), std::memory_order_relaxed); }
  bool full() const { return used_.load(std::memory_order_relaxed) >= budget_; }

 private:
  static constexpr uint64_t kSegment = 4096;
  static constexpr uint64_t kSegments = 4096;
  static constexpr uint64_t kGuesses = 1 << 18;
  using Blocks = std::array<std::atomic<const TermBlock*>, kSegment>;

  const uint64_t budget_;
  std::atomic<uint64_t> used_{0};
  std::vector<std::atomic<Blocks*>> segments_;
  std::vector<std::atomic<uint64_t>> guesses_;
};

// The dictionary at one moment. Thread-safe.
class Dictionary {
 public:
  Dictionary(const Database& database, const rocksdb::Snapshot* snapshot, const IndexSource& index,
             std::shared_ptr<TermCache> cache, uint64_t next_term)
      : database_(database), snapshot_(snapshot), index_(index), cache_(std::move(cache)), next_term_(next_term) {}

  // The id of a term in its encoded form, if the dictionary has it. Inlined terms are not asked for here.
  absl::StatusOr<std::optional<TermId>> Find(std::string_view encoded) const;
  absl::StatusOr<Term> Decode(TermId id) const;
  absl::Status DecodeInto(absl::Span<const TermId> ids, absl::Span<Term* const> terms) const;
  // The encoded terms of a block, for whoever appends to it; empty for a block that is not there.
  absl::StatusOr<std::vector<std::string>> ReadBlock(uint64_t block) const;

 private:
  // The block that holds an id: from the cache, or in `owner`.
  absl::StatusOr<const TermBlock*> BlockOf(TermId id, std::unique_ptr<const TermBlock>* owner) const;
  absl::Status Fetch(absl::Span<const TermId> ids) const;

  const Database& database_;
  const rocksdb::Snapshot* const snapshot_;
  const IndexSource index_;
  const std::shared_ptr<TermCache> cache_;
  const uint64_t next_term_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_DICTIONARY_H_
