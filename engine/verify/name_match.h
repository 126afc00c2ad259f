#ifndef WHENCE_ENGINE_VERIFY_NAME_MATCH_H_
#define WHENCE_ENGINE_VERIFY_NAME_MATCH_H_

#include <string>
#include <string_view>
#include <vector>

#include "engine/verify/text_units.h"
#include "engine/verify/unit_match.h"

namespace whence {

// Whether one is a person's full name and the other a word of it that names a place or an organisation: York is not
// Paul York.
bool AreOfTwoSorts(const Unit& a, const Unit& b);

// How a name of the claim stands in a unit of the evidence: the same but for accents, short and full forms of a person,
// initials, a place and its people, and what the dictionary knows of names.
Grade CompareNames(const Unit& claim, const Unit& evidence);

// "American" where the evidence says that somebody was born in Texas or is from there: raises what is not carried yet.
void MatchOrigins(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches);

// Initials on one side that the other spells out over several units: "the IPA" and "the International Phonetic
// Alphabet", "gross domestic product" and "GDP". Raises what is not carried yet.
void MatchInitials(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_NAME_MATCH_H_
