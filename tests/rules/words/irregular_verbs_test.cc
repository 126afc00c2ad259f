#include "rules/words/irregular_verbs.h"

#include <algorithm>

#include "gtest/gtest.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

TEST(IrregularVerbsTest, TheFileHasNoMistake) {
  EXPECT_EQ(RenderDiagnostics(CheckIrregularVerbs("verbs.rules", kVerbsRules)), "");
}

TEST(IrregularVerbsTest, AMistakeIsNamedWithItsPlace) {
  EXPECT_NE(RenderDiagnostics(CheckIrregularVerbs("own.rules", "verb go = went | gone | goed\n"))
                .find("own.rules:1:11: error: a verb has two forms at most"),
            std::string::npos);
}

TEST(IrregularVerbsTest, GivesTheFormsOfTheFile) {
  const IrregularVerb* write = FindIrregularVerb("write");
  ASSERT_NE(write, nullptr);
  EXPECT_EQ(write->past, "wrote");
  EXPECT_EQ(write->participle, "written");
  const IrregularVerb* cast = FindIrregularVerb("cast");
  ASSERT_NE(cast, nullptr);
  EXPECT_EQ(cast->participle, "");
  EXPECT_EQ(FindIrregularVerb("sign"), nullptr);
  EXPECT_TRUE(std::is_sorted(IrregularVerbs().begin(), IrregularVerbs().end(),
                             [](const IrregularVerb& a, const IrregularVerb& b) { return a.base < b.base; }));
}

TEST(IrregularVerbsTest, SomeDoubleTheirConsonant) {
  EXPECT_TRUE(IsDoubling("admit"));
  EXPECT_FALSE(IsDoubling("visit"));
}

}  // namespace
}  // namespace whence
