#include "corpus/language/analyzer.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "corpus/language/analysis_arena.h"
#include "corpus/language/analysis_cache.h"
#include "corpus/language/language_model.h"
#include "corpus/language/run_on.h"
#include "corpus/language/sentence_reader.h"
#include "corpus/language/sentence_splitter.h"
#include "corpus/language/tokenizer.h"
#include "graph/base/object_pool.h"
#include "graph/base/status.h"

namespace whence {
namespace {

// Sentences that lack a full stop, in what the splitter takes for one. More is no prose.
constexpr int kMostRunOns = 4;

void ViewForms(std::string_view text, std::vector<Token>& tokens) {
  for (Token& token : tokens) token.form = text.substr(token.span.begin, token.span.size());
}

}  // namespace

struct Analyzer::Stages {
  explicit Stages(LanguageModel loaded) : model(std::move(loaded)), lemmatizer(model.lexicon()) {}

  LanguageModel model;
  Lemmatizer lemmatizer;
  mutable ObjectPool<ReaderBuffers> buffers;  // as many as calls ran at one time
};

absl::StatusOr<std::unique_ptr<Analyzer>> Analyzer::Load(const std::string& model_path) {
  WHENCE_ASSIGN_OR_RETURN(LanguageModel model, LanguageModel::Load(model_path));
  return std::unique_ptr<Analyzer>(new Analyzer(std::make_unique<const Stages>(std::move(model))));
}

Analyzer::Analyzer(std::unique_ptr<const Stages> stages) : stages_(std::move(stages)) {}
Analyzer::~Analyzer() = default;

const Lemmatizer& Analyzer::lemmatizer() const { return stages_->lemmatizer; }

const Lexicon& Analyzer::lexicon() const { return stages_->model.lexicon(); }

Analysis Analyzer::Analyze(std::string_view text, const AnalyzeOptions& options) const {
  return Read(text, false, options);
}

Analysis Analyzer::AnalyzeSentence(std::string_view text, const AnalyzeOptions& options) const {
  return Read(text, true, options);
}

Analysis Analyzer::Read(std::string_view text, bool sentence, const AnalyzeOptions& options) const {
  const auto read = [&](std::string_view from) {
    if (!sentence) return ReadText(from, options);
    std::vector<ByteSpan> tokens;
    Tokenize(from, {0, from.size()}, &tokens);
    return AnalyzeTokens(from, tokens, options);
  };
  AnalysisCache* const own = options.names == nullptr ? nullptr : options.names->analyses();
  AnalysisCache* const cache = options.analyses != nullptr ? options.analyses : own;
  if (cache == nullptr || !options.merge || text.size() > AnalysisCache::kLongestText) return read(text);
  AnalysisCache::Key key{std::string(text), sentence, options.names != nullptr};
  std::shared_ptr<const AnalysisCache::Entry> kept = cache->Find(key);
  if (kept == nullptr) {
    auto fresh = std::make_shared<AnalysisCache::Entry>();
    fresh->text = text;
    fresh->analysis = read(fresh->text);
    kept = fresh;
    cache->Keep(std::move(key), std::move(fresh));
  }
  Analysis analysis;
  analysis.sentences_ = kept->analysis.sentences_;
  for (Sentence& one : analysis.sentences_) {
    ViewForms(text, one.tokens);
    ViewForms(text, one.parts);
  }
  analysis.shared_ = std::move(kept);
  return analysis;
}

Analysis Analyzer::ReadText(std::string_view text, const AnalyzeOptions& options) const {
  Analysis analysis;
  std::vector<ByteSpan> tokens;
  Tokenize(text, {0, text.size()}, &tokens);
  std::vector<size_t> ends;
  SplitSentences(text, tokens, kMaxSentenceTokens, &ends);
  const ObjectPool<ReaderBuffers>::Lease buffers = stages_->buffers.Take();
  SentenceReader reader(stages_->model, options.names, options.merge, analysis.arena_.get(), buffers.get());
  size_t begin = 0;
  for (const size_t end : ends) {
    absl::Span<const ByteSpan> rest = absl::MakeConstSpan(tokens).subspan(begin, end - begin);
    begin = end;
    analysis.sentences_.push_back(reader.Read(text, rest));
    for (int splits = 0; splits < kMostRunOns; ++splits) {
      const size_t at = FindRunOn(analysis.sentences_.back());
      if (at == 0) break;
      const uint64_t offset = analysis.sentences_.back().tokens[at].span.begin;
      const size_t cut = std::lower_bound(rest.begin(), rest.end(), ByteSpan{offset, offset}) - rest.begin();
      analysis.sentences_.back() = reader.Read(text, rest.subspan(0, cut));
      rest = rest.subspan(cut);
      analysis.sentences_.push_back(reader.Read(text, rest));
    }
  }
  return analysis;
}

Analysis Analyzer::AnalyzeTokens(std::string_view text, absl::Span<const ByteSpan> tokens,
                                 const AnalyzeOptions& options) const {
  Analysis analysis;
  const ObjectPool<ReaderBuffers>::Lease buffers = stages_->buffers.Take();
  SentenceReader reader(stages_->model, options.names, options.merge, analysis.arena_.get(), buffers.get());
  for (size_t begin = 0; begin < tokens.size(); begin += kMaxSentenceTokens) {
    analysis.sentences_.push_back(reader.Read(text, tokens.subspan(begin, kMaxSentenceTokens)));
  }
  return analysis;
}

}  // namespace whence
