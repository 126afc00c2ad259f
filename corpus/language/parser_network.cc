#include "corpus/language/parser_network.h"

#include <algorithm>

#include "corpus/language/dense_math.h"

namespace whence {

void PreparePlaces(const ParserShape& shape, const NetworkParameters& parameters, const EncoderTrace& trace,
                   std::vector<float>* places) {
  const size_t columns = kStatePlaces * shape.hidden;
  const size_t inputs = shape.encoder.output();
  if (places->size() < trace.words * columns) places->resize(trace.words * columns);
  parameters.Multiply(shape.places(), trace.words, inputs, columns, trace.output.data(), nullptr, places->data(),
                      columns);
}

void ScoreState(const ParserShape& shape, const NetworkParameters& parameters, const std::vector<float>& places,
                const StateFeatures& features, float* hidden, float* scores) {
  const float* rows[kStatePlaces + kStateFeatures];
  size_t count = 0;
  for (size_t place = 0; place < kStatePlaces; ++place) {
    const int word = features.places[place];
    if (word < 0) continue;
    rows[count++] = places.data() + (static_cast<size_t>(word) * kStatePlaces + place) * shape.hidden;
  }
  const float* feature_rows = parameters.at(shape.features());
  for (const uint16_t feature : features.features) rows[count++] = feature_rows + feature * shape.hidden;
  std::fill_n(hidden, shape.hidden, 0.0F);
  AddRows(shape.hidden, count, rows, hidden);
  Rectify(shape.hidden, hidden);
  parameters.Multiply(shape.actions(), 1, shape.hidden, Action::kCount, hidden, parameters.at(shape.action_bias()),
                      scores, Action::kCount);
}

}  // namespace whence
