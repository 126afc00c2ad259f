#ifndef WHENCE_ENGINE_ALIGNMENT_CLAUSE_PARTS_H_
#define WHENCE_ENGINE_ALIGNMENT_CLAUSE_PARTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rules/extraction/extraction.h"
#include "rules/extraction/sentence_tree.h"

namespace whence {

// Who does it (subject), or whom it is done to (object), in the passive and in the active; nothing for other places.
std::optional<Role> DeepRole(const SentenceTree& tree, int32_t node);

// What a clause says of its verb, or of the noun behind its copula.
struct ClausePart {
  int32_t node = -1;         // its head; for "who" and "which" of a relative clause, what the clause hangs on
  std::optional<Role> role;  // kSubject who does it, kObject whom it is done to; nothing behind a preposition
  std::string preposition;
  bool relative = false;  // by "who" or "which"
  bool who = false;       // by "who"

  bool IsPlaceOf(const ClausePart& other) const { return role == other.role && preposition == other.preposition; }
};

// The parts of the clause that a node heads, with the subject that it shares: "came and saw", "wanted to see". Cost:
// the children of the clause.
std::vector<ClausePart> PartsOf(const SentenceTree& tree, int32_t clause);

}  // namespace whence

#endif  // WHENCE_ENGINE_ALIGNMENT_CLAUSE_PARTS_H_
