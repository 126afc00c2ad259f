#include "corpus/language/date_ranges.h"

#include <cmath>
#include <optional>
#include <utility>
#include <variant>

#include "corpus/language/ascii.h"

namespace whence {
namespace {

constexpr double kMostDays = 31;

// Both ends of a range in full, the earlier one first.
struct Ends {
  CalendarDate first, last;
};

std::optional<CalendarDate> DateOf(const Token& token) {
  const auto* date = std::get_if<CalendarDate>(&token.value);
  return date != nullptr ? std::optional(*date) : std::nullopt;
}

// "3" of "from 3 to 17 June 1979".
std::optional<uint8_t> DayOf(const Token& token) {
  const auto* quantity = std::get_if<Quantity>(&token.value);
  if (quantity == nullptr || !quantity->unit.empty() || !IsAsciiDigit(token.form.front())) return std::nullopt;
  const double day = quantity->value;
  if (day < 1 || day > kMostDays || day != std::floor(day)) return std::nullopt;
  return static_cast<uint8_t>(day);
}

// Both ends in full; nothing where neither lacks something, or both do.
std::optional<Ends> Completed(const Token& first, const Token& last) {
  std::optional<CalendarDate> begin = DateOf(first), end = DateOf(last);
  if (const std::optional<uint8_t> day = DayOf(first)) {
    if (!end.has_value() || end->year == 0 || end->day == 0 || *day > end->day) return std::nullopt;
    return Ends{{end->year, end->month, *day}, *end};
  }
  if (!begin.has_value() || !end.has_value() || (begin->year == 0) == (end->year == 0)) return std::nullopt;
  // What begins late in a year ends early in the next.
  if (begin->year == 0) {
    if (end->month == 0) return std::nullopt;
    begin->year = end->year;
    if (*begin > *end) --begin->year;
  } else {
    if (begin->month == 0) return std::nullopt;
    end->year = begin->year;
    if (*end < *begin) ++end->year;
  }
  return Ends{*begin, *end};
}

// The one year that stands before token `end`; nothing where there is none or several.
std::optional<int32_t> OnlyYearBefore(const std::vector<Token>& tokens, size_t end) {
  std::optional<int32_t> year;
  for (size_t i = 0; i < end; ++i) {
    if (std::holds_alternative<DateRange>(tokens[i].value)) return std::nullopt;
    const std::optional<CalendarDate> date = DateOf(tokens[i]);
    if (!date.has_value() || date->year == 0) continue;
    if (year.has_value() && *year != date->year) return std::nullopt;
    year = date->year;
  }
  return year;
}

// "In 1912 she lay there from 3 May to 9 June": of the one year that the sentence has told.
void TakeYear(const std::optional<int32_t>& year, const Token& first, Token* last) {
  const std::optional<CalendarDate> begin = DateOf(first), end = DateOf(*last);
  if (!year.has_value() || !end.has_value() || end->year != 0 || end->month == 0) return;
  const bool within =
      DayOf(first).has_value() || (begin.has_value() && begin->year == 0 && begin->month != 0 &&
                                   std::pair(begin->month, begin->day) < std::pair(end->month, end->day));
  if (within) last->value = CalendarDate{*year, end->month, end->day};
}

void SetDate(const CalendarDate& date, Token* token) {
  token->value = date;
  token->type = EntityType::kDate;
}

}  // namespace

void CompleteDateRanges(std::vector<Token>* tokens) {
  for (size_t i = 0; i + 3 < tokens->size(); ++i) {
    Token& first = (*tokens)[i + 1];
    if (std::holds_alternative<std::monostate>(first.value)) continue;
    const std::string from = AsciiLowered((*tokens)[i].form), to = AsciiLowered((*tokens)[i + 2].form);
    const bool range =
        from == "between" ? to == "and" : from == "from" && (to == "to" || to == "until" || to == "till");
    if (!range) continue;
    Token& last = (*tokens)[i + 3];
    TakeYear(OnlyYearBefore(*tokens, i), first, &last);
    if (const std::optional<Ends> ends = Completed(first, last)) {
      SetDate(ends->first, &first);
      SetDate(ends->last, &last);
    }
  }
}

}  // namespace whence
