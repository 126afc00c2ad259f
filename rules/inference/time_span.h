#ifndef WHENCE_RULES_INFERENCE_TIME_SPAN_H_
#define WHENCE_RULES_INFERENCE_TIME_SPAN_H_

#include <algorithm>
#include <compare>
#include <cstdint>
#include <limits>

namespace whence {

// When a premise holds: a stretch of days, both ends inclusive, counted from 1 January 1970. An end at kOpen or -kOpen
// is open; with both ends open the source gives no time. What inference rules compute with times ends: every end of a
// result is an end of a premise.
struct TimeSpan {
  static constexpr int64_t kOpen = std::numeric_limits<int64_t>::max();

  int64_t first = -kOpen;
  int64_t last = kOpen;

  bool IsStated() const { return first != -kOpen || last != kOpen; }
  friend auto operator<=>(const TimeSpan&, const TimeSpan&) = default;
};

// All of a lies before all of b. An event of 1999 is before one of 2000, and not before another of 1999.
inline bool IsBefore(const TimeSpan& a, const TimeSpan& b) { return a.last != TimeSpan::kOpen && a.last < b.first; }
inline bool Overlaps(const TimeSpan& a, const TimeSpan& b) { return a.first <= b.last && b.first <= a.last; }
// From the first day of a to the last day of b. REQUIRES: a.first <= b.last.
inline TimeSpan Between(const TimeSpan& a, const TimeSpan& b) { return {a.first, b.last}; }
// REQUIRES: Overlaps(a, b).
inline TimeSpan Common(const TimeSpan& a, const TimeSpan& b) {
  return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

}  // namespace whence

#endif  // WHENCE_RULES_INFERENCE_TIME_SPAN_H_
