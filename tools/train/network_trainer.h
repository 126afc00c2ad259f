#ifndef WHENCE_TOOLS_TRAIN_NETWORK_TRAINER_H_
#define WHENCE_TOOLS_TRAIN_NETWORK_TRAINER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "tools/train/network_gradient.h"
#include "tools/train/random.h"

namespace whence {

struct NetworkTraining {
  EncoderShape shape;
  int rounds = 12;
  uint64_t seed = 1;
  size_t batch = 16;    // sentences a step of the optimiser
  float rate = 0.002F;  // falls to 0 in a line
  // A word seen n times is taken for an unknown one in strangeness / (strangeness + n) of its places.
  float strangeness = 0.25F;
  float input_dropout = 0.25F;
  float output_dropout = 0.25F;
};

// Learns from one sentence after the other, by adding to a gradient. A subclass says what the words are and what is to
// be learnt of them. Each thread has its own.
class SentenceLearner {
 public:
  explicit SentenceLearner(const NetworkWeights& weights) : weights_(weights), gradient_(weights) {}
  virtual ~SentenceLearner() = default;
  SentenceLearner(const SentenceLearner&) = delete;
  SentenceLearner& operator=(const SentenceLearner&) = delete;

  NetworkGradient* gradient() { return &gradient_; }

  // The weights have changed.
  virtual void Refresh() { gradient_.Refresh(); }

  // Adds the gradient of sentence `index`; returns its loss. The first row of word w is taken for the unknown word in
  // strangeness[row] of its places.
  double Learn(size_t index, int round, const NetworkTraining& training, const std::vector<float>& strangeness,
               uint64_t seed);

 protected:
  virtual const std::vector<WordRows>& Words(size_t index) const = 0;
  // Returns the loss for the encoder's output, adds to the gradient of the parameters behind the encoder's, and sets
  // `output` to the gradient by the encoder's output.
  virtual double Judge(size_t index, int round, const EncoderTrace& trace, Random* random,
                       std::vector<float>* output) = 0;

  const NetworkWeights& weights_;
  NetworkGradient gradient_;

 private:
  std::vector<WordRows> words_;
  EncoderTrace trace_;
  std::vector<float> input_mask_;
  std::vector<float> output_mask_;
  std::vector<float> output_error_;
  std::vector<float> input_error_;
};

// Weights with the encoder's set to random numbers and the others, which are `parameters` in all, to 0.
NetworkWeights StartingWeights(const EncoderShape& shape, size_t parameters, uint32_t rows, Random* random);
// Random numbers for a matrix, small enough for its size (Glorot and Bengio, 2010).
void FillMatrix(size_t inputs, size_t outputs, Random* random, float* matrix);

// Trains `weights` on sentences 0 to words.size() - 1, whose words are given. The same numbers come out whatever the
// number of processors. `make_learner` is called once a thread; `after_round` may look at the weights (to measure).
void TrainNetwork(const std::vector<std::vector<WordRows>>& words, const NetworkTraining& training, Random* random,
                  const std::function<std::unique_ptr<SentenceLearner>()>& make_learner,
                  const std::function<void(int round, double loss)>& after_round, NetworkWeights* weights);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_NETWORK_TRAINER_H_
