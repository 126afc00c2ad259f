#ifndef WHENCE_ENGINE_VERIFY_DESCRIBED_PART_H_
#define WHENCE_ENGINE_VERIFY_DESCRIBED_PART_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/verify/rival_unit.h"

namespace whence {

// Whether a part of the evidence says by words of its own that it is not what a unit of the claim says, which it lacks:
// whose it is ("the hen's egg"), of what sort ("the passenger train"), what it is called ("the chairman, Hugh Moe").
// `units` are those of the claim's part.
bool SaysAnother(const Confrontation& sides, const std::vector<size_t>& units, const Unit& unit, uint32_t sentence,
                 const Part& part);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_DESCRIBED_PART_H_
