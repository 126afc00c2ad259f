#ifndef WHENCE_ENGINE_VERIFY_ENCOUNTER_H_
#define WHENCE_ENGINE_VERIFY_ENCOUNTER_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/verify/part_fit.h"

namespace whence {

// A clause of the claim and one of the evidence, and what the parts of the one find in the other. The frame outlives
// it.
struct Encounter {
  const Extraction& frame;  // the claim's
  HeardFrame there;
  std::vector<Part> own;
  int way = 0;        // of RelateEvents
  int direction = 0;  // whether the claim compares, and by more or by fewer
  int turns = 0;      // how often the one turns round what the other says
  std::vector<size_t> missing = {};
  std::vector<const Part*> missing_parts = {};  // of which each of them is
  std::vector<std::pair<size_t, int32_t>> pairs = {};
  bool met = false;       // a part that is more than where and when finds all of itself
  bool borrowed = false;  // who acts there is said in another clause
  bool apart = false;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_ENCOUNTER_H_
