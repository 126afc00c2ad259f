#include "graph/evaluate/pattern_join.h"

#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace whence {
namespace {

constexpr size_t kSeeksPerCheck = 64;

// The filter's terms that no index can hold match nothing; this id stands for them.
std::optional<TermId> ToFilter(Slot slot) {
  if (slot == kUnboundSlot) return std::nullopt;
  return TermId(slot);
}

class PatternJoin : public Operator {
 public:
  PatternJoin(RunState& run, std::unique_ptr<Operator> input, SlotPattern pattern, StepLabel label)
      : run_(run), input_(std::move(input)), pattern_(pattern), label_(std::move(label)) {}

  void Explain(size_t depth, std::string* out) const override {
    Line(depth, label_(), out);
    input_->Explain(depth + 1, out);
  }

 protected:
  // Goes to the next input row; false when there is none now.
  bool Advance() {
    if (++row_ < batch_.size()) return true;
    row_ = 0;
    return input_->Next(&batch_);
  }
  absl::Span<const Slot> row() const { return batch_.row(row_); }

  // Whether every triple that fits what the row has gives one row: no variable that is free stands twice.
  bool FreeVariablesDiffer() const {
    const absl::Span<const Slot> values = row();
    for (size_t i = 0; i < 3; ++i) {
      const VariableIndex variable = pattern_.positions[i].variable;
      if (variable == kNoVariable || values[variable] != kUnboundSlot) continue;
      for (size_t j = 0; j < i; ++j) {
        if (pattern_.positions[j].variable == variable) return false;
      }
    }
    return true;
  }

  // Appends the input row joined with a triple, unless they contradict each other.
  void Emit(const Key3& parts, RowBatch* out) const {
    Slot* made = out->Append(row());
    if (!pattern_.Bind(parts, made)) out->DropLast();
  }

  RunState& run_;
  const std::unique_ptr<Operator> input_;
  const SlotPattern pattern_;

 private:
  const StepLabel label_;
  RowBatch batch_;
  size_t row_ = 0;
};

// An array {subject, predicate, object} of a key in the order of an index.
Key3 Parts(TripleOrder order, const Key3& key) {
  const auto& at = kPositions[static_cast<size_t>(order)];
  Key3 parts;
  for (size_t rank = 0; rank < 3; ++rank) parts[at[rank]] = key[rank];
  return parts;
}

// Whether a constant predicate has a value on one side at all: saves the seek where it has not, as soon as the graph
// finds it worth while to know.
class Members {
 public:
  // kPos: objects, kPso: subjects.
  Members(const Graph& graph, const SlotPattern& pattern, TripleOrder order)
      : graph_(graph), order_(order), predicate_(pattern.positions[1].constant) {
    if (predicate_.value() != 0) set_ = graph_.MembersOf(order_, predicate_, 0);
  }

  bool MayHave(Slot value) {
    constexpr uint64_t kLookupsPerAsking = 16;
    if (predicate_.value() == 0) return true;
    if (set_ == nullptr && ++lookups_ % kLookupsPerAsking == 0) {
      set_ = graph_.MembersOf(order_, predicate_, kLookupsPerAsking);
    }
    return set_ == nullptr || set_->MayContain(TermId(value));
  }

 private:
  const Graph& graph_;
  const TripleOrder order_;
  const TermId predicate_;  // 0 for a variable
  const TermSet* set_ = nullptr;
  uint64_t lookups_ = 0;
};

class IndexJoin : public PatternJoin {
 public:
  IndexJoin(RunState& run, std::unique_ptr<Operator> input, SlotPattern pattern, TripleOrder order, StepLabel label)
      : PatternJoin(run, std::move(input), pattern, std::move(label)), order_(order) {}

  bool Next(RowBatch* out) override {
    out->Clear();
    if (!run_.Continue()) return false;
    while (!out->full()) {
      if (cursor_ == nullptr && !Open()) break;
      const TripleOrder order = cursor_->order();
      while (cursor_->Valid() && !out->full()) {
        for (const Key3& key : cursor_->batch()) Emit(Parts(order, key), out);
        cursor_->NextBatch();
      }
      if (cursor_->Valid()) break;
      run_.terms.Fail(cursor_->status());
      cursor_.reset();
      if (++seeks_ % kSeeksPerCheck == 0 && !run_.Continue()) return false;
    }
    return !out->empty();
  }

  uint64_t CountRows() override {
    uint64_t rows = 0;
    RowBatch joined;
    while (run_.Continue() && (cursor_ != nullptr || Open())) {
      const bool each = FreeVariablesDiffer();
      for (size_t batches = 1; cursor_->Valid(); cursor_->NextBatch(), ++batches) {
        if (batches % kSeeksPerCheck == 0 && !run_.Continue()) return rows;
        joined.Clear();
        if (!each) {
          for (const Key3& key : cursor_->batch()) Emit(Parts(cursor_->order(), key), &joined);
        }
        rows += each ? cursor_->batch().size() : joined.size();
      }
      run_.terms.Fail(cursor_->status());
      cursor_.reset();
    }
    return rows;
  }

 private:
  bool Open() {
    TripleFilter filter;
    do {
      if (!Advance()) return false;
      filter = pattern_.FilterFor(row());
    } while (!MayMatch(filter));
    const size_t bound = filter.subject.has_value() + filter.predicate.has_value() + filter.object.has_value();
    const TripleOrder order = BoundPrefix(order_, filter) == bound ? order_ : OrderFor(filter);
    cursor_ = run_.graph().ScanIn(order, filter);
    return true;
  }

  // For terms that rows bring; constants were looked at when the query was planned.
  bool MayMatch(const TripleFilter& filter) {
    if (pattern_.positions[0].variable != kNoVariable && filter.subject) {
      if (!subjects_) subjects_.emplace(run_.graph(), pattern_, TripleOrder::kPso);
      if (!subjects_->MayHave(filter.subject->value())) return false;
    }
    if (pattern_.positions[2].variable != kNoVariable && filter.object) {
      if (!objects_) objects_.emplace(run_.graph(), pattern_, TripleOrder::kPos);
      if (!objects_->MayHave(filter.object->value())) return false;
    }
    return true;
  }

  const TripleOrder order_;  // where the filter leaves the choice
  std::optional<Members> subjects_, objects_;
  std::unique_ptr<TripleCursor> cursor_;
  size_t seeks_ = 0;
};

class MergeJoin : public PatternJoin {
 public:
  MergeJoin(RunState& run, std::unique_ptr<Operator> input, SlotPattern pattern, TripleOrder order, StepLabel label)
      : PatternJoin(run, std::move(input), pattern, std::move(label)), order_(order) {
    const auto& at = kPositions[static_cast<size_t>(order)];
    while (pattern_.positions[at[rank_]].variable == kNoVariable) {
      prefix_[rank_] = pattern_.positions[at[rank_]].constant;
      ++rank_;
    }
    variable_ = pattern_.positions[at[rank_]].variable;
    // Of the order's second places, if the predicate leads it and is all that is constant.
    if (at[0] == 1 && rank_ == 1) members_.emplace(run.graph(), pattern_, order);
  }

  bool Next(RowBatch* out) override {
    out->Clear();
    if (!run_.Continue()) return false;
    while (!out->full() && MatchNext()) {
      for (const Key3& parts : matches_) Emit(parts, out);
    }
    return !out->empty();
  }

  uint64_t CountRows() override {
    uint64_t rows = 0;
    RowBatch joined;
    for (size_t met = 0; MatchNext(); ++met) {
      if (met % kSeeksPerCheck == 0 && !run_.Continue()) break;
      if (OthersAreFree()) {
        rows += matches_.size();
        continue;
      }
      joined.Clear();
      for (const Key3& parts : matches_) Emit(parts, &joined);
      rows += joined.size();
    }
    return rows;
  }

 private:
  // Goes to the next input row and to what matches it.
  bool MatchNext() {
    if (!Advance()) return false;
    const Slot value = row()[variable_];
    if (!matched_ || value != value_) Collect(value);
    return true;
  }

  // Whether nothing but the value that is merged by decides which triples match the row.
  bool OthersAreFree() const {
    size_t free = 0, others = 0;
    for (const SlotPattern::Position& position : pattern_.positions) {
      if (position.variable == kNoVariable || position.variable == variable_) continue;
      ++others;
      free += row()[position.variable] == kUnboundSlot ? 1 : 0;
    }
    return free == others && others + rank_ == 2 && FreeVariablesDiffer();
  }

  // The triples with this value: a range of the index behind the one before.
  void Collect(Slot value) {
    matches_.clear();
    if (members_ && !members_->MayHave(value)) {
      matched_ = true;
      value_ = value;
      return;
    }
    Key3 target = prefix_;
    target[rank_] = value;
    if (cursor_ == nullptr || value < value_) {
      TripleFilter filter;
      for (size_t i = 0; i < 3; ++i) {
        if (pattern_.positions[i].variable != kNoVariable) continue;
        (i == 0 ? filter.subject : i == 1 ? filter.predicate : filter.object) = TermId(pattern_.positions[i].constant);
      }
      cursor_ = run_.graph().ScanIn(order_, filter);
    }
    matched_ = true;
    value_ = value;
    cursor_->Seek(target);
    while (cursor_->Valid() && cursor_->key()[rank_] == value) {
      matches_.push_back(Parts(order_, cursor_->key()));
      cursor_->Next();
    }
    if (!cursor_->Valid()) run_.terms.Fail(cursor_->status());
  }

  const TripleOrder order_;
  size_t rank_ = 0;
  Key3 prefix_ = {0, 0, 0};
  VariableIndex variable_;
  std::optional<Members> members_;
  std::unique_ptr<TripleCursor> cursor_;
  bool matched_ = false;
  Slot value_ = 0;
  std::vector<Key3> matches_;
};

class HashJoin : public PatternJoin {
 public:
  HashJoin(RunState& run, std::unique_ptr<Operator> input, SlotPattern pattern, size_t key_position, StepLabel label)
      : PatternJoin(run, std::move(input), pattern, std::move(label)), key_position_(key_position) {}

  bool Next(RowBatch* out) override {
    out->Clear();
    if (!run_.Continue() || (!built_ && !Build())) return false;
    while (!out->full() && Advance()) {
      const auto found = ranges_.find(row()[pattern_.positions[key_position_].variable]);
      if (found == ranges_.end()) continue;
      for (uint32_t i = found->second.first; i < found->second.second; ++i) Emit(triples_[i], out);
    }
    return !out->empty();
  }

 private:
  // Triples sorted by the key as the index has them: one range of the array a value.
  bool Build() {
    built_ = true;
    const std::vector<Slot> nothing(run_width());
    TripleFilter filter = pattern_.FilterFor(nothing);
    const TripleOrder order = OrderFor(filter);
    const auto cursor = run_.graph().ScanIn(order, filter);
    for (; cursor->Valid(); cursor->NextBatch()) {
      for (const Key3& key : cursor->batch()) triples_.push_back(Parts(order, key));
      if (!run_.Hold(3 * cursor->batch().size()) || !run_.Continue()) return false;
    }
    run_.terms.Fail(cursor->status());
    std::stable_sort(triples_.begin(), triples_.end(),
                     [this](const Key3& a, const Key3& b) { return a[key_position_] < b[key_position_]; });
    for (uint32_t begin = 0; begin < triples_.size();) {
      uint32_t end = begin + 1;
      while (end < triples_.size() && triples_[end][key_position_] == triples_[begin][key_position_]) ++end;
      ranges_[triples_[begin][key_position_]] = {begin, end};
      begin = end;
    }
    return true;
  }

  size_t run_width() const {
    VariableIndex most = 0;
    for (const SlotPattern::Position& position : pattern_.positions) most = std::max(most, position.variable);
    return static_cast<size_t>(most) + 1;
  }

  const size_t key_position_;
  bool built_ = false;
  std::vector<Key3> triples_;
  absl::flat_hash_map<Slot, std::pair<uint32_t, uint32_t>> ranges_;
};

}  // namespace

TripleFilter SlotPattern::FilterFor(absl::Span<const Slot> row) const {
  std::array<std::optional<TermId>, 3> parts;
  for (size_t i = 0; i < 3; ++i) {
    parts[i] = ToFilter(positions[i].variable == kNoVariable ? positions[i].constant : row[positions[i].variable]);
  }
  return {parts[0], parts[1], parts[2]};
}

std::unique_ptr<Operator> MakeIndexJoin(RunState& run, std::unique_ptr<Operator> input, SlotPattern pattern,
                                        TripleOrder scan_order, StepLabel label) {
  return std::make_unique<IndexJoin>(run, std::move(input), pattern, scan_order, std::move(label));
}

std::unique_ptr<Operator> MakeMergeJoin(RunState& run, std::unique_ptr<Operator> input, SlotPattern pattern,
                                        TripleOrder order, StepLabel label) {
  return std::make_unique<MergeJoin>(run, std::move(input), pattern, order, std::move(label));
}

std::unique_ptr<Operator> MakeHashJoin(RunState& run, std::unique_ptr<Operator> input, SlotPattern pattern,
                                       size_t key_position, StepLabel label) {
  return std::make_unique<HashJoin>(run, std::move(input), pattern, key_position, std::move(label));
}

}  // namespace whence
