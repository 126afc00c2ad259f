#include "engine/conflicts/conflict_finder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/numbers.h"
#include "corpus/language/number_words.h"
#include "engine/citation_json.h"
#include "engine/citation_list.h"
#include "engine/coreference/name_relation.h"
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
  std::optional<Interval> span = std::nullopt;  // when it was, where the time is not what is compared
};

// Whether all words of a name stand in another: "the British" and "the British Empire" may be one.
bool Holds(std::string_view shorter, std::string_view longer) {
  const std::vector<std::string> words = NameWords(shorter), among = NameWords(longer);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(among.begin(), among.end(), word) != among.end();
  });
}

// Whether both can be told of one thing.
bool Agree(const Saying& a, const Saying& b) {
  if (a.when.has_value() && b.when.has_value()) return Overlap(*a.when, *b.when);
  if (a.number.has_value() && b.number.has_value()) {
    return std::fabs(*a.number - *b.number) <= kRounded * std::max(std::fabs(*a.number), std::fabs(*b.number));
  }
  if (!a.entity.empty() && !b.entity.empty()) {
    const bool same = std::any_of(a.entity.begin(), a.entity.end(), [&](TermId term) {
      return std::binary_search(b.entity.begin(), b.entity.end(), term);
    });
    return same || Holds(a.text, b.text) || Holds(b.text, a.text);
  }
  return a.text == b.text;
}

// "48 metres", "two turbines": the number, and what follows it. Limits ("about 300") leave the number open.
std::optional<std::pair<double, std::string>> LeadingNumber(std::string_view text) {
  const size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  std::optional<double> value = ParseNumber(text.substr(0, blank));
  if (!value.has_value()) return std::nullopt;
  std::string_view rest = text.substr(blank + 1);
  // "22 million tonnes"
  for (const auto& [word, factor] :
       {std::pair<std::string_view, double>{"thousand ", 1e3}, {"million ", 1e6}, {"billion ", 1e9}}) {
    if (!rest.starts_with(word)) continue;
    *value *= factor;
    rest.remove_prefix(word.size());
  }
  return std::pair(*value, std::string(rest));
}

class Finder {
 public:
  Finder(const Graph& graph, const ExclusionRules& exclusions)
      : graph_(graph), exclusions_(exclusions), citations_(graph) {}

  absl::StatusOr<ConflictReport> Find() {
    WHENCE_ASSIGN_OR_RETURN(const NamedPredicates predicates, Predicates());
    for (const auto& [id, name] : predicates) WHENCE_RETURN_IF_ERROR(CheckPredicate(id, name));
    for (const auto& [name, contrary] : exclusions_.opposites()) {
      WHENCE_RETURN_IF_ERROR(CheckOpposites(name, contrary));
    }
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

  // One document approves what another rejects: the same subject and object, and no time that tells the two apart.
  absl::Status CheckOpposites(const std::string& name, const std::string& contrary) {
    std::map<std::pair<TermId, TermId>, std::vector<Saying>> said;
    for (const std::string& predicate : {name, contrary}) {
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(PredicateTerm(predicate)));
      if (!id.has_value()) return absl::OkStatus();
      size_t steps = 0;
      for (auto cursor = graph_.Scan({std::nullopt, *id, std::nullopt}); cursor->Valid() && steps < kMostTriples;
           cursor->Next(), ++steps) {
        const Triple triple = cursor->triple();
        WHENCE_ASSIGN_OR_RETURN(const Term subject, graph_.DecodeTerm(triple.subject));
        WHENCE_ASSIGN_OR_RETURN(const Term object, graph_.DecodeTerm(triple.object));
        if (subject == UnspecifiedTerm() || object == UnspecifiedTerm()) continue;
        WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(triple));
        for (const Statement& statement : statements) {
          const bool told = statement.modality == Modality::kAsserted && statement.polarity == Polarity::kPositive;
          if (!told || statement.supports.empty()) continue;
          Saying saying{statement, predicate, std::nullopt, std::nullopt, {}};
          WHENCE_ASSIGN_OR_RETURN(saying.span, TimeOf(graph_, statement));
          said[{triple.subject, triple.object}].push_back(std::move(saying));
        }
      }
    }
    for (const auto& [parts, sayings] : said) {
      const bool apart = std::any_of(sayings.begin(), sayings.end(), [&](const Saying& saying) {
        return saying.span.has_value() && std::none_of(sayings.begin(), sayings.end(), [&](const Saying& other) {
                 return other.text != saying.text && (!other.span.has_value() || Overlap(*other.span, *saying.span));
               });
      });
      if (apart) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::string object, NameOf(parts.second));
      WHENCE_RETURN_IF_ERROR(CheckGroup(ConflictKind::kNegation, parts.first, object, sayings, true));
    }
    return absl::OkStatus();
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
    const bool once = exclusions_.HappensOnce(name), usually = exclusions_.HappensUsuallyOnce(name);
    const bool measures = exclusions_.Measures(name);
    const bool one_object = exclusions_.HasOneObject(name), one_subject = exclusions_.HasOneSubject(name);
    Groups times, objects, subjects, makers, numbers, measured, denials;
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
        if (usually && when.has_value() && known) {
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
        if (usually && !one_subject && has_object && subject != UnspecifiedTerm()) {
          WHENCE_RETURN_IF_ERROR(AddEntity(triple.subject, {triple.object, ""}, saying, makers));
        }
        if (measures && object.IsLiteral()) {
          WHENCE_RETURN_IF_ERROR(AddMeasure(triple, object.lexical, at, saying, measured));
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
    // What happens to a thing once as a rule, and how large it is, may have changed within one document.
    const std::tuple<ConflictKind, const Groups*, bool> all[] = {
        {ConflictKind::kTime, &times, !once},       {ConflictKind::kObject, &objects, false},
        {ConflictKind::kSubject, &subjects, false}, {ConflictKind::kSubject, &makers, true},
        {ConflictKind::kNumber, &numbers, false},   {ConflictKind::kNumber, &measured, true},
        {ConflictKind::kNegation, &denials, false}};
    for (const auto& [kind, groups, across] : all) {
      for (const auto& [key, sayings] : *groups) {
        WHENCE_RETURN_IF_ERROR(CheckGroup(kind, key.first, name, sayings, across));
      }
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

  // "Two turbines", "high" by "48 metres": what is counted or measured is the key, the number what is said of it.
  absl::Status AddMeasure(const Triple& triple, const std::string& object, const std::string& at, Saying saying,
                          Groups& groups) const {
    WHENCE_ASSIGN_OR_RETURN(const std::string amount, QualifierOf(saying.statement, kAmountQualifier));
    const std::string& figures = amount.empty() ? object : amount;
    const std::optional<std::pair<double, std::string>> number = LeadingNumber(figures);
    if (!number.has_value() || number->second.empty()) return absl::OkStatus();
    saying.number = number->first;
    saying.text = figures;
    groups[{triple.subject, StrCat(amount.empty() ? "" : object, "|", number->second, "|", at)}].push_back(
        std::move(saying));
    return absl::OkStatus();
  }

  // `across`: only two documents can disagree, and none that says both.
  absl::Status CheckGroup(ConflictKind kind, TermId of, const std::string& predicate,
                          const std::vector<Saying>& sayings, bool across) {
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
    if (across) {
      std::map<DocumentId, const void*> side_of;
      for (const auto& side : sides) {
        for (const Saying* saying : side) {
          for (const Support& support : saying->statement.supports) {
            const auto [known, added] = side_of.emplace(support.document, &side);
            if (!added && known->second != &side) return absl::OkStatus();
          }
        }
      }
    }
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
