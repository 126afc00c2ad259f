#ifndef WHENCE_RULES_EXTRACTION_ANTECEDENT_H_
#define WHENCE_RULES_EXTRACTION_ANTECEDENT_H_

#include <cstdint>

#include "rules/extraction/grammar_words.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

// The noun that a relative clause describes: the one it hangs on, or one further up where brackets or the number of the
// verb speak against that one ("an alliance of seven states that was created in 2002").
int32_t AntecedentOf(const SentenceTree& tree, const GrammarWords& words, int32_t clause);

// Whether the token may stand for such a noun: "which", "who", "that".
bool IsRelativeWord(const Token& token);

// The verb of the relative clause that the predicate stands in by coordination or as an infinitive, or -1.
int32_t RelativeClauseOf(const SentenceTree& tree, int32_t predicate);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_ANTECEDENT_H_
