#ifndef WHENCE_CORPUS_LANGUAGE_CONLLU_H_
#define WHENCE_CORPUS_LANGUAGE_CONLLU_H_

#include <string>
#include <string_view>

#include "corpus/language/analysis.h"

namespace whence {

// One sentence in CoNLL-U (https://universaldependencies.org/format.html) with the blank line that ends it. Contracted
// words ("don't") have their range line. Features are those that the tags imply; MISC holds SpaceAfter=No and, of
// names, dates and amounts, Type, Value and Acronym. Merged tokens are words with spaces. `text` is the analysed text.
std::string RenderConllu(const Sentence& sentence, std::string_view text, std::string_view id);

// A value as MISC shows it: "1992-05-15", "1994/1999", "5 year"; empty for none.
std::string RenderTokenValue(const TokenValue& value);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_CONLLU_H_
