#include "engine/verify/event_relation.h"

#include <algorithm>

#include "engine/verify/implied_frames.h"
#include "engine/verify/unit_match.h"

namespace whence {
namespace {

// "Grew" and "fell".
bool Turns(const Unit& one, const Unit& other) {
  if (one.kind != UnitKind::kVerb || other.kind != UnitKind::kVerb) return false;
  const auto way = [](const Unit& unit) {
    return (Has(unit.classes, VerdictWord::kRise) ? 1 : 0) - (Has(unit.classes, VerdictWord::kFall) ? 1 : 0);
  };
  return way(one) * way(other) < 0;
}

}  // namespace

int RelateEvents(const Confrontation& sides, const PredicateLexicon& lexicon, const Extraction& frame,
                 uint32_t sentence, const Extraction& other) {
  const std::string_view a = PredicateOf(frame), b = PredicateOf(other);
  if (a == b) return 1;
  for (const auto& [one, contrary] : sides.exclusions.opposites()) {
    if ((a == one && b == contrary) || (b == one && a == contrary)) return -1;
  }
  if (sides.words.AreContrary(a, b)) return -1;
  const auto near = [&](std::string_view of, std::string_view wording) {
    const auto& wordings = lexicon.NearWordings(of);
    return std::find(wordings.begin(), wordings.end(), wording) != wordings.end();
  };
  const int32_t unit = EventUnit(sides.claim, 0, frame), event = EventUnit(sides.evidence, sentence, other);
  // "Made" has no word of its own to be held against "manufactured".
  const bool entailed = frame.rule == kEntailedRule || other.rule == kEntailedRule;
  if (unit < 0 || event < 0 || entailed) return near(a, b) || near(b, a) ? 1 : 0;
  const Unit& own = sides.claim.units[static_cast<size_t>(unit)];
  const Unit& there = sides.evidence.units[static_cast<size_t>(event)];
  const Grade grade = CompareUnits(own, there);
  if (grade == Grade::kOpposite || Turns(own, there)) return -1;
  if (grade == Grade::kBroader && near(a, b)) return 1;
  return Carries(grade) ? 1 : 0;
}

}  // namespace whence
