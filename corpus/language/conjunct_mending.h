#ifndef WHENCE_CORPUS_LANGUAGE_CONJUNCT_MENDING_H_
#define WHENCE_CORPUS_LANGUAGE_CONJUNCT_MENDING_H_

#include <vector>

#include "corpus/language/token.h"

namespace whence {

// Puts right what parsers join to the wrong word: nouns joined to dates ("mayor in 1990 and governor in 1995"), a place
// in front of a pronoun, nouns behind what introduces clauses, prepositions of described names, names of conjuncts,
// relative clauses of the last of several, clauses that begin alike.
// After MendTree. Linear, and once more for each joined noun, each word that introduces a clause and each pronoun.
//
// REQUIRES: types and values are set.
void MendConjuncts(std::vector<Token>* tokens);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_CONJUNCT_MENDING_H_
