#ifndef WHENCE_CORPUS_LANGUAGE_SENTENCE_SPLITTER_H_
#define WHENCE_CORPUS_LANGUAGE_SENTENCE_SPLITTER_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/base/span.h"

namespace whence {

// Finds where sentences end, by rules on the tokens of a text: final punctuation with the quotes and brackets that
// close behind it, abbreviations, blank lines, list items, headings on lines of their own. Appends the index behind the
// last token of each sentence; the last is tokens.size(). No sentence is longer than `limit` tokens. Linear.
void SplitSentences(std::string_view text, const std::vector<ByteSpan>& tokens, size_t limit,
                    std::vector<size_t>* ends);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_SENTENCE_SPLITTER_H_
