#ifndef WHENCE_ENGINE_TIME_ENTITY_TIMELINE_H_
#define WHENCE_ENGINE_TIME_ENTITY_TIMELINE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/answer.h"
#include "engine/time/interval.h"
#include "graph/graph.h"

namespace whence {

// What sources say to have happened at one time.
struct TimelineEntry {
  Interval when;
  std::string date;                 // "28 June 2012", "since 2002"
  std::string text;                 // "Uzbekistan leave CSTO", in the words of the graph
  std::vector<uint32_t> citations;  // indexes into EntityTimeline::citations
};

struct EntityTimeline {
  std::string entity;
  std::vector<TimelineEntry> entries;  // by their first days
  std::vector<Citation> citations;
};

// All that the graph says of an entity with a time: prose, tables and headings in one list. The same event told twice
// is one entry, with the more precise of its dates; two events of one kind stay two. NotFound when no source has the
// name. Cost: the statements of the entity.
absl::StatusOr<EntityTimeline> ReadEntityTimeline(const Graph& graph, std::string_view name);

// For people: a line an entry, then the sources. Ends in a line break.
std::string RenderText(const EntityTimeline& timeline);
// On one line: {"entity", "entries": [{"begin", "end", "date", "text", "citations"}], "citations"}; begin and end are
// ISO dates, null where open.
std::string RenderJson(const EntityTimeline& timeline);

}  // namespace whence

#endif  // WHENCE_ENGINE_TIME_ENTITY_TIMELINE_H_
