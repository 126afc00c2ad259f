#include "corpus/document/collapsed_text.h"

#include <algorithm>
#include <utility>

namespace whence {

CharKind ClassifyChar(char32_t point) {
  if (point == ' ' || (point >= '\t' && point <= '\r')) return CharKind::kSpace;
  if (point < 0xA0) return CharKind::kOther;
  const bool wide_space = point >= 0x2000 && point <= 0x200A;
  if (point == 0xA0 || wide_space || point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x3000) {
    return CharKind::kSpace;
  }
  const bool invisible = point == 0xAD || point == 0xFEFF || point == 0x2060 || (point >= 0x200B && point <= 0x200F);
  return invisible ? CharKind::kInvisible : CharKind::kOther;
}

void CollapsedText::WriteSpace() {
  if (space_ && !text_.empty()) {
    if (space_is_blank_) {
      text_.Append(" ", space_->begin);
    } else {
      text_.AppendInserted(" ", *space_);
    }
  }
  space_.reset();
}

void CollapsedText::AddVerbatim(std::string_view text, uint64_t source_begin) {
  WriteSpace();
  text_.Append(text, source_begin);
}

void CollapsedText::AddInserted(std::string_view text, ByteSpan source) {
  WriteSpace();
  text_.AppendInserted(text, source);
}

void CollapsedText::AddSpace(ByteSpan source, bool is_blank) {
  space_is_blank_ = is_blank && !space_;
  if (space_) source.begin = std::min(space_->begin, source.begin);
  space_ = source;
}

MappedText CollapsedText::Take() {
  space_.reset();
  return std::exchange(text_, MappedText());
}

}  // namespace whence
