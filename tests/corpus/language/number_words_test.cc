#include "corpus/language/number_words.h"

#include <string_view>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using ::testing::Optional;

TEST(NumberWords, ReadsNumbers) {
  struct Case {
    std::string_view text;
    double value;
  };
  const Case cases[] = {
      {"0", 0},
      {"7", 7},
      {"38,394", 38394},
      {"1,234,567.5", 1234567.5},
      {".5", 0.5},
      {"-2", -2},
      {"\u22123", -3},
      {"1.2 million", 1.2e6},
      {"3bn", 3e9},
      {"3.5 bn", 3.5e9},
      {"12 hundred thousand", 12e5},
      {"six", 6},
      {"Twenty-five", 25},
      {"twenty five", 25},
      {"one hundred", 100},
      {"a hundred and one", 101},
      {"two hundred and six", 206},
      {"nineteen hundred", 1900},
      {"three million four hundred thousand and ten", 3400010},
      {"a dozen", 12},
      {"two dozen", 24},
      {"half", 0.5},
      {"a quarter", 0.25},
      {"two-thirds", 2.0 / 3},
      {"one and a half", 1.5},
      {"  nine  ", 9},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(ParseNumber(c.text), Optional(::testing::DoubleNear(c.value, 1e-9))) << c.text;
  }
}

TEST(NumberWords, RefusesWhatIsNoNumber) {
  for (const std::string_view text : {"",
                                      " ",
                                      "-",
                                      "and",
                                      "a",
                                      "hundred",
                                      "million",
                                      "five six",
                                      "twenty ten",
                                      "two and",
                                      "and two",
                                      "1,23",
                                      "1,2345",
                                      "1.2.3",
                                      "1.",
                                      "12 monkeys",
                                      "six countries",
                                      "two thousand three million",
                                      "one zero",
                                      "third",
                                      "five thirds",
                                      "3 m x",
                                      "three of",
                                      "\xff\xfe"}) {
    EXPECT_EQ(ParseNumber(text), std::nullopt) << text;
  }
}

TEST(NumberWords, ReadsOrdinals) {
  struct Case {
    std::string_view text;
    int value;
  };
  const Case cases[] = {{"first", 1},
                        {"Third", 3},
                        {"twenty-first", 21},
                        {"1st", 1},
                        {"2nd", 2},
                        {"113th", 113},
                        {"121st", 121},
                        {"one hundred and fifth", 105},
                        {"two hundredth", 200},
                        {"ninetieth", 90}};
  for (const Case& c : cases) EXPECT_THAT(ParseOrdinal(c.text), Optional(c.value)) << c.text;
  for (const std::string_view text :
       {"", "one", "1th", "2st", "11st", "th", "third party", "eleventy-first", "ten third"}) {
    EXPECT_EQ(ParseOrdinal(text), std::nullopt) << text;
  }
}

TEST(NumberWords, KnowsNumberWords) {
  for (const std::string_view word : {"six", "Hundred", "twenty-five", "million", "millions", "dozen"}) {
    EXPECT_TRUE(IsNumberWord(word)) << word;
  }
  for (const std::string_view word : {"", "and", "a", "first", "sixpence", "6"})
    EXPECT_FALSE(IsNumberWord(word)) << word;
}

}  // namespace
}  // namespace whence
