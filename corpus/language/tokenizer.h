#ifndef WHENCE_CORPUS_LANGUAGE_TOKENIZER_H_
#define WHENCE_CORPUS_LANGUAGE_TOKENIZER_H_

#include <string_view>
#include <vector>

#include "graph/base/span.h"

namespace whence {

// Splits text[range) into tokens as UD English EWT does: punctuation, clitics ("do" "n't", "Georgia" "'s") and the
// parts of hyphenated words stand alone; web addresses, numbers ("38,394", "11/28/2000"), abbreviations with their full
// stop and most emoticons stay whole. Tokens ascend, are not empty and never hold white space. Any bytes are accepted.
// Cost: linear, and no allocation but for the result.
void Tokenize(std::string_view text, ByteSpan range, std::vector<ByteSpan>* tokens);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_TOKENIZER_H_
