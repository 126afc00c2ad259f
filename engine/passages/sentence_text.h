#ifndef WHENCE_ENGINE_PASSAGES_SENTENCE_TEXT_H_
#define WHENCE_ENGINE_PASSAGES_SENTENCE_TEXT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "graph/graph.h"

namespace whence {

// What a reader sees at a span of a stored document, most often a sentence's: without the markup of its format, with
// white space collapsed. Graph::ReadText gives the bytes that stand there. Cost: reads the span; where it may hold
// markup, the document's entry, and its first bytes where its name tells no format.
absl::StatusOr<std::string> ReadSentenceText(const Graph& graph, DocumentId document, ByteSpan span);

// The same of bytes that were read already.
absl::StatusOr<std::string> ShownText(const Graph& graph, const DocumentInfo& document, std::string_view bytes);

}  // namespace whence

#endif  // WHENCE_ENGINE_PASSAGES_SENTENCE_TEXT_H_
