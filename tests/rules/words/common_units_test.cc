#include "rules/words/common_units.h"

#include "gtest/gtest.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

TEST(CommonUnitsTest, TheFileHasNoMistake) {
  EXPECT_EQ(RenderDiagnostics(CheckCommonUnits("units.rules", kUnitsRules)), "");
}

TEST(CommonUnitsTest, AMistakeIsNamedWithItsPlace) {
  for (const char* text : {"unit league = length\n", "unit league = 0 length\n", "unit league = 4828\n"}) {
    EXPECT_NE(RenderDiagnostics(CheckCommonUnits("own.rules", text))
                  .find("own.rules:1:15: error: a unit measures so much of something"),
              std::string::npos)
        << text;
  }
}

TEST(CommonUnitsTest, GivesTheUnitsOfTheFile) {
  const CommonUnit* unit = FindCommonUnit("square kilometre");
  ASSERT_NE(unit, nullptr);
  EXPECT_EQ(unit->dimension, "area");
  EXPECT_EQ(unit->factor, 1e6);
  EXPECT_EQ(unit->wordings.front(), "square kilometer");
  EXPECT_EQ(FindCommonUnit("sq km"), nullptr);  // a wording
}

TEST(CommonUnitsTest, EveryDimensionHasAUnitOfFactorOne) {
  for (const CommonUnit& unit : CommonUnits()) {
    bool base = false;
    for (const CommonUnit& other : CommonUnits()) {
      base = base || (other.dimension == unit.dimension && other.factor == 1);
    }
    EXPECT_TRUE(base) << unit.dimension;
  }
}

}  // namespace
}  // namespace whence
