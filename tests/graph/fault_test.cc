// A disk that is full, or that cuts writes short, at every point of a run of changes: the change that meets it is
// refused as a whole, what was acknowledged stays, and writing goes on when there is room again.
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "graph/maintenance.h"
#include "gtest/gtest.h"
#include "tests/graph/fault_env.h"
#include "tests/graph/graph_contents.h"
#include "tests/graph/random_steps.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

constexpr uint32_t kSteps = 8;

// At how many points of a run the fault comes: a few, or as the environment says.
int64_t Runs() {
  const char* runs = std::getenv("WHENCE_FAULT_RUNS");
  return runs == nullptr ? 4 : std::atoi(runs);
}

std::vector<std::string> Contents(const Graph& graph) { return ContentsOf(graph, RandomDocuments::Words()); }

class FaultTest : public testing::TestWithParam<Fault> {
 protected:
  FaultTest() : files_(std::make_shared<FaultFileSystem>()), env_(rocksdb::NewCompositeEnv(files_)) {
    options_.env = env_.get();
    options_.write_buffer_bytes = 64 << 10;  // flushes and merges fall among the steps
  }

  // A new store, and steps of which the one after `writes` writes meets the fault.
  void Run(uint32_t seed, int64_t writes) {
    const TemporaryFolder folder;
    MemoryGraph model;
    {
      auto opened = Store::Open(folder.path() + "/db", options_);
      ASSERT_TRUE(opened.ok()) << opened.status();
      std::unique_ptr<Store> store = *std::move(opened);
      files_->FailAfter(writes, GetParam());
      for (uint32_t i = 0; i < kSteps; ++i) {
        const Step step = MakeStep(Step::Kind::kLoad, seed * 1000 + i);
        const absl::Status done = Apply(step, folder.path(), *store);
        if (!done.ok()) {
          ASSERT_TRUE(files_->failed()) << done;
          ++met_;
          // As if nothing had happened; and when there is room again, it does.
          EXPECT_EQ(Contents(*store->Snapshot()), Contents(model)) << done;
          files_->Repair();
          absl::Status again = Apply(step, folder.path(), *store);
          if (!again.ok()) {
            // RocksDB does not recover from every fault by itself; then it is said, and opening anew does it.
            store.reset();
            auto reopened = Store::Open(folder.path() + "/db", options_);
            ASSERT_TRUE(reopened.ok()) << reopened.status();
            store = *std::move(reopened);
            again = Apply(step, folder.path(), *store);
          }
          ASSERT_TRUE(again.ok()) << again << " after " << done;
        }
        Apply(step, model);
      }
      files_->Repair();
      EXPECT_EQ(Contents(*store->Snapshot()), Contents(model));
    }
    Reopened(folder.path(), model, model);
  }

  // The same without repair: the process ends while the disk is full.
  void RunToTheEnd(uint32_t seed, int64_t writes) {
    const TemporaryFolder folder;
    MemoryGraph model, next;
    {
      const std::unique_ptr<Store> store = Store::Open(folder.path() + "/db", options_).value();
      files_->FailAfter(writes, GetParam());
      for (uint32_t i = 0; i < kSteps; ++i) {
        const Step step = MakeStep(Step::Kind::kLoad, seed * 1000 + i);
        Apply(step, next);
        if (!Apply(step, folder.path(), *store).ok()) break;
        Apply(step, model);
      }
    }
    files_->Repair();
    Reopened(folder.path(), model, next);
  }

  // The store holds what was acknowledged, or that and the whole of a change that could not be acknowledged.
  void Reopened(const std::string& folder, const MemoryGraph& model, const MemoryGraph& next) {
    const auto store = Store::Open(folder + "/db", {});
    ASSERT_TRUE(store.ok()) << store.status();
    const auto report = CheckStore(**store);
    ASSERT_TRUE(report.ok()) << report.status();
    EXPECT_TRUE(report->faults.empty()) << report->faults[0];
    const std::vector<std::string> found = Contents(*(*store)->Snapshot());
    EXPECT_TRUE(found == Contents(model) || found == Contents(next));
  }

  int64_t WritesOfARun(uint32_t seed) {
    const int64_t before = files_->writes();
    Run(seed, int64_t{1} << 40);
    return files_->writes() - before;
  }

  const std::shared_ptr<FaultFileSystem> files_;
  const std::unique_ptr<rocksdb::Env> env_;
  StoreOptions options_;
  int met_ = 0;
};

TEST_P(FaultTest, TheChangeIsRefusedAndTheStoreGoesOn) {
  const int64_t writes = WritesOfARun(1);
  ASSERT_GT(writes, 20);
  const int64_t runs = Runs();
  for (int64_t i = 0; i < runs && !HasFailure(); ++i) Run(1, i * writes / runs);
  EXPECT_GT(met_, runs / 2);
}

TEST_P(FaultTest, AProcessThatEndsOnAFullDiskHasLostNothing) {
  const int64_t writes = WritesOfARun(2);
  const int64_t runs = Runs();
  for (int64_t i = 0; i < runs && !HasFailure(); ++i) RunToTheEnd(2, i * writes / runs);
}

INSTANTIATE_TEST_SUITE_P(Faults, FaultTest, testing::Values(Fault::kDiskFull, Fault::kShortWrite),
                         [](const auto& test) { return test.param == Fault::kDiskFull ? "DiskFull" : "ShortWrite"; });

}  // namespace
}  // namespace whence
