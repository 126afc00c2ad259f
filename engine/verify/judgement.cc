#include "engine/verify/judgement.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

#include "corpus/language/ascii.h"
#include "engine/verify/bare_state.h"
#include "engine/verify/bearing.h"
#include "engine/verify/clause_scope.h"
#include "engine/verify/crossed_parts.h"
#include "engine/verify/ended_state.h"
#include "engine/verify/support_bars.h"
#include "engine/verify/told_of_another.h"
#include "engine/verify/told_wider.h"

namespace whence {
namespace {

constexpr size_t kMostDeciding = 6;
constexpr size_t kMostCited = 3;     // sentences of one piece of evidence
constexpr double kManyMissing = 3;   // values that are not carried, where the sign reaches 1
constexpr double kContrary = 0.3;    // how likely at most a claim is supported that the evidence denies
constexpr double kMostBeyond = 0.8;  // of what is said of a subject that the evidence only calls "it"
constexpr double kEven = 0.5;        // from here on the signs are for the claim
// From here on the signs are too much for the claim for what the evidence only lacks to refute it; and where that are
// names, numbers or dates.
constexpr double kForClaim = 0.7, kSurelyForClaim = 0.8;
constexpr double kClauseSays = 0.9;     // how likely at least what a clause says settles the claim that way
constexpr double kTie = 0.05;           // of the claim, which evidence that speaks of something else carries at least
constexpr double kEnoughBeyond = 0.25;  // of what is said of the subject, where the claim's verb is not carried
constexpr double kAllBeyond = 0.9;      // of what is said of the subject, where only the subject is another

size_t MissingValues(const TextUnits& claim, const std::vector<UnitMatch>& matches) {
  size_t missing = 0;
  for (size_t i = 0; i < matches.size(); ++i) {
    const Unit& unit = claim.units[i];
    const bool value =
        unit.kind == UnitKind::kName || unit.kind == UnitKind::kNumber || unit.kind == UnitKind::kDate || unit.capital;
    if (value && !matches[i].Carried()) ++missing;
  }
  return missing;
}

// Whether the evidence has the opposite of one of the claim's words, denied on both sides or on neither, and says it of
// the same: what hangs together with the word there has its match beside the opposite. "Cold winters and warm summers"
// says nothing against warm springs.
bool Opposes(const TextUnits& claim, const TextUnits& evidence, const std::vector<UnitMatch>& matches) {
  for (size_t i = 0; i < matches.size(); ++i) {
    if (matches[i].grade != Grade::kOpposite) continue;
    const Unit& word = claim.units[i];
    const Unit& opposite = evidence.units[static_cast<size_t>(matches[i].evidence)];
    if (word.denied != opposite.denied) continue;
    bool alone = true;
    for (size_t t = 0; t < matches.size(); ++t) {
      if (t == i || !Tied(claim.units, i, t)) continue;
      alone = false;
      const UnitMatch& thing = matches[t];
      if (!thing.Carried()) continue;
      if (thing.evidence < 0) return true;  // it is the subject that the evidence speaks of all along
      if (Tied(evidence.units, static_cast<size_t>(matches[i].evidence), static_cast<size_t>(thing.evidence)))
        return true;
    }
    if (alone) return true;
  }
  return false;
}

// Whether something stands in the evidence against the claim; a claim may be thought refuted for what it lacks, too.
// `told`: the evidence has the claim's verb, and with it when, where or how many; what somebody left in 1920 does not
// say when he died.
bool Opposed(const Signs& signs, bool told) {
  constexpr Sign kValues[] = {Sign::kOtherName, Sign::kOtherNumber, Sign::kOtherDate};
  constexpr Sign kAgainst[] = {Sign::kSister, Sign::kOpposite,      Sign::kDirection,   Sign::kTurnsDirection,
                               Sign::kDenial, Sign::kFrameConflict, Sign::kFrameDenied, Sign::kContrary};
  const auto seen = [&](Sign sign) { return signs[static_cast<size_t>(sign)] > 0; };
  return (told && std::any_of(std::begin(kValues), std::end(kValues), seen)) ||
         std::any_of(std::begin(kAgainst), std::end(kAgainst), seen);
}

// Whether the evidence speaks of what the claim is about: each name of its subject is carried, or of a subject without
// names its head.
bool IsAbout(const TextUnits& claim, const std::vector<UnitMatch>& matches) {
  bool named = false, carried = true, any = false;
  for (const size_t i : SubjectPhrase(claim)) {
    any = any || matches[i].Carried();
    if (claim.units[i].kind != UnitKind::kName) continue;
    named = true;
    carried = carried && matches[i].Carried();
  }
  return named ? carried : any;
}

// Whether something in the text may mean what stands before it: "his mother", "the novel".
bool RefersBack(const TextUnits& text) {
  return std::any_of(text.analysis.sentences().begin(), text.analysis.sentences().end(), [](const Sentence& sentence) {
    const auto& tokens = sentence.tokens;
    for (size_t i = 0; i < tokens.size(); ++i) {
      const bool pronoun = tokens[i].xpos == Xpos::kPrp || tokens[i].xpos == Xpos::kPrpPoss;
      if (pronoun && IsOneOf(AsciiLowered(tokens[i].form),
                             {"he", "she", "it", "they", "his", "her", "its", "their", "him", "them"})) {
        return true;
      }
      const bool described = i > 0 && tokens[i].upos == Upos::kNoun &&
                             BaseRelation(tokens[i].deprel) == Deprel::kNsubj &&
                             IsOneOf(AsciiLowered(tokens[i - 1].form), {"the", "this"});
      const auto own = std::count_if(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.head == static_cast<int32_t>(i) && token.upos != Upos::kPunct;
      });
      if (described && own == 1) return true;
    }
    return false;
  });
}

std::string_view TextOf(const TextUnits& text, const Unit& unit) {
  return text.text.substr(unit.span.begin, unit.span.size());
}

// The pairs of words that show why, the telling ones first.
std::vector<DecidingWords> DecidingPairs(const TextUnits& claim, const TextUnits& evidence,
                                         const std::vector<UnitMatch>& matches, const FrameComparison& frames,
                                         Verdict verdict) {
  std::vector<DecidingWords> pairs;
  const auto add = [&](size_t unit, int32_t other, std::string_view relation) {
    if (pairs.size() >= kMostDeciding) return;
    pairs.push_back({std::string(TextOf(claim, claim.units[unit])),
                     other >= 0 ? std::string(TextOf(evidence, evidence.units[static_cast<size_t>(other)])) : "",
                     std::string(relation)});
  };
  if (verdict == Verdict::kRefuted) {
    if (frames.conflict >= 0) add(static_cast<size_t>(frames.conflict), frames.rival, "other");
    for (size_t i = 0; i < matches.size(); ++i) {
      if (static_cast<int32_t>(i) == frames.conflict) continue;
      const Grade grade = matches[i].grade;
      if (grade == Grade::kOther || grade == Grade::kOpposite || grade == Grade::kSister) {
        add(i, matches[i].evidence, GradeName(grade));
      } else if (matches[i].Carried() && matches[i].evidence >= 0 &&
                 claim.units[i].denied != evidence.units[static_cast<size_t>(matches[i].evidence)].denied) {
        add(i, matches[i].evidence, "denied");
      }
    }
  }
  for (size_t i = 0; i < matches.size(); ++i) {
    const bool wanted = verdict == Verdict::kSupported ? matches[i].Carried() : !matches[i].Carried();
    const bool shown = verdict == Verdict::kRefuted &&
                       (matches[i].grade == Grade::kOther || static_cast<int32_t>(i) == frames.conflict ||
                        matches[i].grade == Grade::kOpposite || matches[i].grade == Grade::kSister);
    if (wanted && !shown) add(i, matches[i].evidence, GradeName(matches[i].grade));
  }
  return pairs;
}

bool Denies(const TextUnits& text) {
  return Has(text.classes, VerdictWord::kDenial) || Has(text.classes, VerdictWord::kRefusal) ||
         Has(text.classes, VerdictWord::kScarcely);
}

// A claim beside one piece of evidence, and what each says of the other.
class EvidenceCase {
 public:
  EvidenceCase(const VerdictRules& words, const Witness& witness, const TextUnits& claim, const TextUnits& evidence)
      : words_(words),
        claim_(claim),
        evidence_(evidence),
        matches_(Align(claim, evidence)),
        frames_(CompareFrames(claim, evidence, matches_)),
        testimony_(witness.Hear(claim, evidence, {})),
        other_sort_(IsOfAnotherSort(claim, evidence)),
        bearing_(CompareBearings(words, claim, evidence, matches_)),
        says_((testimony_.stance == Stance::kSays || bearing_ == BearingStance::kSays) && !other_sort_),
        against_(
            bearing_ == BearingStance::kDenies ||
            (bearing_ != BearingStance::kSays && (testimony_.stance == Stance::kDenies ||
                                                  (testimony_.stance == Stance::kDiffers && testimony_.exclusive)))),
        stops_(HasStopped(words, claim, evidence)),
        stopped_(HasStopped(words, evidence, claim)),
        doubted_(IsOnlyDoubted(words, claim, evidence)),
        some_times_(IsOfSomeTimes(words, claim, evidence)),
        date_open_(LeavesDateOpen(claim, evidence, matches_)),
        of_another_(IsToldOfAnother(words, claim, evidence)),
        deeds_(!says_ && IsOnlyInDeeds(words, claim, evidence)),
        wider_(!says_ && IsToldWider(words, claim, evidence, matches_)),
        crossed_(!says_ && HasCrossedParts(witness.lexicon(), claim, evidence, matches_)),
        uncompared_(IsUncompared() || IsOtherMeasure()),
        turned_(TurnsPreposition(words, claim, evidence)),
        of_others_(OpposesAnother(words, claim, evidence, matches_)),
        signs_(ReadSigns(claim, evidence, matches_, frames_)) {}

  Judgement Judge(const SignWeights& weights) {
    Judgement judgement;
    judgement.missing_values = MissingValues(claim_, matches_);
    const bool said = IsSaid(), contrary = IsContrary();
    Set(Sign::kMissingValues, std::min(1.0, static_cast<double>(judgement.missing_values) / kManyMissing));
    Set(Sign::kUnsaid, said ? 0 : 1);
    Set(Sign::kContrary, contrary ? 1 : 0);
    const Odds odds = Weigh(signs_, weights);
    judgement.settled = odds.settled;
    judgement.supports = odds.supports;
    judgement.about = IsAbout(claim_, matches_);
    // Of another subject other things hold, unless all that differs is the subject.
    judgement.opposed =
        (judgement.about || At(Sign::kBeyond) >= kAllBeyond) && Opposed(signs_, PredicateCarried(claim_, matches_));
    for (const UnitMatch& match : matches_) judgement.carried.push_back(match.Carried());
    judgement.supportable = judgement.missing_values == 0 && said && !contrary && MaySupport();
    judgement.apart = IsApart(judgement);
    if (contrary) judgement.supports = std::min(judgement.supports, kContrary);
    HearClause(judgement);
    judgement.verdict = judgement.apart || (!contrary && !turned_ && OnlyLacks(judgement))
                            ? Verdict::kNotEnoughInfo
                            : Likeliest(judgement.settled, judgement.supports, judgement.supportable);
    judgement.deciding = DecidingPairs(claim_, evidence_, matches_, frames_, judgement.verdict);
    judgement.sentences = SentencesToCite();
    judgement.signs = signs_;
    return judgement;
  }

 private:
  double At(Sign sign) const { return signs_[static_cast<size_t>(sign)]; }
  void Set(Sign sign, double value) { signs_[static_cast<size_t>(sign)] = value; }
  bool InClaim(VerdictWord word) const { return Has(claim_.classes, word); }
  bool InEvidence(VerdictWord word) const { return Has(evidence_.classes, word); }

  // Which of two figures is the greater must be said, or follow from a clause.
  bool IsUncompared() const {
    const auto figures = std::count_if(evidence_.units.begin(), evidence_.units.end(),
                                       [](const Unit& unit) { return unit.kind == UnitKind::kNumber; });
    return figures > 1 && !says_ && Compares(claim_) && !evidence_.words.contains("than");
  }

  // "Wider than 30 metres" of what is 40 metres high.
  bool IsOtherMeasure() const {
    if (claim_.clauses.empty() || claim_.clauses.front().root < 0) return false;
    const auto root = static_cast<size_t>(claim_.clauses.front().root);
    const auto& tokens = claim_.analysis.sentences().front().tokens;
    const bool compares = root + 2 < tokens.size() && tokens[root].xpos == Xpos::kJjr &&
                          tokens[root + 1].form == "than" && std::holds_alternative<Quantity>(tokens[root + 2].value);
    const int32_t unit = compares ? claim_.unit_of_token[0][root] : -1;
    if (unit < 0) return false;
    bool another = false;
    for (const Unit& other : evidence_.units) {
      const Grade grade = CompareUnits(claim_.units[static_cast<size_t>(unit)], other);
      if (grade >= Grade::kBroader || grade == Grade::kOpposite) return false;
      another = another || (other.kind == UnitKind::kAdjective && BaseRelation(other.relation) == Deprel::kRoot);
    }
    return another;
  }

  // What is said of the subject must stand there: that it is spoken of does not make all said of it true.
  bool IsSaid() const {
    if (says_) return true;
    const double beyond = At(Sign::kBeyond);
    for (size_t i = 0; i < matches_.size(); ++i) {
      if (claim_.units[i].kind == UnitKind::kName && matches_[i].grade == Grade::kReferred)
        return beyond >= kMostBeyond;
    }
    return PredicateCarried(claim_, matches_) ? beyond > 0 : beyond >= kEnoughBeyond;
  }

  bool IsContrary() const {
    if (against_ || says_) return against_;
    return (frames_.denied && stops_ == stopped_) || Opposes(claim_, evidence_, matches_) ||
           TellsOfEnd(words_, claim_, evidence_, matches_);
  }

  // "all" where the evidence speaks of some
  bool IsWider() const {
    return InClaim(VerdictWord::kUniversal) && !InClaim(VerdictWord::kPartial) && InEvidence(VerdictWord::kPartial) &&
           !InEvidence(VerdictWord::kUniversal);
  }

  // A denial is borne out by another or by the opposite of its words. "Not only" denies nothing.
  bool IsUndenied() const {
    return InClaim(VerdictWord::kDenial) && !InClaim(VerdictWord::kExclusive) && !says_ && !Denies(evidence_) &&
           std::none_of(matches_.begin(), matches_.end(),
                        [](const UnitMatch& match) { return match.grade == Grade::kOpposite; });
  }

  // What somebody finds or proves is so; what he says or claims need not be.
  bool IsUnsure() const {
    const bool known = InEvidence(VerdictWord::kFactive) && !InEvidence(VerdictWord::kHedge);
    return (frames_.unsure || (frames_.weaker && !known)) && !InClaim(VerdictWord::kHedge);
  }

  bool IsNarrowed() const { return testimony_.narrowed && testimony_.stance == Stance::kSilent; }

  // Whether nothing bars the evidence from bearing the claim out.
  bool MaySupport() const {
    if (IsUnsure() || IsWider() || IsUndenied() || testimony_.parted || uncompared_ || doubted_ || some_times_ ||
        of_another_ || wider_ || deeds_ || bearing_ == BearingStance::kAnother || other_sort_ || IsNarrowed())
      return false;
    if (!InClaim(VerdictWord::kDenial) && LacksProof(evidence_, matches_)) return false;
    if (TellsOfBefore(claim_, evidence_) || HasDateOfAnother(claim_, evidence_, matches_) || turned_) return false;
    if (RanksByOther(claim_, evidence_, matches_) || TellsOtherRate(claim_, evidence_)) return false;
    if (!Denies(claim_) && TellsOfNone(claim_, evidence_, matches_)) return false;
    return says_ || (stops_ == stopped_ && !frames_.foreign && !crossed_ &&
                     !OfAnotherClause(words_, claim_, evidence_, matches_));
  }

  // Whether the claim's verb is missing, and one of the evidence would be it if it were done to another thing.
  bool IsMisfitted() const {
    for (size_t i = 0; i < matches_.size(); ++i) {
      if (matches_[i].Carried()) continue;
      const bool misfit = std::any_of(evidence_.units.begin(), evidence_.units.end(),
                                      [&](const Unit& other) { return IsMisfit(claim_.units[i], other); });
      if (misfit) return true;
    }
    return false;
  }

  // Whether it was so long what the evidence says, "a prison", which is not how long it lasted.
  bool IsOtherStretch() const {
    for (size_t i = 0; i < matches_.size(); ++i) {
      const Unit& unit = claim_.units[i];
      if (matches_[i].grade != Grade::kDerived || unit.kind != UnitKind::kNumber || unit.above < 0) continue;
      const auto verb = static_cast<size_t>(unit.above);
      if (claim_.units[verb].text == "last" && !matches_[verb].Carried()) return true;
    }
    return false;
  }

  // Whether the evidence has somebody else do to one of a kind what the claim says of somebody of whom it tells
  // nothing: "wrote a novel".
  bool IsDeedOfAnother() const {
    if (claim_.clauses.empty()) return false;
    const int32_t root = claim_.clauses.front().root;
    bool named = false, told = false;
    for (size_t i = 0; i < matches_.size(); ++i) {
      const Unit& unit = claim_.units[i];
      if (unit.token == claim_.clauses.front().subject && unit.kind == UnitKind::kName) named = !matches_[i].Carried();
      if (unit.token == root && unit.kind == UnitKind::kVerb) told = matches_[i].Carried();
    }
    const auto& tokens = claim_.analysis.sentences().front().tokens;
    return named && told && std::any_of(tokens.begin(), tokens.end(), [&](const Token& article) {
             if (article.head < 0 || article.deprel != Deprel::kDet || !IsOneOf(article.form, {"a", "an"}))
               return false;
             const Token& thing = tokens[static_cast<size_t>(article.head)];
             return thing.head == root && thing.deprel == Deprel::kObj;
           });
  }

  // Whether nothing ties the evidence to the claim.
  bool IsApart(const Judgement& judgement) const {
    const bool silent = testimony_.stance == Stance::kSilent;
    // Of another subject, and nothing in it may mean this one.
    const bool unnamed = !judgement.about && !against_ && At(Sign::kCoverage) < kTie && !RefersBack(evidence_);
    const bool strange = unnamed || (other_sort_ && !against_);
    // When it was so, before it stopped, is not said.
    const bool dated = std::any_of(claim_.units.begin(), claim_.units.end(),
                                   [](const Unit& unit) { return unit.kind == UnitKind::kDate; });
    const bool before = stopped_ && !stops_ && dated && !says_;
    const bool unended = before || (stops_ != stopped_ && silent && At(Sign::kCovers) > 0);
    return claim_.units.empty() || evidence_.units.empty() || strange || unended || (testimony_.mutual && silent) ||
           IsNarrowed() ||
           ((doubted_ || of_another_ || wider_ || of_others_ || date_open_ || IsMisfitted() || IsOtherStretch() ||
             IsDeedOfAnother()) &&
            !against_) ||
           ((some_times_ || deeds_ || bearing_ == BearingStance::kAnother) && !IsContrary()) ||
           (uncompared_ && !against_ && judgement.supports > kEven) ||
           (At(Sign::kNamedShare) == 0 && At(Sign::kCoverage) == 0);
  }

  // Whether the signs are for a claim that the evidence may not bear out, and nothing in it is against the claim.
  static bool OnlyLacks(const Judgement& judgement) {
    const double bar = judgement.missing_values == 0 ? kForClaim : kSurelyForClaim;
    return !judgement.supportable && !judgement.opposed && judgement.supports >= bar;
  }

  // A clause that says all of the claim, or the contrary of it, outvotes the signs.
  void HearClause(Judgement& judgement) const {
    if (!against_ && !(says_ && judgement.supportable)) return;
    judgement.settled = std::max(judgement.settled, kClauseSays);
    judgement.supports =
        against_ ? std::min(judgement.supports, 1 - kClauseSays) : std::max(judgement.supports, kClauseSays);
  }

  std::vector<uint32_t> SentencesToCite() const {
    std::vector<std::pair<double, uint32_t>> ranked;
    for (uint32_t s = 0; s < evidence_.unit_of_token.size(); ++s) {
      const double coverage = SentenceCoverage(claim_, evidence_, matches_, s);
      if (coverage > 0) ranked.emplace_back(-coverage, s);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<uint32_t> sentences;
    for (const auto& [rank, sentence] : ranked) {
      if (sentences.size() < kMostCited) sentences.push_back(sentence);
    }
    return sentences;
  }

  const VerdictRules& words_;
  const TextUnits& claim_;
  const TextUnits& evidence_;
  const std::vector<UnitMatch> matches_;
  const FrameComparison frames_;
  const Testimony testimony_;
  const bool other_sort_;  // whom the claim speaks of shares a word with a place there
  const BearingStance bearing_;
  const bool says_, against_;   // a clause says all of the claim; or the contrary
  const bool stops_, stopped_;  // the claim tells of the end of what the evidence tells of; the other way round
  const bool doubted_, some_times_, date_open_, of_another_, deeds_, wider_, crossed_, uncompared_, turned_, of_others_;
  Signs signs_;
};

}  // namespace

Odds Weigh(const Signs& signs, const SignWeights& weights) {
  const auto likelihood = [](double sum) { return 1 / (1 + std::exp(-sum)); };
  double general = 0;
  VerdictWeight::Sums particulars, generals;
  for (size_t i = 0; i < kSignCount; ++i) {
    general += signs[i] * weights[i].general;
    particulars.settles += signs[i] * weights[i].for_particular.settles;
    particulars.supports += signs[i] * weights[i].for_particular.supports;
    generals.settles += signs[i] * weights[i].for_general.settles;
    generals.supports += signs[i] * weights[i].for_general.supports;
  }
  const double share = likelihood(general);
  return {share, likelihood(share * generals.settles + (1 - share) * particulars.settles),
          likelihood(share * generals.supports + (1 - share) * particulars.supports)};
}

Verdict Likeliest(double settled, double supports, bool supportable) {
  const double supported = supportable ? settled * supports : 0;
  const double refuted = settled * (1 - supports);
  const double neither = 1 - settled;
  if (neither >= std::max(supported, refuted)) return Verdict::kNotEnoughInfo;
  return supported >= refuted ? Verdict::kSupported : Verdict::kRefuted;
}

double Judgement::confidence() const {
  switch (verdict) {
    case Verdict::kSupported:
      return supports;
    case Verdict::kRefuted:
      return 1 - supports;
    default:
      return 1 - settled;
  }
}

Judgement JudgeEvidence(const VerdictRules& words, const Witness& witness, const SignWeights& weights,
                        const TextUnits& claim, const TextUnits& evidence) {
  return EvidenceCase(words, witness, claim, evidence).Judge(weights);
}

}  // namespace whence
