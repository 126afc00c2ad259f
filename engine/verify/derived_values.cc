#include "engine/verify/derived_values.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/verify/lasting_stretch.h"
#include "engine/verify/number_units.h"
#include "engine/verify/sibling_counts.h"
#include "engine/verify/signs.h"
#include "engine/verify/unit_match.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// A unit with another value of the same measure, to be compared like one of the evidence's.
Unit Valued(const Unit& number, double value) {
  Unit unit;
  unit.kind = UnitKind::kNumber;
  unit.value = value;
  unit.measure = number.measure;
  return unit;
}

bool IsPlural(const Token& token) { return token.xpos == Xpos::kNns || token.xpos == Xpos::kNnps; }

// How many things a token stands for: its number, or one. Nothing for a plural that is not counted.
std::optional<double> CountOf(const TextUnits& evidence, size_t sentence, size_t index) {
  const auto& tokens = evidence.analysis.sentences()[sentence].tokens;
  for (size_t t = 0; t < tokens.size(); ++t) {
    if (tokens[t].head != static_cast<int32_t>(index) || tokens[t].deprel != Deprel::kNummod) continue;
    const int32_t unit = evidence.unit_of_token[sentence][t];
    if (unit < 0) return std::nullopt;
    const Unit& number = evidence.units[static_cast<size_t>(unit)];
    return number.limits == 0 ? number.value : std::nullopt;
  }
  const bool person = tokens[index].xpos == Xpos::kNnps && tokens[index].type == EntityType::kPerson;  // "Nils"
  return IsPlural(tokens[index]) && !person ? std::nullopt : std::optional<double>(1);
}

bool IsKindOf(const Unit& thing, const Unit& counted) {
  if (thing.kind != UnitKind::kNoun) return false;
  if (thing.text == counted.text) return true;
  const WordRelation relation = WordRelations::Relate(thing.word, counted.word);
  return relation == WordRelation::kSynonym || relation == WordRelation::kNarrower;
}

// The preposition before a unit, in lower case; empty for none.
std::string PrepositionOf(const TextUnits& text, const Unit& unit) {
  const auto& tokens = text.analysis.sentences()[unit.sentence].tokens;
  const auto found = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.head == unit.token && BaseRelation(token.deprel) == Deprel::kCase;
  });
  return found == tokens.end() ? std::string() : AsciiLowered(found->form);
}

// Whether a name is surely one of what is counted: of Oslo and Paris nothing tells whether they are islands.
bool IsNamed(const Unit& counted, const Unit& name) {
  const std::string first = AsciiLowered(name.text.substr(0, name.text.find(' ')));
  const bool given = first.size() < name.text.size() && name.type == EntityType::kNone &&
                     (IsIn(WordList::kMaleName, first) || IsIn(WordList::kFemaleName, first));
  switch (given ? EntityType::kPerson : name.type) {
    case EntityType::kPerson:
      if (counted.text == "man") return IsIn(WordList::kMaleName, first);
      if (counted.text == "woman") return IsIn(WordList::kFemaleName, first);
      return IsIn(WordList::kAnyPerson, counted.text);
    case EntityType::kCountry:
      return IsOneOf(counted.text, {"country", "nation"}) || IsIn(WordList::kAnyPlace, counted.text);
    case EntityType::kPlace:
      return IsIn(WordList::kAnyPlace, counted.text);
    case EntityType::kOrganisation:
      return IsIn(WordList::kAnyBody, counted.text);
    default:
      return false;
  }
}

// Whether a unit of the evidence is to a verb what the claim's is to the same one: "played for three clubs" and "played
// for Orn".
bool FillsSameSlot(const TextUnits& claim, const Unit& counted, const TextUnits& evidence, const Unit& thing,
                   const std::vector<UnitMatch>& matches) {
  if (counted.above < 0 || thing.above < 0) return false;
  const UnitMatch& verb = matches[static_cast<size_t>(counted.above)];
  return claim.units[static_cast<size_t>(counted.above)].kind == UnitKind::kVerb && verb.Carried() &&
         verb.evidence == thing.above && counted.relation == thing.relation && counted.denied == thing.denied &&
         PrepositionOf(claim, counted) == PrepositionOf(evidence, thing);
}

// How many of what the claim counts a list of the evidence holds that begins with that unit: each of its things is a
// kind of that, or each is a name and what heads them is such a thing or they stand where the claim counts (`slot`), or
// all that something consists of is listed and its parts are counted. Nothing where it is no such list.
std::optional<double> CountList(const Unit& counted, const TextUnits& evidence, size_t first, bool slot) {
  const Unit& head = evidence.units[first];
  const auto& tokens = evidence.analysis.sentences()[head.sentence].tokens;
  const auto& unit_of = evidence.unit_of_token[head.sentence];
  std::optional<double> sum = CountOf(evidence, head.sentence, static_cast<size_t>(head.token));
  const bool names = head.kind == UnitKind::kName;
  bool list = false, listed = names || IsKindOf(head, counted);
  slot = slot && IsNamed(counted, head);
  for (size_t t = 0; t < tokens.size() && sum.has_value(); ++t) {
    if (tokens[t].head != head.token || BaseRelation(tokens[t].deprel) != Deprel::kConj) continue;
    const int32_t unit = unit_of[t];
    if (unit < 0) return std::nullopt;
    const Unit& other = evidence.units[static_cast<size_t>(unit)];
    if (names != (other.kind == UnitKind::kName)) return std::nullopt;
    listed = listed && (names || IsKindOf(other, counted));
    slot = slot && IsNamed(counted, other);
    const std::optional<double> count = CountOf(evidence, head.sentence, t);
    sum = count.has_value() ? std::optional<double>(*sum + *count) : std::nullopt;
    list = true;
  }
  if (!list) return std::nullopt;
  const bool whole =
      head.above >= 0 && Has(evidence.units[static_cast<size_t>(head.above)].classes, VerdictWord::kComposed);
  if (whole && Has(counted.classes, VerdictWord::kPart)) return sum;
  if (!names) return listed ? sum : std::nullopt;
  if (slot) return sum;
  for (size_t i = 0; i < evidence.units.size(); ++i) {
    if (i != first && IsKindOf(evidence.units[i], counted) && Tied(evidence.units, first, i)) return sum;
  }
  return std::nullopt;
}

// The beginning of a list that has as many of what the claim counts as the claim says, or one of it where it says one.
int32_t FindCounted(const Unit& number, const TextUnits& claim, const TextUnits& evidence,
                    const std::vector<UnitMatch>& matches, const std::vector<bool>& on_subject) {
  const Unit& counted = claim.units[static_cast<size_t>(number.above)];
  constexpr double kFewest = 2;
  for (size_t i = 0; i < evidence.units.size(); ++i) {
    const Unit& unit = evidence.units[i];
    const bool slot = unit.kind == UnitKind::kName && FillsSameSlot(claim, counted, evidence, unit, matches);
    if (!on_subject[unit.sentence] && !slot) continue;
    if (number.value == 1) {
      const auto& token = evidence.analysis.sentences()[unit.sentence].tokens[static_cast<size_t>(unit.token)];
      if (unit.kind != UnitKind::kNoun || IsPlural(token) || !IsKindOf(unit, counted)) continue;
      if (CountOf(evidence, unit.sentence, static_cast<size_t>(unit.token)) == 1) return static_cast<int32_t>(i);
      continue;
    }
    const std::optional<double> count = CountList(counted, evidence, i, slot);
    if (!count.has_value() || *count < kFewest) continue;
    const Grade grade = CompareNumbers(number, Valued(number, *count));
    if (grade == Grade::kSame || grade == Grade::kNarrower) return static_cast<int32_t>(i);
  }
  return -1;
}

// Whether a date tells when the claim's subject itself took place: "the war raged from 1816 to 1828", but neither "Orr
// built the hotel" nor "the hotel was built from 1900 to 1950".
bool TookPlace(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches,
               const Unit& date) {
  const auto& tokens = evidence.analysis.sentences()[date.sentence].tokens;
  int32_t verb = date.token;
  const auto is_predicate = [&](int32_t token) {
    return tokens[static_cast<size_t>(token)].upos == Upos::kVerb ||
           std::any_of(tokens.begin(), tokens.end(),
                       [&](const Token& own) { return own.head == token && own.deprel == Deprel::kCop; });
  };
  for (size_t steps = 0; steps < tokens.size() && verb >= 0 && !is_predicate(verb); ++steps) {
    verb = tokens[static_cast<size_t>(verb)].head;
  }
  if (verb < 0) return false;
  // "The war was from 1816 to 1828"; what was a prison until then may have gone on.
  const bool occurs = tokens[static_cast<size_t>(verb)].upos == Upos::kVerb
                          ? IsIn(WordList::kTakingPlace, AsciiLowered(tokens[static_cast<size_t>(verb)].lemma))
                          : verb == date.token;
  if (!occurs) return false;
  const std::vector<size_t> about = SubjectPhrase(claim);
  for (size_t t = 0; t < tokens.size(); ++t) {
    const bool subject = tokens[t].deprel == Deprel::kNsubj || tokens[t].deprel == Deprel::kNsubjPass;
    if (!subject || tokens[t].head != verb) continue;
    if (tokens[t].xpos == Xpos::kPrp) return true;
    const int32_t unit = evidence.unit_of_token[date.sentence][t];
    return unit >= 0 && std::any_of(about.begin(), about.end(), [&](size_t own) {
             return claim.units[own].token == claim.clauses.front().subject && matches[own].Carried() &&
                    (matches[own].evidence == unit ||
                     CompareUnits(claim.units[own], evidence.units[static_cast<size_t>(unit)]) >= Grade::kReferred);
           });
  }
  return false;
}

}  // namespace

// Whether each sentence of the evidence speaks of what the claim is about or names, or may: of "it" or "he", or of "the
// band" behind a sentence on it that has a band.
std::vector<bool> SentencesOnSubject(const TextUnits& claim, const TextUnits& evidence,
                                     const std::vector<UnitMatch>& matches) {
  std::vector<bool> on_subject(evidence.clauses.size());
  std::vector<size_t> about = SubjectPhrase(claim);
  for (size_t i = 0; i < claim.units.size(); ++i) {
    if (claim.units[i].kind == UnitKind::kName) about.push_back(i);
  }
  for (const size_t i : about) {
    if (!matches[i].Carried() || matches[i].evidence < 0) continue;
    on_subject[evidence.units[static_cast<size_t>(matches[i].evidence)].sentence] = true;
  }
  const Token* own =
      claim.clauses.empty() || claim.clauses.front().subject < 0
          ? nullptr
          : &claim.analysis.sentences().front().tokens[static_cast<size_t>(claim.clauses.front().subject)];
  for (size_t s = 0; s < on_subject.size(); ++s) {
    const MainClause& clause = evidence.clauses[s];
    if (on_subject[s] || clause.subject < 0) continue;
    const int32_t subject = evidence.unit_of_token[s][static_cast<size_t>(clause.subject)];
    const Token& token = evidence.analysis.sentences()[s].tokens[static_cast<size_t>(clause.subject)];
    // "The show": a noun that is no unit of its own
    const bool same = own != nullptr && own->upos == Upos::kNoun && about.empty() && own->lemma == token.lemma;
    on_subject[s] = clause.pronoun || same;
    if (subject < 0 || s == 0 || !on_subject[s - 1]) continue;
    on_subject[s] = std::any_of(evidence.units.begin(), evidence.units.end(), [&](const Unit& unit) {
      return unit.sentence + 1 == s && unit.kind == UnitKind::kNoun &&
             unit.text == evidence.units[static_cast<size_t>(subject)].text;
    });
  }
  return on_subject;
}

void MatchDerivedValues(const TextUnits& claim, const TextUnits& evidence, std::vector<UnitMatch>& matches) {
  const std::vector<bool> on_subject = SentencesOnSubject(claim, evidence, matches);
  MatchSiblings(claim, evidence, on_subject, matches);
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& number = claim.units[i];
    if (number.kind != UnitKind::kNumber || matches[i].Carried() || number.rank || !number.value.has_value()) continue;
    int32_t found = -1;
    const bool age = IsAge(number, claim);
    if (age || IsOneOf(number.measure, {"year", "month", "day"})) {
      found = FindStretch(number, claim, evidence, on_subject);
    } else if (number.above >= 0) {
      const Unit& counted = claim.units[static_cast<size_t>(number.above)];
      if (counted.kind == UnitKind::kNoun && counted.text == number.measure) {
        found = FindCounted(number, claim, evidence, matches, on_subject);
      }
    }
    if (found < 0) continue;
    matches[i] = {Grade::kDerived, found};
    // That it lasted so long is said by when it was.
    if (number.measure != "year" || age || number.above < 0) continue;
    const auto verb = static_cast<size_t>(number.above);
    const bool lasted = claim.units[verb].kind == UnitKind::kVerb && claim.units[verb].text == "last";
    if (lasted && !matches[verb].Carried() &&
        TookPlace(claim, evidence, matches, evidence.units[static_cast<size_t>(found)]))
      matches[verb] = {Grade::kDerived, found};
  }
}

bool LacksValue(const TextUnits& claim, const TextUnits& evidence) {
  const auto holds = [](const TextUnits& text, UnitKind kind) {
    return std::any_of(text.units.begin(), text.units.end(), [&](const Unit& unit) { return unit.kind == kind; });
  };
  const bool dated = holds(claim, UnitKind::kDate) && holds(evidence, UnitKind::kDate);
  if (!dated && !holds(claim, UnitKind::kNumber)) return false;
  std::vector<UnitMatch> matches = Align(claim, evidence);
  MatchDerivedValues(claim, evidence, matches);
  for (size_t i = 0; i < matches.size(); ++i) {
    const UnitKind kind = claim.units[i].kind;
    const bool asked = kind == UnitKind::kNumber || (dated && kind == UnitKind::kDate);
    if (asked && !matches[i].Carried()) return true;
  }
  return false;
}

}  // namespace whence
