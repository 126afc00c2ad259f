#include "graph/load/record_sorter.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <queue>

#include "graph/base/status.h"
#include "graph/load/run_file.h"

namespace whence {
namespace {

constexpr uint64_t kLeastBudget = 4096;

// A run and the record that it stands on.
struct Head {
  std::string_view record;
  size_t run = 0;
  friend bool operator>(const Head& a, const Head& b) { return a.record > b.record; }
};

}  // namespace

RecordSorter::RecordSorter(std::string prefix, uint64_t budget, rocksdb::Env* env)
    : prefix_(std::move(prefix)),
      budget_(std::max(budget, kLeastBudget)),
      env_(env != nullptr ? env : rocksdb::Env::Default()) {}

std::string RecordSorter::RunPath(size_t run) const { return StrCat(prefix_, "-", run); }

absl::Status RecordSorter::Add(std::string_view record) {
  const uint64_t used = bytes_.size() + entries_.size() * sizeof(entries_[0]);
  if (!entries_.empty() && used + record.size() > budget_) WHENCE_RETURN_IF_ERROR(Spill());
  entries_.emplace_back(bytes_.size(), record.size());
  bytes_.append(record);
  return absl::OkStatus();
}

void RecordSorter::SortEntries() {
  std::sort(entries_.begin(), entries_.end(), [this](const auto& a, const auto& b) { return Bytes(a) < Bytes(b); });
  const auto same = [this](const auto& a, const auto& b) { return Bytes(a) == Bytes(b); };
  entries_.erase(std::unique(entries_.begin(), entries_.end(), same), entries_.end());
}

absl::Status RecordSorter::Spill() {
  SortEntries();
  RunWriter writer(RunPath(runs_), env_);
  for (const auto& entry : entries_) WHENCE_RETURN_IF_ERROR(writer.Append(Bytes(entry)));
  WHENCE_RETURN_IF_ERROR(writer.Close());
  ++runs_;
  entries_.clear();
  bytes_.clear();
  return absl::OkStatus();
}

std::function<bool(std::string_view*)> RecordSorter::Sorted() {
  if (runs_ == 0) {
    if (!std::exchange(sorted_, true)) SortEntries();
    return [this, next = size_t{0}](std::string_view* record) mutable {
      if (next == entries_.size()) return false;
      *record = Bytes(entries_[next++]);
      return true;
    };
  }
  if (!entries_.empty() && status_.ok()) status_ = Spill();
  entries_ = {};
  bytes_ = {};
  struct Merge {
    std::vector<std::unique_ptr<RunReader>> runs;
    std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
    std::optional<size_t> given;  // the run that the last record came from: it moves on at the next call
    std::optional<std::string> last;
  };
  auto merge = std::make_shared<Merge>();
  const auto advance = [this, merge](size_t run) {
    Head head{{}, run};
    if (merge->runs[run]->Next(&head.record)) merge->heads.push(head);
    if (status_.ok()) status_ = merge->runs[run]->status();
  };
  for (size_t run = 0; run < runs_ && status_.ok(); ++run) {
    merge->runs.push_back(std::make_unique<RunReader>(RunPath(run), env_));
    advance(run);
  }
  return [this, merge, advance](std::string_view* record) {
    while (status_.ok()) {
      if (merge->given) advance(*merge->given);
      merge->given.reset();
      if (!status_.ok() || merge->heads.empty()) return false;
      const Head least = merge->heads.top();
      merge->heads.pop();
      merge->given = least.run;
      if (least.record == merge->last) continue;
      merge->last = std::string(least.record);
      *record = *merge->last;
      return true;
    }
    return false;
  };
}

}  // namespace whence
