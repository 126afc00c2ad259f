#ifndef WHENCE_ENGINE_VERIFY_TEXT_VERIFIER_H_
#define WHENCE_ENGINE_VERIFY_TEXT_VERIFIER_H_

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/verify/judgement.h"
#include "engine/verify/testimony.h"
#include "engine/verify/text_units.h"
#include "engine/verify/verification.h"
#include "graph/base/recent_cache.h"
#include "rules/verification/verdict_rules.h"

namespace whence {

// Holds claims against text: words, names, numbers and dates are aligned, frames compared argument by argument, and the
// signs of agreement and disagreement weighed (rules/verification/verdict.rules). A clause that says all of the claim,
// or the contrary of it, outvotes the signs. Never supported where the evidence does not carry a number, a date or a
// name of the claim. What was read lately is kept, about 16 MiB of it: a claim is held against one piece of evidence
// after another, and claims against the same evidence. Thread-safe; what it is made from outlives it.
class TextVerifier {
 public:
  TextVerifier(UnitReader reader, Witness witness, const VerdictRules& rules);

  Judgement Judge(const TextUnits& claim, const TextUnits& evidence) const;
  // One verdict from several pieces. What supports the claim and what opposes it are conflicting where both are clear;
  // that a piece lacks what another has opposes nothing. Pieces that each say a part of it support it together. Their
  // order matters only where a piece counts time, "two years later": from a date of the piece right before it.
  // REQUIRES: claim.evidence.
  Verification Verify(const Claim& claim) const;

  static constexpr size_t kLongestClaim = 2000;  // bytes; what follows is not looked at

  const UnitReader& reader() const { return reader_; }
  const Witness& witness() const { return witness_; }

 private:
  struct KeptText {
    std::string text;  // that the units view
    TextUnits units;
  };
  // The text read as the reader does it, or as it was read before.
  std::shared_ptr<const TextUnits> Read(std::string text, bool one) const;

  // Of evidence whose dates count from earlier ones: "the following year".
  Judgement JudgeDated(const TextUnits& claim, const TextUnits& evidence) const;
  // What the pieces say, one by one and, behind them, all together where they support the claim so alone.
  struct Heard {
    std::vector<Judgement> judgements;
    std::vector<Citation> citations;
    std::vector<size_t> cited_pieces;  // for each citation
  };
  void JudgePieces(const TextUnits& claim, const std::vector<std::string>& pieces, Heard& heard) const;
  // What all pieces together say, if that supports the claim where none does alone.
  std::optional<Judgement> JudgeTogether(const TextUnits& claim, const std::vector<std::string>& pieces,
                                         const std::vector<Judgement>& judgements) const;

  // What a piece says that counts its dates from the one before it: "left in 1920", "two years later he died".
  std::optional<Judgement> JudgeCounted(const TextUnits& claim, const std::vector<std::string>& pieces,
                                        const std::vector<Judgement>& judgements) const;

  UnitReader reader_;
  Witness witness_;
  SignWeights weights_;
  mutable RecentCache<std::pair<std::string, bool>, KeptText> read_{16
                                                                    << 20};  // by text, and whether it is one sentence
};

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_TEXT_VERIFIER_H_
