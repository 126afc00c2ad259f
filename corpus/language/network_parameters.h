#ifndef WHENCE_CORPUS_LANGUAGE_NETWORK_PARAMETERS_H_
#define WHENCE_CORPUS_LANGUAGE_NETWORK_PARAMETERS_H_

#include <cstddef>
#include <utility>
#include <vector>

#include "corpus/language/quantised_matrix.h"

namespace whence {

// The parameters of a network, which stand elsewhere and outlive this: as they are for the trainer, which changes them,
// or with the matrices quantised once for the analyser. Each is named by where it begins.
class NetworkParameters {
 public:
  NetworkParameters() = default;
  explicit NetworkParameters(const float* parameters) : parameters_(parameters) {}

  const float* at(size_t begin) const { return parameters_ + begin; }

  // From now on MultiplyAdd multiplies with this matrix in whole numbers; later changes of it are not seen.
  void Quantise(size_t begin, size_t inputs, size_t columns);

  // c = start + a b, where `start` is added to each row; null: nothing is. The rest as below.
  void Multiply(size_t begin, size_t rows, size_t inputs, size_t columns, const float* a, const float* start, float* c,
                size_t c_step) const;

  // c += a b, where b is the matrix of inputs x columns at `begin`, by rows. The rows of a are `inputs` apart, those of
  // c `c_step`.
  void MultiplyAdd(size_t begin, size_t rows, size_t inputs, size_t columns, const float* a, float* c,
                   size_t c_step) const;

 private:
  const float* parameters_ = nullptr;
  std::vector<std::pair<size_t, QuantisedMatrix>> quantised_;  // by where they begin; a few
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_NETWORK_PARAMETERS_H_
