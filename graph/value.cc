#include "graph/value.h"

#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace whence {
namespace {

constexpr int64_t kDaySeconds = 86400;

// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms").
int64_t DaysFromCivil(int64_t year, int month, int day) {
  year -= month <= 2;
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Value OfDate(const PartialDate& date) {
  Value value;
  value.kind = Value::Kind::kTime;
  value.date = date;
  value.begin = DaysFromCivil(date.year, date.month > 0 ? date.month : 1, date.day > 0 ? date.day : 1);
  int64_t next;
  if (date.day > 0) {
    next = value.begin + 1;
  } else if (date.month > 0) {
    next = date.month == 12 ? DaysFromCivil(date.year + 1, 1, 1) : DaysFromCivil(date.year, date.month + 1, 1);
  } else {
    next = DaysFromCivil(date.year + 1, 1, 1);
  }
  value.begin *= kDaySeconds;
  value.end = next * kDaySeconds - 1;
  return value;
}

// Splits off "Z" or "+hh:mm"; the offset in seconds goes to *offset. False if there is a zone and it is malformed.
bool TakeZone(std::string_view* text, int64_t* offset) {
  *offset = 0;
  if (text->ends_with('Z')) {
    text->remove_suffix(1);
    return true;
  }
  if (text->size() < 6) return true;
  const std::string_view zone = text->substr(text->size() - 6);
  if ((zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return true;
  int hours = 0, minutes = 0;
  if (std::from_chars(zone.data() + 1, zone.data() + 3, hours).ptr != zone.data() + 3) return false;
  if (std::from_chars(zone.data() + 4, zone.data() + 6, minutes).ptr != zone.data() + 6) return false;
  *offset = (hours * 60 + minutes) * 60 * (zone[0] == '-' ? -1 : 1);
  text->remove_suffix(6);
  return true;
}

std::optional<Value> ParseTime(std::string_view text, bool with_clock) {
  int64_t offset = 0;
  if (!TakeZone(&text, &offset)) return std::nullopt;
  if (!with_clock) {
    const auto date = ParseDateLexical(text);
    if (!date) return std::nullopt;
    return OfDate(*date);
  }
  const size_t t = text.find('T');
  if (t == std::string_view::npos || text.size() < t + 9) return std::nullopt;
  const auto date = ParseDateLexical(text.substr(0, t));
  const std::string_view clock = text.substr(t + 1);
  int parts[3] = {0, 0, 0};
  for (int i = 0; i < 3; ++i) {
    const char* begin = clock.data() + 3 * i;
    if (std::from_chars(begin, begin + 2, parts[i]).ptr != begin + 2) return std::nullopt;
  }
  if (!date || date->day == 0 || clock[2] != ':' || clock[5] != ':') return std::nullopt;
  if (parts[0] > 24 || parts[1] > 59 || parts[2] > 60) return std::nullopt;
  Value value = OfDate(*date);
  value.begin += parts[0] * 3600 + parts[1] * 60 + parts[2] - offset;
  value.end = value.begin;
  return value;
}

bool IsIntegerType(std::string_view type) {
  for (const std::string_view name :
       {"integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
        "negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"}) {
    if (type == name) return true;
  }
  return false;
}

std::string_view WithoutPlus(std::string_view text) {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  return text;
}

std::optional<double> ParseReal(std::string_view text) {
  if (text == "INF" || text == "+INF") return HUGE_VAL;
  if (text == "-INF") return -HUGE_VAL;
  if (text == "NaN") return std::nan("");
  text = WithoutPlus(text);
  if (text.empty() || text.find_first_not_of("0123456789.eE+-") != std::string_view::npos) return std::nullopt;
  double real = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), real);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return real;
}

std::optional<Value> ParseNumber(std::string_view text, std::string_view type) {
  if (IsIntegerType(type)) {
    text = WithoutPlus(text);
    int64_t integer = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), integer);
    if (end != text.data() + text.size() || text.empty()) return std::nullopt;
    if (error == std::errc()) return Value::Integer(integer);
    const auto real = ParseReal(text);  // too large for 64 bits
    if (!real) return std::nullopt;
    return Value::Real(*real, Value::Kind::kDecimal);
  }
  const auto real = ParseReal(text);
  if (!real) return std::nullopt;
  return Value::Real(*real, type == "decimal" ? Value::Kind::kDecimal : Value::Kind::kDouble);
}

std::optional<Value> ParseTyped(const Term& term) {
  if (!std::string_view(term.datatype).starts_with(kXsd)) return std::nullopt;
  const std::string_view type = std::string_view(term.datatype).substr(kXsd.size());
  if (IsIntegerType(type) || type == "decimal" || type == "double" || type == "float") {
    return ParseNumber(term.lexical, type);
  }
  if (type == "date" || type == "gYear" || type == "gYearMonth") return ParseTime(term.lexical, false);
  if (type == "dateTime" || type == "dateTimeStamp") return ParseTime(term.lexical, true);
  if (type != "boolean") return std::nullopt;
  if (term.lexical == "true" || term.lexical == "1") return Value::Boolean(true);
  if (term.lexical == "false" || term.lexical == "0") return Value::Boolean(false);
  return std::nullopt;
}

std::string RenderReal(double real, Value::Kind kind) {
  if (std::isnan(real)) return "NaN";
  if (std::isinf(real)) return real > 0 ? "INF" : "-INF";
  char buffer[400];
  const auto format = kind == Value::Kind::kDecimal ? std::chars_format::fixed : std::chars_format::general;
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof(buffer), real, format);
  std::string text(buffer, error == std::errc() ? end : buffer);
  if (kind == Value::Kind::kDecimal && text.find('.') == std::string::npos) text += ".0";
  return text;
}

int Rank(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::kInteger:
    case Value::Kind::kDecimal:
    case Value::Kind::kDouble:
      return static_cast<int>(Value::Kind::kInteger);
    default:
      return static_cast<int>(kind);
  }
}

std::strong_ordering OrderReals(double a, double b) {
  const bool a_is_nan = std::isnan(a), b_is_nan = std::isnan(b);
  if (a_is_nan || b_is_nan) return b_is_nan <=> a_is_nan;
  return a < b ? std::strong_ordering::less : a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::strong_ordering OrderNumbers(const Value& a, const Value& b) {
  if (a.kind == Value::Kind::kInteger && b.kind == Value::Kind::kInteger) return a.integer <=> b.integer;
  return OrderReals(a.real, b.real);
}

}  // namespace

Value Value::Boolean(bool boolean) {
  Value value;
  value.kind = Kind::kBoolean;
  value.boolean = boolean;
  return value;
}

Value Value::Integer(int64_t integer) {
  Value value;
  value.kind = Kind::kInteger;
  value.integer = integer;
  value.real = static_cast<double>(integer);
  return value;
}

Value Value::Real(double real, Kind kind) {
  Value value;
  value.kind = kind;
  value.real = real;
  return value;
}

Value Value::Text(std::string text, std::string language) {
  Value value;
  value.kind = Kind::kText;
  value.term = Term{TermKind::kString, std::move(text), std::move(language)};
  return value;
}

Value Value::Statement(StatementId id) {
  Value value;
  value.kind = Kind::kStatement;
  value.integer = static_cast<int64_t>(id.value());
  return value;
}

Value Value::OfTerm(Term term) {
  Value value;
  switch (term.kind) {
    case TermKind::kIri:
      value.kind = Kind::kIri;
      break;
    case TermKind::kBlank:
      value.kind = Kind::kBlank;
      break;
    case TermKind::kString:
      value.kind = Kind::kText;
      break;
    case TermKind::kTyped:
      if (auto typed = ParseTyped(term)) {
        value = *std::move(typed);
      } else {
        value.kind = Kind::kOpaque;
      }
      break;
  }
  value.term = std::move(term);
  return value;
}

std::optional<Value> Value::OfInlined(TermId id) {
  if (const auto integer = InlinedInteger(id)) return Integer(*integer);
  if (const auto date = InlinedDate(id)) {
    Value value = OfDate(*date);
    value.term = Term::Date(date->year, date->month, date->day);
    return value;
  }
  if (ClassOf(id) == IdClass::kBoolean) return Boolean(PayloadOf(id) == 1);
  return std::nullopt;
}

Term Value::ToTerm() const {
  if (!term.lexical.empty() || kind == Kind::kText || kind == Kind::kOpaque) return term;
  switch (kind) {
    case Kind::kBoolean:
      return Term::Typed(boolean ? "true" : "false", std::string(kXsd) + "boolean");
    case Kind::kInteger:
      return Term::Integer(integer);
    case Kind::kDecimal:
      return Term::Decimal(RenderReal(real, kind));
    case Kind::kDouble:
      return Term::Typed(RenderReal(real, kind), std::string(kXsd) + "double");
    default:
      return term;
  }
}

std::optional<bool> Value::AsCondition() const {
  if (kind == Kind::kBoolean) return boolean;
  if (kind == Kind::kInteger) return integer != 0;
  if (IsNumeric()) return real != 0 && !std::isnan(real);
  if (kind == Kind::kText) return !term.lexical.empty();
  return std::nullopt;
}

std::optional<bool> ValuesEqual(const Value& a, const Value& b) {
  if (a.IsError() || b.IsError()) return std::nullopt;
  if (a.IsNumeric() && b.IsNumeric()) {
    return a.kind == Value::Kind::kInteger && b.kind == Value::Kind::kInteger ? a.integer == b.integer
                                                                              : a.real == b.real;
  }
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Value::Kind::kBoolean:
      return a.boolean == b.boolean;
    case Value::Kind::kTime:
      return a.begin == b.begin && a.end == b.end;
    case Value::Kind::kStatement:
      return a.integer == b.integer;
    case Value::Kind::kOpaque:
      // Unknown types: the same term is equal; whether others are, nobody can say.
      return a.term == b.term ? std::optional<bool>(true) : std::nullopt;
    default:
      return a.term == b.term;
  }
}

std::optional<bool> ValueLess(const Value& a, const Value& b) {
  if (a.IsNumeric() && b.IsNumeric()) return OrderNumbers(a, b) < 0 && !std::isnan(a.real) && !std::isnan(b.real);
  if (a.kind != b.kind) return std::nullopt;
  if (a.kind == Value::Kind::kTime) return a.end < b.begin;
  if (a.kind == Value::Kind::kBoolean) return a.boolean < b.boolean;
  if (a.kind == Value::Kind::kText) return a.term.lexical < b.term.lexical;
  return std::nullopt;
}

std::optional<bool> ValueLessOrEqual(const Value& a, const Value& b) {
  if (a.kind == Value::Kind::kTime && b.kind == Value::Kind::kTime) return a.end <= b.end;
  const auto less = ValueLess(a, b);
  if (!less || *less) return less;
  if (a.kind == Value::Kind::kText) return a.term.lexical == b.term.lexical;
  return ValuesEqual(a, b);
}

std::strong_ordering OrderValues(const Value& a, const Value& b) {
  if (const auto order = Rank(a.kind) <=> Rank(b.kind); order != 0) return order;
  std::strong_ordering order = std::strong_ordering::equal;
  if (a.IsNumeric()) {
    order = OrderNumbers(a, b);
  } else if (a.kind == Value::Kind::kBoolean) {
    order = a.boolean <=> b.boolean;
  } else if (a.kind == Value::Kind::kStatement) {
    order = a.integer <=> b.integer;
  } else if (a.kind == Value::Kind::kTime) {
    order = a.begin <=> b.begin;
    if (order == 0) order = a.end <=> b.end;
  }
  if (order != 0 || a.IsError() || a.kind == Value::Kind::kStatement) return order;
  if (a.kind == Value::Kind::kText || a.kind == Value::Kind::kIri || a.kind == Value::Kind::kBlank) {
    order = a.term.lexical <=> b.term.lexical;
    if (order == 0) order = a.term <=> b.term;
    return order;
  }
  return a.ToTerm() <=> b.ToTerm();
}

}  // namespace whence
