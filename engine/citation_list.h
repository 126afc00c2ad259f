#ifndef WHENCE_ENGINE_CITATION_LIST_H_
#define WHENCE_ENGINE_CITATION_LIST_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/answer.h"
#include "graph/graph.h"

namespace whence {

// Numbers the sentences that an answer rests on; one sentence is one citation however often it is used. Not
// thread-safe.
class CitationList {
 public:
  explicit CitationList(const Graph& graph) : graph_(graph) {}

  // The index of the citation of a span of a document, which must be a sentence's.
  absl::StatusOr<uint32_t> Add(DocumentId document, ByteSpan span);
  // Those of a statement's first supports, at most kMostSupports.
  absl::StatusOr<std::vector<uint32_t>> Add(const Statement& statement);

  // Sets the place of each citation. Cost: reads every cited document.
  absl::Status Locate();
  // What stands at a span of a text, with at most that many code points around it.
  static QuotePlace PlaceIn(std::string_view text, ByteSpan span);

  struct Place {
    DocumentId document;
    ByteSpan span;
  };
  const std::vector<Citation>& citations() const { return citations_; }
  const std::vector<Place>& places() const { return places_; }  // of the citations
  // "[1][3]" for indexes {0, 2}.
  static std::string Marks(const std::vector<uint32_t>& indexes);

  static constexpr size_t kMostSupports = 4;

 private:
  const Graph& graph_;
  std::vector<Place> places_;
  std::vector<Citation> citations_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_CITATION_LIST_H_
