#ifndef WHENCE_ENGINE_VERIFY_TOLD_OF_ITSELF_H_
#define WHENCE_ENGINE_VERIFY_TOLD_OF_ITSELF_H_

#include "engine/verify/text_units.h"

namespace whence {

// Whether the evidence tells the event of the claim in the same verb, and of nothing that may be another beside what
// the claim names: of a name or the bare noun of its kind; "he" may be another. "The tower was built in 1908" may be
// the Torp Tower, "the old tower", "the tower of the church" and "the school for girls" are others, and what was
// rebuilt was built before. False where the claim has no verb. Cost: the product of the evidence's tokens. Thread-safe.
bool TellsOfItself(const TextUnits& claim, const TextUnits& evidence);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_TOLD_OF_ITSELF_H_
