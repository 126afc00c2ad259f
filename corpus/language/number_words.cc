#include "corpus/language/number_words.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "corpus/language/ascii.h"

namespace whence {
namespace {

constexpr size_t kMaxBytes = 100;

struct NumberWord {
  std::string_view word;
  int value;
};
constexpr NumberWord kSmall[] = {
    {"zero", 0},      {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},
    {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},
    {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
    {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fourty", 40},
    {"fifty", 50},    {"sixty", 60},    {"seventy", 70},  {"eighty", 80},  {"ninety", 90},
};
constexpr NumberWord kOrdinals[] = {
    {"first", 1},      {"second", 2},       {"third", 3},       {"fourth", 4},      {"fifth", 5},
    {"sixth", 6},      {"seventh", 7},      {"eighth", 8},      {"ninth", 9},       {"tenth", 10},
    {"eleventh", 11},  {"twelfth", 12},     {"thirteenth", 13}, {"fourteenth", 14}, {"fifteenth", 15},
    {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
    {"thirtieth", 30}, {"fortieth", 40},    {"fiftieth", 50},   {"sixtieth", 60},   {"seventieth", 70},
    {"eightieth", 80}, {"ninetieth", 90},   {"hundredth", 100},
};
struct Scale {
  std::string_view word;
  double value;
};
// Scales that multiply what stands before them. The short ones stand behind digits only.
constexpr Scale kScales[] = {
    {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12},
    {"dozen", 12},     {"lakh", 1e5},    {"crore", 1e7},
};
constexpr Scale kShortScales[] = {
    {"k", 1e3}, {"mn", 1e6}, {"mln", 1e6}, {"bn", 1e9}, {"tn", 1e12}, {"trn", 1e12},
};
constexpr NumberWord kFractions[] = {
    {"half", 2},    {"halves", 2},   {"third", 3}, {"thirds", 3},
    {"quarter", 4}, {"quarters", 4}, {"fifth", 5}, {"fifths", 5},
};

std::optional<int> SmallNumber(std::string_view word) {
  for (const NumberWord& entry : kSmall) {
    if (entry.word == word) return entry.value;
  }
  return std::nullopt;
}

std::optional<double> ScaleOf(std::string_view word, bool behind_digits) {
  for (const Scale& scale : kScales) {
    if (scale.word == word ||
        (word.size() == scale.word.size() + 1 && word.starts_with(scale.word) && word.back() == 's')) {
      return scale.value;
    }
  }
  if (behind_digits) {
    for (const Scale& scale : kShortScales) {
      if (scale.word == word) return scale.value;
    }
  }
  return std::nullopt;
}

std::optional<int> Denominator(std::string_view word) {
  for (const NumberWord& entry : kFractions) {
    if (entry.word == word) return entry.value;
  }
  return std::nullopt;
}

// Lower-case words, split at blanks and hyphens.
std::vector<std::string_view> SplitWords(std::string_view text) {
  std::vector<std::string_view> words;
  size_t begin = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || IsAsciiSpace(text[i]) || text[i] == '-') {
      if (i > begin) words.push_back(text.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  return words;
}

// "38,394", "3.5", ".5", "1234"; a leading sign is the caller's.
std::optional<double> ParseDigits(std::string_view text) {
  double value = 0;
  size_t i = 0;
  size_t group = 0;  // digits since the last comma
  bool commas = false;
  for (; i < text.size() && (IsAsciiDigit(text[i]) || text[i] == ','); ++i) {
    if (text[i] == ',') {
      if (group == 0 || group > 3 || (commas && group != 3)) return std::nullopt;
      commas = true;
      group = 0;
      continue;
    }
    value = value * 10 + (text[i] - '0');
    ++group;
  }
  if (commas && group != 3) return std::nullopt;
  if (i == text.size()) return i > 0 ? std::optional(value) : std::nullopt;
  if (text[i] != '.' || i + 1 == text.size() || i + 16 < text.size()) return std::nullopt;
  double fraction = 0;
  double divisor = 1;
  for (++i; i < text.size(); ++i) {
    if (!IsAsciiDigit(text[i])) return std::nullopt;
    fraction = fraction * 10 + (text[i] - '0');
    divisor *= 10;
  }
  return value + fraction / divisor;
}

// "two hundred and six thousand": words of small numbers add up to a hundred, scales multiply what is before them.
std::optional<double> ParseWords(const std::vector<std::string_view>& words) {
  double total = 0;          // of finished scales
  double current = 0;        // below the next scale
  double last_scale = 1e18;  // scales must fall: "two thousand three million" is no number
  bool any = false;
  bool and_open = false;  // an "and" that a number must follow
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (const std::optional<int> small = SmallNumber(word)) {
      const int below = static_cast<int>(std::fmod(current, 100));
      const bool fits = *small == 0 ? !any : *small < 10 ? below == 0 || (below >= 20 && below % 10 == 0) : below == 0;
      if (!fits || (any && current == 0 && *small == 0)) return std::nullopt;
      current += *small;
      any = true;
      and_open = false;
    } else if (word == "hundred" || word == "hundreds") {
      if (!any || current < 1 || current >= 100) return std::nullopt;
      current *= 100;
    } else if (const std::optional<double> scale = ScaleOf(word, /*behind_digits=*/false)) {
      if (!any || current == 0 || *scale >= last_scale) return std::nullopt;
      total += current * *scale;
      current = 0;
      last_scale = *scale;
    } else if ((word == "a" || word == "an") && i == 0 && words.size() > 1 &&
               (words[1] == "hundred" || ScaleOf(words[1], false))) {
      current = 1;
      any = true;
    } else if (word == "and" && any && i + 1 < words.size() && (current >= 100 || current == 0)) {
      and_open = true;
    } else {
      return std::nullopt;
    }
  }
  if (!any || and_open) return std::nullopt;
  return total + current;
}

// "half", "a quarter", "two-thirds", "one and a half".
std::optional<double> ParseFraction(std::vector<std::string_view> words) {
  const std::optional<int> denominator = Denominator(words.back());
  if (!denominator) return std::nullopt;
  words.pop_back();
  if (words.empty()) return words.empty() && *denominator == 2 ? std::optional(0.5) : std::nullopt;
  double whole = 0;
  if (words.size() >= 3 && words[words.size() - 2] == "and") {
    const std::optional<double> value = ParseWords({words.begin(), words.end() - 2});
    if (!value) return std::nullopt;
    whole = *value;
  } else if (words.size() > 1) {
    return std::nullopt;
  }
  if (words.back() == "a") return whole + 1.0 / *denominator;
  const std::optional<int> numerator = SmallNumber(words.back());
  if (!numerator || *numerator >= *denominator || *numerator == 0) return std::nullopt;
  return whole + static_cast<double>(*numerator) / *denominator;
}

}  // namespace

std::optional<double> ParseNumber(std::string_view text) {
  text = TrimAscii(text);
  if (text.empty() || text.size() > kMaxBytes) return std::nullopt;
  const std::string lowered = AsciiLowered(text);
  std::string_view rest = lowered;
  bool negative = false;
  constexpr std::string_view kMinusSign = "\u2212";
  if (rest.front() == '-' || rest.front() == '+') {
    negative = rest.front() == '-';
    rest.remove_prefix(1);
  } else if (rest.starts_with(kMinusSign)) {
    negative = true;
    rest.remove_prefix(kMinusSign.size());
  }
  if (rest.empty()) return std::nullopt;
  if (IsAsciiDigit(rest.front()) || rest.front() == '.') {
    size_t end = 0;
    while (end < rest.size() && (IsAsciiDigit(rest[end]) || rest[end] == ',' || rest[end] == '.')) ++end;
    std::optional<double> value = ParseDigits(rest.substr(0, end));
    if (!value) return std::nullopt;
    rest.remove_prefix(end);
    const bool glued = !rest.empty() && !IsAsciiSpace(rest.front()) && rest.front() != '-';
    for (const std::string_view word : SplitWords(rest)) {
      const std::optional<double> scale = word == "hundred" ? 100.0 : ScaleOf(word, /*behind_digits=*/true);
      if (!scale || (glued && word.size() > 3)) return std::nullopt;
      *value *= *scale;
    }
    return negative ? -*value : *value;
  }
  if (negative) return std::nullopt;
  const std::vector<std::string_view> words = SplitWords(rest);
  if (words.empty()) return std::nullopt;
  if (const std::optional<double> value = ParseWords(words)) return value;
  return ParseFraction(words);
}

std::optional<int> ParseOrdinal(std::string_view text) {
  text = TrimAscii(text);
  if (text.empty() || text.size() > kMaxBytes) return std::nullopt;
  // All ordinals end so: most words are no number, which is asked of every word.
  if (std::string_view("dht-").find(AsciiLower(text.back())) == std::string_view::npos) return std::nullopt;
  const std::string lowered = AsciiLowered(text);
  std::string_view rest = lowered;
  if (IsAsciiDigit(rest.front())) {
    if (rest.size() < 3 || rest.size() > 9) return std::nullopt;
    const std::string_view digits = rest.substr(0, rest.size() - 2);
    if (!IsAsciiNumber(digits)) return std::nullopt;
    const std::string_view ending = rest.substr(rest.size() - 2);
    const int value = std::stoi(std::string(digits));
    const bool teen = value % 100 >= 11 && value % 100 <= 13;
    const std::string_view expected = teen              ? "th"
                                      : value % 10 == 1 ? "st"
                                      : value % 10 == 2 ? "nd"
                                      : value % 10 == 3 ? "rd"
                                                        : "th";
    return ending == expected ? std::optional(value) : std::nullopt;
  }
  std::vector<std::string_view> words = SplitWords(rest);
  if (words.empty()) return std::nullopt;
  int last = 0;
  for (const NumberWord& entry : kOrdinals) {
    if (entry.word == words.back()) last = entry.value;
  }
  if (last == 0) return std::nullopt;
  if (words.size() == 1) return last;
  words.pop_back();
  if (words.back() == "and") words.pop_back();
  const std::optional<double> before = ParseWords(words);
  if (!before || *before > 1e6) return std::nullopt;
  if (last == 100) return *before < 10 ? std::optional(static_cast<int>(*before) * 100) : std::nullopt;
  const int value = static_cast<int>(*before);
  const bool fits = last < 10 ? value % 10 == 0 && value % 100 != 10 : value % 100 == 0;
  return fits ? std::optional(value + last) : std::nullopt;
}

bool IsNumberWord(std::string_view word) {
  if (word.empty() || word.size() > 20) return false;
  char lowered[20];
  std::transform(word.begin(), word.end(), lowered, AsciiLower);
  const std::string_view text(lowered, word.size());
  bool any = false;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of("- \t\n\v\f\r", begin), text.size());
    const std::string_view part = text.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty()) continue;
    if (!SmallNumber(part) && part != "hundred" && !ScaleOf(part, /*behind_digits=*/false)) return false;
    any = true;
  }
  return any;
}

}  // namespace whence
