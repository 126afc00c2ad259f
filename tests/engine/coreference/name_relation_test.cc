#include "engine/coreference/name_relation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace whence {
namespace {

struct Case {
  const char* name;
  EntityType type;
  const char* known;
  EntityType known_type;
  NameRelation want;
};

constexpr EntityType kAny = EntityType::kNone;
constexpr EntityType kPerson = EntityType::kPerson;
constexpr EntityType kOrganisation = EntityType::kOrganisation;
constexpr EntityType kPlace = EntityType::kPlace;

TEST(NameRelation, Table) {
  const Case cases[] = {
      {"Northern Fisheries Organisation", kAny, "the Northern Fisheries Organization", kAny, NameRelation::kSame},
      {"NFO", kAny, "Northern Fisheries Organization", kOrganisation, NameRelation::kAcronym},
      {"BoE", kAny, "Bank of Elmira", kOrganisation, NameRelation::kAcronym},
      {"NFX", kAny, "Northern Fisheries Organization", kOrganisation, NameRelation::kNone},
      {"Hallam", kAny, "Ruth Hallam", kPerson, NameRelation::kShort},
      {"Mrs. Hallam", kAny, "Ruth Hallam", kPerson, NameRelation::kShort},
      {"Ruth", kAny, "Ruth Hallam", kPerson, NameRelation::kShort},
      {"Ruth Hallam", kAny, "Ruth Mary Hallam", kPerson, NameRelation::kShort},
      {"Virginia", kAny, "West Virginia", kAny, NameRelation::kNone},
      {"the Bank", kAny, "Bank of Elmira", kOrganisation, NameRelation::kShort},
      {"Elmira", kPlace, "Bank of Elmira", kOrganisation, NameRelation::kNone},
      {"Uruguey", kAny, "Uruguay", kAny, NameRelation::kSpelling},
      {"Niger", kAny, "Nigeria", kAny, NameRelation::kNone},
      {"Austria", kAny, "Australia", kAny, NameRelation::kNone},
      {"Slovakia", kAny, "Slovenia", kAny, NameRelation::kNone},
      {"Bolivian", kAny, "Bolivia", kAny, NameRelation::kNone},
      {"Normandy", kAny, "Normands", kAny, NameRelation::kNone},
      {"Lund", kAny, "Lund and Malmo Railway", kOrganisation, NameRelation::kNone},
      {"Ratti", kPerson, "Marsh v Ratti", kAny, NameRelation::kNone},
      {"Navarre", kAny, "Joan of Navarre", kPerson, NameRelation::kNone},
      {"Apollo 11", kAny, "Apollo 12", kAny, NameRelation::kNone},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(RelateNames(NameWords(c.name), c.type, NameWords(c.known), c.known_type), c.want)
        << c.name << " / " << c.known;
  }
}

TEST(NameRelation, DistanceCountsSwappedNeighboursOnce) {
  EXPECT_EQ(NameDistance("treaty", "treaty", 2), 0);
  EXPECT_EQ(NameDistance("treaty", "teraty", 2), 1);
  EXPECT_EQ(NameDistance("treaty", "treat", 2), 1);
  EXPECT_EQ(NameDistance("treaty", "pact", 2), 3);
  EXPECT_EQ(NameDistance("", "abc", 2), 3);
}

// The table of all prefixes.
int SlowDistance(const std::string& a, const std::string& b) {
  std::vector<std::vector<int>> cost(a.size() + 1, std::vector<int>(b.size() + 1, 0));
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = static_cast<int>(i + j);
        continue;
      }
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

TEST(NameRelation, TheDistanceIsThatOfTheWholeTable) {
  std::mt19937_64 random(19670101);
  const auto word = [&] {
    std::string letters(random() % 9, 'a');
    for (char& letter : letters) letter = "abc"[random() % 3];
    return letters;
  };
  for (int round = 0; round < 20000; ++round) {
    const std::string a = word(), b = word();
    for (const int limit : {1, 2}) {
      EXPECT_EQ(NameDistance(a, b, limit), std::min(SlowDistance(a, b), limit + 1)) << a << " " << b;
    }
  }
}

}  // namespace
}  // namespace whence
