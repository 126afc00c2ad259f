#include "engine/verify/text_verifier.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/str_format.h"
#include "corpus/document/fragment_text.h"
#include "corpus/language/ascii.h"
#include "engine/citation_list.h"
#include "engine/verify/clause_scope.h"
#include "engine/verify/support_bars.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

constexpr size_t kMostDeciding = 6;
constexpr size_t kMostCited = 3;        // sentences of one piece of evidence
constexpr double kManyMissing = 3;      // values that are not carried, where the sign reaches 1
constexpr double kClear = 0.6;          // a share from which on two pieces of evidence may conflict
constexpr double kContrary = 0.3;       // how likely at most a claim is supported that the evidence denies
constexpr double kMostBeyond = 0.8;     // of what is said of a subject that the evidence only calls "it"
constexpr double kEven = 0.5;           // from here on the signs are for the claim
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
bool Opposed(const Signs& signs) {
  constexpr Sign kAgainst[] = {Sign::kOtherName,     Sign::kOtherNumber, Sign::kOtherDate,      Sign::kSister,
                               Sign::kOpposite,      Sign::kDirection,   Sign::kTurnsDirection, Sign::kDenial,
                               Sign::kFrameConflict, Sign::kFrameDenied, Sign::kContrary};
  return std::any_of(std::begin(kAgainst), std::end(kAgainst),
                     [&](Sign sign) { return signs[static_cast<size_t>(sign)] > 0; });
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

// Whether each word of the claim stands in one of the pieces beside the word that it hangs on: "born in Lund" and "born
// in 1911" say together where and when, "lived in Lund" and "born in 1911" do not. What "and" joins hangs on nothing.
bool LinksStand(const TextUnits& claim, const std::vector<const Judgement*>& pieces) {
  for (size_t i = 0; i < claim.units.size(); ++i) {
    const Unit& unit = claim.units[i];
    const bool joined = unit.above < 0 || BaseRelation(unit.relation) == Deprel::kConj;
    const bool stands = std::any_of(pieces.begin(), pieces.end(), [&](const Judgement* piece) {
      return piece->carried[i] && (joined || piece->carried[static_cast<size_t>(unit.above)]);
    });
    if (!stands) return false;
  }
  return true;
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

std::string VerdictSentence(Verdict verdict, const std::vector<DecidingWords>& deciding, const std::string& marks) {
  const auto tail = marks.empty() ? std::string(".") : StrCat(" ", marks, ".");
  switch (verdict) {
    case Verdict::kSupported:
      return StrCat("Supported", tail);
    case Verdict::kConflicting:
      return StrCat("The evidence disagrees with itself", tail);
    case Verdict::kRefuted:
      if (!deciding.empty() && !deciding[0].evidence.empty()) {
        if (deciding[0].relation == "denied") return StrCat("Refuted: the evidence denies it", tail);
        return StrCat("Refuted: the evidence has “", deciding[0].evidence, "” where the claim has “", deciding[0].claim,
                      "”", tail);
      }
      return StrCat("Refuted", tail);
    case Verdict::kNotEnoughInfo:
      break;
  }
  if (!deciding.empty() && deciding[0].evidence.empty()) {
    return StrCat("Not enough information: the evidence says nothing of “", deciding[0].claim, "”", tail);
  }
  return StrCat("Not enough information", tail);
}

// Whether one piece's verdict bears out the verdict on all.
bool Speaks(Verdict one, Verdict all) {
  return all == Verdict::kConflicting ? one != Verdict::kNotEnoughInfo : one == all;
}

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

TextVerifier::TextVerifier(UnitReader reader, Witness witness, const VerdictRules& rules)
    : reader_(reader), witness_(witness) {
  for (size_t i = 0; i < kSignCount; ++i) weights_[i] = rules.Weight(SignName(static_cast<Sign>(i)));
}

Judgement TextVerifier::Judge(const TextUnits& claim, const TextUnits& evidence) const {
  Judgement judgement;
  const std::vector<UnitMatch> matches = Align(claim, evidence);
  const FrameComparison frames = CompareFrames(claim, evidence, matches);
  Signs& signs = judgement.signs;
  signs = ReadSigns(claim, evidence, matches, frames);
  const auto sign = [&](Sign one) -> double& { return signs[static_cast<size_t>(one)]; };
  judgement.missing_values = MissingValues(claim, matches);
  sign(Sign::kMissingValues) = std::min(1.0, static_cast<double>(judgement.missing_values) / kManyMissing);
  const auto has = [](const TextUnits& text, VerdictWord word) { return Has(text.classes, word); };
  // What is said of the subject must stand there: that it is spoken of does not make all said of it true.
  const double beyond = sign(Sign::kBeyond);
  bool referred = false;
  for (size_t i = 0; i < matches.size(); ++i) {
    referred = referred || (claim.units[i].kind == UnitKind::kName && matches[i].grade == Grade::kReferred);
  }
  const bool predicate = PredicateCarried(claim, matches);
  const bool unproven = !has(claim, VerdictWord::kDenial) && LacksProof(evidence, matches);
  const Testimony testimony = witness_.Hear(claim, evidence, {});
  // Which of two figures is the greater must be said, or follow from a clause.
  const auto figures = std::count_if(evidence.units.begin(), evidence.units.end(),
                                     [](const Unit& unit) { return unit.kind == UnitKind::kNumber; });
  const bool uncompared =
      figures > 1 && testimony.stance != Stance::kSays && Compares(claim) && !evidence.words.contains("than");
  const bool elsewhere =
      testimony.stance != Stance::kSays && OfAnotherClause(reader_.words(), claim, evidence, matches);
  const bool doubted = IsOnlyDoubted(reader_.words(), claim, evidence);
  const bool past = TellsOfBefore(claim, evidence);
  const bool turned = testimony.stance != Stance::kSays && TurnsPreposition(reader_.words(), claim, evidence);
  const bool said = testimony.stance == Stance::kSays || (referred    ? beyond >= kMostBeyond
                                                          : predicate ? beyond > 0
                                                                      : beyond >= kEnoughBeyond);
  // "all" where the evidence speaks of some
  const bool wider = has(claim, VerdictWord::kUniversal) && !has(claim, VerdictWord::kPartial) &&
                     has(evidence, VerdictWord::kPartial) && !has(evidence, VerdictWord::kUniversal);
  // A denial is borne out by another or by the opposite of its words. "Not only" denies nothing.
  const auto denies = [&](const TextUnits& text) {
    return has(text, VerdictWord::kDenial) || has(text, VerdictWord::kRefusal) || has(text, VerdictWord::kScarcely);
  };
  const bool undenied = has(claim, VerdictWord::kDenial) && !has(claim, VerdictWord::kExclusive) && !denies(evidence) &&
                        std::none_of(matches.begin(), matches.end(),
                                     [](const UnitMatch& match) { return match.grade == Grade::kOpposite; });
  // What stopped was so before.
  const bool stops = HasStopped(reader_.words(), claim, evidence);
  const bool stopped = HasStopped(reader_.words(), evidence, claim);
  const bool against =
      testimony.stance == Stance::kDenies || (testimony.stance == Stance::kDiffers && testimony.exclusive);
  const bool contrary = against || (testimony.stance != Stance::kSays &&
                                    ((frames.denied && stops == stopped) || Opposes(claim, evidence, matches)));
  // What somebody finds or proves is so; what he says or claims need not be.
  const bool known = has(evidence, VerdictWord::kFactive) && !has(evidence, VerdictWord::kHedge);
  const bool unsure = (frames.unsure || (frames.weaker && !known)) && !has(claim, VerdictWord::kHedge);
  const bool foreign = frames.foreign && testimony.stance != Stance::kSays;
  sign(Sign::kUnsaid) = said ? 0 : 1;
  sign(Sign::kContrary) = contrary ? 1 : 0;
  const Odds odds = Weigh(signs, weights_);
  judgement.settled = odds.settled;
  judgement.supports = odds.supports;
  judgement.about = IsAbout(claim, matches);
  // Of another subject other things hold, unless all that differs is the subject.
  judgement.opposed = (judgement.about || sign(Sign::kBeyond) >= kAllBeyond) && Opposed(signs);
  for (const UnitMatch& match : matches) judgement.carried.push_back(match.Carried());
  judgement.supportable = judgement.missing_values == 0 && said && !unsure && !wider && !foreign && !contrary &&
                          !undenied && !testimony.parted && !elsewhere && !unproven && !uncompared && !doubted &&
                          !past && !turned && (stops == stopped || testimony.stance == Stance::kSays);
  // Of another subject, and nothing in it may mean this one.
  const bool strange = !judgement.about && !against && sign(Sign::kCoverage) < kTie && !RefersBack(evidence);
  const bool dated = std::any_of(claim.units.begin(), claim.units.end(),
                                 [](const Unit& unit) { return unit.kind == UnitKind::kDate; });
  // When it was so, before it stopped, is not said.
  const bool before = stopped && !stops && dated && testimony.stance != Stance::kSays;
  const bool unended = before || (stops != stopped && testimony.stance == Stance::kSilent && sign(Sign::kCovers) > 0);
  const bool mutual = testimony.mutual && testimony.stance == Stance::kSilent;
  judgement.apart = claim.units.empty() || unended || mutual || (doubted && !against) || evidence.units.empty() ||
                    strange || (uncompared && !against && judgement.supports > kEven) ||
                    (sign(Sign::kNamedShare) == 0 && sign(Sign::kCoverage) == 0);
  if (contrary) judgement.supports = std::min(judgement.supports, kContrary);
  if (against || (testimony.stance == Stance::kSays && judgement.supportable)) {
    judgement.settled = std::max(judgement.settled, kClauseSays);
    judgement.supports =
        against ? std::min(judgement.supports, 1 - kClauseSays) : std::max(judgement.supports, kClauseSays);
  }
  judgement.verdict = judgement.apart ? Verdict::kNotEnoughInfo
                                      : Likeliest(judgement.settled, judgement.supports, judgement.supportable);
  judgement.deciding = DecidingPairs(claim, evidence, matches, frames, judgement.verdict);

  std::vector<std::pair<double, uint32_t>> ranked;
  for (uint32_t s = 0; s < evidence.unit_of_token.size(); ++s) {
    const double coverage = SentenceCoverage(claim, evidence, matches, s);
    if (coverage > 0) ranked.emplace_back(-coverage, s);
  }
  std::sort(ranked.begin(), ranked.end());
  for (const auto& [rank, sentence] : ranked) {
    if (judgement.sentences.size() < kMostCited) judgement.sentences.push_back(sentence);
  }
  return judgement;
}

std::optional<Judgement> TextVerifier::JudgeTogether(const TextUnits& claim, const std::vector<std::string>& pieces,
                                                     const std::vector<Judgement>& judgements) const {
  std::vector<const Judgement*> joined;
  std::string text;
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (!judgements[i].about || judgements[i].opposed) continue;
    if (!text.empty()) text += "\n\n";
    text += PlainSpelling(pieces[i]);
    joined.push_back(&judgements[i]);
  }
  if (joined.size() < 2 || !LinksStand(claim, joined)) return std::nullopt;
  Judgement judgement = Judge(claim, reader_.Read(text, false));
  if (judgement.verdict != Verdict::kSupported) return std::nullopt;
  return judgement;
}

Verification TextVerifier::Verify(const Claim& claim) const {
  Verification verification;
  verification.claim = claim.text;
  const std::string plain = PlainSpelling(ClosedClaim(std::string_view(claim.text).substr(0, kLongestClaim)));
  const TextUnits claimed = reader_.Read(plain, true);
  const std::vector<std::string>& pieces = *claim.evidence;
  std::vector<Judgement> judgements;
  std::vector<Citation> citations;
  std::vector<size_t> cited_pieces;  // for each citation
  for (size_t i = 0; i < pieces.size(); ++i) {
    const std::string text = PlainSpelling(pieces[i]);
    const TextUnits evidence = reader_.Read(text, false);
    Judgement judgement = Judge(claimed, evidence);
    for (const uint32_t index : judgement.sentences) {
      const ByteSpan span = evidence.analysis.sentences()[index].span;
      Citation citation;
      citation.document = pieces.size() == 1 ? "evidence" : StrCat("evidence ", i + 1);
      citation.span = span;
      citation.text = pieces[i].substr(span.begin, span.size());
      citation.shown = FragmentText(citation.text, DocumentFormat::kPlain);
      citation.line =
          1 + static_cast<uint32_t>(std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(span.begin), '\n'));
      citations.push_back(std::move(citation));
      cited_pieces.push_back(i);
    }
    judgements.push_back(std::move(judgement));
  }
  if (judgements.size() > 1) {
    for (Judgement& judgement : judgements) {
      // Of several pieces some are beside the point.
      if (judgement.verdict == Verdict::kRefuted && !judgement.opposed) judgement.verdict = Verdict::kNotEnoughInfo;
    }
    const bool open = std::all_of(judgements.begin(), judgements.end(), [](const Judgement& judgement) {
      return judgement.verdict == Verdict::kNotEnoughInfo;
    });
    if (open) {
      std::optional<Judgement> joined = JudgeTogether(claimed, pieces, judgements);
      if (joined.has_value()) judgements.push_back(*std::move(joined));
    }
  }
  double most[] = {0, 0};  // the clearest word for and against
  for (const Judgement& judgement : judgements) {
    if (judgement.verdict == Verdict::kNotEnoughInfo) continue;
    double& clearest = most[judgement.verdict == Verdict::kSupported ? 0 : 1];
    clearest = std::max(clearest, judgement.confidence());
  }
  Verdict verdict = Verdict::kNotEnoughInfo;
  if (most[0] >= kClear && most[1] >= kClear) {
    verdict = Verdict::kConflicting;
  } else if (most[0] + most[1] > 0) {
    verdict = most[0] >= most[1] ? Verdict::kSupported : Verdict::kRefuted;
  }
  verification.verdict = verdict;
  for (const Judgement& judgement : judgements) {
    if (!Speaks(judgement.verdict, verdict)) continue;
    verification.confidence = std::max(verification.confidence, judgement.confidence());
    if (verification.deciding.empty() || verdict == Verdict::kConflicting) {
      verification.deciding.insert(verification.deciding.end(), judgement.deciding.begin(), judgement.deciding.end());
    }
  }
  verification.confidence = std::round(verification.confidence * 100) / 100;
  verification.citations = std::move(citations);
  std::vector<uint32_t> cited;
  const bool together = judgements.size() > pieces.size();
  for (uint32_t i = 0; i < verification.citations.size() && verdict != Verdict::kNotEnoughInfo; ++i) {
    const Judgement& judgement = judgements[cited_pieces[i]];
    if (together ? judgement.about && !judgement.opposed : Speaks(judgement.verdict, verdict)) cited.push_back(i);
  }
  verification.text = VerdictSentence(verdict, verification.deciding, CitationList::Marks(cited));
  if (claim.explain) {
    for (const Judgement& judgement : judgements) {
      verification.explanation.push_back(absl::StrFormat("settled %.2f, supports %.2f%s", judgement.settled,
                                                         judgement.supports,
                                                         judgement.supportable ? "" : ", not supportable"));
      for (size_t i = 0; i < kSignCount; ++i) {
        if (judgement.signs[i] == 0) continue;
        verification.explanation.push_back(
            absl::StrFormat("  %s %.3f", std::string(SignName(static_cast<Sign>(i))), judgement.signs[i]));
      }
    }
  }
  return verification;
}

}  // namespace whence
