#include "engine/conflicts/conflict_finder.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "engine/citation_json.h"
#include "engine/citation_list.h"
#include "engine/linking/graph_names.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"

namespace whence {
namespace {

constexpr size_t kMostTriples = 200000;  // of one predicate

using Side = std::vector<const Saying*>;

class Finder {
 public:
  Finder(const Graph& graph, const ConflictRules& rules, const PredicateLexicon& lexicon)
      : graph_(graph), reader_(graph, rules, lexicon), citations_(graph) {}

  absl::StatusOr<ConflictReport> Find() {
    WHENCE_RETURN_IF_ERROR(ReadGraph());
    for (const auto& [slot, indexes] : slots_) {
      if (indexes.size() < 2) continue;
      std::vector<const Saying*> sayings;
      for (const size_t index : indexes) sayings.push_back(&sayings_[index]);
      std::stable_sort(sayings.begin(), sayings.end(), [](const Saying* a, const Saying* b) {
        return a->statement.supports.front() < b->statement.supports.front();
      });
      WHENCE_RETURN_IF_ERROR(Check(sayings));
    }
    report_.citations = citations_.citations();
    return std::move(report_);
  }

 private:
  absl::Status ReadGraph() {
    TermId predicate;
    size_t steps = 0;
    for (auto cursor = graph_.ScanIn(TripleOrder::kPos, {}); cursor->Valid(); cursor->Next()) {
      const Triple triple = cursor->triple();
      steps = triple.predicate == predicate ? steps + 1 : 0;
      predicate = triple.predicate;
      if (steps >= kMostTriples) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(triple));
      for (const Statement& statement : statements) {
        const size_t before = sayings_.size();
        WHENCE_RETURN_IF_ERROR(reader_.Read(statement, sayings_));
        for (size_t i = before; i < sayings_.size(); ++i) {
          auto [slot, added] = slots_.emplace(sayings_[i].slot, std::vector<size_t>());
          slot->second.push_back(i);
        }
      }
    }
    return absl::OkStatus();
  }

  // Puts what agrees together; nothing is found where it all does, or where one source tells several of them.
  absl::Status Check(const std::vector<const Saying*>& sayings) {
    std::vector<Side> sides;
    for (const Saying* saying : sayings) {
      Side* joined = nullptr;
      for (Side& side : sides) {
        bool agrees = true;
        for (size_t i = 0; i < side.size() && agrees; ++i) {
          WHENCE_ASSIGN_OR_RETURN(agrees, reader_.Agree(*side[i], *saying));
        }
        if (agrees) joined = &side;
        if (agrees) break;
      }
      if (joined == nullptr) {
        sides.push_back({saying});
      } else {
        joined->push_back(saying);
      }
    }
    if (sides.size() < 2) return absl::OkStatus();
    if (sayings.front()->across) {
      WHENCE_ASSIGN_OR_RETURN(const bool both, IsToldBySame(sayings));
      if (both) return absl::OkStatus();
    }
    std::vector<bool> opposed(sides.size(), false);
    for (size_t i = 0; i < sides.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        WHENCE_ASSIGN_OR_RETURN(const bool oppose, Oppose(sides[i], sides[j]));
        if (oppose) opposed[i] = opposed[j] = true;
      }
    }
    std::vector<Side> kept;
    for (size_t i = 0; i < sides.size(); ++i) {
      if (opposed[i]) kept.push_back(std::move(sides[i]));
    }
    return kept.size() < 2 ? absl::OkStatus() : Report(kept);
  }

  absl::StatusOr<bool> Oppose(const Side& a, const Side& b) {
    for (const Saying* one : a) {
      for (const Saying* other : b) {
        WHENCE_ASSIGN_OR_RETURN(const bool agree, reader_.Agree(*one, *other));
        if (agree) continue;
        WHENCE_ASSIGN_OR_RETURN(const bool may, reader_.MayOppose(*one, *other));
        if (may) return true;
      }
    }
    return false;
  }

  // Whether one document says two of them that do not agree.
  absl::StatusOr<bool> IsToldBySame(const std::vector<const Saying*>& sayings) {
    std::map<DocumentId, std::vector<const Saying*>> of_document;
    for (const Saying* saying : sayings) {
      for (const Support& support : saying->statement.supports) {
        std::vector<const Saying*>& others = of_document[support.document];
        for (const Saying* other : others) {
          WHENCE_ASSIGN_OR_RETURN(const bool agree, reader_.Agree(*other, *saying));
          if (!agree) return true;
        }
        others.push_back(saying);
      }
    }
    return false;
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
        for (const uint32_t index : cited) {
          if (std::find(shown.citations.begin(), shown.citations.end(), index) == shown.citations.end())
            shown.citations.push_back(index);
        }
        for (const Support& support : saying->statement.supports) documents.insert(support.document);
      }
      shown.documents = documents.size();
      conflict.sides.push_back(std::move(shown));
    }
    std::stable_sort(conflict.sides.begin(), conflict.sides.end(),
                     [](const ConflictSide& a, const ConflictSide& b) { return a.documents > b.documents; });
    if (conflict.sides[0].documents > conflict.sides[1].documents) {
      conflict.tie_break = StrCat(conflict.sides[0].documents, " documents against ", conflict.sides[1].documents);
    }
    report_.conflicts.push_back(std::move(conflict));
    return absl::OkStatus();
  }

  const Graph& graph_;
  SayingReader reader_;
  CitationList citations_;
  std::vector<Saying> sayings_;
  std::map<std::string, std::vector<size_t>> slots_;  // by slot: the report is in the order of the slots
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
