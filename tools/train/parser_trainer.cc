#include "tools/train/parser_trainer.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "corpus/language/dense_math.h"
#include "tools/train/oracle.h"
#include "tools/train/states_gradient.h"

namespace whence {
namespace {

class ParserLearner : public SentenceLearner {
 public:
  ParserLearner(const std::vector<ParseExample>& examples, const std::vector<std::vector<WordRows>>& rows,
                const ParserShape& shape, const ParserTraining& training, const NetworkWeights& weights,
                std::vector<std::vector<float>>* encoded)
      : SentenceLearner(weights),
        examples_(examples),
        rows_(rows),
        shape_(shape),
        explore_from_(training.explore_from),
        share_(training.teachers == nullptr ? 0 : training.teachers_share),
        states_gradient_(shape, weights),
        encoded_(*encoded) {
    if (share_ > 0) reading_.emplace(*training.teachers);
  }

  void Refresh() override {
    SentenceLearner::Refresh();
    states_gradient_.Refresh();
  }

 private:
  const std::vector<WordRows>& Words(size_t index) const override { return rows_[index]; }

  double Judge(size_t index, int round, const EncoderTrace& trace, Random* random,
               std::vector<float>* output) override {
    const NetworkParameters parameters(weights_.parameters.data());
    const ParseExample& example = examples_[index];
    const size_t count = 2 * example.words.size();
    states_.features.resize(count);
    states_.hidden.resize(count * shape_.hidden);
    states_.scores.resize(count * Action::kCount);
    PreparePlaces(shape_, parameters, trace, &places_);
    if (reading_) reading_->Read(rows_[index], &encoded_[index]);
    state_.Reset(static_cast<int>(example.words.size()));
    double loss = 0;
    for (size_t step = 0; step < count; ++step) {
      float* scores = states_.scores.data() + step * Action::kCount;
      ExtractStateFeatures(example.words, state_, &states_.features[step]);
      ScoreState(shape_, parameters, places_, states_.features[step], states_.hidden.data() + step * shape_.hidden,
                 scores);
      JudgeActions(state_, example.gold, &verdicts_);
      if (reading_) reading_->Judge(states_.features[step], verdicts_, &taught_);
      const int chosen = ToGradient(scores, round >= explore_from_, random, &loss);
      state_.Apply(Action::FromClass(chosen));
    }
    states_gradient_.Back(states_, trace, gradient_.parameters(), output);
    return loss;
  }

  // Turns the scores of a state into the loss's gradient by them, and chooses the way on: a good action, or when
  // exploring one by its probability.
  int ToGradient(float* scores, bool explore, Random* random, double* loss) {
    ToProbabilities(scores, verdicts_, &own_);
    double good = 0;
    int best_good = -1;
    for (size_t i = 0; i < Action::kCount; ++i) {
      if (verdicts_[i] != ActionVerdict::kGood) continue;
      good += own_[i];
      if (best_good < 0 || scores[i] > scores[static_cast<size_t>(best_good)]) best_good = static_cast<int>(i);
    }
    int chosen = best_good;
    if (explore || chosen < 0) {
      double left = random->Fraction();
      for (size_t i = 0; i < Action::kCount; ++i) {
        if (verdicts_[i] == ActionVerdict::kImpossible) continue;
        chosen = static_cast<int>(i);
        left -= own_[i];
        if (left <= 0) break;
      }
    }
    const bool known = best_good >= 0;
    good = std::max(good, 1e-30);
    if (known) *loss -= (1 - share_) * std::log(good);
    for (size_t i = 0; i < Action::kCount; ++i) {
      const double gold = !known ? own_[i] : verdicts_[i] == ActionVerdict::kGood ? own_[i] / good : 0;
      const double taught = share_ > 0 ? taught_[i] : 0;
      if (taught > 0) *loss -= share_ * taught * std::log(std::max(own_[i], 1e-30));
      scores[i] = static_cast<float>(own_[i] - share_ * taught - (1 - share_) * gold);
    }
    return chosen;
  }

  const std::vector<ParseExample>& examples_;
  const std::vector<std::vector<WordRows>>& rows_;
  const ParserShape shape_;
  const int explore_from_;
  const double share_;  // of the teachers in what is learnt
  StatesGradient states_gradient_;
  std::optional<TeachersReading> reading_;
  std::vector<std::vector<float>>& encoded_;  // by sentence, for the teachers
  JudgedStates states_;
  ParserState state_;
  std::vector<ActionVerdict> verdicts_;
  TeachersReading::Probabilities own_;
  TeachersReading::Probabilities taught_;
  std::vector<float> places_;
};

}  // namespace

std::string TrainParser(const std::vector<ParseExample>& examples, uint32_t rows, const ParserTraining& training,
                        const std::function<void(int round, double loss)>& after_round) {
  const ParserShape shape = {training.network.shape, training.hidden};
  Random random(training.network.seed);
  NetworkWeights weights = StartingWeights(shape.encoder, shape.parameter_count(), rows, &random);
  float* parameters = weights.parameters.data();
  FillMatrix(shape.encoder.output(), kStatePlaces * shape.hidden, &random, parameters + shape.places());
  FillMatrix(kStateFeatureCount, shape.hidden, &random, parameters + shape.features());
  FillMatrix(shape.hidden, Action::kCount, &random, parameters + shape.actions());
  std::vector<std::vector<WordRows>> words(examples.size());
  for (size_t i = 0; i < examples.size(); ++i) {
    for (const ParserWord& word : examples[i].words) words[i].push_back(word.rows);
  }
  std::vector<std::vector<float>> encoded(examples.size());
  const auto make_learner = [&] {
    return std::make_unique<ParserLearner>(examples, words, shape, training, weights, &encoded);
  };
  TrainNetwork(words, training.network, &random, make_learner, after_round, &weights);
  return EncodeNetwork(shape.encoder, shape.hidden, weights.parameters, weights.embeddings);
}

}  // namespace whence
