#include "corpus/language/date_parser.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/types/span.h"
#include "corpus/language/ascii.h"
#include "corpus/language/date_lexer.h"

namespace whence {
namespace {

constexpr size_t kMaxBytes = 100;
constexpr int kFirstYear = 1000;  // of bare numbers
constexpr int kLastYear = 2100;

constexpr std::string_view kMonths[] = {"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};

using Kind = DatePiece::Kind;

// A date or a span of dates, both ends inclusive and of any precision.
struct Period {
  CalendarDate first;
  CalendarDate last;
  bool single = false;  // a date as such: "1992", not "early 1992"
};

Period Single(CalendarDate date) { return {date, date, true}; }

CalendarDate Previous(CalendarDate date) {
  if (date.day > 1) {
    --date.day;
  } else if (date.day == 1) {
    date = Previous({date.year, date.month, 0});
    date.day = static_cast<uint8_t>(DaysInMonth(date.year, date.month));
  } else if (date.month > 1) {
    --date.month;
  } else {
    if (date.month == 1) date.month = 12;
    date.year = date.year == 1 ? -1 : date.year - 1;
  }
  return date;
}

CalendarDate Next(CalendarDate date) {
  if (date.day > 0 && date.day < DaysInMonth(date.year, date.month)) {
    ++date.day;
  } else if (date.day > 0) {
    date = Next({date.year, date.month, 0});
    date.day = 1;
  } else if (date.month > 0 && date.month < 12) {
    ++date.month;
  } else {
    if (date.month == 12) date.month = 1;
    date.year = date.year == -1 ? 1 : date.year + 1;
  }
  return date;
}

// Reads pieces from left to right; every method either consumes what it names or leaves the place as it was.
class Reader {
 public:
  explicit Reader(absl::Span<const DatePiece> pieces) : pieces_(pieces) {}

  std::optional<TokenValue> ReadAll();

 private:
  const DatePiece& Piece(size_t ahead = 0) const {
    static const DatePiece kEnd;
    return at_ + ahead < pieces_.size() ? pieces_[at_ + ahead] : kEnd;
  }
  bool Is(Kind kind, size_t ahead = 0) const { return at_ + ahead < pieces_.size() && Piece(ahead).kind == kind; }
  bool IsWord(std::string_view word, size_t ahead = 0) const {
    return Is(Kind::kWord, ahead) && Piece(ahead).word == word;
  }
  bool AtEnd() const { return at_ == pieces_.size(); }
  bool TakeWord(std::string_view word) {
    if (!IsWord(word)) return false;
    ++at_;
    return true;
  }
  bool Take(Kind kind) {
    if (!Is(kind)) return false;
    ++at_;
    return true;
  }
  bool TakeUntil() {
    return Take(Kind::kDash) || TakeWord("to") || TakeWord("until") || TakeWord("till") || TakeWord("through");
  }

  bool IsDay(size_t ahead = 0) const {
    return (Is(Kind::kNumber, ahead) || Is(Kind::kOrdinal, ahead)) && Piece(ahead).value >= 1 &&
           Piece(ahead).value <= 31 && Piece(ahead).digits <= 2;
  }
  std::optional<int> ReadYear();
  std::optional<CalendarDate> ReadIso();
  std::optional<CalendarDate> ReadDate();
  std::optional<Period> ReadPart();
  std::optional<Period> ReadPeriod();
  std::optional<Period> ReadDays();
  std::optional<Period> ReadRange();
  std::optional<CalendarDate> Complete(CalendarDate first, CalendarDate last);

  absl::Span<const DatePiece> pieces_;
  size_t at_ = 0;
};

bool IsReal(CalendarDate date) {
  return date.day == 0 || (date.month != 0 && date.day <= DaysInMonth(date.year, date.month));
}

// "1992", "44 BC", "AD 79".
std::optional<int> Reader::ReadYear() {
  const size_t start = at_;
  const int prefix = Is(Kind::kEra) && Piece().value > 0 ? 1 : 0;
  at_ += static_cast<size_t>(prefix);
  if (Is(Kind::kNumber) && Piece().digits <= 4 && Piece().value > 0) {
    const int value = Piece().value;
    const bool bare = Piece().digits == 4 && value >= kFirstYear && value <= kLastYear;
    ++at_;
    if (prefix == 0 && Is(Kind::kEra)) {
      const int sign = Piece().value;
      ++at_;
      return sign * value;
    }
    if (bare || prefix == 1) return value;
  }
  at_ = start;
  return std::nullopt;
}

// "1992-05-15", "1992-05".
std::optional<CalendarDate> Reader::ReadIso() {
  const auto glued_number = [&](size_t ahead) {
    return Is(Kind::kDash, ahead) && Piece(ahead).glued && Is(Kind::kNumber, ahead + 1) && Piece(ahead + 1).glued &&
           Piece(ahead + 1).digits == 2;
  };
  if (!Is(Kind::kNumber) || Piece().digits != 4 || !glued_number(1)) return std::nullopt;
  CalendarDate date{Piece().value, 0, 0};
  const int month = Piece(2).value;
  if (month < 1 || month > 12 || date.year == 0) return std::nullopt;
  date.month = static_cast<uint8_t>(month);
  if (!glued_number(3)) {
    // "2001-02" is a season or a pair of years as often as a month, and "1992-99" can be no month.
    return std::nullopt;
  }
  date.day = static_cast<uint8_t>(Piece(4).value);
  if (date.day == 0 || !IsReal(date)) return std::nullopt;
  at_ += 5;
  return date;
}

// One date of any precision. Without a year, the year is 0.
std::optional<CalendarDate> Reader::ReadDate() {
  const size_t start = at_;
  if (Take(Kind::kWeekday)) Take(Kind::kComma);
  if (std::optional<CalendarDate> iso = ReadIso()) return iso;
  CalendarDate date;
  if (TakeWord("the") && !Is(Kind::kOrdinal)) {
    at_ = start;
    return std::nullopt;
  }
  const size_t of = IsWord("of", 1) ? 1 : 0;
  if (IsDay() && Is(Kind::kMonth, 1 + of)) {
    date.day = static_cast<uint8_t>(Piece().value);
    date.month = static_cast<uint8_t>(Piece(1 + of).value);
    at_ += 2 + of;
  } else if (Is(Kind::kMonth)) {
    date.month = static_cast<uint8_t>(Piece().value);
    ++at_;
    const size_t the = IsWord("the") ? 1 : 0;
    if (IsDay(the) && !(Is(Kind::kEra, the + 1))) {
      date.day = static_cast<uint8_t>(Piece(the).value);
      at_ += 1 + the;
    }
  }
  if (date.month == 0) {
    const std::optional<int> year = ReadYear();
    if (!year || at_ - start > 4) {
      at_ = start;
      return std::nullopt;
    }
    date.year = *year;
    return date;
  }
  const size_t before_comma = at_;
  if (!Take(Kind::kComma)) TakeWord("of");
  if (const std::optional<int> year = ReadYear()) {
    date.year = *year;
  } else {
    at_ = before_comma;
  }
  if (!IsReal(date)) {
    at_ = start;
    return std::nullopt;
  }
  return date;
}

// A decade, century, quarter or season.
std::optional<Period> Reader::ReadPeriod() {
  const size_t start = at_;
  TakeWord("the");
  if (Is(Kind::kDecade)) {
    const int year = Piece().value;
    ++at_;
    // "the 1900s" may be ten years or a hundred: ten is what figures rest on.
    return Period{{year, 0, 0}, {year + 9, 0, 0}};
  }
  if (Is(Kind::kOrdinal)) {
    const int number = Piece().value;
    size_t ahead = 1;
    if (Is(Kind::kDash, ahead)) ++ahead;
    if ((IsWord("century", ahead) || IsWord("centuries", ahead)) && number >= 1 && number <= 30) {
      at_ += ahead + 1;
      if (Is(Kind::kEra) && Piece().value < 0) {
        ++at_;
        return Period{{-100 * number, 0, 0}, {-100 * number + 99, 0, 0}};
      }
      Take(Kind::kEra);
      return Period{{100 * (number - 1) + 1, 0, 0}, {100 * number, 0, 0}};
    }
    if (IsWord("quarter", ahead) && number <= 4) {
      at_ += ahead + 1;
      TakeWord("of");
      if (const std::optional<int> year = ReadYear()) {
        return Period{{*year, static_cast<uint8_t>(3 * number - 2), 0}, {*year, static_cast<uint8_t>(3 * number), 0}};
      }
    }
    at_ = start;
    return std::nullopt;
  }
  if (Is(Kind::kWord)) {
    const std::string& word = Piece().word;
    if (word == "q" && Is(Kind::kNumber, 1) && Piece(1).glued && Piece(1).value >= 1 && Piece(1).value <= 4) {
      const int number = Piece(1).value;
      at_ += 2;
      TakeWord("of");
      if (const std::optional<int> year = ReadYear()) {
        return Period{{*year, static_cast<uint8_t>(3 * number - 2), 0}, {*year, static_cast<uint8_t>(3 * number), 0}};
      }
    }
    const int season = word == "spring" ? 3 : word == "summer" ? 6 : word == "autumn" || word == "fall" ? 9 : 0;
    if (season != 0 || word == "winter") {
      ++at_;
      TakeWord("of");
      if (const std::optional<int> year = ReadYear()) {
        // A winter's months belong to two years, and texts differ about which one names it.
        if (season == 0) return Period{{*year, 0, 0}, {*year, 0, 0}};
        return Period{{*year, static_cast<uint8_t>(season), 0}, {*year, static_cast<uint8_t>(season + 2), 0}};
      }
    }
  }
  at_ = start;
  return std::nullopt;
}

// A date or a period, or the first, middle or last part of one: "early 2003", "mid-1990s", "the second half of 2004".
std::optional<Period> Reader::ReadPart() {
  const size_t start = at_;
  TakeWord("the");
  int part = 0;  // 1 first, 2 middle, 3 last third; 4, 5 halves
  if (TakeWord("early") || TakeWord("beginning") || TakeWord("start")) {
    part = 1;
  } else if (TakeWord("mid") || TakeWord("middle")) {
    part = 2;
  } else if (TakeWord("late") || TakeWord("end")) {
    part = 3;
  } else if (Is(Kind::kOrdinal) && IsWord("half", 1) && Piece().value <= 2) {
    part = 3 + Piece().value;
    at_ += 2;
  }
  if (part == 0) {
    at_ = start;
    if (std::optional<Period> period = ReadPeriod()) return period;
    const std::optional<CalendarDate> date = ReadDate();
    return date ? std::optional(Single(*date)) : std::nullopt;
  }
  Take(Kind::kDash);
  TakeWord("of");
  TakeWord("in");
  std::optional<Period> whole = ReadPeriod();
  if (!whole) {
    TakeWord("the");
    if (const std::optional<CalendarDate> date = ReadDate()) whole = Single(*date);
  }
  if (!whole) {
    at_ = start;
    return std::nullopt;
  }
  whole->single = false;
  const int years = whole->last.year - whole->first.year + 1;
  if (whole->first.month != 0) return whole;  // "late May 1998" stays the month
  // Vague parts are wide on purpose: the thirds of a decade overlap.
  const auto slice = [&](int from, int to) { return std::pair(from, to); };
  const auto [from, to] = part == 1   ? slice(0, 40)
                          : part == 2 ? slice(30, 70)
                          : part == 3 ? slice(60, 100)
                          : part == 4 ? slice(0, 50)
                                      : slice(50, 100);
  if (years == 1) {
    const int year = whole->first.year;
    return Period{{year, static_cast<uint8_t>(1 + from * 12 / 100), 0},
                  {year, static_cast<uint8_t>(std::max(1, to * 12 / 100)), 0}};
  }
  return Period{{whole->first.year + from * years / 100, 0, 0}, {whole->first.year + to * years / 100 - 1, 0, 0}};
}

// "3-5 May 1998", "May 3-5, 1998", "May-June 1998": ranges that share a month or a year.
std::optional<Period> Reader::ReadDays() {
  const size_t start = at_;
  if (IsDay()) {
    const auto first = static_cast<uint8_t>(Piece().value);
    ++at_;
    if (TakeUntil() || TakeWord("and")) {
      if (const std::optional<CalendarDate> last = ReadDate(); last && last->day > first && last->month != 0) {
        return Period{{last->year, last->month, first}, *last};
      }
    }
  } else if (Is(Kind::kMonth)) {
    const auto month = static_cast<uint8_t>(Piece().value);
    ++at_;
    if (IsDay() && !Is(Kind::kMonth, 2)) {
      const auto first = static_cast<uint8_t>(Piece().value);
      ++at_;
      if (TakeUntil() && IsDay() && Piece().value > first) {
        CalendarDate last{0, month, static_cast<uint8_t>(Piece().value)};
        ++at_;
        Take(Kind::kComma);
        if (const std::optional<int> year = ReadYear()) last.year = *year;
        if (IsReal(last)) return Period{{last.year, month, first}, last};
      }
    } else if (TakeUntil()) {
      if (const std::optional<CalendarDate> last = ReadDate(); last && last->day == 0 && last->month > month) {
        return Period{{last->year, month, 0}, *last};
      }
    }
  }
  at_ = start;
  return std::nullopt;
}

// The end of a range from what its two sides say: "1994-99", "15 May - 3 June 1992".
std::optional<CalendarDate> Reader::Complete(CalendarDate first, CalendarDate last) {
  if (first.year != 0 && last.year == 0) return std::nullopt;
  if (first.year == 0) first.year = last.year;
  return first;
}

std::optional<Period> Reader::ReadRange() {
  if (std::optional<Period> days = ReadDays()) return days;
  const size_t start = at_;
  std::optional<Period> first = ReadPart();
  if (!first) return std::nullopt;
  const size_t behind_first = at_;
  if (!TakeUntil()) return first;
  // "1994-99": two digits go on in the century.
  if (Is(Kind::kNumber) && Piece().digits == 2 && first->single && first->first.month == 0 && first->first.year > 0 &&
      at_ + 1 == pieces_.size()) {
    const int year = first->first.year / 100 * 100 + Piece().value;
    if (year > first->first.year) {
      ++at_;
      return Period{first->first, {year, 0, 0}};
    }
  }
  const std::optional<Period> last = ReadPart();
  if (!last) {
    at_ = behind_first;
    return first;
  }
  const std::optional<CalendarDate> begin = Complete(first->first, last->last);
  if (!begin || (begin->year != 0 && *begin > last->last)) {
    at_ = start;
    return std::nullopt;
  }
  return Period{*begin, last->last};
}

std::optional<TokenValue> Reader::ReadAll() {
  const auto open = [&](bool is_first, auto end) -> std::optional<TokenValue> {
    const std::optional<Period> period = ReadRange();
    if (!period || !AtEnd()) return std::nullopt;
    DateRange range;
    (is_first ? range.first : range.last) = end(*period);
    return range;
  };
  if (TakeWord("since")) return open(true, [](const Period& p) { return p.first; });
  if (TakeWord("after")) return open(true, [](const Period& p) { return Next(p.last); });
  if (TakeWord("before")) return open(false, [](const Period& p) { return Previous(p.first); });
  if (TakeWord("until") || TakeWord("till") || TakeWord("by"))
    return open(false, [](const Period& p) { return p.last; });
  if (TakeWord("between")) {
    const std::optional<Period> first = ReadPart();
    if (!first || !TakeWord("and")) return std::nullopt;
    const std::optional<Period> last = ReadPart();
    if (!last || !AtEnd()) return std::nullopt;
    const std::optional<CalendarDate> begin = Complete(first->first, last->last);
    if (!begin || *begin > last->last) return std::nullopt;
    return DateRange{begin, last->last};
  }
  const bool from = TakeWord("from");
  const std::optional<Period> period = ReadRange();
  if (!period) return std::nullopt;
  if (AtEnd()) {
    if (from && period->single) return DateRange{period->first, std::nullopt};
    if (period->single) return period->first;
    return DateRange{period->first, period->last};
  }
  // "1990-present", "2002 onwards", "1990-".
  const bool dash = TakeUntil();
  const bool goes_on = TakeWord("present") || TakeWord("now") || TakeWord("today") || TakeWord("date");
  const bool onwards = !dash && (TakeWord("onwards") || TakeWord("onward"));
  if (!AtEnd() || !(onwards || dash) || (goes_on && !dash) || !period->single) return std::nullopt;
  return DateRange{period->first, std::nullopt};
}

}  // namespace

int MonthNumber(std::string_view word) {
  if (word.size() < 3 || word.size() > 10) return 0;
  // The first letters of months: most words are none.
  if (std::string_view("jfmasond").find(AsciiLower(word[0])) == std::string_view::npos) return 0;
  std::string lower = AsciiLowered(word);
  if (lower.back() == '.') lower.pop_back();
  for (int month = 0; month < 12; ++month) {
    const std::string_view name = kMonths[month];
    if (name == lower || (lower.size() == 3 && name.starts_with(lower)) || (month == 8 && lower == "sept"))
      return month + 1;
  }
  return 0;
}

int DaysInMonth(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int astronomical = year < 0 ? year + 1 : year;
  const bool leap = astronomical % 4 == 0 && (astronomical % 100 != 0 || astronomical % 400 == 0);
  if (month < 1 || month > 12) return 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

std::optional<TokenValue> ParseDate(std::string_view text) {
  text = TrimAscii(text);
  if (text.empty() || text.size() > kMaxBytes) return std::nullopt;
  const std::vector<DatePiece> pieces = LexDate(text);
  return Reader(pieces).ReadAll();
}

DateBeginnings::DateBeginnings(std::string_view text) : text_(text), pieces_(LexDate(text.substr(0, kMaxBytes))) {}

std::optional<TokenValue> DateBeginnings::Parse(size_t bytes) const {
  if (bytes > kMaxBytes) return std::nullopt;
  const auto last = std::find_if(pieces_.begin(), pieces_.end(), [&](const DatePiece& p) { return p.end >= bytes; });
  // Cut within a piece, it may be another.
  if (last == pieces_.end() || last->end != bytes) return ParseDate(text_.substr(0, bytes));
  return Reader({pieces_.data(), static_cast<size_t>(last - pieces_.begin()) + 1}).ReadAll();
}

std::optional<CalendarDate> ParseCalendarDate(std::string_view text) {
  const std::optional<TokenValue> value = ParseDate(text);
  if (!value) return std::nullopt;
  const CalendarDate* date = std::get_if<CalendarDate>(&*value);
  return date == nullptr ? std::nullopt : std::optional(*date);
}

}  // namespace whence
