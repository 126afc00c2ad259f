#ifndef WHENCE_ENGINE_QUESTIONS_LITERAL_VALUES_H_
#define WHENCE_ENGINE_QUESTIONS_LITERAL_VALUES_H_

#include <optional>
#include <string_view>

#include "graph/inline_term.h"

namespace whence {

// The value of a term as a number: an integer, a decimal, a year or date (as year + fraction), the seconds of a
// duration, the leading number of a text such as "120 sq km".
struct TermValue {
  double number = 0;
  bool date = false;
  bool duration = false;
  std::optional<PartialDate> day = std::nullopt;  // of what is written as a date, with a clock time or without
};

// "2021-03-15T09:12:00Z": the day, and the time of day as a part of it too small to reach the next day.
std::optional<TermValue> ReadDateTime(std::string_view text);
// "PT1H30M", as xsd:duration has it: 5400. A month counts 30 days, a year 365.
std::optional<TermValue> ReadDuration(std::string_view text);
// "120 sq km" -> 120; "-85"; nothing for text that does not begin with a number.
std::optional<double> LeadingNumber(std::string_view text);

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_LITERAL_VALUES_H_
