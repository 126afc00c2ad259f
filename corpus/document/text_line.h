#ifndef WHENCE_CORPUS_DOCUMENT_TEXT_LINE_H_
#define WHENCE_CORPUS_DOCUMENT_TEXT_LINE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/base/span.h"

namespace whence {

// One line of a text: its content without surrounding white space and line end.
struct TextLine {
  ByteSpan span;        // of the content; empty at the line's begin for a blank line
  uint32_t indent = 0;  // columns of white space before the content; a tab goes to the next multiple of four

  bool blank() const { return span.empty(); }
};

// Splits at "\n"; "\r" before it and a byte order mark at the start are left out. Linear.
std::vector<TextLine> SplitLines(std::string_view text);

inline std::string_view Slice(std::string_view text, ByteSpan span) { return text.substr(span.begin, span.size()); }

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_TEXT_LINE_H_
