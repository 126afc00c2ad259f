#include "engine/graph_answerer.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_join.h"
#include "engine/answer_parts.h"
#include "engine/citation_list.h"
#include "engine/phrasing/declarative.h"
#include "engine/qualifier_text.h"
#include "engine/questions/qualifier_values.h"
#include "engine/time/interval.h"
#include "engine/time/question_time.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

UnknownReason ReasonOf(GraphUnknownReason reason) {
  switch (reason) {
    case GraphUnknownReason::kNone:
      break;
    case GraphUnknownReason::kNoRule:
      return UnknownReason::kNoRule;
    case GraphUnknownReason::kUnknownEntity:
      return UnknownReason::kUnknownEntity;
    case GraphUnknownReason::kNoFact:
      return UnknownReason::kNoFact;
    case GraphUnknownReason::kAmbiguous:
      return UnknownReason::kAmbiguous;
  }
  return UnknownReason::kNoFact;
}

// What the graph has no word for, and what it tells: so that whoever asked can ask in other words.
std::string Hint(const GraphAnswer& found) {
  std::string hint;
  if (!found.unread.empty()) {
    hint += StrCat(" It has no word for \"", absl::StrJoin(found.unread, "\", \""), "\"", " (a lexicon may give one).");
  }
  if (found.told.empty()) return hint;
  const std::string told = absl::StrJoin(found.told, ", ");
  return StrCat(
      hint, found.about.empty() ? " It tells of things of these kinds: " : StrCat(" Of ", found.about, " it tells: "),
      told, ".");
}

std::string UnknownText(const GraphAnswer& found) {
  const bool hints = !found.unread.empty() || !found.told.empty();
  switch (found.reason) {
    case GraphUnknownReason::kUnknownEntity:
      return StrCat("I don't know: the graph has nothing named ", found.nearest, ".");
    case GraphUnknownReason::kNoRule:
      return hints ? StrCat("I could not read this as a question of the graph.", Hint(found))
                   : "I could not read this as a question.";
    case GraphUnknownReason::kAmbiguous:
      return "This can be read in more than one way, with different answers.";
    default:
      return StrCat("I don't know: the graph does not say.", Hint(found));
  }
}

AnswerGround GroundOf(const Statement& statement) {
  if (statement.id.value() == 0) return AnswerGround::kKeyValues;
  const std::string_view rule = statement.supports.empty() ? std::string_view() : statement.supports[0].rule;
  if (rule == kKeyValueRule || rule == "entity-type") return AnswerGround::kKeyValues;
  return IsListed(statement) ? AnswerGround::kTables : AnswerGround::kProse;
}

std::string Listed(const std::vector<std::string>& parts) {
  if (parts.size() < 2) return parts.front();
  return StrCat(absl::StrJoin(parts.begin(), parts.end() - 1, ", "), " and ", parts.back());
}

// A date is no answer to "who" or "which country".
bool AsksForThing(const Sentence& question) {
  for (size_t i = 0; i < question.tokens.size(); ++i) {
    const std::string word = FoldName(question.tokens[i].form);
    if (word == "who" || word == "whom" || word == "where") return true;
    if (word != "which" || i + 1 >= question.tokens.size()) continue;
    const std::string noun = FoldName(question.tokens[i + 1].form);
    return !IsIn(WordList::kCalendarNoun, noun) && noun != "time";
  }
  return false;
}

// "Born: 4 May 1901, Lund": one line tells when and where, and a question asks for one of them.
void KeepAsked(const Sentence& question, std::vector<GraphAnswerItem>& answers) {
  const std::string first = question.tokens.empty() ? "" : FoldName(question.tokens.front().form);
  if (first != "when" && first != "where" && first != "who") return;
  const auto asked = [&](const GraphAnswerItem& item) { return (item.type == "date") == (first == "when"); };
  if (std::none_of(answers.begin(), answers.end(), asked)) return;
  std::erase_if(answers, [&](const GraphAnswerItem& item) { return !asked(item); });
}

// Whether the question asks of what is so now, or has been so since some time, and no more of what was so before.
bool AsksOfWhatHolds(const Sentence& question) {
  if (AsksOfNow(question)) return true;
  bool perfect = false, since = false;
  for (const Token& token : question.tokens) {
    const std::string word = FoldName(token.form);
    perfect = perfect || word == "has" || word == "have";
    since = since || word == "since";
  }
  return perfect && since;
}

// "owned it for 11 years", "from 1962 to 1971": so no more.
absl::StatusOr<bool> IsPast(const Graph& graph, const Statement& statement) {
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term name, graph.DecodeTerm(qualifier.predicate));
    WHENCE_ASSIGN_OR_RETURN(const Term value, graph.DecodeTerm(qualifier.value));
    if (name == QualifierTerm(kEndQualifier) && IntervalOf(value).has_value()) return true;
    if (name == QualifierTerm(kStatusQualifier) && value.lexical == "former") return true;
  }
  return false;
}

// Drops the answers that rest on nothing but what was so once.
absl::Status DropPast(const Graph& graph, std::vector<GraphAnswerItem>& answers) {
  std::vector<GraphAnswerItem> kept;
  for (GraphAnswerItem& item : answers) {
    bool past = false, other = item.support.empty();
    for (const Triple& triple : item.support) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph.StatementsOf(triple));
      for (const Statement& statement : statements) {
        WHENCE_ASSIGN_OR_RETURN(const bool over, IsPast(graph, statement));
        (over ? past : other) = true;
      }
    }
    if (other || !past) kept.push_back(std::move(item));
  }
  answers = std::move(kept);
  return absl::OkStatus();
}

// Pages give figures year by year; unless a year is asked for, the latest answers.
absl::Status KeepLatest(const Graph& graph, std::vector<GraphAnswerItem>& answers) {
  if (answers.size() < 2) return absl::OkStatus();
  std::vector<Triple> triples;
  for (const GraphAnswerItem& item : answers) {
    const bool figure = item.type == "number" && item.support.size() == 1 && item.support[0].object == item.term;
    if (!figure) return absl::OkStatus();
    const Triple& first = answers.front().support[0];
    if (item.support[0].subject != first.subject || item.support[0].predicate != first.predicate)
      return absl::OkStatus();
    triples.push_back(item.support[0]);
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Triple> latest, LatestOf(graph, triples));
  std::erase_if(answers, [&](const GraphAnswerItem& item) {
    return std::find(latest.begin(), latest.end(), item.support[0]) == latest.end();
  });
  return absl::OkStatus();
}

// Takes out what the question does not ask for, of what documents say.
absl::Status DropUnasked(const Graph& graph, const Sentence* question, std::vector<GraphAnswerItem>& answers) {
  if (question != nullptr) KeepAsked(*question, answers);
  WHENCE_RETURN_IF_ERROR(KeepLatest(graph, answers));
  const bool of_things = std::all_of(answers.begin(), answers.end(), [](const GraphAnswerItem& item) {
    return !item.truth.has_value() && item.type != "count" && item.type != "number";
  });
  const bool holds = of_things && question != nullptr && AsksOfWhatHolds(*question);
  return holds ? DropPast(graph, answers) : absl::OkStatus();
}

// An answer as its sources write it.
struct CitedItem {
  AnswerItem item;
  AnswerGround ground = AnswerGround::kKeyValues;
  bool loaded = false;  // rests on what was loaded as triples, and so without a sentence
};

absl::StatusOr<CitedItem> Cite(const Graph& graph, const GraphAnswerItem& item, bool documents,
                               CitationList& citations) {
  CitedItem cited;
  AnswerItem& shown = cited.item;
  shown = {.text = item.text, .type = item.type, .value = item.value, .citations = {}, .truth = item.truth};
  if (item.type == "count" && item.support.size() == 1) {
    // "Number of members: 4" is one value, and it is the count.
    WHENCE_ASSIGN_OR_RETURN(const Term object, graph.DecodeTerm(item.support[0].object));
    if (object.kind == TermKind::kTyped) shown.text = shown.value = object.lexical;
  }
  for (const Triple& triple : item.support) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph.StatementsOf(triple));
    AnswerGround best = statements.empty() ? AnswerGround::kKeyValues : AnswerGround::kProse;
    for (const Statement& statement : statements) {
      cited.loaded = cited.loaded || statement.id.value() == 0;
      if (statement.id.value() != 0) shown.statements.push_back(statement.id);
      best = std::min(best, GroundOf(statement));
      WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> marks, citations.Add(statement));
      AddCitations(marks, shown.citations);
      if (item.term == triple.object) {
        // As the sources write it: "120 sq km" for 38394.
        WHENCE_ASSIGN_OR_RETURN(const std::string written, QualifierText(graph, statement, kWrittenQualifier));
        if (!written.empty()) shown.text = written;
      }
    }
    cited.ground = std::max(cited.ground, best);
  }
  if (documents && item.type == "date" && shown.text == item.text && item.term.value() != 0) {
    WHENCE_ASSIGN_OR_RETURN(const Term date, graph.DecodeTerm(item.term));
    shown.text = RenderTime(date);
  }
  return cited;
}

}  // namespace

GraphAnswerer::GraphAnswerer(std::shared_ptr<const QuestionRules> rules, std::shared_ptr<const Graph> graph,
                             std::vector<LexiconFile> lexicons, std::function<bool(std::string_view)> is_word)
    : rules_(std::move(rules)),
      graph_(std::move(graph)),
      lexicons_(std::move(lexicons)),
      is_word_(std::move(is_word)) {}

absl::StatusOr<std::unique_ptr<GraphQuestionAnswerer>> GraphAnswerer::Borrow() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<GraphQuestionAnswerer> answerer = std::move(idle_.back());
      idle_.pop_back();
      return answerer;
    }
  }
  WHENCE_ASSIGN_OR_RETURN(std::unique_ptr<GraphQuestionAnswerer> made,
                          GraphQuestionAnswerer::Create(rules_, *graph_, lexicons_));
  made->set_is_word(is_word_);
  return made;
}

absl::StatusOr<GraphAnswer> GraphAnswerer::AskGraph(std::string_view text, const GraphQuestionOptions& options) {
  WHENCE_ASSIGN_OR_RETURN(std::unique_ptr<GraphQuestionAnswerer> answerer, Borrow());
  absl::StatusOr<GraphAnswer> answer = answerer->Ask(text, options);
  std::lock_guard<std::mutex> lock(mutex_);
  idle_.push_back(std::move(answerer));
  return answer;
}

absl::StatusOr<GraphAnswerer::Result> GraphAnswerer::Ask(std::string_view text, const Sentence* question,
                                                         bool explain) {
  const bool documents = graph_->Counts().documents > 0;
  GraphQuestionOptions options;
  options.explain = explain;
  options.support = documents || explain;  // what was loaded as triples cites no sentence
  WHENCE_ASSIGN_OR_RETURN(GraphAnswer found, AskGraph(text, options));
  Result result;
  Answer& answer = result.answer;
  answer.explanation = found.explanation;
  if (explain && !found.reading.empty())
    answer.explanation.insert(answer.explanation.begin(), StrCat("read as ", found.reading));
  for (const auto& [from, to] : found.repairs) answer.repairs.push_back({from, to});
  if (found.status != GraphAnswerStatus::kAnswered || found.answers.empty()) {
    answer.reason = ReasonOf(found.reason);
    answer.text = UnknownText(found);
    return result;
  }
  const auto silent = [&] {
    answer.reason = UnknownReason::kNoFact;
    answer.text = NoFact().text;
    return result;
  };
  if (documents) {
    // What the graph has nothing of, it knows nothing of: a restaurant that no page speaks of may be there.
    if (found.answers[0].truth == false && found.vague) return silent();
    WHENCE_RETURN_IF_ERROR(DropUnasked(*graph_, question, found.answers));
    if (found.answers.empty()) return silent();
  }
  CitationList citations(*graph_);
  std::vector<AnswerItem> items;
  std::vector<std::string> parts;
  AnswerGround ground = AnswerGround::kKeyValues;
  bool uncited = false;
  for (const GraphAnswerItem& item : found.answers) {
    WHENCE_ASSIGN_OR_RETURN(CitedItem cited, Cite(*graph_, item, documents, citations));
    ground = std::max(ground, cited.ground);
    uncited = uncited || (cited.item.citations.empty() && !cited.loaded);
    const std::string marks = CitationList::Marks(cited.item.citations);
    parts.push_back(StrCat(cited.item.text, marks.empty() ? "" : " ", marks));
    items.push_back(std::move(cited.item));
  }
  // Documents do not say all that is so: "none" and "no" need a sentence to rest on as much as anything else.
  const bool wrong_sort =
      question != nullptr && AsksForThing(*question) &&
      std::all_of(items.begin(), items.end(), [](const AnswerItem& item) { return item.type == "date"; });
  if (documents && (uncited || wrong_sort)) return silent();
  result.ground = ground;
  answer.status = AnswerStatus::kAnswered;
  answer.answers = std::move(items);
  answer.citations = citations.citations();
  result.places = citations.places();
  const AnswerItem& first = answer.answers.front();
  if (first.truth.has_value()) {
    const bool yes = *first.truth;
    answer.text = question ? YesNoSentence(*question, yes, CitationList::Marks(first.citations)) : yes ? "Yes." : "No.";
  } else {
    answer.text = question ? AnswerSentence(*question, Listed(parts)) : StrCat(Listed(parts), ".");
  }
  return result;
}

}  // namespace whence
