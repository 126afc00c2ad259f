#ifndef WHENCE_ENGINE_VERIFY_NUMBER_UNITS_H_
#define WHENCE_ENGINE_VERIFY_NUMBER_UNITS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "corpus/language/analysis.h"
#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"

namespace whence {

// The days that a token speaks of, also where the year was read as a number: "in 2011 doctors found", "their 1982
// album".
std::optional<Interval> DateOf(const Sentence& sentence, size_t index);

// Sets value, rank, measure and limits of the unit of a number. `classes`: VerdictWord bits of the sentence's tokens.
void ReadNumber(const Sentence& sentence, size_t index, const std::vector<uint64_t>& classes, Unit& unit);

// Whether the number of the evidence bears out the claim's, limits and units considered: 500 is "more than 400", 20 cm
// are "about 8 inches".
Grade CompareNumbers(const Unit& claim, const Unit& evidence);

// "Twice" where the other text has two times, "a decade" where it has ten years, "the second" where it has "number
// two", "the first" where it has "the debut".
bool IsInWords(const Unit& number, const Unit& word);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_NUMBER_UNITS_H_
