#ifndef WHENCE_ENGINE_VERIFY_DATE_BOUNDS_H_
#define WHENCE_ENGINE_VERIFY_DATE_BOUNDS_H_

#include <cstddef>

#include "corpus/language/analysis.h"
#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"

namespace whence {

// What the words right before a date, "the year" aside, make of it: "before", "prior to", "earlier than" leave all days
// before its first, "by", "no later than", "before or in" those up to its last, "after", "later than" those behind its
// last, "no earlier than" those from its first on, "around" two years to either side; "since", "from" and "until",
// "till" tell when what lasted began or ended, where only one end is told. Anything else is the date itself, and so is
// "by" of what was so then: "had 300 workers by 1920". `denied`: the clause is, so that "did not leave before 1920" is
// from 1920 on, and "not after" is by it.
DateBound BoundOf(const Sentence& sentence, size_t date, bool denied);

// How two dates compare of which one at least is an open bound: 1919 bears out "before 1920", which neither bears out
// nor opposes 1919, and opposes 1925. What lasted until 1920 was so before 1920; whatever overlaps opposes nothing.
// REQUIRES: both are dates.
Grade CompareBounds(const Unit& claim, const Unit& evidence);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_DATE_BOUNDS_H_
