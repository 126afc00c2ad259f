#ifndef WHENCE_ENGINE_VERIFY_DATE_BOUNDS_H_
#define WHENCE_ENGINE_VERIFY_DATE_BOUNDS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/analysis.h"
#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"

namespace whence {

// What the words right before a date, "the year" aside, make of it: "before", "prior to", "earlier than" leave all days
// before its first, "by", "no later than", "before or in" those up to its last, "after", "later than" those behind its
// last, "no earlier than", "in or after" those from its first on, "around" some to either side, two years of a year and
// ten days of a day; "since", "from" and "until", "till" tell when what lasted began or ended, where only one end is
// told. Anything else is the date itself, and so is "by" of what was so then: "had 300 workers by 1920".
DateBound BoundOf(const Sentence& sentence, size_t date);

// How long before or after the date that is, as far as a word tells: "shortly", "year" of "a year before 1920"; else
// empty.
std::string DistanceFrom(const Sentence& sentence, size_t date);

// Whether the date is of what was so, not of what happened: "was", "had".
bool IsOfState(const std::vector<Token>& tokens, size_t date);

// Whether the date's clause is denied: where nothing denies its verb, "no trains" may. `classes`: VerdictWord bits of
// the sentence's words.
bool IsClauseDenied(const std::vector<Token>& tokens, size_t date, const std::vector<uint64_t>& classes);

// "No" and "later" of "no later than 1920", of which the first denies nothing.
bool IsOfBound(const std::vector<Token>& tokens, size_t word);

// How two dates compare of which one at least is an open bound: 1919 bears out "before 1920", which neither bears out
// nor opposes 1919, and opposes 1925. What was so until 1920 was so before 1920; whatever overlaps opposes nothing.
// That nobody came before 1920 tells of all times before it, and of no other.
// REQUIRES: both are dates.
Grade CompareBounds(const Unit& claim, const Unit& evidence);

// How two dates compare: whether they are one, the evidence's lies in the claim's, they overlap (kPartly), or neither
// (kOther). "The 1800s" and their early, middle and late years may be the century's as well as the decade's. What has
// been so since some years has been so since a stretch of years that overlaps them. Open bounds are held by
// CompareBounds. REQUIRES: both are dates.
Grade CompareDates(const Unit& claim, const Unit& evidence);

// Whether a date is written with both its ends: "1816–1828", "1902 through 1917", not "the mid-1950s".
bool HasBothEnds(std::string_view date);

// Whether both are stretches of years by their two ends, and not the same one: what was so from 1754 to 1763 was not so
// from 1742 to 1763.
bool AreOtherStretches(const Unit& claim, const Unit& evidence);

// The text without its dates and the prepositions before them, where each follows one that only places it: "in 1950".
// Nothing where it has no date, or one of another kind, "until 1950".
std::optional<std::string> WithoutDates(const TextUnits& claim);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_DATE_BOUNDS_H_
