#ifndef WHENCE_GRAPH_STORE_PACKED_KEYS_H_
#define WHENCE_GRAPH_STORE_PACKED_KEYS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/types/span.h"
#include "graph/triple_order.h"

namespace whence {

// Sorted triples of numbers, packed: about 5 bytes a key instead of 24, read at a nanosecond or two each. The leaves of
// every index of the store are such chunks.
//
//   count     varint
//   controls  `count` bytes, one a key: what changed since the key before, and how many bytes each part takes
//   data      little-endian parts, one after the other
//   padding   8 zero bytes, so that a reader may load 8 bytes at any part
//
// A control names one of 206 shapes. A key that shares the first two parts with the key before stores the difference of
// the third; one that shares the first stores the difference of the second, and the third; any other stores the
// difference of the first, and the other two. The third part as such has its class bits (graph/inline_term.h) rotated
// to the low end when it is an inlined value, because then it is short. Before the first key stands {0, 0, 0}, of which
// it shares nothing.
//
// ON DISK: a change needs a new kFormatVersion (graph/store/format.h).
inline constexpr size_t kMostPackedKeys = 256;

// REQUIRES: 1 to kMostPackedKeys keys, sorted, each once.
void PackKeys(absl::Span<const Key3> keys, std::string* out);

// Reads a chunk from its start, as far as it is asked to: a look at one key costs what stands before it.
class PackedKeyReader {
 public:
  // False if the bytes are not a chunk. They stay where they are while the reader is used.
  bool Begin(std::string_view bytes);
  // The next keys that are not before `from`, up to `most` of them and none behind `last` (null: no such bound). None
  // if the bytes, as far as they were read, are not a chunk; fewer than `most` if no more are to come. Whether the keys
  // are sorted is the caller's to check where it matters (`whence check` does).
  std::optional<size_t> Read(const Key3& from, const Key3* last, size_t most, Key3* keys);

  // The key read last; {0, 0, 0} before the first.
  const Key3& key() const { return key_; }

 private:
  template <typename Take>
  bool Walk(Take take);

  const unsigned char* control_ = nullptr;
  size_t left_ = 0;  // keys to come
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  Key3 key_ = {};  // read last
};

// Reads all into `keys`, which has room for kMostPackedKeys; returns how many there are, 0 if the bytes are no chunk.
size_t UnpackKeys(std::string_view bytes, Key3* keys);

// The count alone, without reading the keys; 0 if the bytes are no chunk.
size_t CountPackedKeys(std::string_view bytes);

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_PACKED_KEYS_H_
