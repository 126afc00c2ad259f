#include "corpus/language/text_piece.h"

namespace whence {

size_t NextTextPiece(std::string_view text, size_t limit) {
  if (text.size() <= limit) return text.size();
  const std::string_view head = text.substr(0, limit);
  for (const std::string_view separator : {"\n\n", "\n", " "}) {
    const size_t at = head.rfind(separator);
    if (at != std::string_view::npos) return at + separator.size();
  }
  // A character's later bytes begin with the bits 10; no character has more than 3 of them.
  size_t end = limit;
  while (end > limit - 3 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end;
}

}  // namespace whence
