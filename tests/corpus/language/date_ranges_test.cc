#include "corpus/language/date_ranges.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace whence {
namespace {

Token Of(std::string_view form, TokenValue value = {}) {
  Token token;
  token.form = token.lemma = form;
  token.value = std::move(value);
  return token;
}

// The dates behind completion: "1912-05-03 1912-06-09"; "-" for what is none.
std::string Completed(std::string_view from, TokenValue first, std::string_view to, TokenValue last) {
  std::vector<Token> tokens = {Of(from), Of("3", std::move(first)), Of(to), Of("9", std::move(last))};
  CompleteDateRanges(&tokens);
  std::string dates;
  for (const size_t i : {1, 3}) {
    const auto* date = std::get_if<CalendarDate>(&tokens[i].value);
    if (!dates.empty()) dates += ' ';
    dates += date == nullptr
                 ? "-"
                 : std::to_string(date->year) + "-" + std::to_string(date->month) + "-" + std::to_string(date->day);
  }
  return dates;
}

TEST(DateRangesTest, TakesYearAndMonthFromTheOtherEnd) {
  EXPECT_EQ(Completed("from", CalendarDate{0, 5, 3}, "to", CalendarDate{1912, 6, 9}), "1912-5-3 1912-6-9");
  EXPECT_EQ(Completed("From", Quantity{3, {}}, "to", CalendarDate{1979, 6, 17}), "1979-6-3 1979-6-17");
  EXPECT_EQ(Completed("between", CalendarDate{0, 6, 0}, "and", CalendarDate{1912, 8, 0}), "1912-6-0 1912-8-0");
  EXPECT_EQ(Completed("from", CalendarDate{1911, 5, 3}, "until", CalendarDate{0, 6, 9}), "1911-5-3 1911-6-9");
}

TEST(DateRangesTest, TakesTheOnlyYearBefore) {
  const auto completed = [](std::vector<TokenValue> before) {
    std::vector<Token> tokens;
    for (TokenValue& value : before) tokens.push_back(Of("in", std::move(value)));
    tokens.insert(tokens.end(),
                  {Of("from"), Of("3 May", CalendarDate{0, 5, 3}), Of("to"), Of("9 June", CalendarDate{0, 6, 9})});
    CompleteDateRanges(&tokens);
    return std::get<CalendarDate>(tokens[tokens.size() - 3].value).year;
  };
  EXPECT_EQ(completed({CalendarDate{1912, 0, 0}}), 1912);
  EXPECT_EQ(completed({CalendarDate{1912, 0, 0}, CalendarDate{1913, 0, 0}}), 0);
  EXPECT_EQ(completed({}), 0);
}

TEST(DateRangesTest, PassesTheTurnOfTheYear) {
  EXPECT_EQ(Completed("from", CalendarDate{0, 12, 20}, "to", CalendarDate{1912, 1, 4}), "1911-12-20 1912-1-4");
  EXPECT_EQ(Completed("from", CalendarDate{1911, 12, 20}, "until", CalendarDate{0, 1, 4}), "1911-12-20 1912-1-4");
}

TEST(DateRangesTest, LeavesWhatIsNoRange) {
  EXPECT_EQ(Completed("on", CalendarDate{0, 5, 3}, "to", CalendarDate{1912, 6, 9}), "0-5-3 1912-6-9");
  EXPECT_EQ(Completed("from", Quantity{30, {}}, "to", CalendarDate{1979, 6, 17}), "- 1979-6-17");
  EXPECT_EQ(Completed("from", Quantity{3, {}}, "to", CalendarDate{1979, 6, 0}), "- 1979-6-0");
  EXPECT_EQ(Completed("from", Quantity{3, "kilometre"}, "to", CalendarDate{1979, 6, 17}), "- 1979-6-17");
  EXPECT_EQ(Completed("from", CalendarDate{0, 5, 3}, "to", CalendarDate{0, 6, 9}), "0-5-3 0-6-9");
  EXPECT_EQ(Completed("from", CalendarDate{0, 5, 0}, "to", CalendarDate{1912, 0, 0}), "0-5-0 1912-0-0");
}

}  // namespace
}  // namespace whence
