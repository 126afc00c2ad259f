#include "engine/questions/term_names.h"

#include <utility>

#include "engine/questions/graph_lexicon.h"
#include "graph/base/status.h"

namespace whence {
namespace {
constexpr size_t kMaxKnown = 1'000'000;
constexpr size_t kMostLabels = 8;  // of one predicate
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
    // Of several languages, English or none is shown. A number or a year is no name.
    bool labelled = false;
    for (size_t i = 0; i < kMostLabels && cursor->Valid(); ++i, cursor->Next()) {
      WHENCE_ASSIGN_OR_RETURN(const Term label, graph_.DecodeTerm(cursor->triple().object));
      if (label.kind != TermKind::kString) continue;
      const bool english = label.datatype.empty() || label.datatype.starts_with("en");
      if (!labelled || english) named.text = label.lexical;
      labelled = true;
      if (english) break;
    }
    if (labelled) return &(known_[term] = std::move(named));
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
