#include "rules/verification/verdict_rules.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using ::testing::HasSubstr;

// Every class that the comparison asks for, a word in each.
std::string AllClasses() {
  std::string text;
  for (const char* name : {"denial", "refusal", "scarcely", "exclusive", "universal", "partial", "rise",
                           "fall",   "hedge",   "contrast", "former",    "floor",     "ceiling", "about",
                           "cause",  "report",  "factive",  "except",    "duty",      "opinion"}) {
    text += std::string("words ") + name + " = " + name + "word | shared\n";
  }
  return text;
}

std::string ErrorOf(const std::string& text) {
  return std::string(VerdictRules::Parse("v.rules", text).status().message());
}

TEST(VerdictRulesTest, AWordMayBeOfSeveralClasses) {
  const auto rules = VerdictRules::Parse("v.rules", AllClasses());
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ(rules->Classes("hedgeword"), VerdictRules::Bit(VerdictWord::kHedge));
  EXPECT_EQ(rules->Classes("shared"), (1u << kVerdictWordCount) - 1);
  EXPECT_EQ(rules->Classes("stone"), 0u);
}

TEST(VerdictRulesTest, AWeightSettlesAndSupports) {
  const auto rules = VerdictRules::Parse("v.rules", AllClasses() + "weight names = 0.25 -1.5\n");
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ(rules->weights(), 1u);
  EXPECT_DOUBLE_EQ(rules->Weight("names").settles, 0.25);
  EXPECT_DOUBLE_EQ(rules->Weight("names").supports, -1.5);
  EXPECT_DOUBLE_EQ(rules->Weight("other").settles, 0);
}

TEST(VerdictRulesTest, SaysWhereAndWhatIsWrong) {
  EXPECT_THAT(ErrorOf(AllClasses() + "weight names = 1\n"), HasSubstr("a weight is two numbers"));
  EXPECT_THAT(ErrorOf(AllClasses() + "weight names = 1 x\n"), HasSubstr("v.rules:21:"));
  EXPECT_THAT(ErrorOf(AllClasses() + "words mood = glad\n"), HasSubstr("nothing asks for this class of words"));
  EXPECT_THAT(ErrorOf("words denial = not\n"), HasSubstr("has no words refusal"));
}

}  // namespace
}  // namespace whence
