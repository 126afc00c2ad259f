#include "graph/store/packed_keys.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace whence {
namespace {

std::vector<Key3> Unpack(std::string_view bytes) {
  std::vector<Key3> keys(kMostPackedKeys);
  keys.resize(UnpackKeys(bytes, keys.data()));
  return keys;
}

TEST(PackedKeysTest, RandomKeysComeBack) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 4000; ++round) {
    const size_t count = 1 + random() % kMostPackedKeys;
    std::vector<Key3> keys;
    for (size_t i = 0; i < count; ++i) {
      Key3 key;
      for (uint64_t& part : key) {
        const int bits = round % 4 == 0 ? 3 : 1 + static_cast<int>(random() % 64);
        part = random() >> (64 - bits);
        if (random() % 8 == 0) part |= uint64_t{3} << 60;
      }
      keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::string bytes;
    PackKeys(keys, &bytes);
    ASSERT_EQ(Unpack(bytes), keys);
    ASSERT_EQ(CountPackedKeys(bytes), keys.size());
    // A part of it: from one key to another, whether they are there or not.
    Key3 first = keys[random() % keys.size()], last = keys[random() % keys.size()];
    first[2] += random() % 2;
    last[1] -= random() % 2;
    std::array<Key3, kMostPackedKeys> room;
    PackedKeyReader reader;
    ASSERT_TRUE(reader.Begin(bytes));
    const auto within = reader.Read(first, &last, kMostPackedKeys, room.data());
    std::vector<Key3> expected;
    for (const Key3& key : keys) {
      if (key >= first && key <= last) expected.push_back(key);
    }
    ASSERT_TRUE(within.has_value());
    ASSERT_EQ(std::vector<Key3>(room.begin(), room.begin() + *within), expected);
  }
}

// Reads in pieces, leaping forward now and then, as cursors do.
TEST(PackedKeysTest, AReaderGoesOnWhereItStopped) {
  std::mt19937_64 random(13);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Key3> keys;
    for (size_t i = 1 + random() % kMostPackedKeys; i > 0; --i) keys.push_back({random() % 4, random() % 40, random()});
    std::sort(keys.begin(), keys.end());
    std::string bytes;
    PackKeys(keys, &bytes);
    PackedKeyReader reader;
    ASSERT_TRUE(reader.Begin(bytes));
    auto expected = keys.begin();
    std::array<Key3, kMostPackedKeys> room;
    for (bool more = true; more;) {
      const Key3 from = random() % 2 == 0 ? Key3{0, 0, 0} : Key3{random() % 4, random() % 40, random()};
      const Key3 last = random() % 4 == 0 ? Key3{3, random() % 40, random()} : Key3{9, 0, 0};
      const size_t most = 1 + random() % 40;
      const auto read = reader.Read(from, random() % 2 == 0 && last[0] == 9 ? nullptr : &last, most, room.data());
      ASSERT_TRUE(read.has_value());
      expected = std::find_if(expected, keys.end(), [&](const Key3& key) { return key >= from; });
      for (size_t i = 0; i < *read; ++i, ++expected) ASSERT_EQ(room[i], *expected);
      more = *read == most;
      ASSERT_TRUE(more || expected == keys.end() || *expected > last);
    }
  }
}

TEST(PackedKeysTest, DamagedBytesNeverReadBeyondTheirEnd) {
  std::mt19937_64 random(12);
  for (int round = 0; round < 20000; ++round) {
    std::vector<Key3> keys;
    for (uint64_t i = 0; i < 20; ++i) keys.push_back({i / 5, i * i, random()});
    std::string bytes;
    PackKeys(keys, &bytes);
    for (int flips = 0; flips < 3; ++flips) bytes[random() % bytes.size()] = static_cast<char>(random());
    bytes.resize(random() % (bytes.size() + 1));
    // An exact copy on the heap, so that the address sanitizer sees a step over the end.
    const std::vector<char> exact(bytes.begin(), bytes.end());
    Unpack(std::string_view(exact.data(), exact.size()));
  }
}

}  // namespace
}  // namespace whence
