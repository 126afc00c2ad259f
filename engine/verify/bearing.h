#ifndef WHENCE_ENGINE_VERIFY_BEARING_H_
#define WHENCE_ENGINE_VERIFY_BEARING_H_

#include <cstdint>
#include <vector>

#include "engine/verify/testimony.h"
#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"
#include "rules/verification/verdict_rules.h"

namespace whence {

// How the evidence stands to a claim that one thing is north of another, or older than it.
enum class BearingStance : uint8_t {
  kNone,     // the claim or the evidence is of no such kind
  kSays,     // it says so from the other side: the other is south of the one; and has all else of the claim
  kDenies,   // the one is south of the other, or the other north of the one
  kAnother,  // the one is east of the other: that says neither
};

// `matches` are those of Align. Cost: the sum of the tokens. Thread-safe.
BearingStance CompareBearings(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence,
                              const std::vector<UnitMatch>& matches);

// Lets that decide what a text was heard to say to the claim.
void HearBearing(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence, Testimony& heard);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_BEARING_H_
