#ifndef WHENCE_CORPUS_DOCUMENT_HTML_READER_H_
#define WHENCE_CORPUS_DOCUMENT_HTML_READER_H_

#include <string_view>

#include "corpus/document/block_builder.h"

namespace whence {

// Reads an HTML page into blocks, with gumbo. Tags nested beyond a fixed depth are overlooked, their text is kept, so
// that the cost stays linear. Scripts and styles are left out; navigation, forms and the like become furniture.
void ReadHtml(std::string_view source, BlockBuilder* builder);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_HTML_READER_H_
