#ifndef WHENCE_TOOLS_TRAIN_STATES_GRADIENT_H_
#define WHENCE_TOOLS_TRAIN_STATES_GRADIENT_H_

#include <vector>

#include "corpus/language/parser_network.h"
#include "tools/train/network_gradient.h"

namespace whence {

// The parser states of one sentence: what ScoreState computed in each, and the loss's gradient by its scores.
struct JudgedStates {
  std::vector<StateFeatures> features;
  std::vector<float> hidden;  // [states][hidden]
  std::vector<float> scores;  // [states][Action::kCount]: gradients
};

// The way back through the parser's part of the network, from the states' scores to the encoder's output.
class StatesGradient {
 public:
  StatesGradient(const ParserShape& shape, const NetworkWeights& weights) : shape_(shape), weights_(weights) {}

  // The weights have changed. REQUIRED before the first Back, too.
  void Refresh();

  // Adds to the gradient of the parameters, and sets `output` to the gradient by trace.output.
  void Back(const JudgedStates& states, const EncoderTrace& trace, float* parameters, std::vector<float>* output);

 private:
  const ParserShape shape_;
  const NetworkWeights& weights_;
  std::vector<float> transposed_places_;
  std::vector<float> transposed_actions_;
  std::vector<float> places_;
  std::vector<float> hidden_;
};

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_STATES_GRADIENT_H_
