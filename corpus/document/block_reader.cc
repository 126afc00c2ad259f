#include "corpus/document/block_reader.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace whence {

void ReadBlocks(DocumentFormat format, Document* document) {
  const std::string_view source = document->source;
  Block block;
  for (size_t begin = 0; begin < source.size();) {
    const size_t end = std::min(source.find('\n', begin), source.size());
    const std::string_view line = source.substr(begin, end - begin);
    const size_t first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) {
      if (!block.text.empty()) document->blocks.push_back(std::move(block));
      block = Block();
    } else {
      const size_t last = line.find_last_not_of(" \t\r");
      if (block.text.empty()) {
        block.span.begin = begin + first;
      } else {
        block.text.AppendInserted(" ", {block.span.end, begin + first});
      }
      block.text.Append(line.substr(first, last + 1 - first), begin + first);
      block.span.end = begin + last + 1;
    }
    begin = end + 1;
  }
  if (!block.text.empty()) document->blocks.push_back(std::move(block));
}

}  // namespace whence
