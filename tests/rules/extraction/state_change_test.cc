#include "rules/extraction/state_change.h"

#include <string>

#include "gtest/gtest.h"

namespace whence {
namespace {

TEST(StateChangeTest, AStateIsBegunAndEnded) {
  EXPECT_EQ(BeginningOf("be mayor of"), "become mayor of");
  EXPECT_EQ(BeginningOf("lead"), "come to lead");
  EXPECT_EQ(EndOf("be mayor of"), "cease be mayor of");
  EXPECT_EQ(EndOf("lead"), "cease lead");
}

TEST(StateChangeTest, WhatIsWrittenIsReadBack) {
  for (const std::string state : {"be mayor of", "lead", "be chief executive of"}) {
    const auto begun = ReadStateChange(BeginningOf(state)), ended = ReadStateChange(EndOf(state));
    ASSERT_TRUE(begun.has_value() && ended.has_value());
    EXPECT_EQ(begun->state, state);
    EXPECT_TRUE(begun->begins);
    EXPECT_EQ(ended->state, state);
    EXPECT_FALSE(ended->begins);
  }
}

TEST(StateChangeTest, OtherPredicatesChangeNone) {
  for (const char* predicate : {"be mayor of", "become", "ceaseless", "come", ""}) {
    EXPECT_FALSE(ReadStateChange(predicate).has_value()) << predicate;
  }
}

}  // namespace
}  // namespace whence
