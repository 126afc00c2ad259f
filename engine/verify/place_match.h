#ifndef WHENCE_ENGINE_VERIFY_PLACE_MATCH_H_
#define WHENCE_ENGINE_VERIFY_PLACE_MATCH_H_

#include "engine/verify/text_units.h"

namespace whence {

// "antarctic" and "antarctica", "chicago" and "chicagoans", "south africa" and "south african", "british" and "uk":
// forms of one place name. Where the dictionary has both it knows better: "Nigerian" is not of Niger.
bool OfOnePlace(const Unit& claim, const Unit& evidence);

// Whether a longer name of the evidence, of an organisation or of a body that acts for its country, begins with what is
// of the place that the claim names: "the Iranian Parliament" and Iran. Not of people ("German Marsh") nor of other
// places
// ("British Columbia"); where the claim says something of the place itself, of such a body alone.
bool BeginsWithPlace(const Unit& place, const Unit& evidence);

// The adjective of a place that a name of several words may begin with, looked up; empty for a name of one word.
PlaceAdjective ReadPlaceAdjective(const WordRelations& relations, const std::vector<std::string>& words);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_PLACE_MATCH_H_
