#include "engine/verify/date_ranges.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "corpus/language/ascii.h"
#include "engine/verify/date_bounds.h"

namespace whence {
namespace {

// A stretch by both its ends.
struct Range {
  size_t first, last;    // units: one and the same where one date tells both
  Interval from, until;  // of two dates each end as it is told; of one its first and last day
};

bool IsDated(const Unit& unit) { return unit.kind == UnitKind::kDate && !IsOpen(unit.bound); }

// "from 1914 to 1918", "between 1914 and 1918"
bool AreEnds(const Sentence& sentence, const Unit& first, const Unit& last) {
  if (first.sentence != last.sentence || last.token != first.token + 2 || first.token == 0) return false;
  const auto word = [&](int32_t token) { return AsciiLowered(sentence.tokens[static_cast<size_t>(token)].form); };
  const std::string link = word(first.token + 1), before = word(first.token - 1);
  return before == "between" ? link == "and" : IsOneOf(link, {"to", "until", "till", "through", "-", "–", "—"});
}

std::vector<Range> RangesIn(const TextUnits& text) {
  std::vector<Range> ranges;
  for (size_t i = 0; i < text.units.size(); ++i) {
    const Unit& unit = text.units[i];
    if (!IsDated(unit) || !unit.interval->first.has_value() || !unit.interval->last.has_value()) continue;
    if (HasBothEnds(unit.text)) {
      const Interval& all = *unit.interval;
      ranges.push_back({i, i, {all.first, all.first}, {all.last, all.last}});
      continue;
    }
    if (i + 1 == text.units.size() || !IsDated(text.units[i + 1]) || HasBothEnds(text.units[i + 1].text)) continue;
    const Unit& next = text.units[i + 1];
    if (next.interval->first.has_value() && next.interval->last.has_value() &&
        AreEnds(text.analysis.sentences()[unit.sentence], unit, next))
      ranges.push_back({i, i + 1, *unit.interval, *next.interval});
  }
  return ranges;
}

// Whether a range told in years alone has these years for its ends, or one told by two dates those days.
bool AreOne(const Range& claim, const Range& evidence) {
  if (claim.first != claim.last) {
    return Refines({evidence.from.first, evidence.from.first}, claim.from) &&
           Refines({evidence.until.last, evidence.until.last}, claim.until);
  }
  const auto year = [](const std::optional<int64_t>& day) { return YearOfDay(*day); };
  const int first = year(claim.from.first), last = year(claim.until.last);
  const bool years = claim.from.first == IntervalOf(CalendarDate{.year = first}).first &&
                     claim.until.last == IntervalOf(CalendarDate{.year = last}).last;
  if (!years) return claim.from.first == evidence.from.first && claim.until.last == evidence.until.last;
  return year(evidence.from.first) == first && year(evidence.from.last) == first &&
         year(evidence.until.first) == last && year(evidence.until.last) == last;
}

// "3 May", of no year.
const CalendarDate* DayOfYear(const TextUnits& text, const Unit& unit) {
  const Token& token = text.analysis.sentences()[unit.sentence].tokens[static_cast<size_t>(unit.token)];
  const auto* date = std::get_if<CalendarDate>(&token.value);
  return date != nullptr && date->month != 0 && date->day != 0 ? date : nullptr;
}

void MatchDay(const Unit& unit, const TextUnits& claim, const TextUnits& evidence, UnitMatch& match) {
  const CalendarDate* day = DayOfYear(claim, unit);
  if (day == nullptr || day->year != 0) return;
  for (size_t e = 0; e < evidence.units.size(); ++e) {
    const Unit& other = evidence.units[e];
    const CalendarDate* date = other.kind == UnitKind::kDate ? DayOfYear(evidence, other) : nullptr;
    if (date == nullptr || date->year == 0) continue;
    const bool same = date->month == day->month && date->day == day->day;
    if (same || match.grade == Grade::kMissing) {
      match = {same ? Grade::kNarrower : Grade::kOther, static_cast<int32_t>(e)};
    }
    if (same) return;
  }
}

bool IsEnd(const Range& range, const UnitMatch& match) {
  if (match.evidence < 0 || range.first == range.last) return false;
  const auto at = static_cast<size_t>(match.evidence);
  return at == range.first || at == range.last;
}

void MatchRange(const Range& range, const Range& told, std::vector<UnitMatch>& matches) {
  const bool one = AreOne(range, told);
  UnitMatch &first = matches[range.first], &last = matches[range.last];
  if (!one && range.first == range.last && first.Carried() && IsEnd(told, first)) {
    first.grade = Grade::kPartly;  // an end of another stretch
  }
  if (!one || (range.first == range.last && told.first == told.last)) return;
  if (!first.Carried()) first = {Grade::kDerived, static_cast<int32_t>(told.first)};
  if (!last.Carried()) last = {Grade::kDerived, static_cast<int32_t>(told.last)};
}

// Takes back that the ends of a stretch oppose a date within it. Who was king from 1540 to 1550 was king in 1545, but
// what was built in those years was not built in one of them.
void MatchWithin(const Range& told, size_t date, const TextUnits& claim, const TextUnits& evidence,
                 std::vector<UnitMatch>& matches) {
  const Unit& unit = claim.units[date];
  UnitMatch& match = matches[date];
  const bool within = IsEnd(told, match) && Refines(*unit.interval, Interval{told.from.first, told.until.last});
  if (!within) return;
  match.grade = Grade::kPartly;
  const auto& tokens = claim.analysis.sentences()[unit.sentence].tokens;
  if (unit.above < 0 || unit.bound != DateBound::kNone || !IsOfState(tokens, static_cast<size_t>(unit.token))) return;
  const UnitMatch& state = matches[static_cast<size_t>(unit.above)];
  const Unit& end = evidence.units[static_cast<size_t>(match.evidence)];
  if (state.evidence >= 0 && state.Carried() && end.above == state.evidence) match.grade = Grade::kDerived;
}

}  // namespace

void MatchDateRanges(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches) {
  const auto is_date = [](const Unit& unit) { return unit.kind == UnitKind::kDate; };
  if (std::none_of(evidence.units.begin(), evidence.units.end(), is_date)) return;
  const std::vector<Range> told = RangesIn(evidence);
  if (!told.empty()) {
    for (const Range& range : RangesIn(claim)) {
      for (const Range& other : told) MatchRange(range, other, matches);
    }
  }
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& unit = claim.units[i];
    if (unit.kind == UnitKind::kNumber && !matches[i].Carried()) MatchDay(unit, claim, evidence, matches[i]);
    for (const Range& range : told) {
      if (unit.kind == UnitKind::kDate && matches[i].grade == Grade::kOther) {
        MatchWithin(range, i, claim, evidence, matches);
      }
    }
  }
}

}  // namespace whence
