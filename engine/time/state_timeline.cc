#include "engine/time/state_timeline.h"

#include <algorithm>
#include <utility>

#include "engine/time/statement_time.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"
#include "graph/fold.h"

namespace whence {

namespace {

absl::StatusOr<bool> HasStatus(const Graph& graph, const Statement& statement, std::string_view status) {
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph.DecodeTerm(qualifier.predicate));
    if (predicate != QualifierTerm(kStatusQualifier)) continue;
    WHENCE_ASSIGN_OR_RETURN(const Term value, graph.DecodeTerm(qualifier.value));
    if (value.lexical == status) return true;
  }
  return false;
}

}  // namespace

absl::StatusOr<bool> IsFormer(const Graph& graph, const Statement& statement) {
  return HasStatus(graph, statement, "former");
}

absl::StatusOr<bool> IsActing(const Graph& graph, const Statement& statement) {
  return HasStatus(graph, statement, kActing);
}

namespace {

absl::StatusOr<std::vector<Statement>> StatementsBetween(const Graph& graph, const std::vector<TermId>& subjects,
                                                         std::string_view predicate, const std::vector<TermId>& objects,
                                                         bool named = false) {
  std::vector<Statement> found;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph.FindTerm(PredicateTerm(predicate)));
  if (!id.has_value()) return found;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> unspecified, graph.FindTerm(UnspecifiedTerm()));
  for (const TermId subject : subjects) {
    for (auto cursor = graph.Scan({subject, *id, std::nullopt}); cursor->Valid(); cursor->Next()) {
      const Triple triple = cursor->triple();
      // "after rejoining in 2006" leaves the object to the context.
      if (named && triple.object == unspecified) continue;
      const bool same = objects.empty() || triple.object == unspecified ||
                        std::binary_search(objects.begin(), objects.end(), triple.object);
      if (!same) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph.StatementsOf(triple));
      for (const Statement& statement : statements) {
        if (statement.polarity == Polarity::kPositive && statement.modality == Modality::kAsserted) {
          found.push_back(statement);
        }
      }
    }
  }
  return found;
}

absl::Status DropObjectsOf(const Graph& graph, const StateRule& rule, std::vector<Statement>& statements) {
  std::vector<Statement> kept;
  for (Statement& statement : statements) {
    WHENCE_ASSIGN_OR_RETURN(const bool other, IsOfOtherState(graph, rule, statement.triple.object));
    if (!other) kept.push_back(std::move(statement));
  }
  statements = std::move(kept);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<bool> IsOfOtherState(const Graph& graph, const StateRule& rule, TermId object) {
  if (rule.not_of.empty()) return false;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph.AliasesOf(object));
  for (const AliasMatch& alias : aliases) {
    const std::string words = StrCat(" ", FoldName(alias.name), " ");
    for (const std::string& noun : rule.not_of) {
      if (words.find(StrCat(" ", noun, " ")) != std::string::npos) return true;
    }
  }
  return false;
}

absl::StatusOr<StateTimeline> StateTimeline::Read(const Graph& graph, const StateRule& rule,
                                                  const std::vector<TermId>& subjects,
                                                  const std::vector<TermId>& objects) {
  StateTimeline timeline;
  timeline.lasts_ = rule.lasts;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> unspecified, graph.FindTerm(UnspecifiedTerm()));
  const auto read_events = [&](const std::vector<StateEvent>& predicates, bool begins) -> absl::Status {
    for (const StateEvent& event : predicates) {
      if (event.swapped && objects.empty()) continue;
      WHENCE_ASSIGN_OR_RETURN(std::vector<Statement> statements,
                              event.swapped
                                  ? StatementsBetween(graph, objects, event.predicate, subjects, event.named)
                                  : StatementsBetween(graph, subjects, event.predicate, objects, event.named));
      if (begins && !event.swapped) WHENCE_RETURN_IF_ERROR(DropObjectsOf(graph, rule, statements));
      for (Statement& statement : statements) {
        WHENCE_ASSIGN_OR_RETURN(const std::optional<Interval> when, TimeOf(graph, statement));
        if (when.has_value()) {
          WHENCE_ASSIGN_OR_RETURN(const std::vector<ToldTime> told, ToldTimes(graph, statement));
          const auto date = std::find_if(told.begin(), told.end(), [&](const ToldTime& t) { return t.when == *when; });
          const bool bare = statement.triple.object == unspecified;
          timeline.events_.push_back({*when, begins, event.latest, bare, false, std::move(statement),
                                      date == told.end() ? std::nullopt : date->first});
        } else {
          (begins ? timeline.current_ : timeline.ended_).push_back(std::move(statement));
        }
      }
    }
    return absl::OkStatus();
  };
  WHENCE_RETURN_IF_ERROR(read_events(rule.begins, true));
  WHENCE_RETURN_IF_ERROR(read_events(rule.ends, false));
  WHENCE_ASSIGN_OR_RETURN(std::vector<Statement> states, StatementsBetween(graph, subjects, rule.state, objects));
  for (Statement& statement : states) {
    // "was a member from 1962 to 1971" tells of a beginning and an end.
    WHENCE_ASSIGN_OR_RETURN(const std::vector<ToldTime> told, ToldTimes(graph, statement));
    bool dated = false;
    for (const ToldTime& time : told) {
      if (!time.lasts) continue;
      dated = true;
      if (time.first.has_value()) {
        timeline.events_.push_back(
            {*whence::IntervalOf(*time.first), true, false, false, !time.last.has_value(), statement, time.first});
      }
      if (time.last.has_value()) {
        timeline.events_.push_back({*whence::IntervalOf(*time.last), false, false, false, false, statement, time.last});
      }
    }
    if (dated) continue;
    WHENCE_ASSIGN_OR_RETURN(const bool former, IsFormer(graph, statement));
    (former ? timeline.ended_ : timeline.current_).push_back(std::move(statement));
  }
  std::stable_sort(timeline.events_.begin(), timeline.events_.end(), [](const Event& a, const Event& b) {
    // Of two events in one year, a beginning comes first: who joins and leaves in 1999 has left.
    return std::pair(a.when.first, !a.begins) < std::pair(b.when.first, !b.begins);
  });
  // Who died, or left what nobody names, had left what they had left before.
  bool open = false;
  std::erase_if(timeline.events_, [&](const Event& event) {
    const bool idle = !event.begins && !open && (event.bare || event.latest);
    open = event.begins || (idle && open);
    return idle;
  });
  return timeline;
}

StateVerdict StateTimeline::Now() const {
  StateVerdict verdict;
  if (!ended_.empty()) {
    verdict.held = false;
    verdict.evidence = ended_;
    for (const Event& event : events_) {
      if (!event.begins) verdict.evidence.push_back(event.statement);
    }
  } else if (!events_.empty() && !events_.back().begins) {
    verdict.held = false;
    for (const Event& event : events_) {
      if (!event.begins) verdict.evidence.push_back(event.statement);
    }
  } else if (!current_.empty()) {
    verdict.held = true;
    verdict.evidence = current_;
  } else if (!events_.empty()) {
    verdict.held = true;
    verdict.evidence.push_back(events_.back().statement);
  }
  return verdict;
}

StateVerdict StateTimeline::During(const Interval& when) const {
  StateVerdict verdict;
  const Event* before = nullptr;
  const Event* after = nullptr;
  for (const Event& event : events_) {
    const bool over = event.when.last.has_value() && when.first.has_value() && *event.when.last < *when.first;
    if (over) {
      before = &event;
      continue;
    }
    if (Overlap(event.when, when)) {
      // It began or ended then: at some time of that stretch it held.
      verdict.held = true;
      verdict.evidence.push_back(event.statement);
      return verdict;
    }
    after = &event;
    break;
  }
  // Two endings in a row: it began again between them, and nobody says when. Two beginnings likewise.
  if (before != nullptr && after != nullptr && before->begins == after->begins) return verdict;
  const bool lasting = before != nullptr && (lasts_ || before->lasts);
  if (before != nullptr && after != nullptr && after->latest && !lasting) return verdict;
  if (before != nullptr) {
    // What began is over at some time that nobody tells.
    if (before->begins && after == nullptr && !lasts_ && !before->lasts) return verdict;
    verdict.held = before->begins;
    verdict.evidence.push_back(before->statement);
    if (after != nullptr) verdict.evidence.push_back(after->statement);
  } else if (after != nullptr) {
    // Nothing is known before the first event: an ending tells that it held, a beginning that it did not yet.
    verdict.held = !after->begins;
    verdict.evidence.push_back(after->statement);
  }
  return verdict;
}

std::vector<StatePeriod> StateTimeline::Periods() const {
  std::vector<StatePeriod> periods;
  bool open = false;
  for (const Event& event : events_) {
    if (!event.date.has_value()) continue;
    if (event.begins) {
      // Told twice, it began once.
      if (open && Overlap(event.when, *IntervalOf(*periods.back().when.first))) {
        periods.back().evidence.push_back(event.statement);
        continue;
      }
      StatePeriod& period = periods.emplace_back();
      period.when = {{event.when.first, std::nullopt}, true, event.date, std::nullopt};
      period.evidence.push_back(event.statement);
      open = true;
      continue;
    }
    if (!open) {
      const bool again = !periods.empty() && periods.back().when.last.has_value() &&
                         Overlap(event.when, *IntervalOf(*periods.back().when.last));
      if (!again) {
        StatePeriod& period = periods.emplace_back();
        period.when.lasts = true;
      }
    }
    StatePeriod& period = periods.back();
    if (event.latest && !lasts_) {
      period.over = true;
      open = false;
      continue;
    }
    period.when.when.last = event.when.last;
    period.when.last = event.date;
    period.evidence.push_back(event.statement);
    open = false;
  }
  if (open && !ended_.empty()) periods.back().over = true;
  return periods;
}

}  // namespace whence
