#include "engine/engine.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <thread>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "corpus/document/reader.h"
#include "corpus/language/analyzer.h"
#include "corpus/language/date_parser.h"
#include "engine/frames/term_words.h"
#include "engine/graph_answerer.h"
#include "engine/ingest/document_ingester.h"
#include "engine/ingest/parallel_reader.h"
#include "engine/linking/graph_names.h"
#include "engine/phrasing/verb_forms.h"
#include "engine/question_answerer.h"
#include "engine/questions/stored_lexicons.h"
#include "engine/session.h"
#include "engine/verify/graph_verifier.h"
#include "engine/verify/text_verifier.h"
#include "graph/base/file_bytes.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "graph/memory_graph.h"
#include "graph/store.h"
#include "rules/extraction/extractor.h"
#include "rules/inference/state_rules.h"
#include "rules/language/rule_set.h"

namespace whence {
namespace {

constexpr size_t kLongestQuestion = 2000;  // bytes; what is longer is no question
constexpr size_t kMostSessions = 10000;

double SecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

absl::StatusOr<std::string> ReadRules(const std::string& data, std::string_view name) {
  return ReadFileBytes(StrCat(data, "/rules/", name));
}

std::string OneLine(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

class Engine::Impl {
 public:
  static absl::StatusOr<std::unique_ptr<Impl>> Open(const EngineOptions& options);

  absl::StatusOr<Answer> Ask(const Question& question);
  absl::StatusOr<Verification> Verify(const Claim& claim);
  absl::StatusOr<IngestSummary> Ingest(const std::vector<std::string>& paths,
                                       const std::function<void(const IngestProgress&)>& progress);
  absl::StatusOr<IngestSummary> IngestText(const std::string& name, std::string text);
  absl::Status AddLexicon(const std::string& name, const std::string& text);
  absl::Status Remove(const std::string& name);
  std::shared_ptr<const Graph> Snapshot() const;
  std::vector<std::string> Rules() const;
  absl::StatusOr<ConflictReport> Conflicts() const {
    const std::shared_lock<std::shared_mutex> reading = Reading();
    return FindConflicts(*Snapshot(), conflicts_, extractor_->lexicon());
  }
  // Held by whoever reads the snapshot: a graph in memory is changed in place. Holds nothing where there is a store.
  std::shared_lock<std::shared_mutex> Reading() const {
    return store_ == nullptr ? std::shared_lock(memory_mutex_) : std::shared_lock<std::shared_mutex>();
  }

 private:
  absl::Status Put(const DocumentRecord& record, IngestSummary& summary);
  // What Ask uses until the graph changes.
  struct View {
    std::shared_ptr<const Graph> graph;
    std::unique_ptr<GraphAnswerer> answerer;
    SentenceCache sentences;
  };
  absl::StatusOr<std::shared_ptr<View>> CurrentView();
  void Changed();
  absl::StatusOr<Answer> AskGraph(const Graph& graph, GraphAnswerer* structured, SentenceCache* cache,
                                  const Question& question, Session* session) const;

  std::unique_ptr<Analyzer> analyzer_;
  std::unique_ptr<Extractor> extractor_;
  std::unique_ptr<WordRelations> relations_;
  VerdictRules verdicts_;
  ExclusionRules exclusions_;
  ConflictRules conflicts_;
  std::unique_ptr<TextVerifier> verifier_;
  StateRules states_;
  RuleSet dialogue_;
  RuleSet paraphrases_;
  std::shared_ptr<const QuestionRules> questions_;
  std::mutex view_mutex_;
  std::shared_ptr<View> view_;
  std::unique_ptr<Store> store_;
  mutable std::shared_mutex memory_mutex_;  // of what memory_ holds; taken before view_mutex_
  std::shared_ptr<MemoryGraph> memory_;     // where there is no store
  std::mutex sessions_mutex_;
  absl::flat_hash_map<std::string, std::shared_ptr<Session>> sessions_;
};

absl::StatusOr<std::unique_ptr<Engine::Impl>> Engine::Impl::Open(const EngineOptions& options) {
  auto impl = std::make_unique<Impl>();
  std::string data = options.data;
  if (data.empty()) {
    WHENCE_ASSIGN_OR_RETURN(data, FindData());
  }
  WHENCE_ASSIGN_OR_RETURN(impl->analyzer_, Analyzer::Load(StrCat(data, "/corpus/model/english.model")));
  WHENCE_ASSIGN_OR_RETURN(impl->extractor_, Extractor::LoadBuiltin());
  WHENCE_ASSIGN_OR_RETURN(impl->relations_, WordRelations::Load(StrCat(data, "/corpus/model/english.relations")));
  WHENCE_ASSIGN_OR_RETURN(const std::string verdicts, ReadRules(data, "verification/verdict.rules"));
  WHENCE_ASSIGN_OR_RETURN(impl->verdicts_, VerdictRules::Parse("rules/verification/verdict.rules", verdicts));
  WHENCE_ASSIGN_OR_RETURN(const std::string states, ReadRules(data, "inference/states.rules"));
  WHENCE_ASSIGN_OR_RETURN(impl->states_, StateRules::Parse("rules/inference/states.rules", states));
  WHENCE_ASSIGN_OR_RETURN(const std::string exclusions, ReadRules(data, "inference/exclusions.rules"));
  WHENCE_ASSIGN_OR_RETURN(impl->exclusions_, ExclusionRules::Parse("rules/inference/exclusions.rules", exclusions));
  WHENCE_ASSIGN_OR_RETURN(const std::string conflicts, ReadRules(data, "inference/conflicts.rules"));
  WHENCE_ASSIGN_OR_RETURN(impl->conflicts_, ConflictRules::Parse("rules/inference/conflicts.rules", conflicts));
  impl->verifier_ = std::make_unique<TextVerifier>(
      UnitReader(*impl->analyzer_, *impl->extractor_, *impl->relations_, impl->verdicts_),
      Witness(impl->verdicts_, impl->exclusions_, impl->extractor_->lexicon()), impl->verdicts_);
  WHENCE_ASSIGN_OR_RETURN(const std::string dialogue, ReadRules(data, "dialogue/dialogue.rules"));
  std::vector<Diagnostic> mistakes = impl->dialogue_.Add("rules/dialogue/dialogue.rules", dialogue);
  WHENCE_RETURN_IF_ERROR(AsStatus(mistakes));
  WHENCE_ASSIGN_OR_RETURN(const std::string paraphrases, ReadRules(data, "dialogue/paraphrases.rules"));
  mistakes = impl->paraphrases_.Add("rules/dialogue/paraphrases.rules", paraphrases);
  WHENCE_RETURN_IF_ERROR(AsStatus(mistakes));
  WHENCE_ASSIGN_OR_RETURN(impl->questions_, QuestionRules::Load(StrCat(data, "/rules/questions")));
  if (options.database.empty()) {
    impl->memory_ = std::make_shared<MemoryGraph>();
  } else {
    StoreOptions store;
    store.create = !options.read_only;
    store.read_only = options.read_only;
    WHENCE_ASSIGN_OR_RETURN(impl->store_, Store::Open(options.database, store));
    // Of a damaged database some parts may be as they were before the others.
    const std::shared_ptr<const Graph> graph = impl->store_->Snapshot();
    WHENCE_ASSIGN_OR_RETURN(const std::vector<DocumentInfo> documents, graph->Documents());
    if (documents.size() != graph->Counts().documents) {
      return DataLoss(options.database, ": the list of documents is damaged; restore a backup, or ingest again");
    }
  }
  return impl;
}

std::shared_ptr<const Graph> Engine::Impl::Snapshot() const {
  if (store_ != nullptr) return store_->Snapshot();
  return memory_;
}

absl::StatusOr<std::shared_ptr<Engine::Impl::View>> Engine::Impl::CurrentView() {
  std::lock_guard<std::mutex> lock(view_mutex_);
  if (view_ == nullptr) {
    auto view = std::make_shared<View>();
    view->graph = Snapshot();
    std::vector<LexiconFile> lexicons;
    if (store_ != nullptr) {
      WHENCE_ASSIGN_OR_RETURN(lexicons, ReadLexicons(*store_));
    }
    view->answerer = std::make_unique<GraphAnswerer>(
        questions_, view->graph, std::move(lexicons),
        [this](std::string_view word) { return IsInflected(analyzer_->lemmatizer(), word); });
    view_ = std::move(view);
  }
  return view_;
}

void Engine::Impl::Changed() {
  std::lock_guard<std::mutex> lock(view_mutex_);
  view_.reset();
}

absl::Status Engine::Impl::Put(const DocumentRecord& record, IngestSummary& summary) {
  PutResult result = PutResult::kAdded;
  if (store_ != nullptr) {
    WHENCE_ASSIGN_OR_RETURN(result, store_->PutDocument(record));
    Changed();
  } else {
    const std::unique_lock<std::shared_mutex> writing(memory_mutex_);
    result = memory_->PutDocument(record);
    Changed();
  }
  if (result == PutResult::kUnchanged) {
    ++summary.unchanged;
    return absl::OkStatus();
  }
  ++summary.documents;
  if (result == PutResult::kReplaced) ++summary.replaced;
  summary.sentences += record.sentences.size();
  summary.statements += record.statements.size();
  return absl::OkStatus();
}

absl::StatusOr<IngestSummary> Engine::Impl::Ingest(const std::vector<std::string>& paths,
                                                   const std::function<void(const IngestProgress&)>& progress) {
  const auto start = std::chrono::steady_clock::now();
  IngestSummary summary;
  IngestProgress at;
  at.documents_all = paths.size();
  for (const std::string& path : paths) {
    std::error_code error;
    const uintmax_t size = std::filesystem::file_size(path, error);
    if (!error) at.bytes_all += size;
  }
  const DocumentIngester ingester(*analyzer_, *extractor_, states_, *relations_);
  ParallelReader reader(ingester, paths, std::max(1u, std::thread::hardware_concurrency()));
  for (const std::string& path : paths) {
    at.current = path;
    if (progress) progress(at);
    const absl::StatusOr<DocumentRecord> record = reader.Next();
    if (record.ok()) {
      WHENCE_RETURN_IF_ERROR(Put(*record, summary));
      at.bytes_done += record->text.size();
    } else {
      summary.errors.push_back(std::string(record.status().message()));
    }
    ++at.documents_done;
  }
  if (progress) progress(at);
  summary.seconds = SecondsSince(start);
  return summary;
}

absl::StatusOr<IngestSummary> Engine::Impl::IngestText(const std::string& name, std::string text) {
  const auto start = std::chrono::steady_clock::now();
  IngestSummary summary;
  WHENCE_ASSIGN_OR_RETURN(const Document document, ReadDocument(name, std::move(text)));
  const DocumentIngester ingester(*analyzer_, *extractor_, states_, *relations_);
  DocumentRecord record = ingester.Read(document);
  AddTermWords(record);
  WHENCE_RETURN_IF_ERROR(Put(record, summary));
  summary.seconds = SecondsSince(start);
  return summary;
}

absl::Status Engine::Impl::AddLexicon(const std::string& name, const std::string& text) {
  if (store_ == nullptr) return FailedPrecondition("a lexicon is kept in a database; there is none");
  WHENCE_RETURN_IF_ERROR(KeepLexicon(*store_, name, text));
  Changed();
  return absl::OkStatus();
}

absl::Status Engine::Impl::Remove(const std::string& name) {
  bool removed = false;
  if (store_ != nullptr) {
    WHENCE_ASSIGN_OR_RETURN(removed, store_->RemoveDocument(name));
    Changed();
  } else {
    const std::unique_lock<std::shared_mutex> writing(memory_mutex_);
    removed = memory_->RemoveDocument(name);
    Changed();
  }
  if (removed) return absl::OkStatus();
  const std::shared_lock<std::shared_mutex> reading = Reading();
  std::string known;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<DocumentInfo> documents, Snapshot()->Documents());
  const std::string folded = FoldName(std::filesystem::path(name).stem().string());
  for (const DocumentInfo& document : documents) {
    if (FoldName(document.name).find(folded) != std::string::npos) known += StrCat("\n  ", document.name);
  }
  return NotFound("no document is named ", name, known.empty() ? "; whence stats lists them" : "; near it:", known);
}

std::vector<std::string> Engine::Impl::Rules() const {
  std::vector<std::string> rules;
  for (const auto& rule : dialogue_.rules()) {
    rules.push_back(StrCat(rule->file, ":", rule->location.line, " ", rule->name));
  }
  for (const StateRule& rule : states_.rules()) rules.push_back(StrCat("rules/inference/states.rules ", rule.state));
  return rules;
}

absl::StatusOr<Answer> Engine::Impl::AskGraph(const Graph& graph, GraphAnswerer* structured, SentenceCache* cache,
                                              const Question& question, Session* session) const {
  const QuestionKnowledge knowledge{*analyzer_,  *extractor_, *relations_, states_,
                                    exclusions_, conflicts_,  dialogue_,   paraphrases_};
  QuestionAnswerer answerer(knowledge, graph, structured, cache);
  answerer.SetExplain(question.explain);
  if (!question.as_of.empty()) {
    const std::optional<TokenValue> date = ParseDate(question.as_of);
    const std::optional<Interval> as_of = date.has_value() ? IntervalOf(*date) : std::nullopt;
    if (!as_of.has_value()) {
      return InvalidArgument("\"", question.as_of, "\" is no date; write 2003, April 1999 or 2012-06-28");
    }
    answerer.SetAsOf(as_of);
  }
  return answerer.Ask(question.text, session);
}

absl::StatusOr<Answer> Engine::Impl::Ask(const Question& question) {
  const auto start = std::chrono::steady_clock::now();
  Question asked = question;
  asked.text = OneLine(question.text);
  Answer answer;
  if (asked.text.size() > kLongestQuestion) {
    answer.reason = UnknownReason::kNoRule;
    answer.text = StrCat("That is longer than a question (", kLongestQuestion, " bytes at most).");
  } else if (question.source.has_value()) {
    MemoryGraph graph;
    WHENCE_ASSIGN_OR_RETURN(const Document document, ReadDocument("text", *question.source));
    graph.PutDocument(DocumentIngester(*analyzer_, *extractor_, states_, *relations_).Read(document));
    WHENCE_ASSIGN_OR_RETURN(answer, AskGraph(graph, nullptr, nullptr, asked, nullptr));
  } else {
    std::shared_ptr<Session> session;
    if (!question.session.empty()) {
      std::lock_guard<std::mutex> lock(sessions_mutex_);
      if (sessions_.size() >= kMostSessions) sessions_.clear();
      std::shared_ptr<Session>& kept = sessions_[question.session];
      if (kept == nullptr) kept = std::make_shared<Session>();
      session = kept;
    }
    const std::shared_lock<std::shared_mutex> reading = Reading();
    WHENCE_ASSIGN_OR_RETURN(const std::shared_ptr<View> view, CurrentView());
    std::unique_lock<std::mutex> lock;
    if (session != nullptr) lock = std::unique_lock<std::mutex>(session->mutex());
    WHENCE_ASSIGN_OR_RETURN(answer,
                            AskGraph(*view->graph, view->answerer.get(), &view->sentences, asked, session.get()));
  }
  answer.question = question.text;
  answer.session = question.session;
  if (question.explain)
    answer.explanation.push_back(StrCat("took ", static_cast<int>(SecondsSince(start) * 1e6), " microseconds"));
  return answer;
}

absl::StatusOr<Verification> Engine::Impl::Verify(const Claim& claim) {
  if (claim.evidence.has_value()) return verifier_->Verify(claim);
  const std::shared_lock<std::shared_mutex> reading = Reading();
  WHENCE_ASSIGN_OR_RETURN(const std::shared_ptr<View> view, CurrentView());
  const GraphNames names(*view->graph, view->sentences.analyses());
  const VerifierKnowledge knowledge{*analyzer_, *extractor_, states_, exclusions_, conflicts_, *verifier_};
  GraphVerifier verifier(*view->graph, names, knowledge, view->answerer.get());
  WHENCE_ASSIGN_OR_RETURN(Verification verification, verifier.Verify(claim));
  if (verification.verdict != Verdict::kNotEnoughInfo) return verification;
  WHENCE_ASSIGN_OR_RETURN(std::optional<std::string> renamed, verifier.Renamed());
  if (!renamed.has_value()) return verification;
  Claim named = claim;
  named.text = std::move(*renamed);
  WHENCE_ASSIGN_OR_RETURN(Verification other,
                          GraphVerifier(*view->graph, names, knowledge, view->answerer.get()).Verify(named));
  if (other.verdict == Verdict::kNotEnoughInfo) return verification;
  other.claim = claim.text;
  return other;
}

absl::StatusOr<std::unique_ptr<Engine>> Engine::Open(const EngineOptions& options) {
  WHENCE_ASSIGN_OR_RETURN(std::unique_ptr<Impl> impl, Impl::Open(options));
  return std::unique_ptr<Engine>(new Engine(std::move(impl)));
}

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::~Engine() = default;

absl::StatusOr<Answer> Engine::Ask(const Question& question) { return impl_->Ask(question); }

absl::StatusOr<Verification> Engine::Verify(const Claim& claim) { return impl_->Verify(claim); }

absl::StatusOr<IngestSummary> Engine::Ingest(const std::vector<std::string>& paths,
                                             const std::function<void(const IngestProgress&)>& progress) {
  return impl_->Ingest(paths, progress);
}

absl::StatusOr<IngestSummary> Engine::IngestText(const std::string& name, std::string text) {
  return impl_->IngestText(name, std::move(text));
}

absl::StatusOr<EntityTimeline> Engine::Timeline(std::string_view name) const {
  const std::shared_lock<std::shared_mutex> reading = impl_->Reading();
  return ReadEntityTimeline(*impl_->Snapshot(), name);
}

absl::StatusOr<ConflictReport> Engine::Conflicts() const { return impl_->Conflicts(); }

absl::Status Engine::AddLexicon(const std::string& name, const std::string& text) {
  return impl_->AddLexicon(name, text);
}

absl::Status Engine::Remove(const std::string& name) { return impl_->Remove(name); }

absl::StatusOr<EngineStats> Engine::Stats() const {
  const std::shared_lock<std::shared_mutex> reading = impl_->Reading();
  const GraphCounts counts = impl_->Snapshot()->Counts();
  EngineStats stats;
  stats.documents = counts.documents;
  stats.sentences = counts.sentences;
  stats.statements = counts.statements;
  stats.triples = counts.triples;
  stats.names = counts.aliases;
  return stats;
}

absl::StatusOr<std::vector<DocumentInfo>> Engine::Documents() const {
  const std::shared_lock<std::shared_mutex> reading = impl_->Reading();
  return impl_->Snapshot()->Documents();
}

absl::StatusOr<std::vector<std::string>> Engine::Complete(std::string_view prefix, size_t limit) const {
  const std::shared_lock<std::shared_mutex> reading = impl_->Reading();
  return impl_->Snapshot()->FoldedNames(FoldName(prefix), limit);
}

std::vector<std::string> Engine::Rules() const { return impl_->Rules(); }

std::shared_ptr<const Graph> Engine::Snapshot() const { return impl_->Snapshot(); }

}  // namespace whence
