#include "rules/inference/state_rules.h"

#include "gtest/gtest.h"

namespace whence {
namespace {

StateRules Parse(const char* text) {
  absl::StatusOr<StateRules> rules = StateRules::Parse("test.rules", text);
  EXPECT_TRUE(rules.ok()) << rules.status();
  return rules.ok() ? *std::move(rules) : StateRules();
}

TEST(StateRulesTest, ReadsEventsAndShape) {
  const StateRules rules =
      Parse("state own\n  begins: acquire | swapped hand to\n  ends: sell\n  one: subject\n  lasts: yes\n");
  const std::optional<StateRule> own = rules.Find("own");
  ASSERT_TRUE(own.has_value());
  ASSERT_EQ(own->begins.size(), 2U);
  EXPECT_FALSE(own->begins[0].swapped);
  EXPECT_EQ(own->begins[1].predicate, "hand to");
  EXPECT_TRUE(own->begins[1].swapped);
  EXPECT_EQ(own->one, StateRule::One::kSubject);
  EXPECT_TRUE(own->lasts);
  EXPECT_EQ(rules.FindShared("own"), nullptr);
  EXPECT_FALSE(rules.Find("owns").has_value());
}

TEST(StateRulesTest, ReadsWhatEventsAreTakenFor) {
  const StateRules rules = Parse(
      "state work for\n  begins: join\n  not-of: club | society\n  ends: named resign | latest die | latest swapped "
      "close\n");
  const std::optional<StateRule> work = rules.Find("work for");
  ASSERT_TRUE(work.has_value());
  EXPECT_EQ(work->not_of, (std::vector<std::string>{"club", "society"}));
  EXPECT_TRUE(work->ends[0].named);
  EXPECT_FALSE(work->ends[0].latest);
  EXPECT_TRUE(work->ends[1].latest);
  EXPECT_TRUE(work->ends[2].latest && work->ends[2].swapped);
  EXPECT_EQ(work->ends[2].predicate, "close");
}

TEST(StateRulesTest, OneRuleForEveryNoun) {
  const StateRules rules = Parse(
      "state be * of\n  begins: become * of\n  ends: resign | cease be * of\n  office: yes\n"
      "state be member of\n  begins: join\n  ends: leave\n");
  const std::optional<StateRule> mayor = rules.Find("be mayor of");
  ASSERT_TRUE(mayor.has_value());
  EXPECT_EQ(mayor->state, "be mayor of");
  EXPECT_TRUE(mayor->office);
  EXPECT_FALSE(rules.Find("be member of")->office);
  EXPECT_EQ(mayor->begins[0].predicate, "become mayor of");
  EXPECT_EQ(mayor->ends[0].predicate, "resign");
  EXPECT_EQ(mayor->ends[1].predicate, "cease be mayor of");
  EXPECT_EQ(rules.Find("be member of")->begins[0].predicate, "join");
  EXPECT_NE(rules.FindShared("be member of"), nullptr);
  EXPECT_EQ(rules.FindShared("be mayor of"), nullptr);
  EXPECT_FALSE(rules.Find("be of").has_value());
}

TEST(StateRulesTest, RefusesOtherShapes) {
  EXPECT_FALSE(StateRules::Parse("test.rules", "state own\n  begins: buy\n  ends: sell\n  one: owner\n").ok());
  EXPECT_FALSE(StateRules::Parse("test.rules", "state own\n  begins: buy\n").ok());
}

}  // namespace
}  // namespace whence
