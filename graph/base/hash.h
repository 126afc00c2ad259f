#ifndef WHENCE_GRAPH_BASE_HASH_H_
#define WHENCE_GRAPH_BASE_HASH_H_

#include <cstdint>
#include <cstring>
#include <string_view>

namespace whence {

namespace internal {
// The high and the low half of a 128-bit product, folded: one multiplication mixes 64 bits thoroughly.
inline uint64_t FoldedProduct(uint64_t a, uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}
inline uint64_t LoadTail(const char* data, size_t size) {
  uint64_t value = 0;
  std::memcpy(&value, data, size);
  return value;
}
}  // namespace internal

// A hash of bytes that is the same on every run and every (little-endian) machine, so that it may go to disk. Not
// for secrets: whoever picks the input can make two collide, so users compare the bytes as well. The construction is
// that of wyhash (Wang Yi): folded products of 16 bytes a step.
//
// ON DISK: document hashes and the dictionary's index use it. A change needs a new kFormatVersion (graph/format.h).
inline uint64_t StableHash(std::string_view bytes, uint64_t seed = 0) {
  constexpr uint64_t kA = 0xa0761d6478bd642full, kB = 0xe7037ed1a0b428dbull, kC = 0x8ebc6af09c88c6e3ull;
  const char* data = bytes.data();
  size_t left = bytes.size();
  uint64_t state = seed ^ kA;
  for (; left >= 16; data += 16, left -= 16) {
    state = internal::FoldedProduct(internal::LoadTail(data, 8) ^ kB, internal::LoadTail(data + 8, 8) ^ state);
  }
  uint64_t low = 0, high = 0;
  if (left >= 8) {
    low = internal::LoadTail(data, 8);
    high = internal::LoadTail(data + 8, left - 8);
  } else {
    low = internal::LoadTail(data, left);
  }
  state = internal::FoldedProduct(low ^ kB, high ^ state);
  return internal::FoldedProduct(state ^ kC, bytes.size() ^ kB);
}

}  // namespace whence

#endif  // WHENCE_GRAPH_BASE_HASH_H_
