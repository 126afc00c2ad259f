#ifndef WHENCE_ENGINE_CELL_LOOKUP_H_
#define WHENCE_ENGINE_CELL_LOOKUP_H_

#include "absl/status/statusor.h"
#include "corpus/language/analysis.h"
#include "engine/answer.h"
#include "graph/graph.h"

namespace whence {

// A question held against the rows of tables, whatever they hold: of "Part | Use | Harvest", "what are the leaves used
// for" names a row and a column and asks for the cell, "what is harvested in June" names a column and a cell and asks
// for the row. Each word of the question must stand in the row's name, in what its rows are called or the page is
// about, in the header of the one column or, where the row is asked for, in the one cell; a word that asks for a
// measure stands for the column that gives it ("how long": "Length"). Unknown where anything is left over, or where the
// question compares, denies or asks for an order. Cost: a look-up for each word, and a read for each of the rows with
// most of them.
absl::StatusOr<Answer> AskCells(const Graph& graph, const Sentence& question);

}  // namespace whence

#endif  // WHENCE_ENGINE_CELL_LOOKUP_H_
