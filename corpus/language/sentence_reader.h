#ifndef WHENCE_CORPUS_LANGUAGE_SENTENCE_READER_H_
#define WHENCE_CORPUS_LANGUAGE_SENTENCE_READER_H_

#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "corpus/language/analysis.h"
#include "corpus/language/analysis_arena.h"
#include "corpus/language/entity_typer.h"
#include "corpus/language/language_model.h"
#include "corpus/language/lemmatizer.h"
#include "corpus/language/merge.h"
#include "corpus/language/name_list.h"

namespace whence {

// What reading a sentence fills, kept from one to the next.
struct ReaderBuffers {
  std::vector<std::string_view> forms;
  std::vector<Tag> tags;
  std::vector<Merge> merges;
  WordMemory memory;
  SentenceFeatures features;
  std::vector<int> classes;
  std::vector<ParserWord> words;
  std::vector<ParserArc> arcs;
  TaggerWorkspace tagger;
  ParserWorkspace parser;
};

// The way of one sentence from its tokens to its tree: tags, merges, arcs, lemmas, types. Knows what the text it reads
// has defined, so it is made per call and not thread-safe; the model it reads is.
class SentenceReader {
 public:
  // Nothing is owned. `names` may be null. No two readers at a time have the same buffers.
  SentenceReader(const LanguageModel& model, const NameList* names, bool merge, AnalysisArena* arena,
                 ReaderBuffers* buffers)
      : model_(model),
        lemmatizer_(model.lexicon()),
        merger_(model.lexicon()),
        typer_(model.lexicon()),
        names_(names, &defined_),
        merge_(merge),
        arena_(arena),
        forms_(buffers->forms),
        tags_(buffers->tags),
        merges_(buffers->merges),
        memory_(buffers->memory),
        features_(buffers->features),
        classes_(buffers->classes),
        words_(buffers->words),
        arcs_(buffers->arcs),
        tagger_workspace_(buffers->tagger),
        parser_workspace_(buffers->parser) {}

  // REQUIRES: tokens is not empty.
  Sentence Read(std::string_view text, absl::Span<const ByteSpan> tokens);

 private:
  Token MakeToken(size_t i);
  void AddMerge(const Merge& merge, Sentence* sentence);
  void RetagKnownNames();

  const LanguageModel& model_;
  Lemmatizer lemmatizer_;
  Merger merger_;
  EntityTyper typer_;
  NameTable defined_;  // what the text itself has defined so far
  JoinedNames names_;
  bool merge_;
  AnalysisArena* arena_;

  std::string_view text_;
  absl::Span<const ByteSpan> tokens_;
  std::vector<std::string_view>& forms_;
  std::vector<Tag>& tags_;
  std::vector<Merge>& merges_;
  WordMemory& memory_;
  SentenceFeatures& features_;
  std::vector<int>& classes_;
  std::vector<ParserWord>& words_;
  std::vector<ParserArc>& arcs_;
  TaggerWorkspace& tagger_workspace_;
  ParserWorkspace& parser_workspace_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_SENTENCE_READER_H_
