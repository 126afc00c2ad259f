#include "graph/store/chunk_cache.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "graph/bulk_loader.h"
#include "graph/store.h"
#include "gtest/gtest.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

// The chunks of an index, as RocksDB has them: a seek finds the first fence that is not before the target.
struct Chunks {
  explicit Chunks(uint32_t seed) {
    std::mt19937_64 random(seed);
    std::vector<Key3> keys;
    for (int i = 0; i < 20'000; ++i) keys.push_back({random() % 50, random() % 200, random() % 1000});
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (size_t begin = 0; begin < keys.size();) {
      const size_t end = std::min(keys.size(), begin + 1 + random() % kMostPackedKeys);
      std::string& chunk = bytes.emplace_back();
      PackKeys(absl::MakeConstSpan(keys).subspan(begin, end - begin), &chunk);
      Key3 fence = keys[end - 1];
      fence[2] += end < keys.size() && keys[end][1] != fence[1] ? 1 : 0;  // a fence need not be a key
      fences.push_back(fence);
      begin = end;
    }
  }
  size_t Covering(const Key3& target) const {
    return static_cast<size_t>(std::lower_bound(fences.begin(), fences.end(), target) - fences.begin());
  }

  std::vector<Key3> fences;
  std::vector<std::string> bytes;
};

Key3 SomeTarget(std::mt19937_64& random) { return {random() % 51, random() % 201, random() % 1001}; }

// Looks up as cursors do. Returns how often the cache had the chunk.
size_t LookUp(const Chunks& chunks, ChunkCache& cache, int rounds, uint32_t seed) {
  std::mt19937_64 random(seed);
  size_t found = 0;
  for (int round = 0; round < rounds; ++round) {
    const auto index = static_cast<IndexId>(random() % 2);
    const Key3 target = SomeTarget(random);
    const size_t wanted = chunks.Covering(target);
    auto kept = cache.Find(index, target);
    if (wanted == chunks.fences.size()) {
      EXPECT_EQ(kept, nullptr);
      continue;
    }
    found += kept != nullptr ? 1 : 0;
    if (kept == nullptr) kept = cache.Add(index, target, chunks.fences[wanted], chunks.bytes[wanted]);
    if (kept == nullptr) continue;
    EXPECT_EQ(kept->fence(), chunks.fences[wanted]);
    EXPECT_EQ(kept->bytes(), chunks.bytes[wanted]);
  }
  return found;
}

TEST(ChunkCacheTest, FindsTheChunkThatASeekWouldFind) {
  for (uint32_t seed = 0; seed < 5; ++seed) {
    const Chunks chunks(seed);
    ChunkCache cache(64 << 20);
    LookUp(chunks, cache, 5000, seed);
    EXPECT_GT(LookUp(chunks, cache, 1000, seed + 100), 850u);
  }
}

TEST(ChunkCacheTest, StaysWithinItsBudget) {
  constexpr uint64_t kBudget = 40'000;
  const Chunks chunks(1);
  ChunkCache cache(kBudget);
  size_t found = 0;
  for (uint32_t round = 0; round < 200; ++round) {
    found += LookUp(chunks, cache, 50, round);
    EXPECT_LE(cache.used(), kBudget);
  }
  EXPECT_GT(found, 100u);
}

TEST(ChunkCacheTest, ServesManyThreads) {
  const Chunks chunks(2);
  ChunkCache cache(60'000);
  std::vector<std::thread> threads;
  for (uint32_t i = 0; i < 4; ++i) threads.emplace_back([&, i] { LookUp(chunks, cache, 4000, i); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(cache.used(), 60'000u);
}

TEST(ChunkCacheTest, KeepsNoDamagedChunk) {
  const Chunks chunks(3);
  ChunkCache cache(1 << 20);
  LookUp(chunks, cache, 500, 3);
  EXPECT_EQ(cache.Add(IndexId::kOsp, {0, 0, 0}, chunks.fences[0], ""), nullptr);
  EXPECT_EQ(cache.Add(IndexId::kOsp, {0, 0, 0}, chunks.fences[0], std::string(100, '\xFF')), nullptr);
  EXPECT_EQ(cache.Find(IndexId::kOsp, {0, 0, 0}), nullptr);
}

TEST(KeptChunkTest, AReaderForAKeyReadsAllFromThereOn) {
  std::mt19937_64 random(4);
  const Chunks chunks(4);
  std::array<Key3, kMostPackedKeys> room, all;
  for (size_t i = 0; i < chunks.fences.size(); ++i) {
    const auto chunk = KeptChunk::Make(chunks.fences[i], chunks.bytes[i]);
    ASSERT_NE(chunk, nullptr);
    const size_t count = UnpackKeys(chunks.bytes[i], all.data());
    for (int round = 0; round < 20; ++round) {
      Key3 target = round == 0 ? Key3{0, 0, 0} : all[random() % count];
      target[2] += random() % 2;
      PackedKeyReader reader = chunk->ReaderFor(target);
      const auto read = reader.Read(target, nullptr, kMostPackedKeys, room.data());
      ASSERT_TRUE(read.has_value());
      const std::vector<Key3> expected(std::lower_bound(all.begin(), all.begin() + count, target), all.begin() + count);
      EXPECT_EQ(std::vector<Key3>(room.begin(), room.begin() + *read), expected);
    }
  }
}

// Ranges and leaps of a store, whatever part of it is in memory, against the graph that has all of it there.
TEST(ChunkCacheTest, CursorsReadTheSameThroughIt) {
  const TemporaryFolder folder;
  const std::string file = folder.path() + "/triples.tsv";
  std::mt19937_64 random(5);
  {
    std::ofstream out(file);
    for (int i = 0; i < 30'000; ++i) {
      out << "s" << random() % 400 << "\tp" << random() % 12 << "\to" << random() % 900 << "\n";
    }
  }
  for (const uint64_t cache_bytes : {uint64_t{100'000}, uint64_t{8} << 20}) {
    StoreOptions options;
    options.block_cache_bytes = cache_bytes;
    const auto store = Store::Open(folder.path() + "/" + std::to_string(cache_bytes), options).value();
    ASSERT_TRUE(LoadFiles(*store, {file}, {}).ok());
    const auto graph = store->Snapshot();
    std::vector<Key3> keys[kTripleOrderCount];
    for (size_t order = 0; order < kTripleOrderCount; ++order) {
      for (auto all = graph->ScanIn(static_cast<TripleOrder>(order), {}); all->Valid(); all->Next()) {
        keys[order].push_back(all->key());
      }
      ASSERT_TRUE(std::is_sorted(keys[order].begin(), keys[order].end()));
      ASSERT_EQ(keys[order].size(), graph->Counts().triples);
    }
    for (int round = 0; round < 3000; ++round) {
      const size_t number = random() % kTripleOrderCount;
      const auto order = static_cast<TripleOrder>(number);
      const Key3& some = keys[number][random() % keys[number].size()];
      const Triple triple = FromKey(order, some);
      TripleFilter filter;
      const size_t bound = random() % 3;
      for (size_t rank = 0; rank < bound; ++rank) {
        const uint8_t position = kPositions[number][rank];
        if (position == 0) filter.subject = triple.subject;
        if (position == 1) filter.predicate = triple.predicate;
        if (position == 2) filter.object = triple.object;
      }
      const KeyRange range = RangeOf(order, filter);
      auto expected = std::lower_bound(keys[number].begin(), keys[number].end(), range.first);
      const auto end = std::upper_bound(keys[number].begin(), keys[number].end(), range.last);
      const auto cursor = graph->ScanIn(order, filter);
      for (int step = 0; step < 40 && expected != end; ++step) {
        ASSERT_TRUE(cursor->Valid());
        ASSERT_EQ(cursor->key(), *expected);
        if (random() % 3 == 0) {
          const auto leap = static_cast<ptrdiff_t>(random() % (random() % 5 == 0 ? 4000 : 40));
          Key3 target = end - expected > leap ? expected[leap] : end[-1];
          target[2] += random() % 2;
          expected = std::lower_bound(expected, end, target);
          cursor->Seek(target);
        } else {
          ++expected;
          cursor->Next();
        }
      }
      EXPECT_EQ(cursor->Valid(), expected != end);
      ASSERT_TRUE(cursor->status().ok()) << cursor->status();
    }
  }
}

}  // namespace
}  // namespace whence
