#include "engine/verify/date_ranges.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "corpus/language/ascii.h"
#include "engine/verify/date_bounds.h"
#include "rules/words/word_lists.h"

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

// Whether a date of the evidence is of what the claim's is of: the verbs match, and whatever has a name beside the
// claim's stands in that sentence, or a pronoun for it.
bool AreOfOne(const Unit& day, const Unit& date, const TextUnits& claim, const TextUnits& evidence,
              const std::vector<UnitMatch>& matches) {
  if (day.above < 0 || date.above < 0) return false;
  const Unit& verb = claim.units[static_cast<size_t>(day.above)];
  if (matches[static_cast<size_t>(day.above)].evidence != date.above &&
      CompareUnits(verb, evidence.units[static_cast<size_t>(date.above)]) < Grade::kReferred)
    return false;
  if (evidence.clauses[date.sentence].pronoun) return true;
  return std::all_of(claim.units.begin(), claim.units.end(), [&](const Unit& unit) {
    return unit.kind != UnitKind::kName || unit.above != day.above ||
           std::any_of(evidence.units.begin(), evidence.units.end(), [&](const Unit& other) {
             return other.sentence == date.sentence && CompareUnits(unit, other) >= Grade::kReferred;
           });
  });
}

void MatchDay(const Unit& unit, const TextUnits& claim, const TextUnits& evidence,
              const std::vector<UnitMatch>& matches, UnitMatch& match) {
  const CalendarDate* day = DayOfYear(claim, unit);
  if (day == nullptr || day->year != 0) return;
  for (size_t e = 0; e < evidence.units.size(); ++e) {
    const Unit& other = evidence.units[e];
    const CalendarDate* date = other.kind == UnitKind::kDate ? DayOfYear(evidence, other) : nullptr;
    if (date == nullptr || date->year == 0 || !AreOfOne(unit, other, claim, evidence, matches)) continue;
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

// Whether "and" or "but" parts a name that the claim has beside its date from the stretch: "lived in Rome from 1990 to
// 1995 and in Paris".
bool IsParted(const Range& told, const Unit& date, const TextUnits& claim, const TextUnits& evidence,
              const std::vector<UnitMatch>& matches) {
  const Unit& from = evidence.units[told.first];
  const auto& tokens = evidence.analysis.sentences()[from.sentence].tokens;
  for (size_t i = 0; i < matches.size(); ++i) {
    if (claim.units[i].kind != UnitKind::kName || claim.units[i].above != date.above || matches[i].evidence < 0)
      continue;
    const Unit& name = evidence.units[static_cast<size_t>(matches[i].evidence)];
    const bool subject = BaseRelation(claim.units[i].relation) == Deprel::kNsubj;
    if (subject || name.sentence != from.sentence) continue;
    const auto [first, last] = std::minmax(name.token, from.token);
    if (std::any_of(tokens.begin() + first, tokens.begin() + last,
                    [](const Token& token) { return token.deprel == Deprel::kCc; }))
      return true;
  }
  return false;
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
  if (state.evidence < 0 || !state.Carried() || end.above != state.evidence) return;
  // "in Rome from 1990 to 1995 and in Paris from 1996 to 2003": each place has its own.
  for (size_t e = 0; e < evidence.units.size(); ++e) {
    const Unit& other = evidence.units[e];
    if (other.kind == UnitKind::kDate && other.sentence == end.sentence && e != told.first && e != told.last) return;
  }
  if (!IsParted(told, unit, claim, evidence, matches)) match.grade = Grade::kDerived;
}

bool IsEndOfOne(const std::vector<Range>& ranges, size_t unit) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return range.first == unit || range.last == unit; });
}

// Whether a date is of somebody's lifespan: no word says its verb. What stands behind a war is none.
bool IsOfLifespan(const TextUnits& text, const Unit& date) {
  if (date.above < 0) return false;
  const Unit& verb = text.units[static_cast<size_t>(date.above)];
  if (verb.kind != UnitKind::kVerb || verb.sentence != date.sentence || verb.token != date.token) return false;
  return verb.above >= 0 && text.units[static_cast<size_t>(verb.above)].kind == UnitKind::kName;
}

// Takes back what a lifespan carries of anything but birth and death: who died in 1900 need not have painted until
// then. What spans all that life may span it still: "a painter of the 19th century".
void MatchLifespan(const Unit& unit, const TextUnits& claim, const TextUnits& evidence, UnitMatch& match) {
  constexpr int64_t kDays = 36500;
  if (match.evidence < 0 || !match.Carried()) return;
  const Unit& date = evidence.units[static_cast<size_t>(match.evidence)];
  if (date.kind != UnitKind::kDate || !IsOfLifespan(evidence, date) || unit.above < 0) return;
  const Unit& told = claim.units[static_cast<size_t>(unit.above)];
  const bool ends = IsIn(WordList::kBeginning, told.text) || IsIn(WordList::kEnding, told.text);  // of a cup
  if (IsIn(WordList::kOfLife, told.text) || ends || told.kind == UnitKind::kName) return;
  const Interval& when = *unit.interval;
  if (unit.bound == DateBound::kNone && when.first.has_value() && when.last.has_value() &&
      *when.last - *when.first >= kDays)
    return;
  match.grade = Grade::kPartly;
  for (size_t e = 0; e < evidence.units.size(); ++e) {
    const Unit& other = evidence.units[e];
    if (other.kind != UnitKind::kDate || IsOfLifespan(evidence, other)) continue;
    const Grade grade = CompareUnits(unit, other);
    if (grade >= Grade::kReferred && grade > match.grade) match = {grade, static_cast<int32_t>(e)};
  }
}

// Whether a stretch is that of the claim's subject: in brackets behind it, "The Orva War (1914–1918)", or of its
// lasting.
bool IsOfSubject(const Range& range, const TextUnits& claim, const TextUnits& evidence,
                 const std::vector<UnitMatch>& matches) {
  const Unit& date = evidence.units[range.first];
  if (date.above < 0 || IsOfLifespan(evidence, date)) return false;
  const Unit& above = evidence.units[static_cast<size_t>(date.above)];
  const std::vector<size_t> subject = SubjectPhrase(claim);
  if (subject.empty()) return false;
  const bool carried = std::all_of(subject.begin(), subject.end(), [&](size_t own) {
    const UnitMatch& match = matches[own];
    return match.Carried() && match.evidence >= 0 &&
           evidence.units[static_cast<size_t>(match.evidence)].sentence == date.sentence;
  });
  if (!carried) return false;
  const auto is_subject = [&](const auto& fits) {
    return std::any_of(subject.begin(), subject.end(), [&](size_t own) {
      return claim.units[own].token == claim.clauses.front().subject &&
             fits(evidence.units[static_cast<size_t>(matches[own].evidence)]);
    });
  };
  if (above.kind == UnitKind::kVerb) {
    return above.text == "last" && !above.denied && is_subject([&](const Unit& unit) {
             return unit.above == date.above && BaseRelation(unit.relation) == Deprel::kNsubj;
           });
  }
  const auto& tokens = evidence.analysis.sentences()[date.sentence].tokens;
  return date.token > 0 && IsOneOf(tokens[static_cast<size_t>(date.token) - 1].form, {"(", "-LRB-"}) &&
         above.type != EntityType::kPerson && is_subject([&](const Unit& unit) { return &unit == &above; });
}

// "Ended in 1918" of what lasted from 1914 to 1918.
void MatchBound(const Range& range, const TextUnits& claim, const TextUnits& evidence,
                std::vector<UnitMatch>& matches) {
  if (claim.clauses.empty() || claim.clauses.front().root < 0 || claim.clauses.front().subject < 0) return;
  const int32_t root = claim.unit_of_token[0][static_cast<size_t>(claim.clauses.front().root)];
  if (root < 0) return;
  const Unit& verb = claim.units[static_cast<size_t>(root)];
  const bool begins = IsIn(WordList::kBeginning, verb.text), ends = IsIn(WordList::kEnding, verb.text);
  if (verb.kind != UnitKind::kVerb || verb.denied || begins == ends || matches[static_cast<size_t>(root)].Carried())
    return;
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& date = claim.units[i];
    if (!IsDated(date) || date.above != root || date.bound != DateBound::kNone) continue;
    if (!IsOfSubject(range, claim, evidence, matches)) return;
    const bool met = Refines(begins ? range.from : range.until, *date.interval);
    matches[static_cast<size_t>(root)] = {Grade::kDerived, static_cast<int32_t>(range.first)};
    matches[i] = {met ? Grade::kDerived : Grade::kOther, static_cast<int32_t>(begins ? range.first : range.last)};
    return;
  }
}

}  // namespace

void MatchDateRanges(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches) {
  const auto is_date = [](const Unit& unit) { return unit.kind == UnitKind::kDate; };
  if (std::none_of(evidence.units.begin(), evidence.units.end(), is_date)) return;
  const std::vector<Range> told = RangesIn(evidence);
  const std::vector<Range> claimed = told.empty() ? std::vector<Range>() : RangesIn(claim);
  for (const Range& range : claimed) {
    for (const Range& other : told) MatchRange(range, other, matches);
  }
  for (const Range& range : told) MatchBound(range, claim, evidence, matches);
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& unit = claim.units[i];
    if (unit.kind == UnitKind::kNumber && !matches[i].Carried()) {
      MatchDay(unit, claim, evidence, matches, matches[i]);
    }
    if (unit.kind != UnitKind::kDate) continue;
    MatchLifespan(unit, claim, evidence, matches[i]);
    if (IsEndOfOne(claimed, i)) continue;
    for (const Range& range : told) {
      if (matches[i].grade == Grade::kOther) MatchWithin(range, i, claim, evidence, matches);
    }
  }
}

}  // namespace whence
