#ifndef WHENCE_GRAPH_LABELS_H_
#define WHENCE_GRAPH_LABELS_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace whence {

// The predicates of common vocabularies whose strings name their subjects, the best first.
inline constexpr std::array<std::string_view, 12> kLabelPredicates = {"http://www.w3.org/2000/01/rdf-schema#label",
                                                                      "http://www.w3.org/2004/02/skos/core#prefLabel",
                                                                      "http://www.w3.org/2004/02/skos/core#altLabel",
                                                                      "http://schema.org/name",
                                                                      "https://schema.org/name",
                                                                      "http://xmlns.com/foaf/0.1/name",
                                                                      "http://purl.org/dc/terms/title",
                                                                      "http://purl.org/dc/elements/1.1/title",
                                                                      "http://www.w3.org/2006/vcard/ns#fn",
                                                                      "http://www.w3.org/2004/02/skos/core#hiddenLabel",
                                                                      "http://schema.org/alternateName",
                                                                      "https://schema.org/alternateName"};

// Whether a label predicate gives a further name rather than the one to show.
inline bool IsFurtherName(std::string_view iri) {
  return iri.ends_with("altLabel") || iri.ends_with("hiddenLabel") || iri.ends_with("alternateName");
}

// Whether it is one of the above.
bool IsCommonLabelPredicate(std::string_view iri);

// Whether triples with this predicate and a string name their subject: one of the above, or one of any vocabulary but
// that of documents that is called so ("name", "full_name", "displayName").
bool IsLabelPredicate(std::string_view iri);

// The folded form under which a name is found, or empty for what is no name: nothing but punctuation, or longer than
// any name is (1,000 bytes).
std::string FoldAlias(std::string_view name);

// The last part of an IRI: what stands behind its last "/" or "#".
std::string_view LocalName(std::string_view iri);

// Names that the last part of an IRI gives what has no label, the one to show first: "Nora Vance" and "NoraVance" for
// ".../NoraVance". None for what looks like a number of a catalogue ("Q42"); codes that begin with
// letters are names ("INC-1050").
std::vector<std::string> NamesOfIri(std::string_view iri);

}  // namespace whence

#endif  // WHENCE_GRAPH_LABELS_H_
