#ifndef WHENCE_ENGINE_TIME_STATE_HISTORY_H_
#define WHENCE_ENGINE_TIME_STATE_HISTORY_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/time/allen.h"
#include "engine/time/interval.h"

namespace whence {

// What sources tell of one who may be in a state, or was: "Ida bought the mill in 1980".
struct HistoryEvent {
  enum class Kind : uint8_t {
    kBegins,
    kEnds,
    kSince,   // begins, and is told to go on: "has owned it since 1980"
    kUntil,   // ends, and is told to have held before: "owned it until 1990"
    kLatest,  // it was over by then
    kAt,      // held at a time, and perhaps before and after
  };
  size_t holder = 0;  // the caller's number
  Kind kind = Kind::kBegins;
  Interval when;
};

// A stretch in which somebody was in the state.
struct HeldPeriod {
  size_t holder = 0;
  Period bounds;                             // days between which it began and ended; open where nobody tells
  Interval hull;                             // all days on which it may have held as it is told
  bool over = false;                         // its end is told
  std::optional<size_t> begun_by, ended_by;  // the events that tell its ends
  std::vector<size_t> sources;               // indexes of the events that tell it
};

// How what happened fits together.
struct HistoryShape {
  bool one_at_a_time = false;  // by the next one's beginning it is over for the one before
  bool lasts = false;          // what has begun goes on until an end is told
};

// The periods of all holders, by their first days. A beginning without an end holds on where it lasts, else no longer
// than the time of its beginning, though it may until the next one's: somebody else may have come between. An end
// without a beginning tells of its own time alone, but "until" of all before it, back to the end of another's period
// where there is but one at a time. Cost: events squared.
std::vector<HeldPeriod> ReadHistory(const std::vector<HistoryEvent>& events, const HistoryShape& shape);

// Whether somebody was in the state in `asked`: certain where all of it lies in what is told, or some day of it
// certainly does; of a stretch of more than a year, neither a beginning nor an end alone makes it so.
Certainty HeldIn(const HeldPeriod& period, const Interval& asked);

}  // namespace whence

#endif  // WHENCE_ENGINE_TIME_STATE_HISTORY_H_
