#include "tools/train/states_gradient.h"

#include "corpus/language/dense_math.h"

namespace whence {

void StatesGradient::Refresh() {
  const float* parameters = weights_.parameters.data();
  transposed_places_ = Transposed(parameters + shape_.places(), shape_.encoder.output(), kStatePlaces * shape_.hidden);
  transposed_actions_ = Transposed(parameters + shape_.actions(), shape_.hidden, Action::kCount);
}

void StatesGradient::Back(const JudgedStates& states, const EncoderTrace& trace, float* parameters,
                          std::vector<float>* output) {
  const size_t count = states.features.size();
  const size_t width = shape_.hidden;
  AddOuterProducts(count, width, states.hidden.data(), width, Action::kCount, states.scores.data(), Action::kCount,
                   parameters + shape_.actions());
  hidden_.assign(count * width, 0);
  MultiplyAdd(count, width, Action::kCount, {states.scores.data(), Action::kCount}, transposed_actions_.data(), width,
              hidden_.data(), width);
  const size_t columns = kStatePlaces * width;
  places_.assign(trace.words * columns, 0);
  for (size_t s = 0; s < count; ++s) {
    AddRow(Action::kCount, states.scores.data() + s * Action::kCount, parameters + shape_.action_bias());
    float* error = hidden_.data() + s * width;
    for (size_t i = 0; i < width; ++i) {
      if (states.hidden[s * width + i] <= 0) error[i] = 0;
    }
    const StateFeatures& features = states.features[s];
    for (size_t place = 0; place < kStatePlaces; ++place) {
      if (features.places[place] < 0) continue;
      AddRow(width, error, places_.data() + static_cast<size_t>(features.places[place]) * columns + place * width);
    }
    for (const uint16_t feature : features.features) {
      AddRow(width, error, parameters + shape_.features() + feature * width);
    }
  }
  const size_t inputs = shape_.encoder.output();
  AddOuterProducts(trace.words, inputs, trace.output.data(), inputs, columns, places_.data(), columns,
                   parameters + shape_.places());
  output->assign(trace.words * inputs, 0);
  MultiplyAdd(trace.words, inputs, columns, {places_.data(), columns}, transposed_places_.data(), inputs,
              output->data(), inputs);
}

}  // namespace whence
