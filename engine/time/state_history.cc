#include "engine/time/state_history.h"

#include <algorithm>
#include <utility>

namespace whence {
namespace {

using Kind = HistoryEvent::Kind;

bool Begins(Kind kind) { return kind == Kind::kBegins || kind == Kind::kSince; }
bool Ends(Kind kind) { return kind == Kind::kEnds || kind == Kind::kUntil; }

// What is being made of a period while its events are read.
struct Draft {
  HeldPeriod period;
  bool begun = false;
  bool since = false;
  bool until = false;
  bool by_next = false;  // its end is told by the next one's beginning alone, or was by some time at the latest
  Interval begin, end;
};

Draft& New(size_t holder, std::vector<Draft>& drafts) {
  Draft& draft = drafts.emplace_back();
  draft.period.holder = holder;
  return draft;
}

void Add(const std::vector<HistoryEvent>& events, size_t index, std::vector<Draft>& drafts) {
  const HistoryEvent& event = events[index];
  Draft* last = nullptr;
  for (Draft& draft : drafts) {
    if (draft.period.holder == event.holder) last = &draft;
  }
  const bool open = last != nullptr && !last->period.over;
  if (event.kind == Kind::kLatest) {
    if (!open) return;
    last->period.over = last->by_next = true;
    last->end = event.when;
    last->period.sources.push_back(index);
    return;
  }
  if (Begins(event.kind)) {
    const bool again = last != nullptr && last->begun && MayBeOne(last->begin, event.when);
    const bool fresh = !again && !(open && last->begun);
    if (fresh) {
      last = &New(event.holder, drafts);
      last->begun = true;
    }
    if (fresh || (again && Refines(event.when, last->begin))) {
      last->begin = event.when;
      last->period.begun_by = index;
    }
    last->since = last->since || event.kind == Kind::kSince;
  } else if (Ends(event.kind)) {
    const bool again = last != nullptr && last->period.over && MayBeOne(last->end, event.when);
    if (!open && !again) {
      last = &New(event.holder, drafts);
    }
    if (!again || Refines(event.when, last->end)) {
      last->end = event.when;
      last->period.ended_by = index;
    }
    last->period.over = true;
    last->until = last->until || event.kind == Kind::kUntil;
  } else {
    // Within a period that is told as such it says nothing new; drafts with neither end are told at times alone.
    const bool inside = last != nullptr && last->begun && (open || SortDay(event.when) <= SortDay(last->end));
    if (!inside) {
      last = &New(event.holder, drafts);
      last->begun = last->period.over = true;
      last->begin = last->end = event.when;
    }
  }
  last->period.sources.push_back(index);
}

// The next one's beginning is the end of the one before, at the latest; of what lasts, it tells the end.
void EndByNext(const std::vector<HistoryEvent>& events, bool lasts, std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if ((draft.period.over && !draft.by_next) || !draft.begun) continue;
    for (size_t i = 0; i < events.size(); ++i) {
      const HistoryEvent& next = events[i];
      if (!Begins(next.kind) || next.holder == draft.period.holder) continue;
      if (SortDay(next.when) <= SortDay(draft.begin) || MayBeOne(next.when, draft.begin)) continue;
      if (draft.by_next && SortDay(draft.end) <= SortDay(next.when)) continue;
      if (draft.by_next) draft.period.sources.pop_back();
      draft.period.over = draft.by_next = true;
      draft.end = next.when;
      draft.period.sources.push_back(i);
      if (lasts) draft.period.ended_by = i;
    }
  }
}

// Of "until 1998" among others: since the last of them before it.
void BeginByLast(std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    if (draft.begun || !draft.until) continue;
    const Draft* before = nullptr;
    for (const Draft& other : drafts) {
      if (other.period.holder == draft.period.holder || !other.period.over) continue;
      if (SortDay(other.end) >= SortDay(draft.end)) continue;
      if (before == nullptr || SortDay(before->end) < SortDay(other.end)) before = &other;
    }
    if (before != nullptr) draft.begin.first = before->end.first;
  }
}

}  // namespace

std::vector<HeldPeriod> ReadHistory(const std::vector<HistoryEvent>& events, const HistoryShape& shape) {
  std::vector<size_t> order(events.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  // Of two events in one year a beginning comes first: who joins and leaves in 1999 has left. What held at a time comes
  // last: it adds nothing to a period.
  const auto rank = [&](size_t i) { return events[i].kind == Kind::kAt ? 2 : Begins(events[i].kind) ? 0 : 1; };
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::pair(SortDay(events[a].when), rank(a)) < std::pair(SortDay(events[b].when), rank(b));
  });
  std::vector<Draft> drafts;
  for (const size_t index : order) Add(events, index, drafts);
  if (shape.one_at_a_time) {
    EndByNext(events, shape.lasts, drafts);
    BeginByLast(drafts);
  }
  std::vector<HeldPeriod> periods;
  for (Draft& draft : drafts) {
    HeldPeriod& period = draft.period;
    period.bounds.begin = draft.begun ? draft.begin : Interval{draft.begin.first, draft.end.last};
    period.bounds.end = period.over ? draft.end : Interval{draft.begin.first, std::nullopt};
    if (draft.by_next) period.bounds.end.first = draft.begin.first;
    period.hull.first = draft.begun || draft.until ? draft.begin.first : draft.end.first;
    period.hull.last = draft.end.last;
    if (!period.over) period.hull.last = shape.lasts || draft.since ? std::nullopt : draft.begin.last;
    if (draft.by_next && !shape.lasts && !draft.since) period.hull.last = draft.begin.last;
    periods.push_back(std::move(period));
  }
  std::stable_sort(periods.begin(), periods.end(),
                   [](const HeldPeriod& a, const HeldPeriod& b) { return SortDay(a.hull) < SortDay(b.hull); });
  return periods;
}

Certainty HeldIn(const HeldPeriod& period, const Interval& asked) {
  if (Refines(asked, period.hull)) return Certainty::kCertain;
  // Of "from 1896 to 1899", that somebody came or went then says too little.
  constexpr int64_t kYear = 366;
  const bool stretch = asked.first.has_value() && asked.last.has_value() && *asked.last - *asked.first >= kYear;
  const bool both = period.begun_by.has_value() && period.ended_by.has_value();
  if (Refines(period.hull, asked)) return stretch && !both ? Certainty::kPossible : Certainty::kCertain;
  return Share(period.bounds, {{asked.first, asked.first}, {asked.last, asked.last}});
}

}  // namespace whence
