#ifndef WHENCE_GRAPH_RDF_IRI_H_
#define WHENCE_GRAPH_RDF_IRI_H_

#include <string>
#include <string_view>

namespace whence {

// A reference against a base (RFC 3986, section 5.2). With an empty base, or for an absolute reference, what was given.
std::string ResolveIri(std::string_view base, std::string_view reference);

}  // namespace whence

#endif  // WHENCE_GRAPH_RDF_IRI_H_
