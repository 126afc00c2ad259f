// Any bytes as N-Triples, N-Quads, Turtle, TriG, a table, or SPARQL (the first byte chooses): no crash; what is read is
// well-formed, comes back from its own text, and an error says where.
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/query.h"
#include "graph/rdf/rdf_reader.h"
#include "graph/sparql/sparql_parser.h"
#include "tests/fuzz/require.h"

namespace {

using whence::RdfSyntax;
using whence::Require;

void CheckTerm(const whence::TermView& view) {
  const whence::Term term = view.ToTerm();
  // A relative IRI of Turtle may hold what N-Triples forbids only escaped, and then it is escaped again.
  const std::string line = "<s> <p> " + term.ToNTriples() + " .";
  const auto source = whence::BytesOf(line);
  bool same = false;
  const absl::Status read = whence::ReadRdf(*source, RdfSyntax::kNTriples, {}, [&](const whence::TripleView& triple) {
    same = triple.object.ToTerm() == term;
    return absl::OkStatus();
  });
  Require(!read.ok() || same, "a term comes back from its own text");
}

void ReadAs(RdfSyntax syntax, std::string_view text, bool lenient) {
  whence::RdfReaderOptions options;
  options.lenient = lenient;
  size_t skipped = 0;
  options.skipped = [&](std::string_view what) { skipped += what.empty() ? 0 : 1; };
  const auto source = whence::BytesOf(text);
  const absl::Status read = whence::ReadRdf(*source, syntax, options, [&](const whence::TripleView& triple) {
    if (triple.quoted == nullptr) CheckTerm(triple.subject);
    if (triple.reified == nullptr) CheckTerm(triple.object);
    return absl::OkStatus();
  });
  Require(read.ok() || read.message().find(':') != absl::string_view::npos, "an error says where");
  Require(!lenient || read.ok(), "a lenient reader skips");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  constexpr RdfSyntax kSyntaxes[] = {RdfSyntax::kNTriples, RdfSyntax::kNQuads, RdfSyntax::kTurtle, RdfSyntax::kTriG,
                                     RdfSyntax::kTsv};
  const size_t choice = data[0] % 6;
  if (choice < 5) {
    ReadAs(kSyntaxes[choice], text, false);
    ReadAs(kSyntaxes[choice], text, true);
  } else if (const auto query = whence::ParseSparql(text); query.ok()) {
    Require(!whence::Render(query->query).empty(), "a query has a text");
  }
  return 0;
}
