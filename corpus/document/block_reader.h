#ifndef WHENCE_CORPUS_DOCUMENT_BLOCK_READER_H_
#define WHENCE_CORPUS_DOCUMENT_BLOCK_READER_H_

#include "corpus/document/document.h"
#include "corpus/document/reader.h"

namespace whence {

// Fills Document::blocks, tables and title from Document::source. REQUIRES: source is UTF-8, format is not kAuto.
// Whatever the text is, there are no errors. Linear in it; nesting of HTML is cut at a fixed depth. Thread-safe.
void ReadBlocks(DocumentFormat format, Document* document);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_BLOCK_READER_H_
