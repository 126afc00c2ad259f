#include "engine/questions/term_names.h"

#include <utility>

#include "engine/questions/graph_lexicon.h"
#include "graph/base/status.h"

namespace whence {
namespace {
constexpr size_t kMaxKnown = 1'000'000;
}  // namespace

absl::StatusOr<const NamedTerm*> TermNames::Find(TermId term) {
  if (const auto known = known_.find(term); known != known_.end()) return &known->second;
  if (known_.size() >= kMaxKnown) known_.clear();
  WHENCE_ASSIGN_OR_RETURN(const Term decoded, graph_.DecodeTerm(term));
  NamedTerm named{decoded.lexical, decoded.lexical, decoded.IsLiteral()};
  if (named.literal) return &(known_[term] = std::move(named));
  for (TermId predicate : label_predicates_) {
    const auto cursor = graph_.Scan({.subject = term, .predicate = predicate});
    WHENCE_RETURN_IF_ERROR(cursor->status());
    if (!cursor->Valid()) continue;
    WHENCE_ASSIGN_OR_RETURN(const Term label, graph_.DecodeTerm(cursor->triple().object));
    named.text = label.lexical;
    return &(known_[term] = std::move(named));
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> names, graph_.AliasesOf(term));
  const AliasMatch* best = nullptr;
  for (const AliasMatch& name : names) {
    if (!best || name.kind < best->kind) best = &name;
  }
  named.text = best ? best->name : ReadableName(decoded.lexical);
  return &(known_[term] = std::move(named));
}

}  // namespace whence
