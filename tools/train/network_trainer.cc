#include "tools/train/network_trainer.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "corpus/language/dense_math.h"
#include "tools/train/adam.h"

namespace whence {
namespace {

// The sentences of a batch go to this many threads in turn; their gradients are added in the threads' order.
constexpr size_t kThreads = 2;

// Inverted dropout: what stays is scaled up, so that nothing changes on average.
void Drop(float rate, std::vector<float>* values, std::vector<float>* mask, Random* random) {
  mask->assign(values->size(), 1);
  if (rate <= 0) return;
  for (size_t i = 0; i < values->size(); ++i) {
    (*mask)[i] = random->Fraction() < rate ? 0 : 1 / (1 - rate);
    (*values)[i] *= (*mask)[i];
  }
}

void Fill(double bound, Random* random, size_t size, float* values) {
  for (size_t i = 0; i < size; ++i) values[i] = static_cast<float>((2 * random->Fraction() - 1) * bound);
}

// Adds up the learners' gradients and moves the weights.
class Optimiser {
 public:
  explicit Optimiser(const NetworkWeights& weights)
      : parameters_(weights.parameters.size()), embeddings_(weights.embeddings.size()) {}

  void Step(float rate, const std::vector<std::unique_ptr<SentenceLearner>>& learners, NetworkWeights* weights) {
    NetworkGradient& sum = *learners[0]->gradient();
    std::vector<uint32_t> rows = sum.TakeTouchedRows();
    const size_t width = weights->shape.input;
    for (size_t i = 1; i < learners.size(); ++i) {
      NetworkGradient& other = *learners[i]->gradient();
      const size_t count = weights->parameters.size();
      AddRow(count, other.parameters(), sum.parameters());
      std::fill_n(other.parameters(), count, 0.0F);
      for (const uint32_t row : other.TakeTouchedRows()) {
        float* from = other.embeddings() + row * width;
        AddRow(width, from, sum.embeddings() + row * width);
        std::fill_n(from, width, 0.0F);
        rows.push_back(row);
      }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    parameters_.Tick();
    parameters_.Update(rate, 0, weights->parameters.size(), weights->parameters.data(), sum.parameters());
    embeddings_.Tick();
    for (const uint32_t row : rows) {
      embeddings_.Update(rate, row * width, width, weights->embeddings.data(), sum.embeddings());
    }
  }

 private:
  Adam parameters_;
  Adam embeddings_;
};

}  // namespace

double SentenceLearner::Learn(size_t index, int round, const NetworkTraining& training,
                              const std::vector<float>& strangeness, uint64_t seed) {
  const EncoderShape& shape = weights_.shape;
  Random random(seed);
  words_ = Words(index);
  trace_.Start(shape, words_.size());
  std::vector<float>& input = trace_.layers[0].input;
  for (size_t i = 0; i < words_.size(); ++i) {
    if (random.Fraction() < strangeness[words_[i][0]]) words_[i].SetFirst(Vocabulary::kUnknownWord);
    for (const uint32_t row : words_[i]) {
      AddRow(shape.input, weights_.embeddings.data() + static_cast<size_t>(row) * shape.input,
             input.data() + i * shape.input);
    }
  }
  Drop(training.input_dropout, &input, &input_mask_, &random);
  EncodeWords(shape, NetworkParameters(weights_.parameters.data()), &trace_);
  const std::vector<float> whole_output = trace_.output;
  Drop(training.output_dropout, &trace_.output, &output_mask_, &random);
  const double loss = Judge(index, round, trace_, &random, &output_error_);
  for (size_t i = 0; i < output_error_.size(); ++i) output_error_[i] *= output_mask_[i];
  trace_.output = whole_output;
  gradient_.BackFromOutput(trace_, output_error_, &input_error_);
  for (size_t i = 0; i < input_error_.size(); ++i) input_error_[i] *= input_mask_[i];
  for (size_t i = 0; i < words_.size(); ++i) {
    gradient_.AddToEmbeddings(words_[i], input_error_.data() + i * shape.input);
  }
  return loss;
}

NetworkWeights StartingWeights(const EncoderShape& shape, size_t parameters, uint32_t rows, Random* random) {
  NetworkWeights weights;
  weights.shape = shape;
  weights.parameters.resize(parameters);
  weights.embeddings.resize(static_cast<size_t>(rows) * shape.input);
  for (size_t i = 0; i < shape.layers; ++i) {
    const EncoderShape::Layer layer = shape.layer(i);
    FillMatrix(layer.inputs, 2 * shape.gates(), random, weights.parameters.data() + layer.input);
    for (const size_t recurrent : layer.recurrent) {
      FillMatrix(shape.units, shape.gates(), random, weights.parameters.data() + recurrent);
    }
  }
  Fill(0.1, random, weights.embeddings.size(), weights.embeddings.data());
  return weights;
}

void FillMatrix(size_t inputs, size_t outputs, Random* random, float* matrix) {
  Fill(std::sqrt(6.0 / static_cast<double>(inputs + outputs)), random, inputs * outputs, matrix);
}

void TrainNetwork(const std::vector<std::vector<WordRows>>& words, const NetworkTraining& training, Random* random,
                  const std::function<std::unique_ptr<SentenceLearner>()>& make_learner,
                  const std::function<void(int round, double loss)>& after_round, NetworkWeights* weights) {
  const size_t width = weights->shape.input;
  std::vector<uint32_t> counts(weights->embeddings.size() / width);
  for (const std::vector<WordRows>& sentence : words) {
    for (const WordRows& word : sentence) {
      for (const uint32_t row : word) ++counts[row];
    }
  }
  std::vector<float> strangeness(counts.size());
  for (size_t row = 0; row < counts.size(); ++row) {
    strangeness[row] = training.strangeness / (training.strangeness + static_cast<float>(counts[row]));
    // A row that no sentence uses must say nothing.
    if (counts[row] == 0 && row != Vocabulary::kUnknownWord) {
      std::fill_n(weights->embeddings.data() + row * width, width, 0.0F);
    }
  }

  std::vector<std::unique_ptr<SentenceLearner>> learners;
  for (size_t i = 0; i < kThreads; ++i) learners.push_back(make_learner());
  Optimiser optimiser(*weights);
  std::vector<size_t> order(words.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  const size_t batches = (order.size() + training.batch - 1) / training.batch;
  const auto steps = static_cast<float>(batches * static_cast<size_t>(training.rounds));
  size_t step = 0;
  for (int round = 0; round < training.rounds; ++round) {
    random->Shuffle(&order);
    double losses[kThreads] = {};
    for (size_t begin = 0; begin < order.size(); begin += training.batch) {
      const size_t end = std::min(begin + training.batch, order.size());
      const uint64_t seed = random->Next();
      const auto learn = [&](size_t number) {
        learners[number]->Refresh();
        for (size_t i = begin + number; i < end; i += kThreads) {
          losses[number] += learners[number]->Learn(order[i], round, training, strangeness, seed + i);
        }
      };
      std::vector<std::thread> threads;
      for (size_t number = 1; number < kThreads; ++number) threads.emplace_back(learn, number);
      learn(0);
      for (std::thread& thread : threads) thread.join();
      optimiser.Step(training.rate * (1 - static_cast<float>(step++) / steps), learners, weights);
    }
    double loss = 0;
    for (const double part : losses) loss += part;
    after_round(round, loss);
  }
}

}  // namespace whence
