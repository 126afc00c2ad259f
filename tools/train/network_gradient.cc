#include "tools/train/network_gradient.h"

#include <utility>

#include "corpus/language/dense_math.h"

namespace whence {

std::vector<float> Transposed(const float* matrix, size_t rows, size_t columns) {
  std::vector<float> out(rows * columns);
  for (size_t r = 0; r < rows; ++r) {
    for (size_t c = 0; c < columns; ++c) out[c * rows + r] = matrix[r * columns + c];
  }
  return out;
}

void AddOuterProducts(size_t count, size_t inputs, const float* input, size_t input_step, size_t columns,
                      const float* error, size_t error_step, float* gradient) {
  MultiplyAdd(inputs, columns, count, {input, 1, input_step}, error, error_step, gradient, columns);
}

NetworkGradient::NetworkGradient(const NetworkWeights& weights)
    : weights_(weights),
      parameters_(weights.parameters.size()),
      embeddings_(weights.embeddings.size()),
      transposed_(weights.shape.layers),
      touched_(weights.embeddings.size() / weights.shape.input) {}

void NetworkGradient::Refresh() {
  const EncoderShape& shape = weights_.shape;
  const float* parameters = weights_.parameters.data();
  for (size_t i = 0; i < shape.layers; ++i) {
    const EncoderShape::Layer layer = shape.layer(i);
    transposed_[i].input = Transposed(parameters + layer.input, layer.inputs, 2 * shape.gates());
    for (size_t d = 0; d < 2; ++d) {
      transposed_[i].recurrent[d] = Transposed(parameters + layer.recurrent[d], shape.units, shape.gates());
    }
  }
}

void NetworkGradient::BackThroughUnits(size_t number, size_t direction, const EncoderTrace& trace,
                                       const std::vector<float>& gradient) {
  const EncoderShape& shape = weights_.shape;
  const EncoderTrace::Layer& layer = trace.layers[number];
  const std::vector<float>& layer_output = number + 1 == shape.layers ? trace.output : trace.layers[number + 1].input;
  const size_t units = shape.units;
  const size_t width = shape.gates();
  std::vector<float> output_error(units);
  std::vector<float> cell_error(units);
  for (size_t step = trace.words; step-- > 0;) {
    const size_t word = direction == 0 ? step : trace.words - 1 - step;
    const float* gate = layer.gates.data() + word * 2 * width + direction * width;
    const float* bounded = layer.bounded.data() + word * 2 * units + direction * units;
    const size_t before = step == 0 ? word : direction == 0 ? word - 1 : word + 1;
    const float* before_cell = layer.cells.data() + before * 2 * units + direction * units;
    float* error = gates_.data() + word * 2 * width + direction * width;
    for (size_t i = 0; i < units; ++i) {
      const float forget = gate[i];
      const float open = gate[units + i];
      const float candidate = gate[2 * units + i];
      const float out = gradient[word * 2 * units + direction * units + i] + output_error[i];
      const float cell = cell_error[i] + out * open * (1 - bounded[i] * bounded[i]);
      const float kept = step == 0 ? 0 : before_cell[i];
      error[i] = cell * (kept - candidate) * forget * (1 - forget);
      error[units + i] = out * bounded[i] * open * (1 - open);
      error[2 * units + i] = cell * (1 - forget) * (1 - candidate * candidate);
      cell_error[i] = cell * forget;
      output_error[i] = 0;
    }
    MultiplyAdd(1, units, width, {error, width}, transposed_[number].recurrent[direction].data(), units,
                output_error.data(), units);
  }
  if (trace.words < 2) return;
  // The unit's own output of the word before it leads to the gates of a word.
  const float* from = layer_output.data() + direction * units + (direction == 0 ? 0 : 2 * units);
  const float* to = gates_.data() + direction * width + (direction == 0 ? 2 * width : 0);
  AddOuterProducts(trace.words - 1, units, from, 2 * units, width, to, 2 * width,
                   parameters_.data() + shape.layer(number).recurrent[direction]);
}

void NetworkGradient::BackFromOutput(const EncoderTrace& trace, const std::vector<float>& output,
                                     std::vector<float>* input) {
  const EncoderShape& shape = weights_.shape;
  const size_t width = 2 * shape.gates();
  std::vector<float> gradient = output;
  gates_.resize(trace.words * width);
  for (size_t number = shape.layers; number-- > 0;) {
    const EncoderShape::Layer layer = shape.layer(number);
    for (size_t direction = 0; direction < 2; ++direction) BackThroughUnits(number, direction, trace, gradient);
    AddOuterProducts(trace.words, layer.inputs, trace.layers[number].input.data(), layer.inputs, width, gates_.data(),
                     width, parameters_.data() + layer.input);
    for (size_t word = 0; word < trace.words; ++word) {
      AddRow(width, gates_.data() + word * width, parameters_.data() + layer.bias);
    }
    gradient.assign(trace.words * layer.inputs, 0);
    MultiplyAdd(trace.words, layer.inputs, width, {gates_.data(), width}, transposed_[number].input.data(),
                layer.inputs, gradient.data(), layer.inputs);
  }
  *input = std::move(gradient);
}

void NetworkGradient::AddToEmbeddings(const WordRows& word, const float* input) {
  for (const uint32_t row : word) {
    AddRow(weights_.shape.input, input, embeddings_.data() + static_cast<size_t>(row) * weights_.shape.input);
    if (touched_[row]) continue;
    touched_[row] = true;
    touched_rows_.push_back(row);
  }
}

std::vector<uint32_t> NetworkGradient::TakeTouchedRows() {
  for (const uint32_t row : touched_rows_) touched_[row] = false;
  return std::exchange(touched_rows_, {});
}

}  // namespace whence
