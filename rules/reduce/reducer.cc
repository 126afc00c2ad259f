#include "rules/reduce/reducer.h"

#include <algorithm>
#include <utility>

#include "graph/base/strings.h"

namespace whence {
namespace {

uint64_t CellKey(uint32_t begin, uint32_t end, GrammarKey type) {
  return (static_cast<uint64_t>(begin) << 48) | (static_cast<uint64_t>(end) << 32) | type;
}

constexpr size_t kMaxParts = 64;

}  // namespace

void Reducer::Run(std::span<const GrammarKey> words, std::span<const Symbol> symbols, MeaningBuilder& builder,
                  std::span<const Phrase> barred) {
  builder_ = &builder;
  barred_ = barred;
  reductions_.clear();
  actives_.clear();
  cells_.clear();
  exhausted_ = false;
  length_ = words.size();
  // Kept from question to question with their memory.
  if (waiting_.size() <= length_) waiting_.resize(length_ + 1);
  if (by_end_.size() <= length_) by_end_.resize(length_ + 1);
  for (auto& waiting : waiting_) waiting.clear();
  for (auto& ends : by_end_) ends.clear();
  for (const Symbol& symbol : symbols) {
    if (symbol.begin < symbol.end && symbol.end <= length_) by_end_[symbol.end].push_back(&symbol);
  }

  for (uint32_t end = 1; end <= length_; ++end) {
    agenda_.clear();
    for (const Symbol* symbol : by_end_[end]) {
      Add({symbol->begin, symbol->end, symbol->type, symbol->meaning, symbol->cost, -1, -1});
    }
    if (words[end - 1] != kNoKey) Advance(end - 1, end, words[end - 1], -1);
    while (!agenda_.empty() && !exhausted_) {
      std::pop_heap(agenda_.begin(), agenda_.end());
      const uint32_t index = agenda_.back().index;
      agenda_.pop_back();
      const Reduction& reduction = reductions_[index];
      Cell& cell = cells_[CellKey(reduction.begin, reduction.end, reduction.type)];
      if (cell.count >= options_.beam) continue;
      const uint32_t* taken_begin = cell.reductions.data();
      const bool known = std::any_of(taken_begin, taken_begin + cell.count,
                                     [&](uint32_t other) { return reductions_[other].meaning == reduction.meaning; });
      if (known) continue;
      cell.reductions[cell.count++] = index;
      Advance(reduction.begin, end, reduction.type, static_cast<int32_t>(index));
    }
  }
}

void Reducer::Advance(uint32_t begin, uint32_t end, GrammarKey key, int32_t part) {
  Step(0, begin, end, key, -1, part);
  // waiting_[begin] is complete: everything that ends there was found before.
  for (size_t i = 0; i < waiting_[begin].size() && !exhausted_; ++i) {
    const auto active = waiting_[begin][i];
    Step(actives_[active].node, actives_[active].begin, end, key, static_cast<int32_t>(active), part);
  }
}

void Reducer::Step(uint32_t node, uint32_t begin, uint32_t end, GrammarKey key, int32_t previous, int32_t part) {
  const uint32_t child = grammar_.Child(node, key);
  if (child == Grammar::kNoNode) return;
  const auto active = static_cast<int32_t>(actives_.size());
  actives_.push_back({child, begin, previous, part});
  const Grammar::Node& to = grammar_.nodes()[child];
  if (!to.children.empty()) waiting_[end].push_back(static_cast<uint32_t>(active));
  if (!to.completions.empty()) Complete(end, active);
}

void Reducer::Complete(uint32_t end, int32_t active) {
  int32_t parts[kMaxParts];
  size_t count = 0;
  for (int32_t at = active; at >= 0; at = actives_[at].previous) {
    if (count == kMaxParts) return;
    parts[count++] = actives_[at].part;
  }
  std::reverse(parts, parts + count);
  float parts_cost = 0;
  for (size_t i = 0; i < count; ++i) parts_cost += parts[i] < 0 ? 0 : reductions_[parts[i]].cost;

  for (const Grammar::Node::Completion& completion : grammar_.nodes()[actives_[active].node].completions) {
    const ReductionRule& rule = grammar_.rules()[completion.rule];
    Reduction reduction{static_cast<uint16_t>(actives_[active].begin),
                        static_cast<uint16_t>(end),
                        rule.type,
                        nullptr,
                        parts_cost + rule.cost,
                        static_cast<int32_t>(completion.rule),
                        active};
    const auto known = cells_.find(CellKey(reduction.begin, end, rule.type));
    const uint32_t taken = known == cells_.end() ? 0 : known->second.count;
    if (taken >= options_.beam) continue;
    if (!grammar_.IsClass(rule.type)) {
      const Meaning* slots[kMaxParts] = {};
      for (size_t i = 0; i < count; ++i) {
        if (completion.slots[i] >= 0) slots[completion.slots[i]] = reductions_[parts[i]].meaning;
      }
      reduction.meaning = builder_->Build(rule, std::span(slots, rule.slots.size()), &reduction.cost);
      if (!reduction.meaning) continue;
    } else if (taken > 0 || std::any_of(barred_.begin(), barred_.end(), [&](const Phrase& phrase) {
                 return phrase.begin == reduction.begin && phrase.end == end && phrase.type == rule.type;
               })) {
      continue;
    }
    Add(reduction);
  }
}

void Reducer::Add(const Reduction& reduction) {
  if (reductions_.size() >= options_.max_reductions) {
    exhausted_ = true;
    return;
  }
  const auto index = static_cast<uint32_t>(reductions_.size());
  agenda_.push_back({reduction.begin, reduction.cost, index});
  std::push_heap(agenda_.begin(), agenda_.end());
  reductions_.push_back(reduction);
}

std::vector<const Reduction*> Reducer::PartsOf(const Reduction& reduction) const {
  std::vector<const Reduction*> parts;
  for (int32_t at = reduction.last_part; at >= 0; at = actives_[at].previous) {
    if (actives_[at].part >= 0) parts.push_back(&reductions_[actives_[at].part]);
  }
  std::reverse(parts.begin(), parts.end());
  return parts;
}

std::vector<const Reduction*> Reducer::Readings(GrammarKey type) const {
  std::vector<const Reduction*> readings;
  const auto found = cells_.find(CellKey(0, static_cast<uint32_t>(length_), type));
  if (found == cells_.end()) return readings;
  for (uint32_t i = 0; i < found->second.count; ++i) readings.push_back(&reductions_[found->second.reductions[i]]);
  std::stable_sort(readings.begin(), readings.end(),
                   [](const Reduction* a, const Reduction* b) { return a->cost < b->cost; });
  return readings;
}

void Reducer::RenderInto(const Reduction& reading, std::span<const std::string> words, size_t depth,
                         std::string& out) const {
  if (grammar_.IsClass(reading.type)) return;
  out += StrCat(std::string(2 * depth, ' '), grammar_.TypeName(reading.type), " ",
                reading.rule < 0 ? std::string_view("lexicon") : std::string_view(grammar_.rules()[reading.rule].name),
                ":");
  for (uint32_t i = reading.begin; i < reading.end; ++i) out += StrCat(" ", words[i]);
  out += "\n";
  for (const Reduction* part : PartsOf(reading)) RenderInto(*part, words, depth + 1, out);
}

std::string Reducer::Render(const Reduction& reading, std::span<const std::string> words) const {
  std::string out;
  RenderInto(reading, words, 0, out);
  return out;
}

}  // namespace whence
