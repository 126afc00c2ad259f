#ifndef WHENCE_TOOLS_TRAIN_ADAM_H_
#define WHENCE_TOOLS_TRAIN_ADAM_H_

#include <cstddef>
#include <vector>

namespace whence {

// Adam (Kingma and Ba, 2015) over a buffer of parameters.
class Adam {
 public:
  explicit Adam(size_t size) : mean_(size), square_(size) {}

  // One more step is under way; REQUIRED before its Update calls.
  void Tick() { ++time_; }

  // Moves parameters [begin, begin + size) against their gradient, and sets the gradient to 0. Parameters without a
  // gradient need no call: rarely used rows keep their momentum as it is.
  void Update(float rate, size_t begin, size_t size, float* parameters, float* gradient);

 private:
  long time_ = 0;
  std::vector<float> mean_;
  std::vector<float> square_;
};

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_ADAM_H_
