#include "corpus/document/fragment_text.h"

#include "corpus/document/readable_text.h"

namespace whence {
namespace {

// Drops what is left of a Markdown link that begins before the piece or ends behind it: "town](/t) is" and "see [the".
std::string WithoutCutLinks(std::string_view bytes) {
  std::string text(bytes);
  if (const size_t close = text.find("]("); close != std::string::npos && text.find('[') > close) {
    const size_t end = text.find(')', close);
    text.erase(close, end == std::string::npos ? end : end + 1 - close);
  }
  if (const size_t open = text.rfind('['); open != std::string::npos && text.find(']', open) == std::string::npos) {
    text.erase(open, 1);
  }
  return text;
}

}  // namespace

std::string FragmentText(std::string_view bytes, DocumentFormat format) {
  switch (format) {
    case DocumentFormat::kHtml:
      return ReadableText(bytes, {0, bytes.size()}, InlineMarkup::kHtml).text();
    case DocumentFormat::kMarkdown: {
      const std::string text = WithoutCutLinks(bytes);
      return ReadableText(text, {0, text.size()}, InlineMarkup::kMarkdown).text();
    }
    default:
      return ReadableText(bytes, {0, bytes.size()}, InlineMarkup::kNone).text();
  }
}

bool MayHoldMarkup(std::string_view bytes) { return bytes.find_first_of("<&*_[]`\\~") != std::string_view::npos; }

}  // namespace whence
