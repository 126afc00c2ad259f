#include "engine/citation_list.h"

#include <algorithm>

#include "graph/base/status.h"

namespace whence {

absl::StatusOr<uint32_t> CitationList::Add(DocumentId document, ByteSpan span) {
  for (size_t i = 0; i < places_.size(); ++i) {
    if (places_[i].document == document && places_[i].span == span) return static_cast<uint32_t>(i);
  }
  WHENCE_ASSIGN_OR_RETURN(const DocumentInfo info, graph_.GetDocument(document));
  Citation citation;
  citation.document = info.name;
  citation.span = span;
  WHENCE_ASSIGN_OR_RETURN(citation.text, graph_.ReadText(document, span));
  WHENCE_ASSIGN_OR_RETURN(const std::optional<SentenceInfo> sentence, graph_.SentenceAt(document, span.begin));
  if (sentence.has_value()) citation.line = sentence->line;
  places_.push_back({document, span});
  citations_.push_back(std::move(citation));
  return static_cast<uint32_t>(citations_.size() - 1);
}

absl::StatusOr<std::vector<uint32_t>> CitationList::Add(const Statement& statement) {
  std::vector<uint32_t> indexes;
  for (const Support& support : statement.supports) {
    if (indexes.size() >= kMostSupports) break;
    WHENCE_ASSIGN_OR_RETURN(const uint32_t index, Add(support.document, support.span));
    if (std::find(indexes.begin(), indexes.end(), index) == indexes.end()) indexes.push_back(index);
  }
  return indexes;
}

std::string CitationList::Marks(const std::vector<uint32_t>& indexes) {
  std::string marks;
  for (const uint32_t index : indexes) marks += StrCat("[", index + 1, "]");
  return marks;
}

}  // namespace whence
