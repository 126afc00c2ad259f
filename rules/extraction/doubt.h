#ifndef WHENCE_RULES_EXTRACTION_DOUBT_H_
#define WHENCE_RULES_EXTRACTION_DOUBT_H_

#include <string_view>

#include "rules/extraction/extraction.h"
#include "rules/extraction/grammar_words.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

// The doubt of a frame that nothing speaks against but how unsure the parser was.
inline constexpr std::string_view kUnsure = "too much of it is unsure";

// Why a frame is more likely a misread tree, or too little to stand for itself, than something that the sentence says:
// "no subject", "a verb inside a phrase". Empty where nothing speaks against it. What is in doubt is told by open
// extraction, with the doubt, and kept out of the graph: there wrong is worse than silent. Each doubt is a form that
// was wrong more often than right among statements drawn at random from encyclopaedia articles and judged by hand.
//
// `frame` has its roles as the clause gave them, before the lexicon exchanges subject and object. `clause`: a verb or
// copula, rather than a frame that a rule names.
std::string_view DoubtOf(const SentenceTree& tree, const GrammarWords& words, const Extraction& frame, bool clause);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_DOUBT_H_
