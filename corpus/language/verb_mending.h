#ifndef WHENCE_CORPUS_LANGUAGE_VERB_MENDING_H_
#define WHENCE_CORPUS_LANGUAGE_VERB_MENDING_H_

#include <vector>

#include "corpus/language/token.h"

namespace whence {

// The part of MendTree (tree_mending.h) that is about passives: their agents, "formed by the pianist Ann Lee", and the
// stretches behind them, "was lifted ten years later". REQUIRES: heads make a tree. They make one afterwards. Linear
// but for the sentences that have something to mend.
void MendVerbs(std::vector<Token>& tokens);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_VERB_MENDING_H_
