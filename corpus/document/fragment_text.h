#ifndef WHENCE_CORPUS_DOCUMENT_FRAGMENT_TEXT_H_
#define WHENCE_CORPUS_DOCUMENT_FRAGMENT_TEXT_H_

#include <string>
#include <string_view>

#include "corpus/document/reader.h"

namespace whence {

// What a reader sees of a piece of a document, such as the bytes of a sentence: as ReadableText, and of HTML without
// tags and comments, with entities decoded, " | " between the cells of a row. The piece may begin and end inside a link
// or an emphasis of Markdown, whose marks are dropped then, too. kAuto is plain text. Linear; thread-safe.
std::string FragmentText(std::string_view bytes, DocumentFormat format);

// Whether bytes hold anything that a format could take for markup. Where not, FragmentText is the same for all formats.
bool MayHoldMarkup(std::string_view bytes);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_FRAGMENT_TEXT_H_
