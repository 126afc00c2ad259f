#ifndef WHENCE_ENGINE_TIME_MEANT_STRETCH_H_
#define WHENCE_ENGINE_TIME_MEANT_STRETCH_H_

#include "engine/time/interval.h"

namespace whence {

// Of those who were something one after the other, some at a time that is asked about: whom the question means rather
// than all of them. Years are the finest that people name terms by, so ends are compared by their years.

// "From 1963 to 1970": whoever was it all that time. False where the asked stretch is open.
bool FillsStretch(const Interval& held, const Interval& asked);

// "Until 1977": whoever stopped then. False where the asked time has no end or is no end alone.
bool EndsWith(const Interval& held, const Interval& asked);

// Whether what lasted ends in the first year of a longer stretch that is asked about, or begins in its last: who was
// mayor from 2003 to 2015 is not whoever became it in 2015, and until 1920 not whoever had it from 1920 to 1940.
bool OnlyTouches(const Interval& held, const Interval& asked);

}  // namespace whence

#endif  // WHENCE_ENGINE_TIME_MEANT_STRETCH_H_
