#include "engine/time/interval.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <limits>
#include <utility>
#include <vector>

#include "corpus/language/ascii.h"
#include "corpus/language/date_parser.h"
#include "engine/vocabulary.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr std::array<std::string_view, 13> kMonths = {"",        "January",  "February", "March",  "April",
                                                      "May",     "June",     "July",     "August", "September",
                                                      "October", "November", "December"};

int64_t DayNumber(int year, unsigned month, unsigned day) {
  // There is no year 0 in CalendarDate: 1 BC is -1, which astronomers count as 0.
  const std::chrono::year_month_day date{std::chrono::year(year < 0 ? year + 1 : year), std::chrono::month(month),
                                         std::chrono::day(day)};
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::chrono::year_month_day CivilDay(int64_t day) {
  // Beyond what std::chrono::year holds, a day is no date.
  constexpr int64_t kMost = 11'000'000;
  return std::chrono::sys_days(std::chrono::days(std::clamp(day, -kMost, kMost)));
}

// "1999", "1999-04", "2012-06-28", "-0044".
std::optional<CalendarDate> ParseIso(std::string_view text) {
  CalendarDate date;
  const bool bc = !text.empty() && text.front() == '-';
  if (bc) text.remove_prefix(1);
  const auto number = [&](auto* out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *out);
    if (error != std::errc()) return false;
    text.remove_prefix(static_cast<size_t>(end - text.data()));
    return true;
  };
  int year = 0, month = 0, day = 0;
  if (!number(&year)) return std::nullopt;
  if (!text.empty() && text.front() == '-') {
    text.remove_prefix(1);
    if (!number(&month)) return std::nullopt;
    if (!text.empty() && text.front() == '-') {
      text.remove_prefix(1);
      if (!number(&day)) return std::nullopt;
    }
  }
  if (month < 0 || month > 12 || day < 0 || day > 31) return std::nullopt;
  date.year = bc ? -year : year;
  date.month = static_cast<uint8_t>(month);
  date.day = static_cast<uint8_t>(day);
  return date;
}

bool IsInterval(const Term& term) { return term.kind == TermKind::kTyped && term.datatype == kIntervalType; }

bool IsDate(const Term& term) {
  if (term.kind != TermKind::kTyped || term.datatype.rfind(kXsd, 0) != 0) return false;
  const std::string_view type = std::string_view(term.datatype).substr(kXsd.size());
  return type == "gYear" || type == "gYearMonth" || type == "date" || type == "dateTime";
}

std::string RenderDate(std::string_view iso) {
  const std::optional<CalendarDate> date = ParseIso(iso);
  if (!date.has_value()) return std::string(iso);
  const std::string year = date->year < 0 ? StrCat(-date->year, " BC") : StrCat(date->year);
  if (date->month == 0) return year;
  if (date->day == 0) return StrCat(kMonths[date->month], " ", year);
  return StrCat(static_cast<int>(date->day), " ", kMonths[date->month], " ", year);
}

}  // namespace

Interval IntervalOf(const CalendarDate& date) {
  const unsigned first_month = date.month == 0 ? 1 : date.month;
  const unsigned last_month = date.month == 0 ? 12 : date.month;
  const unsigned first_day = date.day == 0 ? 1 : date.day;
  const unsigned last_day =
      date.day == 0 ? static_cast<unsigned>(DaysInMonth(date.year, static_cast<int>(last_month))) : date.day;
  return {DayNumber(date.year, first_month, first_day), DayNumber(date.year, last_month, last_day)};
}

Interval IntervalOf(const DateRange& range) {
  Interval interval;
  if (range.first.has_value()) interval.first = IntervalOf(*range.first).first;
  if (range.last.has_value()) interval.last = IntervalOf(*range.last).last;
  return interval;
}

std::optional<Interval> IntervalOf(const Term& term) {
  if (IsDate(term)) {
    const std::optional<CalendarDate> date = ParseIso(term.lexical);
    return date.has_value() ? std::optional(IntervalOf(*date)) : std::nullopt;
  }
  if (!IsInterval(term)) return std::nullopt;
  const size_t slash = term.lexical.find('/');
  if (slash == std::string::npos) return std::nullopt;
  DateRange range;
  const std::string_view ends = term.lexical;
  if (ends.substr(0, slash) != "..") range.first = ParseIso(ends.substr(0, slash));
  if (ends.substr(slash + 1) != "..") range.last = ParseIso(ends.substr(slash + 1));
  return IntervalOf(range);
}

std::optional<Interval> IntervalOf(const TokenValue& value) {
  if (const auto* date = std::get_if<CalendarDate>(&value)) {
    return date->year == 0 ? std::nullopt : std::optional(IntervalOf(*date));
  }
  if (const auto* range = std::get_if<DateRange>(&value)) return IntervalOf(*range);
  return std::nullopt;
}

bool Overlap(const Interval& a, const Interval& b) {
  if (a.last.has_value() && b.first.has_value() && *a.last < *b.first) return false;
  if (b.last.has_value() && a.first.has_value() && *b.last < *a.first) return false;
  return true;
}

bool Refines(const Interval& finer, const Interval& coarser) {
  const bool first = !coarser.first.has_value() || (finer.first.has_value() && *finer.first >= *coarser.first);
  const bool last = !coarser.last.has_value() || (finer.last.has_value() && *finer.last <= *coarser.last);
  return first && last;
}

bool MayBeOne(const Interval& a, const Interval& b) { return Refines(a, b) || Refines(b, a); }

int64_t SortDay(const Interval& interval) {
  return interval.first.value_or(interval.last.value_or(std::numeric_limits<int64_t>::min()));
}

Certainty During(const Interval& inner, const Interval& outer) {
  if (!Overlap(inner, outer)) return Certainty::kExcluded;
  return Refines(inner, outer) ? Certainty::kCertain : Certainty::kPossible;
}

Certainty Before(const Interval& a, const Interval& b) {
  if (a.last.has_value() && b.first.has_value() && *a.last < *b.first) return Certainty::kCertain;
  if (a.first.has_value() && b.last.has_value() && *a.first >= *b.last) return Certainty::kExcluded;
  return Certainty::kPossible;
}

int YearOfDay(int64_t day) { return static_cast<int>(CivilDay(day).year()); }

std::optional<Interval> CenturyOf(const Interval& decade) {
  if (!decade.first.has_value() || !decade.last.has_value()) return std::nullopt;
  const int year = YearOfDay(*decade.first);
  const Interval first_decade = {DayNumber(year, 1, 1), DayNumber(year + 9, 12, 31)};
  if (year <= 0 || year % 100 != 0 || decade != first_decade) return std::nullopt;
  return Interval{decade.first, DayNumber(year + 99, 12, 31)};
}

std::vector<int64_t> YearsIn(std::string_view text) {
  std::vector<int64_t> years;
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    while (end < text.size() && IsAsciiDigit(text[end])) ++end;
    if (end == i + 4 && (text[i] == '1' || text[i] == '2')) years.push_back(std::stoll(std::string(text.substr(i, 4))));
    i = end == i ? i + 1 : end;
  }
  return years;
}

std::string IsoDay(int64_t day) {
  const std::chrono::year_month_day date = CivilDay(day);
  const auto two = [](unsigned value) { return StrCat(value < 10 ? "0" : "", value); };
  const int year = static_cast<int>(date.year());
  const std::string digits = StrCat(year < 0 ? -year : year);
  return StrCat(year < 0 ? "-" : "", std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0'), digits, "-",
                two(static_cast<unsigned>(date.month())), "-", two(static_cast<unsigned>(date.day())));
}

std::string RenderTime(const Term& term) {
  if (!IsInterval(term)) return IsDate(term) ? RenderDate(term.lexical) : term.lexical;
  const std::string_view text = term.lexical;
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return term.lexical;
  const std::string_view first = text.substr(0, slash), last = text.substr(slash + 1);
  if (first == "..") return StrCat("until ", RenderDate(last));
  if (last == "..") return StrCat("since ", RenderDate(first));
  return StrCat(RenderDate(first), " to ", RenderDate(last));
}

namespace {

// "the ninth century", "autumn 1347": the longest words of the sentence that are read as this stretch of time; "" where
// there are none.
std::string StretchAsWritten(const Interval& stretch, std::string_view sentence) {
  constexpr size_t kMostWords = 5;
  std::vector<std::pair<size_t, size_t>> words;
  for (size_t begin = 0; begin < sentence.size();) {
    const size_t end = std::min(sentence.find_first_of(" \t\n\r", begin), sentence.size());
    if (end > begin) words.emplace_back(begin, end);
    begin = end + 1;
  }
  for (size_t i = 0; i < words.size(); ++i) {
    for (size_t count = std::min(kMostWords, words.size() - i); count > 0; --count) {
      std::string_view text = sentence.substr(words[i].first, words[i + count - 1].second - words[i].first);
      while (!text.empty() && (text.back() == '.' || text.back() == ',' || text.back() == ';' || text.back() == ')'))
        text.remove_suffix(1);
      if (!text.empty() && text.front() == '(') text.remove_prefix(1);
      // "from 1962 to 1971" is written "1962 to 1971" by itself.
      const std::string_view first = text.substr(0, text.find_first_of(" \t\n\r"));
      if (first == "from" || first == "From" || first == "between" || first == "Between") break;
      const std::optional<TokenValue> value = ParseDate(text);
      if (!value.has_value() || IntervalOf(*value) != stretch) continue;
      std::string written(text);
      std::replace_if(
          written.begin(), written.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
      return written;
    }
  }
  return "";
}

}  // namespace

std::string TimeAsWritten(const Term& date, std::string_view sentence) {
  if (IsInterval(date)) {
    const std::optional<Interval> stretch = IntervalOf(date);
    if (!stretch.has_value() || !stretch->first.has_value() || !stretch->last.has_value()) return RenderTime(date);
    std::string written = StretchAsWritten(*stretch, sentence);
    return written.empty() ? RenderTime(date) : written;
  }
  const std::optional<CalendarDate> parts = IsDate(date) ? ParseIso(date.lexical) : std::nullopt;
  if (!parts.has_value() || parts->month == 0) return RenderTime(date);
  const std::string_view month = kMonths[parts->month];
  const int day = parts->day;
  std::vector<std::string> forms;
  for (const std::string& name :
       {std::string(month), std::string(month.substr(0, 3)), StrCat(month.substr(0, 3), ".")}) {
    if (day == 0) {
      forms.push_back(StrCat(name, " ", parts->year));
      forms.push_back(StrCat(name, ", ", parts->year));
      continue;
    }
    forms.push_back(StrCat(day, " ", name, " ", parts->year));
    forms.push_back(StrCat(name, " ", day, ", ", parts->year));
    forms.push_back(StrCat(name, " ", day, " ", parts->year));
    forms.push_back(StrCat(day, " ", name, ", ", parts->year));
  }
  for (const std::string& form : forms) {
    if (sentence.find(form) != std::string_view::npos) return form;
  }
  return RenderTime(date);
}

}  // namespace whence
