#ifndef WHENCE_ENGINE_VERIFY_TOLD_WIDER_H_
#define WHENCE_ENGINE_VERIFY_TOLD_WIDER_H_

#include <vector>

#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"
#include "rules/verification/verdict_rules.h"

namespace whence {

// Whether all that the evidence lacks of the claim is its predicate, of which it has a wider one: "killed" for
// "murdered", "became mayor" for "was elected mayor", "a writer" for "a poet"; or denies a narrower one, "not
// murdered". It may be so, then, or not. `matches` are those of Align. Linear in the evidence's tokens. Thread-safe.
bool IsToldWider(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence,
                 const std::vector<UnitMatch>& matches);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_TOLD_WIDER_H_
