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

// 1 for a word of rise, -1 for one of fall, 0 for neither or both; a denial turns it.
int DirectionOf(const Unit& unit) {
  const bool up = Has(unit.classes, VerdictWord::kRise), down = Has(unit.classes, VerdictWord::kFall);
  if (up == down) return 0;
  return up != unit.denied ? 1 : -1;
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

class SignReader {
 public:
  SignReader(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches)
      : claim_(claim), evidence_(evidence), matches_(matches), subject_(SubjectUnit(claim)) {}

  Signs Read(const FrameComparison& frames) {
    Set(Sign::kBias, 1);
    ReadCoverage();
    ReadShares();
    ReadKinds();
    ReadSubject();
    ReadMatches();
    ReadDenial();
    ReadDirections();
    ReadClasses();
    ReadFrames(frames);
    ReadShape();
    return signs_;
  }

 private:
  void Set(Sign sign, double value) { signs_[static_cast<size_t>(sign)] = value; }
  double Get(Sign sign) const { return signs_[static_cast<size_t>(sign)]; }

  bool InClaim(VerdictWord word) const { return Has(claim_.classes, word); }
  bool InEvidence(VerdictWord word) const { return Has(evidence_.classes, word); }
  bool OnOneSide(VerdictWord word) const { return InClaim(word) != InEvidence(word); }

  void ReadCoverage() {
    const auto all = [](const Unit&) { return true; };
    const double coverage = Share(claim_, matches_, all);
    Set(Sign::kCoverage, coverage);
    Set(Sign::kCovers, coverage > 0.88);
    Set(Sign::kCoversMost, coverage > 0.7);
    Set(Sign::kCoversHalf, coverage > 0.5);
    Set(Sign::kCoversThird, coverage > 0.33);
    Set(Sign::kRare, Share(claim_, matches_, all, RareWeight));
    Set(Sign::kRarest, Share(claim_, matches_, all, RarestWeight));
    Set(Sign::kBeyond, CoverageBeyondSubject(claim_, matches_));
    double best = 0;
    for (uint32_t s = 0; s < evidence_.unit_of_token.size(); ++s) {
      best = std::max(best, SentenceCoverage(claim_, evidence_, matches_, s));
    }
    Set(Sign::kSentence, best);
  }

  void ReadShares() {
    const auto share = [&](UnitKind a, UnitKind b) {
      return Share(claim_, matches_, [a, b](const Unit& unit) { return unit.kind == a || unit.kind == b; });
    };
    Set(Sign::kNames, share(UnitKind::kName, UnitKind::kName));
    Set(Sign::kNouns, share(UnitKind::kNoun, UnitKind::kNoun));
    Set(Sign::kVerbs, share(UnitKind::kVerb, UnitKind::kVerb));
    Set(Sign::kModifiers, share(UnitKind::kAdjective, UnitKind::kAdverb));
  }

  // What kind of statement the claim makes and what kind of text the evidence is.
  void ReadKinds() {
    const auto is_name = [](const Unit& unit) { return unit.kind == UnitKind::kName; };
    const auto names = [&](const TextUnits& text) {
      return static_cast<double>(std::count_if(text.units.begin(), text.units.end(), is_name));
    };
    const MainClause clause = claim_.clauses.empty() ? MainClause() : claim_.clauses.front();
    Set(Sign::kParticular, clause.named);
    Set(Sign::kGeneral, clause.bare);
    Set(Sign::kPast, clause.past);
    Set(Sign::kModal, clause.modal);
    Set(Sign::kNamedShare, claim_.units.empty() ? 0 : names(claim_) / static_cast<double>(claim_.units.size()));
    const auto speaks = [](const TextUnits& text, WordTopic topic, double many) {
      const auto count = std::count_if(text.units.begin(), text.units.end(), [&](const Unit& unit) {
        return unit.kind == UnitKind::kNoun && unit.word.topic == topic;
      });
      return std::min(1.0, static_cast<double>(count) / many);
    };
    Set(Sign::kClaimNature, speaks(claim_, WordTopic::kNature, kClaimNouns));
    Set(Sign::kClaimPersons, speaks(claim_, WordTopic::kPerson, kClaimNouns));
    Set(Sign::kClaimWorks, speaks(claim_, WordTopic::kWork, kClaimNouns));
    Set(Sign::kEvidenceNature, speaks(evidence_, WordTopic::kNature, kEvidenceNouns));
    Set(Sign::kEvidencePersons, speaks(evidence_, WordTopic::kPerson, kEvidenceNouns));
    Set(Sign::kEvidenceWorks, speaks(evidence_, WordTopic::kWork, kEvidenceNouns));
    Set(Sign::kEvidenceNames, std::min(1.0, names(evidence_) / kManyNames));
    Set(Sign::kSeveral, evidence_.clauses.size() > 1);
    const auto stands_at = [&](int32_t unit, size_t sentence, int32_t token) {
      if (unit < 0 || !matches_[static_cast<size_t>(unit)].Carried()) return false;
      const int32_t other = matches_[static_cast<size_t>(unit)].evidence;
      return other >= 0 && other == UnitAt(evidence_, sentence, token);
    };
    for (size_t s = 0; s < evidence_.clauses.size(); ++s) {
      const MainClause& other = evidence_.clauses[s];
      if (other.pronoun) Set(Sign::kEvidencePronoun, 1);
      if (other.past) Set(Sign::kEvidencePast, 1);
      if (!claim_.clauses.empty() && stands_at(UnitAt(claim_, 0, clause.subject), s, other.subject)) {
        Set(Sign::kSameSubject, 1);
      }
      if (!claim_.clauses.empty() && stands_at(UnitAt(claim_, 0, clause.root), s, other.root)) {
        Set(Sign::kSamePredicate, 1);
      }
    }
  }

  void ReadSubject() {
    const bool named = subject_ >= 0 && matches_[static_cast<size_t>(subject_)].Carried();
    Set(Sign::kSubject, named);
    Set(Sign::kReferred, named && matches_[static_cast<size_t>(subject_)].grade == Grade::kReferred);
    Set(Sign::kPredicate, PredicateUnit(claim_) >= 0 && PredicateCarried(claim_, matches_));
    Set(Sign::kUnnamed, std::none_of(claim_.units.begin(), claim_.units.end(), [](const Unit& unit) {
          return unit.kind == UnitKind::kName || unit.kind == UnitKind::kNumber || unit.kind == UnitKind::kDate;
        }));
  }

  // What each unit of the claim has become.
  void ReadMatches() {
    std::vector<bool> spoken(evidence_.units.size());
    bool lost_rise = false, lost_fall = false;
    for (size_t i = 0; i < matches_.size(); ++i) {
      const Unit& unit = claim_.units[i];
      const UnitMatch& match = matches_[i];
      if (!match.Carried()) {
        const bool subject = static_cast<int32_t>(i) == subject_;
        if (unit.kind == UnitKind::kName && !subject) Set(Sign::kMissingName, 1);
        if (unit.kind == UnitKind::kDate && !subject) Set(Sign::kMissingDate, 1);
        lost_rise = lost_rise || Has(unit.classes, VerdictWord::kRise);
        lost_fall = lost_fall || Has(unit.classes, VerdictWord::kFall);
      } else if (match.evidence >= 0) {
        spoken[static_cast<size_t>(match.evidence)] = true;
      }
      if (match.grade == Grade::kOther) {
        Set(unit.kind == UnitKind::kName     ? Sign::kOtherName
            : unit.kind == UnitKind::kNumber ? Sign::kOtherNumber
                                             : Sign::kOtherDate,
            1);
      }
      if (match.grade == Grade::kSister) Set(Sign::kSister, 1);
      if (match.grade == Grade::kOpposite) Set(Sign::kOpposite, 1);
    }
    const bool up = InEvidence(VerdictWord::kRise), down = InEvidence(VerdictWord::kFall);
    Set(Sign::kDirection, (lost_rise && down && !up) || (lost_fall && up && !down));
    const auto met = static_cast<double>(std::count(spoken.begin(), spoken.end(), true));
    Set(Sign::kFocus, spoken.empty() ? 0 : met / static_cast<double>(spoken.size()));
    Set(Sign::kMatched, std::min(1.0, met / kManyMatched));
  }

  // The share of what is matched that is denied on one side only.
  double DeniedShare() const {
    double matched = 0, denied = 0;
    for (size_t i = 0; i < matches_.size(); ++i) {
      if (!matches_[i].Carried() || matches_[i].evidence < 0) continue;
      const double weight = UnitWeight(claim_.units[i]);
      matched += weight;
      const Unit& other = evidence_.units[static_cast<size_t>(matches_[i].evidence)];
      if (claim_.units[i].denied != other.denied) denied += weight;
    }
    return matched > 0 ? denied / matched : 0;
  }

  void ReadDenial() {
    const double coverage = Get(Sign::kCoverage), denial = DeniedShare();
    Set(Sign::kDenial, denial);
    Set(Sign::kAgreed, coverage * (1 - denial));
    Set(Sign::kDenialAnywhere, OnOneSide(VerdictWord::kDenial));
    if (!InClaim(VerdictWord::kDenial)) return;
    Set(Sign::kDeniedClaim, 1);
    Set(Sign::kDeniedCoverage, coverage);
    Set(Sign::kDeniedDenial, denial);
    Set(Sign::kDeniedAlone, Get(Sign::kDenialAnywhere));
  }

  // Holds what the claim says to rise or fall against what the evidence says of the same.
  void ReadDirections() {
    for (size_t i = 0; i < claim_.units.size(); ++i) {
      const int direction = DirectionOf(claim_.units[i]);
      if (direction == 0) continue;
      for (size_t t = 0; t < claim_.units.size(); ++t) {
        const Unit& thing = claim_.units[t];
        if (thing.kind != UnitKind::kNoun && thing.kind != UnitKind::kName) continue;
        if (matches_[t].evidence < 0 || !matches_[t].Carried()) continue;
        if (t == i || !Tied(claim_.units, i, t)) continue;
        const auto found = static_cast<size_t>(matches_[t].evidence);
        for (size_t j = 0; j < evidence_.units.size(); ++j) {
          const int way = DirectionOf(evidence_.units[j]);
          if (way == 0 || j == found || !Tied(evidence_.units, j, found)) continue;
          Set(way == direction ? Sign::kAgreesInDirection : Sign::kTurnsDirection, 1);
        }
      }
    }
  }

  void ReadClasses() {
    Set(Sign::kHedgedClaim, InClaim(VerdictWord::kHedge));
    Set(Sign::kHedgedEvidence, InEvidence(VerdictWord::kHedge));
    Set(Sign::kContrast, InEvidence(VerdictWord::kContrast));
    Set(Sign::kFormer, OnOneSide(VerdictWord::kFormer));
    Set(Sign::kCauseClaim, InClaim(VerdictWord::kCause) && !InEvidence(VerdictWord::kCause));
    Set(Sign::kCauseBoth, InClaim(VerdictWord::kCause) && InEvidence(VerdictWord::kCause));
    Set(Sign::kClaimOnly, InClaim(VerdictWord::kExclusive));
    Set(Sign::kClaimAll, InClaim(VerdictWord::kUniversal));
    Set(Sign::kClaimSome, InClaim(VerdictWord::kPartial));
  }

  void ReadFrames(const FrameComparison& frames) {
    Set(Sign::kFrameFound, frames.found);
    Set(Sign::kFrameAgree, frames.agree);
    Set(Sign::kFrameConflict, frames.conflict >= 0);
    Set(Sign::kFrameDenied, frames.denied);
  }

  // How long the two are, and what sort of text.
  void ReadShape() {
    Set(Sign::kClaimLength, std::min(1.0, static_cast<double>(claim_.units.size()) / kLongClaim));
    Set(Sign::kEvidenceLength, std::min(1.0, static_cast<double>(evidence_.units.size()) / kLongEvidence));
    Set(Sign::kVerbless, evidence_.verbless);
    Set(Sign::kComparative, Compares(claim_));
    Set(Sign::kQuoted, evidence_.text.starts_with('"') || evidence_.text.starts_with("“"));
    Set(Sign::kAsked, evidence_.text.find('?') != std::string_view::npos);
  }

  const TextUnits& claim_;
  const TextUnits& evidence_;
  const std::vector<UnitMatch>& matches_;
  const int32_t subject_;
  Signs signs_{};
};

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
  return SignReader(claim, evidence, matches).Read(frames);
}

}  // namespace whence
