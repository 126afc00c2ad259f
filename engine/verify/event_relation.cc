#include "engine/verify/event_relation.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/verify/implied_frames.h"
#include "engine/verify/unit_match.h"
#include "graph/base/strings.h"

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

// "Be unmarried" of "remained unmarried", else the predicate.
std::string EventOf(const Extraction& frame) {
  const Argument* attribute = frame.Find(Role::kAttribute);
  if (PredicateOf(frame) != "be" || attribute == nullptr || attribute->kind != ArgumentKind::kAdjective) {
    return std::string(PredicateOf(frame));
  }
  return StrCat("be ", attribute->lemma);
}

// Whether the claim tells how it is and the evidence what was done, the contrary in a wider sense alone: what was
// founded may be closed.
bool IsOfThen(const Confrontation& sides, const Unit& own, const Unit& there) {
  if (sides.claim.clauses.empty() || sides.claim.clauses.front().past || there.kind != UnitKind::kVerb) return false;
  if (!sides.evidence.clauses[there.sentence].past || own.word.links == nullptr || there.word.links == nullptr)
    return false;
  const auto has = [](const auto& opposites, const auto& senses) {
    return std::any_of(opposites.begin(), opposites.end(),
                       [&](uint32_t one) { return std::find(senses.begin(), senses.end(), one) != senses.end(); });
  };
  return !has(own.word.links->opposites, there.word.senses) && !has(there.word.links->opposites, own.word.senses);
}

// The rule of extraction for a verb with its noun: "take care of".
constexpr std::string_view kWordingRule = "wording";

// Whether one is the other with its preposition: "die in" a fire where the other dies and has something behind "in".
bool IsWithPreposition(const Extraction& with, const Extraction& plain) {
  const std::string_view longer = PredicateOf(with), shorter = PredicateOf(plain);
  const Argument* object = with.Find(Role::kObject);
  if (object == nullptr || object->preposition.empty() || longer != StrCat(shorter, " ", object->preposition))
    return false;
  const std::vector<Part> parts = PartsOf(plain);
  return std::any_of(parts.begin(), parts.end(),
                     [&](const Part& part) { return part.preposition == object->preposition; });
}

// The predicate as the text has it: "elect" of "was elected mayor of Lund", by which somebody became it.
std::string WordingOf(const TextUnits& text, uint32_t sentence, const Extraction& frame) {
  const bool office = frame.implied && frame.anchor >= 0 && frame.lemma.starts_with("become ");
  return office ? std::string(text.analysis.sentences()[sentence].tokens[static_cast<size_t>(frame.anchor)].lemma)
                : frame.lemma;
}

}  // namespace

bool AreContraryEvents(const Confrontation& sides, const Extraction& frame, const Extraction& other) {
  return sides.words.AreContrary(EventOf(frame), EventOf(other));
}

bool SaysBeyond(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other) {
  const VerdictRules& words = sides.words;
  const bool denied = sides.clauses.IsDenied(other);
  std::string wanted = WordingOf(sides.claim, 0, frame), told = WordingOf(sides.evidence, sentence, other);
  if (denied) std::swap(wanted, told);
  const std::vector<std::string>& generals = words.Generals(wanted);
  if (wanted == told || generals.empty() || PredicateOf(frame) != PredicateOf(other) || words.SaysMore(told, wanted))
    return false;
  // Whose son somebody is is his mother or father, by whichever of the two.
  const bool alike = words.Generals(told).empty() ||
                     std::any_of(generals.begin(), generals.end(),
                                 [&](const auto& one) { return told == one || words.SaysMore(told, one); });
  if (!alike) return false;
  const int32_t own = EventUnit(sides.claim, 0, frame), there = EventUnit(sides.evidence, sentence, other);
  if (own < 0 || there < 0) return true;
  const Unit& claimed = sides.claim.units[static_cast<size_t>(own)];
  const Unit& heard = sides.evidence.units[static_cast<size_t>(there)];
  return claimed.text == heard.text || !Carries(denied ? CompareUnits(heard, claimed) : CompareUnits(claimed, heard));
}

int RelateEvents(const Confrontation& sides, const PredicateLexicon& lexicon, const Extraction& frame,
                 uint32_t sentence, const Extraction& other) {
  const std::string_view a = PredicateOf(frame), b = PredicateOf(other);
  const int32_t verb = EvidenceClauses::UnitAt(sides.claim, 0, frame.anchor);
  const int32_t deed = EvidenceClauses::UnitAt(sides.evidence, sentence, other.anchor);
  if (verb >= 0 && deed >= 0 &&
      !FitsObject(sides.claim.units[static_cast<size_t>(verb)], sides.evidence.units[static_cast<size_t>(deed)]))
    return 0;
  // "Husband" and "wife"
  if (a == b && sides.words.AreContrary(frame.lemma, other.lemma)) return -1;
  if (a == b || IsWithPreposition(frame, other) || IsWithPreposition(other, frame)) return 1;
  for (const auto& [one, contrary] : sides.exclusions.opposites()) {
    if ((a == one && b == contrary) || (b == one && a == contrary)) return -1;
  }
  if (AreContraryEvents(sides, frame, other)) return -1;
  const auto near = [&](std::string_view of, std::string_view wording) {
    const auto& wordings = lexicon.NearWordings(of);
    return std::find(wordings.begin(), wordings.end(), wording) != wordings.end();
  };
  const int32_t unit = EventUnit(sides.claim, 0, frame), event = EventUnit(sides.evidence, sentence, other);
  // "Made" has no word of its own to be held against "manufactured", nor has "take" of "took care of them".
  const auto worded = [](const Extraction& one) { return one.rule == kEntailedRule || one.rule == kWordingRule; };
  const bool entailed = worded(frame) || worded(other);
  if (unit < 0 || event < 0 || entailed) return near(a, b) || near(b, a) ? 1 : 0;
  const Unit& own = sides.claim.units[static_cast<size_t>(unit)];
  const Unit& there = sides.evidence.units[static_cast<size_t>(event)];
  if (own.phrasal != there.phrasal && own.text == there.text && !AreOnePhrase(own, there)) return near(a, b) ? 1 : 0;
  // Who set out the chairs did not depart.
  const auto acts_on = [](const Extraction& one) { return one.passive || one.Find(Role::kObject) != nullptr; };
  if ((own.phrasal || there.phrasal) && own.text != there.text && acts_on(frame) != acts_on(other)) return 0;
  const Grade grade = CompareUnits(own, there);
  if (grade == Grade::kOpposite && IsOfThen(sides, own, there)) return 0;
  if (grade == Grade::kOpposite || Turns(own, there)) return -1;
  return Carries(grade) ? 1 : 0;
}

}  // namespace whence
