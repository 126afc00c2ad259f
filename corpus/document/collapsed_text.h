#ifndef WHENCE_CORPUS_DOCUMENT_COLLAPSED_TEXT_H_
#define WHENCE_CORPUS_DOCUMENT_COLLAPSED_TEXT_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "corpus/document/document.h"
#include "graph/base/span.h"

namespace whence {

// What a character does to the blanks around it.
enum class CharKind : uint8_t {
  kOther,
  kSpace,      // white space of any width, no-break spaces and line separators too
  kInvisible,  // soft hyphens, joiners and other characters without width
};
CharKind ClassifyChar(char32_t point);

// Builds a mapped text in which any run of white space is one blank, with none at its ends.
class CollapsedText {
 public:
  // `text` stands at source_begin; it holds no white space.
  void AddVerbatim(std::string_view text, uint64_t source_begin);
  // `text` stands for the source range, as "&" does for "&amp;".
  void AddInserted(std::string_view text, ByteSpan source);
  // White space of the source; `is_blank` when it is one plain blank.
  void AddSpace(ByteSpan source, bool is_blank);

  bool empty() const { return text_.empty(); }
  const MappedText& text() const { return text_; }
  // The text so far; starts anew.
  MappedText Take();

 private:
  void WriteSpace();

  MappedText text_;
  std::optional<ByteSpan> space_;  // read and not yet written
  bool space_is_blank_ = false;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_COLLAPSED_TEXT_H_
