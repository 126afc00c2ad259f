#include "engine/alignment/passage_answerer.h"

#include <algorithm>

#include "engine/alignment/ranker.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {
namespace {

// How far back a sentence's pronouns reach.
constexpr uint32_t kSentencesBefore = 3;

// The other names of what the question names, folded, by token of the question.
absl::StatusOr<std::vector<absl::flat_hash_set<std::string>>> NameVariants(const Graph& graph, const Sentence& sentence) {
  std::vector<absl::flat_hash_set<std::string>> variants(sentence.tokens.size());
  for (size_t t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    if (token.kind != TokenKind::kName && token.upos != Upos::kPropn) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities, EntitiesNamed(graph, token.form));
    for (const TermId entity : entities) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph.AliasesOf(entity));
      for (const AliasMatch& alias : aliases) variants[t].insert(FoldName(alias.name));
    }
  }
  return variants;
}

}  // namespace

absl::StatusOr<std::string> PassageAnswerer::TextOf(DocumentId document, uint32_t ordinal) {
  WHENCE_ASSIGN_OR_RETURN(const SentenceInfo info, graph_.GetSentence(document, ordinal));
  if (info.furniture) return std::string();
  WHENCE_ASSIGN_OR_RETURN(std::string text, graph_.ReadText(document, info.span));
  std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

absl::StatusOr<std::shared_ptr<const ReadSentence>> PassageAnswerer::Load(const Passage& passage) {
  const SentenceCache::Place place(passage.document, passage.ordinal);
  if (cache_ != nullptr) {
    if (std::shared_ptr<const ReadSentence> found = cache_->Find(place)) return found;
  }
  WHENCE_ASSIGN_OR_RETURN(std::string text, TextOf(passage.document, passage.ordinal));
  std::shared_ptr<const ReadSentence> read = ReadSentence::Read(std::move(text), analyzer_, extractor_, &names_);
  if (cache_ != nullptr && read != nullptr) cache_->Put(place, read);
  return read;
}

absl::StatusOr<std::vector<RankedPhrase>> PassageAnswerer::Rank(const Sentence& question, std::string_view text,
                                                                const std::vector<std::string>& said) {
  std::vector<RankedPhrase> ranked;
  WHENCE_ASSIGN_OR_RETURN(passages_, SearchPassages(graph_, text, kMostPassages));
  if (passages_.empty()) return ranked;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<AskedQuestion> asked,
                          AskedQuestion::Read(graph_, names_, analyzer_, extractor_, question));
  if (!asked.has_value() || asked->words().empty()) return ranked;
  asked_ = asked->kind();
  WHENCE_ASSIGN_OR_RETURN(const auto variants, NameVariants(graph_, asked->sentence()));
  std::vector<std::string> folded;
  for (const std::string& one : said) folded.push_back(FoldName(one));

  for (const Passage& passage : passages_) {
    WHENCE_ASSIGN_OR_RETURN(const std::shared_ptr<const ReadSentence> read, Load(passage));
    if (read == nullptr) continue;
    SentenceContext context;
    context.retrieval = passage.score / passages_.front().score;
    WHENCE_ASSIGN_OR_RETURN(const DocumentInfo document, graph_.GetDocument(passage.document));
    for (auto& [stem, count] : IndexWords(document.title)) context.stems.insert(stem);
    for (uint32_t back = 1; back <= kSentencesBefore && back <= passage.ordinal; ++back) {
      WHENCE_ASSIGN_OR_RETURN(const std::string before, TextOf(passage.document, passage.ordinal - back));
      for (auto& [stem, count] : IndexWords(before)) context.stems.insert(stem);
    }
    SentenceAlignment alignment(*asked, *read, context, variants, extractor_.lexicon(), analyzer_.lexicon());
    std::vector<Candidate> candidates = FindCandidates(*read, analyzer_.lexicon());
    alignment.CountKinds(candidates);
    for (Candidate& candidate : candidates) {
      RankedPhrase phrase;
      phrase.passage = passage;
      phrase.features = alignment.FeaturesOf(candidate, folded);
      phrase.candidate = std::move(candidate);
      ranked.push_back(std::move(phrase));
    }
  }
  std::vector<Ranker::Option> options;
  for (const RankedPhrase& phrase : ranked) options.push_back({&phrase.features, phrase.candidate.kind});
  const std::vector<double> probabilities = Ranker::Probabilities(asked->kind(), options);
  for (size_t i = 0; i < ranked.size(); ++i) ranked[i].probability = probabilities[i];
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const RankedPhrase& a, const RankedPhrase& b) { return a.probability > b.probability; });
  return ranked;
}

}  // namespace whence
