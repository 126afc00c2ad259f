#include "engine/verify/described_part.h"

#include <algorithm>

#include "engine/passages/index_words.h"
#include "engine/verify/unit_match.h"

namespace whence {
namespace {

// Whether the claim's part has it, too, at least a part of a name.
bool Has(const Confrontation& sides, const std::vector<size_t>& units, const Unit& unit) {
  return std::any_of(units.begin(), units.end(), [&](size_t own) {
    const std::vector<std::string>& words = sides.claim.units[own].words;
    return CompareUnits(sides.claim.units[own], unit) >= Grade::kPartly ||
           std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return StemWord(word) == unit.stem; });
  });
}

}  // namespace

bool SaysAnother(const Confrontation& sides, const std::vector<size_t>& units, const Unit& unit, uint32_t sentence,
                 const Part& part) {
  const bool owned = unit.relation == Deprel::kNmodPoss, sorted = unit.relation == Deprel::kCompound;
  const bool named = unit.kind == UnitKind::kName && part.place != Part::Place::kBeside;
  return std::any_of(sides.evidence.units.begin(), sides.evidence.units.end(), [&](const Unit& other) {
    if (other.sentence != sentence) return false;
    const Token& token = sides.clauses.TokenOf(sides.evidence, sentence, other.token);
    const Deprel relation = BaseRelation(token.deprel);
    const bool beside = relation == Deprel::kAppos || relation == Deprel::kFlat;
    if (named && other.kind == UnitKind::kName && token.head == part.head && beside) {
      if (CompareUnits(unit, other) < Grade::kPartly) return true;
    }
    if (!part.span.Contains(other.span)) return false;
    const bool owner = owned && other.relation == Deprel::kNmodPoss;
    const bool sort = sorted && other.relation == Deprel::kCompound && token.head == part.head;
    return (owner || sort) && !Has(sides, units, other);
  });
}

}  // namespace whence
