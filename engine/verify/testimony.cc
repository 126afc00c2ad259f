#include "engine/verify/testimony.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/verify/bearing.h"
#include "engine/verify/clause_scope.h"
#include "engine/verify/derived_values.h"
#include "engine/verify/encounter.h"
#include "engine/verify/event_relation.h"
#include "engine/verify/implied_frames.h"
#include "engine/verify/narrowed_state.h"
#include "engine/verify/part_fit.h"
#include "engine/verify/rival_unit.h"
#include "engine/verify/support_bars.h"
#include "engine/verify/told_of_another.h"

namespace whence {
namespace {

constexpr size_t kMostFrames = 50;  // of a claim, each of which is held against each of the evidence

class Hearing {
 public:
  Hearing(const VerdictRules& words, const ExclusionRules& exclusions, const PredicateLexicon& lexicon,
          const TextUnits& claim, const TextUnits& evidence, const Surroundings& around)
      : words_(words),
        exclusions_(exclusions),
        lexicon_(lexicon),
        claim_(claim),
        evidence_(evidence),
        around_(around),
        clauses_(words, lexicon, evidence, around) {
    claim_dated_ = std::any_of(claim.units.begin(), claim.units.end(),
                               [](const Unit& unit) { return unit.kind == UnitKind::kDate; });
    // What says more than that is no claim that one clause could say.
    if (claim.frames.empty() || claim.frames.front().size() > kMostFrames) return;
    claimed_ = WithSeats(claim.analysis.sentences().front(), claim.frames.front(), words);
    AddEntailed(words, lexicon, true, claimed_);
    std::vector<Extraction> clauses = claimed_;
    std::erase_if(clauses, [&](const Extraction& frame) { return !IsClause(frame); });
    loose_ = LooseUnits(words, claim, clauses);
  }

  Testimony Hear() const {
    Testimony heard;
    if (claim_.frames.empty()) return heard;
    // Readings of one clause, by what carries its predicate: one of them must be borne out, with all its coordinated
    // frames.
    std::map<int32_t, std::map<std::string_view, std::vector<const Extraction*>>> clauses;
    for (const Extraction& frame : claimed_) {
      if (!IsClause(frame)) continue;
      clauses[frame.anchor][PredicateOf(frame)].push_back(&frame);
    }
    if (clauses.empty()) return heard;
    bool all_said = true;
    for (const auto& [anchor, readings] : clauses) {
      Testimony clause;
      for (const auto& [predicate, frames] : readings) {
        const Testimony one = HearReading(frames);
        clause.apart = clause.apart || one.apart;
        clause.parted = clause.parted || one.parted;
        heard.mutual = heard.mutual || one.mutual;
        heard.narrowed = heard.narrowed || one.narrowed;
        if (clause.stance == Stance::kSilent || (one.stance == Stance::kSays && clause.stance == Stance::kDiffers)) {
          clause.stance = one.stance;
          clause.deciding = one.deciding;
          clause.exclusive = one.exclusive;
        }
      }
      heard.apart = heard.apart || clause.apart;
      const bool open = clause.stance == Stance::kSilent || (clause.stance == Stance::kDiffers && !clause.exclusive);
      heard.parted = heard.parted || (clause.parted && open);
      if (clause.stance == Stance::kDenies || clause.stance == Stance::kDiffers) {
        if (heard.stance != Stance::kDenies) heard.stance = clause.stance;
        heard.exclusive = heard.exclusive && clause.exclusive;
        heard.deciding.insert(heard.deciding.end(), clause.deciding.begin(), clause.deciding.end());
      }
      all_said = all_said && clause.stance == Stance::kSays;
      if (clause.stance == Stance::kSays && heard.deciding.empty()) heard.deciding = clause.deciding;
    }
    if (heard.stance == Stance::kSilent && all_said) heard.stance = Stance::kSays;
    if (heard.stance != Stance::kDenies && IsRankedLower(Sides())) {
      heard.stance = Stance::kSilent;
      heard.parted = heard.apart = true;
    }
    if (heard.stance == Stance::kSilent) heard.deciding.clear();
    heard.together = StandTogether();
    return heard;
  }

 private:
  struct Fit {
    Stance stance = Stance::kSilent;
    bool apart = false;     // something else fills a part of the same event
    bool mutual = false;    // who acts stands behind "with" on the other side
    bool narrowed = false;  // it is said only of some times, for some or for a purpose, or less is said
    bool parted = false;    // and what the claim has there is of another clause
    bool exclusive = true;
    std::vector<DecidingWords> deciding;
  };

  bool StandTogether() const {
    for (uint32_t s = 0; s < clauses_.sentences(); ++s) {
      for (const Extraction& frame : clauses_.frames(s)) {
        if (frame.anchor < 0 || clauses_.IsReported(s, frame)) continue;
        const std::vector<Part> parts = PartsOf(frame);
        const ByteSpan extent = clauses_.Extent(s, frame, parts);
        const UnitSet own_units = clauses_.OwnUnits(s, frame, parts);
        if (std::all_of(claim_.units.begin(), claim_.units.end(), [&](const Unit& unit) {
              return Carries(clauses_.BestIn(unit, s, extent, &own_units).first) || unit.kind == UnitKind::kAdverb ||
                     clauses_.IsKnown(unit) || EvidenceClauses::StandsAmong(unit, around_.title);
            }))
          return true;
      }
    }
    return false;
  }

  Confrontation Sides() const { return {words_, exclusions_, claim_, evidence_, clauses_}; }

  bool IsClause(const Extraction& frame) const {
    if (frame.anchor < 0 || frame.arguments.empty()) return false;
    const Token& anchor = claim_.analysis.sentences().front().tokens[static_cast<size_t>(frame.anchor)];
    const bool verb = anchor.upos == Upos::kVerb || anchor.upos == Upos::kAux;
    // "Has to register" tells of registering.
    const Argument* complement = frame.Find(Role::kComplement);
    // and "used to register", too.
    const bool binds =
        Has(words_.Classes(AsciiLowered(anchor.lemma)), VerdictWord::kDuty) || EvidenceClauses::IsHabit(anchor);
    // "Stopped selling" tells of selling.
    const bool stops = std::any_of(claimed_.begin(), claimed_.end(), [&](const Extraction& other) {
      const auto& tokens = claim_.analysis.sentences().front().tokens;
      return IsStopped(words_, tokens, other.anchor) && tokens[static_cast<size_t>(other.anchor)].head == frame.anchor;
    });
    if (verb && (binds || stops) && complement != nullptr && complement->kind == ArgumentKind::kClause) return false;
    return verb || frame.rule == kEntailedRule || PredicateOf(frame).starts_with("be ") || PredicateOf(frame) == "be";
  }

  Testimony HearReading(const std::vector<const Extraction*>& frames) const {
    Testimony heard;
    bool all = true;
    for (const Extraction* frame : frames) {
      const Fit best = BestFit(*frame);
      heard.apart = heard.apart || best.apart;
      heard.parted = heard.parted || best.parted;
      heard.mutual = heard.mutual || best.mutual;
      heard.narrowed = heard.narrowed || best.narrowed;
      all = all && best.stance == Stance::kSays;
      if (best.stance == Stance::kSilent) continue;
      heard.deciding.insert(heard.deciding.end(), best.deciding.begin(), best.deciding.end());
      if (best.stance != Stance::kSays) heard.stance = best.stance;
      heard.exclusive = heard.exclusive && best.exclusive;
    }
    if (heard.stance == Stance::kSilent && all) heard.stance = Stance::kSays;
    return heard;
  }

  Fit BestFit(const Extraction& frame) const {
    Fit best;
    int highest = 0;
    for (uint32_t s = 0; s < evidence_.frames.size(); ++s) {
      for (const Extraction& other : clauses_.frames(s)) {
        const Fit fit = Compare(frame, s, other);
        // That somebody is called a painter by the way leaves open what else he is.
        const bool elsewhere = fit.apart && fit.stance == Stance::kSilent && other.rule != kTitledRule;
        // Of "signed it but did not ratify it" the very word goes before the other for it.
        const bool same = frame.lemma == other.lemma && fit.stance != Stance::kDiffers;
        const int rank = fit.stance == Stance::kSilent ? 0 : 4 - static_cast<int>(fit.stance) + (same ? 2 : 0);
        Fit better = rank > highest ? fit : best;
        highest = std::max(highest, rank);
        better.apart = best.apart || elsewhere;
        better.parted = best.parted || fit.parted;
        better.mutual = best.mutual || fit.mutual;
        better.narrowed = best.narrowed || fit.narrowed;
        best = std::move(better);
      }
    }
    return best;
  }

  // "Chile joined the pact, left in 1992 and rejoined": what the later clauses do not repeat stands in an earlier one
  // of the same subject.
  bool IsShared(const Part& part, const std::vector<size_t>& units, const HeardFrame& heard,
                const std::vector<int32_t>& used) const {
    if (part.place == Part::Place::kSubject || part.kind.has_value()) return false;
    const uint32_t sentence = heard.sentence;
    const Extraction& other = heard.frame;
    const std::vector<Part>& others = heard.parts;
    for (size_t i = 0; i < others.size(); ++i) {
      const bool taken = std::find(used.begin(), used.end(), static_cast<int32_t>(i)) != used.end();
      if (!taken && !others[i].kind.has_value()) return false;
    }
    const auto begins = [](const Extraction& frame) {
      return frame.arguments.empty() ? size_t{0} : frame.arguments.front().span.begin;
    };
    for (const Extraction& before : evidence_.frames[sentence]) {
      if (&before == &other || before.anchor >= other.anchor || begins(before) != begins(other)) continue;
      for (const Part& there : PartsOf(before)) {
        if (there.place != part.place || there.kind.has_value()) continue;
        if (std::all_of(units.begin(), units.end(), [&](size_t unit) {
              return Carries(clauses_.BestIn(claim_.units[unit], sentence, there.span).first);
            }))
          return true;
      }
    }
    return false;
  }

  // Whether the units stand behind "by" in a stretch of the evidence.
  bool StandBehindBy(const std::vector<size_t>& units, uint32_t sentence, ByteSpan extent) const {
    const auto& tokens = evidence_.analysis.sentences()[sentence].tokens;
    return std::all_of(units.begin(), units.end(), [&](size_t own) {
      const int32_t found = clauses_.BestIn(claim_.units[own], sentence, extent).second;
      if (found < 0) return false;
      const int32_t token = evidence_.units[static_cast<size_t>(found)].token;
      return Carries(CompareUnits(claim_.units[own], evidence_.units[static_cast<size_t>(found)])) && token > 0 &&
             std::any_of(tokens.begin(), tokens.begin() + token,
                         [&](const Token& by) { return AsciiLowered(by.form) == "by" && by.head == token; });
    });
  }

  std::string TextOf(const TextUnits& text, const Unit& unit) const {
    return std::string(text.text.substr(unit.span.begin, unit.span.size()));
  }

  Fit Compare(const Extraction& frame, uint32_t sentence, const Extraction& other) const {
    std::optional<Encounter> held = Meet(frame, sentence, other);
    if (!held.has_value()) return {};
    Fit fit;
    const bool open = HoldParts(*held);
    fit.apart = held->apart;
    if (!open) return fit;
    const std::vector<Part>& others = held->there.parts;
    fit.parted = held->way > 0 && IsParted(Sides(), held->missing, held->missing_parts, sentence, other, others);
    const Exchange exchange = held->way > 0 && !clauses_.IsReported(sentence, other)
                                  ? ExchangeOf(Sides(), lexicon_, held->own, sentence, other, others)
                                  : Exchange::kNone;
    fit.mutual = exchange == Exchange::kTogether;
    if (exchange == Exchange::kSwapped) {
      fit.stance = clauses_.IsDenied(frame) == clauses_.IsDenied(other) ? Stance::kDenies : Stance::kSilent;
      fit.deciding = DeniedWords(*held);
      return fit;
    }
    if (!held->met) return fit;
    Fit barred = fit;
    barred.apart = true;
    if (!IsSaidAlike(*held)) return barred;
    if (held->way > 0 && SaysBeyond(Sides(), frame, sentence, other)) {
      barred.narrowed = held->missing.empty();
      return barred;
    }
    const bool denied = clauses_.IsDenied(frame) != clauses_.IsDenied(other);
    if (held->turns == 0 && !held->borrowed && !denied &&
        FallsShort(Sides(), held->own, held->missing_parts, sentence, others)) {
      barred.stance = Stance::kDenies;
      barred.deciding = DeniedWords(*held);
      return barred;
    }
    if (IsScoped(Sides(), frame, sentence, other)) return barred;
    if (const Stopping stopping = CompareStopping(*held, sentence, other, fit); stopping != Stopping::kGoesOn) {
      return stopping == Stopping::kBars ? barred : fit;
    }
    const bool ceased = HasCeasedSince(Sides(), frame, sentence, other);
    if (ceased && claim_dated_) return barred;
    if (held->missing.empty() && IsOfAnotherTime(Sides(), held->pairs)) {
      barred.parted = true;
      return barred;
    }
    if (denied && !ceased) ++held->turns;
    if (HasEnded(Sides(), frame, sentence, other)) ++held->turns;
    // Who never married a sailor need not have stayed unmarried.
    if (held->way < 0 && denied && DeniesLess(*held)) return barred;
    if (held->missing.empty()) {
      JudgeWhole(*held, fit);
    } else if (HasOpposite(*held) && IsNarrowedState(Sides(), frame, sentence, other)) {
      fit.apart = fit.narrowed = true;
    } else if (HasOpposite(*held) && held->turns == 0 && !held->borrowed &&
               AreContraryStates(Sides(), frame, sentence, other, held->pairs)) {
      const int32_t state = EventUnit(evidence_, sentence, other);
      fit.stance = Stance::kDenies;
      fit.deciding.push_back({TextOf(claim_, claim_.units[held->missing.front()]),
                              TextOf(evidence_, evidence_.units[static_cast<size_t>(state)]), "opposite"});
    } else {
      JudgeLacking(*held, fit);
    }
    return fit;
  }

  // Whether that only one of the two says that it stopped decides, and how: it bars the evidence, or `fit` is judged.
  enum class Stopping : uint8_t { kGoesOn, kBars, kJudged };

  Stopping CompareStopping(Encounter& held, uint32_t sentence, const Extraction& other, Fit& fit) const {
    const bool stops = IsStopped(words_, claim_.analysis.sentences().front().tokens, held.frame.anchor);
    const bool stopped = IsStopped(words_, evidence_.analysis.sentences()[sentence].tokens, other.anchor);
    if (stops == stopped) return Stopping::kGoesOn;
    const bool denied = clauses_.IsDenied(held.frame);
    const auto is_date = [&](size_t unit) { return claim_.units[unit].kind == UnitKind::kDate; };
    // "No longer sells them" of what stopped selling them.
    if (stops && clauses_.IsDenied(other) && IsNoLonger(Sides(), sentence, other)) {
      // Since when it does not, it does not say.
      if (!held.missing.empty() || claim_dated_ || DeniesLess(held)) return Stopping::kBars;
      if (held.turns == 0 && denied) JudgeWhole(held, fit);
      return Stopping::kJudged;
    }
    if (stops) {
      // "Stopped in 1964" and "until 1964" are one; what was done before says nothing of its end.
      const bool whole = std::all_of(held.missing.begin(), held.missing.end(), is_date);
      if (!whole || !EndsThen(Sides(), sentence, other)) return Stopping::kBars;
      JudgeWhole(held, fit);
      return Stopping::kJudged;
    }
    if (denied || GoesOnAgain(Sides(), sentence, other.anchor)) return Stopping::kBars;
    if (!claim_dated_) return Stopping::kGoesOn;
    // Of the years before it is not said that all were so.
    if (!EndsAsStopped(sentence)) return Stopping::kBars;
    std::erase_if(held.missing, is_date);
    if (!held.missing.empty()) return Stopping::kBars;
    JudgeWhole(held, fit);
    return Stopping::kJudged;
  }

  // "Until 1987" of what a sentence says stopped in 1987.
  bool EndsAsStopped(uint32_t sentence) const {
    return std::all_of(claim_.units.begin(), claim_.units.end(), [&](const Unit& date) {
      if (date.kind != UnitKind::kDate) return true;
      return EvidenceClauses::PrepositionOf(claim_, date) == "until" &&
             StandsIn(sentence, static_cast<size_t>(&date - claim_.units.data()));
    });
  }

  // Nothing where the two tell of different events.
  std::optional<Encounter> Meet(const Extraction& frame, uint32_t sentence, const Extraction& other) const {
    if (other.anchor < 0) return std::nullopt;
    const int way = RelateEvents(Sides(), lexicon_, frame, sentence, other);
    const int direction = DirectionOf(claim_.analysis.sentences().front(), words_, frame);
    const int turned = DirectionOf(evidence_.analysis.sentences()[sentence], words_, other);
    if (way == 0 || (direction != 0 && turned == 0)) return std::nullopt;
    const int turns = (way < 0 ? 1 : 0) + (other.rule == kComparedRule ? 1 : 0) + (direction * turned < 0 ? 1 : 0);
    std::vector<Part> own = PartsOf(frame);
    HeardFrame there = Prepared(frame, sentence, other);
    return Encounter{frame, std::move(there), std::move(own), way, direction, turns};
  }

  HeardFrame Prepared(const Extraction& frame, uint32_t sentence, const Extraction& other) const {
    auto known = prepared_.find(&other);
    if (known == prepared_.end()) known = prepared_.emplace(&other, PartsHeard(clauses_, sentence, other)).first;
    HeardFrame there = known->second;
    there.copula = (PredicateOf(frame) == "be") != (PredicateOf(other) == "be");
    there.ergative = (frame.Find(Role::kSubject) == nullptr || frame.Find(Role::kObject) == nullptr) &&
                     (other.Find(Role::kSubject) == nullptr || other.Find(Role::kObject) == nullptr);
    return there;
  }

  // Whether the denied clause has more than the claim says, or something narrower.
  bool DeniesLess(const Encounter& held) const {
    const auto narrower = [&](const auto& pair) {
      return pair.second >= 0 && CompareUnits(claim_.units[pair.first],
                                              evidence_.units[static_cast<size_t>(pair.second)]) == Grade::kNarrower;
    };
    if (std::any_of(held.pairs.begin(), held.pairs.end(), narrower)) return true;
    // "No longer sells only bells"
    const auto& tokens = evidence_.analysis.sentences()[held.there.sentence].tokens;
    if (std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
          return Has(words_.Classes(AsciiLowered(token.form)), VerdictWord::kExclusive);
        }))
      return true;
    return std::any_of(held.there.parts.begin(), held.there.parts.end(), [&](const Part& part) {
      if (part.place == Part::Place::kSubject || part.place == Part::Place::kAttribute) return false;
      const std::vector<size_t> units = clauses_.UnitsIn(evidence_, held.there.sentence, part.span);
      return std::any_of(units.begin(), units.end(), [&](size_t unit) {
        return std::none_of(held.pairs.begin(), held.pairs.end(),
                            [&](const auto& pair) { return pair.second == static_cast<int32_t>(unit); });
      });
    });
  }

  // Looks for each part of the claim there. False where one means somebody of whom nothing is known.
  bool HoldParts(Encounter& held) const {
    const uint32_t sentence = held.there.sentence;
    std::vector<int32_t> used;  // parts of the other frame that the claim's parts have found
    for (const Part& part : held.own) {
      const std::vector<size_t> units = SoughtIn(held, part);
      if (units.empty()) {
        // "Nobody", "it": of the claim's own pronouns nothing is known, but for what it says of itself.
        if (part.pronoun && !clauses_.IsDenied(held.frame) && !IsAside(held.frame)) return false;
        continue;
      }
      PartFit found = FitPart(Sides(), around_, part, units, held.there);
      if (clauses_.SharesTime(sentence, held.there.frame)) {
        std::erase_if(found.missing, [&](size_t unit) {
          return claim_.units[unit].kind == UnitKind::kDate && StandsIn(sentence, unit);
        });
      }
      if (!found.missing.empty() && IsShared(part, units, held.there, used)) found.missing.clear();
      if (found.missing.empty() && found.beside >= 0) used.push_back(found.beside);
      if (!found.missing.empty() && ActsElsewhere(part, units, held)) found.missing.clear();
      if (held.there.frame.rule != kExceptedRule) held.turns += found.turns;
      held.apart = held.apart || (!found.missing.empty() && found.filled) ||
                   std::any_of(found.missing.begin(), found.missing.end(),
                               [&](size_t unit) { return StandsIn(sentence, unit); });
      held.missing.insert(held.missing.end(), found.missing.begin(), found.missing.end());
      held.missing_parts.insert(held.missing_parts.end(), found.missing.size(), &part);
      if (found.missing.empty() && part.place != Part::Place::kBeside) held.met = true;
      held.pairs.insert(held.pairs.end(), found.pairs.begin(), found.pairs.end());
    }
    return true;
  }

  // The units of a part of the claim, but for those that are held against each other as events or directions.
  std::vector<size_t> SoughtIn(const Encounter& held, const Part& part) const {
    std::vector<size_t> units = clauses_.UnitsIn(claim_, 0, part.span);
    const int32_t event = EventUnit(claim_, 0, held.frame);
    const bool attribute = held.there.copula && part.place == Part::Place::kAttribute;
    if (event >= 0 && (attribute || held.way < 0)) std::erase(units, static_cast<size_t>(event));
    // "More" and "fewer" are compared by their direction.
    if (held.direction != 0) std::erase_if(units, [&](size_t unit) { return IsComparing(claim_.units[unit]); });
    return units;
  }

  // Whether the sentence has a unit of the claim anywhere.
  bool StandsIn(uint32_t sentence, size_t unit) const {
    return Carries(clauses_.BestIn(claim_.units[unit], sentence, clauses_.Whole(sentence)).first);
  }

  // Whether who acts is said behind "by", or is borrowed from what stands before the clause.
  bool ActsElsewhere(const Part& part, const std::vector<size_t>& units, Encounter& held) const {
    const HeardFrame& there = held.there;
    if (part.place != Part::Place::kSubject || there.frame.Find(Role::kSubject) != nullptr) return false;
    if (StandBehindBy(units, there.sentence, there.extent)) return true;
    const bool before = std::all_of(units.begin(), units.end(), [&](size_t unit) {
      return clauses_.StandsBefore(claim_.units[unit], there.sentence, there.extent);
    });
    held.borrowed = held.borrowed || before;
    return before;
  }

  // Whether both are told as facts, as plans or as duties.
  bool IsSaidAlike(const Encounter& held) const {
    const uint32_t sentence = held.there.sentence;
    const Extraction& other = held.there.frame;
    const bool own = clauses_.IsDuty(claim_, 0, held.frame), duty = clauses_.IsDuty(evidence_, sentence, other);
    const bool asserted = held.frame.modality == Modality::kAsserted;
    const bool stopped = IsStopped(words_, evidence_.analysis.sentences()[sentence].tokens, other.anchor);
    const bool reported = clauses_.IsReported(sentence, other) && !stopped;
    // "Talked out of leaving" denies that somebody left, and stands aside all the same.
    const bool aside = IsAside(held.frame) && !clauses_.IsDenied(held.frame);
    if (reported && asserted && !(own && duty) && !aside) return false;
    return (asserted || other.modality == held.frame.modality) && own == duty;
  }

  // All that it lacks is a word of which it has the opposite: "harmful" for "harmless".
  bool HasOpposite(const Encounter& held) const {
    const int32_t state = EventUnit(evidence_, held.there.sentence, held.there.frame);
    return state >= 0 && std::all_of(held.missing.begin(), held.missing.end(), [&](size_t unit) {
             return CompareUnits(claim_.units[unit], evidence_.units[static_cast<size_t>(state)]) == Grade::kOpposite;
           });
  }

  // Of a clause that has all that the claim says: says it or denies it.
  void JudgeWhole(const Encounter& held, Fit& fit) const {
    const uint32_t sentence = held.there.sentence;
    const Extraction& other = held.there.frame;
    if (clauses_.IsScarce(sentence, other)) return;
    if (LacksLoose(Sides(), loose_, held.frame, sentence, other)) {
      fit.apart = true;
      return;
    }
    if (IsNarrowedState(Sides(), held.frame, sentence, other)) {
      fit.apart = fit.narrowed = true;
      return;
    }
    const bool excepted =
        HasException(evidence_.analysis.sentences()[sentence], words_, other) && IsUniversal(Sides(), held.frame);
    const int turns = held.turns + (excepted ? 1 : 0);
    if (turns % 2 != 0) {
      fit.stance = Stance::kDenies;
      fit.deciding = DeniedWords(held);
      return;
    }
    // What is not forbidden is allowed, but what was not closed need not have been opened.
    const bool turned = turns > 0 && held.direction == 0 && !IsState(held.frame, sentence, other);
    if (held.borrowed || turned) return;
    fit.stance = Stance::kSays;
    for (const auto& [unit, there] : held.pairs) {
      if (there < 0) continue;
      const Unit& stands = evidence_.units[static_cast<size_t>(there)];
      fit.deciding.push_back({TextOf(claim_, claim_.units[unit]), TextOf(evidence_, stands),
                              std::string(GradeName(CompareUnits(claim_.units[unit], stands)))});
    }
  }

  // Of a clause that lacks something: whether what it has instead tells the two apart.
  void JudgeLacking(const Encounter& held, Fit& fit) const {
    const uint32_t sentence = held.there.sentence;
    const Extraction& other = held.there.frame;
    const std::vector<Part>& others = held.there.parts;
    const Part& lacks = *held.missing_parts.front();
    if (held.borrowed || held.turns != 0 || clauses_.IsDenied(held.frame)) return;
    if (const int32_t sole = SoleInstead(Sides(), held.missing, held.missing_parts, sentence, others); sole >= 0) {
      fit.stance = Stance::kDiffers;
      const size_t head = HeadOf(claim_, lacks, clauses_.UnitsIn(claim_, 0, lacks.span));
      fit.deciding.push_back(
          {TextOf(claim_, claim_.units[head]), TextOf(evidence_, evidence_.units[static_cast<size_t>(sole)]), "other"});
      return;
    }
    if (fit.parted && OthersDeed(Sides(), lexicon_, held.frame, lacks, sentence, other)) {
      fit.stance = Stance::kDiffers;
      fit.exclusive = false;
      fit.deciding = DeniedWords(held);
      return;
    }
    if (held.missing.size() != 1) return;
    const size_t unit = held.missing.front();
    const int32_t rival = RivalOf(Sides(), held.frame, lacks, unit, sentence, other, held.pairs);
    if (rival < 0) return;
    fit.stance = Stance::kDiffers;
    const UnitKind kind = claim_.units[unit].kind;
    // "300 in 1900 and 200 in 2000": each figure with its own year.
    const auto figure = [&](const auto& pair) { return claim_.units[pair.first].kind == UnitKind::kNumber; };
    const bool own_year = kind == UnitKind::kDate && std::any_of(held.pairs.begin(), held.pairs.end(), figure);
    fit.parted = fit.parted || (own_year && StandsIn(sentence, unit));
    fit.exclusive = !IsOfSome(Sides(), held.own, others) && kind != UnitKind::kAdjective &&
                    (kind != UnitKind::kDate || exclusions_.HappensUsuallyOnce(PredicateOf(held.frame)));
    fit.deciding.push_back({WrittenUnit(claim_, claim_.units[unit], words_),
                            WrittenUnit(evidence_, evidence_.units[static_cast<size_t>(rival)], words_), "other"});
  }

  bool IsComparing(const Unit& unit) const {
    const Token& token = claim_.analysis.sentences().front().tokens[static_cast<size_t>(unit.token)];
    const bool directed = Has(unit.classes, VerdictWord::kRise) || Has(unit.classes, VerdictWord::kFall);
    return directed && token.deprel == Deprel::kAmod && token.xpos == Xpos::kJjr;
  }

  // "... before they upload maps": of whom is said in the main clause.
  bool IsAside(const Extraction& frame) const {
    const Token& anchor = claim_.analysis.sentences().front().tokens[static_cast<size_t>(frame.anchor)];
    return BaseRelation(anchor.deprel) == Deprel::kAdvcl;
  }

  // Whether two contraries leave nothing between them: adjectives, and predicates that the rules name.
  bool IsState(const Extraction& frame, uint32_t sentence, const Extraction& other) const {
    const int32_t own = EventUnit(claim_, 0, frame), there = EventUnit(evidence_, sentence, other);
    if (own >= 0 && claim_.units[static_cast<size_t>(own)].kind == UnitKind::kAdjective) return true;
    if (there >= 0 && evidence_.units[static_cast<size_t>(there)].kind == UnitKind::kAdjective) return true;
    if (AreContraryEvents(Sides(), frame, other)) return true;
    return std::any_of(exclusions_.opposites().begin(), exclusions_.opposites().end(), [&](const auto& pair) {
      return pair.first == PredicateOf(frame) || pair.second == PredicateOf(frame);
    });
  }

  std::vector<DecidingWords> DeniedWords(const Encounter& held) const {
    const auto word = [&](const TextUnits& text, uint32_t index, const Extraction& one) {
      const int32_t unit = EventUnit(text, index, one);
      return unit >= 0 ? TextOf(text, text.units[static_cast<size_t>(unit)]) : one.phrase;
    };
    return {{word(claim_, 0, held.frame), word(evidence_, held.there.sentence, held.there.frame),
             held.way < 0 ? "opposite" : "denied"}};
  }

  const VerdictRules& words_;
  const ExclusionRules& exclusions_;
  const PredicateLexicon& lexicon_;
  const TextUnits& claim_;
  const TextUnits& evidence_;
  const Surroundings& around_;
  const EvidenceClauses clauses_;
  std::vector<Extraction> claimed_;  // the claim's frames
  std::vector<LooseUnit> loose_;
  mutable absl::flat_hash_map<const Extraction*, HeardFrame> prepared_;  // the frames of the evidence, as they are met
  bool claim_dated_ = false;
};

}  // namespace

Testimony Witness::Hear(const TextUnits& claim, const TextUnits& evidence, const Surroundings& surroundings) const {
  Testimony heard = Hearing(words_, exclusions_, lexicon_, claim, evidence, surroundings).Hear();
  HearBearing(words_, claim, evidence, heard);
  if (heard.stance == Stance::kSays && (LacksValue(claim, evidence) || LacksName(claim, evidence, surroundings)))
    heard.stance = Stance::kSilent;
  if (IsOnlyDoubted(words_, claim, evidence) || TellsOfBefore(claim, evidence) ||
      (heard.stance == Stance::kSays && IsToldOfAnother(words_, claim, evidence))) {
    if (heard.stance == Stance::kSays) heard.stance = Stance::kSilent;
    heard.apart = true;
  }
  // "Runs daily" is not said by "runs on Mondays".
  if (heard.stance == Stance::kSays && IsOfSomeTimes(words_, claim, evidence)) {
    heard.stance = Stance::kSilent;
    heard.apart = heard.narrowed = true;
  }
  return heard;
}

}  // namespace whence
