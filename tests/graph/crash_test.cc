// Kills a process that writes to a store with SIGKILL, at a random moment, and looks at what is left:
//
//   graph_crash_test [--rounds N] [--seed S]
//
// The store opens, `check` finds no fault, and it holds exactly what was acknowledged, or that and the whole of the one
// change that was under way; never a part of it. The latest backup restores to what was there when it was made. Rounds
// go by turns through loads, ingested documents, removed documents and backups. The steps of a round follow from its
// seed, so that this process knows what the killed one did (random_steps.h).
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "graph/base/strings.h"
#include "graph/maintenance.h"
#include "tests/graph/graph_contents.h"
#include "tests/graph/random_steps.h"
#include "tests/graph/temporary_folder.h"

namespace whence {
namespace {

using Contents = std::vector<std::string>;

constexpr Step::Kind kKinds[] = {Step::Kind::kLoad, Step::Kind::kPut, Step::Kind::kRemove, Step::Kind::kBackup};
constexpr const char* kKindNames[] = {"load", "ingest", "remove", "backup"};
constexpr int kRoundsPerStore = 12;

[[noreturn]] void Die(const std::string& why) {
  std::fprintf(stderr, "FAILED: %s\n", why.c_str());
  std::exit(1);
}

template <typename T>
T Need(absl::StatusOr<T> value, const std::string& what) {
  if (!value.ok()) Die(what + ": " + std::string(value.status().message()));
  return *std::move(value);
}

uint32_t StepSeed(uint32_t round_seed, uint32_t step) { return round_seed * 7919 + step; }

// The process that will be killed: writes a byte to standard output after each step that was acknowledged.
[[noreturn]] void Child(const std::string& folder, Step::Kind kind, uint32_t seed) {
  const auto acknowledge = [] {
    if (write(STDOUT_FILENO, "a", 1) != 1) std::exit(3);
  };
  const auto store = Need(Store::Open(folder + "/db"), "opening");
  acknowledge();
  for (uint32_t i = 0;; ++i) {
    const absl::Status done = Apply(MakeStep(kind, StepSeed(seed, i)), folder, *store);
    if (!done.ok()) Die("a step: " + std::string(done.message()));
    acknowledge();
  }
}

// Starts the child, kills it, and returns how many steps it had acknowledged.
uint32_t RunAndKill(const char* program, const std::string& folder, size_t kind, uint32_t seed, std::mt19937& random) {
  int ends[2];
  if (pipe(ends) != 0) Die("no pipe");
  const pid_t child = fork();
  if (child < 0) Die("no process");
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    const std::string kind_text = std::to_string(kind), seed_text = std::to_string(seed);
    execl(program, program, "--child", folder.c_str(), kind_text.c_str(), seed_text.c_str(), nullptr);
    _exit(4);
  }
  close(ends[1]);
  char byte;
  uint32_t read_bytes = 0;
  const uint32_t wait_for = 1 + random() % 6;
  while (read_bytes < wait_for && read(ends[0], &byte, 1) == 1) ++read_bytes;
  usleep(static_cast<useconds_t>(1u << random() % 16));  // up to 30 ms, more often short than long
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  if (!WIFSIGNALED(status)) Die(StrCat("the writing process ended by itself, with status ", status));
  while (read(ends[0], &byte, 1) == 1) ++read_bytes;
  close(ends[0]);
  return read_bytes == 0 ? 0 : read_bytes - 1;  // the first byte says that it has opened the store
}

Contents CheckedContents(const std::string& path) {
  const auto store = Need(Store::Open(path), "opening after the kill");
  const CheckReport report = Need(CheckStore(*store), "check");
  if (!report.faults.empty()) Die("check: " + report.faults[0]);
  return ContentsOf(*store->Snapshot(), RandomDocuments::Words());
}

Contents ContentsOfModel(const MemoryGraph& model) { return ContentsOf(model, RandomDocuments::Words()); }

// One store through several rounds.
class Trial {
 public:
  Trial(const char* program, uint32_t seed) : program_(program), random_(seed) {}

  void Round(size_t kind) {
    const auto seed = static_cast<uint32_t>(random_());
    const uint32_t acknowledged = RunAndKill(program_, folder_.path(), kind, seed, random_);
    for (uint32_t i = 0; i < acknowledged; ++i) Follow(MakeStep(kKinds[kind], StepSeed(seed, i)));
    const Step under_way = MakeStep(kKinds[kind], StepSeed(seed, acknowledged));
    const Contents found = CheckedContents(folder_.path() + "/db");
    if (found != ContentsOfModel(model_)) {
      Follow(under_way);
      if (found != ContentsOfModel(model_)) {
        Die(StrCat(kKindNames[kind], " round with seed ", seed, ": the store holds neither what was acknowledged (",
                   acknowledged, " steps) nor that and the next step"));
      }
      ++finished_;
    }
    steps_ += acknowledged;
    if (kKinds[kind] == Step::Kind::kBackup) Backups(under_way);
  }

  uint64_t steps() const { return steps_; }
  uint64_t finished() const { return finished_; }

 private:
  void Follow(const Step& step) {
    if (step.kind == Step::Kind::kBackup) {
      backups_.push_back(ContentsOfModel(model_));
    } else {
      Apply(step, model_);
    }
  }

  // Every acknowledged backup is listed; the latest restores to what was there then.
  void Backups(const Step& under_way) {
    const std::string folder = folder_.path() + "/backups", restored = folder_.path() + "/restored";
    const auto listed = ListBackups(folder);
    const size_t count = listed.ok() ? listed->size() : 0;
    if (count == backups_.size() + 1 && under_way.kind == Step::Kind::kBackup) {
      backups_.push_back(ContentsOfModel(model_));
    }
    if (count != backups_.size()) Die(StrCat(count, " backups are listed, ", backups_.size(), " were acknowledged"));
    if (count == 0) return;
    const absl::Status done = RestoreStore(folder, 0, restored);
    if (!done.ok()) Die("restoring: " + std::string(done.message()));
    if (CheckedContents(restored) != backups_.back()) Die("the restored backup holds something else");
    std::filesystem::remove_all(restored);
  }

  const char* const program_;
  std::mt19937 random_;
  const TemporaryFolder folder_;
  MemoryGraph model_;
  std::vector<Contents> backups_;  // what each holds
  uint64_t steps_ = 0, finished_ = 0;
};

int Run(const char* program, int rounds, uint32_t seed) {
  uint64_t steps = 0, finished = 0;
  for (int round = 0; round < rounds;) {
    Trial trial(program, seed + static_cast<uint32_t>(round));
    for (int i = 0; i < kRoundsPerStore && round < rounds; ++i, ++round) {
      trial.Round(static_cast<size_t>(round) % std::size(kKinds));
    }
    steps += trial.steps();
    finished += trial.finished();
  }
  std::printf(
      "%d kills (a quarter each during load, ingest, remove, backup), %lu steps acknowledged, none lost; %lu "
      "steps were complete without being acknowledged\n",
      rounds, static_cast<unsigned long>(steps), static_cast<unsigned long>(finished));
  return 0;
}

}  // namespace
}  // namespace whence

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 4 && arguments[0] == "--child") {
    whence::Child(arguments[1], whence::kKinds[std::stoul(arguments[2])],
                  static_cast<uint32_t>(std::stoul(arguments[3])));
  }
  int rounds = 8;
  uint32_t seed = 1;
  for (size_t i = 0; i < arguments.size(); i += 2) {
    const bool value = i + 1 < arguments.size();
    if (value && arguments[i] == "--rounds") {
      rounds = std::atoi(arguments[i + 1].c_str());
    } else if (value && arguments[i] == "--seed") {
      seed = static_cast<uint32_t>(std::atoi(arguments[i + 1].c_str()));
    } else {
      std::fprintf(stderr, "usage: graph_crash_test [--rounds N] [--seed S]\n");
      return 2;
    }
  }
  return whence::Run("/proc/self/exe", rounds, seed);
}
