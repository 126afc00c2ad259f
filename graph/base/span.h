#ifndef WHENCE_GRAPH_BASE_SPAN_H_
#define WHENCE_GRAPH_BASE_SPAN_H_

#include <cstdint>

namespace whence {

// A half-open range of bytes [begin, end) in a text that the context names. Always counted in bytes, never in code
// points, so that a citation can be checked against the original file with nothing but a seek.
struct ByteSpan {
  uint64_t begin = 0;
  uint64_t end = 0;

  uint64_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(ByteSpan other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(ByteSpan other) const { return begin < other.end && other.begin < end; }
  friend auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_BASE_SPAN_H_
