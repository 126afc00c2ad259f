#ifndef WHENCE_CORPUS_LANGUAGE_COORDINATION_H_
#define WHENCE_CORPUS_LANGUAGE_COORDINATION_H_

#include <vector>

#include "corpus/language/parser.h"

namespace whence {

// Mends a greedy parser's commonest mistake in lists: "Peru, Chile and Bolivia signed" with two subjects, Peru and the
// rest, or with Peru called upon. No word has two subjects or two objects; where a comma alone parts two of them and
// the second is coordinated with "and" or "or", the second and its conjuncts hang on the first. The tree stays one.
// Cost: linear in the words.
void JoinLists(const std::vector<ParserWord>& words, std::vector<ParserArc>* arcs);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_COORDINATION_H_
