#ifndef WHENCE_GRAPH_TERM_H_
#define WHENCE_GRAPH_TERM_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace whence {

enum class TermKind : uint8_t {
  kIri = 1,     // an entity or a predicate
  kBlank = 2,   // a blank node of a loaded graph
  kString = 3,  // a plain or language-tagged string
  kTyped = 4,   // a literal with a datatype, its lexical form kept to the byte
};

// An RDF term. A value: copy, compare, hash. Two terms are one term when kind, lexical form, and datatype or language
// are the same bytes ("1"^^xsd:integer and "01"^^xsd:integer are two).
struct Term {
  TermKind kind = TermKind::kIri;
  std::string lexical;   // the IRI, the blank node's label, or the literal's lexical form
  std::string datatype;  // kTyped: the datatype's IRI; kString: the language tag in lower case, or empty

  static Term Iri(std::string_view iri);
  static Term Blank(std::string_view label);
  static Term String(std::string_view text, std::string_view language = {});
  static Term Typed(std::string_view lexical, std::string_view datatype);
  static Term Integer(int64_t value);  // xsd:integer
  static Term Decimal(std::string_view lexical);
  // xsd:gYear, xsd:gYearMonth or xsd:date, by its precision: month and day are 0 where they are not known.
  static Term Date(int32_t year, int month = 0, int day = 0);

  bool IsLiteral() const { return kind == TermKind::kString || kind == TermKind::kTyped; }
  std::string ToNTriples() const;  // "<http://...>", "\"6\"^^<...>"

  friend auto operator<=>(const Term&, const Term&) = default;
  template <typename H>
  friend H AbslHashValue(H state, const Term& term) {
    return H::combine(std::move(state), term.kind, term.lexical, term.datatype);
  }
};

// Namespaces of the terms that Whence makes.
inline constexpr std::string_view kEntityNamespace = "https://whence.invalid/e/";     // entities read from documents
inline constexpr std::string_view kPredicateNamespace = "https://whence.invalid/p/";  // predicates read from documents
inline constexpr std::string_view kQualifierNamespace = "https://whence.invalid/q/";  // time, place, count ...
inline constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
inline constexpr std::string_view kRdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
inline constexpr std::string_view kRdfsLabel = "http://www.w3.org/2000/01/rdf-schema#label";

}  // namespace whence

#endif  // WHENCE_GRAPH_TERM_H_
