#ifndef WHENCE_ENGINE_VERIFY_COUNTED_THINGS_H_
#define WHENCE_ENGINE_VERIFY_COUNTED_THINGS_H_

#include <vector>

#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"

namespace whence {

// What two numbers count must be the same before one carries the other. Takes back the match of a claim's number that
// counts other things in the evidence: two daughters are no two sons, and where a play has two acts, the three men of
// its name are no three acts. Sets the match of a bound whose figure counts what is a kind of the claim's: 11 oaks
// are "over ten trees". REQUIRES: words and numbers are matched. Cost: the product of the units.
void MatchCounted(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_COUNTED_THINGS_H_
