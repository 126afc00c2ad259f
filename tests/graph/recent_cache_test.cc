#include "graph/base/recent_cache.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace whence {
namespace {

TEST(RecentCacheTest, GivesWhatWasKept) {
  RecentCache<int, std::string> cache(10'000);
  EXPECT_EQ(cache.Find(1), nullptr);
  EXPECT_EQ(*cache.Keep(1, "one", 3), "one");
  ASSERT_NE(cache.Find(1), nullptr);
  EXPECT_EQ(*cache.Find(1), "one");
  cache.Keep(1, "another", 7);
  EXPECT_EQ(*cache.Find(1), "another");
}

TEST(RecentCacheTest, KeepsWhatIsAskedForAndNoMoreThanTheBudget) {
  RecentCache<int, int> cache(100 * 100);
  for (int i = 0; i < 1000; ++i) {
    cache.Keep(i, -i, 36);  // and 64 for the entry
    ASSERT_NE(cache.Find(0), nullptr) << i;
  }
  size_t kept = 0;
  for (int i = 0; i < 1000; ++i) {
    const auto found = cache.Find(i);
    if (found == nullptr) continue;
    EXPECT_EQ(*found, -i);
    ++kept;
  }
  EXPECT_LE(kept, 100u);
  EXPECT_GE(kept, 50u);
}

TEST(RecentCacheTest, CountsWhatStandsInPlaceOfWhatWasReplaced) {
  RecentCache<int, int> cache(10'000);
  std::vector<std::weak_ptr<const int>> values;
  for (int i = 0; i < 1000; ++i) {
    cache.Keep(i, -i, 0);
    values.push_back(cache.Keep(i, -i, 936));  // and 64 for the entry
  }
  const auto kept = std::count_if(values.begin(), values.end(), [](const auto& value) { return !value.expired(); });
  EXPECT_LE(kept, 10);
  EXPECT_GE(kept, 5);
}

TEST(RecentCacheTest, ASmallerValueMakesRoom) {
  RecentCache<int, int> cache(10'000);
  for (int i = 0; i < 40; ++i) {
    cache.Keep(i, -i, 936);
    cache.Keep(i, -i, 0);
  }
  for (int i = 0; i < 40; ++i) EXPECT_NE(cache.Find(i), nullptr) << i;  // of 64 bytes each
}

TEST(RecentCacheTest, PassesOnWhatIsTooLarge) {
  RecentCache<int, std::string> cache(1000);
  const auto value = cache.Keep(1, std::string(900, 'x'), 900);
  EXPECT_EQ(value->size(), 900u);
  EXPECT_EQ(cache.Find(1), nullptr);
}

}  // namespace
}  // namespace whence
