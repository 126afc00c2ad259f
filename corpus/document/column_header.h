#ifndef WHENCE_CORPUS_DOCUMENT_COLUMN_HEADER_H_
#define WHENCE_CORPUS_DOCUMENT_COLUMN_HEADER_H_

#include <optional>
#include <string_view>
#include <vector>

#include "corpus/document/value_run.h"
#include "graph/base/span.h"

namespace whence {

// Splits a header line whose columns stand one blank apart ("Country Year of Entry Year of Withdrawal") into as many
// columns as the rows have, given the shapes of the rows' values. Boundaries fall before capitalised words that no
// preposition leads into; of the ways to group them, the one in which date and number columns are named as such wins
// ("Year", "Population"). The spans count the bytes of the line. None when the line cannot be the header of such rows,
// or has more than 24 words.
std::optional<std::vector<ByteSpan>> SplitHeader(std::string_view line, const std::vector<ValueShape>& columns);

// Whether the words name what a column of names holds: "Country", "Capital", "Secretary General".
bool NamesTextColumn(std::string_view words);

// Whether two such nouns in a row name one column: "Party Leader", "Company Name".
bool IsCompound(std::string_view words);

}  // namespace whence

#endif  // WHENCE_CORPUS_DOCUMENT_COLUMN_HEADER_H_
