#include "graph/store/dictionary.h"

#include <algorithm>
#include <new>
#include <utility>

#include "graph/base/coding.h"
#include "graph/base/status.h"
#include "graph/inline_term.h"
#include "graph/store/packed_cursor.h"
#include "graph/store/term_codec.h"

namespace whence {
namespace {

absl::Status DamagedBlock(uint64_t block) {
  return DataLoss("block ", block, " of the dictionary is damaged; restore a backup, or load and ingest again");
}

}  // namespace

std::string TermBlock::Encode(const std::vector<std::string>& terms) {
  std::string out;
  AppendVarint(terms.size(), &out);
  for (const std::string& term : terms) AppendVarint(term.size(), &out);
  for (const std::string& term : terms) out += term;
  return out;
}

std::unique_ptr<const TermBlock> TermBlock::Decode(std::string_view bytes) {
  ByteReader reader(bytes);
  const uint64_t size = reader.Varint();
  if (!reader.ok() || size == 0 || size > kTermsPerBlock || bytes.size() > UINT32_MAX) return nullptr;
  std::unique_ptr<TermBlock> block(new (::operator new(sizeof(TermBlock) + bytes.size())) TermBlock);
  block->size_ = static_cast<uint32_t>(size);
  uint64_t end = 0;
  block->ends_[0] = 0;
  for (size_t i = 0; i < size; ++i) {
    end += std::min<uint64_t>(reader.Varint(), UINT32_MAX);
    block->ends_[i + 1] = static_cast<uint32_t>(end);
  }
  const std::string_view rest = reader.Rest();
  if (!reader.ok() || rest.size() != end) return nullptr;
  std::copy(rest.begin(), rest.end(), reinterpret_cast<char*>(block.get() + 1));
  return block;
}

TermCache::TermCache(uint64_t budget) : budget_(budget), segments_(kSegments), guesses_(kGuesses) {}

TermCache::~TermCache() {
  for (auto& segment : segments_) {
    Blocks* blocks = segment.load();
    if (blocks == nullptr) continue;
    for (auto& block : *blocks) delete block.load();
    delete blocks;
  }
}

const TermBlock* TermCache::Add(uint64_t block, std::unique_ptr<const TermBlock>& value) {
  const uint64_t index = block / kSegment;
  if (full() || index >= kSegments || value->size() < kTermsPerBlock) return nullptr;
  Blocks* blocks = segments_[index].load(std::memory_order_acquire);
  if (blocks == nullptr) {
    auto made = std::make_unique<Blocks>();
    for (auto& slot : *made) slot.store(nullptr, std::memory_order_relaxed);
    if (segments_[index].compare_exchange_strong(blocks, made.get(), std::memory_order_acq_rel)) {
      blocks = made.release();
      used_.fetch_add(sizeof(Blocks), std::memory_order_relaxed);
    }
  }
  const TermBlock* expected = nullptr;
  if ((*blocks)[block % kSegment].compare_exchange_strong(expected, value.get(), std::memory_order_acq_rel)) {
    used_.fetch_add(value->MemoryUsage(), std::memory_order_relaxed);
    return value.release();
  }
  return expected;
}

absl::StatusOr<const TermBlock*> Dictionary::BlockOf(TermId id, std::unique_ptr<const TermBlock>* owner) const {
  if (id.value() == 0 || id.value() >= next_term_) return NotFound("no term has the id ", id.value());
  const uint64_t number = TermBlockOf(id);
  if (const TermBlock* cached = cache_->Find(number)) return cached;
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  rocksdb::PinnableSlice bytes;
  const rocksdb::Status read =
      database_.db->Get(options, database_.column(Column::kTerms), TermBlockKey(number), &bytes);
  if (read.IsNotFound()) return DamagedBlock(number);
  if (!read.ok()) return FromRocks(read, "reading the dictionary");
  *owner = TermBlock::Decode(ToStd(bytes));
  if (*owner == nullptr || (id.value() - 1) % kTermsPerBlock >= (*owner)->size()) return DamagedBlock(number);
  if (const TermBlock* kept = cache_->Add(number, *owner)) return kept;
  return owner->get();
}

absl::StatusOr<Term> Dictionary::Decode(TermId id) const {
  if (auto inlined = ExpandInlined(id)) return *std::move(inlined);
  std::unique_ptr<const TermBlock> owner;
  WHENCE_ASSIGN_OR_RETURN(const TermBlock* block, BlockOf(id, &owner));
  Term term;
  if (!DecodeTermFrom(block->term((id.value() - 1) % kTermsPerBlock), &term)) return DamagedBlock(TermBlockOf(id));
  return term;
}

// Brings the blocks of the ids into the cache, many at a time.
absl::Status Dictionary::Fetch(absl::Span<const TermId> ids) const {
  std::vector<uint64_t> missing;
  for (const TermId id : ids) {
    if (IsInlined(id) || id.value() == 0 || id.value() >= next_term_) continue;
    if (cache_->Find(TermBlockOf(id)) == nullptr) missing.push_back(TermBlockOf(id));
  }
  if (missing.size() < 2 || cache_->full()) return absl::OkStatus();
  std::sort(missing.begin(), missing.end());
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
  constexpr size_t kBatch = 256;
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  for (size_t begin = 0; begin < missing.size() && !cache_->full(); begin += kBatch) {
    const size_t count = std::min(kBatch, missing.size() - begin);
    std::vector<std::string> keys;
    for (size_t i = 0; i < count; ++i) keys.push_back(TermBlockKey(missing[begin + i]));
    const std::vector<rocksdb::Slice> slices(keys.begin(), keys.end());
    std::vector<rocksdb::PinnableSlice> values(count);
    std::vector<rocksdb::Status> statuses(count);
    database_.db->MultiGet(options, database_.column(Column::kTerms), count, slices.data(), values.data(),
                           statuses.data(), true);
    for (size_t i = 0; i < count; ++i) {
      if (!statuses[i].ok()) return FromRocks(statuses[i], "reading the dictionary");
      auto block = TermBlock::Decode(ToStd(values[i]));
      if (block == nullptr) return DamagedBlock(missing[begin + i]);
      cache_->Add(missing[begin + i], block);
    }
  }
  return absl::OkStatus();
}

// Terms lie all over the memory: what the next ones need is called for while the present one is copied.
absl::Status Dictionary::DecodeInto(absl::Span<const TermId> ids, absl::Span<Term* const> terms) const {
  WHENCE_RETURN_IF_ERROR(Fetch(ids));
  constexpr size_t kAhead = 8;
  const auto slot = [&](size_t i) { return (ids[i].value() - 1) % kTermsPerBlock; };
  std::vector<const TermBlock*> blocks(ids.size());
  for (size_t i = 0; i < ids.size(); ++i) {
    if (IsInlined(ids[i]) || ids[i].value() == 0 || ids[i].value() >= next_term_) continue;
    blocks[i] = cache_->Find(TermBlockOf(ids[i]));
    if (blocks[i] != nullptr) blocks[i]->Prefetch(slot(i));
  }
  for (size_t i = 0; i < ids.size(); ++i) {
    const size_t next = i + kAhead;
    if (next < ids.size() && blocks[next] != nullptr) __builtin_prefetch(blocks[next]->term(slot(next)).data());
    if (blocks[i] == nullptr) {
      WHENCE_ASSIGN_OR_RETURN(*terms[i], Decode(ids[i]));
    } else if (!DecodeTermFrom(blocks[i]->term(slot(i)), terms[i])) {
      return DamagedBlock(TermBlockOf(ids[i]));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<TermId>> Dictionary::Find(std::string_view encoded) const {
  const uint64_t hash = TermHash(encoded);
  // Only full blocks are in the cache: what they hold is there for every snapshot whose ids reach so far.
  if (const TermId guess = cache_->Guess(hash); guess.value() != 0 && guess.value() < next_term_) {
    const TermBlock* block = cache_->Find(TermBlockOf(guess));
    if (block != nullptr && block->term((guess.value() - 1) % kTermsPerBlock) == encoded) return guess;
  }
  constexpr uint64_t kTop = ~uint64_t{0};
  PackedCursor cursor(index_, IndexId::kTermHash, TripleOrder::kSpo, {{0, hash, 0}, {0, hash, kTop}});
  for (; cursor.Valid(); cursor.Next()) {
    const TermId id(cursor.key()[2]);
    std::unique_ptr<const TermBlock> owner;
    WHENCE_ASSIGN_OR_RETURN(const TermBlock* block, BlockOf(id, &owner));
    if (block->term((id.value() - 1) % kTermsPerBlock) == encoded) {
      cache_->Remember(hash, id);
      return id;
    }
  }
  WHENCE_RETURN_IF_ERROR(cursor.status());
  return std::nullopt;
}

absl::StatusOr<std::vector<std::string>> Dictionary::ReadBlock(uint64_t block) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  std::string bytes;
  const rocksdb::Status read =
      database_.db->Get(options, database_.column(Column::kTerms), TermBlockKey(block), &bytes);
  std::vector<std::string> terms;
  if (read.IsNotFound()) return terms;
  if (!read.ok()) return FromRocks(read, "reading the dictionary");
  const auto decoded = TermBlock::Decode(bytes);
  if (decoded == nullptr) return DamagedBlock(block);
  for (size_t i = 0; i < decoded->size(); ++i) terms.emplace_back(decoded->term(i));
  return terms;
}

}  // namespace whence
