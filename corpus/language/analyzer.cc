#include "corpus/language/analyzer.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "corpus/language/analysis_arena.h"
#include "corpus/language/language_model.h"
#include "corpus/language/sentence_splitter.h"
#include "corpus/language/tokenizer.h"
#include "graph/base/status.h"

namespace whence {
namespace {

// Buffers that the sentences of one call share.
struct Scratch {
  std::vector<std::string_view> forms;
  SentenceFeatures features;
  std::vector<int> tags;
  std::vector<ParserWord> words;
  std::vector<ParserArc> arcs;
  ParserState state;
};

}  // namespace

struct Analyzer::Stages {
  explicit Stages(LanguageModel loaded) : model(std::move(loaded)), lemmatizer(model.lexicon()) {}

  Sentence Read(std::string_view text, absl::Span<const ByteSpan> tokens, const AnalyzeOptions& options,
                AnalysisArena* arena, Scratch* scratch) const;

  LanguageModel model;
  Lemmatizer lemmatizer;
};

Sentence Analyzer::Stages::Read(std::string_view text, absl::Span<const ByteSpan> tokens, const AnalyzeOptions& options,
                                AnalysisArena* arena, Scratch* scratch) const {
  Sentence sentence;
  sentence.span = {tokens.front().begin, tokens.back().end};
  scratch->forms.clear();
  for (const ByteSpan span : tokens) scratch->forms.push_back(text.substr(span.begin, span.size()));
  ComputeSentenceFeatures(scratch->forms, model.lexicon(), &scratch->features);
  model.tagger().Assign(scratch->features, &scratch->tags);
  scratch->words.clear();
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Tag tag = model.tagger().tags()[scratch->tags[i]];
    scratch->words.push_back(MakeParserWord(scratch->features.words[i], tag));
    Token token;
    token.span = tokens[i];
    token.form = scratch->forms[i];
    token.upos = tag.upos;
    token.xpos = tag.xpos;
    const std::string lemma = lemmatizer.Lemma(token.form, tag.upos, tag.xpos);
    token.lemma = lemma == token.form ? token.form : arena->Copy(lemma);
    sentence.tokens.push_back(token);
  }
  model.parser().Parse(scratch->words, &scratch->state, &scratch->arcs);
  for (size_t i = 0; i < tokens.size(); ++i) {
    sentence.tokens[i].head = scratch->arcs[i].head;
    sentence.tokens[i].deprel = scratch->arcs[i].label;
  }
  return sentence;
}

absl::StatusOr<std::unique_ptr<Analyzer>> Analyzer::Load(const std::string& model_path) {
  WHENCE_ASSIGN_OR_RETURN(LanguageModel model, LanguageModel::Load(model_path));
  return std::unique_ptr<Analyzer>(new Analyzer(std::make_unique<const Stages>(std::move(model))));
}

Analyzer::Analyzer(std::unique_ptr<const Stages> stages) : stages_(std::move(stages)) {}
Analyzer::~Analyzer() = default;

const Lemmatizer& Analyzer::lemmatizer() const { return stages_->lemmatizer; }

Analysis Analyzer::Analyze(std::string_view text, const AnalyzeOptions& options) const {
  Analysis analysis;
  std::vector<ByteSpan> tokens;
  Tokenize(text, {0, text.size()}, &tokens);
  std::vector<size_t> ends;
  SplitSentences(text, tokens, kMaxSentenceTokens, &ends);
  Scratch scratch;
  size_t begin = 0;
  for (const size_t end : ends) {
    analysis.sentences_.push_back(stages_->Read(text, absl::MakeConstSpan(tokens).subspan(begin, end - begin), options,
                                                analysis.arena_.get(), &scratch));
    begin = end;
  }
  return analysis;
}

Analysis Analyzer::AnalyzeSentence(std::string_view text, const AnalyzeOptions& options) const {
  std::vector<ByteSpan> tokens;
  Tokenize(text, {0, text.size()}, &tokens);
  return AnalyzeTokens(text, tokens, options);
}

Analysis Analyzer::AnalyzeTokens(std::string_view text, absl::Span<const ByteSpan> tokens,
                                 const AnalyzeOptions& options) const {
  Analysis analysis;
  Scratch scratch;
  for (size_t begin = 0; begin < tokens.size(); begin += kMaxSentenceTokens) {
    analysis.sentences_.push_back(
        stages_->Read(text, tokens.subspan(begin, kMaxSentenceTokens), options, analysis.arena_.get(), &scratch));
  }
  return analysis;
}

}  // namespace whence
