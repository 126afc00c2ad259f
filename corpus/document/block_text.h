#ifndef WHENCE_CORPUS_DOCUMENT_BLOCK_TEXT_H_
#define WHENCE_CORPUS_DOCUMENT_BLOCK_TEXT_H_

#include <string>
#include <string_view>

#include "corpus/document/document.h"

namespace whence {

std::string_view BlockKindName(BlockKind kind);  // "list-item"

// A line a block, for people and for tests: "3 row <2 t0 | 0:Georgia | 1:1994 | 2:1999" is block 3, a row of table 0
// that stands under block 2. Tables follow: "t0 caption 1 | 0:Country | ...".
std::string RenderBlocks(const Document& document);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_BLOCK_TEXT_H_
