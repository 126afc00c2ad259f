#include "corpus/language/word_encoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "corpus/language/dense_math.h"
#include "graph/base/status.h"

namespace whence {
namespace {

constexpr size_t kHeaderBytes = 24;
constexpr uint32_t kMostUnits = 1024;  // of any kind: more is no model of ours

// Never takes room back: the next sentence may be longer, and what a vector gains it sets to zeros.
float* RoomFor(size_t size, std::vector<float>* numbers) {
  if (numbers->size() < size) numbers->resize(size);
  return numbers->data();
}

// Runs one direction of a layer over gates that hold the input's part. The other waits: the weights of both would not
// fit into the nearest cache.
void RunUnits(const EncoderShape& shape, const NetworkParameters& parameters, size_t recurrent, size_t direction,
              EncoderTrace::Layer* layer, size_t words, float* output) {
  const size_t units = shape.units;
  const size_t gates = shape.gates();
  LstmStep before = {};
  for (size_t word = 0; word < words; ++word) {
    const size_t at = 2 * (direction == 0 ? word : words - 1 - word) + direction;
    const LstmStep step = {layer->gates.data() + at * gates, before.cell, layer->cells.data() + at * units,
                           layer->bounded.data() + at * units, output + at * units};
    if (word > 0) parameters.MultiplyAdd(recurrent, 1, units, gates, before.out, step.gate, gates);
    RunLstm(units, step);
    before = step;
  }
}

}  // namespace

EncoderShape::Layer EncoderShape::layer(size_t number) const {
  size_t at = 0;
  Layer layer;
  for (size_t i = 0;; ++i) {
    layer.inputs = i == 0 ? input : output();
    layer.input = at;
    layer.bias = layer.input + layer.inputs * 2 * gates();
    layer.recurrent[0] = layer.bias + 2 * gates();
    layer.recurrent[1] = layer.recurrent[0] + units * gates();
    at = layer.recurrent[1] + units * gates();
    if (i == number) return layer;
  }
}

size_t EncoderShape::parameter_count() const { return layer(layers - 1).recurrent[1] + units * gates(); }

void EncoderTrace::Start(const EncoderShape& shape, size_t count) {
  words = count;
  layers.resize(shape.layers);
  layers[0].input.assign(count * shape.input, 0);
}

void EncodeWords(const EncoderShape& shape, const NetworkParameters& parameters, EncoderTrace* trace) {
  const size_t words = trace->words;
  RoomFor(words * shape.output(), &trace->output);
  for (size_t number = 0; number < shape.layers; ++number) {
    const EncoderShape::Layer weights = shape.layer(number);
    EncoderTrace::Layer& layer = trace->layers[number];
    float* gates = RoomFor(words * 2 * shape.gates(), &layer.gates);
    RoomFor(words * shape.output(), &layer.cells);
    RoomFor(words * shape.output(), &layer.bounded);
    parameters.Multiply(weights.input, words, weights.inputs, 2 * shape.gates(), layer.input.data(),
                        parameters.at(weights.bias), gates, 2 * shape.gates());
    const bool last = number + 1 == shape.layers;
    float* output = last ? trace->output.data() : RoomFor(words * shape.output(), &trace->layers[number + 1].input);
    for (size_t direction = 0; direction < 2; ++direction) {
      RunUnits(shape, parameters, weights.recurrent[direction], direction, &layer, words, output);
    }
  }
}

absl::StatusOr<NetworkView> NetworkView::FromBytes(std::string_view bytes) {
  uint32_t header[kHeaderBytes / sizeof(uint32_t)];
  if (bytes.size() < kHeaderBytes) return DataLoss("network: too short");
  std::memcpy(header, bytes.data(), kHeaderBytes);
  for (size_t i = 0; i < 4; ++i) {
    if (header[i] == 0 || header[i] > kMostUnits) return DataLoss("network: bad size ", header[i]);
  }
  NetworkView network;
  network.shape_ = {header[0], header[1], header[2]};
  network.extra_ = header[3];
  network.rows_ = header[4];
  const size_t tables = static_cast<size_t>(network.rows_) * (sizeof(float) + network.shape_.input);
  const size_t rest = bytes.size() - kHeaderBytes;
  if (rest < tables || (rest - tables) % sizeof(float) != 0 ||
      (rest - tables) / sizeof(float) < network.shape_.parameter_count()) {
    return DataLoss("network: ", bytes.size(), " bytes are not those of its shape");
  }
  network.parameter_count_ = (rest - tables) / sizeof(float);
  const float* parameters = reinterpret_cast<const float*>(bytes.data() + kHeaderBytes);
  network.parameters_ = NetworkParameters(parameters);
  for (size_t number = 0; number < network.shape_.layers; ++number) {
    const EncoderShape::Layer layer = network.shape_.layer(number);
    network.parameters_.Quantise(layer.input, layer.inputs, 2 * network.shape_.gates());
    for (const size_t recurrent : layer.recurrent) {
      network.parameters_.Quantise(recurrent, network.shape_.units, network.shape_.gates());
    }
  }
  network.scales_ = parameters + network.parameter_count_;
  network.embeddings_ = reinterpret_cast<const int8_t*>(network.scales_ + network.rows_);
  return network;
}

void NetworkView::Encode(const std::vector<WordRows>& words, EncoderTrace* trace) const {
  trace->words = words.size();
  trace->layers.resize(shape_.layers);
  float* input = RoomFor(words.size() * shape_.input, &trace->layers[0].input);
  // Rows lie far apart in a large table: those of the next word are fetched while this one's are added up.
  const auto fetch = [&](const WordRows& word) {
    for (const uint32_t row : word) {
      const int8_t* values = embeddings_ + static_cast<size_t>(row) * shape_.input;
      __builtin_prefetch(scales_ + row);
      __builtin_prefetch(values);
      __builtin_prefetch(values + shape_.input - 1);
    }
  };
  if (!words.empty()) fetch(words.front());
  for (size_t i = 0; i < words.size(); ++i) {
    const WordRows& word = words[i];
    if (i + 1 < words.size()) fetch(words[i + 1]);
    std::array<float, WordRows::kCapacity> scales;
    std::array<const int8_t*, WordRows::kCapacity> rows;
    size_t count = 0;
    for (const uint32_t row : word) {
      scales[count] = scales_[row];
      rows[count++] = embeddings_ + static_cast<size_t>(row) * shape_.input;
    }
    std::fill_n(input, shape_.input, 0.0F);
    AddScaledRows(shape_.input, count, scales.data(), rows.data(), input);
    input += shape_.input;
  }
  EncodeWords(shape_, parameters_, trace);
}

std::string EncodeNetwork(const EncoderShape& shape, uint32_t extra, const std::vector<float>& parameters,
                          const std::vector<float>& embeddings) {
  const size_t rows = embeddings.size() / shape.input;
  const uint32_t header[] = {shape.input, shape.units, shape.layers, extra, static_cast<uint32_t>(rows), 0};
  std::string bytes(reinterpret_cast<const char*>(header), sizeof(header));
  bytes.append(reinterpret_cast<const char*>(parameters.data()), parameters.size() * sizeof(float));
  std::string quantised;
  for (size_t row = 0; row < rows; ++row) {
    const float* values = embeddings.data() + row * shape.input;
    float most = 0;
    for (size_t i = 0; i < shape.input; ++i) most = std::max(most, std::fabs(values[i]));
    const float scale = most / 127;
    bytes.append(reinterpret_cast<const char*>(&scale), sizeof(scale));
    for (size_t i = 0; i < shape.input; ++i) {
      quantised.push_back(scale == 0 ? '\0' : static_cast<char>(std::lround(values[i] / scale)));
    }
  }
  return bytes + quantised;
}

}  // namespace whence
