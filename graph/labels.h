#ifndef WHENCE_GRAPH_LABELS_H_
#define WHENCE_GRAPH_LABELS_H_

#include <array>
#include <string>
#include <string_view>

namespace whence {

// The predicates whose strings name their subjects.
inline constexpr std::array<std::string_view, 5> kLabelPredicates = {
    "http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2004/02/skos/core#altLabel", "http://schema.org/name", "https://schema.org/name"};

// Whether triples with this predicate and a string name their subject.
bool IsLabelPredicate(std::string_view iri);

// The folded form under which a name is found, or empty for what is no name: nothing but punctuation, or longer than
// any name is (1,000 bytes).
std::string FoldAlias(std::string_view name);

}  // namespace whence

#endif  // WHENCE_GRAPH_LABELS_H_
