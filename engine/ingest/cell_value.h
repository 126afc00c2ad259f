#ifndef WHENCE_ENGINE_INGEST_CELL_VALUE_H_
#define WHENCE_ENGINE_INGEST_CELL_VALUE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/language/token.h"
#include "graph/term.h"

namespace whence {

enum class CellKind : uint8_t { kName, kDate, kNumber, kPhrase };

// One thing that a table cell or the value of a "key: value" line says.
struct CellValue {
  CellKind kind = CellKind::kPhrase;
  std::string written;  // without notes: "China", "120 sq km", "28 June 2012"
  Term term;            // date and number literals; of a phrase, a string; of a name, empty: the caller knows entities
  std::vector<std::pair<Term, Term>> qualifiers;  // unit, time, start, ordinal, amount: what notes and figures say
  std::vector<std::string> remarks;               // notes that are nothing of that: "from France", "official"
};

// Reads a cell. Lists are taken apart where all their parts are of one shape ("Norland 12 km; Estmark 9 km", "rice,
// milk, potatoes"); what follows a semicolon in lower case is a comment on the part before it. With `several`, because
// the key is a plural, two parts are a list, too ("green, blue"). Notes in brackets become qualifiers where they are
// dates
// ("(2024 est.)", "(since 14 December 2006)") or ordinals ("(1st time)"); so do figures behind a name. What is left
// over in a list ("other 3%") is no part of it. Linear.
std::vector<CellValue> ReadCell(std::string_view text, bool several = false);

// A column header with the unit that it gives for all its cells: "Revenue (£ million)", "Height (m)", "Share (%)".
struct MeasuredHeader {
  std::string_view name;      // "Revenue"
  std::string_view currency;  // "£"
  std::string_view scale;     // "million"
  std::string_view unit;      // "m", "%"
};
MeasuredHeader ReadMeasuredHeader(std::string_view header);

// Makes a bare number of such a column what it stands for: 566.0 is 566,000,000, written "£566.0 million".
void ApplyMeasure(const MeasuredHeader& header, CellValue& value);

bool HoldsDigit(std::string_view text);

// A date or interval as a literal.
Term DateTerm(const CalendarDate& date);
Term DateTerm(const DateRange& range);
// Decimal or integer literal, whichever keeps the value exact.
Term NumberTerm(double value);

}  // namespace whence

#endif  // WHENCE_ENGINE_INGEST_CELL_VALUE_H_
