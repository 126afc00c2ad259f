#include "corpus/language/parser_network.h"

#include <algorithm>
#include <cstring>

#include "corpus/language/dense_math.h"

namespace whence {

void PreparePlaces(const ParserShape& shape, const float* parameters, const EncoderTrace& trace,
                   std::vector<float>* places) {
  const size_t columns = kStatePlaces * shape.hidden;
  const size_t inputs = shape.encoder.output();
  places->assign(trace.words * columns, 0);
  MultiplyAdd(trace.words, columns, inputs, {trace.output.data(), inputs}, parameters + shape.places(), columns,
              places->data(), columns);
}

void ScoreState(const ParserShape& shape, const float* parameters, const std::vector<float>& places,
                const StateFeatures& features, float* hidden, float* scores) {
  const float* rows[kStatePlaces + kStateFeatures];
  size_t count = 0;
  for (size_t place = 0; place < kStatePlaces; ++place) {
    const int word = features.places[place];
    if (word < 0) continue;
    rows[count++] = places.data() + (static_cast<size_t>(word) * kStatePlaces + place) * shape.hidden;
  }
  for (const uint16_t feature : features.features) {
    rows[count++] = parameters + shape.features() + feature * shape.hidden;
  }
  std::fill_n(hidden, shape.hidden, 0.0F);
  AddRows(shape.hidden, count, rows, hidden);
  Rectify(shape.hidden, hidden);
  std::memcpy(scores, parameters + shape.action_bias(), Action::kCount * sizeof(float));
  MultiplyAdd(1, Action::kCount, shape.hidden, {hidden, shape.hidden}, parameters + shape.actions(), Action::kCount,
              scores, Action::kCount);
}

}  // namespace whence
