#ifndef WHENCE_ENGINE_VERIFY_LASTING_STRETCH_H_
#define WHENCE_ENGINE_VERIFY_LASTING_STRETCH_H_

#include <cstdint>
#include <vector>

#include "engine/verify/text_units.h"

namespace whence {

// The date of the evidence from which follows how long something lasted, if that is the claim's number of years, months
// or days; -1 for none. A stretch is told by both its ends, "1816–1828", "from 3 to 9 May 1900", or by when it began
// and when it ended, in one sentence; "the 1950s" is none. Whoever counts the years themselves counts one more. From a
// life follow ages and nothing else: "(3 May 1860 – 1 April 1914)" behind a person's name tells of no office, and "king
// from 1816 to 1828" of no age, of which the last year may be short. `on_subject`: whether each sentence of the
// evidence speaks of what the claim is about. REQUIRES: the number has a value and is no rank.
int32_t FindStretch(const Unit& number, const TextUnits& claim, const TextUnits& evidence,
                    const std::vector<bool>& on_subject);

// Whether the number tells how old somebody is or was, or how long he lived.
bool IsAge(const Unit& number, const TextUnits& claim);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_LASTING_STRETCH_H_
