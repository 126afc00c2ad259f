#ifndef WHENCE_CORPUS_LANGUAGE_ASKED_PASSIVE_H_
#define WHENCE_CORPUS_LANGUAGE_ASKED_PASSIVE_H_

#include <vector>

#include "corpus/language/parser.h"

namespace whence {

// Mends a greedy parser's reading of "When was the treaty signed?" as a copula, "when" of "the treaty (that was)
// signed": an asking adverb, a form of "be", a subject and at its end a bare participle are a passive, whose root is
// the participle. The tree stays one. Cost: linear in the words.
void MendAskedPassive(const std::vector<ParserWord>& words, std::vector<ParserArc>* arcs);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_ASKED_PASSIVE_H_
