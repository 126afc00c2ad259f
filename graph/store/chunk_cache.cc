#include "graph/store/chunk_cache.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <optional>
#include <utility>

namespace whence {
namespace {

constexpr uint32_t kFirstOffers = 64;  // that are let pass
constexpr size_t kPageSize = 256;      // chunks of a full page

size_t FirstNotBefore(const std::vector<Key3>& keys, const Key3& target) {
  return static_cast<size_t>(std::lower_bound(keys.begin(), keys.end(), target) - keys.begin());
}

}  // namespace

std::shared_ptr<const KeptChunk> KeptChunk::Make(const Key3& fence, std::string_view bytes) {
  auto chunk = std::make_shared<KeptChunk>();
  chunk->fence_ = fence;
  chunk->bytes_ = bytes;
  PackedKeyReader reader;
  if (!reader.Begin(chunk->bytes_)) return nullptr;
  chunk->marks_.reserve(CountPackedKeys(chunk->bytes_) / kKeysPerMark + 1);
  std::array<Key3, kKeysPerMark> passed;
  std::optional<size_t> read = kKeysPerMark;
  while (read == kKeysPerMark) {
    chunk->marks_.push_back(reader);
    read = reader.Read({0, 0, 0}, nullptr, kKeysPerMark, passed.data());
  }
  return read ? chunk : nullptr;
}

const PackedKeyReader& KeptChunk::ReaderFor(const Key3& target) const {
  const auto behind = std::partition_point(marks_.begin() + 1, marks_.end(),
                                           [&](const PackedKeyReader& mark) { return mark.key() < target; });
  return *std::prev(behind);
}

size_t KeptChunk::MemoryUsage() const {
  return sizeof(*this) + bytes_.capacity() + marks_.capacity() * sizeof(PackedKeyReader);
}

std::shared_ptr<const KeptChunk> ChunkCache::Find(IndexId index, const Key3& target) {
  Shard& shard = shards_[static_cast<size_t>(index)];
  const std::shared_lock<std::shared_mutex> lock(shard.mutex);
  const size_t page = FirstNotBefore(shard.last, target);
  if (page == shard.last.size()) return nullptr;
  const size_t i = FirstNotBefore(shard.pages[page]->fences, target);
  const Entry& entry = shard.pages[page]->entries[i];
  if (target < entry.first) return nullptr;
  entry.chunk->Use();
  return entry.chunk;
}

std::shared_ptr<const KeptChunk> ChunkCache::Add(IndexId index, const Key3& first, const Key3& fence,
                                                 std::string_view bytes) {
  if (offered_.load(std::memory_order_relaxed) < kFirstOffers) {
    offered_.fetch_add(1, std::memory_order_relaxed);
    return nullptr;
  }
  auto chunk = KeptChunk::Make(fence, bytes);
  if (chunk == nullptr) return nullptr;
  Shard& shard = shards_[static_cast<size_t>(index)];
  const std::lock_guard<std::shared_mutex> lock(shard.mutex);
  Insert(shard, {first, chunk});
  if (used() > budget_) MakeRoom(shard);
  return chunk;
}

void ChunkCache::Insert(Shard& shard, Entry entry) {
  const Key3 fence = entry.chunk->fence();
  if (shard.pages.empty()) {
    shard.pages.push_back(std::make_unique<Page>());
    shard.last.push_back(fence);
  }
  const size_t number = std::min(FirstNotBefore(shard.last, fence), shard.last.size() - 1);
  shard.last[number] = std::max(shard.last[number], fence);
  Page& page = *shard.pages[number];
  const size_t at = FirstNotBefore(page.fences, fence);
  if (at < page.fences.size() && page.fences[at] == fence) {
    // What is known of it grows: it was sought for a key further down.
    page.entries[at].first = std::min(page.entries[at].first, entry.first);
    return;
  }
  used_.fetch_add(entry.chunk->MemoryUsage(), std::memory_order_relaxed);
  page.fences.insert(page.fences.begin() + static_cast<ptrdiff_t>(at), fence);
  page.entries.insert(page.entries.begin() + static_cast<ptrdiff_t>(at), std::move(entry));
  if (page.fences.size() <= kPageSize) return;
  auto upper = std::make_unique<Page>();
  const auto half = static_cast<ptrdiff_t>(page.fences.size() / 2);
  upper->fences.assign(page.fences.begin() + half, page.fences.end());
  upper->entries.assign(std::make_move_iterator(page.entries.begin() + half),
                        std::make_move_iterator(page.entries.end()));
  page.fences.erase(page.fences.begin() + half, page.fences.end());
  page.entries.erase(page.entries.begin() + half, page.entries.end());
  shard.last.insert(shard.last.begin() + static_cast<ptrdiff_t>(number), page.fences.back());
  shard.pages.insert(shard.pages.begin() + static_cast<ptrdiff_t>(number) + 1, std::move(upper));
}

// Goes round the pages twice at most: the first time, all may have been used.
void ChunkCache::MakeRoom(Shard& shard) {
  for (size_t looked = 0; looked <= 2 * shard.pages.size() && used() > budget_; ++looked) {
    shard.hand = shard.hand + 1 < shard.pages.size() ? shard.hand + 1 : 0;
    Page& page = *shard.pages[shard.hand];
    Page left;
    for (size_t i = 0; i < page.entries.size(); ++i) {
      if (page.entries[i].chunk->TakeUsed()) {
        left.fences.push_back(page.fences[i]);
        left.entries.push_back(std::move(page.entries[i]));
      } else {
        used_.fetch_sub(page.entries[i].chunk->MemoryUsage(), std::memory_order_relaxed);
      }
    }
    page = std::move(left);
    if (!page.fences.empty()) {
      shard.last[shard.hand] = page.fences.back();
      continue;
    }
    shard.pages.erase(shard.pages.begin() + static_cast<ptrdiff_t>(shard.hand));
    shard.last.erase(shard.last.begin() + static_cast<ptrdiff_t>(shard.hand));
    if (shard.pages.empty()) return;
  }
}

}  // namespace whence
