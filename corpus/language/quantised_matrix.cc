#include "corpus/language/quantised_matrix.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#if defined(__x86_64__) && defined(__GNUC__)
#define WHENCE_HAS_WIDE_CODE 1
#include <immintrin.h>
#endif

namespace whence {
namespace {

// The largest number whose products add up in 32 bits.
int LargestNumber(size_t inputs) {
  const double most = std::sqrt(std::numeric_limits<int32_t>::max() / static_cast<double>(std::max<size_t>(inputs, 1)));
  return static_cast<int>(std::min<double>(most, std::numeric_limits<int16_t>::max()));
}

// To the nearest whole number, halves to the even one, as the processor's own conversion does.
int16_t ToNumber(float value) { return static_cast<int16_t>(std::lrintf(value)); }

// Sets numbers[count], and returns their scale.
float QuantiseRow(size_t count, const float* row, int limit, float least, int16_t* numbers) {
  float most = 0;
  for (size_t i = 0; i < count; ++i) most = std::max(most, std::fabs(row[i]));
  if (most < least) {
    std::fill_n(numbers, count, int16_t{0});
    return 0;
  }
  const float inverse = static_cast<float>(limit) / most;
  for (size_t i = 0; i < count; ++i) numbers[i] = ToNumber(row[i] * inverse);
  return most / static_cast<float>(limit);
}

}  // namespace

QuantisedMatrix::QuantisedMatrix(size_t inputs, size_t columns, const float* weights)
    : inputs_(inputs), columns_(columns), limit_(LargestNumber(inputs)) {
  rows_.resize(panels() * pairs());
  scales_.resize(panels() * kPanelColumns);
  std::vector<float> most(columns);
  for (size_t i = 0; i < inputs; ++i) {
    for (size_t k = 0; k < columns; ++k) most[k] = std::max(most[k], std::fabs(weights[i * columns + k]));
  }
  std::vector<float> inverses(columns);
  for (size_t k = 0; k < columns; ++k) {
    if (most[k] < kLeast) continue;
    inverses[k] = static_cast<float>(limit_) / most[k];
    scales_[k] = most[k] / static_cast<float>(limit_);
  }
  for (size_t i = 0; i < inputs; ++i) {
    for (size_t k = 0; k < columns; ++k) {
      PanelRow& row = rows_[k / kPanelColumns * pairs() + i / 2];
      row.values[2 * (k % kPanelColumns) + i % 2] = ToNumber(weights[i * columns + k] * inverses[k]);
    }
  }
}

void QuantisedMatrix::MultiplyAddPlainly(size_t rows, const float* a, size_t a_step, float* c, size_t c_step) const {
  std::array<int16_t, kMostInputs> numbers;
  for (size_t r = 0; r < rows; ++r) {
    const float scale = QuantiseRow(inputs_, a + r * a_step, limit_, kLeast, numbers.data());
    for (size_t k = 0; k < columns_; ++k) {
      const PanelRow* panel = rows_.data() + k / kPanelColumns * pairs();
      int32_t sum = 0;
      for (size_t i = 0; i < inputs_; ++i) sum += numbers[i] * panel[i / 2].values[2 * (k % kPanelColumns) + i % 2];
      c[r * c_step + k] += static_cast<float>(sum) * (scale * scales_[k]);
    }
  }
}

#ifdef WHENCE_HAS_WIDE_CODE

#define WHENCE_AVX2 __attribute__((target("avx2")))
#define WHENCE_AVX2_INLINE inline __attribute__((target("avx2"), always_inline))

struct QuantisedMatrix::Avx2 {
  static constexpr size_t kLanes = 8;
  static constexpr size_t kBlockNumbers = 8192;  // 16 KB
  static constexpr size_t kMostRows = 64;

  WHENCE_AVX2_INLINE static float QuantiseRow(size_t count, const float* row, int limit, int16_t* numbers) {
    const __m256 no_sign = _mm256_castsi256_ps(_mm256_set1_epi32(0x7fffffff));
    __m256 most_lanes = _mm256_setzero_ps();
    size_t i = 0;
    for (; i + kLanes <= count; i += kLanes) {
      most_lanes = _mm256_max_ps(most_lanes, _mm256_and_ps(_mm256_loadu_ps(row + i), no_sign));
    }
    const __m128 half = _mm_max_ps(_mm256_castps256_ps128(most_lanes), _mm256_extractf128_ps(most_lanes, 1));
    const __m128 quarter = _mm_max_ps(half, _mm_movehl_ps(half, half));
    float most = _mm_cvtss_f32(_mm_max_ss(quarter, _mm_shuffle_ps(quarter, quarter, 1)));
    for (; i < count; ++i) most = std::max(most, std::fabs(row[i]));
    if (most < kLeast) {
      std::memset(numbers, 0, count * sizeof(*numbers));
      return 0;
    }
    const float inverse = static_cast<float>(limit) / most;
    const __m256 inverses = _mm256_set1_ps(inverse);
    for (i = 0; i + kLanes <= count; i += kLanes) {
      const __m256i wide = _mm256_cvtps_epi32(_mm256_mul_ps(_mm256_loadu_ps(row + i), inverses));
      const __m128i narrow = _mm_packs_epi32(_mm256_castsi256_si128(wide), _mm256_extracti128_si256(wide, 1));
      _mm_storeu_si128(reinterpret_cast<__m128i*>(numbers + i), narrow);
    }
    for (; i < count; ++i) numbers[i] = ToNumber(row[i] * inverse);
    return most / static_cast<float>(limit);
  }

  // Adds kRows rows of numbers times kPanels panels to `out`.
  template <size_t kRows, size_t kPanels>
  WHENCE_AVX2_INLINE static void MultiplyPanels(const QuantisedMatrix& matrix, const int16_t* numbers,
                                                const float* scales, size_t panel, float* out, size_t out_step) {
    const size_t pairs = matrix.pairs();
    const PanelRow* first = matrix.rows_.data() + panel * pairs;
    __m256i sums[kRows][2 * kPanels];
    for (size_t r = 0; r < kRows; ++r) {
      for (size_t v = 0; v < 2 * kPanels; ++v) sums[r][v] = _mm256_setzero_si256();
    }
#pragma GCC unroll 2
    for (size_t pair = 0; pair < pairs; ++pair) {
      __m256i factors[kRows];
      for (size_t r = 0; r < kRows; ++r) {
        int32_t two;
        std::memcpy(&two, numbers + 2 * (r * pairs + pair), sizeof(two));
        factors[r] = _mm256_set1_epi32(two);
      }
      for (size_t p = 0; p < kPanels; ++p) {
        const __m256i* values = reinterpret_cast<const __m256i*>(first[p * pairs + pair].values.data());
        for (size_t v = 0; v < 2; ++v) {
          const __m256i weights = _mm256_load_si256(values + v);
          for (size_t r = 0; r < kRows; ++r) {
            sums[r][2 * p + v] = _mm256_add_epi32(sums[r][2 * p + v], _mm256_madd_epi16(factors[r], weights));
          }
        }
      }
    }
    const float* column_scales = matrix.scales_.data() + panel * kPanelColumns;
    for (size_t r = 0; r < kRows; ++r) {
      float* row = out + r * out_step;
      for (size_t v = 0; v < 2 * kPanels; ++v) {
        const __m256 scale = _mm256_mul_ps(_mm256_set1_ps(scales[r]), _mm256_loadu_ps(column_scales + v * kLanes));
        const __m256 product = _mm256_mul_ps(_mm256_cvtepi32_ps(sums[r][v]), scale);
        _mm256_storeu_ps(row + v * kLanes, _mm256_add_ps(_mm256_loadu_ps(row + v * kLanes), product));
      }
    }
  }

  // kRows rows times one panel, the last of which may reach over the end of c's rows.
  template <size_t kRows>
  WHENCE_AVX2_INLINE static void MultiplyPanel(const QuantisedMatrix& matrix, const int16_t* numbers,
                                               const float* scales, size_t panel, float* c, size_t c_step) {
    const size_t column = panel * kPanelColumns;
    const size_t rest = matrix.columns_ - column;
    if (rest >= kPanelColumns) {
      return MultiplyPanels<kRows, 1>(matrix, numbers, scales, panel, c + column, c_step);
    }
    float last[kRows * kPanelColumns] = {};
    for (size_t r = 0; r < kRows; ++r) {
      std::memcpy(last + r * kPanelColumns, c + r * c_step + column, rest * sizeof(float));
    }
    MultiplyPanels<kRows, 1>(matrix, numbers, scales, panel, last, kPanelColumns);
    for (size_t r = 0; r < kRows; ++r) {
      std::memcpy(c + r * c_step + column, last + r * kPanelColumns, rest * sizeof(float));
    }
  }

  // Rows are few enough that their numbers stay in the nearest cache, where each panel is read once.
  WHENCE_AVX2_INLINE static void MultiplyBlock(const QuantisedMatrix& matrix, size_t rows, const float* a,
                                               size_t a_step, float* c, size_t c_step) {
    alignas(32) int16_t numbers[kBlockNumbers];
    float scales[kMostRows];
    const size_t width = 2 * matrix.pairs();
    for (size_t r = 0; r < rows; ++r) {
      scales[r] = QuantiseRow(matrix.inputs_, a + r * a_step, matrix.limit_, numbers + r * width);
      if (matrix.inputs_ < width) numbers[r * width + matrix.inputs_] = 0;
    }
    size_t panel = 0;
    if (rows == 1) {
      for (; (panel + 4) * kPanelColumns <= matrix.columns_; panel += 4) {
        MultiplyPanels<1, 4>(matrix, numbers, scales, panel, c + panel * kPanelColumns, c_step);
      }
    }
    for (; panel < matrix.panels(); ++panel) {
      size_t r = 0;
      for (; r + 4 <= rows; r += 4) {
        MultiplyPanel<4>(matrix, numbers + r * width, scales + r, panel, c + r * c_step, c_step);
      }
      for (; r < rows; ++r) {
        MultiplyPanel<1>(matrix, numbers + r * width, scales + r, panel, c + r * c_step, c_step);
      }
    }
  }

  WHENCE_AVX2 static void MultiplyAdd(const QuantisedMatrix& matrix, size_t rows, const float* a, size_t a_step,
                                      float* c, size_t c_step) {
    const size_t most = std::min(kMostRows, kBlockNumbers / std::max<size_t>(2 * matrix.pairs(), 1));
    for (size_t row = 0; row < rows; row += most) {
      MultiplyBlock(matrix, std::min(most, rows - row), a + row * a_step, a_step, c + row * c_step, c_step);
    }
  }
};

#endif

bool QuantisedMatrix::Supports(Way way) {
#ifdef WHENCE_HAS_WIDE_CODE
  if (way == Way::kAvx2) return __builtin_cpu_supports("avx2");
  if (way == Way::kVnni) {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
  }
#endif
  return way == Way::kPlain;
}

QuantisedMatrix::Way QuantisedMatrix::BestWay() {
  static const Way best = Supports(Way::kVnni) ? Way::kVnni : Supports(Way::kAvx2) ? Way::kAvx2 : Way::kPlain;
  return best;
}

void QuantisedMatrix::MultiplyAdd(Way way, size_t rows, const float* a, size_t a_step, float* c, size_t c_step) const {
#ifdef WHENCE_HAS_WIDE_CODE
  if (way == Way::kVnni) return MultiplyVnni(rows, a, a_step, c, c_step, c, c_step);
  if (way == Way::kAvx2) return Avx2::MultiplyAdd(*this, rows, a, a_step, c, c_step);
#endif
  MultiplyAddPlainly(rows, a, a_step, c, c_step);
}

void QuantisedMatrix::MultiplyAdd(size_t rows, const float* a, size_t a_step, float* c, size_t c_step) const {
  MultiplyAdd(BestWay(), rows, a, a_step, c, c_step);
}

void QuantisedMatrix::Multiply(size_t rows, const float* a, size_t a_step, const float* start, float* c,
                               size_t c_step) const {
#ifdef WHENCE_HAS_WIDE_CODE
  if (BestWay() == Way::kVnni) return MultiplyVnni(rows, a, a_step, start, 0, c, c_step);
#endif
  for (size_t r = 0; r < rows; ++r) {
    float* row = c + r * c_step;
    start == nullptr ? std::fill_n(row, columns_, 0.0F) : std::copy_n(start, columns_, row);
  }
  MultiplyAdd(rows, a, a_step, c, c_step);
}

}  // namespace whence
