#ifndef WHENCE_CORPUS_LANGUAGE_MENDED_TREE_H_
#define WHENCE_CORPUS_LANGUAGE_MENDED_TREE_H_

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "corpus/language/token.h"

namespace whence {

// What the menders of trees (tree_mending, verb_mending, conjunct_mending) ask of a sentence's tokens, and how they
// hang one elsewhere. Holds on to the tokens, which must outlive it. HasChild and IsPassive look at all tokens, IsUnder
// goes up the tree.
class MendedTree {
 protected:
  explicit MendedTree(std::vector<Token>& tokens) : tokens_(tokens), size_(static_cast<int32_t>(tokens.size())) {}

  template <typename T>
  static bool IsAmong(T one, std::initializer_list<T> several) {
    return std::find(several.begin(), several.end(), one) != several.end();
  }

  static bool IsSubject(Deprel relation) { return relation == Deprel::kNsubj || relation == Deprel::kNsubjPass; }

  // False for no node (-1).
  bool IsVerb(int32_t node) const { return node >= 0 && tokens_[node].upos == Upos::kVerb; }

  bool HasChild(int32_t node, std::initializer_list<Deprel> relations) const {
    return std::any_of(tokens_.begin(), tokens_.end(),
                       [&](const Token& token) { return token.head == node && IsAmong(token.deprel, relations); });
  }

  // A node is under itself.
  bool IsUnder(int32_t node, int32_t above) const {
    while (node >= 0 && node != above) node = tokens_[node].head;
    return node == above;
  }

  bool IsPassive(int32_t verb) const {
    const Token& token = tokens_[verb];
    if (token.xpos != Xpos::kVbn) return false;
    return token.deprel == Deprel::kAcl || HasChild(verb, {Deprel::kAuxPass, Deprel::kNsubjPass});
  }

  // REQUIRES: `head` is not under `node`, or is hung elsewhere next.
  void Hang(int32_t node, int32_t head, Deprel relation) {
    tokens_[node].head = head;
    tokens_[node].deprel = relation;
  }

  std::vector<Token>& tokens_;
  const int32_t size_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_MENDED_TREE_H_
