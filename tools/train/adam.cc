#include "tools/train/adam.h"

#include <cmath>

namespace whence {
namespace {

constexpr float kMeanDecay = 0.9F;
constexpr float kSquareDecay = 0.98F;
constexpr float kEpsilon = 1e-8F;

}  // namespace

void Adam::Update(float rate, size_t begin, size_t size, float* parameters, float* gradient) {
  const auto time = static_cast<float>(time_);
  const float step = rate * std::sqrt(1 - std::pow(kSquareDecay, time)) / (1 - std::pow(kMeanDecay, time));
  for (size_t i = begin; i < begin + size; ++i) {
    mean_[i] = kMeanDecay * mean_[i] + (1 - kMeanDecay) * gradient[i];
    square_[i] = kSquareDecay * square_[i] + (1 - kSquareDecay) * gradient[i] * gradient[i];
    parameters[i] -= step * mean_[i] / (std::sqrt(square_[i]) + kEpsilon);
    gradient[i] = 0;
  }
}

}  // namespace whence
