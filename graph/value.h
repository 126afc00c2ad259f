#ifndef WHENCE_GRAPH_VALUE_H_
#define WHENCE_GRAPH_VALUE_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "graph/ids.h"
#include "graph/inline_term.h"
#include "graph/term.h"

namespace whence {

// A term read as what it means, for comparisons, arithmetic and order: "07"^^xsd:byte is the number 7. Literals of
// types that are not listed here, and malformed ones, stay opaque.
struct Value {
  enum class Kind : uint8_t {
    kError,  // unbound, or an operation that does not apply
    kBlank,
    kIri,
    kStatement,
    kBoolean,
    kInteger,
    kDecimal,
    kDouble,
    kTime,  // a date of any precision, or a dateTime
    kText,
    kOpaque,
  };
  Kind kind = Kind::kError;
  bool boolean = false;
  int64_t integer = 0;         // kInteger; kStatement: its id
  double real = 0;             // kDecimal, kDouble, and kInteger too
  int64_t begin = 0, end = 0;  // kTime: first and last second since 1970, both included, without regard to leap seconds
  PartialDate date;            // kTime
  // kIri, kBlank, kText, kOpaque, kTime; of others only when the value was read from a term.
  Term term;

  static Value Error() { return {}; }
  static Value Boolean(bool value);
  static Value Integer(int64_t value);
  static Value Real(double value, Kind kind);  // kDecimal or kDouble
  static Value Text(std::string text, std::string language = {});
  static Value Statement(StatementId id);
  static Value OfTerm(Term term);
  // Of an inlined id, without building a term. None for a dictionary id.
  static std::optional<Value> OfInlined(TermId id);

  bool IsError() const { return kind == Kind::kError; }
  bool IsNumeric() const { return kind >= Kind::kInteger && kind <= Kind::kDouble; }
  // The term that a value is written as. REQUIRES: neither kError nor kStatement.
  Term ToTerm() const;
  // SPARQL's effective boolean value.
  std::optional<bool> AsCondition() const;
};

// Numbers by value, texts by code point, dates by when they begin and end: none where the two cannot be compared.
std::optional<bool> ValuesEqual(const Value& a, const Value& b);
std::optional<bool> ValueLess(const Value& a, const Value& b);         // a < b
std::optional<bool> ValueLessOrEqual(const Value& a, const Value& b);  // a <= b

// The order of ORDER BY, MIN and MAX: errors, blank nodes, IRIs, statements, booleans, numbers, times, texts, others;
// within them by value, then by the bytes of the term. Total, so that results never depend on the plan.
std::strong_ordering OrderValues(const Value& a, const Value& b);

}  // namespace whence

#endif  // WHENCE_GRAPH_VALUE_H_
