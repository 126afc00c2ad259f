#ifndef WHENCE_ENGINE_VERIFY_DATE_BOUNDS_H_
#define WHENCE_ENGINE_VERIFY_DATE_BOUNDS_H_

#include <cstddef>

#include "corpus/language/analysis.h"
#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"

namespace whence {

// What the words before a date make of it: "no later than 1920" tells as little when it was as "before 1920" does.
// `denied`: it is said not to have been before it. What was so by a time, "had 300 workers by 1920", was so then.
DateBound BoundOf(const Sentence& sentence, size_t date, bool denied);

// How two dates compare of which one at least is a bound: 1919 bears out "before 1920", which neither bears out nor
// opposes 1919, and opposes 1925. REQUIRES: both are dates.
Grade CompareBounds(const Unit& claim, const Unit& evidence);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_DATE_BOUNDS_H_
