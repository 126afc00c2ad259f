#ifndef WHENCE_TOOLS_TRAIN_QUESTION_MAKER_H_
#define WHENCE_TOOLS_TRAIN_QUESTION_MAKER_H_

#include <cstdint>
#include <vector>

#include "tools/train/random.h"
#include "tools/train/statement_clause.h"
#include "tools/train/treebank.h"
#include "tools/train/word_tree.h"

namespace whence {

// Treebanks hold few questions, and parsers learn their word order badly (Judge, Cahill and van Genabith, 2006). Makes
// questions with their trees from a treebank's statements: a part of the statement gives way to a question word, or to
// a noun that is asked for, and the first auxiliary comes before the subject.
class QuestionMaker {
 public:
  // The treebank's nouns are what "which" may ask for, and its adverbs behind "how" what "how" may.
  QuestionMaker(const std::vector<TreebankSentence>& treebank, uint64_t seed);

  // One question of each kind that the statement allows, chosen by chance within the kind; none for what is no plain
  // statement. REQUIRES: the statement's tree is projective.
  std::vector<TreebankSentence> Ask(const TreebankSentence& statement);

 private:
  void AskSubject(const StatementClause& clause);
  void AskObject(const StatementClause& clause);
  void AskOblique(const StatementClause& clause);
  void AskAdverb(const StatementClause& clause);
  void AskDegree(const StatementClause& clause);
  void AskPredicate(const StatementClause& clause);
  void AskExistence(const WordTree& root);
  void AskPhrase(const WordTree& tree);

  // A phrase that asks for the noun or for another: "which old towns", "how many towns", "what kind of town", "whose
  // town".
  WordTree AskedNoun(const WordTree& noun, Deprel deprel);
  WordTree AskingPronoun(Deprel deprel);  // "who" or "what"
  WordTree WhichNoun();

  // Puts the question mark and the capital to a question.
  void Add(WordTree question);

  Random random_;
  std::vector<TreebankToken> nouns_;
  std::vector<TreebankToken> degrees_;
  std::vector<TreebankSentence> questions_;
};

// A made question, and the sentence that it was made from.
struct MadeQuestion {
  size_t source = 0;
  TreebankSentence sentence;
};

// Makes `count` questions, or as many as can be made, of sentences chosen by chance, at most two of each. Some are
// written as people type: without capitals, or without the question mark.
std::vector<MadeQuestion> MakeQuestions(const std::vector<TreebankSentence>& treebank, size_t count, uint64_t seed);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_QUESTION_MAKER_H_
