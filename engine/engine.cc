#include "engine/engine.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "corpus/document/reader.h"
#include "corpus/language/analyzer.h"
#include "corpus/language/date_parser.h"
#include "engine/alignment/passage_answerer.h"
#include "engine/dialogue/follow_up.h"
#include "engine/dialogue/paraphrases.h"
#include "engine/dialogue/question_parts.h"
#include "engine/document_answerer.h"
#include "engine/graph_answerer.h"
#include "engine/ingest/document_ingester.h"
#include "engine/ingest/parallel_reader.h"
#include "engine/linking/graph_names.h"
#include "engine/phrasing/verb_forms.h"
#include "engine/questions/stored_lexicons.h"
#include "engine/session.h"
#include "engine/table_lookup.h"
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
  const ExclusionRules& exclusions() const { return exclusions_; }

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
  // `structured` may be null: then only documents are asked; so may `cache`.
  absl::StatusOr<Answer> AskGraph(const Graph& graph, GraphAnswerer* structured, SentenceCache* cache,
                                  const Question& question, Session* session) const;
  // What asks for several things, a thing at a time.
  absl::StatusOr<Answer> AskParts(const Graph& graph, GraphAnswerer* structured, SentenceCache* cache,
                                  const Question& question, const std::vector<std::string>& parts,
                                  Session* session) const;
  absl::StatusOr<Answer> Decide(const Graph& graph, GraphAnswerer* structured, std::string_view text,
                                const Sentence& sentence, DocumentAnswerer& documents, bool explain) const;
  // What asks about a name, or (`instead`) for the question before about something else.
  absl::StatusOr<Answer> AskForm(std::string_view text, DocumentAnswerer& answerer, bool* instead) const;
  // The question in other words, where it was not answered as it was put.
  absl::Status AskOtherwise(const Graph& graph, const NameList& names, GraphAnswerer* structured, SentenceCache* cache,
                            std::string_view text, const Question& question, const std::optional<Interval>& as_of,
                            Answer& answer) const;
  // What the sources' own words give where their statements do not: an answer, or the nearest passages.
  absl::Status AskPassages(const Graph& graph, const NameList& names, SentenceCache* cache, const Sentence& question,
                           std::string_view text, bool explain, Answer& answer) const;

  std::unique_ptr<Analyzer> analyzer_;
  std::unique_ptr<Extractor> extractor_;
  std::unique_ptr<WordRelations> relations_;
  VerdictRules verdicts_;
  ExclusionRules exclusions_;
  std::unique_ptr<TextVerifier> verifier_;
  StateRules states_;
  RuleSet dialogue_;
  RuleSet paraphrases_;
  std::shared_ptr<const QuestionRules> questions_;
  std::mutex view_mutex_;
  std::shared_ptr<View> view_;
  std::unique_ptr<Store> store_;
  mutable std::mutex memory_mutex_;
  std::shared_ptr<MemoryGraph> memory_;  // where there is no store
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
  impl->verifier_ = std::make_unique<TextVerifier>(
      UnitReader(*impl->analyzer_, *impl->extractor_, *impl->relations_, impl->verdicts_), impl->verdicts_);
  WHENCE_ASSIGN_OR_RETURN(const std::string states, ReadRules(data, "inference/states.rules"));
  WHENCE_ASSIGN_OR_RETURN(impl->states_, StateRules::Parse("rules/inference/states.rules", states));
  WHENCE_ASSIGN_OR_RETURN(const std::string exclusions, ReadRules(data, "inference/exclusions.rules"));
  WHENCE_ASSIGN_OR_RETURN(impl->exclusions_, ExclusionRules::Parse("rules/inference/exclusions.rules", exclusions));
  WHENCE_ASSIGN_OR_RETURN(const std::string dialogue, ReadRules(data, "dialogue/dialogue.rules"));
  std::vector<Diagnostic> mistakes = impl->dialogue_.Add("rules/dialogue/dialogue.rules", dialogue);
  if (HasErrors(mistakes)) return InvalidArgument(RenderDiagnostics(mistakes));
  WHENCE_ASSIGN_OR_RETURN(const std::string paraphrases, ReadRules(data, "dialogue/paraphrases.rules"));
  mistakes = impl->paraphrases_.Add("rules/dialogue/paraphrases.rules", paraphrases);
  if (HasErrors(mistakes)) return InvalidArgument(RenderDiagnostics(mistakes));
  WHENCE_ASSIGN_OR_RETURN(impl->questions_, QuestionRules::Load(StrCat(data, "/rules/questions")));
  if (options.database.empty()) {
    impl->memory_ = std::make_shared<MemoryGraph>();
  } else {
    StoreOptions store;
    store.create = !options.read_only;
    store.read_only = options.read_only;
    WHENCE_ASSIGN_OR_RETURN(impl->store_, Store::Open(options.database, store));
  }
  return impl;
}

std::shared_ptr<const Graph> Engine::Impl::Snapshot() const {
  if (store_ != nullptr) return store_->Snapshot();
  std::lock_guard<std::mutex> lock(memory_mutex_);
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
  } else {
    std::lock_guard<std::mutex> lock(memory_mutex_);
    result = memory_->PutDocument(record);
  }
  Changed();
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
  WHENCE_RETURN_IF_ERROR(Put(ingester.Read(document), summary));
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
  } else {
    std::lock_guard<std::mutex> lock(memory_mutex_);
    removed = memory_->RemoveDocument(name);
  }
  Changed();
  if (removed) return absl::OkStatus();
  std::string known;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<DocumentInfo> documents, Snapshot()->Documents());
  const std::string folded = FoldName(std::filesystem::path(name).stem().string());
  for (const DocumentInfo& document : documents) {
    if (FoldName(document.name).find(folded) != std::string::npos) known += StrCat("\n  ", document.name);
  }
  return NotFound("no document is named ", name,
                  known.empty() ? "; whence stats lists them" : "; near it:", known);
}

std::vector<std::string> Engine::Impl::Rules() const {
  std::vector<std::string> rules;
  for (const auto& rule : dialogue_.rules()) {
    rules.push_back(StrCat(rule->file, ":", rule->location.line, " ", rule->name));
  }
  for (const StateRule& rule : states_.rules()) rules.push_back(StrCat("rules/inference/states.rules ", rule.state));
  return rules;
}

absl::Status Engine::Impl::AskPassages(const Graph& graph, const NameList& names, SentenceCache* cache,
                                       const Sentence& question, std::string_view text, bool explain,
                                       Answer& answer) const {
  PassageAnswerer passages(graph, names, *analyzer_, *extractor_, *relations_, cache);
  WHENCE_ASSIGN_OR_RETURN(Answer found, passages.Ask(question, text, explain));
  if (found.status == AnswerStatus::kUnknown) return absl::OkStatus();
  // A name that no statement has may stand in the text; passages about other things help nobody.
  if (found.status == AnswerStatus::kPassage && answer.reason == UnknownReason::kUnknownEntity) return absl::OkStatus();
  if (found.status == AnswerStatus::kPassage) found.text = StrCat(answer.text, " ", found.text);
  found.explanation.insert(found.explanation.begin(), answer.explanation.begin(), answer.explanation.end());
  found.repairs = std::move(answer.repairs);
  answer = std::move(found);
  return absl::OkStatus();
}

absl::Status Engine::Impl::AskOtherwise(const Graph& graph, const NameList& names, GraphAnswerer* structured,
                                        SentenceCache* cache, std::string_view text, const Question& question,
                                        const std::optional<Interval>& as_of, Answer& answer) const {
  // A value of a sentence is known by its unit; a name fits words that are not the asker's too easily.
  const auto is_value = [](const AnswerItem& item) { return item.type == "number" || item.type == "quantity"; };
  WHENCE_ASSIGN_OR_RETURN(const std::string topic, TopicOfOnlyDocument(graph));
  for (const auto& [paraphrase, about_topic, opposite] : Paraphrase(paraphrases_, text, topic)) {
    const Analysis analysis = analyzer_->AnalyzeSentence(paraphrase, {.names = &names});
    if (analysis.sentences().empty()) continue;
    const Sentence& asked = analysis.sentences().front();
    DocumentAnswerer documents(graph, names, *analyzer_, *extractor_, states_);
    documents.SetExclusions(&exclusions_);
    documents.SetWords(relations_.get());
    if (as_of.has_value()) documents.SetAsOf(*as_of);
    WHENCE_ASSIGN_OR_RETURN(Answer found, Decide(graph, structured, paraphrase, asked, documents, question.explain));
    if (found.status == AnswerStatus::kUnknown && !about_topic) {
      WHENCE_RETURN_IF_ERROR(AskPassages(graph, names, cache, asked, paraphrase, question.explain, found));
      if (!std::all_of(found.answers.begin(), found.answers.end(), is_value)) continue;
    }
    if (found.status != AnswerStatus::kAnswered) continue;
    if (question.explain) found.explanation.insert(found.explanation.begin(), StrCat("asked as “", paraphrase, "”"));
    answer = std::move(found);
    if (opposite) TurnRound(answer);
    break;
  }
  return absl::OkStatus();
}

absl::StatusOr<Answer> Engine::Impl::AskForm(std::string_view text, DocumentAnswerer& answerer, bool* instead) const {
  const std::vector<MatchItem> items = ParseMatchItems(text);
  const std::vector<RuleMatch> matches = dialogue_.Match(items);
  Answer none;
  if (matches.empty()) return none;
  const RuleMatch& match = matches.front();
  const auto slot = match.slots.find("x");
  if (slot == match.slots.end()) return none;
  std::string phrase;
  for (size_t i = slot->second.begin; i < slot->second.end; ++i)
    phrase += StrCat(phrase.empty() ? "" : " ", items[i].word);
  const std::string& form = match.rule->yield.text;
  if (form == "expansion") return answerer.AskExpansion(phrase);
  if (form == "acronym") return answerer.AskAcronym(phrase);
  *instead = form == "instead";
  return none;
}

absl::StatusOr<Answer> Engine::Impl::Decide(const Graph& graph, GraphAnswerer* structured, std::string_view text,
                                            const Sentence& sentence, DocumentAnswerer& documents, bool explain) const {
  // Attributes said in so many words come first, then what sentences say, then what tables and lists add.
  GraphAnswerer::Result attribute;
  if (structured != nullptr) {
    WHENCE_ASSIGN_OR_RETURN(attribute, structured->Ask(text, &sentence, explain));
    if (attribute.ground == AnswerGround::kKeyValues || graph.Counts().documents == 0)
      return std::move(attribute.answer);
  }
  WHENCE_ASSIGN_OR_RETURN(Answer answer, documents.Ask(sentence, explain));
  if (answer.status != AnswerStatus::kAnswered && attribute.ground == AnswerGround::kTables) {
    return std::move(attribute.answer);
  }
  // Why the graph's own reading was not taken belongs to the explanation, too.
  answer.explanation.insert(answer.explanation.end(), attribute.answer.explanation.begin(),
                            attribute.answer.explanation.end());
  return answer;
}

absl::StatusOr<Answer> Engine::Impl::AskParts(const Graph& graph, GraphAnswerer* structured, SentenceCache* cache,
                                              const Question& question, const std::vector<std::string>& parts,
                                              Session* session) const {
  // A later part leans on the one before, in a conversation or not.
  Session of_question;
  std::vector<Answer> answers;
  for (const std::string& part : parts) {
    Question asked = question;
    asked.text = part;
    WHENCE_ASSIGN_OR_RETURN(Answer answer,
                            AskGraph(graph, structured, cache, asked, session != nullptr ? session : &of_question));
    answers.push_back(std::move(answer));
  }
  return JoinParts(std::move(answers));
}

absl::StatusOr<Answer> Engine::Impl::AskGraph(const Graph& graph, GraphAnswerer* structured, SentenceCache* cache,
                                              const Question& question, Session* session) const {
  // Without documents and earlier questions there is nothing that an analysis of the question could add.
  if (structured != nullptr && session == nullptr && graph.Counts().documents == 0 && graph.Counts().triples > 0) {
    WHENCE_ASSIGN_OR_RETURN(GraphAnswerer::Result result, structured->Ask(question.text, nullptr, question.explain));
    Answer& answer = result.answer;
    ShowRepairs(answer.repairs, answer);
    return std::move(answer);
  }
  WHENCE_ASSIGN_OR_RETURN(RepairedText repaired, RepairNames(graph, question.text));
  const GraphNames names(graph);
  const AnalyzeOptions options{.names = &names};
  std::string text = repaired.text;
  DocumentAnswerer answerer(graph, names, *analyzer_, *extractor_, states_);
  std::optional<Interval> as_of;
  if (!question.as_of.empty()) {
    const std::optional<TokenValue> date = ParseDate(question.as_of);
    as_of = date.has_value() ? IntervalOf(*date) : std::nullopt;
    if (!as_of.has_value()) {
      return InvalidArgument("\"", question.as_of, "\" is no date; write 2003, April 1999 or 2012-06-28");
    }
  }
  Answer answer;
  Analysis analysis = analyzer_->AnalyzeSentence(text, options);
  if (analysis.sentences().empty()) {
    answer.reason = UnknownReason::kNoRule;
    answer.text = "There is no question here.";
    return answer;
  }
  // One sentence may ask for several things.
  if (const std::vector<std::string> parts = SplitQuestion(SpokenQuestion(analysis.sentences().front()));
      parts.size() > 1) {
    WHENCE_ASSIGN_OR_RETURN(answer, AskParts(graph, structured, cache, question, parts, session));
    answer.repairs.insert(answer.repairs.begin(), repaired.repairs.begin(), repaired.repairs.end());
    ShowRepairs(repaired.repairs, answer);
    return answer;
  }
  std::string instead;
  bool replaces = false;
  WHENCE_ASSIGN_OR_RETURN(answer, AskForm(text, answerer, &replaces));
  if (replaces && session != nullptr) instead = session->Instead(analysis.sentences().front());
  std::vector<Session::Reading> readings = {{text, {}}};
  const bool replaced = !instead.empty();
  WHENCE_ASSIGN_OR_RETURN(const std::string topic, TopicOfOnlyDocument(graph));
  if (replaced) {
    readings = {{std::move(instead), {}}};
  } else if (session != nullptr) {
    const std::string full = session->Complete(analysis.sentences().front());
    if (!full.empty()) {
      text = full;
      analysis = analyzer_->AnalyzeSentence(text, options);
    }
    readings = session->Resolve(analysis.sentences().front(), text, topic);
  }
  if (IsBareFollowUp(SpokenQuestion(analysis.sentences().front()))) {
    answer.reason = UnknownReason::kNoRule;
    answer.text = "I could not read this as a question.";
    return answer;
  }
  if (!replaced && readings[0].repairs.empty() && !topic.empty()) {
    readings = Session::ResolveTo(topic, analysis.sentences().front(), text);
  }
  // What a pronoun means, the graph decides: the likeliest reading that it has an answer to, else the likeliest.
  const bool formed = answer.status != AnswerStatus::kUnknown || answer.reason != UnknownReason::kNone;
  Analysis resolved;
  for (size_t i = 0; i < readings.size() && !formed; ++i) {
    const std::string& read = readings[i].text;
    if (read != text) {
      resolved = analyzer_->AnalyzeSentence(read, options);
      if (resolved.sentences().empty()) continue;
    }
    const Sentence& asked = (read != text ? resolved : analysis).sentences().front();
    if (const std::vector<std::string> each = SplitQuestion(SpokenQuestion(asked)); each.size() > 1) {
      // "they" who are several
      repaired.repairs.insert(repaired.repairs.end(), readings[i].repairs.begin(), readings[i].repairs.end());
      WHENCE_ASSIGN_OR_RETURN(answer, AskParts(graph, structured, cache, question, each, session));
      answer.repairs.insert(answer.repairs.begin(), repaired.repairs.begin(), repaired.repairs.end());
      ShowRepairs(repaired.repairs, answer);
      return answer;
    }
    DocumentAnswerer documents(graph, names, *analyzer_, *extractor_, states_);
    documents.SetExclusions(&exclusions_);
    documents.SetWords(relations_.get());
    if (as_of.has_value()) documents.SetAsOf(*as_of);
    WHENCE_ASSIGN_OR_RETURN(Answer found, Decide(graph, structured, read, asked, documents, question.explain));
    if (i > 0 && found.status != AnswerStatus::kAnswered) continue;
    answer = std::move(found);
    if (i > 0) std::swap(readings[0], readings[i]);
    if (answer.status == AnswerStatus::kAnswered) break;
  }
  if (readings[0].text != text) {
    text = readings[0].text;
    analysis = analyzer_->AnalyzeSentence(text, options);
  }
  repaired.repairs.insert(repaired.repairs.end(), readings[0].repairs.begin(), readings[0].repairs.end());
  const Sentence& sentence = analysis.sentences().front();
  if (answer.status == AnswerStatus::kUnknown) {
    WHENCE_ASSIGN_OR_RETURN(Answer cells, AskTables(graph, sentence));
    if (cells.status == AnswerStatus::kAnswered) answer = std::move(cells);
  }
  if (answer.status == AnswerStatus::kUnknown) {
    WHENCE_RETURN_IF_ERROR(AskOtherwise(graph, names, structured, cache, text, question, as_of, answer));
  }
  // Sentences on their own do not tell how things were at another time.
  if (answer.status == AnswerStatus::kUnknown && !(as_of.has_value() && AsksOfNow(sentence))) {
    WHENCE_RETURN_IF_ERROR(AskPassages(graph, names, cache, sentence, text, question.explain, answer));
  }
  repaired.repairs.insert(repaired.repairs.end(), answer.repairs.begin(), answer.repairs.end());
  answer.repairs = std::move(repaired.repairs);
  ShowRepairs(answer.repairs, answer);
  if (session != nullptr) session->Note(sentence, answer);
  return answer;
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
  const std::shared_ptr<const Graph> graph = Snapshot();
  const GraphNames names(*graph);
  return GraphVerifier(*graph, names, *analyzer_, *extractor_, states_, exclusions_, *verifier_).Verify(claim);
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
  return ReadEntityTimeline(*impl_->Snapshot(), name);
}

absl::StatusOr<ConflictReport> Engine::Conflicts() const {
  return FindConflicts(*impl_->Snapshot(), impl_->exclusions());
}

absl::Status Engine::AddLexicon(const std::string& name, const std::string& text) {
  return impl_->AddLexicon(name, text);
}

absl::Status Engine::Remove(const std::string& name) { return impl_->Remove(name); }

absl::StatusOr<EngineStats> Engine::Stats() const {
  const GraphCounts counts = impl_->Snapshot()->Counts();
  EngineStats stats;
  stats.documents = counts.documents;
  stats.sentences = counts.sentences;
  stats.statements = counts.statements;
  stats.triples = counts.triples;
  stats.names = counts.aliases;
  return stats;
}

absl::StatusOr<std::vector<DocumentInfo>> Engine::Documents() const { return impl_->Snapshot()->Documents(); }

absl::StatusOr<std::vector<std::string>> Engine::Complete(std::string_view prefix, size_t limit) const {
  return impl_->Snapshot()->FoldedNames(FoldName(prefix), limit);
}

std::vector<std::string> Engine::Rules() const { return impl_->Rules(); }

std::shared_ptr<const Graph> Engine::Snapshot() const { return impl_->Snapshot(); }

}  // namespace whence
