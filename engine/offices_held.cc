#include "engine/offices_held.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/language/ascii.h"
#include "corpus/language/date_parser.h"
#include "corpus/language/token_class.h"
#include "engine/answer_parts.h"
#include "engine/citation_list.h"
#include "engine/linking/graph_names.h"
#include "engine/qualifier_text.h"
#include "engine/time/interval.h"
#include "engine/time/meant_stretch.h"
#include "engine/time/statement_time.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr size_t kMostTriples = 1000;

struct HolderQuestion {
  bool of_person = false;  // "who": with of what it was
  std::string verb;        // "was"
  std::string name;
  std::optional<Interval> when;
};

// "Who was NAME?", "What is NAME?", "What was NAME from 1970 to 1977?"; nothing for any other question.
std::optional<HolderQuestion> ReadHolderQuestion(const Sentence& question) {
  const std::vector<Token>& tokens = question.tokens;
  if (tokens.size() < 3 || !IsName(tokens[2]) || tokens[1].lemma != "be") return std::nullopt;
  const std::string asking = AsciiLowered(tokens[0].form);
  if (asking != "who" && asking != "what") return std::nullopt;
  HolderQuestion read{asking == "who", AsciiLowered(tokens[1].form), std::string(tokens[2].form), std::nullopt};
  std::string time;
  for (size_t i = 3; i < tokens.size(); ++i) {
    if (i + 1 == tokens.size() && tokens[i].upos == Upos::kPunct) break;
    time += StrCat(time.empty() ? "" : " ", tokens[i].form);
  }
  if (time.empty()) return read;
  for (const std::string_view preposition : {"in ", "on ", "during "}) {
    if (time.starts_with(preposition)) time.erase(0, preposition.size());
  }
  if (time.starts_with("before ") || time.starts_with("after ")) return std::nullopt;
  const std::optional<TokenValue> value = ParseDate(time);
  if (!value.has_value()) return std::nullopt;
  read.when = IntervalOf(*value);
  return read.when.has_value() ? std::make_optional(std::move(read)) : std::nullopt;
}

struct OfficeHeld {
  std::string title;
  TermId owner;
  std::vector<ToldTime> times;
  Statement statement;
};

// The office that a statement says somebody to have held: "vice president". Empty where it says something else.
absl::StatusOr<std::string> OfficeIn(const Graph& graph, const Statement& statement, std::string_view predicate) {
  if (statement.polarity != Polarity::kPositive || statement.modality != Modality::kAsserted) return std::string();
  const bool office = predicate.starts_with("be ") && predicate.ends_with(" of");
  if (!office && !IsListed(statement)) return std::string();
  return QualifierText(graph, statement, kAsQualifier);
}

bool HeldThen(const std::vector<ToldTime>& times, const Interval& asked) {
  return std::any_of(times.begin(), times.end(), [&](const ToldTime& time) { return FillsStretch(time.when, asked); });
}

absl::StatusOr<std::vector<OfficeHeld>> OfficesOf(const Graph& graph, TermId holder, const HolderQuestion& asked) {
  std::vector<OfficeHeld> offices;
  auto cursor = graph.Scan({holder, std::nullopt, std::nullopt});
  for (size_t seen = 0; cursor->Valid() && seen < kMostTriples; cursor->Next(), ++seen) {
    WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph.DecodeTerm(cursor->triple().predicate));
    const std::string name = PredicateName(predicate.lexical);
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph.StatementsOf(cursor->triple()));
    for (const Statement& statement : statements) {
      OfficeHeld office;
      WHENCE_ASSIGN_OR_RETURN(office.title, OfficeIn(graph, statement, name));
      if (office.title.empty()) continue;
      office.owner = statement.triple.object;
      WHENCE_ASSIGN_OR_RETURN(office.times, ToldTimes(graph, statement));
      if (asked.when.has_value() && !HeldThen(office.times, *asked.when)) continue;
      office.statement = statement;
      offices.push_back(std::move(office));
    }
  }
  return offices;
}

// "from 1970 to 1977", "since 2004", "in 1990"; empty where no time is told.
std::string StretchOf(const OfficeHeld& office) {
  if (office.times.empty()) return "";
  const ToldTime& time = office.times.front();
  if (time.first.has_value() && time.last.has_value()) {
    return StrCat(" from ", RenderTime(*time.first), " to ", RenderTime(*time.last));
  }
  if (time.first.has_value() && time.lasts) return StrCat(" since ", RenderTime(*time.first));
  if (time.last.has_value() && time.lasts) return StrCat(" until ", RenderTime(*time.last));
  return "";
}

}  // namespace

absl::StatusOr<Answer> AskOfficesHeld(const Graph& graph, const Sentence& question) {
  const std::optional<HolderQuestion> asked = ReadHolderQuestion(question);
  if (!asked.has_value()) return NoFact();
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> bearers, EntitiesNamed(graph, asked->name));
  std::vector<OfficeHeld> offices;
  for (const TermId bearer : bearers) {
    WHENCE_ASSIGN_OR_RETURN(std::vector<OfficeHeld> held, OfficesOf(graph, bearer, *asked));
    if (held.empty()) continue;
    if (!offices.empty()) return NoFact();  // which of them?
    offices = std::move(held);
  }
  if (offices.empty()) return NoFact();
  // "Who is": what has not ended, where there is such a thing.
  const auto ended = [](const OfficeHeld& office) {
    return std::any_of(office.times.begin(), office.times.end(),
                       [](const ToldTime& time) { return time.last.has_value(); });
  };
  const bool now = (asked->verb == "is" || asked->verb == "are") && !asked->when.has_value();
  if (now && !std::all_of(offices.begin(), offices.end(), ended)) std::erase_if(offices, ended);
  // "director" of one thing and of another are two answers.
  const bool one_owner = std::all_of(offices.begin(), offices.end(),
                                     [&](const OfficeHeld& office) { return office.owner == offices.front().owner; });
  Answer answer;
  CitationList citations(graph);
  std::vector<std::string> parts;
  bool over = true, so_far = true;
  for (const OfficeHeld& office : offices) {
    WHENCE_ASSIGN_OR_RETURN(const std::string owner, DisplayName(graph, office.owner));
    const std::string of_what = StrCat(office.title, " of ", owner);
    WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations.Add(office.statement));
    parts.push_back(StrCat(of_what, StretchOf(office), " ", CitationList::Marks(cited)));
    const std::string& text = asked->of_person || !one_owner ? of_what : office.title;
    const auto told = std::find_if(answer.answers.begin(), answer.answers.end(),
                                   [&](const AnswerItem& item) { return item.text == text; });
    if (told == answer.answers.end()) {
      answer.answers.push_back({text, "name", "", 1, cited});
    } else {
      AddCitations(cited, told->citations);
    }
    over = over && ended(office);
    so_far = so_far && std::any_of(office.times.begin(), office.times.end(), [](const ToldTime& time) {
               return time.lasts && time.first.has_value() && !time.last.has_value();
             });
  }
  answer.status = AnswerStatus::kAnswered;
  answer.text = StrCat(asked->name, " ", so_far ? "has been" : over ? "was" : asked->verb, " ", Joined(parts), ".");
  answer.citations = citations.citations();
  return answer;
}

}  // namespace whence
