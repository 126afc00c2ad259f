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

// The units of the other clause that stand where the own part does, of the kind of the own unit.
std::vector<int32_t> UnitsInPlace(const Confrontation& sides, const Unit& unit, const Part& own, uint32_t sentence,
                                  const Extraction& other) {
  std::vector<int32_t> found;
  for (const Part& part : PartsOf(other)) {
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
      if (std::find(found.begin(), found.end(), static_cast<int32_t>(there)) == found.end())
        found.push_back(static_cast<int32_t>(there));
    }
  }
  return found;
}

// Of a number: whether the other is one of the same thing.
bool IsRivalNumber(const Confrontation& sides, const Unit& unit, const Extraction& frame, const Extraction& other,
                   const Unit& stands) {
  // Another "version 4.1" is another thing.
  if (IsLabel(sides.claim, unit)) return false;
  if (other.FindQualifier(QualifierKind::kTime) != nullptr && frame.FindQualifier(QualifierKind::kTime) == nullptr) {
    return false;
  }
  return CompareUnits(unit, stands) == Grade::kOther;
}

bool IsRivalDate(const Confrontation& sides, const Unit& unit, const Extraction& frame, const Unit& stands) {
  // Of "between 1988 and 2003", one end does not speak against the other.
  const auto dates = std::count_if(sides.claim.units.begin(), sides.claim.units.end(),
                                   [](const Unit& one) { return one.kind == UnitKind::kDate; });
  if (dates > 1) return false;
  const Token& verb = sides.clauses.TokenOf(sides.claim, 0, frame.anchor);
  const bool event = verb.upos == Upos::kVerb && (verb.xpos == Xpos::kVbd || verb.xpos == Xpos::kVbn);
  return event && CompareUnits(unit, stands) == Grade::kOther;
}

// "By Ida Holm and her husband Leo": whether the name stands in the same place of the same clause, too.
bool StandsBeside(const Confrontation& sides, const Unit& unit, const Part& own, uint32_t sentence,
                  const Extraction& other) {
  const auto& frames = sides.clauses.frames(sentence);
  return std::any_of(frames.begin(), frames.end(), [&](const Extraction& frame) {
    if (frame.anchor != other.anchor) return false;
    const std::vector<Part> parts = PartsOf(frame);
    return std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
      return part.place == own.place && Carries(sides.clauses.BestIn(unit, sentence, part.span).first);
    });
  });
}

// Whether of what the clause says there is but one in the place of the own part.
bool MayBeButOne(const Confrontation& sides, const Extraction& frame, const Part& own, uint32_t sentence,
                 const Extraction& other) {
  const std::string_view predicate = PredicateOf(frame);
  const bool once = sides.exclusions.HappensUsuallyOnce(predicate);
  const bool one = own.place == Part::Place::kSubject
                       ? sides.exclusions.HasOneSubject(predicate) || once || HeldNow(sides, frame, other)
                       : sides.exclusions.HasOneObject(predicate);
  if (one) return true;
  return own.place == Part::Place::kBeside ? once : IsOfOne(sides, frame, sentence, other);
}

// Of the names that stand there, the last that may be of the same type; -1 where one of them may be the own one.
int32_t RivalName(const Confrontation& sides, const Unit& unit, const std::vector<int32_t>& there) {
  const auto open = [](EntityType type) { return type == EntityType::kNone || type == EntityType::kOther; };
  int32_t rival = -1;
  for (const int32_t at : there) {
    const Unit& name = sides.evidence.units[static_cast<size_t>(at)];
    if (CompareUnits(unit, name) != Grade::kMissing) return -1;
    if (unit.type == name.type || open(unit.type) || open(name.type)) rival = at;
  }
  return rival;
}

// Whether the claim speaks of any of a kind: "wrote a novel", of which others may have written others.
bool IsOfAny(const Confrontation& sides, const Extraction& frame) {
  const std::vector<Part> parts = PartsOf(frame);
  const auto& tokens = sides.claim.analysis.sentences().front().tokens;
  return std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
    if (part.place != Part::Place::kObject || part.head < 0) return false;
    const bool indefinite = std::any_of(tokens.begin(), tokens.end(), [&](const Token& article) {
      return article.head == part.head && article.deprel == Deprel::kDet && IsOneOf(article.form, {"a", "an"});
    });
    const bool bare = tokens[static_cast<size_t>(part.head)].xpos == Xpos::kNns && !part.definite;
    return indefinite || bare;
  });
}

}  // namespace

int32_t RivalOf(const Confrontation& sides, const Extraction& frame, const Part& own, size_t index, uint32_t sentence,
                const Extraction& other, const std::vector<std::pair<size_t, int32_t>>& pairs) {
  const Unit& unit = sides.claim.units[index];
  const auto taken = [&](int32_t there) {
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.second == there; });
  };
  const std::vector<int32_t> rivals = UnitsInPlace(sides, unit, own, sentence, other);
  if (rivals.empty() || (rivals.size() > 1 && unit.kind != UnitKind::kName)) return -1;
  if (std::any_of(rivals.begin(), rivals.end(), taken)) return -1;
  const Unit& stands = sides.evidence.units[static_cast<size_t>(rivals.front())];
  bool rival = false;
  switch (unit.kind) {
    case UnitKind::kNumber:
      rival = IsRivalNumber(sides, unit, frame, other, stands);
      break;
    case UnitKind::kDate:
      rival = IsRivalDate(sides, unit, frame, stands);
      break;
    case UnitKind::kName: {
      const bool open = own.place == Part::Place::kSubject && IsOfAny(sides, frame);
      const int32_t name = open ? -1 : RivalName(sides, unit, rivals);
      const bool other_one = name >= 0 && !StandsBeside(sides, unit, own, sentence, other) &&
                             MayBeButOne(sides, frame, own, sentence, other);
      return other_one ? name : -1;
    }
    case UnitKind::kAdjective:
      // "The western half" is not the eastern.
      rival = own.place == Part::Place::kObject && unit.relation == Deprel::kAmod && stands.above >= 0 &&
              taken(stands.above) && CompareUnits(unit, stands) == Grade::kOpposite;
      break;
    default:
      break;
  }
  return rival ? rivals.front() : -1;
}

}  // namespace whence
