#ifndef WHENCE_ENGINE_QUESTIONS_TERM_NAMES_H_
#define WHENCE_ENGINE_QUESTIONS_TERM_NAMES_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "graph/graph.h"

namespace whence {

struct NamedTerm {
  std::string text;   // a label, a literal's lexical form, or what the IRI ends in
  std::string value;  // the IRI, or the lexical form
  bool literal = false;
};

// What terms are called, remembered up to a bound. Not thread-safe.
class TermNames {
 public:
  // `label_predicates`: of triples whose object names their subject, the best first.
  TermNames(const Graph& graph, std::vector<TermId> label_predicates)
      : graph_(graph), label_predicates_(std::move(label_predicates)) {}

  // The name is valid until the next call. Cost: a lookup, the first time two reads.
  absl::StatusOr<const NamedTerm*> Find(TermId term);

 private:
  const Graph& graph_;
  const std::vector<TermId> label_predicates_;
  absl::flat_hash_map<TermId, NamedTerm> known_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_TERM_NAMES_H_
