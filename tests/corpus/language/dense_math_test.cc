#include "corpus/language/dense_math.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "gtest/gtest.h"

namespace whence {
namespace {

// Numbers that are not round, the same each time.
std::vector<float> Numbers(size_t count) {
  std::vector<float> numbers(count);
  for (size_t i = 0; i < count; ++i) numbers[i] = static_cast<float>(static_cast<int>(i * 37 % 101) - 50) / 7.0F;
  return numbers;
}

// One sum after the other, as the header promises them.
std::vector<float> MultiplyPlainly(size_t rows, size_t columns, size_t inner, MatrixView a, const std::vector<float>& b,
                                   std::vector<float> c) {
  for (size_t r = 0; r < rows; ++r) {
    for (size_t i = 0; i < inner; ++i) {
      for (size_t k = 0; k < columns; ++k) {
        const volatile float product = a.data[r * a.row_step + i * a.column_step] * b[i * columns + k];
        c[r * columns + k] += product;
      }
    }
  }
  return c;
}

TEST(DenseMathTest, MultipliesToTheSameBitsAsPlainLoops) {
  for (const size_t rows : {1, 3, 4, 9}) {
    for (const size_t columns : {1, 8, 13, 64, 101}) {
      for (const size_t inner : {1, 5, 32}) {
        const std::vector<float> a = Numbers(rows * inner);
        const std::vector<float> b = Numbers(inner * columns);
        const std::vector<float> start = Numbers(rows * columns);
        for (const MatrixView view : {MatrixView{a.data(), inner, 1}, MatrixView{a.data(), 1, rows}}) {
          std::vector<float> c = start;
          MultiplyAdd(rows, columns, inner, view, b.data(), columns, c.data(), columns);
          EXPECT_EQ(c, MultiplyPlainly(rows, columns, inner, view, b, start))
              << rows << " x " << inner << " x " << columns;
        }
      }
    }
  }
}

TEST(DenseMathTest, BoundsAreNearTheFunctionsAndNeverBeyondThem) {
  std::vector<float> numbers;
  for (int i = -1200; i <= 1200; ++i) numbers.push_back(static_cast<float>(i) / 100);
  std::vector<float> tanh = numbers;
  std::vector<float> sigmoid = numbers;
  Tanh(tanh.size(), tanh.data());
  Sigmoid(sigmoid.size(), sigmoid.data());
  for (size_t i = 0; i < numbers.size(); ++i) {
    EXPECT_NEAR(tanh[i], std::tanh(numbers[i]), 2e-4) << numbers[i];
    EXPECT_NEAR(sigmoid[i], 1 / (1 + std::exp(-numbers[i])), 2e-4) << numbers[i];
    EXPECT_LE(std::fabs(tanh[i]), 1) << numbers[i];
  }
}

TEST(DenseMathTest, RunsUnitsToTheSameBitsAsOneFunctionAfterTheOther) {
  for (const size_t units : {1, 8, 21, 64}) {
    for (const bool first : {true, false}) {
      const std::vector<float> before = Numbers(units);
      std::vector<float> gate = Numbers(3 * units);
      std::vector<float> values = gate;
      Sigmoid(2 * units, values.data());
      Tanh(units, values.data() + 2 * units);
      std::vector<float> expected(units);
      for (size_t i = 0; i < units; ++i) {
        const float candidate = values[2 * units + i];
        const volatile float change = values[i] * ((first ? 0 : before[i]) - candidate);
        expected[i] = candidate + change;
      }
      std::vector<float> tanh = expected;
      Tanh(units, tanh.data());
      std::vector<float> cell(units), bounded(units), out(units);
      RunLstm(units, {gate.data(), first ? nullptr : before.data(), cell.data(), bounded.data(), out.data()});
      EXPECT_EQ(gate, values) << units;
      EXPECT_EQ(cell, expected) << units;
      EXPECT_EQ(bounded, tanh) << units;
      for (size_t i = 0; i < units; ++i) EXPECT_EQ(out[i], values[units + i] * tanh[i]) << units;
    }
  }
}

TEST(DenseMathTest, AddsManyRowsInTheirOrder) {
  for (const size_t size : {3, 64, 128, 200}) {
    const std::vector<float> numbers = Numbers(3 * size);
    const float* rows[] = {numbers.data(), numbers.data() + size, numbers.data() + 2 * size};
    std::vector<float> sum = Numbers(size);
    std::vector<float> expected = sum;
    AddRows(size, 3, rows, sum.data());
    for (const float* row : rows) AddRow(size, row, expected.data());
    EXPECT_EQ(sum, expected) << size;
  }
}

TEST(DenseMathTest, FindsTheFirstBestAndTheNext) {
  for (size_t size = 1; size < 40; ++size) {
    for (int shift = 0; shift < 20; ++shift) {
      std::vector<float> numbers(size);
      for (size_t i = 0; i < size; ++i)
        numbers[i] = static_cast<float>((i * 37 + static_cast<size_t>(shift) * 11) % 23);
      const BestTwo two = FindBestTwo(size, numbers.data());
      const auto best = std::max_element(numbers.begin(), numbers.end());
      EXPECT_EQ(two.index, static_cast<size_t>(best - numbers.begin())) << size;
      EXPECT_EQ(two.best, *best);
      *best = -std::numeric_limits<float>::infinity();
      EXPECT_EQ(two.second, *std::max_element(numbers.begin(), numbers.end())) << size;
    }
  }
}

TEST(DenseMathTest, AddsRowsAndRectifies) {
  std::vector<float> sum = {1, 2, 3};
  const float row[] = {1, 0, -1};
  AddRow(3, row, sum.data());
  EXPECT_EQ(sum, (std::vector<float>{2, 2, 2}));
  std::vector<float> either = {-1, 0, 3};
  Rectify(3, either.data());
  EXPECT_EQ(either, (std::vector<float>{0, 0, 3}));
}

TEST(DenseMathTest, AddsScaledRowsInTheirOrder) {
  for (const size_t size : {3, 48, 96, 101}) {
    std::vector<int8_t> numbers(3 * size);
    for (size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<int8_t>(static_cast<int>(i * 89 % 255) - 127);
    const int8_t* rows[] = {numbers.data(), numbers.data() + size, numbers.data() + 2 * size};
    const float scales[] = {0.013F, 2.7F, -0.4F};
    std::vector<float> sum = Numbers(size);
    std::vector<float> expected = sum;
    AddScaledRows(size, 3, scales, rows, sum.data());
    for (size_t r = 0; r < 3; ++r) {
      for (size_t i = 0; i < size; ++i) {
        const volatile float product = scales[r] * static_cast<float>(rows[r][i]);
        expected[i] += product;
      }
    }
    EXPECT_EQ(sum, expected) << size;
  }
}

}  // namespace
}  // namespace whence
