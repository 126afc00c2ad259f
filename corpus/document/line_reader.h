#ifndef WHENCE_CORPUS_DOCUMENT_LINE_READER_H_
#define WHENCE_CORPUS_DOCUMENT_LINE_READER_H_

#include "corpus/document/block_builder.h"
#include "corpus/document/readable_text.h"

namespace whence {

// Reads plain text or Markdown into blocks. The two differ in inline markup and marked headings alone: plain text holds
// lists, tables and keys as well. Linear in the text.
void ReadLines(std::string_view source, InlineMarkup markup, BlockBuilder* builder);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_LINE_READER_H_
