#ifndef WHENCE_ENGINE_VERIFY_NARROWED_STATE_H_
#define WHENCE_ENGINE_VERIFY_NARROWED_STATE_H_

#include <cstdint>

#include "engine/verify/rival_unit.h"

namespace whence {

// Whether the evidence tells of a state only at some times, for some or for a purpose, of which the claim says nothing:
// "is closed on Mondays", "is closed to lorries" say neither that it is closed nor that it is not open. So does what is
// denied of some times: "does not run on Sundays". `frame` is the claim's clause, `other` one of the evidence that says
// the same or the contrary but for that. Linear in the tokens, times the claim's units.
bool IsNarrowedState(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_NARROWED_STATE_H_
