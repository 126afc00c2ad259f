#ifndef WHENCE_ENGINE_VERIFY_DATED_TEXT_H_
#define WHENCE_ENGINE_VERIFY_DATED_TEXT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/analysis.h"
#include "corpus/language/analyzer.h"
#include "graph/graph.h"
#include "rules/extraction/extractor.h"

namespace whence {

// What a reader sees at a span of a document, with the dates in place of what counts from an earlier date of the
// paragraph: "In 1907 the company toured" of "In that year the company toured". Reads some sentences before where the
// span has such words, else the span alone. `analyses` (see AnalyzeOptions) may be null. The graph's errors are passed
// on; thread-safe where reading the graph is.
absl::StatusOr<std::string> ReadDatedText(const Graph& graph, const Analyzer& analyzer, const Extractor& extractor,
                                          AnalysisCache* analyses, DocumentId document, ByteSpan span);

// The same of a text that stands alone, of which these are the sentences. Nothing where nothing is counted. Linear in
// the sentences.
std::optional<std::string> DatedText(const Extractor& extractor, const std::vector<Sentence>& sentences,
                                     std::string_view text);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_DATED_TEXT_H_
