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
