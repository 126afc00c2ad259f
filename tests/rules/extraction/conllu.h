#ifndef WHENCE_TESTS_RULES_EXTRACTION_CONLLU_H_
#define WHENCE_TESTS_RULES_EXTRACTION_CONLLU_H_

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/analysis.h"

namespace whence {

// Sentences built from CoNLL-U, the text kept alive beside them. Columns may be parted by tabs or blanks; a missing
// lemma ("_") is the form in lower case. Years and simple numbers get values, as the analyser would give them.
class ConlluSentences {
 public:
  static ConlluSentences Parse(std::string_view conllu);
  const std::vector<Sentence>& sentences() const { return sentences_; }

 private:
  std::deque<std::string> storage_;
  std::vector<Sentence> sentences_;
};

}  // namespace whence

#endif  // WHENCE_TESTS_RULES_EXTRACTION_CONLLU_H_
