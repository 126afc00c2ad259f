#ifndef WHENCE_GRAPH_RDF_RDF_READER_H_
#define WHENCE_GRAPH_RDF_RDF_READER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "graph/rdf/byte_source.h"
#include "graph/term.h"

namespace whence {

// A term whose bytes stand elsewhere, valid until the reader goes on.
struct TermView {
  TermKind kind = TermKind::kIri;
  std::string_view lexical;
  std::string_view datatype;  // or language, in lower case

  Term ToTerm() const { return Term{kind, std::string(lexical), std::string(datatype)}; }
};

struct TripleView {
  TermView subject, predicate, object;
  std::string_view graph;  // N-Quads and TriG: the IRI of the graph, or empty
};

enum class RdfSyntax : uint8_t { kNTriples, kNQuads, kTurtle, kTriG, kTsv };

// By the name's ending, under .gz and .zst too; N-Triples for what says nothing.
RdfSyntax SyntaxOf(std::string_view file_name);
// "nt", "nq", "ttl", "trig", "tsv"; none for others.
std::optional<RdfSyntax> SyntaxByName(std::string_view name);

struct RdfReaderOptions {
  // Skip lines that are malformed. Turtle has no lines to go on with: there it only allows what is not strictly right,
  // such as blanks in IRIs.
  bool lenient = false;
  // Called for what was skipped: "3:17: expected '>'".
  std::function<void(std::string_view)> skipped;
};

// Gets the triples one by one; an error ends the reading.
using TripleVisitor = std::function<absl::Status(const TripleView&)>;

// Reads to the end. InvalidArgument for malformed input, with "line:column: what was expected". Bounded: a line of
// N-Triples or TSV is at most 64 MiB, nesting in Turtle 200 deep. Relative IRIs are kept as they are.
absl::Status ReadRdf(ByteSource& source, RdfSyntax syntax, const RdfReaderOptions& options, const TripleVisitor& visit);

// The same of each syntax family.
absl::Status ReadNTriples(ByteSource& source, bool quads, const RdfReaderOptions& options, const TripleVisitor& visit);
absl::Status ReadTurtle(ByteSource& source, bool graphs, const RdfReaderOptions& options, const TripleVisitor& visit);
absl::Status ReadTsv(ByteSource& source, const RdfReaderOptions& options, const TripleVisitor& visit);

}  // namespace whence

#endif  // WHENCE_GRAPH_RDF_RDF_READER_H_
