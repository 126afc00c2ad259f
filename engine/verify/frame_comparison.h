#ifndef WHENCE_ENGINE_VERIFY_FRAME_COMPARISON_H_
#define WHENCE_ENGINE_VERIFY_FRAME_COMPARISON_H_

#include <vector>

#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"

namespace whence {

// What the frames of the evidence say to those of a claim, argument by argument.
struct FrameComparison {
  bool found = false;     // the evidence has a frame of the claim's predicate
  double agree = 0;       // share of the claim's arguments that the nearest such frame fills alike
  int32_t conflict = -1;  // unit of the claim in whose slot that frame has something else; -1 for none
  int32_t rival = -1;     // the unit that stands there
  bool denied = false;    // one of the two is denied, the other is not
  bool weaker = false;    // the claim asserts what the evidence only reports, plans or thinks possible
  bool unsure = false;    // it only plans or thinks possible
  bool foreign =
      false;  // it does or undergoes something else there: "sold the mill" where the evidence has "built the mill"
};

// Compares each frame of the claim with the frames of the same predicate, by the lexicon or by aligned words; the worst
// of the claim's frames speaks where one conflicts, else the mean. Cost: the product of the frames.
FrameComparison CompareFrames(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_FRAME_COMPARISON_H_
