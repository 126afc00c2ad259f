#ifndef WHENCE_ENGINE_VERIFY_CROSSED_PARTS_H_
#define WHENCE_ENGINE_VERIFY_CROSSED_PARTS_H_

#include <vector>

#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"
#include "rules/extraction/predicate_lexicon.h"

namespace whence {

// Whether each clause of the evidence with the claim's verb has another doer, another thing done to, or another way than
// the claim, whose own stands elsewhere in that sentence: "a barn was turned into a mill" for "a mill was turned into a
// barn", "the line, which Orn had set up, closed" for "Orn closed". `matches` are those of Align. Cost: the parts of
// both.
bool HasCrossedParts(const PredicateLexicon& predicates, const TextUnits& claim, const TextUnits& evidence,
                     const std::vector<UnitMatch>& matches);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_CROSSED_PARTS_H_
