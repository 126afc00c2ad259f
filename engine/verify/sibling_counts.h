#ifndef WHENCE_ENGINE_VERIFY_SIBLING_COUNTS_H_
#define WHENCE_ENGINE_VERIFY_SIBLING_COUNTS_H_

#include <vector>

#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"

namespace whence {

// Whoever is one of eight children, or the third of eight, has seven siblings, and the other way round: sets the
// matches of the claim's numbers that such a count bears out or opposes, whatever they had with the same figure for the
// other. `on_subject`: whether each sentence of the evidence speaks of what the claim is about.
void MatchSiblings(const TextUnits& claim, const TextUnits& evidence, const std::vector<bool>& on_subject,
                   std::vector<UnitMatch>& matches);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_SIBLING_COUNTS_H_
