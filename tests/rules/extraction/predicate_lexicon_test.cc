#include "rules/extraction/predicate_lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/extraction/builtin_rules.h"

namespace whence {
namespace {

TEST(PredicateLexicon, WordingsRolesAndNouns) {
  PredicateLexicon lexicon;
  ASSERT_TRUE(lexicon
                  .Add("test.rules", R"(
predicate found
  wordings: establish | set up
  deed: foundation
  agent: founder
  near: build
predicate leave
  wordings: withdraw from | cancel membership of
  event: withdrawal from
predicate own
  swapped: belong to
  inverse: be owned by
predicate border
  symmetric: yes
predicate sell
  exchange: acquire to from
predicate acquire
  exchange: sell from to buy/purchase
)")
                  .ok());
  ASSERT_NE(lexicon.Find("set up"), nullptr);
  EXPECT_EQ(lexicon.Find("set up")->canonical, "found");
  EXPECT_EQ(lexicon.Find("be founder of")->canonical, "found");
  EXPECT_EQ(lexicon.Find("cancel membership of")->canonical, "leave");
  EXPECT_TRUE(lexicon.Find("belong to")->swapped);
  EXPECT_FALSE(lexicon.Find("own")->swapped);
  EXPECT_EQ(lexicon.Find("paint"), nullptr);
  EXPECT_TRUE(lexicon.IsSymmetric("border"));
  EXPECT_FALSE(lexicon.IsSymmetric("found"));
  ASSERT_NE(lexicon.FindExchange("sell"), nullptr);
  EXPECT_EQ(lexicon.FindExchange("sell")->predicate, "acquire");
  EXPECT_EQ(lexicon.FindExchange("sell")->taker, "to");
  EXPECT_EQ(lexicon.FindExchange("sell")->giver, "from");
  EXPECT_THAT(lexicon.FindExchange("acquire")->verbs, testing::ElementsAre("buy", "purchase"));
  EXPECT_EQ(lexicon.FindExchange("border"), nullptr);
  EXPECT_FALSE(lexicon.Add("bad.rules", "predicate lend\n  exchange: borrow to\n").ok());
  ASSERT_NE(lexicon.FindNominal("withdrawal"), nullptr);
  EXPECT_EQ(lexicon.FindNominal("withdrawal")->verb, "leave");
  EXPECT_FALSE(lexicon.FindNominal("withdrawal")->of_is_object);
  EXPECT_EQ(lexicon.FindNominal("withdrawal")->preposition, "from");
  EXPECT_TRUE(lexicon.FindNominal("foundation")->of_is_object);
  EXPECT_TRUE(lexicon.FindNominal("founder")->participant);
  EXPECT_THAT(lexicon.NearWordings("found"), testing::ElementsAre("build"));
}

TEST(PredicateLexicon, AWordingBelongsToOnePredicate) {
  PredicateLexicon lexicon;
  const absl::Status status =
      lexicon.Add("test.rules", "predicate a\n  wordings: go | run\npredicate b\n  wordings: run\n");
  EXPECT_EQ(std::string(status.message()),
            "test.rules:4:13: error: \"run\" is a wording of \"a\" already\n"
            "    wordings: run\n"
            "              ^\n"
            "  a wording belongs to one predicate\n");
}

TEST(PredicateLexicon, TheBuiltinLexiconLoads) {
  PredicateLexicon lexicon;
  const absl::Status status = lexicon.Add("predicates.rules", kPredicatesRules);
  ASSERT_TRUE(status.ok()) << status.ToString();
  EXPECT_EQ(lexicon.Find("accede to")->canonical, "join");
  EXPECT_EQ(lexicon.Find("pull out of")->canonical, "leave");
}

}  // namespace
}  // namespace whence
