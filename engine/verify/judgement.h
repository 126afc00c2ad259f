#ifndef WHENCE_ENGINE_VERIFY_JUDGEMENT_H_
#define WHENCE_ENGINE_VERIFY_JUDGEMENT_H_

#include <array>
#include <cstdint>
#include <vector>

#include "engine/verify/signs.h"
#include "engine/verify/testimony.h"
#include "engine/verify/text_units.h"
#include "engine/verify/verification.h"
#include "rules/verification/verdict_rules.h"

namespace whence {

// What one piece of evidence says to a claim.
struct Judgement {
  Verdict verdict = Verdict::kNotEnoughInfo;
  double settled = 0;               // how likely the evidence settles the claim
  double supports = 0;              // and if it does, how likely it says so
  std::vector<uint32_t> sentences;  // of the evidence, to cite, the strongest first
  std::vector<DecidingWords> deciding;
  Signs signs{};
  size_t missing_values = 0;  // names, numbers and dates of the claim that the evidence does not carry
  bool supportable = true;    // none is missing, nothing opposes, and more than the subject is carried
  bool apart = false;         // nothing ties the evidence to the claim: it settles nothing
  bool about = false;         // the evidence speaks of what the claim is about
  bool opposed = false;       // the evidence has something else or the contrary where the claim has something
  std::vector<bool> carried;  // of the claim's units
  double confidence() const;
};

// The weight of each sign, from rules/verification/verdict.rules.
using SignWeights = std::array<VerdictWeight, kSignCount>;

// What the weighed signs come to, each in [0, 1].
struct Odds {
  double general = 0;   // how likely the claim is one on the world at large, which decides whose weights count how much
  double settled = 0;   // how likely the evidence settles the claim
  double supports = 0;  // and if it does, how likely it says so
};
Odds Weigh(const Signs& signs, const SignWeights& weights);

// The likeliest verdict; of the others, where the evidence does not carry what it would have to for support.
Verdict Likeliest(double settled, double supports, bool supportable);

// What the evidence says to the claim: the two are aligned, their frames and clauses compared, and the signs weighed. A
// clause that says all of the claim, or the contrary of it, outvotes the signs. Cost: the product of the units of the
// two. Thread-safe.
Judgement JudgeEvidence(const VerdictRules& words, const Witness& witness, const SignWeights& weights,
                        const TextUnits& claim, const TextUnits& evidence);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_JUDGEMENT_H_
