#ifndef WHENCE_RULES_EXTRACTION_POSSESSION_DOUBT_H_
#define WHENCE_RULES_EXTRACTION_POSSESSION_DOUBT_H_

#include <string_view>

#include "rules/extraction/extraction.h"
#include "rules/extraction/grammar_words.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

// Why what "the firm's mill", "its mill" or "the mill of the firm" names may be no possession, as DoubtOf says it;
// empty where nothing speaks against it. `frame` is one of the rule "possession".
std::string_view DoubtOfPossession(const SentenceTree& tree, const GrammarWords& words, const Extraction& frame);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_POSSESSION_DOUBT_H_
