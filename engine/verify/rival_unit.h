#ifndef WHENCE_ENGINE_VERIFY_RIVAL_UNIT_H_
#define WHENCE_ENGINE_VERIFY_RIVAL_UNIT_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/verify/evidence_clauses.h"
#include "engine/verify/text_units.h"
#include "rules/inference/exclusion_rules.h"
#include "rules/verification/verdict_rules.h"

namespace whence {

// A claim and the clauses that it is held against. Views.
struct Confrontation {
  const VerdictRules& words;
  const ExclusionRules& exclusions;
  const TextUnits& claim;
  const TextUnits& evidence;
  const EvidenceClauses& clauses;
};

// What stands there in the place of a unit of the claim, and cannot beside it: the unit of the evidence, or -1. `frame`
// is the claim's and `own` its part that the unit is of; `other` is the frame of the evidence, of the same event;
// `pairs` are the units of both that have found each other.
int32_t RivalOf(const Confrontation& sides, const Extraction& frame, const Part& own, size_t unit, uint32_t sentence,
                const Extraction& other, const std::vector<std::pair<size_t, int32_t>>& pairs);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_RIVAL_UNIT_H_
