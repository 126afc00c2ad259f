#include "corpus/language/dense_math.h"

#include <cstring>

#if defined(__GNUC__) && defined(__x86_64__)
#define WHENCE_HAS_AVX2_CODE 1
#include <immintrin.h>
#endif

// GCC compiles these functions twice and picks at run time; other compilers and machines use the plain version.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__)
#define WHENCE_WIDE_REGISTERS __attribute__((target_clones("avx2", "default")))
#else
#define WHENCE_WIDE_REGISTERS
#endif
#define WHENCE_INLINE inline __attribute__((always_inline))

namespace whence {
namespace {

constexpr size_t kLanes = 8;
typedef float Lanes __attribute__((vector_size(kLanes * sizeof(float)), aligned(4), may_alias));

WHENCE_INLINE Lanes& At(float* data) { return *reinterpret_cast<Lanes*>(data); }
WHENCE_INLINE const Lanes& At(const float* data) { return *reinterpret_cast<const Lanes*>(data); }

// A block of c with kRows rows and kVectors * kLanes columns, kept in registers.
template <size_t kRows, size_t kVectors>
WHENCE_INLINE void MultiplyBlock(size_t inner, MatrixView a, const float* b, size_t b_step, float* c, size_t c_step) {
  Lanes sums[kRows][kVectors];
  for (size_t r = 0; r < kRows; ++r) {
    for (size_t v = 0; v < kVectors; ++v) sums[r][v] = At(c + r * c_step + v * kLanes);
  }
  for (size_t i = 0; i < inner; ++i) {
    const float* b_row = b + i * b_step;
    const float* a_column = a.data + i * a.column_step;
    for (size_t r = 0; r < kRows; ++r) {
      const float factor = a_column[r * a.row_step];
      for (size_t v = 0; v < kVectors; ++v) sums[r][v] += factor * At(b_row + v * kLanes);
    }
  }
  for (size_t r = 0; r < kRows; ++r) {
    for (size_t v = 0; v < kVectors; ++v) At(c + r * c_step + v * kLanes) = sums[r][v];
  }
}

// As many blocks of kVectors as fit from `column` on.
template <size_t kRows, size_t kVectors>
WHENCE_INLINE size_t MultiplyBlocks(size_t column, size_t columns, size_t inner, MatrixView a, const float* b,
                                    size_t b_step, float* c, size_t c_step) {
  for (; column + kVectors * kLanes <= columns; column += kVectors * kLanes) {
    MultiplyBlock<kRows, kVectors>(inner, a, b + column, b_step, c + column, c_step);
  }
  return column;
}

template <size_t kRows, size_t kVectors>
WHENCE_INLINE void MultiplyRows(size_t columns, size_t inner, MatrixView a, const float* b, size_t b_step, float* c,
                                size_t c_step) {
  // Columns that fill no lanes are computed first, within the last whole lanes, which are then computed again.
  const size_t rest = columns < kLanes ? 0 : columns % kLanes;
  float last[kRows][kLanes];
  if (rest != 0) {
    const size_t column = columns - kLanes;
    for (size_t r = 0; r < kRows; ++r) At(last[r]) = At(c + r * c_step + column);
    MultiplyBlock<kRows, 1>(inner, a, b + column, b_step, last[0], kLanes);
  }
  size_t column = MultiplyBlocks<kRows, kVectors>(0, columns, inner, a, b, b_step, c, c_step);
  if constexpr (kVectors > 4) column = MultiplyBlocks<kRows, 4>(column, columns, inner, a, b, b_step, c, c_step);
  if constexpr (kVectors > 2) column = MultiplyBlocks<kRows, 2>(column, columns, inner, a, b, b_step, c, c_step);
  column = MultiplyBlocks<kRows, 1>(column, columns, inner, a, b, b_step, c, c_step);
  for (size_t r = 0; r < kRows && rest != 0; ++r) {
    std::memcpy(c + r * c_step + column, last[r] + kLanes - rest, rest * sizeof(float));
  }
  if (rest != 0) return;
  for (; column < columns; ++column) {
    for (size_t r = 0; r < kRows; ++r) {
      float sum = c[r * c_step + column];
      for (size_t i = 0; i < inner; ++i) sum += a.data[r * a.row_step + i * a.column_step] * b[i * b_step + column];
      c[r * c_step + column] = sum;
    }
  }
}

// Lambert's continued fraction of tanh, cut after the seventh term; it leaves [-1, 1] near 5, where it is clamped.
WHENCE_INLINE void TanhLanes(float scale, float* x) {
  const Lanes value = At(x) * scale;
  const Lanes square = value * value;
  const Lanes above = value * (135135.0F + square * (17325.0F + square * (378.0F + square)));
  const Lanes below = 135135.0F + square * (62370.0F + square * (3150.0F + square * 28.0F));
  Lanes result = above / below;
  result = result > 1.0F ? 1.0F - Lanes{} : result;
  result = result < -1.0F ? -1.0F - Lanes{} : result;
  At(x) = result;
}

// Calls `apply` on whole lanes of x, the last ones padded.
template <typename Apply>
WHENCE_INLINE void ForLanes(size_t size, float* x, Apply apply) {
  size_t i = 0;
  for (; i + kLanes <= size; i += kLanes) apply(x + i);
  if (i == size) return;
  float rest[kLanes] = {};
  std::memcpy(rest, x + i, (size - i) * sizeof(float));
  apply(rest);
  std::memcpy(x + i, rest, (size - i) * sizeof(float));
}

}  // namespace

WHENCE_WIDE_REGISTERS
void MultiplyAdd(size_t rows, size_t columns, size_t inner, MatrixView a, const float* b, size_t b_step, float* c,
                 size_t c_step) {
  size_t row = 0;
  for (; row + 4 <= rows; row += 4) {
    const MatrixView block = {a.data + row * a.row_step, a.row_step, a.column_step};
    MultiplyRows<4, 2>(columns, inner, block, b, b_step, c + row * c_step, c_step);
  }
  for (; row < rows; ++row) {
    const MatrixView block = {a.data + row * a.row_step, a.row_step, a.column_step};
    MultiplyRows<1, 8>(columns, inner, block, b, b_step, c + row * c_step, c_step);
  }
}

WHENCE_WIDE_REGISTERS
void AddRows(size_t size, size_t count, const float* const* rows, float* out) {
  constexpr size_t kVectors = 8;
  size_t at = 0;
  for (; at + kVectors * kLanes <= size; at += kVectors * kLanes) {
    Lanes sums[kVectors];
    for (size_t v = 0; v < kVectors; ++v) sums[v] = At(out + at + v * kLanes);
    for (size_t i = 0; i < count; ++i) {
      for (size_t v = 0; v < kVectors; ++v) sums[v] += At(rows[i] + at + v * kLanes);
    }
    for (size_t v = 0; v < kVectors; ++v) At(out + at + v * kLanes) = sums[v];
  }
  for (; at < size; ++at) {
    for (size_t i = 0; i < count; ++i) out[at] += rows[i][at];
  }
}

WHENCE_WIDE_REGISTERS
void AddRow(size_t size, const float* row, float* out) {
  for (size_t i = 0; i < size; ++i) out[i] += row[i];
}

#ifdef WHENCE_HAS_AVX2_CODE
// GCC 12 widens bytes one by one where it is left to find the instruction.
__attribute__((target("avx2"))) static size_t AddScaledBlocks(size_t size, size_t count, const float* scales,
                                                              const int8_t* const* rows, float* out) {
  constexpr size_t kVectors = 6;
  size_t at = 0;
  for (; at + kVectors * kLanes <= size; at += kVectors * kLanes) {
    __m256 sums[kVectors];
    for (size_t v = 0; v < kVectors; ++v) sums[v] = _mm256_loadu_ps(out + at + v * kLanes);
    for (size_t i = 0; i < count; ++i) {
      const __m256 scale = _mm256_set1_ps(scales[i]);
      for (size_t v = 0; v < kVectors; ++v) {
        const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(rows[i] + at + v * kLanes));
        const __m256 values = _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(bytes));
        sums[v] = _mm256_add_ps(sums[v], _mm256_mul_ps(scale, values));
      }
    }
    for (size_t v = 0; v < kVectors; ++v) _mm256_storeu_ps(out + at + v * kLanes, sums[v]);
  }
  return at;
}
#endif

void AddScaledRows(size_t size, size_t count, const float* scales, const int8_t* const* rows, float* out) {
  size_t at = 0;
#ifdef WHENCE_HAS_AVX2_CODE
  static const bool has_avx2 = __builtin_cpu_supports("avx2");
  if (has_avx2) at = AddScaledBlocks(size, count, scales, rows, out);
#endif
  for (; at < size; ++at) {
    for (size_t i = 0; i < count; ++i) out[at] += scales[i] * static_cast<float>(rows[i][at]);
  }
}

WHENCE_WIDE_REGISTERS
void Rectify(size_t size, float* x) {
  for (size_t i = 0; i < size; ++i) x[i] = x[i] > 0 ? x[i] : 0;
}

WHENCE_WIDE_REGISTERS
void Sigmoid(size_t size, float* x) {
  ForLanes(
      size, x, [](float* lanes) __attribute__((always_inline)) {
        TanhLanes(0.5F, lanes);
        At(lanes) = At(lanes) * 0.5F + 0.5F;
      });
}

WHENCE_WIDE_REGISTERS
void Tanh(size_t size, float* x) {
  ForLanes(
      size, x, [](float* lanes) __attribute__((always_inline)) { TanhLanes(1.0F, lanes); });
}

}  // namespace whence
