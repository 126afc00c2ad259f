#ifndef WHENCE_CORPUS_LANGUAGE_TITLE_FINDER_H_
#define WHENCE_CORPUS_LANGUAGE_TITLE_FINDER_H_

#include <cstddef>

#include "corpus/language/merge.h"

namespace whence {

// The end of a title of a work that begins at a token, which is told by capitals on words that have none inside a
// sentence: "The Woman Who Went to Market", "Since You Were Here". `begin` where none stands there: in a headline all
// words have capitals, and names without such words are found otherwise. A sentence begins with one only as its
// subject. A place or person behind a preposition is where or with whom, and no part of it. Bounded, but linear in the
// sentence where a title may stand.
size_t TitleEnd(const TaggedSentence& sentence, size_t begin);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_TITLE_FINDER_H_
