#ifndef WHENCE_TOOLS_TRAIN_TREEBANK_H_
#define WHENCE_TOOLS_TRAIN_TREEBANK_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/tag_set.h"
#include "corpus/language/token.h"

namespace whence {

struct TreebankToken {
  std::string form;
  std::string lemma;
  Tag tag;
  int head = -1;  // index in the sentence; -1 for the root
  Deprel deprel = Deprel::kDep;
  std::string misc;  // the last column
};

struct TreebankSentence {
  std::vector<TreebankToken> tokens;
  std::string text;            // "# text"
  bool new_paragraph = false;  // "# newpar" or "# newdoc" stands before it
};

// Reads a CoNLL-U file (https://universaldependencies.org/format.html). Ranges and empty nodes are left out. An unknown
// relation is read without its subtype. Errors: NotFound; InvalidArgument with file:line for a line that is no token.
absl::StatusOr<std::vector<TreebankSentence>> ReadTreebank(const std::string& path);

// Whether head is an ancestor-or-self relation without cycles and with one root.
bool IsTree(const TreebankSentence& sentence);

// Makes the tree projective by lifting the shortest crossing arc to the head's head, again and again (Nivre and
// Nilsson, 2005, without marking the labels).
void Projectivise(TreebankSentence* sentence);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_TREEBANK_H_
