#ifndef WHENCE_ENGINE_VERIFY_DATE_RANGES_H_
#define WHENCE_ENGINE_VERIFY_DATE_RANGES_H_

#include <vector>

#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"

namespace whence {

// Stretches that one text tells in one date and the other in two: "(1914–1918)" carries "from 1914 to 1918" and the
// other way round, whether told to the day or to the year. A date within such a stretch of the evidence is none that
// its ends oppose: who was king from 1540 to 1550 may have sold the castle in 1545, and was king in 1545. And a day
// without its year, "on 3 May", is carried by one of the same event that has it. What a lifespan carries of anything
// but birth and death is taken back. REQUIRES: the units are matched, and rivals told. Cost: the product of the units.
void MatchDateRanges(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_DATE_RANGES_H_
