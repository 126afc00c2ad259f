#include "graph/labels.h"

#include <algorithm>

#include "graph/fold.h"

namespace whence {
namespace {

constexpr size_t kLongestName = 1000;

}  // namespace

bool IsLabelPredicate(std::string_view iri) {
  return std::find(kLabelPredicates.begin(), kLabelPredicates.end(), iri) != kLabelPredicates.end();
}

std::string FoldAlias(std::string_view name) { return name.size() <= kLongestName ? FoldName(name) : std::string(); }

}  // namespace whence
