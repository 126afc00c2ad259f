#include "rules/words/irregular_forms.h"

#include <algorithm>

#include "gtest/gtest.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

TEST(IrregularFormsTest, TheFileHasNoMistake) {
  EXPECT_EQ(RenderDiagnostics(CheckIrregularForms("forms.rules", kFormsRules)), "");
}

TEST(IrregularFormsTest, AMistakeIsNamedWithItsPlace) {
  EXPECT_NE(RenderDiagnostics(CheckIrregularForms("own.rules", "plural ox = oxen | oxes\n"))
                .find("own.rules:1:13: error: a noun has one plural"),
            std::string::npos);
  EXPECT_NE(RenderDiagnostics(CheckIrregularForms("own.rules", "degrees old = elder\n"))
                .find("own.rules:1:15: error: an adjective has two degrees"),
            std::string::npos);
}

TEST(IrregularFormsTest, GivesTheFormsOfTheFile) {
  EXPECT_TRUE(std::any_of(IrregularNouns().begin(), IrregularNouns().end(),
                          [](const IrregularNoun& noun) { return noun.one == "child" && noun.many == "children"; }));
  EXPECT_EQ(std::count_if(IrregularAdjectives().begin(), IrregularAdjectives().end(),
                          [](const IrregularAdjective& adjective) { return adjective.base == "far"; }),
            2);
}

}  // namespace
}  // namespace whence
