#ifndef WHENCE_TOOLS_TRAIN_ORACLE_H_
#define WHENCE_TOOLS_TRAIN_ORACLE_H_

#include <vector>

#include "corpus/language/parser.h"

namespace whence {

// How many gold arcs each kind of step would make unreachable (Goldberg and Nivre, 2013); for the steps that are
// possible.
struct StepCosts {
  int shift = 0;
  int left = 0;
  int right = 0;
};
StepCosts CostsOf(const ParserState& state, const std::vector<ParserArc>& gold);

// What the training makes of an action in a state.
enum class ActionVerdict : uint8_t { kImpossible, kWrong, kGood };

// A verdict on every action: good are those of all possible that cost least, with the gold label.
void JudgeActions(const ParserState& state, const std::vector<ParserArc>& gold, std::vector<ActionVerdict>* verdicts);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_ORACLE_H_
