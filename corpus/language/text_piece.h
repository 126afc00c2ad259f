#ifndef WHENCE_CORPUS_LANGUAGE_TEXT_PIECE_H_
#define WHENCE_CORPUS_LANGUAGE_TEXT_PIECE_H_

#include <cstddef>
#include <string_view>

namespace whence {

// How many bytes of `text` to analyse at a time, so that memory does not grow with the text: all of it up to `limit`
// bytes, else up to the last blank line before, else line break, else space, else as many whole characters as fit.
// REQUIRES: limit is at least 4. The result is 0 for an empty text only.
size_t NextTextPiece(std::string_view text, size_t limit);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_TEXT_PIECE_H_
