#ifndef WHENCE_ENGINE_VERIFY_CLAUSE_SCOPE_H_
#define WHENCE_ENGINE_VERIFY_CLAUSE_SCOPE_H_

#include <cstdint>
#include <vector>

#include "engine/verify/evidence_clauses.h"
#include "engine/verify/rival_unit.h"
#include "rules/extraction/predicate_lexicon.h"

namespace whence {

// Of how much, of when and of whom a clause of the evidence says what the claim says. `frame` is the claim's, `other`
// the evidence's.

// The evidence has what the claim speaks of only with a lesser rank: "the deputy head" is not the head.
bool IsRankedLower(const Confrontation& sides);

// The claim speaks of all: "every", "always".
bool IsUniversal(const Confrontation& sides, const Extraction& frame);

// "All" where the evidence speaks of some, "only" where it speaks of one among others.
bool IsScoped(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other);

// The claim tells how it is now what the evidence tells of the past alone: "was once common".
bool HasEnded(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other);

// Who acts in the claim is acted on there, and the other way round. `own` and `others` are the parts of both frames.
bool IsSwapped(const Confrontation& sides, const PredicateLexicon& lexicon, const std::vector<Part>& own,
               uint32_t sentence, const Extraction& other, const std::vector<Part>& others);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_CLAUSE_SCOPE_H_
