#include "corpus/language/quantity_parser.h"

#include <string_view>

#include "gtest/gtest.h"

namespace whence {
namespace {

TEST(QuantityParser, ReadsAmounts) {
  using E = EntityType;
  struct Case {
    std::string_view text;
    double value;
    std::string_view unit;
    EntityType type;
  };
  const Case cases[] = {
      {"38,394 sq km", 38394, "square kilometre", E::kQuantity},
      {"38,394 sq km (2020 est.)", 38394, "square kilometre", E::kQuantity},
      {"about 12 km\u00B2", 12, "square kilometre", E::kQuantity},
      {"$3.2 billion", 3.2e9, "usd", E::kMoney},
      {"US$ 5", 5, "usd", E::kMoney},
      {"\u20AC5m", 5e6, "eur", E::kMoney},
      {"5m", 5, "metre", E::kQuantity},
      {"EUR 20", 20, "eur", E::kMoney},
      {"20 EUR", 20, "eur", E::kMoney},
      {"3.2 billion dollars", 3.2e9, "usd", E::kMoney},
      {"five years", 5, "year", E::kDuration},
      {"two hundred and six days", 206, "day", E::kDuration},
      {"14%", 14, "percent", E::kPercent},
      {"14 per cent", 14, "percent", E::kPercent},
      {"300,000", 300000, "", E::kNumber},
      {"300,000 (July 2021)", 300000, "", E::kNumber},
      {"2,300; 40% urban", 2300, "", E::kNumber},
      {"six", 6, "", E::kNumber},
      {"-5 \u00B0C", -5, "degree celsius", E::kQuantity},
      {"35mm", 35, "millimetre", E::kQuantity},
      {"5 MW", 5, "megawatt", E::kQuantity},
      {"14:30", 14.5, "hour", E::kTime},
      {"2.30 p.m.", 14.5, "hour", E::kTime},
      {"12 am", 0, "hour", E::kTime},
      {"5 ft 6 in", 5.5, "foot", E::kQuantity},
      {"more than 100 tonnes", 100, "tonne", E::kQuantity},
  };
  for (const Case& c : cases) {
    const std::optional<TypedQuantity> read = ParseQuantity(c.text);
    ASSERT_TRUE(read.has_value()) << c.text;
    EXPECT_DOUBLE_EQ(read->quantity.value, c.value) << c.text;
    EXPECT_EQ(read->quantity.unit, c.unit) << c.text;
    EXPECT_EQ(read->type, c.type) << c.text;
  }
}

TEST(QuantityParser, IsSilentOnTheRest) {
  for (const std::string_view text : {"", "(12)", "six countries", "km", "$", "$x", "12 of 30", "1994-1999", "25:00",
                                      "12:75", "3-5 km", "$5 km", "several years", "5 has", "5 ms", "\xff"}) {
    EXPECT_EQ(ParseQuantity(text), std::nullopt) << text;
  }
}

TEST(QuantityParser, FindsUnitsAndCurrencies) {
  EXPECT_EQ(FindUnit("Square Kilometers")->name, "square kilometre");
  EXPECT_EQ(FindUnit("MW")->name, "megawatt");
  EXPECT_EQ(FindUnit("mw"), std::nullopt);
  EXPECT_EQ(FindCurrency("\u00A3"), "gbp");
  EXPECT_EQ(FindCurrency("USD"), "usd");
  EXPECT_EQ(FindCurrency("won"), "");
}

}  // namespace
}  // namespace whence
