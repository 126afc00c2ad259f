#ifndef WHENCE_CORPUS_LANGUAGE_WORD_ENCODER_H_
#define WHENCE_CORPUS_LANGUAGE_WORD_ENCODER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/network_parameters.h"
#include "corpus/language/word_rows.h"

namespace whence {

// The network that reads a sentence, the lower part of the tagger's and of the parser's. A word is the sum of the
// embeddings of its features. Layers of recurrent units read the words in both directions; a unit is an LSTM whose
// input gate is what its forget gate leaves (Greff et al., 2017), its gates in the order forget, output, candidate.
//
// The sizes, and where each weight stands among the parameters. Matrices are stored by rows; a row belongs to an input.
struct EncoderShape {
  uint32_t input = 96;  // of an embedding
  uint32_t units = 64;  // of a layer, in each direction
  uint32_t layers = 2;

  struct Layer {
    size_t inputs;        // rows of input
    size_t input;         // [inputs][2 * gates]: both directions
    size_t bias;          // [2 * gates]
    size_t recurrent[2];  // [units][gates]
  };
  size_t gates() const { return size_t{3} * units; }
  size_t output() const { return size_t{2} * units; }
  Layer layer(size_t number) const;
  size_t parameter_count() const;
};

// What an encoder computed of a sentence, and the buffers for it. The trainer reads every step back.
struct EncoderTrace {
  // Vectors may be longer than the sentence needs.
  struct Layer {
    std::vector<float> input;    // [words][inputs]
    std::vector<float> gates;    // [words][2 * gates]
    std::vector<float> cells;    // [words][2 * units]
    std::vector<float> bounded;  // tanh of cells
  };
  size_t words = 0;
  std::vector<Layer> layers;
  std::vector<float> output;  // [words][2 * units]

  // Room for `count` words with an input of zeros.
  void Start(const EncoderShape& shape, size_t count);
};

// From trace->layers[0].input to trace->output.
void EncodeWords(const EncoderShape& shape, const NetworkParameters& parameters, EncoderTrace* trace);

// A trained network as it stands in the model file: floats for its parameters, which begin with its encoder's, and
// embeddings of 8 bits with a scale a row. Read in place, but for matrices, which are quantised; thread-safe.
//
// Bytes (little endian): u32 input, units, layers, extra, rows, 0; f32 parameters; f32 scales[rows]; i8
// embeddings[rows][input]. What `extra` is and how many parameters there are, the network's user says.
class NetworkView {
 public:
  NetworkView() = default;

  // DataLoss when the bytes cannot be those of a network. `bytes` outlives the view.
  static absl::StatusOr<NetworkView> FromBytes(std::string_view bytes);

  const EncoderShape& shape() const { return shape_; }
  uint32_t extra() const { return extra_; }
  uint32_t rows() const { return rows_; }
  size_t parameter_count() const { return parameter_count_; }
  const NetworkParameters& parameters() const { return parameters_; }
  // Multiplies in whole numbers with a matrix of what stands on the encoder, as with the encoder's own.
  void Quantise(size_t begin, size_t inputs, size_t columns) { parameters_.Quantise(begin, inputs, columns); }

  // Words to trace->output. REQUIRES: their rows are below rows().
  void Encode(const std::vector<WordRows>& words, EncoderTrace* trace) const;

 private:
  EncoderShape shape_;
  uint32_t extra_ = 0;
  uint32_t rows_ = 0;
  size_t parameter_count_ = 0;
  NetworkParameters parameters_;
  const float* scales_ = nullptr;
  const int8_t* embeddings_ = nullptr;
};

std::string EncodeNetwork(const EncoderShape& shape, uint32_t extra, const std::vector<float>& parameters,
                          const std::vector<float>& embeddings);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_WORD_ENCODER_H_
