#ifndef WHENCE_CORPUS_DOCUMENT_READABLE_TEXT_H_
#define WHENCE_CORPUS_DOCUMENT_READABLE_TEXT_H_

#include <string_view>

#include "corpus/document/document.h"
#include "graph/base/span.h"

namespace whence {

enum class InlineMarkup { kNone, kMarkdown, kHtml };

// What a reader sees of source[span]: white space (line breaks and no-break spaces too) collapsed to one blank, soft
// hyphens and zero-width characters dropped, reference marks ("[12]", "[citation needed]") behind a word dropped. With
// kMarkdown also without emphasis, code ticks, link targets, images, inline tags and escapes, with common entities
// decoded. With kHtml, for pieces of a page, without tags and comments, with entities decoded, and " | " between the
// cells of a row. Never starts or ends with a blank. Linear.
MappedText ReadableText(std::string_view source, ByteSpan span, InlineMarkup markup);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_READABLE_TEXT_H_
