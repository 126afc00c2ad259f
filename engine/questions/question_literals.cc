#include "engine/questions/question_literals.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

#include "corpus/language/ascii.h"

namespace whence {
namespace {

constexpr std::string_view kMonths[] = {"january", "february", "march",     "april",   "may",      "june",
                                        "july",    "august",   "september", "october", "november", "december"};
constexpr std::string_view kNumberWords[] = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                             "seven", "eight", "nine", "ten",   "eleven", "twelve"};
constexpr std::pair<std::string_view, double> kScales[] = {
    {"hundred", 1e2}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}};

constexpr std::string_view kOrdinals[] = {"first",     "second",      "third",      "fourth",     "fifth",
                                          "sixth",     "seventh",     "eighth",     "ninth",      "tenth",
                                          "eleventh",  "twelfth",     "thirteenth", "fourteenth", "fifteenth",
                                          "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"};

// 1 to 12, or 0. Three letters are enough: "jun".
int MonthOf(std::string_view word) {
  for (int i = 0; i < 12; ++i) {
    if (word == kMonths[i] || (word.size() == 3 && kMonths[i].starts_with(word))) return i + 1;
  }
  return 0;
}

// A whole number of at most `digits` digits, or -1.
int SmallNumber(std::string_view word, size_t digits) {
  if (word.empty() || word.size() > digits) return -1;
  int value = 0;
  for (const char c : word) {
    if (!IsAsciiDigit(c)) return -1;
    value = 10 * value + (c - '0');
  }
  return value;
}

// "28", "28th"; 0 for what is no day.
int DayOf(std::string_view word) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.size() > 2 && word.ends_with(ending)) word.remove_suffix(2);
  }
  const int day = SmallNumber(word, 2);
  return day >= 1 && day <= 31 ? day : 0;
}

int YearOf(std::string_view word) { return word.size() == 4 || word.size() == 3 ? SmallNumber(word, 4) : -1; }

// The date that begins at words[begin], with where it ends; none if there is none.
std::optional<std::pair<PartialDate, size_t>> DateAt(std::span<const QuestionWord> words, size_t begin) {
  const auto word = [&](size_t i) { return i < words.size() ? std::string_view(words[i].text) : std::string_view(); };
  // 2012-06-28
  if (begin + 2 < words.size() && words[begin + 1].glued && words[begin + 2].glued) {
    const int year = YearOf(word(begin)), month = SmallNumber(word(begin + 1), 2), day = DayOf(word(begin + 2));
    if (year > 0 && month >= 1 && month <= 12 && day > 0) return std::pair(PartialDate{year, month, day}, begin + 3);
  }
  size_t at = begin;
  int day = DayOf(word(at));
  if (day > 0) at += word(at + 1) == "of" ? 2 : 1;
  const int month = MonthOf(word(at));
  if (month == 0) return std::nullopt;
  ++at;
  if (day == 0 && (day = DayOf(word(at))) > 0) ++at;
  if (word(at) == "," || word(at) == "of") ++at;
  const int year = YearOf(word(at));
  if (year < 0) return std::nullopt;
  return std::pair(PartialDate{year, month, day}, at + 1);
}

std::optional<double> NumberAt(std::string_view word) {
  std::string digits(word);
  digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
  if (!digits.empty() && IsAsciiDigit(digits[0])) {
    char* rest = nullptr;
    const double value = std::strtod(digits.c_str(), &rest);
    if (*rest == '\0' && std::isfinite(value)) return value;
    return std::nullopt;
  }
  const auto* known = std::find(std::begin(kNumberWords), std::end(kNumberWords), word);
  if (known == std::end(kNumberWords)) return std::nullopt;
  return static_cast<double>(known - std::begin(kNumberWords));
}

}  // namespace

std::optional<int> OrdinalOf(std::string_view word) {
  const auto* known = std::find(std::begin(kOrdinals), std::end(kOrdinals), word);
  if (known != std::end(kOrdinals)) return static_cast<int>(known - std::begin(kOrdinals)) + 1;
  if (word.size() < 3) return std::nullopt;
  const std::string_view ending = word.substr(word.size() - 2);
  if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th") return std::nullopt;
  const int number = SmallNumber(word.substr(0, word.size() - 2), 3);
  return number > 0 ? std::optional<int>(number) : std::nullopt;
}

std::vector<QuestionPeriod> FindPeriods(std::span<const QuestionWord> words) {
  std::vector<QuestionPeriod> found;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].text;
    const auto begin = static_cast<uint16_t>(i);
    if (word.size() == 5 && word.ends_with("0s")) {
      const int year = SmallNumber(word.substr(0, 4), 4);
      if (year > 0) found.push_back({begin, static_cast<uint16_t>(i + 1), year, year + (year % 100 == 0 ? 99 : 9)});
    }
    const std::optional<int> century = OrdinalOf(word);
    if (century && i + 1 < words.size() && words[i + 1].text == "century") {
      found.push_back({begin, static_cast<uint16_t>(i + 2), 100 * *century - 99, 100 * *century});
    }
  }
  return found;
}

double NumberOfDate(const PartialDate& date) { return date.year + date.month / 13.0 + date.day / 500.0; }

std::pair<TermId, TermId> RangeOfDate(const PartialDate& date) {
  const std::optional<TermId> first = InlineTerm(Term::Date(date.year, date.month, date.day));
  if (!first) return {TermId(1), TermId(0)};
  // The bits of what is not known stand at the end: nine of month and day, five of the day.
  const uint64_t unknown = date.month == 0 ? 0x1FF : date.day == 0 ? 0x1F : 0;
  return {*first, TermId(first->value() | unknown)};
}

std::vector<QuestionLiteral> FindLiterals(std::span<const QuestionWord> words) {
  std::vector<QuestionLiteral> found;
  for (size_t begin = 0; begin < words.size(); ++begin) {
    if (words[begin].glued) continue;
    if (const auto date = DateAt(words, begin)) {
      QuestionLiteral literal;
      literal.begin = static_cast<uint16_t>(begin);
      literal.end = static_cast<uint16_t>(date->second);
      literal.date = date->first;
      literal.number = NumberOfDate(date->first);
      literal.number_as_well = false;
      literal.terms.push_back(Term::Date(date->first.year, date->first.month, date->first.day));
      found.push_back(std::move(literal));
      begin = date->second - 1;
      continue;
    }
    std::optional<double> value = NumberAt(words[begin].text);
    if (!value) continue;
    QuestionLiteral literal;
    literal.begin = static_cast<uint16_t>(begin);
    size_t end = begin + 1;
    for (const auto& [word, scale] : kScales) {
      if (end >= words.size() || words[end].text != word) continue;
      *value *= scale;
      ++end;
    }
    literal.end = static_cast<uint16_t>(end);
    literal.number = *value;
    const bool whole = *value == std::floor(*value) && *value < 1e15;
    if (whole) {
      literal.terms.push_back(Term::Integer(static_cast<int64_t>(*value)));
      if (const int year = end == begin + 1 ? YearOf(words[begin].text) : -1; year > 0) {
        literal.date = PartialDate{year, 0, 0};
        literal.terms.push_back(Term::Date(year));
      }
    } else {
      literal.terms.push_back(Term::Decimal(words[begin].text));
    }
    found.push_back(std::move(literal));
  }
  return found;
}

}  // namespace whence
