#ifndef WHENCE_ENGINE_CONFLICTS_CONFLICT_FINDER_H_
#define WHENCE_ENGINE_CONFLICTS_CONFLICT_FINDER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/answer.h"
#include "graph/graph.h"
#include "rules/inference/exclusion_rules.h"

namespace whence {

// Why statements cannot hold together.
enum class ConflictKind : uint8_t {
  kTime,      // what happens once is given two dates
  kObject,    // what has one object has two
  kSubject,   // what is of one subject is of two
  kNumber,    // two numbers of one unit
  kNegation,  // one source says so, another denies it
};
std::string_view ConflictKindName(ConflictKind kind);  // "time"

// One side: what it says, and who says so.
struct ConflictSide {
  std::string text;                 // "1923"
  std::vector<uint32_t> citations;  // indexes into ConflictReport::citations
  size_t documents = 0;             // that say so
};

struct FoundConflict {
  ConflictKind kind = ConflictKind::kTime;
  std::string what;  // "Hill Towns League found"
  std::vector<ConflictSide>
      sides;              // two or more; the one that most documents tell first, then in the order of the text
  std::string tie_break;  // "2 documents against 1"; empty where nothing speaks for a side
};

struct ConflictReport {
  std::vector<FoundConflict> conflicts;
  std::vector<Citation> citations;
};

// All statements of a graph that cannot hold together, by rules/inference/exclusions.rules. None is retired: both sides
// are quoted, and what would break the tie is said. Only asserted statements count; dates and numbers of which one is
// the more precise form of the other agree. Cost: a scan of the statements with such predicates, at most kMostTriples
// each.
absl::StatusOr<ConflictReport> FindConflicts(const Graph& graph, const ExclusionRules& exclusions);

// For people, and as JSON lines: {"kind", "what", "sides": [{"text", "citations": [...]}], "tie_break"?}, a conflict a
// line.
std::string RenderText(const ConflictReport& report);
std::string RenderJsonLines(const ConflictReport& report);

}  // namespace whence

#endif  // WHENCE_ENGINE_CONFLICTS_CONFLICT_FINDER_H_
