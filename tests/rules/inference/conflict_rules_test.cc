#include "rules/inference/conflict_rules.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

TEST(ConflictRulesTest, ListsPredicatesAndWords) {
  const auto rules = ConflictRules::Parse("c.rules",
                                          "once = sink | be born\n"
                                          "maker = carve\n"
                                          "least = more than | at least\n"
                                          "ever = never | didn't\n"
                                          "rival = win, lose | keep, lose\n"
                                          "ended = in force, expire\n");
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_TRUE(rules->Lists(ConflictList::kOnce, "be born"));
  EXPECT_FALSE(rules->Lists(ConflictList::kDated, "be born"));
  EXPECT_TRUE(rules->Lists(ConflictList::kMaker, "carve"));
  EXPECT_EQ(rules->Prefix(ConflictList::kLeast, "more than 40 rooms"), "more than");
  EXPECT_EQ(rules->Prefix(ConflictList::kLeast, "more thanks"), "");
  EXPECT_TRUE(rules->Speaks(ConflictList::kEver, "it didn't sink"));
  EXPECT_FALSE(rules->Speaks(ConflictList::kEver, "they nevertheless sank"));
  EXPECT_THAT(rules->rivals(), ElementsAre(Pair("win", "lose"), Pair("keep", "lose")));
  EXPECT_THAT(rules->ended(), ElementsAre(Pair("in force", "expire")));
}

TEST(ConflictRulesTest, RefusesWhatItDoesNotKnow) {
  const auto unknown = ConflictRules::Parse("c.rules", "once = sink\nthrice = swim\n");
  ASSERT_FALSE(unknown.ok());
  EXPECT_THAT(std::string(unknown.status().message()), HasSubstr("c.rules:2:1"));
  EXPECT_FALSE(ConflictRules::Parse("c.rules", "rival = win\n").ok());
}

}  // namespace
}  // namespace whence
