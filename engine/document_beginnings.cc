// Where the beginning of what lasted is not told: how far back it may be taken to have been so.

#include <algorithm>
#include <optional>
#include <set>

#include "engine/document_answerer.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr int64_t kLongest = 60 * 366;  // days

}  // namespace

absl::StatusOr<std::optional<int64_t>> DocumentAnswerer::FirstDayOf(TermId entity) const {
  std::optional<int64_t> first;
  const auto read = [&](std::string_view predicate, bool made) -> absl::Status {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> known, graph_.FindTerm(PredicateTerm(predicate)));
    if (!known.has_value()) return absl::OkStatus();
    auto cursor = made ? graph_.Scan({std::nullopt, *known, entity}) : graph_.Scan({entity, *known, std::nullopt});
    for (; cursor->Valid(); cursor->Next()) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
      for (const Statement& statement : statements) {
        if (statement.polarity != Polarity::kPositive || statement.modality != Modality::kAsserted) continue;
        WHENCE_ASSIGN_OR_RETURN(const std::vector<ToldTime> times, ToldTimes(graph_, statement));
        for (const ToldTime& time : times) {
          if (time.when.first.has_value()) first = std::min(first.value_or(*time.when.first), *time.when.first);
        }
      }
    }
    return absl::OkStatus();
  };
  for (const std::string_view predicate : WordsOf(WordList::kMaking)) {
    WHENCE_RETURN_IF_ERROR(read(predicate, true));
  }
  WHENCE_RETURN_IF_ERROR(read("be born", false));
  return first;
}

absl::StatusOr<std::optional<int64_t>> DocumentAnswerer::LastToBegin(const std::set<TermId>& entities) const {
  std::optional<int64_t> last;
  for (const TermId entity : entities) {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<int64_t> day, FirstDayOf(entity));
    if (day.has_value()) last = std::max(last.value_or(*day), *day);
  }
  return last;
}

absl::Status DocumentAnswerer::BoundOpenPeriods(const QuestionFrame& frame, bool one_at_a_time,
                                                History& history) const {
  const auto is_placed = [&](size_t holder) {
    return std::any_of(history.periods.begin(), history.periods.end(),
                       [&](const HeldPeriod& period) { return period.holder == holder; });
  };
  bool all_placed = true;
  for (size_t i = 0; i < history.holders.size(); ++i) all_placed = all_placed && is_placed(i);
  for (HeldPeriod& period : history.periods) {
    if (period.hull.first.has_value() || !period.hull.last.has_value()) continue;
    // Somebody else of whom no time is told may have held it before.
    if (one_at_a_time && !all_placed && period.bounds.end.first.has_value()) {
      period.hull.first = period.bounds.end.first;
      continue;
    }
    const std::vector<TermId>& holder = history.holders[period.holder].same;
    std::set<TermId> both(holder.begin(), holder.end());
    for (const KnownArgument& argument : frame.arguments) {
      both.insert(argument.entities.begin(), argument.entities.end());
    }
    WHENCE_ASSIGN_OR_RETURN(const std::optional<int64_t> begin, LastToBegin(both));
    const int64_t longest = *period.hull.last - kLongest;
    // What began only afterwards is another one of the name.
    const bool told = begin.has_value() && *begin <= *period.hull.last;
    if (told) period.bounds.begin.first = begin;
    period.hull.first = told ? std::max(*begin, longest) : longest;
  }
  return absl::OkStatus();
}

absl::Status DocumentAnswerer::DropBeforeBeginning(const QuestionFrame& frame, std::vector<FrameMatch>& matches) const {
  const std::optional<Interval> asked = AskedTime(frame);
  if (!asked.has_value() || !asked->first.has_value()) return absl::OkStatus();
  std::vector<FrameMatch> kept;
  for (FrameMatch& match : matches) {
    const auto open = [&](const ToldTime& told) {
      return told.lasts && !told.when.first.has_value() && told.when.last.has_value();
    };
    if (match.times.size() == 1 && open(match.times.front())) {
      const Triple& triple = match.statement.triple;
      WHENCE_ASSIGN_OR_RETURN(const std::optional<int64_t> begin, LastToBegin({triple.subject, triple.object}));
      const int64_t longest = *match.times.front().when.last - kLongest;
      if (*asked->first < std::max(begin.value_or(longest), longest)) continue;
    }
    kept.push_back(std::move(match));
  }
  matches = std::move(kept);
  return absl::OkStatus();
}

}  // namespace whence
