#include "rules/extraction/sentence_tree.h"

#include <algorithm>
#include <utility>

#include "corpus/language/ascii.h"

namespace whence {

std::optional<SentenceTree> SentenceTree::Build(const Sentence& sentence) {
  const int32_t size = static_cast<int32_t>(sentence.tokens.size());
  SentenceTree tree;
  tree.sentence_ = &sentence;
  tree.begin_.assign(size + 1, 0);
  for (int32_t i = 0; i < size; ++i) {
    const int32_t head = sentence.tokens[i].head;
    if (head < -1 || head >= size || head == i) return std::nullopt;
    if (head >= 0) {
      ++tree.begin_[head + 1];
    } else if (std::exchange(tree.root_, i) >= 0) {
      return std::nullopt;
    }
  }
  if (tree.root_ < 0) return std::nullopt;
  for (int32_t i = 0; i < size; ++i) tree.begin_[i + 1] += tree.begin_[i];
  tree.children_.resize(size - 1);
  std::vector<int32_t> next(tree.begin_.begin(), tree.begin_.end() - 1);
  for (int32_t i = 0; i < size; ++i) {
    if (const int32_t head = sentence.tokens[i].head; head >= 0) tree.children_[next[head]++] = i;
  }
  // Every node hangs below the root exactly if a walk from it meets them all.
  std::vector<int32_t> stack = {tree.root_};
  int32_t met = 0;
  while (!stack.empty()) {
    const int32_t node = stack.back();
    stack.pop_back();
    ++met;
    for (int32_t child : tree.Children(node)) stack.push_back(child);
  }
  if (met != size) return std::nullopt;
  return tree;
}

int32_t SentenceTree::Child(int32_t node, RelationSet relations) const {
  for (int32_t child : Children(node)) {
    if (relations.Has((*this)[child].deprel)) return child;
  }
  return -1;
}

bool SentenceTree::IsUnder(int32_t node, int32_t above) const {
  for (; node >= 0; node = Head(node)) {
    if (node == above) return true;
  }
  return false;
}

void SentenceTree::Collect(int32_t node, RelationSet without, std::vector<int32_t>* out) const {
  const size_t start = out->size();
  out->push_back(node);
  for (int32_t child : Children(node)) {
    if (!without.Has((*this)[child].deprel)) out->push_back(child);
  }
  for (size_t i = start + 1; i < out->size(); ++i) {
    const std::span<const int32_t> below = Children((*out)[i]);
    out->insert(out->end(), below.begin(), below.end());
  }
}

std::vector<int32_t> SentenceTree::Subtree(int32_t node, RelationSet without) const {
  std::vector<int32_t> nodes;
  Collect(node, without, &nodes);
  std::sort(nodes.begin(), nodes.end());
  return nodes;
}

std::string SentenceTree::Preposition(int32_t node) const {
  std::string words;
  for (int32_t child : Children(node)) {
    if ((*this)[child].deprel != Deprel::kCase || (*this)[child].xpos == Xpos::kPos) continue;
    for (int32_t word : Subtree(child)) {
      const Token& token = (*this)[word];
      if (token.deprel != Deprel::kCase && token.deprel != Deprel::kFixed) continue;
      if (!words.empty()) words += ' ';
      words += AsciiLowered(token.form);
    }
  }
  return words;
}

std::string SentenceTree::Marker(int32_t node) const {
  std::string words;
  for (int32_t child : Children(node)) {
    if ((*this)[child].deprel != Deprel::kMark) continue;
    for (int32_t word : Subtree(child)) {
      if (!words.empty()) words += ' ';
      words += AsciiLowered((*this)[word].form);
    }
  }
  return words;
}

std::string SentenceTree::Text(std::span<const int32_t> tokens) const {
  std::string text;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = (*this)[tokens[i]];
    if (i > 0) {
      // A gap where words were left out is a blank, too.
      const bool adjacent = tokens[i] == tokens[i - 1] + 1 && (*this)[tokens[i - 1]].span.end == token.span.begin;
      if (!adjacent) text += ' ';
    }
    text += token.form;
  }
  return text;
}

}  // namespace whence
