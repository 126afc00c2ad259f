#include "corpus/language/dense_math.h"

#include <cstring>
#include <limits>

#if defined(__GNUC__) && defined(__x86_64__)
#define WHENCE_HAS_WIDE_CODE 1
#include <immintrin.h>
#endif

// GCC compiles these functions twice and picks as the program is loaded, when no sanitizer is up yet; those, other
// compilers and other machines use the plain version.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define WHENCE_WIDE_REGISTERS __attribute__((target_clones("avx2", "default")))
#else
#define WHENCE_WIDE_REGISTERS
#endif
#define WHENCE_INLINE inline __attribute__((always_inline))
#pragma GCC diagnostic ignored "-Wpsabi"  // which registers hand lanes over: none, as all that does so is inlined

namespace whence {
namespace {

constexpr size_t kLanes = 8;
constexpr size_t kWideLanes = 16;

// How many floats stand side by side, and the type that holds them. Types as template arguments lose their attributes.
struct One {
  typedef float Type;
};
struct Long {
  static constexpr size_t kSize = kLanes;
  typedef float Type __attribute__((vector_size(kSize * sizeof(float)), aligned(4), may_alias));
};
struct Wide {
  static constexpr size_t kSize = kWideLanes;
  typedef float Type __attribute__((vector_size(kSize * sizeof(float)), aligned(4), may_alias));
};
using Lanes = Long::Type;

// What stands at an address, which need not be aligned as the type is: a copy is what every compiler takes so.
template <typename L = Long>
WHENCE_INLINE typename L::Type At(const float* data) {
  typename L::Type value;
  __builtin_memcpy(&value, data, sizeof(value));
  return value;
}
template <typename L = Long>
WHENCE_INLINE void Put(float* data, const typename L::Type& value) {
  __builtin_memcpy(data, &value, sizeof(value));
}

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
    for (size_t v = 0; v < kVectors; ++v) Put(c + r * c_step + v * kLanes, sums[r][v]);
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
    for (size_t r = 0; r < kRows; ++r) Put(last[r], At(c + r * c_step + column));
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

// Lambert's continued fraction of tanh, cut after the seventh term; it leaves [-1, 1] near 5, where it is clamped. In
// place: registers as arguments would be passed in another way by each kind of processor.
template <typename L>
WHENCE_INLINE void TanhLanes(float scale, typename L::Type* x) {
  const typename L::Type value = *x * scale;
  const typename L::Type square = value * value;
  const typename L::Type above = value * (135135.0F + square * (17325.0F + square * (378.0F + square)));
  const typename L::Type below = 135135.0F + square * (62370.0F + square * (3150.0F + square * 28.0F));
  typename L::Type result = above / below;
  result = result > 1.0F ? 1.0F - typename L::Type{} : result;
  result = result < -1.0F ? -1.0F - typename L::Type{} : result;
  *x = result;
}

template <typename L>
WHENCE_INLINE void SigmoidLanes(typename L::Type* x) {
  TanhLanes<L>(0.5F, x);
  *x = *x * 0.5F + 0.5F;
}

// The units from `at` on, as many as lanes.
template <typename L>
WHENCE_INLINE void RunLstmLanes(size_t units, size_t at, const LstmStep& step) {
  using Type = typename L::Type;
  Type forget = At<L>(step.gate + at);
  Type output = At<L>(step.gate + units + at);
  Type candidate = At<L>(step.gate + 2 * units + at);
  SigmoidLanes<L>(&forget);
  SigmoidLanes<L>(&output);
  TanhLanes<L>(1.0F, &candidate);
  Type before = {};
  if (step.before != nullptr) before = At<L>(step.before + at);
  const Type cell = candidate + forget * (before - candidate);
  Type bounded = cell;
  TanhLanes<L>(1.0F, &bounded);
  Put<L>(step.gate + at, forget);
  Put<L>(step.gate + units + at, output);
  Put<L>(step.gate + 2 * units + at, candidate);
  Put<L>(step.cell + at, cell);
  Put<L>(step.bounded + at, bounded);
  Put<L>(step.out + at, output * bounded);
}

template <typename L>
WHENCE_INLINE void RunLstmUnits(size_t units, const LstmStep& step) {
  size_t at = 0;
  for (; at + L::kSize <= units; at += L::kSize) RunLstmLanes<L>(units, at, step);
  for (; at < units; ++at) RunLstmLanes<One>(units, at, step);
}

// Each lane finds its own two, and one loop the two of all lanes.
template <typename L>
WHENCE_INLINE BestTwo FindBestTwoInLanes(size_t size, const float* x) {
  constexpr float kNone = -std::numeric_limits<float>::infinity();
  typename L::Type best = kNone - typename L::Type{};
  typename L::Type second = best;
  const auto take = [&](const float* from) __attribute__((always_inline)) {
    const typename L::Type value = At<L>(from);
    const typename L::Type lower = value > best ? best : value;
    second = lower > second ? lower : second;
    best = value > best ? value : best;
  };
  size_t at = 0;
  for (; at + L::kSize <= size; at += L::kSize) take(x + at);
  if (at < size) {
    float rest[L::kSize];
    for (size_t i = 0; i < L::kSize; ++i) rest[i] = at + i < size ? x[at + i] : kNone;
    take(rest);
  }
  BestTwo two = {0, best[0], second[0]};
  for (size_t lane = 1; lane < L::kSize; ++lane) {
    const float lower = best[lane] > two.best ? two.best : best[lane];
    two.best = best[lane] > two.best ? best[lane] : two.best;
    two.second = lower > two.second ? lower : two.second;
    two.second = second[lane] > two.second ? second[lane] : two.second;
  }
  while (x[two.index] != two.best) ++two.index;
  return two;
}

// AddRows for as many whole blocks of kVectors lanes as there are; returns their size.
template <typename L, size_t kVectors>
WHENCE_INLINE size_t AddRowBlocks(size_t size, size_t count, const float* const* rows, float* out) {
  size_t at = 0;
  for (; at + kVectors * L::kSize <= size; at += kVectors * L::kSize) {
    typename L::Type sums[kVectors];
    for (size_t v = 0; v < kVectors; ++v) sums[v] = At<L>(out + at + v * L::kSize);
    for (size_t i = 0; i < count; ++i) {
      for (size_t v = 0; v < kVectors; ++v) sums[v] += At<L>(rows[i] + at + v * L::kSize);
    }
    for (size_t v = 0; v < kVectors; ++v) Put<L>(out + at + v * L::kSize, sums[v]);
  }
  return at;
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

#ifdef WHENCE_HAS_WIDE_CODE
bool HasAvx2() {
  static const bool has = __builtin_cpu_supports("avx2");
  return has;
}
bool HasAvx512() {
  static const bool has = __builtin_cpu_supports("avx512f");
  return has;
}
#endif

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

#ifdef WHENCE_HAS_WIDE_CODE
__attribute__((target("avx512f"))) static size_t AddWideRows(size_t size, size_t count, const float* const* rows,
                                                             float* out) {
  return AddRowBlocks<Wide, 8>(size, count, rows, out);
}
__attribute__((target("avx2"))) static size_t AddLongRows(size_t size, size_t count, const float* const* rows,
                                                          float* out) {
  return AddRowBlocks<Long, 8>(size, count, rows, out);
}
__attribute__((target("avx512f"))) static void RunWideLstm(size_t units, const LstmStep& step) {
  RunLstmUnits<Wide>(units, step);
}
__attribute__((target("avx2"))) static BestTwo FindLongBestTwo(size_t size, const float* x) {
  return FindBestTwoInLanes<Long>(size, x);
}
__attribute__((target("avx2"))) static void RunLongLstm(size_t units, const LstmStep& step) {
  RunLstmUnits<Long>(units, step);
}
#endif

static size_t AddBlocks(size_t size, size_t count, const float* const* rows, float* out) {
#ifdef WHENCE_HAS_WIDE_CODE
  if (HasAvx512()) return AddWideRows(size, count, rows, out);
  if (HasAvx2()) return AddLongRows(size, count, rows, out);
#endif
  return AddRowBlocks<Long, 8>(size, count, rows, out);
}

BestTwo FindBestTwo(size_t size, const float* x) {
#ifdef WHENCE_HAS_WIDE_CODE
  if (HasAvx2()) return FindLongBestTwo(size, x);
#endif
  return FindBestTwoInLanes<Long>(size, x);
}

void AddRows(size_t size, size_t count, const float* const* rows, float* out) {
  for (size_t at = AddBlocks(size, count, rows, out); at < size; ++at) {
    float sum = out[at];
    for (size_t i = 0; i < count; ++i) sum += rows[i][at];
    out[at] = sum;
  }
}

void RunLstm(size_t units, const LstmStep& step) {
#ifdef WHENCE_HAS_WIDE_CODE
  if (HasAvx512()) return RunWideLstm(units, step);
  if (HasAvx2()) return RunLongLstm(units, step);
#endif
  RunLstmUnits<Long>(units, step);
}

WHENCE_WIDE_REGISTERS
void AddRow(size_t size, const float* row, float* out) {
  for (size_t i = 0; i < size; ++i) out[i] += row[i];
}

#ifdef WHENCE_HAS_WIDE_CODE
// GCC 12 widens bytes one by one where it is left to find the instruction.
__attribute__((target("avx512f"))) static size_t AddWideScaledRows(size_t size, size_t count, const float* scales,
                                                                   const int8_t* const* rows, float* out) {
  constexpr size_t kVectors = 6;
  size_t at = 0;
  for (; at + kVectors * kWideLanes <= size; at += kVectors * kWideLanes) {
    __m512 sums[kVectors];
    for (size_t v = 0; v < kVectors; ++v) sums[v] = _mm512_loadu_ps(out + at + v * kWideLanes);
    for (size_t i = 0; i < count; ++i) {
      const __m512 scale = _mm512_set1_ps(scales[i]);
      for (size_t v = 0; v < kVectors; ++v) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(rows[i] + at + v * kWideLanes));
        const __m512i numbers = _mm512_maskz_cvtepi8_epi32(0xffff, bytes);
        sums[v] = _mm512_add_ps(sums[v], _mm512_mul_ps(scale, _mm512_maskz_cvtepi32_ps(0xffff, numbers)));
      }
    }
    for (size_t v = 0; v < kVectors; ++v) _mm512_storeu_ps(out + at + v * kWideLanes, sums[v]);
  }
  return at;
}
__attribute__((target("avx2"))) static size_t AddLongScaledRows(size_t begin, size_t size, size_t count,
                                                                const float* scales, const int8_t* const* rows,
                                                                float* out) {
  constexpr size_t kVectors = 6;
  size_t at = begin;
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
#ifdef WHENCE_HAS_WIDE_CODE
  if (HasAvx512()) at = AddWideScaledRows(size, count, scales, rows, out);
  if (HasAvx2()) at = AddLongScaledRows(at, size, count, scales, rows, out);
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
        Lanes value = At(lanes);
        SigmoidLanes<Long>(&value);
        Put(lanes, value);
      });
}

WHENCE_WIDE_REGISTERS
void Tanh(size_t size, float* x) {
  ForLanes(
      size, x, [](float* lanes) __attribute__((always_inline)) {
        Lanes value = At(lanes);
        TanhLanes<Long>(1.0F, &value);
        Put(lanes, value);
      });
}

}  // namespace whence
