// The history of a state, from the events that begin and end it: who owned what was sold, who was mayor between an
// election and a resignation. Which events those are is said in rules/inference/states.rules; document_states.cc
// answers from it.

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "engine/document_answerer.h"
#include "engine/linking/graph_names.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

using Kind = HistoryEvent::Kind;

Role OtherSide(Role role) {
  return role == Role::kSubject ? Role::kObject : role == Role::kObject ? Role::kSubject : role;
}

void Swap(QuestionFrame& frame) {
  for (KnownArgument& argument : frame.arguments) argument.role = OtherSide(argument.role);
  frame.hole_role = OtherSide(frame.hole_role);
}

bool IsClosed(const Interval& interval) { return interval.first.has_value() && interval.last.has_value(); }

std::vector<std::pair<TermId, TermId>> Pairs(const std::vector<TermId>& a, const std::vector<TermId>& b) {
  std::vector<std::pair<TermId, TermId>> pairs;
  for (const TermId one : a) {
    for (const TermId other : b) pairs.emplace_back(one, other);
  }
  return pairs;
}

// Whether the event says that the state is over by then.
bool IsOverBy(Kind kind) { return kind == Kind::kEnds || kind == Kind::kLatest; }

}  // namespace

absl::StatusOr<size_t> DocumentAnswerer::HolderOf(const FrameMatch& match, History& history) {
  std::vector<TermId> same;
  if (!match.answer.IsLiteral()) {
    WHENCE_ASSIGN_OR_RETURN(same, SameEntities(graph_, {match.answer_id}));
  }
  const std::string folded = match.answer.IsLiteral() ? FoldName(match.answer.lexical) : "";
  for (size_t i = 0; i < history.holders.size(); ++i) {
    const Holder& holder = history.holders[i];
    const bool one = match.answer.IsLiteral()
                         ? holder.folded == folded
                         : std::binary_search(holder.same.begin(), holder.same.end(), match.answer_id);
    if (one) return i;
  }
  Holder& holder = history.holders.emplace_back();
  holder.match = match;
  holder.same = std::move(same);
  holder.folded = folded;
  return history.holders.size() - 1;
}

// Whether somebody who is known to be in a state is told to have left one that the statement does not name: "resigned
// in 1991", but not "resigned as president".
absl::StatusOr<bool> DocumentAnswerer::LeftKnown(const FrameMatch& match, const History& history) const {
  const bool holds = std::any_of(history.holders.begin(), history.holders.end(), [&](const Holder& holder) {
    return std::binary_search(holder.same.begin(), holder.same.end(), match.answer_id);
  });
  for (const Qualifier& qualifier : match.statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term name, graph_.DecodeTerm(qualifier.predicate));
    if (name == QualifierTerm(kAsQualifier)) return false;
  }
  return holds;
}

absl::StatusOr<bool> DocumentAnswerer::TellsOf(const StateReading& reading, const StateEvent& event, Kind kind,
                                               const FrameMatch& match, const History& history) const {
  const Triple& triple = match.statement.triple;
  const Role hole = event.swapped ? OtherSide(reading.frame.hole_role) : reading.frame.hole_role;
  const bool of_subject = hole == Role::kSubject;
  if (of_subject && match.answer.IsLiteral()) return false;
  if (event.named && triple.object == reading.unspecified) return false;
  if (kind == Kind::kBegins && !event.swapped) {
    WHENCE_ASSIGN_OR_RETURN(const bool other, IsOfOtherState(graph_, reading.rule, triple.object));
    if (other) return false;
  }
  const bool bare = (of_subject ? triple.object : triple.subject) == reading.unspecified;
  const bool during = kind == Kind::kAt && event.predicate != reading.frame.predicate;
  if (bare && (during || IsOverBy(kind))) return LeftKnown(match, history);
  return !during && match.exact && match.score >= FrameMatcher::kLeastScore;
}

void DocumentAnswerer::AddEvent(size_t holder, Kind kind, const std::optional<Term>& date, const Statement& statement,
                                History& history) {
  const std::optional<Interval> when = date.has_value() ? IntervalOf(*date) : std::nullopt;
  if (!when.has_value() || !IsClosed(*when)) return;
  history.events.push_back({holder, kind, *when});
  history.statements.push_back(statement);
  history.dates.push_back(*date);
}

absl::Status DocumentAnswerer::AddMatch(const FrameMatch& match, Kind kind, History& history) {
  WHENCE_ASSIGN_OR_RETURN(const size_t holder, HolderOf(match, history));
  bool timed = false;
  for (const ToldTime& told : match.times) {
    if (told.lasts) {
      const bool both = told.first.has_value() && told.last.has_value();
      AddEvent(holder, both ? Kind::kBegins : Kind::kSince, told.first, match.statement, history);
      AddEvent(holder, both ? Kind::kEnds : Kind::kUntil, told.last, match.statement, history);
    } else if (IsClosed(told.when)) {
      AddEvent(holder, kind, told.first, match.statement, history);
    } else {
      continue;
    }
    timed = true;
  }
  if (timed) return absl::OkStatus();
  bool over = IsOverBy(kind);
  if (kind == Kind::kAt) {
    WHENCE_ASSIGN_OR_RETURN(over, IsFormer(graph_, match.statement));
  }
  Holder& one = history.holders[holder];
  (over ? one.over : one.current).push_back(match.statement);
  return absl::OkStatus();
}

absl::Status DocumentAnswerer::ReadEvents(const StateReading& reading, const StateEvent& event, Kind kind,
                                          History& history) {
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> known, graph_.FindTerm(PredicateTerm(event.predicate)));
  if (!known.has_value()) return absl::OkStatus();
  QuestionFrame asked = reading.frame;
  asked.predicate = event.predicate;
  if (event.swapped) Swap(asked);
  WHENCE_ASSIGN_OR_RETURN(const std::vector<FrameMatch> matches, matcher_.Match(asked));
  for (const FrameMatch& match : matches) {
    if (match.statement.triple.predicate != *known) continue;
    WHENCE_ASSIGN_OR_RETURN(const bool tells, TellsOf(reading, event, kind, match, history));
    if (tells) WHENCE_RETURN_IF_ERROR(AddMatch(match, kind, history));
  }
  return absl::OkStatus();
}

absl::Status DocumentAnswerer::ReadAllEvents(const StateReading& reading, History& history) {
  const StateRule& rule = reading.rule;
  for (const StateEvent& event : rule.begins) {
    WHENCE_RETURN_IF_ERROR(ReadEvents(reading, event, Kind::kBegins, history));
  }
  WHENCE_RETURN_IF_ERROR(ReadEvents(reading, {reading.frame.predicate}, Kind::kAt, history));
  const bool of_holder = rule.one == StateRule::One::kSubject && reading.frame.hole_role == Role::kSubject;
  if (of_holder && !rule.during.empty()) WHENCE_RETURN_IF_ERROR(AddFollowers(history));
  for (const StateEvent& event : rule.during) {
    WHENCE_RETURN_IF_ERROR(ReadEvents(reading, event, Kind::kAt, history));
  }
  for (const StateEvent& event : rule.ends) {
    WHENCE_RETURN_IF_ERROR(ReadEvents(reading, event, event.latest ? Kind::kLatest : Kind::kEnds, history));
  }
  if (of_holder) WHENCE_RETURN_IF_ERROR(AddSuccessions(history));
  if (rule.one != StateRule::One::kNone) EndWhereListed(history);
  return absl::OkStatus();
}

void DocumentAnswerer::EndUntimed(History& history) {
  // Who is told to be in the state without a time, and was dead by another, is in it no more.
  for (size_t i = 0; i < history.events.size(); ++i) {
    if (history.events[i].kind != Kind::kLatest) continue;
    const size_t holder = history.events[i].holder;
    const bool told = std::any_of(history.periods.begin(), history.periods.end(),
                                  [&](const HeldPeriod& period) { return period.holder == holder; });
    if (!told) history.holders[holder].over.push_back(history.statements[i]);
  }
}

absl::StatusOr<DocumentAnswerer::History> DocumentAnswerer::ReadStates(const QuestionFrame& frame,
                                                                       const StateRule& rule) {
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> unspecified, graph_.FindTerm(UnspecifiedTerm()));
  StateReading reading{frame, rule, unspecified};
  reading.frame.as_of.reset();  // when it ended later, it held until then
  std::erase_if(reading.frame.qualifiers,
                [](const KnownQualifier& qualifier) { return qualifier.interval.has_value(); });
  History history;
  WHENCE_RETURN_IF_ERROR(ReadAllEvents(reading, history));
  HistoryShape shape;
  shape.lasts = rule.lasts;
  shape.one_at_a_time =
      rule.one == StateRule::One::kBoth ||
      rule.one == (frame.hole_role == Role::kSubject ? StateRule::One::kSubject : StateRule::One::kObject);
  history.periods = ReadHistory(history.events, shape);
  EndUntimed(history);
  if (rule.state == kBearName) WHENCE_RETURN_IF_ERROR(DropUnreadNames(frame, history));
  WHENCE_RETURN_IF_ERROR(BoundOpenPeriods(reading.frame, shape.one_at_a_time, history));
  for (HeldPeriod& period : history.periods) {
    // It ended, though nobody says when.
    if (period.over || history.holders[period.holder].over.empty()) continue;
    period.over = true;
    period.hull.last = period.bounds.begin.last;
  }
  return history;
}

void DocumentAnswerer::EndWhereListed(History& history) {
  // Beginnings by the sentence that tells them, and by their predicate.
  std::map<std::tuple<DocumentId, uint64_t, uint64_t, TermId>, std::vector<size_t>> lists;
  std::vector<const std::vector<size_t>*> list_of;
  for (size_t i = 0; i < history.events.size(); ++i) {
    const Statement& statement = history.statements[i];
    list_of.push_back(nullptr);
    if (history.events[i].kind != Kind::kBegins || statement.supports.empty()) continue;
    const Support& told = statement.supports.front();
    std::vector<size_t>& list = lists[{told.document, told.span.begin, told.span.end, statement.triple.predicate}];
    list.push_back(i);
    list_of.back() = &list;
  }
  for (size_t i = 0; i < list_of.size(); ++i) {
    if (list_of[i] == nullptr) continue;
    const HistoryEvent begun = history.events[i];
    std::optional<size_t> next;
    for (const size_t j : *list_of[i]) {
      const HistoryEvent& other = history.events[j];
      if (other.holder == begun.holder || *other.when.first <= *begun.when.last) continue;
      if (!next.has_value() || *other.when.first < *history.events[*next].when.first) next = j;
    }
    if (!next.has_value()) continue;
    history.events.push_back({begun.holder, Kind::kEnds, history.events[*next].when});
    history.statements.push_back(history.statements[*next]);
    history.dates.push_back(history.dates[*next]);
  }
}

absl::Status DocumentAnswerer::AddFollowers(History& history) {
  const size_t told = history.holders.size();
  for (size_t earlier = 0; earlier < told; ++earlier) {
    const std::vector<TermId> same = history.holders[earlier].same;
    WHENCE_ASSIGN_OR_RETURN(const auto offices, OfficesOf(same));
    if (offices.size() != 1) continue;  // in which of them?
    for (const std::string_view verb : WordsOf(WordList::kSucceeding)) {
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> predicate, graph_.FindTerm(PredicateTerm(verb)));
      for (size_t i = 0; predicate.has_value() && i < same.size(); ++i) {
        for (auto cursor = graph_.Scan({std::nullopt, *predicate, same[i]}); cursor->Valid(); cursor->Next()) {
          WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
          WHENCE_ASSIGN_OR_RETURN(const Term follower, graph_.DecodeTerm(cursor->triple().subject));
          // "followed him to Lund" is no succession.
          const bool plain = !statements.empty() && statements.front().polarity == Polarity::kPositive &&
                             statements.front().modality == Modality::kAsserted &&
                             statements.front().qualifiers.empty();
          if (!plain || follower.IsLiteral() || follower == UnspecifiedTerm()) continue;
          FrameMatch match = history.holders[earlier].match;
          match.statement = statements.front();
          match.answer = follower;
          match.answer_id = cursor->triple().subject;
          match.times.clear();
          const size_t known = history.holders.size();
          WHENCE_ASSIGN_OR_RETURN(const size_t holder, HolderOf(match, history));
          history.holders[holder].follower = holder >= known;
        }
      }
    }
  }
  return absl::OkStatus();
}

absl::Status DocumentAnswerer::AddSuccessions(History& history) {
  std::vector<TermId> verbs;
  for (const std::string_view verb : WordsOf(WordList::kSucceeding)) {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> known, graph_.FindTerm(PredicateTerm(verb)));
    if (known.has_value()) verbs.push_back(*known);
  }
  const std::vector<HeldPeriod> periods = ReadHistory(history.events, {});
  // The event that tells the one beginning of a holder, or the end of what is told to have begun.
  const auto only = [&](size_t holder, bool end) -> std::optional<size_t> {
    std::optional<size_t> found;
    for (const HeldPeriod& period : periods) {
      if (period.holder != holder || !period.begun_by.has_value()) continue;
      if (found.has_value()) return std::nullopt;
      found = end ? period.ended_by : period.begun_by;
      if (!found.has_value()) return std::nullopt;
    }
    return found;
  };
  const auto holder_of = [&](TermId id) -> std::optional<size_t> {
    for (size_t i = 0; i < history.holders.size(); ++i) {
      const std::vector<TermId>& same = history.holders[i].same;
      if (std::binary_search(same.begin(), same.end(), id)) return i;
    }
    return std::nullopt;
  };
  for (size_t later = 0; later < history.holders.size(); ++later) {
    for (const auto& [id, verb] : Pairs(history.holders[later].same, verbs)) {
      for (auto cursor = graph_.Scan({id, verb, std::nullopt}); cursor->Valid(); cursor->Next()) {
        const std::optional<size_t> earlier = holder_of(cursor->triple().object);
        if (!earlier.has_value() || *earlier == later) continue;
        WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
        if (statements.empty() || statements.front().polarity != Polarity::kPositive) continue;
        const std::optional<size_t> end = only(*earlier, true);
        const std::optional<size_t> begin = only(later, false);
        // Where one of the two is told, it is both.
        if (end.has_value() == begin.has_value()) continue;
        const size_t told = end.has_value() ? *end : *begin;
        history.events.push_back({end.has_value() ? later : *earlier, end.has_value() ? Kind::kBegins : Kind::kEnds,
                                  history.events[told].when});
        history.statements.push_back(statements.front());
        history.dates.push_back(Term(history.dates[told]));
      }
    }
  }
  return absl::OkStatus();
}

}  // namespace whence
