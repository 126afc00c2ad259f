#ifndef WHENCE_RULES_EXTRACTION_QUALIFIERS_H_
#define WHENCE_RULES_EXTRACTION_QUALIFIERS_H_

#include <optional>
#include <string_view>

#include "rules/extraction/extraction.h"
#include "rules/extraction/grammar_words.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

// "in addition", "as a result": ties the sentence to others, and says nothing of what its verb says. "as a result of
// the vote" names a cause.
bool IsLinkingPhrase(const SentenceTree& tree, const GrammarWords& words, int32_t node);

// What a noun behind a preposition says of time, place or measure; nothing when it is an argument.
std::optional<FrameQualifier> ClassifyOblique(const SentenceTree& tree, const GrammarWords& words, int32_t node,
                                              std::string_view preposition, const CutNodes& cut);

// The same for an adverb ("permanently", "yearly"); nothing for negation, wh-words and mere emphasis.
std::optional<FrameQualifier> ClassifyAdverb(const SentenceTree& tree, const GrammarWords& words, int32_t node,
                                             const CutNodes& cut);

// And for a subordinate clause ("to ensure peace", "because it rained", "after rejoining"); nothing for conditions.
std::optional<FrameQualifier> ClassifySubclause(const SentenceTree& tree, const GrammarWords& words, int32_t node,
                                                const CutNodes& cut);

// A frequency that stands with a noun of the clause: "holds yearly exercises".
std::optional<FrameQualifier> FrequencyOfNoun(const SentenceTree& tree, const GrammarWords& words, int32_t noun);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_QUALIFIERS_H_
