#include "engine/time/state_history.h"

#include <vector>

#include "gtest/gtest.h"

namespace whence {
namespace {

using Kind = HistoryEvent::Kind;

// A year of ten days, so that the figures can be read.
Interval Year(int year) { return {year * 10, year * 10 + 9}; }

std::vector<size_t> HoldersIn(const std::vector<HeldPeriod>& periods, const Interval& asked, Certainty certainty) {
  std::vector<size_t> holders;
  for (const HeldPeriod& period : periods) {
    if (HeldIn(period, asked) == certainty) holders.push_back(period.holder);
  }
  return holders;
}

std::vector<size_t> CertainIn(const std::vector<HeldPeriod>& periods, int year) {
  return HoldersIn(periods, Year(year), Certainty::kCertain);
}

using Holders = std::vector<size_t>;

TEST(StateHistoryTest, HoldsBetweenBeginningAndEnd) {
  const auto periods = ReadHistory({{0, Kind::kBegins, Year(10)}, {0, Kind::kEnds, Year(15)}}, {});
  ASSERT_EQ(periods.size(), 1U);
  EXPECT_TRUE(periods[0].over);
  EXPECT_EQ(CertainIn(periods, 10), Holders{0});
  EXPECT_EQ(CertainIn(periods, 12), Holders{0});
  EXPECT_EQ(CertainIn(periods, 15), Holders{0});
  EXPECT_EQ(HoldersIn(periods, Year(9), Certainty::kExcluded), Holders{0});
  EXPECT_EQ(HoldersIn(periods, Year(16), Certainty::kExcluded), Holders{0});
}

TEST(StateHistoryTest, WithoutEndOnlyPossibleWhereItNeedNotLast) {
  const std::vector<HistoryEvent> begun = {{0, Kind::kBegins, Year(10)}};
  EXPECT_EQ(HoldersIn(ReadHistory(begun, {}), Year(14), Certainty::kPossible), Holders{0});
  EXPECT_EQ(CertainIn(ReadHistory(begun, {.lasts = true}), 14), Holders{0});
  EXPECT_EQ(CertainIn(ReadHistory({{0, Kind::kSince, Year(10)}}, {}), 14), Holders{0});
}

TEST(StateHistoryTest, NextOneEndsTheOneBefore) {
  const std::vector<HistoryEvent> events = {{0, Kind::kBegins, Year(10)}, {1, Kind::kBegins, Year(14)}};
  const auto one = ReadHistory(events, {.one_at_a_time = true});
  EXPECT_EQ(HoldersIn(one, Year(16), Certainty::kExcluded), Holders{0});
  EXPECT_EQ(HoldersIn(one, Year(16), Certainty::kPossible), Holders{1});
  // In between somebody else may have been it, of whom nobody tells.
  EXPECT_EQ(HoldersIn(one, Year(12), Certainty::kPossible), Holders{0});
  EXPECT_EQ(CertainIn(ReadHistory(events, {.one_at_a_time = true, .lasts = true}), 12), Holders{0});
}

TEST(StateHistoryTest, UntilReachesBackToTheOneBefore) {
  const auto periods = ReadHistory(
      {{0, Kind::kBegins, Year(10)}, {0, Kind::kEnds, Year(14)}, {1, Kind::kUntil, Year(20)}}, {.one_at_a_time = true});
  EXPECT_EQ(CertainIn(periods, 12), Holders{0});
  EXPECT_EQ(CertainIn(periods, 17), Holders{1});
  EXPECT_TRUE(CertainIn(periods, 22).empty());
}

TEST(StateHistoryTest, AnEndAloneTellsOfItsOwnTime) {
  const auto periods = ReadHistory({{0, Kind::kEnds, Year(20)}}, {});
  EXPECT_EQ(CertainIn(periods, 20), Holders{0});
  EXPECT_EQ(HoldersIn(periods, Year(15), Certainty::kPossible), Holders{0});
  EXPECT_EQ(HoldersIn(periods, Year(21), Certainty::kExcluded), Holders{0});
}

TEST(StateHistoryTest, AnEndAloneTellsNothingOfALongStretch) {
  const Interval years{100, 2000};
  EXPECT_EQ(HoldersIn(ReadHistory({{0, Kind::kEnds, {1990, 1999}}}, {}), years, Certainty::kPossible), Holders{0});
  EXPECT_EQ(HoldersIn(ReadHistory({{0, Kind::kBegins, {900, 909}}, {0, Kind::kEnds, {1990, 1999}}}, {}), years,
                      Certainty::kCertain),
            Holders{0});
}

TEST(StateHistoryTest, ToldTwiceItBeganOnce) {
  const auto periods = ReadHistory({{0, Kind::kBegins, Year(10)},
                                    {0, Kind::kBegins, {103, 103}},
                                    {0, Kind::kEnds, Year(12)},
                                    {0, Kind::kBegins, Year(15)}},
                                   {});
  ASSERT_EQ(periods.size(), 2U);
  EXPECT_EQ(periods[0].bounds.begin.first, 103);
  EXPECT_EQ(periods[0].sources.size(), 3U);
  EXPECT_TRUE(CertainIn(periods, 13).empty());
}

TEST(StateHistoryTest, WhatHeldAtATimeIsTrueOfThatTime) {
  const auto periods = ReadHistory({{0, Kind::kAt, Year(10)}}, {});
  EXPECT_EQ(CertainIn(periods, 10), Holders{0});
  EXPECT_TRUE(CertainIn(periods, 11).empty());
}

TEST(StateHistoryTest, AnEndAtTheLatestTellsNoEnd) {
  const auto died = ReadHistory({{0, Kind::kBegins, Year(10)}, {0, Kind::kLatest, Year(20)}}, {});
  ASSERT_EQ(died.size(), 1U);
  EXPECT_TRUE(died[0].over);
  EXPECT_FALSE(died[0].ended_by.has_value());
  EXPECT_EQ(CertainIn(died, 10), Holders{0});
  EXPECT_TRUE(CertainIn(died, 15).empty());
  EXPECT_EQ(HoldersIn(died, Year(15), Certainty::kPossible), Holders{0});
  EXPECT_EQ(HoldersIn(died, Year(21), Certainty::kExcluded), Holders{0});
  // Over long before: nothing new.
  const auto left =
      ReadHistory({{0, Kind::kBegins, Year(10)}, {0, Kind::kEnds, Year(12)}, {0, Kind::kLatest, Year(20)}}, {});
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].bounds.end, Year(12));
}

}  // namespace
}  // namespace whence
