#include "engine/verify/counted_things.h"

#include <cstddef>
#include <cstdint>

#include "corpus/language/word_relations.h"
#include "engine/verify/number_units.h"

namespace whence {
namespace {

// What a number counts, as a unit of its own; null where it is none.
const Unit* CountedBy(const TextUnits& text, const Unit& number) {
  if (number.above < 0 || number.measure.empty()) return nullptr;
  const Unit& thing = text.units[static_cast<size_t>(number.above)];
  return thing.kind == UnitKind::kNoun && thing.text == number.measure ? &thing : nullptr;
}

// The number of the evidence that counts the same things of the same, where the claim has them of what `whose` matches,
// and comes to another figure; -1 for none.
int32_t OtherCount(const Unit& number, const UnitMatch& whose, const TextUnits& evidence) {
  if (whose.evidence < 0 || !whose.Carried()) return -1;
  for (size_t e = 0; e < evidence.units.size(); ++e) {
    const Unit& other = evidence.units[e];
    if (other.kind != UnitKind::kNumber || other.measure != number.measure || other.value == 1) continue;
    const Unit* counted = CountedBy(evidence, other);
    if (counted == nullptr || (counted->above != whose.evidence && other.above != whose.evidence)) continue;
    if (CompareNumbers(number, other) == Grade::kOther) return static_cast<int32_t>(e);
  }
  return -1;
}

// "at least", "over"
bool IsFloor(const Unit& number) {
  return Has(number.limits, VerdictWord::kFloor) && !Has(number.limits, VerdictWord::kCeiling) &&
         !Has(number.limits, VerdictWord::kAbout);
}

// The figure of more special things that meets the number's bound, or is what it rounds; -1 for none.
int32_t FindKind(const Unit& number, const Unit& thing, const TextUnits& evidence) {
  for (size_t e = 0; e < evidence.units.size(); ++e) {
    const Unit* other = evidence.units[e].kind == UnitKind::kNumber ? CountedBy(evidence, evidence.units[e]) : nullptr;
    if (other == nullptr) continue;
    const WordRelation relation = WordRelations::Relate(other->word, thing.word);
    if (relation != WordRelation::kSynonym && relation != WordRelation::kNarrower) continue;
    Unit figure = evidence.units[e];
    figure.measure = number.measure;
    const Grade grade = CompareNumbers(number, figure);
    // Ten boys are ten children at least: there may be girls, too.
    if (relation == WordRelation::kNarrower && (grade != Grade::kNarrower || !IsFloor(number))) continue;
    if (grade == Grade::kNarrower || grade == Grade::kDerived) return static_cast<int32_t>(e);
  }
  return -1;
}

// The figure of what the number counts, where the one that it was matched with counts something else in the same
// sentence; -1 for none.
int32_t FindOther(const Unit& number, const Unit& thing, const Unit& counted, const TextUnits& evidence) {
  if (CompareUnits(thing, counted) > Grade::kSister) return -1;
  for (size_t e = 0; e < evidence.units.size(); ++e) {
    const Unit& other = evidence.units[e];
    if (other.kind != UnitKind::kNumber || other.sentence != counted.sentence || other.measure != number.measure)
      continue;
    if (CountedBy(evidence, other) != nullptr && CompareNumbers(number, other) == Grade::kOther)
      return static_cast<int32_t>(e);
  }
  return -1;
}

}  // namespace

void MatchCounted(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches) {
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& number = claim.units[i];
    if (number.kind != UnitKind::kNumber || number.rank || !number.value.has_value()) continue;
    const Unit* thing = CountedBy(claim, number);
    if (thing == nullptr) continue;
    if (matches[i].grade == Grade::kMissing) {
      if (const int32_t met = FindKind(number, *thing, evidence); met >= 0) matches[i] = {Grade::kDerived, met};
      continue;
    }
    if (matches[i].grade != Grade::kSynonym || matches[i].evidence < 0) continue;
    const UnitMatch whose = thing->above < 0 ? UnitMatch() : matches[static_cast<size_t>(thing->above)];
    if (const int32_t other = OtherCount(number, whose, evidence); other >= 0) {
      matches[i] = {Grade::kOther, other};
      continue;
    }
    const Unit* counted = CountedBy(evidence, evidence.units[static_cast<size_t>(matches[i].evidence)]);
    if (counted == nullptr) continue;
    // "Four stanzas of six lines"
    const int32_t own = FindOther(number, *thing, *counted, evidence);
    if (own >= 0) {
      matches[i] = {Grade::kOther, own};
      continue;
    }
    const Grade grade = CompareUnits(*thing, *counted);
    if (grade == Grade::kSister || grade == Grade::kOpposite) matches[i] = {Grade::kOther, matches[i].evidence};
  }
}

}  // namespace whence
