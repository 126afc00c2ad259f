#ifndef WHENCE_GRAPH_EXPORT_H_
#define WHENCE_GRAPH_EXPORT_H_

#include <functional>
#include <string_view>

#include "absl/status/status.h"
#include "graph/graph.h"

namespace whence {

enum class ExportFormat : uint8_t {
  kNTriples,    // every triple, by subject
  kNQuads,      // the same; triples that documents state stand in a graph of each document
  kTurtle,      // grouped by subject
  kStatements,  // Turtle: a node a statement, with qualifiers, polarity, modality and where it was read (PROV)
};

// Takes the next bytes of an export.
using ByteSink = std::function<absl::Status(std::string_view)>;

// Writes the graph. Loading an export of triples into an empty store gives the same triples, dictionary and names.
// Statements go as documents do: ingest these again to have them. Constant memory. Cost: a scan.
absl::Status ExportGraph(const Graph& graph, ExportFormat format, const ByteSink& sink);

}  // namespace whence

#endif  // WHENCE_GRAPH_EXPORT_H_
