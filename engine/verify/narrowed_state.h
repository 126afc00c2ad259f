#ifndef WHENCE_ENGINE_VERIFY_NARROWED_STATE_H_
#define WHENCE_ENGINE_VERIFY_NARROWED_STATE_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/verify/rival_unit.h"

namespace whence {

// Whether the evidence tells of a state only at some times, for some or for a purpose, of which the claim says nothing:
// "is closed on Mondays", "is closed to lorries" say neither that it is closed nor that it is not open. So does what is
// denied of some times: "does not run on Sundays". `frame` is the claim's clause, `other` one of the evidence that says
// the same or the contrary but for that. Linear in the tokens, times the claim's units.
bool IsNarrowedState(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other);

// Whether both clauses say of the very same what it is like, at one time, where their adjectives are contraries: "the
// bill is thin", but not "the lower bill". `pairs` are the units of claim and evidence that have found each other.
bool AreContraryStates(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other,
                       const std::vector<std::pair<size_t, int32_t>>& pairs);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_NARROWED_STATE_H_
