#include "engine/verify/told_of_itself.h"

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/language/ascii.h"
#include "engine/verify/evidence_clauses.h"
#include "engine/verify/unit_match.h"

namespace whence {
namespace {

bool IsArgument(Deprel relation) {
  return relation == Deprel::kNsubj || relation == Deprel::kNsubjPass || relation == Deprel::kObj;
}

class Telling {
 public:
  Telling(const TextUnits& claim, const TextUnits& evidence, uint32_t sentence)
      : claim_(claim),
        evidence_(evidence),
        sentence_(sentence),
        tokens_(evidence.analysis.sentences()[sentence].tokens) {}

  // Whether all that the verb has for arguments is plain; of "and built in 1908" what the verb before it has.
  bool IsPlain(int32_t verb) const {
    for (size_t steps = 0; verb >= 0 && steps < tokens_.size(); ++steps) {
      bool any = false;
      for (size_t t = 0; t < tokens_.size(); ++t) {
        if (tokens_[t].head != verb || !IsArgument(tokens_[t].deprel)) continue;
        if (!IsPlainNoun(static_cast<int32_t>(t))) return false;
        any = true;
      }
      const Token& token = tokens_[static_cast<size_t>(verb)];
      if (any) return true;
      if (token.deprel == Deprel::kAcl) return token.head >= 0 && IsPlainNoun(token.head);
      if (BaseRelation(token.deprel) != Deprel::kConj) return false;
      verb = token.head;
    }
    return false;
  }

 private:
  bool IsPlainNoun(int32_t noun) const {
    const Token& head = tokens_[static_cast<size_t>(noun)];
    // Who "he" is may be another, of whom the sentence before tells.
    if (head.xpos == Xpos::kPrp) return false;
    const int32_t unit = EvidenceClauses::UnitAt(evidence_, sentence_, noun);
    const bool name = unit >= 0 && evidence_.units[static_cast<size_t>(unit)].kind == UnitKind::kName;
    if (!name && !IsKind(AsciiLowered(head.lemma))) return false;
    return std::none_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
      if (token.head != noun) return false;
      if (token.deprel == Deprel::kDet) return !IsOneOf(AsciiLowered(token.form), {"the", "this", "that"});
      const Deprel relation = BaseRelation(token.deprel);
      if (relation == Deprel::kAmod || relation == Deprel::kNmod || token.deprel == Deprel::kNmodPoss ||
          relation == Deprel::kNummod)
        return true;
      return !name && relation == Deprel::kCompound;
    });
  }

  // Whether the claim's subject has the noun in its name.
  bool IsKind(std::string_view noun) const {
    for (const size_t unit : SubjectPhrase(claim_)) {
      const Unit& own = claim_.units[unit];
      if (std::find(own.words.begin(), own.words.end(), noun) != own.words.end() || own.text == noun) return true;
    }
    return false;
  }

  const TextUnits& claim_;
  const TextUnits& evidence_;
  const uint32_t sentence_;
  const std::vector<Token>& tokens_;
};

}  // namespace

bool TellsOfItself(const TextUnits& claim, const TextUnits& evidence) {
  if (claim.clauses.empty() || claim.clauses.front().root < 0) return false;
  const Token& root = claim.analysis.sentences().front().tokens[static_cast<size_t>(claim.clauses.front().root)];
  const std::string event = AsciiLowered(root.lemma);
  bool told = false;
  for (uint32_t s = 0; s < evidence.analysis.sentences().size(); ++s) {
    const Telling telling(claim, evidence, s);
    const auto& tokens = evidence.analysis.sentences()[s].tokens;
    for (size_t t = 0; t < tokens.size(); ++t) {
      if (tokens[t].upos != Upos::kVerb || AsciiLowered(tokens[t].lemma) != event) continue;
      if (!telling.IsPlain(static_cast<int32_t>(t))) return false;
      told = true;
    }
  }
  return told;
}

}  // namespace whence
