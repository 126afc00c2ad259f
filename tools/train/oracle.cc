#include "tools/train/oracle.h"

#include <algorithm>
#include <limits>

namespace whence {

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

void JudgeActions(const ParserState& state, const std::vector<ParserArc>& gold, std::vector<ActionVerdict>* verdicts) {
  constexpr int kImpossible = std::numeric_limits<int>::max();
  StepCosts costs = CostsOf(state, gold);
  if (!state.CanShift()) costs.shift = kImpossible;
  if (!state.CanLeft()) costs.left = kImpossible;
  if (!state.CanRight()) costs.right = kImpossible;
  const int least = std::min({costs.shift, costs.left, costs.right});
  const auto cost = [&](Action::Kind kind) {
    return kind == Action::Kind::kShift ? costs.shift : kind == Action::Kind::kLeft ? costs.left : costs.right;
  };
  verdicts->assign(Action::kCount, ActionVerdict::kImpossible);
  for (int number = 0; number < Action::kCount; ++number) {
    const Action action = Action::FromClass(number);
    if (!state.Allows(action)) continue;
    bool good = cost(action.kind) == least;
    if (good && action.kind != Action::Kind::kShift && action.label != Deprel::kRoot) {
      // An arc keeps its gold label even where an earlier mistake gave it another head; the root's has none to keep.
      const Deprel label = gold[static_cast<size_t>(state.Top(0))].label;
      good = label == action.label || label == Deprel::kRoot;
    }
    (*verdicts)[static_cast<size_t>(number)] = good ? ActionVerdict::kGood : ActionVerdict::kWrong;
  }
}

}  // namespace whence
