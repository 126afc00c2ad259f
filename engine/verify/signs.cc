#include "engine/verify/signs.h"

#include <algorithm>
#include <cmath>

namespace whence {
namespace {

constexpr std::string_view kNames[] = {"bias",
                                       "coverage",
                                       "covers",
                                       "covers-most",
                                       "covers-half",
                                       "covers-third",
                                       "rare",
                                       "focus",
                                       "matched",
                                       "unnamed",
                                       "sentence",
                                       "names",
                                       "nouns",
                                       "verbs",
                                       "modifiers",
                                       "subject",
                                       "referred",
                                       "predicate",
                                       "missing-name",
                                       "missing-date",
                                       "other-name",
                                       "other-number",
                                       "other-date",
                                       "sister",
                                       "opposite",
                                       "direction",
                                       "denial",
                                       "denial-anywhere",
                                       "denied-claim",
                                       "denied-coverage",
                                       "denied-denial",
                                       "denied-alone",
                                       "agreed",
                                       "hedged-claim",
                                       "hedged-evidence",
                                       "contrast",
                                       "former",
                                       "frame-found",
                                       "frame-agree",
                                       "frame-conflict",
                                       "frame-denied",
                                       "claim-length",
                                       "evidence-length",
                                       "verbless",
                                       "rarest",
                                       "particular",
                                       "general",
                                       "past",
                                       "evidence-past",
                                       "modal",
                                       "named-share",
                                       "claim-nature",
                                       "claim-persons",
                                       "claim-works",
                                       "evidence-nature",
                                       "evidence-persons",
                                       "evidence-works",
                                       "evidence-names",
                                       "evidence-pronoun",
                                       "several",
                                       "same-subject",
                                       "same-predicate",
                                       "beyond",
                                       "agrees-in-direction",
                                       "turns-direction",
                                       "cause-claim",
                                       "cause-both",
                                       "comparative",
                                       "quoted",
                                       "asked",
                                       "claim-only",
                                       "claim-all",
                                       "claim-some",
                                       "missing-values",
                                       "unsaid",
                                       "contrary"};
static_assert(std::size(kNames) == kSignCount);

constexpr double kLongClaim = 20, kLongEvidence = 60, kManyMatched = 8, kManyNames = 5, kClaimNouns = 2,
                 kEvidenceNouns = 3;  // units, where the signs reach 1

// Counts a word by how rare it is: what few texts speak of ties two of them together.
double RareWeight(const Unit& unit) {
  const double rare = 1 - static_cast<double>(unit.word.common) / WordRelations::kMostCommon;
  return UnitWeight(unit) * (0.05 + rare * rare);
}

double RarestWeight(const Unit& unit) {
  const double rare = 1 - static_cast<double>(unit.word.common) / WordRelations::kMostCommon;
  return 0.01 + rare * rare * rare * rare;
}

// The share of the claim's units of some kinds that is carried; 1 where it has none.
template <typename Wanted>
double Share(const TextUnits& claim, const std::vector<UnitMatch>& matches, Wanted wanted,
             double (*weigh)(const Unit&) = UnitWeight) {
  double all = 0, carried = 0;
  for (size_t i = 0; i < matches.size(); ++i) {
    if (!wanted(claim.units[i])) continue;
    const double weight = weigh(claim.units[i]);
    all += weight;
    carried += weight * matches[i].Degree();
  }
  return all > 0 ? carried / all : 1;
}

// The unit that the claim's main clause is about, or -1.
int32_t SubjectUnit(const TextUnits& claim) {
  for (size_t s = 0; s < claim.frames.size(); ++s) {
    for (const Extraction& frame : claim.frames[s]) {
      const Argument* subject = frame.Find(Role::kSubject);
      if (subject == nullptr || subject->head < 0) continue;
      if (const int32_t unit = claim.unit_of_token[s][static_cast<size_t>(subject->head)]; unit >= 0) return unit;
    }
  }
  for (size_t i = 0; i < claim.units.size(); ++i) {
    if (BaseRelation(claim.units[i].relation) == Deprel::kNsubj) return static_cast<int32_t>(i);
  }
  return claim.units.empty() ? -1 : 0;
}

// The unit that governs the claim's main clause, or -1.
int32_t PredicateUnit(const TextUnits& claim) {
  for (size_t i = 0; i < claim.units.size(); ++i) {
    if (claim.units[i].above < 0 && claim.units[i].relation == Deprel::kRoot) return static_cast<int32_t>(i);
  }
  return -1;
}

// The unit at a token of a sentence, or -1.
int32_t UnitAt(const TextUnits& text, size_t sentence, int32_t token) {
  return token < 0 ? -1 : text.unit_of_token[sentence][static_cast<size_t>(token)];
}

// What kind of statement the claim makes and what kind of text the evidence is.
void ReadKinds(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches, Signs& signs) {
  const auto set = [&](Sign sign, double value) { signs[static_cast<size_t>(sign)] = value; };
  const auto is_name = [](const Unit& unit) { return unit.kind == UnitKind::kName; };
  const auto names = [&](const TextUnits& text) {
    return static_cast<double>(std::count_if(text.units.begin(), text.units.end(), is_name));
  };
  const MainClause clause = claim.clauses.empty() ? MainClause() : claim.clauses.front();
  set(Sign::kParticular, clause.named ? 1 : 0);
  set(Sign::kGeneral, clause.bare ? 1 : 0);
  set(Sign::kPast, clause.past ? 1 : 0);
  set(Sign::kModal, clause.modal ? 1 : 0);
  set(Sign::kNamedShare, claim.units.empty() ? 0 : names(claim) / static_cast<double>(claim.units.size()));
  const auto speaks = [](const TextUnits& text, WordTopic topic, double many) {
    const auto count = std::count_if(text.units.begin(), text.units.end(), [&](const Unit& unit) {
      return unit.kind == UnitKind::kNoun && unit.word.topic == topic;
    });
    return std::min(1.0, static_cast<double>(count) / many);
  };
  set(Sign::kClaimNature, speaks(claim, WordTopic::kNature, kClaimNouns));
  set(Sign::kClaimPersons, speaks(claim, WordTopic::kPerson, kClaimNouns));
  set(Sign::kClaimWorks, speaks(claim, WordTopic::kWork, kClaimNouns));
  set(Sign::kEvidenceNature, speaks(evidence, WordTopic::kNature, kEvidenceNouns));
  set(Sign::kEvidencePersons, speaks(evidence, WordTopic::kPerson, kEvidenceNouns));
  set(Sign::kEvidenceWorks, speaks(evidence, WordTopic::kWork, kEvidenceNouns));
  set(Sign::kEvidenceNames, std::min(1.0, names(evidence) / kManyNames));
  set(Sign::kSeveral, evidence.clauses.size() > 1 ? 1 : 0);
  const auto stands_at = [&](int32_t unit, size_t sentence, int32_t token) {
    if (unit < 0 || !matches[static_cast<size_t>(unit)].Carried()) return false;
    const int32_t other = matches[static_cast<size_t>(unit)].evidence;
    return other >= 0 && other == UnitAt(evidence, sentence, token);
  };
  for (size_t s = 0; s < evidence.clauses.size(); ++s) {
    const MainClause& other = evidence.clauses[s];
    if (other.pronoun) set(Sign::kEvidencePronoun, 1);
    if (other.past) set(Sign::kEvidencePast, 1);
    if (!claim.clauses.empty() && stands_at(UnitAt(claim, 0, clause.subject), s, other.subject)) {
      set(Sign::kSameSubject, 1);
    }
    if (!claim.clauses.empty() && stands_at(UnitAt(claim, 0, clause.root), s, other.root)) {
      set(Sign::kSamePredicate, 1);
    }
  }
}

// 1 for a word of rise, -1 for one of fall, 0 for neither or both; a denial turns it.
int DirectionOf(const Unit& unit) {
  const bool up = Has(unit.classes, VerdictWord::kRise), down = Has(unit.classes, VerdictWord::kFall);
  if (up == down) return 0;
  return up != unit.denied ? 1 : -1;
}

// Holds what the claim says to rise or fall against what the evidence says of the same.
void ReadDirections(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches,
                    Signs& signs) {
  for (size_t i = 0; i < claim.units.size(); ++i) {
    const int direction = DirectionOf(claim.units[i]);
    if (direction == 0) continue;
    for (size_t t = 0; t < claim.units.size(); ++t) {
      const Unit& thing = claim.units[t];
      if (thing.kind != UnitKind::kNoun && thing.kind != UnitKind::kName) continue;
      if (matches[t].evidence < 0 || !matches[t].Carried()) continue;
      if (t == i || !Tied(claim.units, i, t)) continue;
      const auto found = static_cast<size_t>(matches[t].evidence);
      for (size_t j = 0; j < evidence.units.size(); ++j) {
        const int way = DirectionOf(evidence.units[j]);
        if (way == 0 || j == found || !Tied(evidence.units, j, found)) continue;
        signs[static_cast<size_t>(way == direction ? Sign::kAgreesInDirection : Sign::kTurnsDirection)] = 1;
      }
    }
  }
}

// Comparatives of the claim.
bool Compares(const TextUnits& claim) {
  for (const Sentence& sentence : claim.analysis.sentences()) {
    for (const Token& token : sentence.tokens) {
      if (token.xpos == Xpos::kJjr || token.xpos == Xpos::kRbr) return true;
    }
  }
  return false;
}

}  // namespace

std::string_view SignName(Sign sign) { return kNames[static_cast<size_t>(sign)]; }

bool Tied(const std::vector<Unit>& units, size_t a, size_t b) {
  if (units[a].sentence != units[b].sentence) return false;
  const int32_t above_a = units[a].above, above_b = units[b].above;
  return above_a == static_cast<int32_t>(b) || above_b == static_cast<int32_t>(a) ||
         (above_a >= 0 && above_a == above_b);
}

double UnitWeight(const Unit& unit) {
  switch (unit.kind) {
    case UnitKind::kName:
    case UnitKind::kNumber:
    case UnitKind::kDate:
      return 1.5;
    case UnitKind::kNoun:
    case UnitKind::kVerb:
      return 1;
    case UnitKind::kAdjective:
      return 0.8;
    case UnitKind::kAdverb:
      return 0.4;
  }
  return 1;
}

double CoverageBeyondSubject(const TextUnits& claim, const std::vector<UnitMatch>& matches) {
  const std::vector<size_t> subject = SubjectPhrase(claim);
  double all = 0, carried = 0;
  for (size_t i = 0; i < matches.size(); ++i) {
    if (std::find(subject.begin(), subject.end(), i) != subject.end()) continue;
    const double weight = UnitWeight(claim.units[i]);
    all += weight;
    carried += weight * matches[i].Degree();
  }
  return all > 0 ? carried / all : 1;
}

bool PredicateCarried(const TextUnits& claim, const std::vector<UnitMatch>& matches) {
  const int32_t unit = PredicateUnit(claim);
  return unit < 0 || matches[static_cast<size_t>(unit)].Carried();
}

double SentenceCoverage(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches,
                        uint32_t sentence) {
  double all = 0, carried = 0;
  for (size_t i = 0; i < matches.size(); ++i) {
    const double weight = UnitWeight(claim.units[i]);
    all += weight;
    if (matches[i].evidence < 0) continue;
    if (evidence.units[static_cast<size_t>(matches[i].evidence)].sentence == sentence)
      carried += weight * matches[i].Degree();
  }
  return all > 0 ? carried / all : 0;
}

Signs ReadSigns(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches,
                const FrameComparison& frames) {
  Signs signs{};
  const auto set = [&](Sign sign, double value) { signs[static_cast<size_t>(sign)] = value; };
  const auto at = [&](Sign sign) -> double& { return signs[static_cast<size_t>(sign)]; };
  set(Sign::kBias, 1);
  const double coverage = Share(claim, matches, [](const Unit&) { return true; });
  set(Sign::kCoverage, coverage);
  set(Sign::kCovers, coverage > 0.88 ? 1 : 0);
  set(Sign::kCoversMost, coverage > 0.7 ? 1 : 0);
  set(Sign::kCoversHalf, coverage > 0.5 ? 1 : 0);
  set(Sign::kCoversThird, coverage > 0.33 ? 1 : 0);
  set(Sign::kRare, Share(
                       claim, matches, [](const Unit&) { return true; }, RareWeight));
  set(Sign::kRarest, Share(
                         claim, matches, [](const Unit&) { return true; }, RarestWeight));
  set(Sign::kBeyond, CoverageBeyondSubject(claim, matches));
  ReadKinds(claim, evidence, matches, signs);
  const bool unnamed = std::none_of(claim.units.begin(), claim.units.end(), [](const Unit& unit) {
    return unit.kind == UnitKind::kName || unit.kind == UnitKind::kNumber || unit.kind == UnitKind::kDate;
  });
  set(Sign::kUnnamed, unnamed ? 1 : 0);
  double best = 0;
  for (uint32_t s = 0; s < evidence.unit_of_token.size(); ++s) {
    best = std::max(best, SentenceCoverage(claim, evidence, matches, s));
  }
  set(Sign::kSentence, best);
  const auto of_kind = [](UnitKind a, UnitKind b) {
    return [a, b](const Unit& unit) { return unit.kind == a || unit.kind == b; };
  };
  set(Sign::kNames, Share(claim, matches, of_kind(UnitKind::kName, UnitKind::kName)));
  set(Sign::kNouns, Share(claim, matches, of_kind(UnitKind::kNoun, UnitKind::kNoun)));
  set(Sign::kVerbs, Share(claim, matches, of_kind(UnitKind::kVerb, UnitKind::kVerb)));
  set(Sign::kModifiers, Share(claim, matches, of_kind(UnitKind::kAdjective, UnitKind::kAdverb)));

  const int32_t subject = SubjectUnit(claim);
  const bool named = subject >= 0 && matches[static_cast<size_t>(subject)].Carried();
  set(Sign::kSubject, named ? 1 : 0);
  set(Sign::kReferred, named && matches[static_cast<size_t>(subject)].grade == Grade::kReferred ? 1 : 0);
  set(Sign::kPredicate, PredicateUnit(claim) >= 0 && PredicateCarried(claim, matches) ? 1 : 0);

  double matched = 0, denied = 0;
  std::vector<bool> spoken(evidence.units.size());
  uint32_t rising = 0;  // bit 0: the claim's words of direction that the evidence turns round, bit 1: those it keeps
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& unit = claim.units[i];
    const UnitMatch& match = matches[i];
    if (!match.Carried() && static_cast<int32_t>(i) != subject) {
      if (unit.kind == UnitKind::kName) at(Sign::kMissingName) = 1;
      if (unit.kind == UnitKind::kDate) at(Sign::kMissingDate) = 1;
    }
    if (match.grade == Grade::kOther) {
      at(unit.kind == UnitKind::kName     ? Sign::kOtherName
         : unit.kind == UnitKind::kNumber ? Sign::kOtherNumber
                                          : Sign::kOtherDate) = 1;
    }
    if (match.grade == Grade::kSister) at(Sign::kSister) = 1;
    if (match.grade == Grade::kOpposite) at(Sign::kOpposite) = 1;
    if (match.Carried() && match.evidence >= 0) {
      const double weight = UnitWeight(unit);
      matched += weight;
      spoken[static_cast<size_t>(match.evidence)] = true;
      if (unit.denied != evidence.units[static_cast<size_t>(match.evidence)].denied) denied += weight;
    }
    if (Has(unit.classes, VerdictWord::kRise) && !match.Carried()) rising |= 1;
    if (Has(unit.classes, VerdictWord::kFall) && !match.Carried()) rising |= 2;
  }
  const bool up = Has(evidence.classes, VerdictWord::kRise), down = Has(evidence.classes, VerdictWord::kFall);
  set(Sign::kDirection, ((rising & 1) != 0 && down && !up) || ((rising & 2) != 0 && up && !down) ? 1 : 0);
  const auto met = static_cast<double>(std::count(spoken.begin(), spoken.end(), true));
  set(Sign::kFocus, spoken.empty() ? 0 : met / static_cast<double>(spoken.size()));
  set(Sign::kMatched, std::min(1.0, met / kManyMatched));
  const double denial = matched > 0 ? denied / matched : 0;
  set(Sign::kDenial, denial);
  set(Sign::kAgreed, coverage * (1 - denial));
  const auto one_sided = [&](VerdictWord word) { return Has(claim.classes, word) != Has(evidence.classes, word); };
  const auto claim_alone = [&](VerdictWord word) { return Has(claim.classes, word) && !Has(evidence.classes, word); };
  set(Sign::kDenialAnywhere, one_sided(VerdictWord::kDenial) ? 1 : 0);
  if (Has(claim.classes, VerdictWord::kDenial)) {
    set(Sign::kDeniedClaim, 1);
    set(Sign::kDeniedCoverage, coverage);
    set(Sign::kDeniedDenial, denial);
    set(Sign::kDeniedAlone, at(Sign::kDenialAnywhere));
  }
  set(Sign::kHedgedClaim, Has(claim.classes, VerdictWord::kHedge) ? 1 : 0);
  set(Sign::kHedgedEvidence, Has(evidence.classes, VerdictWord::kHedge) ? 1 : 0);
  set(Sign::kContrast, Has(evidence.classes, VerdictWord::kContrast) ? 1 : 0);
  set(Sign::kFormer, one_sided(VerdictWord::kFormer) ? 1 : 0);
  set(Sign::kFrameFound, frames.found ? 1 : 0);
  set(Sign::kFrameAgree, frames.agree);
  set(Sign::kFrameConflict, frames.conflict >= 0 ? 1 : 0);
  set(Sign::kFrameDenied, frames.denied ? 1 : 0);
  set(Sign::kClaimLength, std::min(1.0, static_cast<double>(claim.units.size()) / kLongClaim));
  set(Sign::kEvidenceLength, std::min(1.0, static_cast<double>(evidence.units.size()) / kLongEvidence));
  set(Sign::kVerbless, evidence.verbless ? 1 : 0);
  ReadDirections(claim, evidence, matches, signs);
  const auto both = [&](VerdictWord word) { return Has(claim.classes, word) && Has(evidence.classes, word); };
  set(Sign::kCauseClaim, claim_alone(VerdictWord::kCause) ? 1 : 0);
  set(Sign::kCauseBoth, both(VerdictWord::kCause) ? 1 : 0);
  set(Sign::kComparative, Compares(claim) ? 1 : 0);
  set(Sign::kQuoted, evidence.text.starts_with('"') || evidence.text.starts_with("“") ? 1 : 0);
  set(Sign::kAsked, evidence.text.find('?') != std::string_view::npos ? 1 : 0);
  set(Sign::kClaimOnly, Has(claim.classes, VerdictWord::kExclusive) ? 1 : 0);
  set(Sign::kClaimAll, Has(claim.classes, VerdictWord::kUniversal) ? 1 : 0);
  set(Sign::kClaimSome, Has(claim.classes, VerdictWord::kPartial) ? 1 : 0);
  return signs;
}

}  // namespace whence
