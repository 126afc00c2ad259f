#include "engine/questions/literal_values.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>

#include "corpus/language/ascii.h"
#include "engine/questions/question_literals.h"

namespace whence {
namespace {

constexpr double kDay = 86400;
// The parts of a duration in their order, those of a day behind "T".
struct DurationPart {
  char mark;
  double seconds;
};
constexpr DurationPart kDateParts[] = {{'Y', 365 * kDay}, {'M', 30 * kDay}, {'W', 7 * kDay}, {'D', kDay}};
constexpr DurationPart kClockParts[] = {{'H', 3600}, {'M', 60}, {'S', 1}};

// Takes the parts that stand at the beginning; false if there are none, or anything else stands there.
template <size_t count>
bool TakeParts(const DurationPart (&parts)[count], std::string_view& text, double& seconds) {
  size_t next = 0;
  while (!text.empty() && IsAsciiDigit(text[0])) {
    size_t end = 0;
    while (end < text.size() && (IsAsciiDigit(text[end]) || text[end] == '.')) ++end;
    double amount = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + end, amount);
    if (error != std::errc() || stop != text.data() + end || end == text.size()) return false;
    while (next < count && parts[next].mark != text[end]) ++next;
    if (next == count) return false;
    seconds += amount * parts[next++].seconds;
    text.remove_prefix(end + 1);
  }
  return next > 0;
}

}  // namespace

std::optional<TermValue> ReadDateTime(std::string_view text) {
  constexpr size_t kClock = 11;            // behind "2021-03-15T"
  constexpr double kDayShare = 1.0 / 600;  // of a day among days, which stand 1/500 apart (NumberOfDate)
  if (text.size() < kClock + 5 || text[kClock - 1] != 'T' || text[kClock + 2] != ':') return std::nullopt;
  const auto date = ParseDateLexical(text.substr(0, kClock - 1));
  if (!date || date->day == 0) return std::nullopt;
  double seconds = 0;
  double scale = 3600;
  for (size_t at = kClock; at + 2 <= text.size() && scale >= 1; at += 3, scale /= 60) {
    if (!IsAsciiDigit(text[at]) || !IsAsciiDigit(text[at + 1])) return std::nullopt;
    seconds += scale * ((text[at] - '0') * 10 + (text[at + 1] - '0'));
    if (at + 2 >= text.size() || text[at + 2] != ':') break;
  }
  return TermValue{NumberOfDate(*date) + seconds / kDay * kDayShare, true, false, *date};
}

std::optional<TermValue> ReadDuration(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.size() < 3 || text[0] != 'P') return std::nullopt;
  text.remove_prefix(1);
  double seconds = 0;
  const bool days = text[0] == 'T' || TakeParts(kDateParts, text, seconds);
  if (!days) return std::nullopt;
  if (text.starts_with('T')) {
    text.remove_prefix(1);
    if (!TakeParts(kClockParts, text, seconds)) return std::nullopt;
  }
  if (!text.empty()) return std::nullopt;
  return TermValue{negative ? -seconds : seconds, false, true, std::nullopt};
}

std::optional<double> LeadingNumber(std::string_view text) {
  std::string digits;
  size_t i = 0;
  for (; i < text.size() && i < 64; ++i) {
    const char c = text[i];
    const bool sign = i == 0 && (c == '-' || c == '+');
    const bool comma = c == ',' && i > 0 && i + 1 < text.size() && IsAsciiDigit(text[i + 1]);
    if (comma) continue;
    if (!sign && c != '.' && c != 'e' && c != 'E' && !IsAsciiDigit(c)) break;
    digits += c;
  }
  char* end = nullptr;
  const double value = std::strtod(digits.c_str(), &end);
  if (end == digits.c_str()) return std::nullopt;
  // "9 Lives Left" is not a number; "12 km" is for the caller, who knows that the predicate measures.
  return value;
}

}  // namespace whence
