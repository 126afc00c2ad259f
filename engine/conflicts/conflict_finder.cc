#include "engine/conflicts/conflict_finder.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "engine/answer_parts.h"
#include "engine/citation_json.h"
#include "engine/citation_list.h"
#include "engine/conflicts/document_date.h"
#include "engine/conflicts/sides.h"
#include "engine/ingest/cell_value.h"
#include "engine/linking/graph_names.h"
#include "engine/time/interval.h"
#include "engine/time/statement_time.h"
#include "graph/base/status.h"

namespace whence {
namespace {

constexpr size_t kMostStatements = 200000;  // of one predicate
constexpr uint64_t kMostOfHead = 1000;      // bytes of a document that may say when it was written

class Finder {
 public:
  Finder(const Graph& graph, const ConflictRules& rules, const PredicateLexicon& lexicon)
      : graph_(graph), rules_(rules), reader_(graph, rules, lexicon), citations_(graph) {}

  absl::StatusOr<ConflictReport> Find() {
    WHENCE_RETURN_IF_ERROR(ReadGraph());
    for (const auto& [slot, indexes] : slots_) {
      if (indexes.size() < 2) continue;
      std::vector<const Saying*> sayings;
      for (const size_t index : indexes) sayings.push_back(&sayings_[index]);
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Side> sides, SidesOf(reader_, std::move(sayings)));
      if (!sides.empty()) WHENCE_RETURN_IF_ERROR(Report(sides));
    }
    report_.citations = citations_.citations();
    return std::move(report_);
  }

 private:
  absl::Status ReadGraph() {
    TermId predicate;
    std::vector<Statement> told;  // under the predicate
    for (auto cursor = graph_.ScanIn(TripleOrder::kPos, {}); cursor->Valid(); cursor->Next()) {
      const Triple triple = cursor->triple();
      if (triple.predicate != predicate) {
        WHENCE_RETURN_IF_ERROR(ReadAll(told));
        told.clear();
        predicate = triple.predicate;
      }
      if (told.size() >= kMostStatements) continue;
      WHENCE_ASSIGN_OR_RETURN(std::vector<Statement> statements, graph_.StatementsOf(triple));
      std::move(statements.begin(), statements.end(), std::back_inserter(told));
    }
    return ReadAll(told);
  }

  absl::Status ReadAll(const std::vector<Statement>& told) {
    const bool deniable = std::any_of(
        told.begin(), told.end(), [](const Statement& statement) { return statement.polarity == Polarity::kNegative; });
    for (const Statement& statement : told) {
      const size_t before = sayings_.size();
      WHENCE_RETURN_IF_ERROR(reader_.Read(statement, sayings_, deniable));
      for (size_t i = before; i < sayings_.size(); ++i) slots_[sayings_[i].slot].push_back(i);
    }
    return absl::OkStatus();
  }

  absl::Status Report(const std::vector<Side>& sides) {
    const Saying& first = *sides.front().front();
    FoundConflict conflict;
    conflict.kind = first.kind;
    WHENCE_ASSIGN_OR_RETURN(const std::string name, DisplayName(graph_, first.of));
    conflict.what = StrCat(name, ": ", first.what);
    for (const Side& side : sides) {
      ConflictSide shown;
      std::set<DocumentId> documents;
      for (const Saying* saying : side) {
        // The most precise wording speaks for its side.
        if (saying->text.size() > shown.text.size()) shown.text = saying->text;
        WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations_.Add(saying->statement));
        AddCitations(cited, shown.citations);
        for (const Support& support : saying->statement.supports) documents.insert(support.document);
      }
      WHENCE_ASSIGN_OR_RETURN(shown.told, LastToldIn(documents));
      // What tells of a later time was not written then: the date is of what it is about.
      for (const Saying* saying : side) {
        WHENCE_ASSIGN_OR_RETURN(const std::optional<Interval> when, TimeOf(graph_, saying->statement));
        const bool later =
            shown.told.has_value() && when.has_value() && Before(IntervalOf(*shown.told), *when) == Certainty::kCertain;
        if (later) shown.told.reset();
      }
      shown.documents = documents.size();
      conflict.sides.push_back(std::move(shown));
    }
    std::stable_sort(conflict.sides.begin(), conflict.sides.end(),
                     [](const ConflictSide& a, const ConflictSide& b) { return a.documents > b.documents; });
    if (conflict.sides[0].documents > conflict.sides[1].documents) {
      conflict.tie_break = StrCat(conflict.sides[0].documents, " documents against ", conflict.sides[1].documents);
    } else if (const bool dated = std::all_of(conflict.sides.begin(), conflict.sides.end(),
                                              [](const ConflictSide& side) { return side.told.has_value(); });
               dated) {
      BreakTieByDate(conflict);
    }
    // One sentence may tell of an office as two predicates do.
    std::string sides_of;
    for (const ConflictSide& side : conflict.sides)
      sides_of += StrCat(side.text, CitationList::Marks(side.citations), "|");
    if (reported_.insert(std::move(sides_of)).second) report_.conflicts.push_back(std::move(conflict));
    return absl::OkStatus();
  }

  // The latest date that any of the documents bears.
  absl::StatusOr<std::optional<CalendarDate>> LastToldIn(const std::set<DocumentId>& documents) {
    std::optional<CalendarDate> last;
    for (const DocumentId id : documents) {
      auto known = dates_.find(id);
      if (known == dates_.end()) {
        WHENCE_ASSIGN_OR_RETURN(const DocumentInfo info, graph_.GetDocument(id));
        WHENCE_ASSIGN_OR_RETURN(const std::string head,
                                graph_.ReadText(id, ByteSpan{0, std::min(info.bytes, kMostOfHead)}));
        known = dates_.emplace(id, DateOfDocument(head, rules_)).first;
      }
      const std::optional<CalendarDate>& date = known->second;
      if (date.has_value() && (!last.has_value() || *IntervalOf(*last).first < *IntervalOf(*date).first)) last = date;
    }
    return last;
  }

  // What was written later comes first, as of several with as many documents.
  static void BreakTieByDate(FoundConflict& conflict) {
    const auto day = [](const ConflictSide& side) { return *IntervalOf(*side.told).first; };
    std::stable_sort(conflict.sides.begin(), conflict.sides.end(), [&](const ConflictSide& a, const ConflictSide& b) {
      return a.documents != b.documents ? a.documents > b.documents : day(a) > day(b);
    });
    const ConflictSide& first = conflict.sides[0];
    const ConflictSide& second = conflict.sides[1];
    if (Before(IntervalOf(*second.told), IntervalOf(*first.told)) != Certainty::kCertain) return;
    conflict.tie_break =
        StrCat("written ", RenderTime(DateTerm(*first.told)), ", not ", RenderTime(DateTerm(*second.told)));
  }

  const Graph& graph_;
  const ConflictRules& rules_;
  SayingReader reader_;
  CitationList citations_;
  std::vector<Saying> sayings_;
  std::map<std::string, std::vector<size_t>> slots_;  // by slot: the report is in the order of the slots
  std::map<DocumentId, std::optional<CalendarDate>> dates_;
  std::set<std::string> reported_;  // the sides of the conflicts so far
  ConflictReport report_;
};

}  // namespace

absl::StatusOr<ConflictReport> FindConflicts(const Graph& graph, const ConflictRules& rules,
                                             const PredicateLexicon& lexicon) {
  return Finder(graph, rules, lexicon).Find();
}

std::string RenderText(const ConflictReport& report) {
  std::string out;
  for (const FoundConflict& conflict : report.conflicts) {
    out += StrCat(conflict.what, "\n");
    for (const ConflictSide& side : conflict.sides)
      out += StrCat("  ", side.text, " ", CitationList::Marks(side.citations), "\n");
    if (!conflict.tie_break.empty()) out += StrCat("  more for the first: ", conflict.tie_break, "\n");
  }
  if (report.conflicts.empty()) return "no conflicts\n";
  return out + RenderSources(report.citations);
}

std::string RenderJsonLines(const ConflictReport& report) {
  std::string out;
  for (const FoundConflict& conflict : report.conflicts) {
    nlohmann::ordered_json line = {{"kind", ConflictKindName(conflict.kind)}, {"what", conflict.what}};
    line["sides"] = nlohmann::ordered_json::array();
    for (const ConflictSide& side : conflict.sides) {
      nlohmann::ordered_json citations = nlohmann::ordered_json::array();
      for (const uint32_t index : side.citations) citations.push_back(ToJson(report.citations[index]));
      line["sides"].push_back({{"text", side.text}, {"citations", std::move(citations)}});
    }
    if (!conflict.tie_break.empty()) line["tie_break"] = conflict.tie_break;
    out += line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  }
  return out;
}

}  // namespace whence
