#ifndef WHENCE_GRAPH_EXPORT_H_
#define WHENCE_GRAPH_EXPORT_H_

#include <functional>
#include <string_view>

#include "absl/status/status.h"
#include "graph/graph.h"
#include "graph/store.h"

namespace whence {

enum class ExportFormat : uint8_t {
  kNTriples,  // every triple, by subject
  kNQuads,    // the same; triples that documents state stand in a graph of each document, others in their w:graph
  kTurtle,    // grouped by subject
  // Turtle (RDF 1.2): a node that reifies the triple for each statement, with its qualifiers; with w:polarity and
  // w:modality unless it is positive and asserted; and with where it was read (PROV): document, bytes, sentence, rule.
  kStatements,
};

// Takes the next bytes of an export.
using ByteSink = std::function<absl::Status(std::string_view)>;

// Writes the graph. Loading an export of triples into an empty store gives the same triples and names; of what
// documents say it has the triples alone. Constant memory. Cost: a scan.
absl::Status ExportGraph(const Graph& graph, ExportFormat format, const ByteSink& sink);

// The same of a store. kStatements has its documents as well, with text, sentences, index words and names, so that
// loading the export into an empty store gives the same store. Memory: a document's.
absl::Status ExportStore(const Store& store, ExportFormat format, const ByteSink& sink);

}  // namespace whence

#endif  // WHENCE_GRAPH_EXPORT_H_
