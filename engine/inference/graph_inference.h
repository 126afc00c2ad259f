#ifndef WHENCE_ENGINE_INFERENCE_GRAPH_INFERENCE_H_
#define WHENCE_ENGINE_INFERENCE_GRAPH_INFERENCE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/time/interval.h"
#include "graph/graph.h"
#include "rules/extraction/predicate_lexicon.h"
#include "rules/inference/inference_rules.h"

namespace whence {

// A statement that no source makes, with those that it follows from.
struct InferredStatement {
  Term subject;
  std::string predicate;  // "be member of"
  Term object;
  Interval time;                 // when it holds; both ends open: the sources give no time
  std::string rule;              // the last one used
  std::vector<Statement> basis;  // asserted statements of the graph, each with its supports
};

// The rules that ship, with the inverse and symmetric predicates that the lexicon knows.
absl::StatusOr<InferenceRules> LoadInferenceRules(const std::string& data, const PredicateLexicon& lexicon);

// What follows by the rules from the asserted statements of a graph that are not denied, and is not among them. Nothing
// is written to the graph: what a document supported is gone with the document. A statement with an unnamed object or
// subject is no premise; an acronym and what it stands for are one. An error when there are more than `most`
// conclusions. Cost: reads the statements of the predicates that the rules name.
absl::StatusOr<std::vector<InferredStatement>> Infer(const Graph& graph, const InferenceRules& rules, size_t most);

}  // namespace whence

#endif  // WHENCE_ENGINE_INFERENCE_GRAPH_INFERENCE_H_
