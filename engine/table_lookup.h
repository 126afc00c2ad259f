#ifndef WHENCE_ENGINE_TABLE_LOOKUP_H_
#define WHENCE_ENGINE_TABLE_LOOKUP_H_

#include "absl/status/statusor.h"
#include "corpus/language/analysis.h"
#include "engine/answer.h"
#include "graph/graph.h"

namespace whence {

// A question held against the cells of tables: "opening hours sunday", "how much is an annual pass for a child?". The
// question must name a row; each of its other words must stand in the header of the column or in what the rows are
// called or the page is about, or ask for what such a cell holds, a price or hours. Where it names no column, all cells
// of the row answer. Unknown where anything of the question is left over. Cost: a few look-ups for each run of words.
absl::StatusOr<Answer> AskTables(const Graph& graph, const Sentence& question);

}  // namespace whence

#endif  // WHENCE_ENGINE_TABLE_LOOKUP_H_
