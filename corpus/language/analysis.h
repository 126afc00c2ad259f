#ifndef WHENCE_CORPUS_LANGUAGE_ANALYSIS_H_
#define WHENCE_CORPUS_LANGUAGE_ANALYSIS_H_

#include <memory>
#include <vector>

#include "corpus/language/token.h"
#include "graph/base/span.h"

namespace whence {

// A sentence with its dependency tree over the merged tokens: exactly one token has head -1.
struct Sentence {
  ByteSpan span;  // in the text given to Analyzer::Analyze, without surrounding white space
  std::vector<Token> tokens;
  std::vector<Token> parts;  // the plain tokens inside merged tokens; their heads are not set
};

class AnalysisArena;

// What Analyzer::Analyze returns: the sentences of one text. Movable, not copyable. Tokens view the analysed text,
// which the caller keeps alive, and an arena that the Analysis owns, alone or with others of the same text.
class Analysis {
 public:
  Analysis();
  Analysis(Analysis&&) noexcept;
  Analysis& operator=(Analysis&&) noexcept;
  ~Analysis();

  const std::vector<Sentence>& sentences() const { return sentences_; }

 private:
  friend class Analyzer;
  std::vector<Sentence> sentences_;
  std::unique_ptr<AnalysisArena> arena_;
  std::shared_ptr<const void> shared_;  // what the tokens view of an analysis that is remembered
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_ANALYSIS_H_
