#include "graph/graph.h"

#include "graph/base/status.h"

namespace whence {

absl::StatusOr<std::vector<Term>> Graph::DecodeTerms(absl::Span<const TermId> ids) const {
  std::vector<Term> terms(ids.size());
  std::vector<Term*> places;
  places.reserve(ids.size());
  for (Term& term : terms) places.push_back(&term);
  WHENCE_RETURN_IF_ERROR(DecodeInto(ids, places));
  return terms;
}

}  // namespace whence
