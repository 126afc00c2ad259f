#ifndef WHENCE_TOOLS_TRAIN_PARSER_TRAINER_H_
#define WHENCE_TOOLS_TRAIN_PARSER_TRAINER_H_

#include <functional>
#include <string>
#include <vector>

#include "corpus/language/parser.h"
#include "tools/train/network_trainer.h"
#include "tools/train/parser_teachers.h"

namespace whence {

// A sentence ready for training the parser: words as the tagger tagged them, and the gold tree, which is projective.
struct ParseExample {
  std::vector<ParserWord> words;
  std::vector<ParserArc> gold;
};

struct ParserTraining {
  NetworkTraining network;
  uint32_t hidden = 128;
  // From this round on, training follows the parser's own choices, right or wrong.
  int explore_from = 1;
  // Learns from these, too, where not null: of what a state teaches, this share is theirs and the rest the gold tree's.
  const ParserTeachers* teachers = nullptr;
  double teachers_share = 0.75;
};

// Trains a greedy parser with the dynamic oracle: the loss of a state is minus the logarithm of the probability of its
// good actions, or the cross entropy to the teachers' opinion. Returns the bytes of the network. `after_round` may look
// at the loss.
std::string TrainParser(const std::vector<ParseExample>& examples, uint32_t rows, const ParserTraining& training,
                        const std::function<void(int round, double loss)>& after_round);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_PARSER_TRAINER_H_
