#include "engine/qualifier_text.h"

#include "engine/vocabulary.h"
#include "graph/base/status.h"

namespace whence {

absl::StatusOr<std::string> QualifierText(const Graph& graph, const Statement& statement, std::string_view name) {
  const Term asked = QualifierTerm(name);
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph.DecodeTerm(qualifier.predicate));
    if (predicate != asked) continue;
    WHENCE_ASSIGN_OR_RETURN(const Term value, graph.DecodeTerm(qualifier.value));
    return value.lexical;
  }
  return std::string();
}

}  // namespace whence
