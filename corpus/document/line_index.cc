#include "corpus/document/line_index.h"

#include <algorithm>

namespace whence {

LineIndex::LineIndex(std::string_view text) : starts_{0} {
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (at + 1 < text.size()) starts_.push_back(at + 1);
  }
}

uint32_t LineIndex::LineOf(uint64_t offset) const {
  return static_cast<uint32_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin());
}

}  // namespace whence
