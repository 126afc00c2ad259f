#include "engine/verify/clause_scope.h"

#include <algorithm>

#include "corpus/language/ascii.h"
#include "engine/verify/unit_match.h"
#include "rules/extraction/office_rank.h"

namespace whence {
namespace {}  // namespace

bool IsRankedLower(const Confrontation& sides) {
  if (NamesLesserRank(sides.claim.text)) return false;
  return std::any_of(sides.claim.units.begin(), sides.claim.units.end(), [&](const Unit& unit) {
    if (unit.kind != UnitKind::kNoun) return false;
    bool lower = false, itself = false;
    for (const Unit& other : sides.evidence.units) {
      if (other.kind != UnitKind::kNoun || other.text != unit.text) continue;
      const bool ranked =
          other.token > 0 &&
          IsLesserRank(AsciiLowered(sides.clauses.TokenOf(sides.evidence, other.sentence, other.token - 1).form));
      (ranked ? lower : itself) = true;
    }
    return lower && !itself;
  });
}

bool IsUniversal(const Confrontation& sides, const Extraction& frame) {
  const std::vector<Part> parts = PartsOf(frame);
  return std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
    return Has(sides.clauses.ClassesIn(sides.claim, 0, part.span), VerdictWord::kUniversal);
  });
}

bool IsScoped(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other) {
  uint32_t own = 0, there = 0;
  for (const Part& part : PartsOf(frame)) own |= sides.clauses.ClassesIn(sides.claim, 0, part.span);
  for (const Part& part : PartsOf(other)) there |= sides.clauses.ClassesIn(sides.evidence, sentence, part.span);
  const bool partial = Has(there, VerdictWord::kPartial) && !Has(own, VerdictWord::kPartial);
  const bool wider =
      Has(own, VerdictWord::kUniversal) && !Has(there, VerdictWord::kUniversal) && !sides.clauses.IsDenied(other);
  const bool sole =
      Has(sides.claim.classes, VerdictWord::kExclusive) && !Has(sides.evidence.classes, VerdictWord::kExclusive);
  return partial || wider || sole;
}

bool HasEnded(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other) {
  if (Has(sides.claim.classes, VerdictWord::kFormer) || sides.claim.clauses.empty() || sides.claim.clauses.front().past)
    return false;
  if (sides.claim.clauses.front().root != frame.anchor) return false;
  for (const Part& part : PartsOf(other)) {
    if (part.place == Part::Place::kSubject) continue;
    if (Has(sides.clauses.ClassesIn(sides.evidence, sentence, part.span), VerdictWord::kFormer)) return true;
  }
  return false;
}

bool IsSwapped(const Confrontation& sides, const PredicateLexicon& lexicon, const std::vector<Part>& own,
               uint32_t sentence, const Extraction& other, const std::vector<Part>& others) {
  if (PredicateOf(other) == "be" || lexicon.IsSymmetric(PredicateOf(other))) return false;
  const auto subject_of = [](const std::vector<Part>& parts) {
    return std::find_if(parts.begin(), parts.end(),
                        [](const Part& part) { return part.place == Part::Place::kSubject; });
  };
  const auto stands = [&](const Part& part, const Part& there) {
    const std::vector<size_t> units = sides.clauses.UnitsIn(sides.claim, 0, part.span);
    return !units.empty() && std::all_of(units.begin(), units.end(), [&](size_t unit) {
      const bool carried = Carries(sides.clauses.BestIn(sides.claim.units[unit], sentence, there.span).first);
      return carried || (there.pronoun && sides.clauses.IsKnown(sides.claim.units[unit]));
    });
  };
  const auto acting = subject_of(own), acts = subject_of(others);
  if (acting == own.end() || acts == others.end() || stands(*acting, *acts)) return false;
  const bool acted_on = std::any_of(others.begin(), others.end(), [&](const Part& part) {
    return part.place != Part::Place::kSubject && !part.kind.has_value() && stands(*acting, part);
  });
  return acted_on && std::any_of(own.begin(), own.end(), [&](const Part& part) {
           return part.place != Part::Place::kSubject && !part.kind.has_value() && stands(part, *acts);
         });
}

}  // namespace whence
