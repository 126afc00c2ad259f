#ifndef WHENCE_ENGINE_TIME_INTERVAL_H_
#define WHENCE_ENGINE_TIME_INTERVAL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/token.h"
#include "graph/term.h"

namespace whence {

// A stretch of days, both ends inclusive, either end open. A date of lower precision is the stretch that it may lie in:
// 1999 is all days of 1999. Days are counted from 1 January 1970 in the proleptic Gregorian calendar.
struct Interval {
  std::optional<int64_t> first;
  std::optional<int64_t> last;
  friend bool operator==(const Interval&, const Interval&) = default;
};

// Three-valued, because a date of low precision only bounds the moment: 1999 may be before April 1999.
enum class Certainty : uint8_t { kExcluded, kPossible, kCertain };

Interval IntervalOf(const CalendarDate& date);
Interval IntervalOf(const DateRange& range);
// Of a date or interval literal; nothing for any other term.
std::optional<Interval> IntervalOf(const Term& term);
// Of a token's value; nothing where it is no time or has no year.
std::optional<Interval> IntervalOf(const TokenValue& value);

// Whether `inner` lies in `outer`: certain when all its days do, excluded when none can.
Certainty During(const Interval& inner, const Interval& outer);
// Whether all of a is before all of b.
Certainty Before(const Interval& a, const Interval& b);
bool Overlap(const Interval& a, const Interval& b);
// Whether one is a more precise statement of the other: 28 June 2012 and 2012.
bool Refines(const Interval& finer, const Interval& coarser);
// Whether the two may be one time, told with less or more precision.
bool MayBeOne(const Interval& a, const Interval& b);
// Where the interval stands among others: its first day, or its last one where its beginning is open. "Until 1966"
// stands where it ends.
int64_t SortDay(const Interval& interval);

// The year of a day, which astronomers count: 0 is 1 BC.
int YearOfDay(int64_t day);
// The century of which the interval is the first decade, which "the 1800s" may mean as well; nothing for any other.
std::optional<Interval> CenturyOf(const Interval& decade);

// The years that a text names, of four digits.
std::vector<int64_t> YearsIn(std::string_view text);

// "2012-06-28": a day as ISO 8601 writes it.
std::string IsoDay(int64_t day);

// "28 June 2012", "April 1999", "1999", "1994 to 1999", "since 2002" for a date or interval literal.
std::string RenderTime(const Term& term);

// How a sentence writes a date: the form of `date` that occurs in `sentence` ("October 8, 2020"), else RenderTime.
std::string TimeAsWritten(const Term& date, std::string_view sentence);

}  // namespace whence

#endif  // WHENCE_ENGINE_TIME_INTERVAL_H_
