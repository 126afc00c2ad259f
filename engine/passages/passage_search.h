#ifndef WHENCE_ENGINE_PASSAGES_PASSAGE_SEARCH_H_
#define WHENCE_ENGINE_PASSAGES_PASSAGE_SEARCH_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/graph.h"

namespace whence {

struct Passage {
  DocumentId document;
  uint32_t ordinal = 0;  // of the sentence
  double score = 0;
  double coverage = 0;  // share of the question's words, weighted by how rare they are, that the sentence holds
  std::vector<std::string> missing;  // words of the question that no sentence of the graph holds
};

// The sentences nearest to a question, best first, at most `limit`; none that covers less than `least_coverage` of its
// weighted words (0 to 1); the default leaves out what shares only words found in most sentences of the graph. Ranked by
// BM25 (Robertson and Zaragoza 2009); ties by document and place, so that the order is always the same. Furniture is not
// in the index. Cost: the postings of the question's words.
absl::StatusOr<std::vector<Passage>> SearchPassages(const Graph& graph, std::string_view question, size_t limit,
                                                    double least_coverage = 0.3);

// Whether a sentence of the graph has all words of a name. Cost: the postings of its words.
absl::StatusOr<bool> IsMentioned(const Graph& graph, std::string_view name);

}  // namespace whence

#endif  // WHENCE_ENGINE_PASSAGES_PASSAGE_SEARCH_H_
