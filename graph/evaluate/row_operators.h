#ifndef WHENCE_GRAPH_EVALUATE_ROW_OPERATORS_H_
#define WHENCE_GRAPH_EVALUATE_ROW_OPERATORS_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/evaluate/compiled_expression.h"
#include "graph/evaluate/operator.h"
#include "graph/evaluate/pattern_join.h"
#include "graph/query.h"

namespace whence {

// Rows for which the expression holds.
std::unique_ptr<Operator> MakeFilter(RunState& run, std::unique_ptr<Operator> input, CompiledExpression filter,
                                     StepLabel label);

// Computes a variable where it is unbound.
std::unique_ptr<Operator> MakeAssign(RunState& run, std::unique_ptr<Operator> input, VariableIndex variable,
                                     CompiledExpression value, StepLabel label);

// What a statement pattern wants beyond its triple, with constants resolved.
struct SlotStatement {
  struct Position {
    VariableIndex variable = kNoVariable;
    std::vector<Slot> any_of;
  };
  struct QualifierPositions {
    Position predicate, value;
    bool optional = false;
  };
  SlotPattern triple;
  VariableIndex statement = kNoVariable;
  std::vector<QualifierPositions> qualifiers;
  std::optional<Polarity> polarity;
  std::vector<Modality> modalities;
};

// For rows that have a triple of the graph: one row a statement on it that matches, and a way its qualifiers match.
std::unique_ptr<Operator> MakeStatementMatch(RunState& run, std::unique_ptr<Operator> input, SlotStatement pattern,
                                             StepLabel label);

// The rows of each input, one input after the other.
std::unique_ptr<Operator> MakeUnion(std::vector<std::unique_ptr<Operator>> inputs);

// How the rows of a group bear on the rows before it.
enum class GroupJoin : uint8_t { kInner, kLeft, kMinus, kExists, kNotExists };

// Joins with a group that stands for itself: its rows are computed once and kept. kLeft applies `filters` to joined
// rows.
std::unique_ptr<Operator> MakeGroupJoin(RunState& run, std::unique_ptr<Operator> input, std::unique_ptr<Operator> group,
                                        GroupJoin kind, std::vector<CompiledExpression> filters);

// Rows for which `test` says `wanted`.
std::unique_ptr<Operator> MakeRowTest(RunState& run, std::unique_ptr<Operator> input,
                                      std::function<bool(absl::Span<const Slot>)> test, bool wanted);

// A group whose rows start from those of a source.
struct SourcedGroup {
  BatchSource* source = nullptr;  // at the bottom of `rows`
  std::unique_ptr<Operator> rows;
};

// Joins with groups that start from the input's rows: the batches of the input are given to each group in turn, with
// the number of each row in the slot `row_number`. kInner, kLeft, kExists and kNotExists.
std::unique_ptr<Operator> MakeBatchJoin(RunState& run, std::unique_ptr<Operator> input,
                                        std::vector<SourcedGroup> groups, GroupJoin kind, VariableIndex row_number);

}  // namespace whence

#endif  // WHENCE_GRAPH_EVALUATE_ROW_OPERATORS_H_
