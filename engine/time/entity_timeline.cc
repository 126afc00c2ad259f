#include "engine/time/entity_timeline.h"

#include <algorithm>
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
#include "rules/extraction/state_change.h"

namespace whence {
namespace {

constexpr size_t kMostStatements = 20000;

struct Event {
  TimelineEntry entry;
  bool lasts = false;
  std::string object_name;               // folded
  std::string predicate_name;            // "be president of"
  std::string phrase;                    // of an object that is no entity
  std::vector<std::string> told_beside;  // phrases among the statement's qualifiers
  std::vector<TermId> subject;
  TermId predicate;
  std::vector<TermId> object;
  std::vector<Support> supports;
};

absl::StatusOr<std::string> NameOf(const Graph& graph, TermId term) {
  WHENCE_ASSIGN_OR_RETURN(const Term decoded, graph.DecodeTerm(term));
  if (decoded == UnspecifiedTerm()) return std::string();
  if (decoded.IsLiteral()) return IntervalOf(decoded).has_value() ? RenderTime(decoded) : decoded.lexical;
  return DisplayName(graph, term);
}

// "28 June 2012", "1894 to 1903", "since 2004", "until 1971".
std::string DateOf(const ToldTime& told) {
  if (!told.lasts || (told.first.has_value() && told.last.has_value())) {
    if (told.lasts) return RenderTime(StretchTerm(*told.first, *told.last));
    return told.first.has_value() ? RenderTime(*told.first) : RenderTime(*told.last);
  }
  return told.first.has_value() ? StrCat("since ", RenderTime(*told.first)) : StrCat("until ", RenderTime(*told.last));
}

// All times of a statement; what only bounds the moment ("before 1990") where nothing else is told.
absl::StatusOr<std::vector<std::pair<ToldTime, std::string>>> TimesIn(const Graph& graph, const Statement& statement) {
  std::vector<std::pair<ToldTime, std::string>> times;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<ToldTime> told, ToldTimes(graph, statement));
  for (const ToldTime& time : told) {
    const bool closed = time.when.first.has_value() && time.when.last.has_value();
    if (closed || time.lasts) times.emplace_back(time, DateOf(time));
  }
  if (!times.empty()) return times;
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term value, graph.DecodeTerm(qualifier.value));
    const std::optional<Interval> interval = IntervalOf(value);
    if (!interval.has_value()) continue;
    times.emplace_back(ToldTime{*interval, false, std::nullopt, std::nullopt}, RenderTime(value));
    break;
  }
  return times;
}

void Cite(const Event& from, Event& into) {
  for (const uint32_t index : from.entry.citations) {
    auto& cited = into.entry.citations;
    if (std::find(cited.begin(), cited.end(), index) == cited.end()) cited.push_back(index);
  }
}

// Entities that share a term are one; an object that the text leaves out is whatever the other has.
bool Same(const std::vector<TermId>& a, const std::vector<TermId>& b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(), [&](TermId term) { return std::binary_search(b.begin(), b.end(), term); });
}

// Whether `other` tells in full what `one` tells in part: an end of a stretch, a phrase of the same sentence.
bool IsToldBy(const Event& one, const Event& other) {
  if (!Same(one.subject, other.subject)) return false;
  if (!one.lasts && other.lasts && Same(one.object, other.object)) {
    const auto on = [&](const std::optional<int64_t>& day) {
      return day.has_value() && one.entry.when.first.has_value() && one.entry.when.last.has_value() &&
             *one.entry.when.first <= *day && *day <= *one.entry.when.last;
    };
    const std::optional<StateChange> change = ReadStateChange(one.predicate_name);
    if (change.has_value() && change->state == other.predicate_name) {
      if (on(change->begins ? other.entry.when.first : other.entry.when.last)) return true;
    }
  }
  const bool one_sentence = std::any_of(one.supports.begin(), one.supports.end(), [&](const Support& a) {
    return std::any_of(other.supports.begin(), other.supports.end(),
                       [&](const Support& b) { return a.document == b.document && a.span == b.span; });
  });
  if (!one_sentence || one.entry.when != other.entry.when) return false;
  // "be president of the society" in words, "withdraw over quotas" beside "leave ... over quotas".
  if (!one.phrase.empty() && one.predicate_name == "be" && other.predicate_name.starts_with("be ")) return true;
  if (one.predicate_name == "become" && one.object.empty()) {
    if (const auto change = ReadStateChange(other.predicate_name); change.has_value() && change->begins) return true;
  }
  return !one.phrase.empty() &&
         std::find(other.told_beside.begin(), other.told_beside.end(), one.phrase) != other.told_beside.end();
}

// What is stated as a fact of one of the entities, in the order of statement ids.
absl::StatusOr<std::vector<Statement>> StatementsOn(const Graph& graph, const std::vector<TermId>& entities) {
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
  return statements;
}

// The event that a statement tells, without its time.
absl::StatusOr<Event> EventOf(const Graph& graph, const Statement& statement, CitationList& citations) {
  Event event;
  event.predicate = statement.triple.predicate;
  event.supports = statement.supports;
  WHENCE_ASSIGN_OR_RETURN(const std::string subject, NameOf(graph, statement.triple.subject));
  WHENCE_ASSIGN_OR_RETURN(const std::string object, NameOf(graph, statement.triple.object));
  WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph.DecodeTerm(statement.triple.predicate));
  WHENCE_ASSIGN_OR_RETURN(const Term object_term, graph.DecodeTerm(statement.triple.object));
  event.object_name = FoldName(object);
  event.predicate_name = PredicateName(predicate.lexical);
  if (object_term.IsLiteral()) event.phrase = object_term.lexical;
  event.entry.text =
      StrCat(subject, subject.empty() ? "" : " ", event.predicate_name, object.empty() ? "" : " ", object);
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term kind, graph.DecodeTerm(qualifier.predicate));
    WHENCE_ASSIGN_OR_RETURN(const Term value, graph.DecodeTerm(qualifier.value));
    if (value.kind != TermKind::kString) continue;
    event.told_beside.push_back(value.lexical);
    const bool said = kind != QualifierTerm(kAsQualifier) || event.entry.text.find(value.lexical) != std::string::npos;
    if (!said) event.entry.text += StrCat(" as ", value.lexical);
  }
  if (!subject.empty()) {
    WHENCE_ASSIGN_OR_RETURN(event.subject, SameEntities(graph, {statement.triple.subject}));
  }
  if (!object.empty()) {
    WHENCE_ASSIGN_OR_RETURN(event.object, SameEntities(graph, {statement.triple.object}));
  }
  WHENCE_ASSIGN_OR_RETURN(event.entry.citations, citations.Add(statement));
  return event;
}

// Adds the event, or what it says besides to one that may be the same.
void Add(const Event& event, std::vector<Event>& events) {
  const auto same = std::find_if(events.begin(), events.end(), [&](const Event& other) {
    const bool same_object = Same(other.object, event.object) || other.object_name == event.object_name;
    return other.predicate == event.predicate && Same(other.subject, event.subject) && same_object &&
           other.lasts == event.lasts && MayBeOne(other.entry.when, event.entry.when);
  });
  if (same == events.end()) {
    events.push_back(event);
    return;
  }
  // The more precise date and the fuller wording speak for both.
  if (Refines(event.entry.when, same->entry.when))
    std::tie(same->entry.when, same->entry.date) = std::tie(event.entry.when, event.entry.date);
  const bool open = same->object.empty() || same->subject.empty();
  if (open && !event.object.empty() && !event.subject.empty()) same->entry.text = event.entry.text;
  Cite(event, *same);
  same->supports.insert(same->supports.end(), event.supports.begin(), event.supports.end());
  same->told_beside.insert(same->told_beside.end(), event.told_beside.begin(), event.told_beside.end());
}

// What another entry tells in full is no entry of its own.
void DropParts(std::vector<Event>& events) {
  for (size_t i = 0; i < events.size();) {
    const auto whole = std::find_if(events.begin(), events.end(), [&](const Event& other) {
      return &other != &events[i] && IsToldBy(events[i], other);
    });
    if (whole == events.end()) {
      ++i;
      continue;
    }
    Cite(events[i], *whole);
    events.erase(events.begin() + static_cast<ptrdiff_t>(i));
  }
}

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
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, StatementsOn(graph, entities));
  CitationList citations(graph);
  std::vector<Event> events;
  for (const Statement& statement : statements) {
    WHENCE_ASSIGN_OR_RETURN(const auto times, TimesIn(graph, statement));
    if (times.empty()) continue;
    WHENCE_ASSIGN_OR_RETURN(Event event, EventOf(graph, statement, citations));
    for (const auto& [told, date] : times) {
      event.lasts = told.lasts;
      event.entry.when = told.when;
      event.entry.date = date;
      Add(event, events);
    }
  }
  DropParts(events);
  for (Event& event : events) timeline.entries.push_back(std::move(event.entry));
  std::stable_sort(timeline.entries.begin(), timeline.entries.end(),
                   [](const TimelineEntry& a, const TimelineEntry& b) { return SortDay(a.when) < SortDay(b.when); });
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
