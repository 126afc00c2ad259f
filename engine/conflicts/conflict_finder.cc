#include "engine/conflicts/conflict_finder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/numbers.h"
#include "engine/citation_json.h"
#include "engine/citation_list.h"
#include "engine/linking/graph_names.h"
#include "engine/time/interval.h"
#include "engine/time/statement_time.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"

namespace whence {
namespace {

constexpr size_t kMostTriples = 200000;  // of one predicate
constexpr double kRounded = 0.01;        // numbers so near are one, rounded

// One thing that a statement says of what may be said once only.
struct Saying {
  Statement statement;
  std::string text;
  std::optional<Interval> when;
  std::optional<double> number;
  std::vector<TermId> entity;
};

// Whether both can be told of one thing.
bool Agree(const Saying& a, const Saying& b) {
  if (a.when.has_value() && b.when.has_value()) return Overlap(*a.when, *b.when);
  if (a.number.has_value() && b.number.has_value()) {
    return std::fabs(*a.number - *b.number) <= kRounded * std::max(std::fabs(*a.number), std::fabs(*b.number));
  }
  if (!a.entity.empty() && !b.entity.empty()) {
    return std::any_of(a.entity.begin(), a.entity.end(),
                       [&](TermId term) { return std::binary_search(b.entity.begin(), b.entity.end(), term); });
  }
  return a.text == b.text;
}

class Finder {
 public:
  Finder(const Graph& graph, const ExclusionRules& exclusions)
      : graph_(graph), exclusions_(exclusions), citations_(graph) {}

  absl::StatusOr<ConflictReport> Find() {
    WHENCE_ASSIGN_OR_RETURN(const NamedPredicates predicates, Predicates());
    for (const auto& [id, name] : predicates) WHENCE_RETURN_IF_ERROR(CheckPredicate(id, name));
    report_.citations = citations_.citations();
    return std::move(report_);
  }

 private:
  using NamedPredicates = std::vector<std::pair<TermId, std::string>>;
  using Groups = std::map<std::pair<TermId, std::string>, std::vector<Saying>>;

  absl::StatusOr<NamedPredicates> Predicates() const {
    NamedPredicates predicates;
    TermId last;
    size_t steps = 0;
    for (auto cursor = graph_.ScanIn(TripleOrder::kPos, {}); cursor->Valid() && steps < 50 * kMostTriples;
         cursor->Next(), ++steps) {
      if (!predicates.empty() && cursor->triple().predicate == last) continue;
      last = cursor->triple().predicate;
      WHENCE_ASSIGN_OR_RETURN(const Term term, graph_.DecodeTerm(last));
      predicates.emplace_back(last, PredicateName(term.lexical));
    }
    return predicates;
  }

  absl::StatusOr<std::string> NameOf(TermId term) const {
    WHENCE_ASSIGN_OR_RETURN(const Term decoded, graph_.DecodeTerm(term));
    if (decoded.IsLiteral()) return decoded.lexical;
    return DisplayName(graph_, term);
  }

  absl::StatusOr<std::string> QualifierOf(const Statement& statement, std::string_view name) const {
    for (const Qualifier& qualifier : statement.qualifiers) {
      WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph_.DecodeTerm(qualifier.predicate));
      if (predicate != QualifierTerm(name)) continue;
      WHENCE_ASSIGN_OR_RETURN(const Term value, graph_.DecodeTerm(qualifier.value));
      return value.lexical;
    }
    return std::string();
  }

  absl::Status CheckPredicate(TermId id, const std::string& name) {
    const bool once = exclusions_.HappensOnce(name);
    const bool one_object = exclusions_.HasOneObject(name), one_subject = exclusions_.HasOneSubject(name);
    Groups times, objects, subjects, numbers, denials;
    size_t steps = 0;
    for (auto cursor = graph_.Scan({std::nullopt, id, std::nullopt}); cursor->Valid() && steps < kMostTriples;
         cursor->Next(), ++steps) {
      const Triple triple = cursor->triple();
      WHENCE_ASSIGN_OR_RETURN(const Term subject, graph_.DecodeTerm(triple.subject));
      WHENCE_ASSIGN_OR_RETURN(const Term object, graph_.DecodeTerm(triple.object));
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(triple));
      for (const Statement& statement : statements) {
        if (statement.modality != Modality::kAsserted || statement.supports.empty()) continue;
        WHENCE_ASSIGN_OR_RETURN(const std::optional<Interval> when, TimeOf(graph_, statement));
        Saying saying{statement, "", std::nullopt, std::nullopt, {}};
        saying.text = statement.polarity == Polarity::kPositive ? "said" : "denied";
        const std::string at =
            when.has_value() ? StrCat(when->first.value_or(0), "/", when->last.value_or(0)) : std::string();
        if (object != UnspecifiedTerm() && subject != UnspecifiedTerm()) {
          WHENCE_ASSIGN_OR_RETURN(const std::string what, NameOf(triple.object));
          denials[{triple.subject, StrCat(what, " ", at)}].push_back(saying);
        }
        if (statement.polarity != Polarity::kPositive) continue;
        // Of an event the object is what it happens to; where it has none, the subject.
        const bool has_object = object != UnspecifiedTerm() && !object.IsLiteral();
        const bool known = has_object || subject != UnspecifiedTerm();  // else it happened to nobody knows what
        if (once && when.has_value() && known) {
          saying.when = when;
          WHENCE_ASSIGN_OR_RETURN(saying.text, TimeText(statement));
          times[{has_object ? triple.object : triple.subject, ""}].push_back(saying);
          saying.when.reset();
        }
        if (one_object && has_object && subject != UnspecifiedTerm()) {
          WHENCE_RETURN_IF_ERROR(AddEntity(triple.object, {triple.subject, at}, saying, objects));
        }
        if (one_subject && has_object && subject != UnspecifiedTerm()) {
          WHENCE_RETURN_IF_ERROR(AddEntity(triple.subject, {triple.object, at}, saying, subjects));
        }
        double number = 0;
        if (object.kind == TermKind::kTyped && !IntervalOf(object).has_value() &&
            absl::SimpleAtod(object.lexical, &number)) {
          WHENCE_ASSIGN_OR_RETURN(const std::string unit, QualifierOf(statement, kUnitQualifier));
          if (unit.empty()) continue;
          saying.number = number;
          saying.text = StrCat(object.lexical, " ", unit);
          numbers[{triple.subject, StrCat(unit, " ", at)}].push_back(saying);
        }
      }
    }
    for (const auto& [kind, groups] :
         {std::pair(ConflictKind::kTime, &times), std::pair(ConflictKind::kObject, &objects),
          std::pair(ConflictKind::kSubject, &subjects), std::pair(ConflictKind::kNumber, &numbers),
          std::pair(ConflictKind::kNegation, &denials)}) {
      for (const auto& [key, sayings] : *groups) WHENCE_RETURN_IF_ERROR(CheckGroup(kind, key.first, name, sayings));
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::string> TimeText(const Statement& statement) const {
    std::string text;
    for (const Qualifier& qualifier : statement.qualifiers) {
      WHENCE_ASSIGN_OR_RETURN(const Term value, graph_.DecodeTerm(qualifier.value));
      const std::optional<Interval> interval = IntervalOf(value);
      if (interval.has_value() && (text.empty() || (interval->first.has_value() && interval->last.has_value())))
        text = RenderTime(value);
    }
    return text;
  }

  // Only what has a name can be told from something else: a description may be the same in other words.
  absl::Status AddEntity(TermId entity, const std::pair<TermId, std::string>& key, Saying saying, Groups& groups) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph_.AliasesOf(entity));
    if (aliases.empty()) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(saying.entity, SameEntities(graph_, {entity}));
    WHENCE_ASSIGN_OR_RETURN(saying.text, DisplayName(graph_, entity));
    groups[key].push_back(std::move(saying));
    return absl::OkStatus();
  }

  absl::Status CheckGroup(ConflictKind kind, TermId of, const std::string& predicate,
                          const std::vector<Saying>& sayings) {
    std::vector<std::vector<const Saying*>> sides;
    for (const Saying& saying : sayings) {
      const auto side = std::find_if(sides.begin(), sides.end(), [&](const auto& told) {
        return std::all_of(told.begin(), told.end(), [&](const Saying* other) { return Agree(*other, saying); });
      });
      if (side == sides.end()) {
        sides.push_back({&saying});
      } else {
        side->push_back(&saying);
      }
    }
    if (sides.size() < 2) return absl::OkStatus();
    FoundConflict conflict;
    conflict.kind = kind;
    WHENCE_ASSIGN_OR_RETURN(const std::string name, NameOf(of));
    conflict.what = StrCat(name, ": ", predicate);
    for (const auto& side : sides) {
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
  const ExclusionRules& exclusions_;
  CitationList citations_;
  ConflictReport report_;
};

}  // namespace

std::string_view ConflictKindName(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::kTime:
      return "time";
    case ConflictKind::kObject:
      return "object";
    case ConflictKind::kSubject:
      return "subject";
    case ConflictKind::kNumber:
      return "number";
    case ConflictKind::kNegation:
      break;
  }
  return "negation";
}

absl::StatusOr<ConflictReport> FindConflicts(const Graph& graph, const ExclusionRules& exclusions) {
  return Finder(graph, exclusions).Find();
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
