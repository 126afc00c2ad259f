#ifndef WHENCE_TOOLS_TRAIN_NETWORK_GRADIENT_H_
#define WHENCE_TOOLS_TRAIN_NETWORK_GRADIENT_H_

#include <vector>

#include "corpus/language/word_encoder.h"

namespace whence {

// The weights of a network in training: its encoder's parameters first, then those of what stands on it.
struct NetworkWeights {
  EncoderShape shape;
  std::vector<float> parameters;
  std::vector<float> embeddings;  // [rows][shape.input]
};

// A matrix with rows and columns exchanged, as the way back multiplies by it.
std::vector<float> Transposed(const float* matrix, size_t rows, size_t columns);

// gradient [inputs][columns] += input^T error, for input [count][inputs] and error [count][columns], whose rows are
// `input_step` and `error_step` apart.
void AddOuterProducts(size_t count, size_t inputs, const float* input, size_t input_step, size_t columns,
                      const float* error, size_t error_step, float* gradient);

// The sum of the gradients of some sentences, and the way back through the encoder that adds to it (backpropagation
// through time).
class NetworkGradient {
 public:
  explicit NetworkGradient(const NetworkWeights& weights);

  // The weights have changed. REQUIRED before the first BackFromOutput, too.
  void Refresh();

  // Goes back from trace.output to the words' input: `output` is the gradient by the one, `input` by the other.
  void BackFromOutput(const EncoderTrace& trace, const std::vector<float>& output, std::vector<float>* input);
  // Adds the gradient by a word's input to its embeddings.
  void AddToEmbeddings(const WordRows& word, const float* input);

  float* parameters() { return parameters_.data(); }
  float* embeddings() { return embeddings_.data(); }
  // The rows of embeddings that have a gradient since the last call. The caller sets the gradients back to 0.
  std::vector<uint32_t> TakeTouchedRows();

 private:
  struct TransposedLayer {
    std::vector<float> input;
    std::vector<float> recurrent[2];
  };

  void BackThroughUnits(size_t number, size_t direction, const EncoderTrace& trace, const std::vector<float>& gradient);

  const NetworkWeights& weights_;
  std::vector<float> parameters_;
  std::vector<float> embeddings_;
  std::vector<TransposedLayer> transposed_;
  std::vector<bool> touched_;
  std::vector<uint32_t> touched_rows_;
  std::vector<float> gates_;  // of one layer
};

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_NETWORK_GRADIENT_H_
