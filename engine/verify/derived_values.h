#ifndef WHENCE_ENGINE_VERIFY_DERIVED_VALUES_H_
#define WHENCE_ENGINE_VERIFY_DERIVED_VALUES_H_

#include <vector>

#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"

namespace whence {

// Numbers of the claim that no number of the evidence carries, but what it lists or the dates that it gives: "five
// children" where it has two daughters and three sons, "four siblings" where it names each, "twelve years" where it has
// 1816 to 1828, "one ship" where it has a ship; in sentences on what the claim is about. Raises the grade of those to
// kDerived and leaves all others as they are. Cost: the product of the units.
void MatchDerivedValues(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches);

// Whether a number of the claim, or a date where the evidence has dates, is carried by nothing in the evidence, be it
// derived: then the evidence does not bear out the claim, whatever else it says. Costs as much.
bool LacksValue(const TextUnits& claim, const TextUnits& evidence);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_DERIVED_VALUES_H_
