#include "corpus/language/linear_model.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

#include "graph/base/status.h"

namespace whence {
namespace {

constexpr uint8_t kDense = 255;
constexpr uint32_t kRowsPerBucket = 4;  // on average

template <typename T>
T Load(const char* bytes) {
  T value;
  std::memcpy(&value, bytes, sizeof(value));
  return value;
}

template <typename T>
void Append(T value, std::string* out) {
  out->append(reinterpret_cast<const char*>(&value), sizeof(value));
}

uint32_t BucketOf(uint64_t hash, uint32_t buckets) { return static_cast<uint32_t>(((hash >> 32) * buckets) >> 32); }
uint16_t FingerprintOf(uint64_t hash) { return static_cast<uint16_t>(hash); }

size_t RowBytes(uint8_t size, int classes) {
  return size == kDense ? static_cast<size_t>(classes) : 2 * static_cast<size_t>(size);
}

// Whether a bucket's rows stay inside its bytes and name classes that exist.
bool BucketIsSound(std::string_view bucket, int classes) {
  if (bucket.empty()) return false;
  const size_t rows = static_cast<unsigned char>(bucket[0]);
  size_t at = 1 + 3 * rows;
  if (at > bucket.size()) return false;
  for (size_t row = 0; row < rows; ++row) {
    const auto size = static_cast<uint8_t>(bucket[1 + 2 * rows + row]);
    const size_t bytes = RowBytes(size, classes);
    if (bytes > bucket.size() - at) return false;
    for (size_t i = 0; size != kDense && i < bytes; i += 2) {
      if (static_cast<unsigned char>(bucket[at + i]) >= classes) return false;
    }
    at += bytes;
  }
  return at == bucket.size();
}

}  // namespace

absl::StatusOr<LinearModel> LinearModel::FromBytes(std::string_view bytes) {
  if (bytes.size() < 12) return DataLoss("linear model: too short");
  LinearModel model;
  const auto classes = Load<uint32_t>(bytes.data());
  const auto buckets = Load<uint32_t>(bytes.data() + 4);
  if (classes == 0 || classes > kMaxClasses || buckets == 0) return DataLoss("linear model: bad header");
  const size_t table = (static_cast<size_t>(buckets) + 1) * 4;
  if (bytes.size() < 8 + table) return DataLoss("linear model: too short for its ", buckets, " buckets");
  model.classes_ = static_cast<int>(classes);
  model.buckets_ = buckets;
  model.offsets_ = bytes.data() + 8;
  const std::string_view rows = bytes.substr(8 + table);
  model.rows_ = rows.data();
  uint32_t begin = Load<uint32_t>(model.offsets_);
  for (uint32_t bucket = 0; bucket < buckets; ++bucket) {
    const auto end = Load<uint32_t>(model.offsets_ + 4 * (static_cast<size_t>(bucket) + 1));
    if (begin > end || end > rows.size() || !BucketIsSound(rows.substr(begin, end - begin), model.classes_)) {
      return DataLoss("linear model: bad bucket ", bucket);
    }
    begin = end;
  }
  return model;
}

void LinearModel::Score(const FeatureVector& features, Scores* scores) const {
  scores->fill(0);
  const size_t count = features.size();
  const char* where[FeatureVector::kCapacity];
  // Two passes that only ask for memory, then one that uses it: the table and the rows do not fit the inner caches.
  for (size_t i = 0; i < count; ++i) {
    where[i] = offsets_ + 4 * static_cast<size_t>(BucketOf(features[i], buckets_));
    __builtin_prefetch(where[i]);
  }
  for (size_t i = 0; i < count; ++i) {
    where[i] = rows_ + Load<uint32_t>(where[i]);
    __builtin_prefetch(where[i]);
  }
  int16_t* sums = scores->data();
  for (size_t i = 0; i < count; ++i) {
    const char* bucket = where[i];
    const uint16_t wanted = FingerprintOf(features[i]);
    const size_t rows = static_cast<unsigned char>(bucket[0]);
    const char* fingerprints = bucket + 1;
    const auto* sizes = reinterpret_cast<const uint8_t*>(fingerprints + 2 * rows);
    const char* row = fingerprints + 3 * rows;
    for (size_t r = 0; r < rows; ++r) {
      const uint8_t size = sizes[r];
      if (Load<uint16_t>(fingerprints + 2 * r) != wanted) {
        row += RowBytes(size, classes_);
        continue;
      }
      const auto* weights = reinterpret_cast<const int8_t*>(row);
      if (size == kDense) {
        for (int c = 0; c < classes_; ++c) sums[c] = static_cast<int16_t>(sums[c] + weights[c]);
      } else {
        for (size_t w = 0; w < size; ++w) {
          int16_t& sum = sums[static_cast<uint8_t>(weights[2 * w])];
          sum = static_cast<int16_t>(sum + weights[2 * w + 1]);
        }
      }
      break;
    }
  }
}

std::string EncodeLinearModel(int classes, std::vector<WeightRow> rows) {
  const uint32_t buckets = std::max<uint32_t>(1, static_cast<uint32_t>(rows.size() / kRowsPerBucket));
  using Weights = std::map<uint8_t, int>;
  std::vector<std::map<uint16_t, Weights>> table(buckets);
  for (const WeightRow& row : rows) {
    Weights& weights = table[BucketOf(row.hash, buckets)][FingerprintOf(row.hash)];
    for (const auto& [label, weight] : row.weights) weights[label] += weight;
  }
  std::string offsets;
  std::string data;
  for (auto& bucket : table) {
    Append(static_cast<uint32_t>(data.size()), &offsets);
    while (bucket.size() > 255) bucket.erase(std::prev(bucket.end()));
    data.push_back(static_cast<char>(bucket.size()));
    for (const auto& [fingerprint, weights] : bucket) Append(fingerprint, &data);
    std::string entries;
    for (const auto& [fingerprint, weights] : bucket) {
      const bool dense = 2 * weights.size() >= static_cast<size_t>(classes) || weights.size() >= kDense;
      data.push_back(static_cast<char>(dense ? kDense : weights.size()));
      const size_t begin = entries.size();
      if (dense) entries.append(static_cast<size_t>(classes), '\0');
      for (const auto& [label, sum] : weights) {
        const auto weight = static_cast<char>(std::clamp(sum, -127, 127));
        if (dense) {
          entries[begin + label] = weight;
        } else {
          entries.push_back(static_cast<char>(label));
          entries.push_back(weight);
        }
      }
    }
    data += entries;
  }
  Append(static_cast<uint32_t>(data.size()), &offsets);
  std::string out;
  Append(static_cast<uint32_t>(classes), &out);
  Append(buckets, &out);
  return out + offsets + data;
}

}  // namespace whence
