#ifndef WHENCE_TOOLS_TRAIN_WORD_TREE_H_
#define WHENCE_TOOLS_TRAIN_WORD_TREE_H_

#include <string>
#include <vector>

#include "tools/train/treebank.h"

namespace whence {

// A word of a treebank with all that depends on it, to be taken apart and put together anew. The head in its token
// means nothing.
struct WordTree {
  TreebankToken token;
  std::vector<WordTree> left;   // dependents before the word, in their order
  std::vector<WordTree> right;  // and behind it

  size_t size() const;
  WordTree& first();  // the first word of all
};

// REQUIRES: IsTree(sentence), which is projective.
WordTree ToWordTree(const TreebankSentence& sentence);

// The sentence of a tree, whose root's relation is made kRoot.
TreebankSentence ToSentence(const WordTree& tree);

// A word without dependents.
WordTree MakeWord(const std::string& form, const std::string& lemma, Tag tag, Deprel deprel);

// The first dependent with that relation among some, or null.
const WordTree* FindRelation(const std::vector<WordTree>& words, Deprel deprel);

// Takes away the dependents for which `drop` holds.
template <typename Predicate>
void Prune(WordTree* tree, const Predicate& drop) {
  std::erase_if(tree->left, drop);
  std::erase_if(tree->right, drop);
}

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_WORD_TREE_H_
