#ifndef WHENCE_GRAPH_BULK_LOADER_H_
#define WHENCE_GRAPH_BULK_LOADER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/rdf/rdf_reader.h"
#include "graph/store.h"

namespace whence {

struct LoadProgress {
  std::string_view phase;  // "reading", "writing"
  uint64_t triples = 0;
  uint64_t bytes = 0;        // of the files, as they are stored
  uint64_t total_bytes = 0;  // 0 if nobody knows
};

struct LoadOptions {
  std::optional<RdfSyntax> syntax;  // none: by each file's name
  bool lenient = false;             // skip what is malformed
  // Quads become statements, with the name of their graph as the qualifier w:graph: about 80 bytes on disk each.
  // Without it a quad is its triple, whatever graph it is in.
  bool keep_graphs = false;
  bool name_unlabelled = false;  // what has no label goes by the last part of its IRI (NamesOfIri)
  // For sorting triples, and up to half of it again for statements with qualifiers or graphs; the dictionary of what is
  // loaded comes on top.
  uint64_t memory_bytes = 512 << 20;
  std::function<void(const LoadProgress&)> progress;
  std::function<void(std::string_view)> skipped;  // "file:line:column: expected ..."
};

struct LoadSummary {
  uint64_t read = 0;        // triples in the files
  uint64_t skipped = 0;     // malformed, with lenient
  uint64_t added = 0;       // triples that the store did not have
  uint64_t terms = 0;       // new in the dictionary
  uint64_t statements = 0;  // new, with qualifiers
  uint64_t documents = 0;   // of an export of a store
};

// Loads files ("-" is standard input) in one atomic step (the documents in an export of a store in a second one):
// sorted table files are written aside and taken into the database together at the end, so that a load that fails, or
// is killed, leaves the store as it was. Other writers wait, readers go on. What RDF 1.2 or RDF-star says about a
// quoted triple becomes the qualifiers of a statement, which counts as asserted unless the file says otherwise
// (export.h). Blank nodes of different files stay apart.
//
// InvalidArgument "file:line:column: ..." for malformed input; otherwise as Store::Open. Cost: reading, and a sort in
// external memory for each index.
absl::StatusOr<LoadSummary> LoadFiles(Store& store, const std::vector<std::string>& files, const LoadOptions& options);

}  // namespace whence

#endif  // WHENCE_GRAPH_BULK_LOADER_H_
