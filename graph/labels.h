#ifndef WHENCE_GRAPH_LABELS_H_
#define WHENCE_GRAPH_LABELS_H_

#include <string>
#include <string_view>

namespace whence {

// Whether triples with this predicate and a string name their subject: rdfs:label, skos:prefLabel and altLabel, schema:name.
bool IsLabelPredicate(std::string_view iri);

// The folded form under which a name is found, or empty for what is no name: nothing but punctuation, or longer than
// any name is (1,000 bytes).
std::string FoldAlias(std::string_view name);

}  // namespace whence

#endif  // WHENCE_GRAPH_LABELS_H_
