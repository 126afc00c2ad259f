#include "engine/verify/told_wider.h"

#include <algorithm>
#include <cstdint>

#include "engine/verify/evidence_clauses.h"

namespace whence {
namespace {

// Whether all that the evidence has of a predicate is denied there.
bool IsOnlyDenied(const Unit& predicate, const TextUnits& evidence) {
  return std::all_of(evidence.units.begin(), evidence.units.end(),
                     [&](const Unit& unit) { return unit.denied || !Carries(CompareUnits(predicate, unit)); });
}

}  // namespace

bool IsToldWider(const VerdictRules& words, const TextUnits& claim, const TextUnits& evidence,
                 const std::vector<UnitMatch>& matches) {
  if (claim.clauses.empty() || claim.clauses.front().root < 0 || claim.analysis.sentences().size() != 1) return false;
  const int32_t root = EvidenceClauses::UnitAt(claim, 0, claim.clauses.front().root);
  if (root < 0) return false;
  const Unit& predicate = claim.units[static_cast<size_t>(root)];
  // A band is a group, and its group is the band.
  if (predicate.kind != UnitKind::kVerb && predicate.word.topic != WordTopic::kPerson) return false;
  for (size_t i = 0; i < matches.size(); ++i) {
    const bool needed = static_cast<int32_t>(i) != root && claim.units[i].kind != UnitKind::kAdverb;
    if (needed && !matches[i].Carried()) return false;
  }
  const UnitMatch& found = matches[static_cast<size_t>(root)];
  if (found.grade == Grade::kBroader) return !evidence.units[static_cast<size_t>(found.evidence)].denied;
  if (found.grade == Grade::kNarrower) return IsOnlyDenied(predicate, evidence);
  if (found.Carried() || predicate.denied || words.Generals(predicate.text).empty()) return false;
  const auto& sentences = evidence.analysis.sentences();
  return std::any_of(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
      return token.upos == Upos::kVerb && words.SaysMore(predicate.text, token.lemma);
    });
  });
}

}  // namespace whence
