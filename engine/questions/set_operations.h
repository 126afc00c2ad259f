#ifndef WHENCE_ENGINE_QUESTIONS_SET_OPERATIONS_H_
#define WHENCE_ENGINE_QUESTIONS_SET_OPERATIONS_H_

#include <algorithm>
#include <vector>

#include "engine/questions/meaning.h"
#include "graph/ids.h"

namespace whence {

// What the parts of SetEvaluator share. Internal to engine/questions.

inline void SortUnique(std::vector<TermId>& members) {
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
}

// The relation below any inversions; *inverse is turned for each of them.
inline const Node* InnerRelation(const Node* relation, bool* inverse) {
  while (relation->op == Op::kInverse) {
    *inverse = !*inverse;
    relation = relation->parts[0];
  }
  return relation;
}

inline bool Holds(Comparison comparison, double a, double b) {
  switch (comparison) {
    case Comparison::kLess:
      return a < b;
    case Comparison::kMore:
      return a > b;
    case Comparison::kAtLeast:
      return a >= b;
    case Comparison::kAtMost:
      return a <= b;
    case Comparison::kEqual:
      return a == b;
  }
  return false;
}

// "Smaller than" compares the other way round from "larger than".
inline Comparison Reversed(Comparison comparison) {
  switch (comparison) {
    case Comparison::kLess:
      return Comparison::kMore;
    case Comparison::kMore:
      return Comparison::kLess;
    case Comparison::kAtLeast:
      return Comparison::kAtMost;
    case Comparison::kAtMost:
      return Comparison::kAtLeast;
    case Comparison::kEqual:
      break;
  }
  return comparison;
}

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_SET_OPERATIONS_H_
