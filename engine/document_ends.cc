// When states began and ended, asked by the events that do so: "when did Norway join", where a list of members says
// from when to when it was one.

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/answer_parts.h"
#include "engine/document_answerer.h"
#include "engine/frames/coverage.h"
#include "engine/phrasing/declarative.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "rules/extraction/state_change.h"

namespace whence {
namespace {

// The states that a predicate may begin or end.
std::vector<StateChange> StatesOf(const StateRules& rules, std::string_view predicate) {
  std::vector<StateChange> states;
  if (std::optional<StateChange> office = ReadStateChange(predicate)) {
    if (rules.Find(office->state).has_value()) states.push_back(*std::move(office));
  }
  const auto tells = [&](const std::vector<StateEvent>& events) {
    return std::any_of(events.begin(), events.end(), [&](const StateEvent& event) {
      return event.predicate == predicate && !event.swapped && !event.latest && !event.named;
    });
  };
  for (const StateRule& rule : rules.rules()) {
    if (rule.state.find('*') != std::string::npos) continue;
    const bool begins = tells(rule.begins);
    if (begins || tells(rule.ends)) states.push_back({rule.state, begins});
  }
  return states;
}

}  // namespace

absl::StatusOr<std::vector<DocumentAnswerer::Happening>> DocumentAnswerer::EndsOf(const QuestionFrame& frame,
                                                                                  const QuestionCoverage& coverage) {
  std::vector<Happening> ends;
  // Of whom and of what are both told: who left without a word of what may have left anything.
  const KnownArgument* subject = frame.Find(Role::kSubject);
  const KnownArgument* object = frame.Find(Role::kObject);
  const bool named = subject != nullptr && object != nullptr && !subject->entities.empty() && !object->entities.empty();
  if (!named || frame.negative) return ends;
  for (const StateChange& event : StatesOf(states_, frame.predicate)) {
    QuestionFrame state = frame;
    state.predicate = event.state;
    WHENCE_ASSIGN_OR_RETURN(std::vector<Happening> periods, PeriodsOf(state, coverage));
    std::vector<Happening> found;
    for (Happening& period : periods) {
      const std::optional<Term>& date = event.begins ? period.when.first : period.when.last;
      const std::optional<Interval> when = date.has_value() ? IntervalOf(*date) : std::nullopt;
      if (!when.has_value() || !when->first.has_value() || !when->last.has_value()) continue;
      found.push_back({{*when, false, *date, std::nullopt}, false, std::move(period.told), {}});
    }
    if (found.empty()) continue;
    // Whoever joins is a member, and may work there: the first that is known. Who rejoined had joined before.
    constexpr std::string_view kAgain = "re";
    if (event.begins && frame.predicate.starts_with(kAgain)) {
      const auto once = StatesOf(states_, std::string_view(frame.predicate).substr(kAgain.size()));
      const bool again =
          std::any_of(once.begin(), once.end(), [&](const StateChange& one) { return one.state == event.state; });
      if (again) found.erase(found.begin());
    }
    return found;
  }
  return ends;
}

absl::StatusOr<Answer> DocumentAnswerer::AskWhoBegan(const Sentence& question, const QuestionFrame& frame,
                                                     bool explain) {
  const KnownArgument* object = frame.Find(Role::kObject);
  const std::optional<Interval> asked = as_of_.has_value() ? std::nullopt : AskedTime(frame);
  const bool who = frame.AsksArgument() && frame.hole_role == Role::kSubject && !frame.negative;
  if (!who || object == nullptr || object->entities.empty() || !asked.has_value()) return NoFact();
  // "before 1970" is not when somebody came.
  if (!asked->first.has_value() || !asked->last.has_value()) return NoFact();
  const QuestionCoverage coverage(graph_, extractor_.lexicon(), question, frame);
  for (const StateChange& event : StatesOf(states_, frame.predicate)) {
    const std::optional<StateRule> rule = states_.Find(event.state);
    if (!rule.has_value() || rule->one == StateRule::One::kNone) continue;
    QuestionFrame state = frame;
    state.predicate = event.state;
    std::erase_if(state.qualifiers, [](const KnownQualifier& qualifier) { return qualifier.interval.has_value(); });
    WHENCE_ASSIGN_OR_RETURN(const History history, ReadStates(state, *rule));
    std::vector<FrameMatch> kept;
    for (const HeldPeriod& period : history.periods) {
      const std::optional<size_t>& told = event.begins ? period.begun_by : period.ended_by;
      if (!told.has_value() || !Refines(history.events[*told].when, *asked)) continue;
      FrameMatch& match = kept.emplace_back(history.holders[period.holder].match);
      match.statement = history.statements[*told];
      match.exact = true;
    }
    if (!kept.empty()) return AnswerWith(question, frame, coverage, kept, kept.size(), explain);
  }
  return NoFact();
}

absl::StatusOr<Answer> DocumentAnswerer::AskEnds(const Sentence& question, const QuestionFrame& frame,
                                                 const QuestionTime& time) {
  const bool counts = time.asked == QuestionTime::Asked::kTimes;
  const bool asks = frame.hole.has_value() && !frame.AsksArgument() && frame.hole_kind == QualifierKind::kTime;
  const bool plain = time.asked == QuestionTime::Asked::kPlain && !time.times.has_value() && !time.anchor.has_value();
  if (!asks || (!counts && !plain)) return NoFact();
  const QuestionCoverage coverage(graph_, extractor_.lexicon(), question, frame);
  WHENCE_ASSIGN_OR_RETURN(std::vector<Happening> ends, EndsOf(frame, coverage));
  const std::optional<Interval> asked = AskedTime(frame);
  std::erase_if(ends, [&](const Happening& end) { return asked.has_value() && !Refines(end.when.when, *asked); });
  if (counts && ends.size() < 2) return NoFact();  // one in a text is no count
  if (!counts) ends = Chosen(time, std::move(ends));
  Answer answer;
  std::vector<std::string> parts;
  for (const Happening& end : ends) {
    AnswerItem item;
    for (const Statement& statement : end.told) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations_.Add(statement));
      AddCitations(cited, item.citations);
    }
    std::string source;
    for (const uint32_t citation : item.citations) source += StrCat(citations_.citations()[citation].Shown(), " ");
    item.text = TimeAsWritten(*end.when.first, source);
    item.type = "date";
    item.value = end.when.first->lexical;
    const bool day = end.when.first->datatype == StrCat(kXsd, "date");
    parts.push_back(StrCat(day ? "on " : "in ", item.text, " ", CitationList::Marks(item.citations)));
    answer.answers.push_back(std::move(item));
  }
  if (answer.answers.empty()) return NoFact();
  if (counts) {
    AnswerItem count = answer.answers.front();
    for (const AnswerItem& item : answer.answers) {
      AddCitations(item.citations, count.citations);
    }
    count.text = count.value = StrCat(answer.answers.size());
    count.type = "number";
    answer.answers = {std::move(count)};
  }
  answer.status = AnswerStatus::kAnswered;
  answer.text = AnswerSentence(question, Joined(parts));
  answer.citations = citations_.citations();
  return answer;
}

}  // namespace whence
