#ifndef WHENCE_ENGINE_VERIFY_FIGURE_WORDS_H_
#define WHENCE_ENGINE_VERIFY_FIGURE_WORDS_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "corpus/language/analysis.h"

namespace whence {

// What stands in a sentence like a number and states none: "one of the founders", "one another", "at one point", "one
// reason was", "one kind of stone", "one day he left"; and what only belongs to the number before it: the "million" of
// "parts per million", the 0.07 of "0.93 ± 0.07", the five of "one in five".
bool StatesNoNumber(const Sentence& sentence, size_t index);

// The share of all that a token begins to tell, in percent: "half of them", "half the men", "a third of them", "one in
// five people", "nine out of ten". Nothing for any other: "the first half of the match", "the third of eight sons", "by
// a third party", "scored two in five games".
std::optional<double> ShareAt(const Sentence& sentence, size_t index);

// "two-thirds", "one fifth": a share in one token, in percent.
std::optional<double> ParseShare(std::string_view form);

// The first of the ten years that somebody's age is told by: thirty of "in his thirties", "in her late 30s".
std::optional<double> AgeDecadeAt(const Sentence& sentence, size_t index);

// Whether a number tells how old somebody is: "aged 37", "at the age of 37", "37 years old", "a 37-year-old",
// "was 37 when he left", "lived to be 37".
bool TellsAge(const Sentence& sentence, size_t index);

// How much of which unit a "half" tells: half a mile is 0.5 mile.
std::optional<std::pair<double, std::string_view>> HalfUnitAt(const Sentence& sentence, size_t index);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_FIGURE_WORDS_H_
