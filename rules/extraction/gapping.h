#ifndef WHENCE_RULES_EXTRACTION_GAPPING_H_
#define WHENCE_RULES_EXTRACTION_GAPPING_H_

#include <cstdint>
#include <vector>

#include "corpus/language/analysis.h"
#include "rules/extraction/grammar_words.h"

namespace whence {

// One of the times that a verb tells of, as a sentence of its own: the same tokens, with the tree of a sentence that
// tells of this time alone. What belongs to the other times is punctuation there. Its words are views, as those of the
// sentence that it is read from.
struct GapReading {
  Sentence sentence;
  int32_t begin = 0, end = 0;  // the tokens that are this time's own
};

// "She moved to Lund in 1950 and to Oslo in 1955", "Ann Moe was coach until 1980 and Carl Dahl until 1985", "The town
// had 900 people in 1880 and 700 in 1920", "In 1922 it was sold to Vik, in 1940 to Hans Moe": one verb that is said
// once and meant several times. Its readings in their order; none where each time has its verb, or where what stands
// beside the times is not of one kind. Linear in the tokens but for sentences that are such.
std::vector<GapReading> UnfoldGaps(const Sentence& sentence, const GrammarWords& words);

}  // namespace whence

#endif  // WHENCE_RULES_EXTRACTION_GAPPING_H_
