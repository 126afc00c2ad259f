#ifndef WHENCE_ENGINE_VERIFY_UNIT_MATCH_H_
#define WHENCE_ENGINE_VERIFY_UNIT_MATCH_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/verify/text_units.h"

namespace whence {

// How a unit of the claim stands in the evidence, from worst to best. From kSame down to kReferred the evidence carries
// it.
enum class Grade : uint8_t {
  kMissing,
  kOther,     // the evidence has another number, date or name in its place
  kOpposite,  // "decreased" for "increased"
  kSister,    // another kind of the same: "poem" for "novel"
  kPartly,    // some words of a name; a date or number less precise than the claim's
  kBroader,   // the evidence is less specific: "vehicle" for "car"
  kReferred,  // evidence that begins with "it", or with "the price" where the subject has no name: it is taken to speak
              // of the subject
  kDerived,   // "withdrawal" for "withdraw"; a number that follows from a list or from dates
  kNarrower,  // the evidence is more specific: "28 June 2012" for "2012", "sprint" for "run"
  kSynonym,
  kSame,
};
std::string_view GradeName(Grade grade);  // "synonym"

struct UnitMatch {
  Grade grade = Grade::kMissing;
  int32_t evidence = -1;  // index of the unit in the evidence; -1 where only its words stand there, or nothing does
  bool Carried() const { return grade >= Grade::kReferred; }
  // What it counts in shares: 1 for the same, less the weaker the link.
  double Degree() const;
};

// One match for each unit of the claim, the best that the evidence has. Cost: the product of the units.
std::vector<UnitMatch> Align(const TextUnits& claim, const TextUnits& evidence);

// Whether the evidence, which begins with "he", goes on to call him by a last name that nothing before has and that the
// name of the claim's subject has not: "He died in 1992. Holm's daughter ..." tells of nobody but a Holm.
bool IsCalledOtherwise(const TextUnits& claim, const TextUnits& evidence);

// The units of the phrase that the claim is about, the subject of its main clause.
std::vector<size_t> SubjectPhrase(const TextUnits& claim);

// Whether nothing keeps two verbs, of which one has a particle, from meaning the same by what it is done to: one can
// found a school, but no chairs.
bool FitsObject(const Unit& claim, const Unit& evidence);

// Whether two verbs, of which one has a particle, are one: "call off" and "cancel", "burn down" and "burn".
bool AreOnePhrase(const Unit& claim, const Unit& evidence);

// Whether they would be one, but for what is done to it: nothing tells whether who set up chairs founded them.
bool IsMisfit(const Unit& claim, const Unit& evidence);

// How a unit of the evidence carries one of the claim, all by themselves.
Grade CompareUnits(const Unit& claim, const Unit& evidence);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_UNIT_MATCH_H_
