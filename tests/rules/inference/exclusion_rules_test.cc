#include "rules/inference/exclusion_rules.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

TEST(ExclusionRulesTest, SaysOfPredicatesWhatCannotHoldTogether) {
  const auto rules = ExclusionRules::Parse("e.rules",
                                           "once = sink | be born\n"
                                           "usually = unveil\n"
                                           "holder = chair\n"
                                           "one object = be born in\n"
                                           "one subject = invent\n"
                                           "against = open, close | rise, fall\n");
  ASSERT_TRUE(rules.ok()) << rules.status();
  EXPECT_TRUE(rules->HappensOnce("sink"));
  EXPECT_TRUE(rules->HappensOnce("be born"));
  EXPECT_FALSE(rules->HappensOnce("be born in"));
  EXPECT_FALSE(rules->HappensOnce("unveil"));
  EXPECT_TRUE(rules->HappensUsuallyOnce("unveil"));
  EXPECT_TRUE(rules->HappensUsuallyOnce("sink"));
  EXPECT_TRUE(rules->HasOneHolder("chair"));
  EXPECT_FALSE(rules->HasOneHolder("sink"));
  EXPECT_TRUE(rules->HasOneObject("be born in"));
  EXPECT_FALSE(rules->HasOneObject("invent"));
  EXPECT_TRUE(rules->HasOneSubject("invent"));
  EXPECT_FALSE(rules->HasOneSubject("sink"));
  EXPECT_THAT(rules->opposites(), ElementsAre(Pair("open", "close"), Pair("rise", "fall")));
}

TEST(ExclusionRulesTest, RefusesWhatItDoesNotKnow) {
  const auto rules = ExclusionRules::Parse("e.rules", "once = sink\nthrice = swim\n");
  ASSERT_FALSE(rules.ok());
  EXPECT_THAT(std::string(rules.status().message()), HasSubstr("e.rules:2:1"));
}

}  // namespace
}  // namespace whence
