#include "engine/verify/alignment.h"

#include <algorithm>
#include <cmath>

#include "engine/coreference/name_relation.h"

namespace whence {
namespace {

constexpr double kAboutShare = 0.1;      // "nearly 400" may be that far away
constexpr double kRoundedShare = 0.006;  // 3.52 million is 3.5 million

bool Has(uint32_t bits, VerdictWord word) { return (bits & VerdictRules::Bit(word)) != 0; }

// "un general assembly" and "united nations general assembly": one word is the initials of a run of the other's.
bool SameButForInitials(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  if (shorter.size() >= longer.size()) return false;
  const size_t run = longer.size() - shorter.size() + 1;
  for (size_t i = 0; i < shorter.size(); ++i) {
    if (shorter[i].size() != run) continue;
    bool same = true;
    for (size_t w = 0; w < longer.size() && same; ++w) {
      if (w >= i && w < i + run) {
        same = longer[w][0] == shorter[i][w - i];
      } else {
        same = longer[w] == shorter[w < i ? w : w - run + 1];
      }
    }
    if (same) return true;
  }
  return false;
}

// "Curie" stands for Marie Curie; "Marie" does not, nor "Virginia" for the University of Virginia.
bool StandsFor(const std::vector<std::string>& shorter, const std::vector<std::string>& fuller) {
  if (shorter.size() > 1 && std::equal(shorter.begin(), shorter.end(), fuller.begin())) return true;
  const bool part_of = std::find(fuller.begin(), fuller.end(), "of") != fuller.end();
  return !part_of && std::equal(shorter.rbegin(), shorter.rend(), fuller.rbegin());
}

Grade CompareNames(const Unit& claim, const Unit& evidence) {
  if (evidence.kind != UnitKind::kName && evidence.kind != UnitKind::kNoun && evidence.kind != UnitKind::kAdjective) {
    return Grade::kMissing;
  }
  if (evidence.kind == UnitKind::kName) {
    if (claim.words == evidence.words) return Grade::kSame;
    if (SameButForInitials(claim.words, evidence.words) || SameButForInitials(evidence.words, claim.words)) {
      return Grade::kSynonym;
    }
    for (const bool swapped : {false, true}) {
      const auto& shorter = swapped ? evidence.words : claim.words;
      const auto& fuller = swapped ? claim.words : evidence.words;
      switch (RelateNames(shorter, EntityType::kNone, fuller, EntityType::kNone)) {
        case NameRelation::kSame:
          return Grade::kSame;
        case NameRelation::kAcronym:
          return Grade::kSynonym;
        case NameRelation::kShort:
          if (!swapped) return Grade::kSynonym;
          return StandsFor(shorter, fuller) ? Grade::kDerived : Grade::kPartly;
        case NameRelation::kSpelling:
          return Grade::kDerived;
        case NameRelation::kNone:
          break;
      }
    }
  }
  if (claim.words.size() == 1 && !evidence.stem.empty() && claim.stem == evidence.stem) return Grade::kSynonym;
  // What the dictionary knows of names: "America" is the United States, "French" of France, and Lyon lies in it.
  switch (WordRelations::Relate(evidence.word, claim.word)) {
    case WordRelation::kSynonym:
      return Grade::kSynonym;
    case WordRelation::kNarrower:
      return Grade::kNarrower;
    case WordRelation::kDerived:
      return Grade::kDerived;
    default:
      return Grade::kMissing;
  }
}

Grade CompareDates(const Unit& claim, const Unit& evidence) {
  if (claim.interval == evidence.interval) return Grade::kSame;
  if (Refines(*evidence.interval, *claim.interval)) return Grade::kNarrower;
  if (Overlap(*evidence.interval, *claim.interval)) return Grade::kPartly;
  return Grade::kOther;
}

// One tells of a rise, the other of a fall. "Lower" may be both, and is neither then.
bool TurnsRound(uint32_t a, uint32_t b) {
  const auto rises = [](uint32_t bits) { return Has(bits, VerdictWord::kRise) && !Has(bits, VerdictWord::kFall); };
  const auto falls = [](uint32_t bits) { return Has(bits, VerdictWord::kFall) && !Has(bits, VerdictWord::kRise); };
  return (rises(a) && falls(b)) || (falls(a) && rises(b));
}

Grade CompareWords(const Unit& claim, const Unit& evidence) {
  if (claim.text == evidence.text) return claim.kind == evidence.kind ? Grade::kSame : Grade::kSynonym;
  if (evidence.kind == UnitKind::kName) {
    const bool named = std::find(evidence.words.begin(), evidence.words.end(), claim.text) != evidence.words.end();
    return named ? Grade::kDerived : Grade::kMissing;
  }
  if (claim.kind == evidence.kind && TurnsRound(claim.classes, evidence.classes)) return Grade::kOpposite;
  switch (WordRelations::Relate(evidence.word, claim.word)) {
    case WordRelation::kSynonym:
      return Grade::kSynonym;
    case WordRelation::kNarrower:
      return Grade::kNarrower;
    case WordRelation::kBroader:
      return Grade::kBroader;
    case WordRelation::kDerived:
      return Grade::kDerived;
    case WordRelation::kOpposite:
      return Grade::kOpposite;
    case WordRelation::kSister:
      if (claim.stem == evidence.stem) return Grade::kDerived;
      return Grade::kSister;
    case WordRelation::kNone:
      break;
  }
  return !claim.stem.empty() && claim.stem == evidence.stem ? Grade::kDerived : Grade::kMissing;
}

Grade Compare(const Unit& claim, const Unit& evidence) {
  if (claim.kind == UnitKind::kName) return CompareNames(claim, evidence);
  if (claim.kind == UnitKind::kDate) {
    return evidence.kind == UnitKind::kDate ? CompareDates(claim, evidence) : Grade::kMissing;
  }
  if (claim.kind == UnitKind::kNumber) {
    return evidence.kind == UnitKind::kNumber ? CompareNumbers(claim, evidence) : Grade::kMissing;
  }
  if (evidence.kind == UnitKind::kDate || evidence.kind == UnitKind::kNumber) return Grade::kMissing;
  return CompareWords(claim, evidence);
}

// A name that the reading of the evidence did not find as one: its words may stand there all the same.
Grade NameInWords(const Unit& claim, const TextUnits& evidence) {
  const auto found = static_cast<size_t>(std::count_if(
      claim.words.begin(), claim.words.end(), [&](const std::string& word) { return evidence.words.contains(word); }));
  if (found == claim.words.size()) return Grade::kSame;
  return found > 0 ? Grade::kPartly : Grade::kMissing;
}

// Whether another name, number or date stands where the claim's stands: of the same kind, and nothing else's match.
bool Rivals(const Unit& claim, const Unit& evidence) {
  if (claim.kind != evidence.kind) return false;
  switch (claim.kind) {
    case UnitKind::kName:
      return claim.type == evidence.type && claim.type != EntityType::kNone;
    case UnitKind::kNumber:
      return claim.measure == evidence.measure;
    case UnitKind::kDate:
      return true;
    default:
      return false;
  }
}

// Who "it" is, at the beginning of a text, is what the text was given for: the one that the claim is about, unless the
// evidence knows part of its name or something else in its place. Its numbers and dates, and whose it is, it must say.
void ReferToSubject(const TextUnits& claim, Anaphor anaphor, std::vector<UnitMatch>& matches) {
  const std::vector<size_t> phrase = SubjectPhrase(claim);
  const auto is_name = [&](size_t unit) { return claim.units[unit].kind == UnitKind::kName; };
  if (std::count_if(phrase.begin(), phrase.end(), is_name) > 1) return;
  for (const size_t i : phrase) {
    const Unit& unit = claim.units[i];
    if (matches[i].grade != Grade::kMissing || unit.kind == UnitKind::kNumber || unit.kind == UnitKind::kDate) continue;
    if (unit.kind == UnitKind::kName) {
      const Deprel relation = BaseRelation(unit.relation);
      if (relation == Deprel::kNmod || relation == Deprel::kAmod || unit.relation == Deprel::kNmodPoss) continue;
      const bool person = unit.type == EntityType::kPerson;
      const bool untyped = unit.type == EntityType::kNone || unit.type == EntityType::kOther;
      if (anaphor == Anaphor::kPerson && !person && !untyped) continue;
      if (anaphor == Anaphor::kThing && person) continue;
    }
    matches[i] = {Grade::kReferred, -1};
  }
}

}  // namespace

std::vector<size_t> SubjectPhrase(const TextUnits& claim) {
  std::vector<size_t> phrase;
  if (claim.clauses.empty() || claim.clauses.front().subject < 0) return phrase;
  const auto& tokens = claim.analysis.sentences().front().tokens;
  const int32_t head = claim.clauses.front().subject;
  for (size_t i = 0; i < claim.units.size(); ++i) {
    const Unit& unit = claim.units[i];
    if (unit.sentence != 0) break;
    int32_t at = unit.token;
    for (size_t steps = 0; at >= 0 && at != head && steps < tokens.size(); ++steps) {
      const Token& token = tokens[static_cast<size_t>(at)];
      at = token.deprel == Deprel::kAclRelcl || token.deprel == Deprel::kAppos ? -1 : token.head;
    }
    if (at >= 0) phrase.push_back(i);
  }
  return phrase;
}

std::string_view GradeName(Grade grade) {
  constexpr std::string_view kNames[] = {"missing",  "other",   "opposite", "sister",  "partly", "broader",
                                         "referred", "derived", "narrower", "synonym", "same"};
  return kNames[static_cast<size_t>(grade)];
}

double UnitMatch::Degree() const {
  switch (grade) {
    case Grade::kSame:
      return 1;
    case Grade::kSynonym:
      return 0.9;
    case Grade::kNarrower:
      return 0.85;
    case Grade::kDerived:
      return 0.8;
    case Grade::kReferred:
      return 0.7;
    case Grade::kBroader:
      return 0.5;
    case Grade::kPartly:
      return 0.4;
    case Grade::kSister:
      return 0.1;
    default:
      return 0;
  }
}

Grade CompareNumbers(const Unit& claim, const Unit& evidence) {
  if (!claim.value.has_value() || !evidence.value.has_value()) {
    return claim.text == evidence.text ? Grade::kSame : Grade::kMissing;
  }
  const double a = *claim.value, b = *evidence.value;
  const bool measures_differ = !claim.measure.empty() && !evidence.measure.empty() && claim.measure != evidence.measure;
  const double size = std::max(std::fabs(a), std::fabs(b));
  if (a == b) return measures_differ ? Grade::kSynonym : Grade::kSame;
  if (measures_differ) return Grade::kMissing;
  if (size >= 1000 && std::fabs(a - b) <= kRoundedShare * size) return Grade::kNarrower;
  if (Has(claim.limits, VerdictWord::kFloor) && b > a && !Has(evidence.limits, VerdictWord::kCeiling))
    return Grade::kNarrower;
  if (Has(claim.limits, VerdictWord::kCeiling) && b < a && !Has(evidence.limits, VerdictWord::kFloor))
    return Grade::kNarrower;
  if ((Has(claim.limits, VerdictWord::kAbout) || Has(evidence.limits, VerdictWord::kAbout)) &&
      std::fabs(a - b) <= kAboutShare * size) {
    return Grade::kDerived;
  }
  return claim.measure == evidence.measure ? Grade::kOther : Grade::kMissing;
}

std::vector<UnitMatch> Align(const TextUnits& claim, const TextUnits& evidence) {
  std::vector<UnitMatch> matches(claim.units.size());
  std::vector<bool> taken(evidence.units.size());
  for (size_t i = 0; i < claim.units.size(); ++i) {
    UnitMatch& match = matches[i];
    for (size_t j = 0; j < evidence.units.size(); ++j) {
      const Grade grade = Compare(claim.units[i], evidence.units[j]);
      if (grade <= match.grade || grade == Grade::kOther) continue;
      match = {grade, static_cast<int32_t>(j)};
      if (grade == Grade::kSame) break;
    }
    if (claim.units[i].kind == UnitKind::kName && !match.Carried()) {
      if (const Grade grade = NameInWords(claim.units[i], evidence); grade > match.grade) match = {grade, -1};
    }
    if (match.Carried() && match.evidence >= 0) taken[static_cast<size_t>(match.evidence)] = true;
  }
  if (evidence.anaphor != Anaphor::kNone) ReferToSubject(claim, evidence.anaphor, matches);
  for (size_t i = 0; i < claim.units.size(); ++i) {
    if (matches[i].grade != Grade::kMissing && matches[i].grade != Grade::kPartly) continue;
    for (size_t j = 0; j < evidence.units.size(); ++j) {
      if (taken[j] || !Rivals(claim.units[i], evidence.units[j])) continue;
      matches[i] = {Grade::kOther, static_cast<int32_t>(j)};
      break;
    }
  }
  return matches;
}

}  // namespace whence
