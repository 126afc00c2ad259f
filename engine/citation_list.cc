#include "engine/citation_list.h"

#include <algorithm>

#include "engine/passages/sentence_text.h"
#include "graph/base/status.h"
#include "graph/base/utf8.h"

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
  WHENCE_ASSIGN_OR_RETURN(citation.shown, ShownText(graph_, info, citation.text));
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

absl::Status CitationList::Locate() {
  for (size_t i = 0; i < places_.size(); ++i) {
    WHENCE_ASSIGN_OR_RETURN(const DocumentInfo info, graph_.GetDocument(places_[i].document));
    WHENCE_ASSIGN_OR_RETURN(const std::string text, graph_.ReadText(places_[i].document, {0, info.bytes}));
    citations_[i].place = PlaceIn(text, places_[i].span);
  }
  return absl::OkStatus();
}

QuotePlace CitationList::PlaceIn(std::string_view text, ByteSpan span) {
  constexpr size_t kAround = 32;  // code points
  const std::u32string before = ToCodePoints(text.substr(0, span.begin));
  const std::u32string after = ToCodePoints(text.substr(span.end));
  const auto plain = [](std::u32string_view points) {
    std::string out;
    for (const char32_t point : points) AppendCodePoint(point, &out);
    return out;
  };
  QuotePlace place;
  place.begin = before.size();
  place.end = before.size() + ToCodePoints(text.substr(span.begin, span.size())).size();
  place.prefix = plain(std::u32string_view(before).substr(before.size() - std::min(before.size(), kAround)));
  place.suffix = plain(std::u32string_view(after).substr(0, kAround));
  return place;
}

std::string CitationList::Marks(const std::vector<uint32_t>& indexes) {
  std::string marks;
  for (const uint32_t index : indexes) marks += StrCat("[", index + 1, "]");
  return marks;
}

}  // namespace whence
