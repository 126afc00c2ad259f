#include "corpus/language/quantity_parser.h"

#include <algorithm>
#include <string>

#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"

namespace whence {
namespace {

constexpr size_t kMaxBytes = 200;
constexpr size_t kMaxNumberWords = 10;

// What may stand before an amount and leaves it what it is.
constexpr std::string_view kApproximators[] = {
    "about ",        "around ", "approximately ", "approx. ",   "approx ",   "nearly ",  "almost ",
    "roughly ",      "some ",   "circa ",         "ca. ",       "c. ",       "~",        "est. ",
    "over ",         "under ",  "more than ",     "less than ", "at least ", "at most ", "up to ",
    "an estimated ", "only ",   "just ",          "exactly ",
};

std::string_view StripApproximators(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view word : kApproximators) {
      if (text.size() <= word.size() || AsciiLowered(text.substr(0, word.size())) != word) continue;
      text = TrimAscii(text.substr(word.size()));
      again = true;
    }
  }
  return text;
}

// "38,394 sq km (2020 est.)" -> "38,394 sq km".
std::string_view CutRemarks(std::string_view text) {
  text = text.substr(0, text.find('('));
  text = text.substr(0, text.find(';'));
  text = text.substr(0, text.find(", "));
  return TrimAscii(text);
}

// A currency sign or code at the start, with its length.
struct CurrencyPrefix {
  std::string_view currency;
  size_t bytes = 0;
};
CurrencyPrefix FindCurrencyPrefix(std::string_view text) {
  for (size_t bytes = std::min<size_t>(4, text.size()); bytes > 0; --bytes) {
    const std::string_view currency = FindCurrency(text.substr(0, bytes));
    if (!currency.empty() && (!IsAsciiLetter(text[bytes - 1]) || bytes == text.size() || !IsAsciiLetter(text[bytes]))) {
      return {currency, bytes};
    }
  }
  return {};
}

// "14:30", "2.30 p.m.", "7 pm": hours since midnight.
std::optional<double> ParseClock(std::string_view text) {
  std::string lower = AsciiLowered(text);
  std::erase(lower, ' ');
  bool morning = false;
  bool afternoon = false;
  for (const std::string_view ending : {"a.m.", "am", "p.m.", "pm"}) {
    if (!std::string_view(lower).ends_with(ending)) continue;
    (ending[0] == 'a' ? morning : afternoon) = true;
    lower.resize(lower.size() - ending.size());
    break;
  }
  const size_t colon = lower.find_first_of(":.");
  const std::string hours_text = lower.substr(0, colon);
  const std::string minutes_text = colon == std::string::npos ? "00" : lower.substr(colon + 1);
  if (!IsAsciiNumber(hours_text) || hours_text.size() > 2 || !IsAsciiNumber(minutes_text) || minutes_text.size() != 2) {
    return std::nullopt;
  }
  if (!morning && !afternoon && (colon == std::string::npos || lower[colon] != ':')) return std::nullopt;
  int hours = std::stoi(hours_text);
  const int minutes = std::stoi(minutes_text);
  if (minutes > 59 || hours > (morning || afternoon ? 12 : 24)) return std::nullopt;
  if (morning && hours == 12) hours = 0;
  if (afternoon && hours < 12) hours += 12;
  return hours + minutes / 60.0;
}

// The longest run of words from the start that is a number, and how many bytes it takes.
struct LeadingNumber {
  double value = 0;
  size_t bytes = 0;
};
LeadingNumber FindLeadingNumber(std::string_view text) {
  LeadingNumber found;
  size_t words = 0;
  for (size_t end = 0; end <= text.size() && words < kMaxNumberWords; ++end) {
    if (end < text.size() && !IsAsciiSpace(text[end])) continue;
    if (end == 0 || IsAsciiSpace(text[end - 1])) continue;
    ++words;
    if (const std::optional<double> value = ParseNumber(text.substr(0, end))) {
      found = {*value, end};
    } else if (IsAsciiDigit(text.front())) {
      break;  // behind digits every word must be a scale
    }
  }
  if (found.bytes > 0) return found;
  // A unit glued to the digits: "14%", "35mm".
  size_t digits = 0;
  while (digits < text.size() && (IsAsciiDigit(text[digits]) || text[digits] == ',' || text[digits] == '.')) ++digits;
  if (digits > 0) {
    if (const std::optional<double> value = ParseNumber(text.substr(0, digits))) return {*value, digits};
  }
  return found;
}

}  // namespace

std::optional<TypedQuantity> ParseQuantity(std::string_view text) {
  if (text.size() > kMaxBytes) return std::nullopt;
  return ParseExactQuantity(StripApproximators(CutRemarks(text)));
}

std::optional<TypedQuantity> ParseExactQuantity(std::string_view text) {
  if (text.empty() || text.size() > kMaxBytes) return std::nullopt;
  const CurrencyPrefix currency = FindCurrencyPrefix(text);
  std::string_view amount = TrimAscii(text.substr(currency.bytes));
  const LeadingNumber number = FindLeadingNumber(amount);
  if (number.bytes == 0) {
    const std::optional<double> clock = currency.bytes == 0 ? ParseClock(text) : std::nullopt;
    if (!clock) return std::nullopt;
    return TypedQuantity{{*clock, "hour"}, EntityType::kTime};
  }
  const std::string_view rest = TrimAscii(amount.substr(number.bytes));
  if (currency.bytes > 0) {
    // "$5m" is millions; without the sign, m is metres.
    const double scale = rest.empty() ? 1 : rest == "m" || rest == "M" ? 1e6 : rest == "b" || rest == "B" ? 1e9 : 0;
    if (scale == 0) return std::nullopt;
    return TypedQuantity{{number.value * scale, currency.currency}, EntityType::kMoney};
  }
  if (rest.empty()) return TypedQuantity{{number.value, {}}, EntityType::kNumber};
  if (const std::optional<UnitOfMeasure> unit = FindUnit(rest))
    return TypedQuantity{{number.value, unit->name}, unit->type};
  if (const std::string_view suffix = FindCurrency(rest); !suffix.empty()) {
    return TypedQuantity{{number.value, suffix}, EntityType::kMoney};
  }
  if (const std::optional<double> clock = ParseClock(text)) return TypedQuantity{{*clock, "hour"}, EntityType::kTime};
  // "5 ft 8 in": feet and inches are written so and nothing else is.
  const size_t blank = rest.find(' ');
  if (blank != std::string_view::npos && FindUnit(rest.substr(0, blank)) == FindUnit("ft")) {
    const std::string_view inches = TrimAscii(rest.substr(blank));
    const LeadingNumber second = FindLeadingNumber(inches);
    const std::string_view unit = TrimAscii(inches.substr(second.bytes));
    if (second.bytes > 0 && second.value < 12 && (unit == "in" || unit == "inches" || unit == "inch")) {
      return TypedQuantity{{number.value + second.value / 12, "foot"}, EntityType::kQuantity};
    }
  }
  return std::nullopt;
}

}  // namespace whence
