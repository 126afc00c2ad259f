#ifndef WHENCE_GRAPH_TERM_SET_H_
#define WHENCE_GRAPH_TERM_SET_H_

#include <cstdint>
#include <vector>

#include "graph/ids.h"

namespace whence {

// A set of ids, a bit for each number of the dictionary. Of inlined terms it knows nothing. Threads may
// read one at once when nobody adds to it.
class TermSet {
 public:
  // For ids below `end`.
  explicit TermSet(uint64_t end) : end_(end), bits_((end + 63) / 64) {}

  void Add(TermId id) {
    if (id.value() < end_) bits_[id.value() / 64] |= uint64_t{1} << id.value() % 64;
  }
  // False for an id of the dictionary that was not added.
  bool MayContain(TermId id) const {
    return id.value() >= end_ || (bits_[id.value() / 64] >> id.value() % 64 & 1) != 0;
  }
  static uint64_t BytesFor(uint64_t end) { return (end + 63) / 64 * 8; }

 private:
  const uint64_t end_;
  std::vector<uint64_t> bits_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_TERM_SET_H_
