#include "tools/train/perceptron.h"

#include <algorithm>
#include <cmath>

namespace whence {

Perceptron::Perceptron(int classes) : classes_(classes), slots_(1 << 16) {}

size_t Perceptron::FindSlot(uint64_t hash) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  while (slots_[slot].row >= 0 && slots_[slot].hash != hash) slot = (slot + 1) & mask;
  return slot;
}

void Perceptron::Score(const FeatureVector& features, std::vector<int32_t>* scores) {
  scores->assign(static_cast<size_t>(classes_), 0);
  last_features_ = features;
  last_rows_.resize(features.size());
  const size_t mask = slots_.size() - 1;
  for (const uint64_t hash : features) __builtin_prefetch(&slots_[hash & mask]);
  for (size_t i = 0; i < features.size(); ++i) {
    last_rows_[i] = slots_[FindSlot(features[i])].row;
    if (last_rows_[i] >= 0) __builtin_prefetch(&rows_[static_cast<size_t>(last_rows_[i])]);
  }
  for (const int32_t row : last_rows_) {
    if (row >= 0) __builtin_prefetch(rows_[static_cast<size_t>(row)].data());
  }
  for (const int32_t row : last_rows_) {
    if (row < 0) continue;
    for (const Weight& weight : rows_[static_cast<size_t>(row)]) {
      (*scores)[static_cast<size_t>(weight.label)] += weight.value;
    }
  }
}

void Perceptron::Update(int good, int bad) {
  if (good == bad) return;
  for (size_t i = 0; i < last_features_.size(); ++i) {
    const int32_t row = last_rows_[i] >= 0 ? last_rows_[i] : RowFor(last_features_[i]);
    Add(row, good, 1);
    Add(row, bad, -1);
  }
}

int32_t Perceptron::RowFor(uint64_t hash) {
  if (rows_.size() * 2 > slots_.size()) Grow();
  Slot& slot = slots_[FindSlot(hash)];
  if (slot.row < 0) {
    slot = {hash, static_cast<int32_t>(rows_.size())};
    rows_.emplace_back();
  }
  return slot.row;
}

void Perceptron::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.row >= 0) slots_[FindSlot(slot.hash)] = slot;
  }
}

void Perceptron::Add(int32_t row, int label, int32_t change) {
  std::vector<Weight>& weights = rows_[static_cast<size_t>(row)];
  for (Weight& weight : weights) {
    if (weight.label != label) continue;
    weight.total += static_cast<int64_t>(weight.value) * (time_ - weight.since);
    weight.since = time_;
    weight.value += change;
    return;
  }
  weights.push_back({label, change, 0, time_});
}

std::vector<WeightRow> Perceptron::Rows(double threshold, double clip) const {
  std::vector<WeightRow> result;
  for (const Slot& slot : slots_) {
    if (slot.row < 0) continue;
    WeightRow row;
    row.hash = slot.hash;
    for (const Weight& weight : rows_[static_cast<size_t>(slot.row)]) {
      const int64_t total = weight.total + static_cast<int64_t>(weight.value) * (time_ - weight.since);
      const double average = static_cast<double>(total) / static_cast<double>(time_);
      if (std::fabs(average) < threshold) continue;
      const long quantised = std::lround(std::clamp(average / clip * 127, -127.0, 127.0));
      if (quantised != 0) row.weights.emplace_back(static_cast<uint8_t>(weight.label), static_cast<int8_t>(quantised));
    }
    if (!row.weights.empty()) result.push_back(std::move(row));
  }
  return result;
}

}  // namespace whence
