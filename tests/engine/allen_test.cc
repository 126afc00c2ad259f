#include "engine/time/allen.h"

#include <map>
#include <vector>

#include "gtest/gtest.h"

namespace whence {
namespace {

struct Days {
  int64_t begin, end;
};

// Read off the definition, one relation at a time.
AllenRelation RelationOf(const Days& a, const Days& b) {
  if (a.end + 1 < b.begin) return AllenRelation::kBefore;
  if (a.end + 1 == b.begin) return AllenRelation::kMeets;
  if (b.end + 1 < a.begin) return AllenRelation::kAfter;
  if (b.end + 1 == a.begin) return AllenRelation::kMetBy;
  if (a.begin == b.begin && a.end == b.end) return AllenRelation::kEquals;
  if (a.begin == b.begin) return a.end < b.end ? AllenRelation::kStarts : AllenRelation::kStartedBy;
  if (a.end == b.end) return a.begin > b.begin ? AllenRelation::kFinishes : AllenRelation::kFinishedBy;
  if (a.begin < b.begin) return a.end > b.end ? AllenRelation::kContains : AllenRelation::kOverlaps;
  return a.end < b.end ? AllenRelation::kDuring : AllenRelation::kOverlappedBy;
}

std::vector<Interval> AllBounds(int64_t days) {
  std::vector<Interval> bounds;
  for (int64_t first = 0; first < days; ++first) {
    for (int64_t last = first; last < days; ++last) bounds.push_back({first, last});
  }
  return bounds;
}

std::vector<Days> Choices(const Period& period) {
  std::vector<Days> choices;
  for (int64_t begin = *period.begin.first; begin <= *period.begin.last; ++begin) {
    for (int64_t end = std::max(begin, *period.end.first); end <= *period.end.last; ++end)
      choices.push_back({begin, end});
  }
  return choices;
}

TEST(AllenTest, AgreesWithEveryChoiceOfDays) {
  constexpr int64_t kDays = 4;
  std::vector<Period> periods;
  for (const Interval& begin : AllBounds(kDays)) {
    for (const Interval& end : AllBounds(kDays)) {
      const Period period{begin, end};
      if (!Choices(period).empty()) periods.push_back(period);
    }
  }
  size_t compared = 0;
  for (const Period& a : periods) {
    const std::vector<Days> of_a = Choices(a);
    for (const Period& b : periods) {
      std::map<AllenRelation, int> seen;
      for (const Days& one : of_a) {
        for (const Days& other : Choices(b)) ++seen[RelationOf(one, other)];
      }
      for (int i = 0; i < kAllenRelationCount; ++i) {
        const auto relation = static_cast<AllenRelation>(i);
        const Certainty expected = seen.count(relation) == 0 ? Certainty::kExcluded
                                   : seen.size() == 1        ? Certainty::kCertain
                                                             : Certainty::kPossible;
        ASSERT_EQ(Holds(relation, a, b), expected)
            << AllenRelationName(relation) << " of [" << *a.begin.first << "," << *a.begin.last << "]-[" << *a.end.first
            << "," << *a.end.last << "] and [" << *b.begin.first << "," << *b.begin.last << "]-[" << *b.end.first << ","
            << *b.end.last << "]";
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 80000u);
}

TEST(AllenTest, OpenEndsLeaveThingsPossible) {
  const Period since{{0, 0}, {}};  // ends some day, nobody knows when
  const Period later{{100, 100}, {110, 110}};
  EXPECT_EQ(Holds(AllenRelation::kBefore, since, later), Certainty::kPossible);
  EXPECT_EQ(Holds(AllenRelation::kContains, since, later), Certainty::kPossible);
  EXPECT_EQ(Holds(AllenRelation::kAfter, since, later), Certainty::kExcluded);
  EXPECT_EQ(Holds(AllenRelation::kEquals, since, later), Certainty::kExcluded);
  const Period never_known{};
  for (int i = 0; i < kAllenRelationCount; ++i) {
    EXPECT_EQ(Holds(static_cast<AllenRelation>(i), never_known, later), Certainty::kPossible) << i;
  }
}

TEST(AllenTest, ShareADay) {
  const Period held{{0, 9}, {50, 59}};
  EXPECT_EQ(Share(held, {{20, 20}, {29, 29}}), Certainty::kCertain);
  EXPECT_EQ(Share(held, {{40, 40}, {70, 70}}), Certainty::kCertain);
  EXPECT_EQ(Share(held, {{52, 52}, {70, 70}}), Certainty::kPossible);
  EXPECT_EQ(Share(held, {{60, 60}, {70, 70}}), Certainty::kExcluded);
  EXPECT_EQ(Share({{0, 0}, {}}, {{60, 60}, {70, 70}}), Certainty::kPossible);
}

}  // namespace
}  // namespace whence
