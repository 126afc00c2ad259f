#ifndef WHENCE_ENGINE_VERIFY_ENDED_STATE_H_
#define WHENCE_ENGINE_VERIFY_ENDED_STATE_H_

#include <vector>

#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"
#include "rules/verification/verdict_rules.h"

namespace whence {

// Whether the claim says what is so, "Norland is a member of the union", and the evidence how that ended, by who gave it
// up, "Norland left the union", or by what was done to it, "Ida Holm was replaced as chair". Not where it tells of its
// coming back. `matches` are those of Align. Linear in the tokens, times the claim's units.
bool TellsOfEnd(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence,
                const std::vector<UnitMatch>& matches);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_ENDED_STATE_H_
