#ifndef WHENCE_CORPUS_LANGUAGE_ANALYZER_H_
#define WHENCE_CORPUS_LANGUAGE_ANALYZER_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "corpus/language/analysis.h"
#include "corpus/language/lemmatizer.h"
#include "corpus/language/name_list.h"
#include "graph/base/span.h"

namespace whence {

struct AnalyzeOptions {
  // Names to merge beside those that capitals and the shipped lists show; not owned, may be null.
  const NameList* names = nullptr;
  // Whether names, dates and quantities become one token before parsing. Without, tokens are those of the treebank.
  bool merge = true;
  // Where to look for the text, and to keep what is read; not owned. Null: where the names say (NameList::analyses).
  AnalysisCache* analyses = nullptr;
};

// Reads English: text to sentences, tokens, tags, lemmas, entity types and dependency trees, with the model that ships
// in corpus/model. The stages are described in corpus/language/README.md.
//
// Thread-safe: one Analyzer serves any number of threads. The same text gives the same Analysis, always. Any bytes are
// accepted: invalid UTF-8 is read as unknown letters. Time and memory are linear in the text; a sentence that goes on
// for more than kMaxSentenceTokens tokens is cut.
class Analyzer {
 public:
  static constexpr size_t kMaxSentenceTokens = 400;

  // Maps the model file. Errors: NotFound, or DataLoss when it is not a model of this version.
  static absl::StatusOr<std::unique_ptr<Analyzer>> Load(const std::string& model_path);
  ~Analyzer();
  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;

  // The sentences of running text. A blank line ends a paragraph and so a sentence; a single line break is a blank.
  // `text` must outlive the Analysis.
  Analysis Analyze(std::string_view text, const AnalyzeOptions& options = {}) const;

  // One sentence: a question, a heading, a table cell. Nothing splits it but kMaxSentenceTokens. No token, no sentence.
  Analysis AnalyzeSentence(std::string_view text, const AnalyzeOptions& options = {}) const;

  // One sentence whose tokens are known: spans of `text`, ascending, not overlapping, not empty.
  Analysis AnalyzeTokens(std::string_view text, absl::Span<const ByteSpan> tokens,
                         const AnalyzeOptions& options = {}) const;

  const Lemmatizer& lemmatizer() const;
  const Lexicon& lexicon() const;

 private:
  struct Stages;
  explicit Analyzer(std::unique_ptr<const Stages> stages);
  Analysis Read(std::string_view text, bool sentence, const AnalyzeOptions& options) const;
  Analysis ReadText(std::string_view text, const AnalyzeOptions& options) const;
  std::unique_ptr<const Stages> stages_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_ANALYZER_H_
