#ifndef WHENCE_ENGINE_VERIFY_TESTIMONY_H_
#define WHENCE_ENGINE_VERIFY_TESTIMONY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "engine/verify/evidence_clauses.h"
#include "engine/verify/text_units.h"
#include "engine/verify/verification.h"
#include "rules/extraction/predicate_lexicon.h"
#include "rules/inference/exclusion_rules.h"
#include "rules/verification/verdict_rules.h"

namespace whence {

// How a text stands to a claim.
enum class Stance : uint8_t {
  kSilent,   // it says neither
  kSays,     // one clause says all of it
  kDenies,   // one clause says the contrary of all of it
  kDiffers,  // one clause says it but for one number, date or name, of which there can only be one
};

struct Testimony {
  Stance stance = Stance::kSilent;
  std::vector<DecidingWords> deciding;
  // A clause tells of the claim's event, but with something else in one of its parts: the text does not bear the claim
  // out, though all its words may stand in it.
  bool apart = false;
  // The clause of the claim's event has somebody else in its part, and whom the claim has there stands in another
  // clause: "Chile left and Peru joined" for "Peru left".
  bool parted = false;
  // Who acts in the claim stands behind "with" there, and the other way round: that says neither.
  bool mutual = false;
  // Of what differs or denies: both cannot be, whatever else happened. Else the text tells of another time.
  bool exclusive = true;
  // A clause has all of the claim, but only at some time, for some or for a purpose, "is closed on Mondays", or in a
  // wording that says less: "killed" for "murdered".
  bool narrowed = false;
  bool together = false;  // one clause has something for each word of the claim
};

// Hears what the sentences of a text say to a claim, clause by clause: "wool fell and wheat rose" has all the words of
// "wheat fell" and says the contrary. Every part of the claim must stand in the same part of one clause, by its words,
// their synonyms, kinds and derivations; what is only reported, planned or possible says nothing, and neither does
// "some" to "all". Thread-safe; what it is made from outlives it.
class Witness {
 public:
  Witness(const VerdictRules& words, const ExclusionRules& exclusions, const PredicateLexicon& lexicon)
      : words_(words), exclusions_(exclusions), lexicon_(lexicon) {}

  // Cost: the product of the frames and of the units.
  Testimony Hear(const TextUnits& claim, const TextUnits& evidence, const Surroundings& surroundings) const;

  const PredicateLexicon& lexicon() const { return lexicon_; }

 private:
  const VerdictRules& words_;
  const ExclusionRules& exclusions_;
  const PredicateLexicon& lexicon_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_TESTIMONY_H_
