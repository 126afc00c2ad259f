#include "corpus/language/network_parameters.h"

#include "corpus/language/dense_math.h"

namespace whence {

void NetworkParameters::Quantise(size_t begin, size_t inputs, size_t columns) {
  quantised_.emplace_back(begin, QuantisedMatrix(inputs, columns, at(begin)));
}

void NetworkParameters::MultiplyAdd(size_t begin, size_t rows, size_t inputs, size_t columns, const float* a, float* c,
                                    size_t c_step) const {
  for (const auto& [place, matrix] : quantised_) {
    if (place == begin) return matrix.MultiplyAdd(rows, a, inputs, c, c_step);
  }
  whence::MultiplyAdd(rows, columns, inputs, {a, inputs}, at(begin), columns, c, c_step);
}

}  // namespace whence
