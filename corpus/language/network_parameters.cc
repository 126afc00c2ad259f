#include "corpus/language/network_parameters.h"

#include <algorithm>

#include "corpus/language/dense_math.h"

namespace whence {

void NetworkParameters::Quantise(size_t begin, size_t inputs, size_t columns) {
  quantised_.emplace_back(begin, QuantisedMatrix(inputs, columns, at(begin)));
}

void NetworkParameters::Multiply(size_t begin, size_t rows, size_t inputs, size_t columns, const float* a,
                                 const float* start, float* c, size_t c_step) const {
  for (const auto& [place, matrix] : quantised_) {
    if (place == begin) return matrix.Multiply(rows, a, inputs, start, c, c_step);
  }
  for (size_t r = 0; r < rows; ++r) {
    float* row = c + r * c_step;
    start == nullptr ? std::fill_n(row, columns, 0.0F) : std::copy_n(start, columns, row);
  }
  whence::MultiplyAdd(rows, columns, inputs, {a, inputs}, at(begin), columns, c, c_step);
}

void NetworkParameters::MultiplyAdd(size_t begin, size_t rows, size_t inputs, size_t columns, const float* a, float* c,
                                    size_t c_step) const {
  for (const auto& [place, matrix] : quantised_) {
    if (place == begin) return matrix.MultiplyAdd(rows, a, inputs, c, c_step);
  }
  whence::MultiplyAdd(rows, columns, inputs, {a, inputs}, at(begin), columns, c, c_step);
}

}  // namespace whence
