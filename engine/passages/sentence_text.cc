#include "engine/passages/sentence_text.h"

#include <algorithm>

#include "corpus/document/fragment_text.h"
#include "corpus/document/reader.h"
#include "graph/base/status.h"

namespace whence {

namespace {

// Of bytes that may hold markup.
absl::StatusOr<std::string> WithoutMarkup(const Graph& graph, const DocumentInfo& document, std::string_view bytes) {
  DocumentFormat format = FormatOfName(document.name);
  if (format == DocumentFormat::kAuto) {
    // More than the format goes by, since white space before it is not counted.
    WHENCE_ASSIGN_OR_RETURN(const std::string beginning,
                            graph.ReadText(document.id, {0, std::min(document.bytes, 4 * kFormatBytes)}));
    format = FormatOfContent(beginning);
  }
  return FragmentText(bytes, format);
}

}  // namespace

absl::StatusOr<std::string> ReadSentenceText(const Graph& graph, DocumentId document, ByteSpan span) {
  WHENCE_ASSIGN_OR_RETURN(const std::string bytes, graph.ReadText(document, span));
  if (!MayHoldMarkup(bytes)) return FragmentText(bytes, DocumentFormat::kPlain);
  WHENCE_ASSIGN_OR_RETURN(const DocumentInfo info, graph.GetDocument(document));
  return WithoutMarkup(graph, info, bytes);
}

absl::StatusOr<std::string> ShownText(const Graph& graph, const DocumentInfo& document, std::string_view bytes) {
  if (!MayHoldMarkup(bytes)) return FragmentText(bytes, DocumentFormat::kPlain);
  return WithoutMarkup(graph, document, bytes);
}

}  // namespace whence
