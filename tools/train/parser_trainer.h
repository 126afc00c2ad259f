#ifndef WHENCE_TOOLS_TRAIN_PARSER_TRAINER_H_
#define WHENCE_TOOLS_TRAIN_PARSER_TRAINER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "corpus/language/parser.h"
#include "tools/train/perceptron.h"
#include "tools/train/treebank.h"

namespace whence {

// A sentence ready for training the parser: words as the tagger tagged them, and the gold tree, which is projective.
struct ParseExample {
  std::vector<ParserWord> words;
  std::vector<ParserArc> gold;
};

struct ParserTraining {
  int rounds = 12;
  uint64_t seed = 3;
  // From this round on, training follows the parser's own mistakes nine times of ten.
  int explore_from = 1;
};

// How many gold arcs each kind of step would make unreachable (Goldberg and Nivre, 2013); for the steps that are
// possible.
struct StepCosts {
  int shift = 0;
  int left = 0;
  int right = 0;
};
StepCosts CostsOf(const ParserState& state, const std::vector<ParserArc>& gold);

// Trains a greedy parser with the dynamic oracle. `after_round` may look at the perceptron (to measure).
Perceptron TrainParser(const std::vector<ParseExample>& examples, const ParserTraining& training,
                       const std::function<void(int round, const Perceptron&)>& after_round);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_PARSER_TRAINER_H_
