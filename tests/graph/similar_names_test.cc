#include "graph/similar_names.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class NameSet : public SortedNames {
 public:
  explicit NameSet(std::set<std::string> names) : names_(std::move(names)) {}
  bool Seek(std::string_view target) override {
    ++seeks;
    at_ = names_.lower_bound(std::string(target));
    return at_ != names_.end();
  }
  std::string_view name() const override { return *at_; }
  const std::set<std::string>& names() const { return names_; }
  int seeks = 0;

 private:
  const std::set<std::string> names_;
  std::set<std::string>::const_iterator at_;
};

TEST(SimilarNamesTest, NearestFirst) {
  NameSet names({"uzbekistan", "kazakhstan", "tajikistan", "pakistan", "kyrgyzstan", "afghanistan"});
  EXPECT_THAT(FindSimilarNames(names, "uzbekstan", 1, 10), ElementsAre("uzbekistan"));
  EXPECT_THAT(FindSimilarNames(names, "kyrgystan", 2, 10), ElementsAre("kyrgyzstan"));
  EXPECT_THAT(FindSimilarNames(names, "uzbeksitan", 1, 10), ElementsAre("uzbekistan"));
  EXPECT_THAT(FindSimilarNames(names, "belarus", 2, 10), IsEmpty());
  EXPECT_THAT(FindSimilarNames(names, "", 2, 10), IsEmpty());
}

TEST(SimilarNamesTest, LettersOfTwoBytesAreOneEdit) {
  NameSet names({"россия", "росия"});
  EXPECT_THAT(FindSimilarNames(names, "рассия", 1, 10), ElementsAre("россия"));
}

TEST(SimilarNamesTest, AgreesWithComparingEveryName) {
  std::mt19937 random(5);
  const std::string alphabets[] = {"ab", "abc ", "abcdefgh"};
  for (int round = 0; round < 600; ++round) {
    const std::string& alphabet = alphabets[round % 3];
    const auto word = [&] {
      std::string s(random() % 9 + 1, ' ');
      for (char& c : s) c = alphabet[random() % alphabet.size()];
      return s;
    };
    std::set<std::string> all;
    for (int i = 0; i < 80; ++i) all.insert(word());
    NameSet names(all);
    const std::string pattern = word();
    for (const int distance : {0, 1, 2}) {
      std::vector<std::pair<int, std::string>> expected;
      for (const std::string& name : all) {
        const int d = EditDistance(pattern, name, distance);
        if (d <= distance) expected.emplace_back(d, name);
      }
      std::sort(expected.begin(), expected.end());
      if (expected.size() > 12) expected.resize(12);
      std::vector<std::string> expected_names;
      for (auto& [d, name] : expected) expected_names.push_back(name);
      ASSERT_EQ(FindSimilarNames(names, pattern, distance, 12), expected_names) << pattern << " " << distance;
    }
  }
}

TEST(SimilarNamesTest, SeeksStayFewAmongManyNames) {
  std::mt19937 random(6);
  std::set<std::string> all;
  while (all.size() < 100000) {
    std::string s(random() % 10 + 6, ' ');
    for (char& c : s) c = static_cast<char>('a' + random() % 26);
    all.insert(s);
  }
  NameSet names(all);
  FindSimilarNames(names, "abcdefghijk", 1, 10);
  EXPECT_LT(names.seeks, 3000);
  names.seeks = 0;
  FindSimilarNames(names, "abcdefghijk", 2, 10);
  EXPECT_LT(names.seeks, 30000);
}

TEST(EditDistanceTest, Table) {
  EXPECT_EQ(EditDistance("", "abc", 5), 3);
  EXPECT_EQ(EditDistance("abc", "acb", 5), 1);
  EXPECT_EQ(EditDistance("kitten", "sitting", 5), 3);
  EXPECT_EQ(EditDistance("kitten", "sitting", 2), 3);
}

}  // namespace
}  // namespace whence
