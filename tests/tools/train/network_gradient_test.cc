#include "tools/train/network_gradient.h"

#include <algorithm>
#include <string>
#include <vector>

#include "graph/base/strings.h"
#include "gtest/gtest.h"
#include "tools/train/random.h"
#include "tools/train/states_gradient.h"

namespace whence {
namespace {

// A small network over a made-up sentence, with a loss that is a weighted sum of the scores of two states.
class NetworkGradientTest : public testing::Test {
 protected:
  static constexpr uint32_t kRows = 20;
  static constexpr uint32_t kInput = 5;
  static constexpr size_t kStates = 2;

  NetworkGradientTest() {
    weights_.shape = shape_.encoder;
    weights_.parameters.resize(shape_.parameter_count());
    weights_.embeddings.resize(kRows * kInput);
    for (float& value : weights_.parameters) value = Number();
    for (float& value : weights_.embeddings) value = Number();
    words_.resize(4);
    for (WordRows& word : words_) {
      for (int i = 0; i < 3; ++i) word.Add(static_cast<uint32_t>(random_.Below(kRows)));
    }
    for (size_t i = 0; i < kStates; ++i) {
      StateFeatures features;
      for (int& place : features.places) place = static_cast<int>(random_.Below(5)) - 1;
      for (uint16_t& feature : features.features) feature = static_cast<uint16_t>(random_.Below(kStateFeatureCount));
      states_.features.push_back(features);
    }
    for (size_t i = 0; i < kStates * Action::kCount; ++i) factors_.push_back(Number());
  }

  float Number() { return static_cast<float>(random_.Fraction() - 0.5); }

  // The loss, and what led to it in trace_ and states_.
  double Loss() {
    const NetworkParameters parameters(weights_.parameters.data());
    trace_.Start(shape_.encoder, words_.size());
    std::vector<float>& input = trace_.layers[0].input;
    for (size_t w = 0; w < words_.size(); ++w) {
      for (const uint32_t row : words_[w]) {
        for (size_t i = 0; i < kInput; ++i) input[w * kInput + i] += weights_.embeddings[row * kInput + i];
      }
    }
    EncodeWords(shape_.encoder, parameters, &trace_);
    std::vector<float> places;
    PreparePlaces(shape_, parameters, trace_, &places);
    states_.hidden.resize(kStates * shape_.hidden);
    states_.scores.resize(kStates * Action::kCount);
    for (size_t s = 0; s < kStates; ++s) {
      ScoreState(shape_, parameters, places, states_.features[s], &states_.hidden[s * shape_.hidden],
                 &states_.scores[s * Action::kCount]);
    }
    double loss = 0;
    for (size_t i = 0; i < factors_.size(); ++i) loss += factors_[i] * states_.scores[i];
    return loss;
  }

  // Expects `gradient` to be the loss's slope by `value`: between the slopes to its left and to its right, which differ
  // where a hidden unit is just about to open.
  void ExpectSlope(float gradient, float* value, const std::string& what) {
    constexpr float kStep = 1e-2F;
    constexpr double kError = 2e-2;
    const float before = *value;
    const double here = Loss();
    *value = before + kStep;
    const double right = (Loss() - here) / kStep;
    *value = before - kStep;
    const double left = (here - Loss()) / kStep;
    *value = before;
    EXPECT_GE(gradient, std::min(left, right) - kError) << what;
    EXPECT_LE(gradient, std::max(left, right) + kError) << what;
  }

  const ParserShape shape_ = {{kInput, 3, 2}, 6};
  Random random_{7};
  NetworkWeights weights_;
  std::vector<WordRows> words_;
  std::vector<float> factors_;
  EncoderTrace trace_;
  JudgedStates states_;
};

TEST_F(NetworkGradientTest, AgreesWithSmallSteps) {
  NetworkGradient gradient(weights_);
  gradient.Refresh();
  StatesGradient states_gradient(shape_, weights_);
  states_gradient.Refresh();
  Loss();
  states_.scores = factors_;
  std::vector<float> output;
  std::vector<float> input;
  states_gradient.Back(states_, trace_, gradient.parameters(), &output);
  gradient.BackFromOutput(trace_, output, &input);
  for (size_t w = 0; w < words_.size(); ++w) gradient.AddToEmbeddings(words_[w], input.data() + w * kInput);
  for (size_t i = 0; i < weights_.parameters.size(); ++i) {
    ExpectSlope(gradient.parameters()[i], &weights_.parameters[i], StrCat("parameter ", i));
  }
  for (size_t i = 0; i < weights_.embeddings.size(); ++i) {
    ExpectSlope(gradient.embeddings()[i], &weights_.embeddings[i], StrCat("embedding ", i));
  }
}

}  // namespace
}  // namespace whence
