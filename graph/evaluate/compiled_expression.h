#ifndef WHENCE_GRAPH_COMPILED_EXPRESSION_H_
#define WHENCE_GRAPH_COMPILED_EXPRESSION_H_

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "graph/evaluate/query_terms.h"
#include "graph/expression.h"
#include "graph/value.h"
#include "re2/re2.h"

namespace whence {

// An expression checked and ready to run: argument counts are right, regular expressions compiled. Immutable; threads
// may share one, each with terms of its own.
class CompiledExpression {
 public:
  // `variables` is how many the query has. InvalidArgument says what is wrong.
  static absl::StatusOr<CompiledExpression> Compile(const Expression& expression, size_t variables);

  // `row` holds a slot a variable. What SPARQL calls an error is an error value.
  Value Evaluate(absl::Span<const Slot> row, QueryTerms& terms) const;
  // Whether a filter lets the row pass.
  bool Holds(absl::Span<const Slot> row, QueryTerms& terms) const {
    return Evaluate(row, terms).AsCondition().value_or(false);
  }
  // The variables that it reads, each once, in order.
  const std::vector<VariableIndex>& variables() const { return variables_; }

 private:
  Value Call(absl::Span<const Slot> row, QueryTerms& terms) const;
  Value Logic(absl::Span<const Slot> row, QueryTerms& terms) const;
  Value MatchRegex(const Value& text, const Value& pattern, const Value* flags) const;

  Operation operation_ = Operation::kConstant;
  VariableIndex variable_ = kNoVariable;
  Value constant_;
  std::vector<CompiledExpression> arguments_;
  std::shared_ptr<const RE2> regex_;  // kRegex with a constant pattern
  std::vector<VariableIndex> variables_;
};

// Adds the variables of an expression to a list.
void CollectVariables(const Expression& expression, std::vector<VariableIndex>* variables);

}  // namespace whence

#endif  // WHENCE_GRAPH_COMPILED_EXPRESSION_H_
