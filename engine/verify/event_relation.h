#ifndef WHENCE_ENGINE_VERIFY_EVENT_RELATION_H_
#define WHENCE_ENGINE_VERIFY_EVENT_RELATION_H_

#include <cstdint>

#include "engine/verify/rival_unit.h"
#include "rules/extraction/predicate_lexicon.h"

namespace whence {

// What a clause of the evidence tells of beside a clause of the claim: 1 for the same event, by its predicate, a
// wording near it or its verb, -1 for its contrary, 0 for another.
int RelateEvents(const Confrontation& sides, const PredicateLexicon& lexicon, const Extraction& frame,
                 uint32_t sentence, const Extraction& other);

// Whether of two wordings of one predicate the claim's says more than the evidence tells, "murdered" for "killed", or
// denies less, "did not kill" for "did not murder".
bool SaysBeyond(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other);

// Whether the rules name them as contraries, also by their adjectives: "be unmarried" and "marry".
bool AreContraryEvents(const Confrontation& sides, const Extraction& frame, const Extraction& other);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_EVENT_RELATION_H_
