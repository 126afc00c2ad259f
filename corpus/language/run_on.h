#ifndef WHENCE_CORPUS_LANGUAGE_RUN_ON_H_
#define WHENCE_CORPUS_LANGUAGE_RUN_ON_H_

#include <cstddef>

#include "corpus/language/analysis.h"

namespace whence {

// Where a second sentence begins inside one that lacks its full stop: "it was signed in the city of Tartu Latvia and
// Lithuania would join later". The evidence: two names of places or organisations side by side with nothing between them,
// a finite verb before them, and behind the second, with the names joined to it, a finite verb at once. Index of the
// token that begins the second sentence; 0 for none. Linear.
size_t FindRunOn(const Sentence& sentence);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_RUN_ON_H_
