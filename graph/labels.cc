#include "graph/labels.h"

#include "graph/fold.h"
#include "graph/term.h"

namespace whence {
namespace {

constexpr size_t kLongestName = 1000;

}  // namespace

bool IsLabelPredicate(std::string_view iri) {
  return iri == kRdfsLabel || iri == "http://www.w3.org/2004/02/skos/core#prefLabel" ||
         iri == "http://www.w3.org/2004/02/skos/core#altLabel" || iri == "http://schema.org/name" ||
         iri == "https://schema.org/name";
}

std::string FoldAlias(std::string_view name) { return name.size() <= kLongestName ? FoldName(name) : std::string(); }

}  // namespace whence
