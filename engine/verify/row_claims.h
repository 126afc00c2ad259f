#ifndef WHENCE_ENGINE_VERIFY_ROW_CLAIMS_H_
#define WHENCE_ENGINE_VERIFY_ROW_CLAIMS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/name_list.h"
#include "engine/verify/text_units.h"
#include "engine/verify/verification.h"
#include "graph/graph.h"

namespace whence {

// What a row of a table, or a list, says to a claim.
struct RowVoice {
  bool holds = false;
  std::vector<DecidingWords> deciding;
  DocumentId document;
  ByteSpan span;  // of the row
};

// Holds a claim against the rows of those that it names. Each of its words must stand in a cell, in the header of the
// cell's column, in what the rows are called (the first header, the heading above, the page's title), or be a verb that
// goes with such a header ("released by" with "Label"). A claim with one value more, of which the column it speaks of
// has another, is refuted; a name only where the column has it in another row. Nothing for what compares, limits or
// hedges. Cost: the statements of the entities named, at most some thousand, and those of a
// column that has the claim's name elsewhere.
absl::StatusOr<std::vector<RowVoice>> HearRows(const Graph& graph, const NameList& names, const UnitReader& reader,
                                               const TextUnits& claim);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_ROW_CLAIMS_H_
