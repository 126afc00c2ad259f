#include "engine/time/meant_stretch.h"

#include <algorithm>
#include <cstdint>

namespace whence {

bool FillsStretch(const Interval& held, const Interval& asked) {
  if (!asked.first.has_value() || !asked.last.has_value()) return false;
  const bool begun = !held.first.has_value() || YearOfDay(*held.first) <= YearOfDay(*asked.first);
  const bool goes_on = !held.last.has_value() || YearOfDay(*held.last) >= YearOfDay(*asked.last);
  return begun && goes_on;
}

bool EndsWith(const Interval& held, const Interval& asked) {
  if (asked.first.has_value() || !asked.last.has_value() || !held.last.has_value()) return false;
  return YearOfDay(*held.last) == YearOfDay(*asked.last);
}

bool OnlyTouches(const Interval& held, const Interval& asked) {
  constexpr int64_t kYear = 366;
  if (!asked.first.has_value() || !asked.last.has_value()) {
    const bool until = asked.last.has_value() && held.first.has_value() && *asked.last - *held.first <= kYear &&
                       held.last.value_or(INT64_MAX) > *asked.last;
    const bool since = asked.first.has_value() && held.last.has_value() && *held.last - *asked.first <= kYear &&
                       held.first.value_or(INT64_MIN) < *asked.first;
    return until || since;
  }
  if (*asked.last - *asked.first <= 2 * kYear) return false;
  const int64_t first = std::max(held.first.value_or(*asked.first), *asked.first);
  const int64_t last = std::min(held.last.value_or(*asked.last), *asked.last);
  return last - first <= kYear && (first > *asked.first || last < *asked.last);
}

}  // namespace whence
