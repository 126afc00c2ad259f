#ifndef WHENCE_CORPUS_LANGUAGE_QUANTISED_MATRIX_H_
#define WHENCE_CORPUS_LANGUAGE_QUANTISED_MATRIX_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace whence {

// A matrix of weights as whole numbers of 16 bits, with a scale a column. A row that is multiplied with it becomes
// whole numbers likewise, with a scale of its own, so that a product is a sum of whole numbers, which is exact in any
// order: the result is the same, bit for bit, on every machine. The numbers are as large as sums of 32 bits allow: 12
// bits and a sign at 128 inputs, which is finer than the approximations of the functions in dense_math.h.
//
// Two to three times the speed of floats where the processor has AVX2, twice that where it has VNNI with registers of
// 512 bits. Immutable, and so thread-safe.
class QuantisedMatrix {
 public:
  static constexpr size_t kMostInputs = 2048;

  // `weights` is inputs x columns, by rows. REQUIRES: inputs <= kMostInputs, and all weights are finite.
  QuantisedMatrix(size_t inputs, size_t columns, const float* weights);

  // c += a b, where b is this matrix and a is rows x inputs; rows of a are `a_step` apart, those of c `c_step`.
  void MultiplyAdd(size_t rows, const float* a, size_t a_step, float* c, size_t c_step) const;

  // c = start + a b, where `start` is added to each row; null: nothing is.
  void Multiply(size_t rows, const float* a, size_t a_step, const float* start, float* c, size_t c_step) const;

  // The instructions a product is computed with; public for the test that compares them.
  enum class Way : uint8_t { kPlain, kAvx2, kVnni };
  static bool Supports(Way way);
  static Way BestWay();
  // REQUIRES: Supports(way).
  void MultiplyAdd(Way way, size_t rows, const float* a, size_t a_step, float* c, size_t c_step) const;

 private:
  static constexpr size_t kPanelColumns = 16;
  // What a panel of columns holds for two inputs: the columns' numbers for the first and the second side by side.
  struct alignas(64) PanelRow {
    std::array<int16_t, 2 * kPanelColumns> values;
  };
  // The implementation of each other way.
  struct Avx2;
  struct Vnni;
  // Below this a row counts as zeros: its inverse would not be finite.
  static constexpr float kLeast = 1e-30F;

  void MultiplyAddPlainly(size_t rows, const float* a, size_t a_step, float* c, size_t c_step) const;
  // c = start + a b, where the rows of `start` are `start_step` apart; null: zeros.
  void MultiplyVnni(size_t rows, const float* a, size_t a_step, const float* start, size_t start_step, float* c,
                    size_t c_step) const;

  size_t panels() const { return (columns_ + kPanelColumns - 1) / kPanelColumns; }
  size_t pairs() const { return (inputs_ + 1) / 2; }

  size_t inputs_;
  size_t columns_;
  int limit_;                   // of a number, either sign
  std::vector<PanelRow> rows_;  // [panels][pairs]
  std::vector<float> scales_;   // [panels * kPanelColumns]
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_QUANTISED_MATRIX_H_
