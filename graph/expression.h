#ifndef WHENCE_GRAPH_EXPRESSION_H_
#define WHENCE_GRAPH_EXPRESSION_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/term.h"

namespace whence {

// A variable of one GraphQuery: an index into its `variables`.
using VariableIndex = int32_t;
inline constexpr VariableIndex kNoVariable = -1;

// What an expression computes. Arguments in brackets. An argument of the wrong kind, or an unbound one, is an error of
// the value, as in SPARQL: a filter with an error does not hold, a computed variable stays unbound.
enum class Operation : uint8_t {
  kVariable,
  kConstant,
  // Logic over effective boolean values; an error on one side of && or || is forgiven when the other side decides.
  kAnd,
  kOr,
  kNot,
  // Comparison. Numbers by value whatever their type; strings by code point. Dates are spans of days (2012 is the whole
  // year): a < b when a ends before b begins, a <= b when a ends no later than b ends, a > b when a begins after b
  // ends, a >= b when a begins no earlier than b begins, a = b when both begin and end together.
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kIn,        // (x, a, b ...): x equals one of the others
  kWithin,    // (a, b): the days of date a all lie in date b
  kOverlaps,  // (a, b): dates a and b have a day in common
  kSameTerm,
  // Arithmetic: integers stay integers, division gives a decimal.
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kAbs,
  // Text.
  kStr,  // the IRI or the lexical form
  kLang,
  kDatatype,
  kLangMatches,  // (tag, range)
  kStrLen,       // in code points
  kLowerCase,    // of ASCII and what ICU folds
  kUpperCase,
  kContains,
  kStartsWith,
  kEndsWith,
  kRegex,  // (text, RE2 pattern[, flags "i"])
  kFold,   // FoldName
  kConcat,
  // Dates.
  kYear,
  kMonth,
  kDay,
  // Kinds.
  kBound,
  kIsIri,
  kIsBlank,
  kIsLiteral,
  kIsNumeric,
  kIf,        // (condition, then, else)
  kCoalesce,  // the first that is no error
};

// A value: copy and compare.
struct Expression {
  Operation operation = Operation::kConstant;
  VariableIndex variable = kNoVariable;  // kVariable, kBound
  Term constant;                         // kConstant
  std::vector<Expression> arguments;

  static Expression Of(VariableIndex variable) { return {Operation::kVariable, variable, {}, {}}; }
  static Expression Of(Term constant) { return {Operation::kConstant, kNoVariable, std::move(constant), {}}; }
  static Expression Of(Operation operation, std::vector<Expression> arguments) {
    return {operation, kNoVariable, {}, std::move(arguments)};
  }
  static Expression Bound(VariableIndex variable) { return {Operation::kBound, variable, {}, {}}; }

  friend bool operator==(const Expression&, const Expression&) = default;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_EXPRESSION_H_
