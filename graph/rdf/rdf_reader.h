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

inline constexpr std::string_view kRdfReifies = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies";

// A triple inside another one (RDF 1.2, RDF-star).
struct QuotedTriple {
  TermView subject, predicate, object;
};

// What a reader found. Beside plain triples there are two kinds, which are about a statement:
//   <node> reifies <<( s p o )>>     `reified` is the triple of which the subject is the node
//   << s p o >> predicate object     `quoted` is the triple that stands in the place of the subject; every mention of
//                                    the same triple means the same node
// Where Turtle writes << s p o ~ node >> or {| ... |}, the reader says it in the first form.
struct TripleView {
  TermView subject, predicate, object;
  TermView graph;                         // N-Quads and TriG: the name of the graph, empty for the default graph
  const QuotedTriple* reified = nullptr;  // predicate and object then say nothing
  const QuotedTriple* quoted = nullptr;   // the subject then says nothing
};

enum class RdfSyntax : uint8_t { kNTriples, kNQuads, kTurtle, kTriG, kTsv };

// By the name's ending, under .gz and .zst too; N-Triples for what says nothing.
RdfSyntax SyntaxOf(std::string_view file_name);
// "nt", "nq", "ttl", "trig", "tsv"; none for others.
std::optional<RdfSyntax> SyntaxByName(std::string_view name);

struct RdfReaderOptions {
  // Skip lines that are malformed; in Turtle what stands between a fault and the next full stop.
  bool lenient = false;
  // Called for what was skipped: "3:17: expected '>'".
  std::function<void(std::string_view)> skipped;
};

// Gets the triples one by one; an error ends the reading.
using TripleVisitor = std::function<absl::Status(const TripleView&)>;

// Reads to the end. InvalidArgument for malformed input, with "line:column: what was expected". Bounded: a line of
// N-Triples or TSV, and a term of Turtle, is at most 64 MiB, nesting in Turtle 200 deep. Relative IRIs of Turtle are
// resolved against @base, if there is one.
absl::Status ReadRdf(ByteSource& source, RdfSyntax syntax, const RdfReaderOptions& options, const TripleVisitor& visit);

// The same of each syntax family.
absl::Status ReadNTriples(ByteSource& source, bool quads, const RdfReaderOptions& options, const TripleVisitor& visit);
absl::Status ReadTurtle(ByteSource& source, bool graphs, const RdfReaderOptions& options, const TripleVisitor& visit);
absl::Status ReadTsv(ByteSource& source, const RdfReaderOptions& options, const TripleVisitor& visit);

}  // namespace whence

#endif  // WHENCE_GRAPH_RDF_RDF_READER_H_
