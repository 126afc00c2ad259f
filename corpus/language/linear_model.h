#ifndef WHENCE_CORPUS_LANGUAGE_LINEAR_MODEL_H_
#define WHENCE_CORPUS_LANGUAGE_LINEAR_MODEL_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/feature_hash.h"

namespace whence {

// A linear classifier over hashed sparse features, read in place from the model file. The score of a class is the sum
// of its 8-bit weights over the features that fire; a common scale is left out, since only the order of scores counts.
//
// Bytes (little endian): u32 classes, u32 buckets, u32 offsets[buckets + 1], then the buckets. A feature's hash names
// its bucket (upper half) and its 16-bit fingerprint (lowest bits). A bucket is: u8 rows, u16 fingerprints[rows], u8
// sizes[rows], then the rows: `size` pairs of (u8 class, i8 weight), or for size 255 one i8 weight per class. Two
// features that share a bucket and a fingerprint share a row: a few in a hundred thousand do, and the loss is not
// measurable.
class LinearModel {
 public:
  static constexpr int kMaxClasses = 128;
  using Scores = std::array<int16_t, kMaxClasses>;

  LinearModel() = default;  // no class, no feature

  // Checks every bucket, so that scoring needs no bounds checks. `bytes` outlives the model. Cost: linear in the bytes.
  static absl::StatusOr<LinearModel> FromBytes(std::string_view bytes);

  int classes() const { return classes_; }

  // Sets scores[0, classes()).
  void Score(const FeatureVector& features, Scores* scores) const;

 private:
  int classes_ = 0;
  uint32_t buckets_ = 0;
  const char* offsets_ = nullptr;
  const char* rows_ = nullptr;
};

// A feature's weights as the trainer hands them over: class and weight, by class, none 0.
struct WeightRow {
  uint64_t hash = 0;
  std::vector<std::pair<uint8_t, int8_t>> weights;
};

// Serialises rows in the format above. Rows of one bucket and fingerprint are added up.
std::string EncodeLinearModel(int classes, std::vector<WeightRow> rows);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_LINEAR_MODEL_H_
