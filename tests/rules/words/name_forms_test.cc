#include "rules/words/name_forms.h"

#include "gtest/gtest.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

TEST(NameFormsTest, TheFileHasNoMistake) {
  EXPECT_EQ(RenderDiagnostics(CheckNameForms("names.rules", kNamesRules)), "");
}

TEST(NameFormsTest, AMistakeIsNamedWithItsPlace) {
  EXPECT_NE(RenderDiagnostics(CheckNameForms("own.rules", "demonyms british = uk\n")).find("own.rules:1:1: error"),
            std::string::npos);
}

TEST(NameFormsTest, APlaceAndWhatIsOfItShareANumber) {
  EXPECT_EQ(PlacesOf("british"), PlacesOf("united kingdom"));
  EXPECT_FALSE(PlacesOf("british").empty());
  EXPECT_NE(PlacesOf("british"), PlacesOf("cape verdean"));
  EXPECT_EQ(PlacesOf("bosnia and herzegovina").size(), 2U);
  EXPECT_TRUE(PlacesOf("table").empty());
}

TEST(NameFormsTest, ShortGivenNamesStandForLongOnes) {
  EXPECT_TRUE(IsShortGivenName("billy", "william"));
  EXPECT_TRUE(IsShortGivenName("william", "billy"));
  EXPECT_FALSE(IsShortGivenName("billy", "bobby"));
  EXPECT_FALSE(IsShortGivenName("william", "william"));
}

}  // namespace
}  // namespace whence
