#ifndef WHENCE_ENGINE_CONFLICTS_CONFLICT_FINDER_H_
#define WHENCE_ENGINE_CONFLICTS_CONFLICT_FINDER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/answer.h"
#include "engine/conflicts/saying.h"
#include "graph/graph.h"
#include "rules/extraction/predicate_lexicon.h"
#include "rules/inference/conflict_rules.h"

namespace whence {

// One side: what it says, and who says so.
struct ConflictSide {
  std::string text;                                 // "1923"
  std::vector<uint32_t> citations;                  // indexes into ConflictReport::citations
  size_t documents = 0;                             // that say so
  std::optional<CalendarDate> told = std::nullopt;  // when the latest of them was written, where it says so
};

struct FoundConflict {
  ConflictKind kind = ConflictKind::kTime;
  std::string what;  // "Hill Towns League found"
  // Two or more; the one that most documents tell first, then what was written later, then in the order of the text.
  std::vector<ConflictSide> sides;
  // "2 documents against 1", "written 4 March 1962, not 1921"; empty where nothing speaks for one.
  std::string tie_break;
};

struct ConflictReport {
  std::vector<FoundConflict> conflicts;
  std::vector<Citation> citations;
};

// All statements of a graph that cannot hold together, by rules/inference/conflicts.rules. None is retired: both sides
// are quoted, and what would break the tie is said. Only asserted statements count; dates and numbers of which one is
// the more precise form of the other agree. Cost: a scan of the statements of each predicate, at most 200,000 of each.
absl::StatusOr<ConflictReport> FindConflicts(const Graph& graph, const ConflictRules& rules,
                                             const PredicateLexicon& lexicon);

// For people, and as JSON lines: {"kind", "what", "sides": [{"text", "citations": [...]}], "tie_break"?}, a conflict a
// line.
std::string RenderText(const ConflictReport& report);
std::string RenderJsonLines(const ConflictReport& report);

}  // namespace whence

#endif  // WHENCE_ENGINE_CONFLICTS_CONFLICT_FINDER_H_
