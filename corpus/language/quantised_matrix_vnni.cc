// The product with a quantised matrix for processors that multiply and add 32 pairs of numbers in one instruction.
#include "corpus/language/quantised_matrix.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>

#include <algorithm>

#define WHENCE_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
#define WHENCE_VNNI_INLINE inline __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni"), always_inline))

namespace whence {

struct QuantisedMatrix::Vnni {
  static constexpr size_t kLanes = kPanelColumns;  // a panel's row fills a register, its sums another
  static constexpr size_t kBlockNumbers = 8192;    // 16 KB
  static constexpr size_t kMostRows = 64;
  static constexpr size_t kTileRows = 6;
  static constexpr size_t kTilePanels = 4;  // by kTileRows: 24 of 32 registers hold sums
  // Of a row alone: as many sums as hide an addition's latency, two each where there are fewer panels.
  static constexpr size_t kLongRowPanels = 12;
  static constexpr size_t kRowPanels = 6;

  WHENCE_VNNI_INLINE static __mmask16 LanesUpTo(size_t count) {
    return static_cast<__mmask16>(count >= kLanes ? 0xffff : (1u << count) - 1);
  }

  // Where a product's rows begin and where it goes. `start` null: zeros.
  struct Sums {
    const float* start;
    size_t start_step;
    float* c;
    size_t c_step;

    Sums Row(size_t r) const {
      return {start == nullptr ? nullptr : start + r * start_step, start_step, c + r * c_step, c_step};
    }
  };

  // As QuantiseRow of the plain version does.
  WHENCE_VNNI_INLINE static float QuantiseRow(size_t count, const float* row, int limit, int16_t* numbers) {
    __m512 most_lanes = _mm512_setzero_ps();
    for (size_t i = 0; i < count; i += kLanes) {
      const __m512 values = _mm512_maskz_loadu_ps(LanesUpTo(count - i), row + i);
      most_lanes = _mm512_max_ps(most_lanes, _mm512_abs_ps(values));
    }
    const float most = _mm512_reduce_max_ps(most_lanes);
    const bool zeros = most < kLeast;
    const __m512 inverses = _mm512_set1_ps(zeros ? 0 : static_cast<float>(limit) / most);
    for (size_t i = 0; i < count; i += kLanes) {
      const __mmask16 lanes = LanesUpTo(count - i);
      const __m512 values = _mm512_mul_ps(_mm512_maskz_loadu_ps(lanes, row + i), inverses);
      _mm256_mask_storeu_epi16(numbers + i, lanes, _mm512_cvtsepi32_epi16(_mm512_cvtps_epi32(values)));
    }
    return zeros ? 0 : most / static_cast<float>(limit);
  }

  // Adds the products of one pair of inputs. The instruction stands here by its name since GCC 12 surrounds it with
  // copies of its registers.
  template <size_t kRows, size_t kPanels>
  WHENCE_VNNI_INLINE static void AddPair(const PanelRow* first, size_t pairs, const int16_t* numbers, size_t pair,
                                         __m512i (&sums)[kRows][kPanels]) {
    __m512i weights[kPanels];
#pragma GCC unroll 16
    for (size_t p = 0; p < kPanels; ++p) weights[p] = _mm512_load_si512(first[p * pairs + pair].values.data());
#pragma GCC unroll 16
    for (size_t r = 0; r < kRows; ++r) {
      int32_t two;
      __builtin_memcpy(&two, numbers + 2 * (r * pairs + pair), sizeof(two));
      const __m512i factor = _mm512_set1_epi32(two);
#pragma GCC unroll 16
      for (size_t p = 0; p < kPanels; ++p) {
        asm("vpdpwssd %2, %1, %0" : "+v"(sums[r][p]) : "v"(factor), "v"(weights[p]));
      }
    }
  }

  // Adds kRows rows of numbers times kPanels panels to c. Each product has kSums sums, which take turns.
  template <size_t kRows, size_t kPanels, size_t kSums>
  WHENCE_VNNI_INLINE static void MultiplyTile(const QuantisedMatrix& matrix, const int16_t* numbers,
                                              const float* scales, size_t panel, const Sums& out) {
    const size_t pairs = matrix.pairs();
    const PanelRow* first = matrix.rows_.data() + panel * pairs;
    __m512i sums[kSums][kRows][kPanels];
#pragma GCC unroll 16
    for (size_t s = 0; s < kSums; ++s) {
#pragma GCC unroll 16
      for (size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 16
        for (size_t p = 0; p < kPanels; ++p) sums[s][r][p] = _mm512_setzero_si512();
      }
    }
    size_t pair = 0;
    for (; pair + kSums <= pairs; pair += kSums) {
#pragma GCC unroll 16
      for (size_t n = 0; n < kSums; ++n) AddPair<kRows, kPanels>(first, pairs, numbers, pair + n, sums[n]);
    }
    for (; pair < pairs; ++pair) AddPair<kRows, kPanels>(first, pairs, numbers, pair, sums[0]);
#pragma GCC unroll 16
    for (size_t p = 0; p < kPanels; ++p) {
      const size_t column = (panel + p) * kPanelColumns;
      const __mmask16 lanes = LanesUpTo(matrix.columns_ - column);
      const __m512 column_scales = _mm512_loadu_ps(matrix.scales_.data() + column);
#pragma GCC unroll 16
      for (size_t r = 0; r < kRows; ++r) {
        __m512i sum = sums[0][r][p];
#pragma GCC unroll 16
        for (size_t s = 1; s < kSums; ++s) sum = _mm512_add_epi32(sum, sums[s][r][p]);
        const __m512 scale = _mm512_mul_ps(_mm512_set1_ps(scales[r]), column_scales);
        const __m512 product = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), scale);
        const Sums row = out.Row(r);
        const __m512 start =
            row.start == nullptr ? _mm512_setzero_ps() : _mm512_maskz_loadu_ps(lanes, row.start + column);
        _mm512_mask_storeu_ps(row.c + column, lanes, _mm512_add_ps(start, product));
      }
    }
  }

  // `rows` < kTileRows rows times kPanels panels.
  template <size_t kPanels>
  WHENCE_VNNI_INLINE static void MultiplyRest(const QuantisedMatrix& matrix, size_t rows, const int16_t* numbers,
                                              const float* scales, size_t panel, const Sums& out) {
    static_assert(kTileRows == 6);
    switch (rows) {
      case 1:
        return MultiplyTile<1, kPanels, 2>(matrix, numbers, scales, panel, out);
      case 2:
        return MultiplyTile<2, kPanels, 1>(matrix, numbers, scales, panel, out);
      case 3:
        return MultiplyTile<3, kPanels, 1>(matrix, numbers, scales, panel, out);
      case 4:
        return MultiplyTile<4, kPanels, 1>(matrix, numbers, scales, panel, out);
      case 5:
        return MultiplyTile<5, kPanels, 1>(matrix, numbers, scales, panel, out);
      default:
        return;
    }
  }

  // Rows times kPanels panels.
  template <size_t kPanels>
  WHENCE_VNNI static void MultiplyPanels(const QuantisedMatrix& matrix, size_t rows, const int16_t* numbers,
                                         const float* scales, size_t panel, const Sums& out) {
    const size_t width = 2 * matrix.pairs();
    size_t r = 0;
    for (; r + kTileRows <= rows; r += kTileRows) {
      MultiplyTile<kTileRows, kPanels, 1>(matrix, numbers + r * width, scales + r, panel, out.Row(r));
    }
    MultiplyRest<kPanels>(matrix, rows - r, numbers + r * width, scales + r, panel, out.Row(r));
  }

  WHENCE_VNNI static void MultiplyRow(const QuantisedMatrix& matrix, const int16_t* numbers, float scale,
                                      const Sums& out) {
    static_assert(kRowPanels == 6);
    size_t panel = 0;
    for (; panel + kLongRowPanels <= matrix.panels(); panel += kLongRowPanels) {
      MultiplyTile<1, kLongRowPanels, 1>(matrix, numbers, &scale, panel, out);
    }
    for (; panel + kRowPanels <= matrix.panels(); panel += kRowPanels) {
      MultiplyTile<1, kRowPanels, 2>(matrix, numbers, &scale, panel, out);
    }
    switch (matrix.panels() - panel) {
      case 1:
        return MultiplyTile<1, 1, 2>(matrix, numbers, &scale, panel, out);
      case 2:
        return MultiplyTile<1, 2, 2>(matrix, numbers, &scale, panel, out);
      case 3:
        return MultiplyTile<1, 3, 2>(matrix, numbers, &scale, panel, out);
      case 4:
        return MultiplyTile<1, 4, 2>(matrix, numbers, &scale, panel, out);
      case 5:
        return MultiplyTile<1, 5, 2>(matrix, numbers, &scale, panel, out);
      default:
        return;
    }
  }

  // Rows are few enough that their numbers stay in the nearest cache, where each panel is read once.
  WHENCE_VNNI static void MultiplyBlock(const QuantisedMatrix& matrix, size_t rows, const float* a, size_t a_step,
                                        const Sums& out) {
    alignas(64) int16_t numbers[kBlockNumbers];
    float scales[kMostRows];
    const size_t width = 2 * matrix.pairs();
    for (size_t r = 0; r < rows; ++r) {
      scales[r] = QuantiseRow(matrix.inputs_, a + r * a_step, matrix.limit_, numbers + r * width);
      if (matrix.inputs_ < width) numbers[r * width + matrix.inputs_] = 0;
    }
    if (rows == 1) return MultiplyRow(matrix, numbers, scales[0], out);
    size_t panel = 0;
    for (; panel + kTilePanels <= matrix.panels(); panel += kTilePanels) {
      MultiplyPanels<kTilePanels>(matrix, rows, numbers, scales, panel, out);
    }
    for (; panel < matrix.panels(); ++panel) MultiplyPanels<1>(matrix, rows, numbers, scales, panel, out);
  }
};

void QuantisedMatrix::MultiplyVnni(size_t rows, const float* a, size_t a_step, const float* start, size_t start_step,
                                   float* c, size_t c_step) const {
  const Vnni::Sums out = {start, start_step, c, c_step};
  const size_t most = std::min(Vnni::kMostRows, Vnni::kBlockNumbers / std::max<size_t>(2 * pairs(), 1));
  for (size_t row = 0; row < rows; row += most) {
    Vnni::MultiplyBlock(*this, std::min(most, rows - row), a + row * a_step, a_step, out.Row(row));
  }
}

}  // namespace whence

#endif
