#ifndef WHENCE_ENGINE_TIME_ALLEN_H_
#define WHENCE_ENGINE_TIME_ALLEN_H_

#include <cstdint>
#include <string_view>

#include "engine/time/interval.h"

namespace whence {

// The thirteen relations between two stretches of time (Allen 1983). The last six are the first six seen from the
// other.
enum class AllenRelation : uint8_t {
  kBefore,    // ends, and the other begins later, with a day or more between
  kMeets,     // the other begins on the day after its last
  kOverlaps,  // begins first, ends inside the other
  kStarts,    // begins with the other and ends before it
  kDuring,    // begins after the other and ends before it
  kFinishes,  // begins after the other and ends with it
  kEquals,
  kAfter,
  kMetBy,
  kOverlappedBy,
  kStartedBy,
  kContains,
  kFinishedBy,
};
inline constexpr int kAllenRelationCount = static_cast<int>(AllenRelation::kFinishedBy) + 1;
std::string_view AllenRelationName(AllenRelation relation);  // "met by"

// A stretch of days of which begin and end are known within bounds only: "from 1994 to April 1999" begins on some day
// of 1994 and ends on some day of April 1999. An open bound is not known at all. It ends no earlier than it begins.
struct Period {
  Interval begin;
  Interval end;
};

// What the bounds allow: kCertain when every choice of days gives this relation, kExcluded when none does. Exact. Cost:
// a constant, some hundred steps. REQUIRES: each Period has a choice of days.
Certainty Holds(AllenRelation relation, const Period& a, const Period& b);

// Whether the two have a day in common: none of before, meets, met by and after.
Certainty Share(const Period& a, const Period& b);

}  // namespace whence

#endif  // WHENCE_ENGINE_TIME_ALLEN_H_
