#ifndef WHENCE_ENGINE_TIME_STATE_TIMELINE_H_
#define WHENCE_ENGINE_TIME_STATE_TIMELINE_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/time/interval.h"
#include "engine/time/statement_time.h"
#include "graph/graph.h"
#include "rules/inference/state_rules.h"

namespace whence {

// Whether something held, and the statements that show it.
struct StateVerdict {
  std::optional<bool> held;  // nothing: the graph does not say
  std::vector<Statement> evidence;
};

// A stretch of time in which something held, as far as its ends are known, and the statements that say so.
struct StatePeriod {
  ToldTime when;      // lasts
  bool over = false;  // it ended, though nobody says when
  std::vector<Statement> evidence;
};

// Whether an event that begins the state elsewhere begins another one with this object, by its name: who joins a club
// does not come to work for it.
absl::StatusOr<bool> IsOfOtherState(const Graph& graph, const StateRule& rule, TermId object);

// Whether a statement is told as former: "the former mayor".
absl::StatusOr<bool> IsFormer(const Graph& graph, const Statement& statement);

// Whether a statement is told of an office that was held for the time being: "Ann Lee (acting)".
absl::StatusOr<bool> IsActing(const Graph& graph, const Statement& statement);

// The history of one state ("be member of") between a subject and an object, from the events that begin and end it and
// the statements that tell it outright ("is a former member of"). Built for one question; reads the graph once.
class StateTimeline {
 public:
  // Subject and object are sets of terms that are one entity each; an empty object set stands for any object.
  static absl::StatusOr<StateTimeline> Read(const Graph& graph, const StateRule& rule,
                                            const std::vector<TermId>& subjects, const std::vector<TermId>& objects);

  // Whether it holds as of the latest that the sources tell.
  StateVerdict Now() const;
  // Whether it held throughout or at some time in `when`: true between a beginning and the next ending, false before
  // the first beginning and between an ending and the next beginning. Nothing between two events of one kind, nor, of a
  // state that does not last, behind a beginning whose own end is not told.
  StateVerdict During(const Interval& when) const;
  // In their order. Each has a known beginning or end: a state of which no time is told has none.
  std::vector<StatePeriod> Periods() const;

 private:
  struct Event {
    Interval when;
    bool begins = false;
    bool latest = false;  // over by then
    bool bare = false;    // of what, nobody says
    bool lasts = false;   // "has been since 1990"
    Statement statement;
    std::optional<Term> date;
  };
  bool lasts_ = false;              // of the rule
  std::vector<Event> events_;       // with times, in their order
  std::vector<Statement> current_;  // tell that it holds
  std::vector<Statement> ended_;    // tell that it is over, without a time
};

}  // namespace whence

#endif  // WHENCE_ENGINE_TIME_STATE_TIMELINE_H_
