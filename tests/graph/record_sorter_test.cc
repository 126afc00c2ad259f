#include "graph/load/record_sorter.h"

#include <random>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

TEST(RecordSorterTest, GivesEachRecordOnceAndInOrderInMemoryAndOnDisk) {
  std::mt19937 random(1);
  for (int round = 0; round < 12; ++round) {
    const TemporaryFolder folder;
    // Some fit, some do not; records longer than the whole budget, and empty ones, are records like others.
    RecordSorter sorter(folder.path() + "/run", round % 3 == 0 ? 64 << 20 : 4096, nullptr);
    EXPECT_TRUE(sorter.empty());
    std::set<std::string> expected;
    for (int i = 0; i < 3000; ++i) {
      std::string record(random() % 400 == 0 ? 6000 : random() % 4, static_cast<char>(random()));
      if (!record.empty()) record.back() = static_cast<char>(random());
      ASSERT_TRUE(sorter.Add(record).ok());
      expected.insert(std::move(record));
    }
    EXPECT_FALSE(sorter.empty());
    for (int walk = 0; walk < 2; ++walk) {
      const auto next = sorter.Sorted();
      std::vector<std::string> found;
      for (std::string_view record; next(&record);) found.emplace_back(record);
      EXPECT_EQ(found, std::vector<std::string>(expected.begin(), expected.end()));
      EXPECT_TRUE(sorter.status().ok());
    }
  }
}

TEST(RecordSorterTest, AFolderThatIsNotThereIsAnError) {
  RecordSorter sorter("/nowhere/run", 1, nullptr);
  absl::Status status;
  for (int i = 0; i < 2000 && status.ok(); ++i) status = sorter.Add("record " + std::to_string(i));
  EXPECT_FALSE(status.ok());
}

}  // namespace
}  // namespace whence
