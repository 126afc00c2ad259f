#include "engine/time/entity_timeline.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "engine/citation_json.h"
#include "engine/citation_list.h"
#include "engine/linking/graph_names.h"
#include "engine/time/statement_time.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr size_t kMostStatements = 20000;

struct Event {
  TimelineEntry entry;
  std::string object_name;  // folded
  std::vector<TermId> subject;
  TermId predicate;
  std::vector<TermId> object;
};

absl::StatusOr<std::string> NameOf(const Graph& graph, TermId term) {
  WHENCE_ASSIGN_OR_RETURN(const Term decoded, graph.DecodeTerm(term));
  if (decoded == UnspecifiedTerm()) return std::string();
  if (decoded.IsLiteral()) return IntervalOf(decoded).has_value() ? RenderTime(decoded) : decoded.lexical;
  return DisplayName(graph, term);
}

absl::StatusOr<std::string> DateOf(const Graph& graph, const Statement& statement) {
  std::string date;
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term value, graph.DecodeTerm(qualifier.value));
    const std::optional<Interval> interval = IntervalOf(value);
    if (!interval.has_value()) continue;
    const bool closed = interval->first.has_value() && interval->last.has_value();
    if (date.empty() || closed) date = RenderTime(value);
  }
  return date;
}

// Entities that share a term are one; an object that the text leaves out is whatever the other has.
bool Same(const std::vector<TermId>& a, const std::vector<TermId>& b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(), [&](TermId term) { return std::binary_search(b.begin(), b.end(), term); });
}

int64_t FirstDay(const Interval& interval) { return interval.first.value_or(std::numeric_limits<int64_t>::min()); }

nlohmann::ordered_json DayJson(const std::optional<int64_t>& day) {
  if (!day.has_value()) return nullptr;
  return IsoDay(*day);
}

}  // namespace

absl::StatusOr<EntityTimeline> ReadEntityTimeline(const Graph& graph, std::string_view name) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities, EntitiesNamed(graph, name));
  if (entities.empty()) return NotFound("no source mentions ", name);
  EntityTimeline timeline;
  WHENCE_ASSIGN_OR_RETURN(timeline.entity, DisplayName(graph, entities.front()));
  std::vector<Statement> statements;
  absl::flat_hash_set<uint64_t> seen;
  for (const TermId entity : entities) {
    for (const TripleFilter& filter :
         {TripleFilter{entity, std::nullopt, std::nullopt}, TripleFilter{std::nullopt, std::nullopt, entity}}) {
      for (auto cursor = graph.Scan(filter); cursor->Valid() && statements.size() < kMostStatements; cursor->Next()) {
        WHENCE_ASSIGN_OR_RETURN(std::vector<Statement> found, graph.StatementsOf(cursor->triple()));
        for (Statement& statement : found) {
          if (statement.polarity != Polarity::kPositive || statement.modality != Modality::kAsserted) continue;
          // What is sold to somebody is told as sold, not as bought once more.
          const bool again = std::all_of(statement.supports.begin(), statement.supports.end(),
                                         [](const Support& support) { return support.rule.ends_with(kExchanged); });
          if (again && !statement.supports.empty()) continue;
          if (seen.insert(statement.id.value()).second) statements.push_back(std::move(statement));
        }
      }
    }
  }
  std::sort(statements.begin(), statements.end(), [](const Statement& a, const Statement& b) { return a.id < b.id; });
  CitationList citations(graph);
  std::vector<Event> events;
  for (const Statement& statement : statements) {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<Interval> when, TimeOf(graph, statement));
    if (!when.has_value()) continue;
    Event event;
    event.entry.when = *when;
    event.predicate = statement.triple.predicate;
    WHENCE_ASSIGN_OR_RETURN(event.entry.date, DateOf(graph, statement));
    WHENCE_ASSIGN_OR_RETURN(const std::string subject, NameOf(graph, statement.triple.subject));
    WHENCE_ASSIGN_OR_RETURN(const std::string object, NameOf(graph, statement.triple.object));
    WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph.DecodeTerm(statement.triple.predicate));
    event.object_name = FoldName(object);
    event.entry.text = StrCat(subject, subject.empty() ? "" : " ", PredicateName(predicate.lexical),
                              object.empty() ? "" : " ", object);
    if (!subject.empty()) {
      WHENCE_ASSIGN_OR_RETURN(event.subject, SameEntities(graph, {statement.triple.subject}));
    }
    if (!object.empty()) {
      WHENCE_ASSIGN_OR_RETURN(event.object, SameEntities(graph, {statement.triple.object}));
    }
    WHENCE_ASSIGN_OR_RETURN(event.entry.citations, citations.Add(statement));
    const auto same = std::find_if(events.begin(), events.end(), [&](const Event& other) {
      const bool same_object = Same(other.object, event.object) || other.object_name == event.object_name;
      return other.predicate == event.predicate && Same(other.subject, event.subject) && same_object &&
             (Refines(other.entry.when, event.entry.when) || Refines(event.entry.when, other.entry.when));
    });
    if (same == events.end()) {
      events.push_back(std::move(event));
      continue;
    }
    // The more precise date and the fuller wording speak for both.
    if (Refines(event.entry.when, same->entry.when))
      std::tie(same->entry.when, same->entry.date) = std::tie(event.entry.when, event.entry.date);
    if (same->object.empty() || same->subject.empty()) {
      if (!event.object.empty() && !event.subject.empty()) same->entry.text = event.entry.text;
    }
    for (const uint32_t index : event.entry.citations) {
      auto& cited = same->entry.citations;
      if (std::find(cited.begin(), cited.end(), index) == cited.end()) cited.push_back(index);
    }
  }
  for (Event& event : events) timeline.entries.push_back(std::move(event.entry));
  std::stable_sort(timeline.entries.begin(), timeline.entries.end(),
                   [](const TimelineEntry& a, const TimelineEntry& b) { return FirstDay(a.when) < FirstDay(b.when); });
  timeline.citations = citations.citations();
  return timeline;
}

std::string RenderText(const EntityTimeline& timeline) {
  size_t width = 0;
  for (const TimelineEntry& entry : timeline.entries) width = std::max(width, entry.date.size());
  std::string out = StrCat(timeline.entity, timeline.entries.empty() ? ": no source gives a time\n" : "\n");
  for (const TimelineEntry& entry : timeline.entries) {
    out += StrCat("  ", entry.date, std::string(width - entry.date.size(), ' '), "  ", entry.text, " ",
                  CitationList::Marks(entry.citations), "\n");
  }
  return out + RenderSources(timeline.citations);
}

std::string RenderJson(const EntityTimeline& timeline) {
  nlohmann::ordered_json out;
  out["entity"] = timeline.entity;
  out["entries"] = nlohmann::ordered_json::array();
  for (const TimelineEntry& entry : timeline.entries) {
    out["entries"].push_back({{"begin", DayJson(entry.when.first)},
                              {"end", DayJson(entry.when.last)},
                              {"date", entry.date},
                              {"text", entry.text},
                              {"citations", entry.citations}});
  }
  out["citations"] = nlohmann::ordered_json::array();
  for (const Citation& citation : timeline.citations) out["citations"].push_back(ToJson(citation));
  return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace whence
