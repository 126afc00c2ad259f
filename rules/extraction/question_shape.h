#ifndef WHENCE_RULES_EXTRACTION_QUESTION_SHAPE_H_
#define WHENCE_RULES_EXTRACTION_QUESTION_SHAPE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rules/extraction/extraction.h"
#include "rules/extraction/extractor.h"
#include "rules/extraction/grammar_words.h"
#include "rules/extraction/predicate_lexicon.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

// What a question asks, before its frames are known.
struct QuestionShape {
  bool yes_no = false;
  Wh wh = Wh::kWhat;
  int32_t word = -1;        // the wh-word
  int32_t asked = -1;       // the token whose place in a frame is the hole: the wh-word or the noun it stands with
  int32_t antecedent = -1;  // "which are the countries that signed": countries, whose relative clause asks
  std::string noun;
  std::string phrase;
};

// Nothing for a sentence that is no question.
std::optional<QuestionShape> ReadQuestionShape(const SentenceTree& tree, ExtractMode mode);

// Marks frames of a question: which are its main clause, and where the hole is.
void MarkQuestion(const SentenceTree& tree, const QuestionShape& shape, const PredicateLexicon& lexicon,
                  std::vector<Extraction>* frames);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_QUESTION_SHAPE_H_
