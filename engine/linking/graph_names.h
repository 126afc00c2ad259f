#ifndef WHENCE_ENGINE_LINKING_GRAPH_NAMES_H_
#define WHENCE_ENGINE_LINKING_GRAPH_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "corpus/language/name_list.h"
#include "engine/answer.h"
#include "graph/graph.h"

namespace whence {

// The graph's names as the analyser's merger wants them: "csto" and "collective security treaty organisation" become
// one token each, whatever their capitals. Views the graph, which outlives it. Thread-safe.
class GraphNames : public NameList {
 public:
  // `analyses`, which may be null, is where what was read under the names of this graph is kept.
  explicit GraphNames(const Graph& graph, AnalysisCache* analyses = nullptr) : graph_(graph), analyses_(analyses) {}

  // Cost: a prefix look-up for each further word that some name begins with; one for most words.
  Match LongestMatch(absl::Span<const std::string_view> words) const override;
  AnalysisCache* analyses() const override { return analyses_; }

 private:
  const Graph& graph_;
  AnalysisCache* const analyses_;
};

// The entities that a name may mean, as one set: those that bear it, and those that bear another name of theirs ("CSTO"
// in one document is the "Collective Security Treaty Organization" that another spells out). Sorted; empty: unknown.
absl::StatusOr<std::vector<TermId>> EntitiesNamed(const Graph& graph, std::string_view name);

// The set of all terms that are the same entity as one of `entities` by their names.
absl::StatusOr<std::vector<TermId>> SameEntities(const Graph& graph, const std::vector<TermId>& entities);

// The name to show for an entity: its longest name as written, the most frequent sort first; else the IRI's last part.
absl::StatusOr<std::string> DisplayName(const Graph& graph, TermId entity);

// What the only document of a graph is about: its title, where that is a name of the graph and not merely the file's;
// else what its first sentence introduces: "Foxglove is a board game". Empty where there are several documents or none.
absl::StatusOr<std::string> TopicOfOnlyDocument(const Graph& graph);

struct RepairedText {
  std::string text;
  std::vector<Repair> repairs;
};

// Mends misspelt names: a word that no document uses and that is one edit (two, from eight letters on) from exactly one
// nearest name is read as that name. Never touches words that the documents know.
absl::StatusOr<RepairedText> RepairNames(const Graph& graph, std::string_view question);

}  // namespace whence

#endif  // WHENCE_ENGINE_LINKING_GRAPH_NAMES_H_
