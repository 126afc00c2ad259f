#ifndef WHENCE_CORPUS_DOCUMENT_LINE_INDEX_H_
#define WHENCE_CORPUS_DOCUMENT_LINE_INDEX_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace whence {

// Byte offsets to line numbers of one text. Keeps no view of the text. Building: linear; asking: a binary search.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  // The 1-based line that holds the byte; offsets behind the end belong to the last line. A line ends behind its "\n".
  uint32_t LineOf(uint64_t offset) const;
  // Lines of the text; 1 for an empty one.
  uint32_t size() const { return static_cast<uint32_t>(starts_.size()); }

 private:
  std::vector<uint64_t> starts_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_LINE_INDEX_H_
