#include "tools/train/word_tree.h"

#include <algorithm>

namespace whence {
namespace {

WordTree Below(const TreebankSentence& sentence, int word) {
  WordTree tree;
  tree.token = sentence.tokens[static_cast<size_t>(word)];
  for (int i = 0; i < static_cast<int>(sentence.tokens.size()); ++i) {
    if (sentence.tokens[static_cast<size_t>(i)].head != word) continue;
    (i < word ? tree.left : tree.right).push_back(Below(sentence, i));
  }
  return tree;
}

// Appends the tree's words; returns where its root stands.
int Flatten(const WordTree& tree, TreebankSentence* sentence) {
  std::vector<int> dependents;
  for (const WordTree& dependent : tree.left) dependents.push_back(Flatten(dependent, sentence));
  const int place = static_cast<int>(sentence->tokens.size());
  sentence->tokens.push_back(tree.token);
  for (const WordTree& dependent : tree.right) dependents.push_back(Flatten(dependent, sentence));
  for (const int dependent : dependents) sentence->tokens[static_cast<size_t>(dependent)].head = place;
  return place;
}

}  // namespace

size_t WordTree::size() const {
  size_t words = 1;
  for (const WordTree& dependent : left) words += dependent.size();
  for (const WordTree& dependent : right) words += dependent.size();
  return words;
}

WordTree& WordTree::first() { return left.empty() ? *this : left.front().first(); }

WordTree ToWordTree(const TreebankSentence& sentence) {
  int root = 0;
  while (sentence.tokens[static_cast<size_t>(root)].head >= 0) ++root;
  return Below(sentence, root);
}

TreebankSentence ToSentence(const WordTree& tree) {
  TreebankSentence sentence;
  const int root = Flatten(tree, &sentence);
  sentence.tokens[static_cast<size_t>(root)].head = -1;
  sentence.tokens[static_cast<size_t>(root)].deprel = Deprel::kRoot;
  for (const TreebankToken& token : sentence.tokens) sentence.text += (sentence.text.empty() ? "" : " ") + token.form;
  return sentence;
}

WordTree MakeWord(const std::string& form, const std::string& lemma, Tag tag, Deprel deprel) {
  WordTree word;
  word.token.form = form;
  word.token.lemma = lemma;
  word.token.tag = tag;
  word.token.deprel = deprel;
  return word;
}

const WordTree* FindRelation(const std::vector<WordTree>& words, Deprel deprel) {
  const auto found =
      std::find_if(words.begin(), words.end(), [&](const WordTree& word) { return word.token.deprel == deprel; });
  return found == words.end() ? nullptr : &*found;
}

}  // namespace whence
