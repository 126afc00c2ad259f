#ifndef WHENCE_ENGINE_VERIFY_BARE_STATE_H_
#define WHENCE_ENGINE_VERIFY_BARE_STATE_H_

#include "engine/verify/text_units.h"
#include "rules/verification/verdict_rules.h"

namespace whence {

// Whether the claim says only that somebody has something or that something is in a place, and all that the evidence
// tells of that thing or place is a deed by which it need not be so: "left the house" or "feared the dog" for having
// it, "replaced the bridge in Lund" or "died in Lund" for being in Lund. Linear in the evidence's units. Thread-safe.
bool IsOnlyInDeeds(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_BARE_STATE_H_
