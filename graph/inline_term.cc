#include "graph/inline_term.h"

#include <charconv>

#include "graph/base/ascii.h"

namespace whence {
namespace {

constexpr int64_t kIntegerBound = int64_t{1} << 60;
constexpr int32_t kYearBias = 8192;
constexpr int32_t kYearLimit = 65536 - kYearBias;

TermId Make(IdClass id_class, uint64_t payload) {
  return TermId(static_cast<uint64_t>(id_class) << kIdClassShift | payload);
}

// The canonical form alone: no plus sign, no leading zeros, no "-0".
std::optional<int64_t> CanonicalInteger(std::string_view text) {
  const std::string_view digits = !text.empty() && text[0] == '-' ? text.substr(1) : text;
  if (digits.empty() || digits.size() > 18 || (digits[0] == '0' && text.size() > 1)) return std::nullopt;
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (value >= kIntegerBound || value < -kIntegerBound) return std::nullopt;
  return value;
}

// Reads exactly `count` digits.
std::optional<int> Digits(std::string_view text, size_t begin, size_t count) {
  int value = 0;
  for (size_t i = begin; i < begin + count; ++i) {
    if (i >= text.size() || !IsAsciiDigit(text[i])) return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

int DaysIn(int64_t year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

}  // namespace

std::optional<PartialDate> ParseDateLexical(std::string_view lexical) {
  const bool negative = !lexical.empty() && lexical[0] == '-';
  const std::string_view text = negative ? lexical.substr(1) : lexical;
  size_t year_digits = 0;
  while (year_digits < text.size() && IsAsciiDigit(text[year_digits])) ++year_digits;
  if (year_digits < 4 || year_digits > 9 || (year_digits > 4 && text[0] == '0')) return std::nullopt;
  PartialDate date;
  date.year = *Digits(text, 0, year_digits);
  if (negative) date.year = -date.year;
  const size_t rest = text.size() - year_digits;
  if (rest == 0) return date;
  const auto month = Digits(text, year_digits + 1, 2);
  if (text[year_digits] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
  date.month = *month;
  if (rest == 3) return date;
  const auto day = Digits(text, year_digits + 4, 2);
  if (rest != 6 || text[year_digits + 3] != '-' || !day) return std::nullopt;
  if (*day < 1 || *day > DaysIn(date.year, date.month)) return std::nullopt;
  date.day = *day;
  return date;
}

std::optional<TermId> InlineTyped(std::string_view lexical, std::string_view datatype) {
  if (!datatype.starts_with(kXsd)) return std::nullopt;
  const std::string_view type = datatype.substr(kXsd.size());
  if (type == "integer") {
    const auto value = CanonicalInteger(lexical);
    if (!value) return std::nullopt;
    return *value < 0 ? Make(IdClass::kNegative, *value + kIntegerBound) : Make(IdClass::kNatural, *value);
  }
  if (type == "boolean") {
    if (lexical == "true") return Make(IdClass::kBoolean, 1);
    if (lexical == "false") return Make(IdClass::kBoolean, 0);
    return std::nullopt;
  }
  if (type != "date" && type != "gYearMonth" && type != "gYear") return std::nullopt;
  const auto date = ParseDateLexical(lexical);
  if (!date || date->year < -kYearBias || date->year >= kYearLimit) return std::nullopt;
  if (lexical == "-0000" || lexical.starts_with("-0000-")) return std::nullopt;
  const std::string_view precision = date->day > 0 ? "date" : date->month > 0 ? "gYearMonth" : "gYear";
  if (type != precision) return std::nullopt;
  return Make(IdClass::kDate,
              static_cast<uint64_t>(date->year + kYearBias) << 9 | static_cast<uint64_t>(date->month) << 5 | date->day);
}

std::optional<int64_t> InlinedInteger(TermId id) {
  if (ClassOf(id) == IdClass::kNatural) return static_cast<int64_t>(PayloadOf(id));
  if (ClassOf(id) == IdClass::kNegative) return static_cast<int64_t>(PayloadOf(id)) - kIntegerBound;
  return std::nullopt;
}

std::optional<PartialDate> InlinedDate(TermId id) {
  if (ClassOf(id) != IdClass::kDate) return std::nullopt;
  const uint64_t payload = PayloadOf(id);
  if (payload >> 25 != 0) return std::nullopt;
  PartialDate date{static_cast<int32_t>(payload >> 9) - kYearBias, static_cast<int>(payload >> 5 & 15),
                   static_cast<int>(payload & 31)};
  if (date.month > 12 || (date.month == 0 && date.day > 0)) return std::nullopt;
  if (date.month > 0 && date.day > DaysIn(date.year, date.month)) return std::nullopt;
  return date;
}

std::optional<Term> ExpandInlined(TermId id) {
  if (const auto value = InlinedInteger(id)) return Term::Integer(*value);
  if (const auto date = InlinedDate(id)) return Term::Date(date->year, date->month, date->day);
  if (ClassOf(id) == IdClass::kBoolean && PayloadOf(id) < 2) {
    return Term::Typed(PayloadOf(id) == 1 ? "true" : "false", std::string(kXsd) + "boolean");
  }
  return std::nullopt;
}

}  // namespace whence
