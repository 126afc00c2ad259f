#ifndef WHENCE_TOOLS_TRAIN_PERCEPTRON_H_
#define WHENCE_TOOLS_TRAIN_PERCEPTRON_H_

#include <cstdint>
#include <vector>

#include "corpus/language/feature_hash.h"
#include "corpus/language/linear_model.h"

namespace whence {

// An averaged multi-class perceptron over hashed features (Freund and Schapire, 1999; averaging as in Daume's thesis).
// All arithmetic is on integers, so that training gives the same weights everywhere.
class Perceptron {
 public:
  explicit Perceptron(int classes);

  // Finds the rows of the features and sets scores[0, classes). Until the next call, Update works on these features.
  void Score(const FeatureVector& features, std::vector<int32_t>* scores);

  // Rewards one class and punishes another for the features of the last Score. Equal classes change nothing.
  void Update(int good, int bad);

  // Counts one example; averages are over examples.
  void Tick() { ++time_; }

  // Averaged weights as rows of a LinearModel. The scale is chosen so that `clip`, in units of average weight, is 127;
  // weights below `threshold` are dropped.
  std::vector<WeightRow> Rows(double threshold, double clip) const;

  size_t row_count() const { return rows_.size(); }

 private:
  struct Weight {
    int32_t label;
    int32_t value;
    int64_t total;  // sum of value over the examples before `since`
    int64_t since;
  };
  struct Slot {
    uint64_t hash = 0;
    int32_t row = -1;
  };

  size_t FindSlot(uint64_t hash) const;
  int32_t RowFor(uint64_t hash);
  void Add(int32_t row, int label, int32_t change);
  void Grow();

  int classes_;
  int64_t time_ = 1;
  std::vector<Slot> slots_;
  std::vector<std::vector<Weight>> rows_;
  FeatureVector last_features_;
  std::vector<int32_t> last_rows_;
};

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_PERCEPTRON_H_
