#ifndef WHENCE_ENGINE_VERIFY_PART_FIT_H_
#define WHENCE_ENGINE_VERIFY_PART_FIT_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/verify/evidence_clauses.h"
#include "engine/verify/rival_unit.h"
#include "engine/verify/text_units.h"

namespace whence {

// A frame of the evidence, as the parts of one of the claim are looked for in it. Views the frame.
struct HeardFrame {
  uint32_t sentence;
  const Extraction& frame;
  std::vector<Part> parts;
  ByteSpan extent;        // of its clause
  UnitSet own_units;      // of the evidence's units, those of that clause
  bool ergative = false;  // neither frame has both who does it and what it is done to
  bool copula = false;    // one of the two says what something is, the other what it does
};

// A frame with what does not hang on the claim.
HeardFrame PartsHeard(const EvidenceClauses& clauses, uint32_t sentence, const Extraction& frame);

// What the units of a part of the claim find in the frame.
struct PartFit {
  std::vector<size_t> missing;                    // those that find nothing
  int32_t beside = -1;                            // the part of the other frame
  bool filled = false;                            // something stands in its place there
  int turns = 0;                                  // how many of them the evidence has the opposite of, or takes out
  std::vector<std::pair<size_t, int32_t>> pairs;  // units of the claim, and of the evidence or -1
};

// Holds the units of a part of the claim against every part of the frame that it may stand for; the part where most are
// found counts, or none of them, where and when being said anywhere.
PartFit FitPart(const Confrontation& sides, const Surroundings& around, const Part& part,
                const std::vector<size_t>& units, const HeardFrame& heard);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_PART_FIT_H_
