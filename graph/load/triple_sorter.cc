#include "graph/load/triple_sorter.h"

#include <algorithm>
#include <queue>
#include <utility>

#include "graph/base/status.h"
#include "graph/load/run_file.h"
#include "graph/store/packed_keys.h"
#include "rocksdb/env.h"

namespace whence {
namespace {

constexpr int kDigitBits = 11;
constexpr size_t kDigits = size_t{1} << kDigitBits;

// Sorts by one part, keeping the order of equals: least significant digit first, digits that all share left out.
void SortByPart(size_t part, std::vector<Key3>* keys, std::vector<Key3>* scratch) {
  uint64_t any = 0, all = ~uint64_t{0};
  for (const Key3& key : *keys) {
    any |= key[part];
    all &= key[part];
  }
  const uint64_t differing = any ^ all;
  scratch->resize(keys->size());
  for (int shift = 0; shift < 64; shift += kDigitBits) {
    if ((differing >> shift & (kDigits - 1)) == 0) continue;
    std::array<size_t, kDigits> starts{};
    for (const Key3& key : *keys) ++starts[key[part] >> shift & (kDigits - 1)];
    size_t next = 0;
    for (size_t& start : starts) next += std::exchange(start, next);
    for (const Key3& key : *keys) (*scratch)[starts[key[part] >> shift & (kDigits - 1)]++] = key;
    keys->swap(*scratch);
  }
}

}  // namespace

// Reads a run back, chunk by chunk.
class TripleSorter::Run {
 public:
  Run(const std::string& path, rocksdb::Env* env) : chunks_(path, env) { Load(); }

  bool Valid() const { return next_ < size_; }
  const Key3& key() const { return keys_[next_]; }
  void Next() {
    if (++next_ == size_) Load();
  }
  const absl::Status& status() const { return status_; }

 private:
  void Load() {
    std::string_view chunk;
    next_ = size_ = 0;
    const bool more = chunks_.Next(&chunk);
    if (more) size_ = UnpackKeys(chunk, keys_.data());
    status_ = more && size_ == 0 ? chunks_.Damaged() : chunks_.status();
  }

  RunReader chunks_;
  std::array<Key3, kMostPackedKeys> keys_;
  size_t next_ = 0, size_ = 0;
  absl::Status status_;
};

TripleSorter::TripleSorter(std::string prefix, uint64_t budget, rocksdb::Env* env)
    : prefix_(std::move(prefix)),
      env_(env != nullptr ? env : rocksdb::Env::Default()),
      capacity_(std::max<uint64_t>(budget / (2 * sizeof(Key3)), 1024)) {}

TripleSorter::~TripleSorter() = default;

std::string TripleSorter::RunPath(TripleOrder order, size_t run) const {
  return StrCat(prefix_, "-", static_cast<int>(order), "-", run);
}

absl::Status TripleSorter::Add(const Triple& triple) {
  if (buffer_.size() == capacity_) WHENCE_RETURN_IF_ERROR(Spill());
  buffer_.push_back({triple.subject.value(), triple.predicate.value(), triple.object.value()});
  return absl::OkStatus();
}

// Each order from the one before: a stable sort by its first part does, when the rest is in order already.
void TripleSorter::SortBuffer(TripleOrder order) {
  constexpr size_t kSubject = 0, kPredicate = 1, kObject = 2;
  switch (order) {
    case TripleOrder::kSpo:
      SortByPart(kObject, &buffer_, &scratch_);
      SortByPart(kPredicate, &buffer_, &scratch_);
      SortByPart(kSubject, &buffer_, &scratch_);
      buffer_.erase(std::unique(buffer_.begin(), buffer_.end()), buffer_.end());
      break;
    case TripleOrder::kOsp:  // from kSpo
      SortByPart(kObject, &buffer_, &scratch_);
      break;
    case TripleOrder::kPos:  // from kOsp
      SortByPart(kPredicate, &buffer_, &scratch_);
      break;
    case TripleOrder::kPso:  // from kPos: the objects are in order, the subjects come next
      SortByPart(kSubject, &buffer_, &scratch_);
      SortByPart(kPredicate, &buffer_, &scratch_);
      break;
  }
}

absl::Status TripleSorter::WriteRun(TripleOrder order, size_t run) {
  RunWriter writer(RunPath(order, run), env_);
  std::vector<Key3> keys;
  std::string bytes;
  for (size_t begin = 0; begin < buffer_.size(); begin += kMostPackedKeys) {
    const size_t end = std::min(begin + kMostPackedKeys, buffer_.size());
    keys.clear();
    for (size_t i = begin; i < end; ++i) {
      const Key3& k = buffer_[i];
      keys.push_back(ToKey(order, {TermId(k[0]), TermId(k[1]), TermId(k[2])}));
    }
    bytes.clear();
    PackKeys(keys, &bytes);
    WHENCE_RETURN_IF_ERROR(writer.Append(bytes));
  }
  return writer.Close();
}

absl::Status TripleSorter::Spill() {
  for (const TripleOrder order : {TripleOrder::kSpo, TripleOrder::kOsp, TripleOrder::kPos, TripleOrder::kPso}) {
    SortBuffer(order);
    WHENCE_RETURN_IF_ERROR(WriteRun(order, runs_));
  }
  ++runs_;
  buffer_.clear();
  return absl::OkStatus();
}

std::function<bool(Key3*)> TripleSorter::Sorted(TripleOrder order) {
  if (runs_ == 0) {
    SortBuffer(order);
    return [this, order, next = size_t{0}](Key3* key) mutable {
      if (next == buffer_.size()) return false;
      const Key3& k = buffer_[next++];
      *key = ToKey(order, {TermId(k[0]), TermId(k[1]), TermId(k[2])});
      return true;
    };
  }
  if (!buffer_.empty()) status_ = Spill();
  buffer_ = std::vector<Key3>();
  scratch_ = std::vector<Key3>();
  auto runs = std::make_shared<std::vector<std::unique_ptr<Run>>>();
  using Head = std::pair<Key3, size_t>;
  auto heads = std::make_shared<std::priority_queue<Head, std::vector<Head>, std::greater<>>>();
  for (size_t i = 0; i < runs_ && status_.ok(); ++i) {
    runs->push_back(std::make_unique<Run>(RunPath(order, i), env_));
    status_ = runs->back()->status();
    if (runs->back()->Valid()) heads->emplace(runs->back()->key(), i);
  }
  return [this, runs, heads, last = Key3{0, 0, 0}](Key3* key) mutable {
    while (status_.ok() && !heads->empty()) {
      const auto [smallest, i] = heads->top();
      heads->pop();
      Run& run = *(*runs)[i];
      run.Next();
      if (run.Valid()) heads->emplace(run.key(), i);
      if (!run.status().ok()) status_ = run.status();
      if (smallest == last) continue;
      *key = last = smallest;
      return status_.ok();
    }
    return false;
  };
}

}  // namespace whence
