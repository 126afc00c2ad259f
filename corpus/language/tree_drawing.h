#ifndef WHENCE_CORPUS_LANGUAGE_TREE_DRAWING_H_
#define WHENCE_CORPUS_LANGUAGE_TREE_DRAWING_H_

#include <string>

#include "corpus/language/analysis.h"

namespace whence {

// A sentence's tree for people, a word a line under its head, dependents in the order of the text:
//
//   joined  VERB VBD root
//   +- Bhutan  PROPN NNP nsubj  country
//   +- 1971  NUM CD obl  date 1971
//      +- in  ADP IN case
//
// Ends with a line break. Cost: linear in the words for each level of the tree.
std::string DrawTree(const Sentence& sentence);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_TREE_DRAWING_H_
