#ifndef WHENCE_GRAPH_RDF_IRI_H_
#define WHENCE_GRAPH_RDF_IRI_H_

#include <string>
#include <string_view>

namespace whence {

// A reference against a base (RFC 3986, section 5.2). With an empty base, or for an absolute reference, what was given.
std::string ResolveIri(std::string_view base, std::string_view reference);

// Appends a byte that may not stand in an IRI as "%20" (RFC 3986, section 2.1).
void AppendPercentEncoded(char byte, std::string& iri);

}  // namespace whence

#endif  // WHENCE_GRAPH_RDF_IRI_H_
