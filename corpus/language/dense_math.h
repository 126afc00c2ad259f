#ifndef WHENCE_CORPUS_LANGUAGE_DENSE_MATH_H_
#define WHENCE_CORPUS_LANGUAGE_DENSE_MATH_H_

#include <cstddef>
#include <cstdint>

namespace whence {

// Arithmetic of small dense networks. Every result is the same, bit for bit, on every machine: each output is one sum
// in a fixed order, no multiplication is fused with an addition, and no library function is called. Where the processor
// has wider registers, more outputs are computed side by side, nothing else.

// A matrix whose element (row, column) is data[row * row_step + column * column_step].
struct MatrixView {
  const float* data = nullptr;
  size_t row_step = 0;
  size_t column_step = 1;
};

// c += a b, where a is rows x inner, b is inner x columns with rows that are `b_step` apart, c likewise with `c_step`.
void MultiplyAdd(size_t rows, size_t columns, size_t inner, MatrixView a, const float* b, size_t b_step, float* c,
                 size_t c_step);

// out[i] += row[i].
void AddRow(size_t size, const float* row, float* out);

// out[i] += rows[0][i], then rows[1][i] and so on.
void AddRows(size_t size, size_t count, const float* const* rows, float* out);

// out[i] += scales[0] * rows[0][i], then scales[1] * rows[1][i] and so on.
void AddScaledRows(size_t size, size_t count, const float* scales, const int8_t* const* rows, float* out);

// What a layer of LSTM units does with one word, whose input gate is what the forget gate leaves. `gate` holds the sums
// for the forget gates, the output gates and the candidates, which it replaces by their values. Sets cell, bounded (its
// tanh) and out. `before` is the cells of the word before, null at the first.
struct LstmStep {
  float* gate;  // [3 * units]
  const float* before;
  float* cell;
  float* bounded;
  float* out;
};
void RunLstm(size_t units, const LstmStep& step);

// The largest of some numbers, the first of equals, and the largest of the others: minus infinity when there is none.
struct BestTwo {
  size_t index;
  float best;
  float second;
};
BestTwo FindBestTwo(size_t size, const float* x);  // REQUIRES: size > 0

// x = max(x, 0).
void Rectify(size_t size, float* x);

// In place; the error is below 2e-4.
void Sigmoid(size_t size, float* x);
void Tanh(size_t size, float* x);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_DENSE_MATH_H_
