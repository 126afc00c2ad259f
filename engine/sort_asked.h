#ifndef WHENCE_ENGINE_SORT_ASKED_H_
#define WHENCE_ENGINE_SORT_ASKED_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/analysis.h"
#include "engine/answer.h"
#include "engine/coreference/gender.h"
#include "graph/graph.h"

namespace whence {

// What the question itself says of whom or what it asks for, beside the noun: "Danish" of "which Danish architect",
// that somebody's wife is a woman. What answers must be so.
struct SortAsked {
  std::vector<std::string> qualities;  // stems: "danish", "young"
  std::string noun;                    // that they describe, stemmed; or "wife" in full
  Gender sex = Gender::kUnknown;       // of a wife
  std::string of;                      // whose wife, as the question names him; empty for nobody

  bool IsOpen() const { return qualities.empty() && sex == Gender::kUnknown; }
};

// Linear.
SortAsked ReadSortAsked(const Sentence& question);

// Drops the items that no source tells to be of that sort: neither a sentence that is cited nor what the graph says
// that their bearers are has the words, or a given name says otherwise. The answer may become unknown.
absl::Status KeepSort(const Graph& graph, const Sentence& question, Answer& answer);

}  // namespace whence

#endif  // WHENCE_ENGINE_SORT_ASKED_H_
