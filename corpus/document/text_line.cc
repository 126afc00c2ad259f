#include "corpus/document/text_line.h"

#include <algorithm>

namespace whence {
namespace {

constexpr std::string_view kSpace = " \t\r\f\v";
constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Bytes of the white space that ends at `end`, or 0.
uint64_t SpaceBefore(std::string_view text, uint64_t begin, uint64_t end) {
  if (end > begin && kSpace.find(text[end - 1]) != std::string_view::npos) return 1;
  return end >= begin + 2 && text.substr(end - 2, 2) == kNoBreakSpace ? 2 : 0;
}

TextLine ReadLine(std::string_view text, uint64_t begin, uint64_t end) {
  TextLine line;
  while (const uint64_t space = SpaceBefore(text, begin, end)) end -= space;
  uint64_t at = begin;
  for (; at < end && kSpace.find(text[at]) != std::string_view::npos; ++at) {
    line.indent = text[at] == '\t' ? (line.indent / 4 + 1) * 4 : line.indent + 1;
  }
  while (at < end && text.substr(at, 2) == kNoBreakSpace) at += 2;
  if (at == end) return {{begin, begin}, 0};
  line.span = {at, end};
  return line;
}

}  // namespace

std::vector<TextLine> SplitLines(std::string_view text) {
  std::vector<TextLine> lines;
  uint64_t begin = text.substr(0, 3) == kByteOrderMark ? 3 : 0;
  while (begin < text.size()) {
    const uint64_t end = std::min<uint64_t>(text.find('\n', begin), text.size());
    lines.push_back(ReadLine(text, begin, end));
    begin = end + 1;
  }
  return lines;
}

}  // namespace whence
