#ifndef WHENCE_CORPUS_DOCUMENT_VALUE_RUN_H_
#define WHENCE_CORPUS_DOCUMENT_VALUE_RUN_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/span.h"

namespace whence {

// What kind of value stands in a table cell, as far as its letters tell.
enum class ValueShape : char {
  kText = 'T',
  kNumber = 'N',  // "120 sq km", "$3 billion", "14%"
  kDate = 'D',    // "1994", "28 June 2012", "2001-2006", "present"
  kBlank = '-',   // a dash or "n/a" in an empty cell's place
};

// A stretch of a line that is one value: words up to the next number, or a number with its unit, or a date. A remark in
// brackets belongs to the value before it; one that is not closed goes on to the end of the line.
struct ValueRun {
  ByteSpan span;  // in the line
  ValueShape shape = ValueShape::kText;
  uint32_t words = 0;
};

// Splits a line into its values, at most `limit` of them (a line of more gives none). Linear.
std::vector<ValueRun> SplitValueRuns(std::string_view line, size_t limit = 24);

// The shape of one cell's text as a whole: that of its first value when no text follows or goes before.
ValueShape ShapeOfCell(std::string_view cell);

// "TDD" for "Georgia 1994 1999".
std::string Signature(const std::vector<ValueRun>& runs);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_VALUE_RUN_H_
