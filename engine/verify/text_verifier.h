#ifndef WHENCE_ENGINE_VERIFY_TEXT_VERIFIER_H_
#define WHENCE_ENGINE_VERIFY_TEXT_VERIFIER_H_

#include <array>
#include <optional>
#include <string>
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

// Holds claims against text: words, names, numbers and dates are aligned, frames compared argument by argument, and the
// signs of agreement and disagreement weighed (rules/verification/verdict.rules). A clause that says all of the claim,
// or the contrary of it, outvotes the signs. Never supported where the evidence does not carry a number, a date or a
// name of the claim. Thread-safe; what it is made from outlives it.
class TextVerifier {
 public:
  TextVerifier(UnitReader reader, Witness witness, const VerdictRules& rules);

  Judgement Judge(const TextUnits& claim, const TextUnits& evidence) const;
  // One verdict from several pieces. What supports the claim and what opposes it are conflicting where both are clear;
  // that a piece lacks what another has opposes nothing. Pieces that each say a part of it support it together.
  // REQUIRES: claim.evidence.
  Verification Verify(const Claim& claim) const;

  static constexpr size_t kLongestClaim = 2000;  // bytes; what follows is not looked at

  const UnitReader& reader() const { return reader_; }
  const Witness& witness() const { return witness_; }

 private:
  // What all pieces together say, if that supports the claim where none does alone.
  std::optional<Judgement> JudgeTogether(const TextUnits& claim, const std::vector<std::string>& pieces,
                                         const std::vector<Judgement>& judgements) const;

  UnitReader reader_;
  Witness witness_;
  SignWeights weights_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_TEXT_VERIFIER_H_
