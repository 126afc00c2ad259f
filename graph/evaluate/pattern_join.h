#ifndef WHENCE_GRAPH_EVALUATE_PATTERN_JOIN_H_
#define WHENCE_GRAPH_EVALUATE_PATTERN_JOIN_H_

#include <array>
#include <memory>
#include <string>

#include "graph/evaluate/operator.h"
#include "graph/triple_order.h"

namespace whence {

// A triple pattern with its constants resolved: subject, predicate, object, each a variable or a slot.
struct SlotPattern {
  struct Position {
    VariableIndex variable = kNoVariable;
    Slot constant = kUnboundSlot;
  };
  std::array<Position, 3> positions;

  // What the pattern selects once the row's variables are put in.
  TripleFilter FilterFor(absl::Span<const Slot> row) const;
  // Puts a matching triple's parts into the row; false if a part contradicts it, as for ?x p ?x.
  bool Bind(const Key3& subject_predicate_object, Slot* row) const {
    for (size_t i = 0; i < 3; ++i) {
      const VariableIndex variable = positions[i].variable;
      if (variable == kNoVariable) continue;
      if (row[variable] == kUnboundSlot) {
        row[variable] = subject_predicate_object[i];
      } else if (row[variable] != subject_predicate_object[i]) {
        return false;
      }
    }
    return true;
  }
};

// For every input row, the triples that match: one seek a row. With the single first row as input, this is a plain
// scan, whose rows come in the order of the index.
std::unique_ptr<Operator> MakeIndexJoin(RunState& run, std::unique_ptr<Operator> input, SlotPattern pattern,
                                        TripleOrder scan_order, StepLabel label);

// REQUIRES: the input's rows ascend by the variable at the rank of `order` that follows the pattern's constants. Walks
// the range once, leaping where the input has gaps.
std::unique_ptr<Operator> MakeMergeJoin(RunState& run, std::unique_ptr<Operator> input, SlotPattern pattern,
                                        TripleOrder order, StepLabel label);

// Reads all that the pattern matches into a table by the variable at `key_position`, then looks up every input row.
std::unique_ptr<Operator> MakeHashJoin(RunState& run, std::unique_ptr<Operator> input, SlotPattern pattern,
                                       size_t key_position, StepLabel label);

}  // namespace whence

#endif  // WHENCE_GRAPH_EVALUATE_PATTERN_JOIN_H_
