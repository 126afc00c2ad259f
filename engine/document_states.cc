// Who was in a state when, by its history (document_history.cc): who owned it in 1990, who is a member now, whether it
// was one then.

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "engine/document_answerer.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/sentence_text.h"
#include "engine/time/meant_stretch.h"
#include "engine/time/state_timeline.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/extraction/state_change.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// Where some fit the asked time as a whole, those alone.
void KeepMeant(const QuestionFrame& frame, const Interval& asked, std::vector<FrameMatch>& matches) {
  const bool until = std::any_of(frame.qualifiers.begin(), frame.qualifiers.end(), [](const KnownQualifier& qualifier) {
    return qualifier.kind == QualifierKind::kTime && IsIn(WordList::kUntil, qualifier.preposition);
  });
  const auto meant = [&](const FrameMatch& match) {
    return std::any_of(match.times.begin(), match.times.end(), [&](const ToldTime& time) {
      return until ? EndsWith(time.when, asked) : FillsStretch(time.when, asked);
    });
  };
  if (std::any_of(matches.begin(), matches.end(), meant)) std::erase_if(matches, std::not_fn(meant));
}

// Whether nothing tells that a holder's state was over before that time or in it, or began in it.
bool EndsAfter(const std::vector<HeldPeriod>& periods, const std::vector<Statement>& over, size_t holder,
               const Interval& when) {
  if (!over.empty() || !when.last.has_value()) return false;
  return std::all_of(periods.begin(), periods.end(), [&](const HeldPeriod& period) {
    if (period.holder != holder) return true;
    return !period.begun_by.has_value() && period.hull.last.has_value() && *period.hull.last > *when.last;
  });
}

std::string Days(const Interval& interval) {
  return StrCat(interval.first.has_value() ? IsoDay(*interval.first) : "..", "/",
                interval.last.has_value() ? IsoDay(*interval.last) : "..");
}

}  // namespace

absl::StatusOr<std::set<std::pair<std::string, TermId>>> DocumentAnswerer::OfficesOf(
    const std::vector<TermId>& holders) const {
  std::set<std::pair<std::string, TermId>> held;
  for (const TermId holder : holders) {
    for (auto cursor = graph_.Scan({holder, std::nullopt, std::nullopt}); cursor->Valid(); cursor->Next()) {
      WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph_.DecodeTerm(cursor->triple().predicate));
      std::string name = PredicateName(predicate.lexical);
      if (std::optional<StateChange> change = ReadStateChange(name); change.has_value() && change->begins) {
        name = std::move(change->state);
      }
      const std::optional<StateRule> rule = states_.Find(name);
      if (!rule.has_value() || !rule->office) continue;
      WHENCE_ASSIGN_OR_RETURN(const Term owner, graph_.DecodeTerm(cursor->triple().object));
      if (!owner.IsLiteral() && owner != UnspecifiedTerm()) held.emplace(std::move(name), cursor->triple().object);
    }
  }
  return held;
}

absl::StatusOr<std::optional<QuestionFrame>> DocumentAnswerer::SoleOffice(const std::vector<TermId>& holders) {
  WHENCE_ASSIGN_OR_RETURN(const auto offices, OfficesOf(holders));
  if (offices.size() != 1) return std::optional<QuestionFrame>();
  const auto& [predicate, of] = *offices.begin();
  QuestionFrame frame;
  frame.predicate = predicate;
  frame.hole = Hole{};
  frame.hole->wh = Wh::kWho;
  frame.hole->argument = 0;
  frame.hole_role = Role::kSubject;
  KnownArgument owner;
  owner.role = Role::kObject;
  owner.kind = ArgumentKind::kName;
  WHENCE_ASSIGN_OR_RETURN(owner.text, DisplayName(graph_, of));
  WHENCE_ASSIGN_OR_RETURN(owner.entities, SameEntities(graph_, {of}));
  owner.lemma = owner.text;
  owner.stems = ContentStems(owner.text);
  frame.arguments.push_back(std::move(owner));
  return std::optional(std::move(frame));
}

std::optional<Interval> DocumentAnswerer::AskedTime(const QuestionFrame& frame) const {
  std::optional<Interval> when = as_of_;
  for (const KnownQualifier& qualifier : frame.qualifiers) {
    if (qualifier.kind == QualifierKind::kTime && qualifier.interval.has_value()) when = qualifier.interval;
  }
  return when;
}

absl::StatusOr<std::vector<FrameMatch>> DocumentAnswerer::ApplyStates(const QuestionFrame& frame, bool now,
                                                                      std::vector<FrameMatch> matches) {
  const std::optional<StateRule> rule = states_.Find(frame.predicate);
  if (!rule.has_value() || !frame.AsksArgument()) return matches;
  if (frame.hole_role != Role::kSubject && frame.hole_role != Role::kObject) return matches;
  if (frame.negative || frame.arguments.empty()) return matches;
  // Members are those who are so now, whatever is asked.
  const bool shared = rule->lasts && rule->one == StateRule::One::kNone;
  const std::optional<Interval> when = AskedTime(frame);
  const bool former = frame.status == "former";
  if (!when.has_value() && !shared && !former && !now) return matches;
  WHENCE_ASSIGN_OR_RETURN(const History history, ReadStates(frame, *rule));
  const bool untimed = std::all_of(history.holders.begin(), history.holders.end(),
                                   [](const Holder& holder) { return holder.over.empty(); });
  if (history.periods.empty() && untimed && !shared) return former ? std::vector<FrameMatch>() : matches;
  std::vector<FrameMatch> kept;
  const auto keep = [&](const Holder& holder, const Statement& statement, const HeldPeriod* period) {
    FrameMatch& match = kept.emplace_back(holder.match);
    match.statement = statement;
    match.exact = true;
    match.times.clear();
    match.inferred = rule->state;
    if (period == nullptr) return;
    match.times.push_back({period->hull, true, std::nullopt, std::nullopt});
    match.inferred += StrCat(", ", Days(period->hull));
  };
  for (size_t i = 0; i < history.holders.size(); ++i) {
    const Holder& holder = history.holders[i];
    const HeldPeriod* last = nullptr;
    for (const HeldPeriod& period : history.periods) {
      if (period.holder != i) continue;
      last = &period;
      if (!when.has_value() || former || HeldIn(period, *when) != Certainty::kCertain) continue;
      if (OnlyTouches(period.hull, *when)) continue;
      for (const size_t source : period.sources) keep(holder, history.statements[source], &period);
    }
    if (when.has_value() && !former) {
      // The first members were it from the start on.
      const bool kept_already = !kept.empty() && kept.back().answer_id == holder.match.answer_id;
      if (!shared || kept_already || !EndsAfter(history.periods, holder.over, i, *when)) continue;
      for (const Statement& statement : holder.current) {
        WHENCE_ASSIGN_OR_RETURN(const bool first, IsToldAsFirst(statement));
        WHENCE_ASSIGN_OR_RETURN(const std::optional<int64_t> begin, LastToBegin({statement.triple.object}));
        const bool begun = begin.has_value() && when->first.has_value() && *when->first >= *begin;
        if (first && begun) keep(holder, statement, nullptr);
      }
      continue;
    }
    // As of the latest that the sources tell.
    const bool over = !holder.over.empty() || (last != nullptr && last->over);
    if (holder.follower && !over) continue;
    if (over != former || (last == nullptr && holder.over.empty() && holder.current.empty())) continue;
    if (former) {
      for (const Statement& statement : holder.over) keep(holder, statement, nullptr);
    }
    if (!over) {
      for (const Statement& statement : holder.current) keep(holder, statement, nullptr);
      if (!holder.current.empty()) continue;
    }
    if (last != nullptr) {
      for (const size_t source : last->sources) keep(holder, history.statements[source], nullptr);
    }
  }
  if (when.has_value() && rule->one != StateRule::One::kNone) KeepMeant(frame, *when, kept);
  return kept;
}

absl::StatusOr<std::optional<size_t>> DocumentAnswerer::HolderDescribed(const History& history,
                                                                        const KnownArgument& known) {
  std::optional<size_t> described;
  if (!known.entities.empty() || known.kind != ArgumentKind::kNoun || known.stems.size() != 1) return described;
  for (size_t i = 0; i < history.holders.size(); ++i) {
    for (const TermId term : history.holders[i].same) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> classes, matcher_.ClassesOf(term));
      if (!std::binary_search(classes.begin(), classes.end(), known.stems.front())) continue;
      if (described.has_value() && *described != i) return std::optional<size_t>();  // which of them?
      described = i;
    }
  }
  return described;
}

absl::StatusOr<std::optional<DocumentAnswerer::HolderHistory>> DocumentAnswerer::HistoryOf(const QuestionFrame& frame) {
  const std::optional<StateRule> rule = states_.Find(frame.predicate);
  if (!rule.has_value() || frame.negative) return std::optional<HolderHistory>();
  const Role role = rule->one == StateRule::One::kObject ? Role::kObject : Role::kSubject;
  const KnownArgument* known = frame.Find(role);
  if (known == nullptr || frame.Find(role == Role::kObject ? Role::kSubject : Role::kObject) == nullptr) {
    return std::optional<HolderHistory>();
  }
  QuestionFrame open = frame;
  std::erase_if(open.arguments, [&](const KnownArgument& argument) { return argument.role == role; });
  open.hole = Hole{};
  open.hole->argument = 0;
  open.hole_role = role;
  HolderHistory found;
  WHENCE_ASSIGN_OR_RETURN(found.history, ReadStates(open, *rule));
  WHENCE_ASSIGN_OR_RETURN(const std::optional<size_t> described, HolderDescribed(found.history, *known));
  for (size_t i = 0; i < found.history.holders.size(); ++i) {
    const Holder& holder = found.history.holders[i];
    const bool entity = described == i || std::any_of(holder.same.begin(), holder.same.end(), [&](TermId id) {
                          return std::binary_search(known->entities.begin(), known->entities.end(), id);
                        });
    if (!entity && (holder.folded.empty() || holder.folded != FoldName(known->text))) continue;
    found.holder = i;
    if (rule->one == StateRule::One::kBoth) WHENCE_RETURN_IF_ERROR(EndByOtherSide(frame, found));
    return std::optional(std::move(found));
  }
  return std::optional<HolderHistory>();
}

absl::StatusOr<std::vector<Statement>> DocumentAnswerer::ToldForOtherTimes(const QuestionFrame& frame) {
  std::vector<Statement> told;
  const std::optional<Interval> when = AskedTime(frame);
  // Deeds are done at other times, too; what is so from one time to another is not.
  if (!when.has_value() || (frame.predicate != "be" && !frame.predicate.starts_with("be "))) {
    return told;
  }
  QuestionFrame open = frame;
  open.as_of.reset();
  std::erase_if(open.qualifiers, [](const KnownQualifier& qualifier) { return qualifier.interval.has_value(); });
  WHENCE_ASSIGN_OR_RETURN(const std::vector<FrameMatch> matches, matcher_.Match(open));
  for (const FrameMatch& match : matches) {
    if (!match.exact || match.statement.modality != Modality::kAsserted) continue;
    if (match.times.empty()) return std::vector<Statement>();
    for (const ToldTime& time : match.times) {
      const bool closed = time.lasts && time.first.has_value() && time.last.has_value();
      if (!closed || Overlap(time.when, *when)) return std::vector<Statement>();
    }
    told.push_back(match.statement);
  }
  return told;
}

absl::Status DocumentAnswerer::EndByOtherSide(const QuestionFrame& frame, HolderHistory& of) {
  // Who is married to one is married to no other: the next marriage of either ends it, at the latest.
  QuestionFrame other = frame;
  const KnownArgument* known = frame.Find(Role::kObject);
  const KnownArgument one = *known;
  std::erase_if(other.arguments, [](const KnownArgument& argument) { return argument.role == Role::kObject; });
  other.hole = Hole{};
  other.hole->argument = 0;
  other.hole_role = Role::kObject;
  WHENCE_ASSIGN_OR_RETURN(const History history, ReadStates(other, *states_.Find(frame.predicate)));
  for (HeldPeriod& period : of.history.periods) {
    if (period.holder != of.holder) continue;
    for (const HeldPeriod& same : history.periods) {
      const Holder& holder = history.holders[same.holder];
      const bool mate = std::any_of(holder.same.begin(), holder.same.end(), [&](TermId id) {
        return std::binary_search(one.entities.begin(), one.entities.end(), id);
      });
      if (!mate || same.bounds.begin != period.bounds.begin || !same.bounds.end.last.has_value()) continue;
      if (period.bounds.end.last.has_value() && *period.bounds.end.last <= *same.bounds.end.last) continue;
      period.bounds.end = same.bounds.end;
      period.hull.last = same.hull.last;
      period.over = true;
      period.ended_by.reset();
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> DocumentAnswerer::HaveUnreadYear(const std::vector<Statement>& ends, const Interval& asked) const {
  std::optional<int> last;
  for (const Statement& statement : ends) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<ToldTime> times, ToldTimes(graph_, statement));
    for (const ToldTime& time : times) {
      if (time.when.last.has_value())
        last = std::max(last.value_or(YearOfDay(*time.when.last)), YearOfDay(*time.when.last));
    }
  }
  for (size_t i = 0; i < ends.size() && last.has_value(); ++i) {
    for (const Support& support : ends[i].supports) {
      WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph_, support.document, support.span));
      for (const int64_t year : YearsIn(text)) {
        if (year > *last && (!asked.last.has_value() || year <= YearOfDay(*asked.last))) return true;
      }
    }
  }
  return false;
}

absl::StatusOr<bool> DocumentAnswerer::HasUnreadYear(const History& history, const HeldPeriod& period,
                                                     const Interval& asked) const {
  if (!period.over || !period.bounds.end.last.has_value()) return false;
  const int end = YearOfDay(*period.bounds.end.last);
  const auto is_read = [&](int64_t year) {
    return std::any_of(history.events.begin(), history.events.end(), [&](const HistoryEvent& event) {
      return YearOfDay(*event.when.first) <= year && year <= YearOfDay(*event.when.last);
    });
  };
  for (const size_t source : period.sources) {
    for (const Support& support : history.statements[source].supports) {
      WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph_, support.document, support.span));
      for (const int64_t year : YearsIn(text)) {
        const bool before = !asked.last.has_value() || year <= YearOfDay(*asked.last);
        if (year > end && before && !is_read(year)) return true;
      }
    }
  }
  return false;
}

absl::StatusOr<StateVerdict> DocumentAnswerer::CheckStates(const Sentence& question, const QuestionFrame& frame) {
  StateVerdict verdict;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<HolderHistory> of, HistoryOf(frame));
  if (!of.has_value()) return verdict;
  const History& history = of->history;
  const std::optional<Interval> when = AskedTime(frame);
  const HeldPeriod* last = nullptr;
  bool excluded = true;
  const auto cite = [&](const HeldPeriod& period) {
    for (const size_t source : period.sources) verdict.evidence.push_back(history.statements[source]);
  };
  for (const HeldPeriod& period : history.periods) {
    if (period.holder != of->holder) continue;
    last = &period;
    if (!when.has_value()) continue;
    const Certainty held = HeldIn(period, *when);
    excluded = excluded && held == Certainty::kExcluded;
    if (held != Certainty::kCertain) continue;
    verdict.held = true;
    cite(period);
    return verdict;
  }
  if (when.has_value()) {
    if (last == nullptr || !excluded) return verdict;
    for (const HeldPeriod& period : history.periods) {
      if (period.holder != of->holder) continue;
      WHENCE_ASSIGN_OR_RETURN(const bool unread, HasUnreadYear(history, period, *when));
      if (unread) return verdict;
    }
    verdict.held = false;
    cite(*last);
    return verdict;
  }
  if (!AsksOfNow(question) && frame.status != "former") {
    // That it was so at some time.
    if (last == nullptr) return verdict;
    verdict.held = true;
    cite(*last);
    return verdict;
  }
  if (last == nullptr) return verdict;
  verdict.held = !last->over;
  if (frame.status == "former") verdict.held = last->over;
  cite(*last);
  return verdict;
}

}  // namespace whence
