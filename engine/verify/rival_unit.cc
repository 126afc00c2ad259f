#include "engine/verify/rival_unit.h"

#include <algorithm>

#include "corpus/language/ascii.h"
#include "engine/verify/unit_match.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

// Both tell who holds an office now.
bool HeldNow(const Confrontation& sides, const Extraction& frame, const Extraction& other) {
  const bool office = sides.exclusions.HasOneHolder(PredicateOf(frame)) || sides.exclusions.HasOneHolder(frame.lemma);
  const bool now = !sides.claim.clauses.empty() && !sides.claim.clauses.front().past &&
                   frame.FindQualifier(QualifierKind::kTime) == nullptr;
  return office && now && other.FindQualifier(QualifierKind::kTime) == nullptr &&
         !Has(sides.evidence.classes, VerdictWord::kFormer);
}

// Whether the evidence says of what it calls the first or the oldest nothing that the claim does not: "to score", "in
// Oslo", "of the north".
bool IsAsWide(const Confrontation& sides, uint32_t sentence, const Extraction& other) {
  const Argument* subject = other.Find(Role::kSubject);
  const Argument* thing = other.Find(Role::kAttribute);
  if (subject == nullptr || thing == nullptr || thing->head < 0 || subject->head < 0) return false;
  if (thing->kind == ArgumentKind::kName) std::swap(subject, thing);
  const auto& tokens = sides.evidence.analysis.sentences()[sentence].tokens;
  const auto begin = tokens.begin() + std::max(subject->head, thing->head);
  const auto end = std::find_if(begin, tokens.end(), [](const Token& token) {
    return token.upos == Upos::kPunct || token.deprel == Deprel::kCc;
  });
  return std::all_of(sides.evidence.units.begin(), sides.evidence.units.end(), [&](const Unit& unit) {
    if (unit.sentence != sentence || unit.token >= end - tokens.begin() || subject->span.Contains(unit.span))
      return true;
    return std::any_of(sides.claim.units.begin(), sides.claim.units.end(),
                       [&](const Unit& own) { return Carries(CompareUnits(own, unit)); });
  });
}

// What there is only one of, by the words for it: "the first", "the oldest"; or, where both tell how it is now, an
// office.
bool IsOfOne(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other) {
  if (PredicateOf(frame) != "be" || PredicateOf(other) != "be" || sides.clauses.IsDenied(other)) return false;
  const Argument* subject = frame.Find(Role::kSubject);
  const Argument* thing = frame.Find(Role::kAttribute);
  if (subject == nullptr || thing == nullptr) return false;
  if (thing->kind == ArgumentKind::kName) std::swap(subject, thing);
  const auto& tokens = sides.claim.analysis.sentences().front().tokens;
  if (thing->head < 0 || subject->kind != ArgumentKind::kName) return false;
  if (tokens[static_cast<size_t>(thing->head)].xpos != Xpos::kNn) return false;
  const std::string_view text = sides.claim.text.substr(thing->span.begin, thing->span.size());
  if (!AsciiLowered(text).starts_with("the ")) return false;
  const bool told = std::any_of(sides.claim.units.begin(), sides.claim.units.end(), [&](const Unit& unit) {
    const Token& token = tokens[static_cast<size_t>(unit.token)];
    return thing->span.Contains(unit.span) &&
           ((unit.kind == UnitKind::kNumber && unit.rank) || token.xpos == Xpos::kJjs);
  });
  const auto now = [](const TextUnits& one) {
    return !one.clauses.empty() && !one.clauses.front().past && !Has(one.classes, VerdictWord::kFormer);
  };
  const bool timed =
      frame.FindQualifier(QualifierKind::kTime) != nullptr || other.FindQualifier(QualifierKind::kTime) != nullptr;
  const Argument* there = other.Find(Role::kAttribute);
  const bool definite = there != nullptr && there->definite;
  if (told) return IsAsWide(sides, sentence, other);
  const std::string office = StrCat("be ", AsciiLowered(tokens[static_cast<size_t>(thing->head)].lemma), " of");
  return sides.exclusions.HasOneHolder(office) && now(sides.claim) && now(sides.evidence) && !timed && definite;
}

// A number behind a noun that it tells from others of its kind.
bool IsLabel(const TextUnits& text, const Unit& number) {
  const Unit* noun = number.above >= 0 ? &text.units[static_cast<size_t>(number.above)] : nullptr;
  return noun != nullptr && noun->kind == UnitKind::kNoun && noun->token + 1 == number.token;
}

}  // namespace

int32_t RivalOf(const Confrontation& sides, const Extraction& frame, const Part& own, size_t index, uint32_t sentence,
                const Extraction& other, const std::vector<std::pair<size_t, int32_t>>& pairs) {
  const Unit& unit = sides.claim.units[index];
  const std::vector<Part> others = PartsOf(other);
  const bool when = frame.FindQualifier(QualifierKind::kTime) != nullptr;
  const bool other_when = other.FindQualifier(QualifierKind::kTime) != nullptr;
  const std::string_view predicate = PredicateOf(frame);
  const auto taken = [&](int32_t there) {
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.second == there; });
  };
  std::vector<int32_t> rivals;
  for (const Part& part : others) {
    const bool same = part.place == own.place && (part.place != Part::Place::kBeside ||
                                                  (part.kind == own.kind && part.preposition == own.preposition) ||
                                                  (IsValue(unit) && part.kind == own.kind));
    const bool figures =
        unit.kind == UnitKind::kNumber && part.place != Part::Place::kSubject && own.place != Part::Place::kSubject;
    if (!same && !figures) continue;
    for (const size_t there : sides.clauses.UnitsIn(sides.evidence, sentence, part.span)) {
      const Unit& stands = sides.evidence.units[there];
      if (stands.kind != unit.kind) continue;
      if (unit.kind == UnitKind::kNumber && CompareUnits(unit, stands) == Grade::kMissing) continue;
      if (std::find(rivals.begin(), rivals.end(), static_cast<int32_t>(there)) == rivals.end())
        rivals.push_back(static_cast<int32_t>(there));
    }
  }
  if (rivals.empty() || (rivals.size() > 1 && unit.kind != UnitKind::kName)) return -1;
  if (std::any_of(rivals.begin(), rivals.end(), taken)) return -1;
  const Unit& stands = sides.evidence.units[static_cast<size_t>(rivals.front())];
  switch (unit.kind) {
    case UnitKind::kNumber:
      // Another "version 4.1" is another thing.
      if (IsLabel(sides.claim, unit)) return -1;
      if (other_when && !when) return -1;
      return CompareUnits(unit, stands) == Grade::kOther ? rivals.front() : -1;
    case UnitKind::kDate: {
      // Of "between 1988 and 2003", one end does not speak against the other.
      const auto dates = std::count_if(sides.claim.units.begin(), sides.claim.units.end(),
                                       [](const Unit& one) { return one.kind == UnitKind::kDate; });
      if (dates > 1) return -1;
      const Token& verb = sides.clauses.TokenOf(sides.claim, 0, frame.anchor);
      const bool event = verb.upos == Upos::kVerb && (verb.xpos == Xpos::kVbd || verb.xpos == Xpos::kVbn);
      return event && CompareUnits(unit, stands) == Grade::kOther ? rivals.front() : -1;
    }
    case UnitKind::kName: {
      const auto open = [](EntityType type) { return type == EntityType::kNone || type == EntityType::kOther; };
      int32_t rival = -1;
      for (const int32_t there : rivals) {
        const Unit& other_name = sides.evidence.units[static_cast<size_t>(there)];
        if (CompareUnits(unit, other_name) != Grade::kMissing) return -1;
        if (unit.type == other_name.type || open(unit.type) || open(other_name.type)) rival = there;
      }
      // "By Ida Holm and her husband Leo": both did it.
      const auto& beside = sides.clauses.frames(sentence);
      const bool both = std::any_of(beside.begin(), beside.end(), [&](const Extraction& frame_there) {
        if (frame_there.anchor != other.anchor) return false;
        const std::vector<Part> there = PartsOf(frame_there);
        return std::any_of(there.begin(), there.end(), [&](const Part& part) {
          return part.place == own.place && Carries(sides.clauses.BestIn(unit, sentence, part.span).first);
        });
      });
      if (both) return -1;
      const bool subject = own.place == Part::Place::kSubject;
      const bool one = subject ? sides.exclusions.HasOneSubject(predicate) ||
                                     sides.exclusions.HappensUsuallyOnce(predicate) || HeldNow(sides, frame, other)
                               : sides.exclusions.HasOneObject(predicate);
      const bool sole = own.place != Part::Place::kBeside && IsOfOne(sides, frame, sentence, other);
      const bool place = own.place == Part::Place::kBeside && sides.exclusions.HappensUsuallyOnce(predicate);
      return one || sole || place ? rival : -1;
    }
    case UnitKind::kAdjective:
      // "The western half" is not the eastern.
      return own.place == Part::Place::kObject && unit.relation == Deprel::kAmod && stands.above >= 0 &&
                     taken(stands.above) && CompareUnits(unit, stands) == Grade::kOpposite
                 ? rivals.front()
                 : -1;
    default:
      return -1;
  }
}

}  // namespace whence
