#include "engine/time/departure.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/coreference/name_relation.h"
#include "engine/linking/graph_names.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"

namespace whence {
namespace {

// "resigned as treasurer" is not of the director.
absl::StatusOr<bool> IsOfOtherOffice(const Graph& graph, const Statement& statement, std::string_view office) {
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph.DecodeTerm(qualifier.predicate));
    if (!(predicate == QualifierTerm(kAsQualifier))) continue;
    WHENCE_ASSIGN_OR_RETURN(const Term value, graph.DecodeTerm(qualifier.value));
    const std::vector<std::string> words = NameWords(value.lexical);
    return std::find(words.begin(), words.end(), office) == words.end();
  }
  return false;
}

absl::StatusOr<bool> IsTold(const Graph& graph, const TripleFilter& filter, std::string_view office) {
  for (auto cursor = graph.Scan(filter); cursor->Valid(); cursor->Next()) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph.StatementsOf(cursor->triple()));
    for (const Statement& statement : statements) {
      if (statement.polarity != Polarity::kPositive || statement.modality != Modality::kAsserted) continue;
      WHENCE_ASSIGN_OR_RETURN(const bool other, IsOfOtherOffice(graph, statement, office));
      if (!other) return true;
    }
  }
  return false;
}

}  // namespace

absl::StatusOr<bool> HasDeparted(const Graph& graph, const StateRules& states, std::string_view name,
                                 std::string_view office) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities, EntitiesNamed(graph, name));
  const std::optional<StateRule> rule = states.Find("be president of");
  if (!rule.has_value()) return false;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> unspecified, graph.FindTerm(UnspecifiedTerm()));
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> leave, graph.FindTerm(PredicateTerm("leave")));
  for (const TermId entity : entities) {
    for (const StateEvent& end : rule->ends) {
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> predicate, graph.FindTerm(PredicateTerm(end.predicate)));
      if (!predicate.has_value()) continue;
      const TripleFilter filter =
          end.swapped ? TripleFilter{std::nullopt, *predicate, entity} : TripleFilter{entity, *predicate, std::nullopt};
      WHENCE_ASSIGN_OR_RETURN(const bool told, IsTold(graph, filter, office));
      if (told) return true;
    }
    if (!leave.has_value() || !unspecified.has_value()) continue;
    WHENCE_ASSIGN_OR_RETURN(const bool left, IsTold(graph, {entity, *leave, *unspecified}, office));
    if (left) return true;
  }
  return false;
}

}  // namespace whence
