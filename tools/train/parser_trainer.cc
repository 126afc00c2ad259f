#include "tools/train/parser_trainer.h"

#include <algorithm>
#include <limits>

#include "tools/train/random.h"

namespace whence {
namespace {

constexpr int kImpossible = std::numeric_limits<int>::max();

int CostOf(const StepCosts& costs, Action::Kind kind) {
  return kind == Action::Kind::kShift ? costs.shift : kind == Action::Kind::kLeft ? costs.left : costs.right;
}

// The best-scoring step of all that are possible, and of those that cost least (with the gold label).
struct Choice {
  int predicted = -1;
  int good = -1;
};

Choice Choose(const ParserState& state, const std::vector<ParserArc>& gold, const std::vector<int32_t>& scores) {
  StepCosts costs = CostsOf(state, gold);
  if (!state.CanShift()) costs.shift = kImpossible;
  if (!state.CanLeft()) costs.left = kImpossible;
  if (!state.CanRight()) costs.right = kImpossible;
  const int least = std::min({costs.shift, costs.left, costs.right});
  Choice choice;
  for (int number = 0; number < Action::kCount; ++number) {
    const Action action = Action::FromClass(number);
    if (!state.Allows(action)) continue;
    const auto better = [&](int than) {
      return than < 0 || scores[static_cast<size_t>(number)] > scores[static_cast<size_t>(than)];
    };
    if (better(choice.predicted)) choice.predicted = number;
    if (CostOf(costs, action.kind) != least) continue;
    if (action.kind != Action::Kind::kShift && action.label != Deprel::kRoot) {
      // An arc keeps its gold label even where an earlier mistake gave it another head; the root's has none to keep.
      const Deprel label = gold[static_cast<size_t>(state.Top(0))].label;
      if (label != Deprel::kRoot && label != action.label) continue;
    }
    if (better(choice.good)) choice.good = number;
  }
  return choice;
}

}  // namespace

StepCosts CostsOf(const ParserState& state, const std::vector<ParserArc>& gold) {
  const int size = state.size();
  const int next = state.next();
  const int top = state.Top(0);
  const int below = state.Top(1);
  const auto head = [&](int word) {
    const int gold_head = gold[static_cast<size_t>(word)].head;
    return gold_head < 0 ? size : gold_head;
  };
  StepCosts costs;
  if (next < size) {
    // After a shift, the stack's words cannot be the next word's dependents, nor, but for the top, its head.
    const int head_of_next = head(next);
    for (const int word : state.stack()) {
      if (head(word) == next) ++costs.shift;
      if (word == head_of_next && word != top) ++costs.shift;
    }
  }
  if (top >= 0) {
    // An arc takes the top off the stack: what it should govern in the buffer is lost, and every other head.
    int lost = 0;
    for (int word = next; word < size; ++word) {
      if (head(word) == top) ++lost;
    }
    const int head_of_top = head(top);
    costs.left = lost + (head_of_top == below || head_of_top > next ? 1 : 0);
    costs.right = lost + (head_of_top >= next ? 1 : 0);
  }
  return costs;
}

Perceptron TrainParser(const std::vector<ParseExample>& examples, const ParserTraining& training,
                       const std::function<void(int round, const Perceptron&)>& after_round) {
  Perceptron perceptron(Action::kCount);
  Random random(training.seed);
  std::vector<size_t> order(examples.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  ParserState state;
  FeatureVector features;
  std::vector<int32_t> scores;
  for (int round = 0; round < training.rounds; ++round) {
    random.Shuffle(&order);
    for (const size_t index : order) {
      const ParseExample& example = examples[index];
      state.Reset(static_cast<int>(example.words.size()));
      while (!state.Done()) {
        ExtractParserFeatures(example.words, state, &features);
        perceptron.Score(features, &scores);
        const Choice choice = Choose(state, example.gold, scores);
        const int good = choice.good < 0 ? choice.predicted : choice.good;
        perceptron.Tick();
        perceptron.Update(good, choice.predicted);
        const bool follow = round >= training.explore_from && random.Chance(90);
        state.Apply(Action::FromClass(follow ? choice.predicted : good));
      }
    }
    after_round(round, perceptron);
  }
  return perceptron;
}

}  // namespace whence
