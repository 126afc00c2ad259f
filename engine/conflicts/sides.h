#ifndef WHENCE_ENGINE_CONFLICTS_SIDES_H_
#define WHENCE_ENGINE_CONFLICTS_SIDES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "engine/conflicts/saying.h"

namespace whence {

// Sayings of one slot that agree with each other.
using Side = std::vector<const Saying*>;

// The sides of what cannot hold together, in the order of the text; empty where all of it can, or where one source
// tells of several and so means that they do. REQUIRES: all are of one slot. Cost: the square of their number.
absl::StatusOr<std::vector<Side>> SidesOf(SayingReader& reader, std::vector<const Saying*> sayings);

}  // namespace whence

#endif  // WHENCE_ENGINE_CONFLICTS_SIDES_H_
