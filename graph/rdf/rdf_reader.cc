#include "graph/rdf/rdf_reader.h"

#include <array>
#include <utility>

namespace whence {
namespace {

constexpr std::array<std::pair<std::string_view, RdfSyntax>, 6> kSyntaxes = {{{"nt", RdfSyntax::kNTriples},
                                                                              {"nq", RdfSyntax::kNQuads},
                                                                              {"ttl", RdfSyntax::kTurtle},
                                                                              {"turtle", RdfSyntax::kTurtle},
                                                                              {"trig", RdfSyntax::kTriG},
                                                                              {"tsv", RdfSyntax::kTsv}}};

}  // namespace

std::optional<RdfSyntax> SyntaxByName(std::string_view name) {
  for (const auto& [known, syntax] : kSyntaxes) {
    if (known == name) return syntax;
  }
  return std::nullopt;
}

RdfSyntax SyntaxOf(std::string_view file_name) {
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (file_name.ends_with(packed)) file_name.remove_suffix(packed.size());
  }
  const size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos) return RdfSyntax::kNTriples;
  return SyntaxByName(file_name.substr(dot + 1)).value_or(RdfSyntax::kNTriples);
}

absl::Status ReadRdf(ByteSource& source, RdfSyntax syntax, const RdfReaderOptions& options,
                     const TripleVisitor& visit) {
  switch (syntax) {
    case RdfSyntax::kNTriples:
    case RdfSyntax::kNQuads:
      return ReadNTriples(source, syntax == RdfSyntax::kNQuads, options, visit);
    case RdfSyntax::kTurtle:
    case RdfSyntax::kTriG:
      return ReadTurtle(source, syntax == RdfSyntax::kTriG, options, visit);
    case RdfSyntax::kTsv:
      return ReadTsv(source, options, visit);
  }
  return absl::OkStatus();
}

}  // namespace whence
