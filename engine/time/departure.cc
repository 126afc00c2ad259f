#include "engine/time/departure.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/linking/graph_names.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"

namespace whence {
namespace {

absl::StatusOr<bool> IsTold(const Graph& graph, const TripleFilter& filter) {
  for (auto cursor = graph.Scan(filter); cursor->Valid(); cursor->Next()) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph.StatementsOf(cursor->triple()));
    const bool told = std::any_of(statements.begin(), statements.end(), [](const Statement& statement) {
      return statement.polarity == Polarity::kPositive && statement.modality == Modality::kAsserted;
    });
    if (told) return true;
  }
  return false;
}

}  // namespace

absl::StatusOr<bool> HasDeparted(const Graph& graph, const StateRules& states, std::string_view name) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> entities, EntitiesNamed(graph, name));
  const std::optional<StateRule> office = states.Find("be president of");
  if (!office.has_value()) return false;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> unspecified, graph.FindTerm(UnspecifiedTerm()));
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> leave, graph.FindTerm(PredicateTerm("leave")));
  for (const TermId entity : entities) {
    for (const StateEvent& end : office->ends) {
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> predicate, graph.FindTerm(PredicateTerm(end.predicate)));
      if (!predicate.has_value()) continue;
      const TripleFilter filter =
          end.swapped ? TripleFilter{std::nullopt, *predicate, entity} : TripleFilter{entity, *predicate, std::nullopt};
      WHENCE_ASSIGN_OR_RETURN(const bool told, IsTold(graph, filter));
      if (told) return true;
    }
    if (!leave.has_value() || !unspecified.has_value()) continue;
    WHENCE_ASSIGN_OR_RETURN(const bool left, IsTold(graph, {entity, *leave, *unspecified}));
    if (left) return true;
  }
  return false;
}

}  // namespace whence
