#include "engine/verify/testimony.h"

#include <algorithm>
#include <map>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/passages/index_words.h"
#include "engine/verify/clause_scope.h"
#include "engine/verify/derived_values.h"
#include "engine/verify/described_part.h"
#include "engine/verify/event_relation.h"
#include "engine/verify/implied_frames.h"
#include "engine/verify/rival_unit.h"

namespace whence {
namespace {

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
    if (claim.frames.empty()) return;
    claimed_ = WithSeats(claim.analysis.sentences().front(), claim.frames.front(), words);
    AddEntailed(words, lexicon, true, claimed_);
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
    bool apart = false;   // something else fills a part of the same event
    bool parted = false;  // and what the claim has there is of another clause
    bool exclusive = true;
    std::vector<DecidingWords> deciding;
  };

  bool StandTogether() const {
    for (uint32_t s = 0; s < clauses_.sentences(); ++s) {
      for (const Extraction& frame : clauses_.frames(s)) {
        if (frame.anchor < 0 || clauses_.IsReported(s, frame)) continue;
        const std::vector<Part> parts = PartsOf(frame);
        const ByteSpan extent = clauses_.Extent(s, frame, parts);
        const std::vector<bool> own_units = clauses_.OwnUnits(s, frame, parts);
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
    if (verb && binds && complement != nullptr && complement->kind == ArgumentKind::kClause) return false;
    return verb || frame.rule == kEntailedRule || PredicateOf(frame).starts_with("be ") || PredicateOf(frame) == "be";
  }

  Testimony HearReading(const std::vector<const Extraction*>& frames) const {
    Testimony heard;
    bool all = true;
    for (const Extraction* frame : frames) {
      const Fit best = BestFit(*frame);
      heard.apart = heard.apart || best.apart;
      heard.parted = heard.parted || best.parted;
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
    constexpr auto rank = [](Stance stance) {
      return stance == Stance::kSays ? 3 : stance == Stance::kDenies ? 2 : stance == Stance::kDiffers ? 1 : 0;
    };
    for (uint32_t s = 0; s < evidence_.frames.size(); ++s) {
      for (const Extraction& other : clauses_.frames(s)) {
        const Fit fit = Compare(frame, s, other);
        // That somebody is called a painter by the way leaves open what else he is.
        const bool elsewhere = fit.apart && fit.stance == Stance::kSilent && other.rule != kTitledRule;
        const bool apart = best.apart || elsewhere;
        const bool parted = best.parted || fit.parted;
        if (rank(fit.stance) > rank(best.stance)) best = fit;
        best.apart = apart;
        best.parted = parted;
      }
    }
    return best;
  }

  // Whether a name stands in the part that the claim does not have there: "the government of Denmark".
  bool HasForeignName(const std::vector<size_t>& wanted, uint32_t sentence, ByteSpan span) const {
    for (const size_t other : clauses_.UnitsIn(evidence_, sentence, span)) {
      const Unit& unit = evidence_.units[other];
      if (unit.kind != UnitKind::kName) continue;
      const bool met = std::any_of(wanted.begin(), wanted.end(), [&](size_t own) {
        const Grade grade = CompareUnits(claim_.units[own], unit);
        return Carries(grade) || grade == Grade::kPartly;
      });
      if (!met) return true;
    }
    return false;
  }

  bool Corresponds(const Part& own, const Part& other, bool ergative, bool copula) const {
    using Place = Part::Place;
    if (own.place == other.place) return true;
    if (own.place == Place::kObject && other.promoted) return true;
    const auto beside = [](const Part& part) { return part.place == Place::kBeside; };
    // "The school was closed" and "the school closed"; "closed" as what it was.
    if (ergative && own.place != Place::kAttribute && other.place != Place::kAttribute && !beside(own) &&
        !beside(other))
      return true;
    if (copula && (own.place == Place::kAttribute || other.place == Place::kAttribute)) return true;
    // An attribute of one verb is another's object: "was named secretary".
    const auto behind = [](const Part& part) {
      return part.place == Place::kObject || part.place == Place::kAttribute;
    };
    return behind(own) && behind(other);
  }

  // What the units of a part of the claim find in the frame; the index of the unit that finds nothing, or -1.
  // `contrary` is counted up for each that the evidence has the opposite of, or takes out.
  struct PartFit {
    std::vector<size_t> missing;
    int32_t beside = -1;  // the part of the other frame
    bool filled = false;  // something stands in its place there
    int turns = 0;
    std::vector<std::pair<size_t, int32_t>> pairs;
  };

  PartFit FitPart(const Part& part, const std::vector<size_t>& units, uint32_t sentence,
                  const std::vector<Part>& others, bool ergative, bool copula, ByteSpan extent,
                  const std::vector<bool>& own_units) const {
    PartFit best;
    best.missing = units;
    const bool filled = std::any_of(others.begin(), others.end(), [&](const Part& other) {
      return other.place == part.place && other.kind == part.kind &&
             !clauses_.UnitsIn(evidence_, sentence, other.span).empty();
    });
    bool first = true;
    const bool core = part.place != Part::Place::kBeside;
    const auto consider = [&](PartFit fit) {
      if (first || fit.missing.size() < best.missing.size()) best = std::move(fit);
      first = false;
    };
    for (const Part& other : others) {
      if (core ? !Corresponds(part, other, ergative, copula) : other.place == Part::Place::kSubject) continue;
      PartFit fit;
      fit.beside = static_cast<int32_t>(&other - others.data());
      const bool foreign = HasForeignName(units, sentence, other.span);
      const bool placed = foreign || HasForeignName(units, sentence, clauses_.NameBehind(sentence, other.span));
      for (const size_t own : units) {
        const Unit& unit = claim_.units[own];
        auto [grade, found] = clauses_.BestIn(unit, sentence, other.span);
        if (!Carries(grade) && !IsValue(unit)) {
          // Whom a pronoun means stands elsewhere in the sentence, or before it.
          if (other.pronoun && (clauses_.IsKnown(unit) || clauses_.StandsBefore(unit, sentence, other.span) ||
                                EvidenceClauses::StandsAmong(unit, around_.before) || clauses_.IsCalledBefore(unit))) {
            grade = Grade::kReferred;
          }
          // "The bell" is the school bell that was spoken of, "the dam" that of the title.
          const bool owner = unit.relation == Deprel::kNmodPoss && other.place == Part::Place::kSubject;
          // Whom the sentence names later it does not mean by a description before; and where it has the very word
          // beside another, "the male" is not "the female".
          const bool later = unit.kind == UnitKind::kName ? clauses_.StandsAfter(unit, sentence, other.span)
                                                          : own == HeadOf(claim_, part, units) &&
                                                                clauses_.IsAnothersPart(unit, sentence, other.span);
          const bool another = SaysAnother(Sides(), units, unit, sentence, other);
          if ((other.definite || owner) && !later && !another && !(unit.kind == UnitKind::kName ? placed : foreign) &&
              (clauses_.IsKnown(unit) || EvidenceClauses::StandsAmong(unit, around_.near) ||
               EvidenceClauses::StandsAmong(unit, around_.title) ||
               (unit.kind == UnitKind::kName && own != HeadOf(claim_, part, units) &&
                clauses_.StandsBefore(unit, sentence, other.span))) &&
              (own != HeadOf(claim_, part, units) || Names(unit, sentence, other))) {
            grade = Grade::kReferred;
          }
        }
        if (!Carries(grade) && core && own != HeadOf(claim_, part, units)) {
          const auto [attached, there] = clauses_.BestIn(unit, sentence, clauses_.WithAttached(other, others));
          if (Carries(attached) && there >= 0 &&
              EvidenceClauses::PrepositionOf(claim_, unit) ==
                  EvidenceClauses::PrepositionOf(evidence_, evidence_.units[static_cast<size_t>(there)])) {
            grade = attached, found = there;
          }
          if (!Carries(grade) && IsTitles(unit, sentence, other, others)) grade = Grade::kReferred;
        }
        // Where and when may be said of the deed or of what it is done to.
        if (!Carries(grade) && (!core || IsValue(unit))) {
          const auto [wide, there] = clauses_.BestIn(unit, sentence, extent, &own_units);
          if (Carries(wide)) grade = wide, found = there;
        }
        if (!Carries(grade) && unit.kind == UnitKind::kDate) {
          const auto [early, there] = clauses_.BestIn(unit, sentence, clauses_.Opening(sentence));
          if (Carries(early)) grade = early, found = there;
        }
        // "From Lunde" is not "to Lunde".
        if (found >= 0 && !core &&
            words_.AreContrary(part.preposition, EvidenceClauses::PrepositionOf(
                                                     evidence_, evidence_.units[static_cast<size_t>(found)]))) {
          grade = Grade::kMissing;
        }
        if (!Carries(grade) && !core && !foreign && EvidenceClauses::StandsAmong(unit, around_.title)) {
          grade = Grade::kReferred;
        }
        if (!Carries(grade)) {
          const int32_t instead = unit.kind == UnitKind::kAdverb ? clauses_.AdverbInstead(part, sentence, others) : -1;
          if (unit.kind == UnitKind::kAdverb && !core && instead < 0) continue;
          if (instead >= 0 && CompareUnits(unit, evidence_.units[static_cast<size_t>(instead)]) == Grade::kOpposite) {
            ++fit.turns;
            continue;
          }
          fit.missing.push_back(own);
          continue;
        }
        if (found >= 0 && clauses_.IsExcepted(sentence, evidence_.units[static_cast<size_t>(found)])) ++fit.turns;
        fit.pairs.emplace_back(own, found);
      }
      consider(std::move(fit));
    }
    if (!core) {
      PartFit fit;
      const bool placed = std::any_of(others.begin(), others.end(), [&](const Part& other) {
        return other.place == part.place && (other.kind == part.kind || other.preposition == part.preposition) &&
               HasForeignName(units, sentence, other.span);
      });
      for (const size_t own : units) {
        const auto [grade, found] = clauses_.BestIn(claim_.units[own], sentence, extent, &own_units);
        const bool turned =
            found >= 0 &&
            words_.AreContrary(part.preposition,
                               EvidenceClauses::PrepositionOf(evidence_, evidence_.units[static_cast<size_t>(found)]));
        if (Carries(grade) && !turned) {
          if (found >= 0 && clauses_.IsExcepted(sentence, evidence_.units[static_cast<size_t>(found)])) ++fit.turns;
          fit.pairs.emplace_back(own, found);
        } else if ((claim_.units[own].kind != UnitKind::kAdverb ||
                    clauses_.AdverbInstead(part, sentence, others) >= 0) &&
                   (placed || !EvidenceClauses::StandsAmong(claim_.units[own], around_.title))) {
          fit.missing.push_back(own);
        }
      }
      consider(std::move(fit));
    }
    best.filled = filled;
    return best;
  }

  // "Chile joined the pact, left in 1992 and rejoined": what the later clauses do not repeat stands in an earlier one
  // of the same subject.
  bool IsShared(const Part& part, const std::vector<size_t>& units, uint32_t sentence, const Extraction& other,
                const std::vector<Part>& others, const std::vector<int32_t>& used) const {
    if (part.place == Part::Place::kSubject || part.kind.has_value()) return false;
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

  // Whether the title owns what a part of the evidence leaves without an owner: "is chief executive" on the page of a
  // company.
  bool IsTitles(const Unit& unit, uint32_t sentence, const Part& part, const std::vector<Part>& others) const {
    const Deprel relation = BaseRelation(unit.relation);
    if (unit.kind != UnitKind::kName || relation != Deprel::kNmod || !EvidenceClauses::StandsAmong(unit, around_.title))
      return false;
    const auto& tokens = evidence_.analysis.sentences()[sentence].tokens;
    const bool owned = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.head == part.head && BaseRelation(token.deprel) == Deprel::kNmod;
    });
    return !owned && std::none_of(others.begin(), others.end(), [&](const Part& other) {
      return other.place != Part::Place::kSubject && HasForeignName({}, sentence, other.span);
    });
  }

  // Whether a description has a word of the name: "the dam" of "Orrin Dam"; or is known to describe it.
  bool Names(const Unit& name, uint32_t sentence, const Part& description) const {
    if (clauses_.IsKnown(name)) return true;
    const int32_t unit = EvidenceClauses::UnitAt(evidence_, sentence, description.head);
    if (unit < 0 || name.kind != UnitKind::kName) return false;
    const std::string& stem = evidence_.units[static_cast<size_t>(unit)].stem;
    return std::any_of(name.words.begin(), name.words.end(),
                       [&](const std::string& word) { return StemWord(word) == stem; });
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
    Fit fit;
    if (other.anchor < 0) return fit;
    const int way = RelateEvents(Sides(), lexicon_, frame, sentence, other);
    if (way == 0) return fit;
    const bool copula = (PredicateOf(frame) == "be") != (PredicateOf(other) == "be");
    const std::vector<Part> own = PartsOf(frame);
    std::vector<Part> others = PartsOf(other);
    if (other.rule != kIdentityRule) others = clauses_.WithIdentities(sentence, std::move(others));
    // "Eleven of whom", "whose people": whom is said before.
    for (Part& part : others) part.pronoun = part.pronoun || clauses_.HoldsRelative(sentence, part.span);
    for (Part& part : others) part.pronoun = part.pronoun || clauses_.IsPronoun(sentence, part);
    const bool ergative = (frame.Find(Role::kSubject) == nullptr || frame.Find(Role::kObject) == nullptr) &&
                          (other.Find(Role::kSubject) == nullptr || other.Find(Role::kObject) == nullptr);
    const ByteSpan extent = clauses_.Extent(sentence, other, others);
    const std::vector<bool> own_units = clauses_.OwnUnits(sentence, other, others);
    std::vector<size_t> missing;
    std::vector<const Part*> missing_parts;
    std::vector<int32_t> used;  // parts of the other frame that the claim's parts have found
    bool borrowed = false;      // who acts there is said in another clause
    int turns = way < 0 ? 1 : 0;
    if (other.rule == kComparedRule) ++turns;
    const int direction = DirectionOf(claim_.analysis.sentences().front(), words_, frame);
    const int turned = DirectionOf(evidence_.analysis.sentences()[sentence], words_, other);
    if (direction != 0 && turned == 0) return fit;
    if (direction * turned < 0) ++turns;
    bool met = false;
    std::vector<std::pair<size_t, int32_t>> pairs;
    const int32_t event = EventUnit(claim_, 0, frame);
    for (const Part& part : own) {
      std::vector<size_t> units = clauses_.UnitsIn(claim_, 0, part.span);
      if (copula && part.place == Part::Place::kAttribute) std::erase(units, static_cast<size_t>(event));
      if (way < 0 && event >= 0) std::erase(units, static_cast<size_t>(event));
      // "More" and "fewer" are compared by their direction.
      if (direction != 0) std::erase_if(units, [&](size_t unit) { return IsComparing(claim_.units[unit]); });
      if (units.empty()) {
        // "Nobody", "it": of the claim's own pronouns nothing is known, but for what it says of itself.
        if (part.pronoun && !clauses_.IsDenied(frame) && !IsAside(frame)) return fit;
        continue;
      }
      PartFit found = FitPart(part, units, sentence, others, ergative, copula, extent, own_units);
      if (clauses_.SharesTime(sentence, other)) {
        std::erase_if(found.missing, [&](size_t unit) {
          return claim_.units[unit].kind == UnitKind::kDate &&
                 Carries(clauses_.BestIn(claim_.units[unit], sentence, clauses_.Whole(sentence)).first);
        });
      }
      if (!found.missing.empty() && IsShared(part, units, sentence, other, others, used)) found.missing.clear();
      if (found.missing.empty() && found.beside >= 0) used.push_back(found.beside);
      if (!found.missing.empty() && part.place == Part::Place::kSubject && other.Find(Role::kSubject) == nullptr) {
        if (StandBehindBy(units, sentence, extent)) {
          found.missing.clear();
        } else if (std::all_of(units.begin(), units.end(), [&](size_t unit) {
                     return clauses_.StandsBefore(claim_.units[unit], sentence, extent);
                   })) {
          found.missing.clear();
          borrowed = true;
        }
      }
      if (other.rule != kExceptedRule) turns += found.turns;
      fit.apart = fit.apart || (!found.missing.empty() && found.filled) ||
                  std::any_of(found.missing.begin(), found.missing.end(), [&](size_t unit) {
                    return Carries(clauses_.BestIn(claim_.units[unit], sentence, clauses_.Whole(sentence)).first);
                  });
      for (const size_t unit : found.missing) {
        missing.push_back(unit);
        missing_parts.push_back(&part);
      }
      if (found.missing.empty() && part.place != Part::Place::kBeside) met = true;
      pairs.insert(pairs.end(), found.pairs.begin(), found.pairs.end());
    }
    fit.parted = way > 0 && IsParted(Sides(), frame, missing, missing_parts, sentence, other, others);
    if (way > 0 && !clauses_.IsReported(sentence, other) &&
        IsSwapped(Sides(), lexicon_, own, sentence, other, others)) {
      fit.stance = clauses_.IsDenied(frame) == clauses_.IsDenied(other) ? Stance::kDenies : Stance::kSilent;
      fit.deciding = DeniedWords(frame, sentence, other, way);
      return fit;
    }
    if (!met) return fit;
    const bool apart = fit.apart;
    fit.apart = true;
    const bool duty = clauses_.IsDuty(claim_, 0, frame) && clauses_.IsDuty(evidence_, sentence, other);
    if (clauses_.IsReported(sentence, other) && frame.modality == Modality::kAsserted && !duty && !IsAside(frame))
      return fit;
    if (frame.modality != Modality::kAsserted && other.modality != frame.modality) return fit;
    if (clauses_.IsDuty(claim_, 0, frame) != clauses_.IsDuty(evidence_, sentence, other)) return fit;
    if (turns == 0 && !borrowed && clauses_.IsDenied(frame) == clauses_.IsDenied(other) &&
        FallsShort(Sides(), own, missing_parts, sentence, others)) {
      fit.stance = Stance::kDenies;
      fit.deciding = DeniedWords(frame, sentence, other, way);
      return fit;
    }
    if (IsScoped(Sides(), frame, sentence, other)) return fit;
    const bool ceased = HasCeasedSince(Sides(), frame, sentence, other);
    if (ceased && claim_dated_) return fit;
    if (missing.empty() && IsOfAnotherTime(Sides(), pairs)) {
      fit.parted = true;
      return fit;
    }
    fit.apart = apart;
    const bool denied = !ceased && clauses_.IsDenied(frame) != clauses_.IsDenied(other);
    if (denied) ++turns;
    if (HasEnded(Sides(), frame, sentence, other)) ++turns;
    if (missing.empty()) {
      if (clauses_.IsScarce(sentence, other)) return fit;
      if (HasException(evidence_.analysis.sentences()[sentence], words_, other) && IsUniversal(Sides(), frame)) ++turns;
      fit.stance = turns % 2 == 0 ? Stance::kSays : Stance::kDenies;
      // What is not forbidden is allowed, but what was not closed need not have been opened.
      if (fit.stance == Stance::kSays && borrowed) {
        fit.stance = Stance::kSilent;
        return fit;
      }
      if (fit.stance == Stance::kSays && turns > 0 && direction == 0 && !IsState(frame, sentence, other)) {
        fit.stance = Stance::kSilent;
        return fit;
      }
      for (const auto& [unit, there] : pairs) {
        if (there < 0) continue;
        const Unit& stands = evidence_.units[static_cast<size_t>(there)];
        fit.deciding.push_back({TextOf(claim_, claim_.units[unit]), TextOf(evidence_, stands),
                                std::string(GradeName(CompareUnits(claim_.units[unit], stands)))});
      }
      if (fit.stance == Stance::kDenies) fit.deciding = DeniedWords(frame, sentence, other, way);
      return fit;
    }
    if (borrowed || turns != 0 || clauses_.IsDenied(frame)) return fit;
    if (const int32_t sole = SoleInstead(Sides(), missing, missing_parts, sentence, others); sole >= 0) {
      fit.stance = Stance::kDiffers;
      const Part& lacks = *missing_parts.front();
      const size_t head = HeadOf(claim_, lacks, clauses_.UnitsIn(claim_, 0, lacks.span));
      fit.deciding.push_back(
          {TextOf(claim_, claim_.units[head]), TextOf(evidence_, evidence_.units[static_cast<size_t>(sole)]), "other"});
      return fit;
    }
    if (fit.parted && OthersDeed(Sides(), lexicon_, frame, *missing_parts.front(), sentence, other)) {
      fit.stance = Stance::kDiffers;
      fit.exclusive = false;
      fit.deciding = DeniedWords(frame, sentence, other, way);
      return fit;
    }
    if (missing.size() != 1) return fit;
    const size_t unit = missing.front();
    const int32_t rival = RivalOf(Sides(), frame, *missing_parts.front(), unit, sentence, other, pairs);
    if (rival < 0) return fit;
    fit.stance = Stance::kDiffers;
    const UnitKind kind = claim_.units[unit].kind;
    // "300 in 1900 and 200 in 2000": each figure with its own year.
    const auto figure = [&](const auto& pair) { return claim_.units[pair.first].kind == UnitKind::kNumber; };
    fit.parted = fit.parted || (kind == UnitKind::kDate && std::any_of(pairs.begin(), pairs.end(), figure) &&
                                Carries(clauses_.BestIn(claim_.units[unit], sentence, clauses_.Whole(sentence)).first));
    fit.exclusive = !IsOfSome(Sides(), own, others) && kind != UnitKind::kAdjective &&
                    (kind != UnitKind::kDate || exclusions_.HappensUsuallyOnce(PredicateOf(frame)));
    fit.deciding.push_back({WrittenUnit(claim_, claim_.units[unit], words_),
                            WrittenUnit(evidence_, evidence_.units[static_cast<size_t>(rival)], words_), "other"});
    return fit;
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
    if (words_.AreContrary(PredicateOf(frame), PredicateOf(other))) return true;
    return std::any_of(exclusions_.opposites().begin(), exclusions_.opposites().end(), [&](const auto& pair) {
      return pair.first == PredicateOf(frame) || pair.second == PredicateOf(frame);
    });
  }

  std::vector<DecidingWords> DeniedWords(const Extraction& frame, uint32_t sentence, const Extraction& other,
                                         int way) const {
    const auto word = [&](const TextUnits& text, uint32_t index, const Extraction& one) {
      const int32_t unit = EventUnit(text, index, one);
      return unit >= 0 ? TextOf(text, text.units[static_cast<size_t>(unit)]) : one.phrase;
    };
    return {{word(claim_, 0, frame), word(evidence_, sentence, other), way < 0 ? "opposite" : "denied"}};
  }

  const VerdictRules& words_;
  const ExclusionRules& exclusions_;
  const PredicateLexicon& lexicon_;
  const TextUnits& claim_;
  const TextUnits& evidence_;
  const Surroundings& around_;
  const EvidenceClauses clauses_;
  std::vector<Extraction> claimed_;  // the claim's frames
  bool claim_dated_ = false;
};

}  // namespace

Testimony Witness::Hear(const TextUnits& claim, const TextUnits& evidence, const Surroundings& surroundings) const {
  Testimony heard = Hearing(words_, exclusions_, lexicon_, claim, evidence, surroundings).Hear();
  if (heard.stance == Stance::kSays && LacksValue(claim, evidence)) heard.stance = Stance::kSilent;
  return heard;
}

}  // namespace whence
