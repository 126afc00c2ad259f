#ifndef WHENCE_ENGINE_VERIFY_TOLD_OF_ANOTHER_H_
#define WHENCE_ENGINE_VERIFY_TOLD_OF_ANOTHER_H_

#include "engine/verify/text_units.h"
#include "rules/verification/verdict_rules.h"

namespace whence {

// Whether each clause of the evidence that has the claim's verb tells it of something else, which only has about it
// what the claim says it of: "the mayor of Lund died", "Lund's church burned" for Lund, "met the queen's sister" for
// the queen. Or of a pronoun that cannot mean it: "he" for a firm or for Anna. "The city of Lund" is Lund, and the
// length of a bridge tells of the bridge. Cost: the product of the units. Thread-safe.
bool IsToldOfAnother(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence);

// Whether whom the claim speaks of stands there only as a place or an organisation of that name, or the other way
// round: York lies on the Ouse, Paul York does not. False where the claim's subject is no name. Linear in the
// evidence's units. Thread-safe.
bool IsOfAnotherSort(const TextUnits& claim, const TextUnits& evidence);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_TOLD_OF_ANOTHER_H_
