#include "rules/words/measures.h"

#include <algorithm>

#include "gtest/gtest.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

bool AsksIn(std::string_view word, std::string_view unit) {
  const std::vector<std::string_view>& units = UnitsOf(word);
  return std::find(units.begin(), units.end(), unit) != units.end();
}

TEST(MeasuresTest, TheFileHasNoMistake) {
  EXPECT_EQ(RenderDiagnostics(CheckMeasures("measures.rules", kMeasuresRules)), "");
}

TEST(MeasuresTest, AMistakeIsNamedWithItsPlace) {
  EXPECT_NE(RenderDiagnostics(CheckMeasures("own.rules", "depth = deep\n")).find("own.rules:1:1"), std::string::npos);
}

TEST(MeasuresTest, AnAdjectiveAndItsNounMeasureTheSame) {
  EXPECT_EQ(DimensionOf("deep"), "depth");
  EXPECT_EQ(DimensionOf("depth"), "depth");
  EXPECT_NE(DimensionOf("long"), DimensionOf("deep"));
  EXPECT_EQ(DimensionOf("famous"), "");
}

TEST(MeasuresTest, ASuperlativeHasMostOfSomething) {
  EXPECT_EQ(SuperlativeDimension("tallest"), "height");
  EXPECT_EQ(SuperlativeDimension("finest"), "");
}

TEST(MeasuresTest, AnAdjectiveIsMeasuredInUnitsOfItsDimensions) {
  EXPECT_TRUE(MayBeMeasuredIn("high", "length"));
  EXPECT_FALSE(MayBeMeasuredIn("high", "mass"));
  EXPECT_TRUE(MayBeMeasuredIn("old", "years"));
  EXPECT_TRUE(MayBeMeasuredIn("rich", "dollars"));
}

TEST(MeasuresTest, AWordMayAskInUnitsOfSeveralMeasures) {
  EXPECT_TRUE(AsksIn("long", "hour"));
  EXPECT_TRUE(AsksIn("long", "metre"));
  EXPECT_FALSE(AsksIn("deep", "hour"));
  EXPECT_TRUE(AsksIn("mass", "kilogram"));
  EXPECT_TRUE(UnitsOf("many").empty());
}

}  // namespace
}  // namespace whence
