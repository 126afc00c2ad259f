#include "rules/verification/verdict_rules.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using ::testing::HasSubstr;

// Every class that the comparison asks for, a word in each.
std::string AllClasses() {
  std::string text;
  for (const char* name :
       {"denial",    "refusal",     "scarcely", "exclusive", "universal", "partial",    "rise",     "fall",
        "hedge",     "contrast",    "former",   "floor",     "ceiling",   "strict",     "about",    "cause",
        "report",    "factive",     "except",   "duty",      "opinion",   "seat",       "name-end", "composed",
        "part",      "initial",     "origin",   "beside",    "share",     "proof",      "doubtful", "fraction",
        "stopping",  "together",    "serving",  "container", "cabinet",   "of-cabinet", "ever",     "everybody",
        "recurring", "many-sensed", "handling", "razing",    "founding",  "unpeopled",  "parting",  "losing",
        "removing",  "ousting",     "resuming", "converse", "having", "staying", "bearing"}) {
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
  EXPECT_EQ(rules->Classes("shared"), (uint64_t{1} << kVerdictWordCount) - 1);
  EXPECT_EQ(rules->Classes("stone"), 0u);
}

TEST(VerdictRulesTest, AWeightSettlesAndSupportsClaimsOfEachKind) {
  const auto rules = VerdictRules::Parse("v.rules", AllClasses() + "weight names = -2 | 0.25 -1.5 | 0.5 1\n");
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_EQ(rules->weights(), 1u);
  const VerdictWeight weight = rules->Weight("names");
  EXPECT_DOUBLE_EQ(weight.general, -2);
  EXPECT_DOUBLE_EQ(weight.for_particular.settles, 0.25);
  EXPECT_DOUBLE_EQ(weight.for_particular.supports, -1.5);
  EXPECT_DOUBLE_EQ(weight.for_general.settles, 0.5);
  EXPECT_DOUBLE_EQ(weight.for_general.supports, 1);
  EXPECT_DOUBLE_EQ(rules->Weight("other").for_general.settles, 0);
}

TEST(VerdictRulesTest, PredicatesImplyOthers) {
  const auto rules = VerdictRules::Parse("v.rules", AllClasses() +
                                                        "same belong to = own, swapped\nimplies belong to = be near\n"
                                                        "contrary permit = ban\ncolumn label = release | issue\n"
                                                        "special kill = murder | hang\nspecial execute = hang\nlacks childless = child\n");
  ASSERT_TRUE(rules.ok()) << rules.status();
  const std::vector<Entailment>& implied = rules->Entailments("belong to");
  ASSERT_EQ(implied.size(), 2u);
  EXPECT_EQ(implied[0].predicate, "own");
  EXPECT_TRUE(implied[0].swapped && implied[0].equal);
  EXPECT_EQ(implied[1].predicate, "be near");
  EXPECT_FALSE(implied[1].swapped || implied[1].equal);
  EXPECT_TRUE(rules->Entailments("own").empty());
  EXPECT_TRUE(rules->SaysMore("hang", "kill") && rules->SaysMore("hang", "execute"));
  EXPECT_FALSE(rules->SaysMore("kill", "murder") || rules->SaysMore("murder", "execute"));
  EXPECT_TRUE(rules->Generals("kill").empty());
  EXPECT_EQ(rules->Lacked("childless"), "child");
  EXPECT_TRUE(rules->Lacked("ruthless").empty());
  EXPECT_TRUE(rules->AreContrary("ban", "permit"));
  EXPECT_FALSE(rules->AreContrary("ban", "ban"));
  EXPECT_TRUE(rules->GoesWithColumn("issue", "label"));
  EXPECT_FALSE(rules->GoesWithColumn("issue", "year"));
}

TEST(VerdictRulesTest, SaysWhereAndWhatIsWrong) {
  EXPECT_THAT(ErrorOf(AllClasses() + "weight names = 1 2\n"), HasSubstr("a weight is five numbers"));
  const std::string classes = AllClasses();
  const auto lines = std::count(classes.begin(), classes.end(), '\n');
  EXPECT_THAT(ErrorOf(classes + "weight names = 1 | 2 3 | 4 x\n"),
              HasSubstr("v.rules:" + std::to_string(lines + 1) + ":"));
  EXPECT_THAT(ErrorOf(AllClasses() + "words mood = glad\n"), HasSubstr("nothing asks for this class of words"));
  EXPECT_THAT(ErrorOf(AllClasses() + "contrary permit = ban\ncontrary allow = ban\n"),
              HasSubstr(std::to_string(lines + 2) + ":18: error: \"ban\" has another contrary already: \"permit\""));
  EXPECT_THAT(ErrorOf(AllClasses() + "contrary permit = ban\ncontrary ban = allow\n"),
              HasSubstr(std::to_string(lines + 2) + ":10: error: \"ban\" has another contrary already: \"permit\""));
  EXPECT_THAT(ErrorOf("words denial = not\n"), HasSubstr("has no words refusal"));
}

}  // namespace
}  // namespace whence
