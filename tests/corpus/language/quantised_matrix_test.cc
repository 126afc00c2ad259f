#include "corpus/language/quantised_matrix.h"

#include <cmath>
#include <random>
#include <vector>

#include "corpus/language/dense_math.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using ::testing::Each;
using Way = QuantisedMatrix::Way;

std::vector<float> RandomNumbers(size_t count, std::mt19937* random) {
  std::vector<float> numbers(count);
  for (float& number : numbers) number = static_cast<float>((*random)() % 20001) / 10000.0F - 1.0F;
  return numbers;
}

TEST(QuantisedMatrixTest, IsNearTheProductOfFloatsAndTheSameBitsOnEveryProcessor) {
  std::mt19937 random(7);
  for (const size_t rows : {1, 2, 3, 4, 5, 9, 65}) {
    for (const size_t columns : {1, 15, 16, 33, 64, 90, 192}) {
      for (const size_t inputs : {1, 5, 64, 128, 131}) {
        const std::vector<float> weights = RandomNumbers(inputs * columns, &random);
        const std::vector<float> a = RandomNumbers(rows * inputs, &random);
        const std::vector<float> start = RandomNumbers(rows * columns, &random);
        const QuantisedMatrix matrix(inputs, columns, weights.data());
        std::vector<float> c = start;
        matrix.MultiplyAdd(rows, a.data(), inputs, c.data(), columns);
        for (const Way way : {Way::kPlain, Way::kAvx2, Way::kVnni}) {
          if (!QuantisedMatrix::Supports(way)) continue;
          std::vector<float> other = start;
          matrix.MultiplyAdd(way, rows, a.data(), inputs, other.data(), columns);
          EXPECT_EQ(c, other) << rows << " x " << inputs << " x " << columns << ", way " << static_cast<int>(way);
        }
        std::vector<float> product(rows * columns);
        std::vector<float> sum(rows * columns);
        matrix.Multiply(rows, a.data(), inputs, nullptr, product.data(), columns);
        matrix.MultiplyAdd(rows, a.data(), inputs, sum.data(), columns);
        EXPECT_EQ(product, sum) << rows << " x " << inputs << " x " << columns;
        for (size_t i = 0; i < sum.size(); ++i) sum[i] = start[i % columns];
        matrix.Multiply(rows, a.data(), inputs, start.data(), product.data(), columns);
        matrix.MultiplyAdd(rows, a.data(), inputs, sum.data(), columns);
        EXPECT_EQ(product, sum) << rows << " x " << inputs << " x " << columns;
        std::vector<float> exact = start;
        MultiplyAdd(rows, columns, inputs, {a.data(), inputs}, weights.data(), columns, exact.data(), columns);
        for (size_t i = 0; i < c.size(); ++i) EXPECT_NEAR(c[i], exact[i], 0.01) << i;
      }
    }
  }
}

TEST(QuantisedMatrixTest, StepsOverWhatLiesBetweenRows) {
  const std::vector<float> weights = {1, 2, 3, 4};
  const QuantisedMatrix matrix(2, 2, weights.data());
  const std::vector<float> a = {1, 0, 99, 0, 1, 99};
  std::vector<float> c(6, 0.0F);
  matrix.MultiplyAdd(2, a.data(), 3, c.data(), 3);
  EXPECT_NEAR(c[0], 1, 1e-3);
  EXPECT_NEAR(c[1], 2, 1e-3);
  EXPECT_EQ(c[2], 0);
  EXPECT_NEAR(c[3], 3, 1e-3);
  EXPECT_NEAR(c[4], 4, 1e-3);
  EXPECT_EQ(c[5], 0);
}

TEST(QuantisedMatrixTest, SumsOfTheLargestNumbersStayWithinTheirBits) {
  for (const size_t inputs : {1, 128, 2048}) {
    const std::vector<float> ones(inputs * 16, 1.0F);
    const QuantisedMatrix matrix(inputs, 16, ones.data());
    std::vector<float> c(16, 0.0F);
    matrix.MultiplyAdd(1, ones.data(), inputs, c.data(), 16);
    const float sum = static_cast<float>(inputs);
    EXPECT_THAT(c, Each(testing::FloatNear(sum, sum * 1e-4F))) << inputs;
  }
}

TEST(QuantisedMatrixTest, RowsAndColumnsOfZerosAddNothing) {
  const std::vector<float> weights(4 * 16, 0.0F);
  const std::vector<float> zeros(4, 0.0F);
  const std::vector<float> ones(4, 1.0F);
  std::vector<float> c(16, 2.5F);
  QuantisedMatrix(4, 16, weights.data()).MultiplyAdd(1, ones.data(), 4, c.data(), 16);
  const std::vector<float> some(4 * 16, 0.5F);
  QuantisedMatrix(4, 16, some.data()).MultiplyAdd(1, zeros.data(), 4, c.data(), 16);
  EXPECT_THAT(c, Each(2.5F));
}

}  // namespace
}  // namespace whence
