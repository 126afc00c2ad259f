#ifndef WHENCE_TOOLS_TRAIN_RANDOM_H_
#define WHENCE_TOOLS_TRAIN_RANDOM_H_

#include <cstdint>
#include <utility>
#include <vector>

namespace whence {

// A small random generator (splitmix64, Steele, Lea and Flood, 2014) whose numbers no library version changes: training
// twice must give the same file.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // In [0, limit). REQUIRES: limit > 0.
  size_t Below(size_t limit) { return static_cast<size_t>(Next() % limit); }
  // In [0, 1).
  double Fraction() { return static_cast<double>(Next() >> 11) * 0x1p-53; }
  // True `percent` times of a hundred.
  bool Chance(unsigned percent) { return Next() % 100 < percent; }

  template <typename T>
  void Shuffle(std::vector<T>* values) {
    for (size_t i = values->size(); i > 1; --i) std::swap((*values)[i - 1], (*values)[Below(i)]);
  }

 private:
  uint64_t state_;
};

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_RANDOM_H_
