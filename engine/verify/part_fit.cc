#include "engine/verify/part_fit.h"

#include <algorithm>

#include "corpus/language/ascii.h"
#include "engine/passages/index_words.h"
#include "engine/verify/clause_scope.h"
#include "engine/verify/described_part.h"
#include "engine/verify/implied_frames.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// Whether a name that the claim does not have there stands in a part: "the government of Denmark".
bool HasForeignName(const Confrontation& sides, const std::vector<size_t>& wanted, uint32_t sentence, ByteSpan span) {
  for (const size_t other : sides.clauses.UnitsIn(sides.evidence, sentence, span)) {
    const Unit& unit = sides.evidence.units[other];
    if (unit.kind != UnitKind::kName) continue;
    const bool met = std::any_of(wanted.begin(), wanted.end(), [&](size_t own) {
      const Grade grade = CompareUnits(sides.claim.units[own], unit);
      return Carries(grade) || grade == Grade::kPartly;
    });
    if (!met) return true;
  }
  return false;
}

bool Corresponds(const Part& own, const Part& other, const HeardFrame& heard) {
  using Place = Part::Place;
  if (own.place == other.place) return true;
  if (own.place == Place::kObject && other.promoted) return true;
  const auto beside = [](const Part& part) { return part.place == Place::kBeside; };
  // "The school was closed" and "the school closed"; "closed" as what it was.
  if (heard.ergative && own.place != Place::kAttribute && other.place != Place::kAttribute && !beside(own) &&
      !beside(other))
    return true;
  if (heard.copula && (own.place == Place::kAttribute || other.place == Place::kAttribute)) return true;
  // An attribute of one verb is another's object: "was named secretary".
  const auto behind = [](const Part& part) { return part.place == Place::kObject || part.place == Place::kAttribute; };
  return behind(own) && behind(other);
}

class PartFitter {
 public:
  PartFitter(const Confrontation& sides, const Surroundings& around, const Part& part, const std::vector<size_t>& units,
             const HeardFrame& heard)
      : sides_(sides),
        clauses_(sides.clauses),
        around_(around),
        part_(part),
        units_(units),
        heard_(heard),
        core_(part.place != Part::Place::kBeside) {}

  PartFit Fit() const {
    PartFit best;
    best.missing = units_;
    bool first = true;
    const auto consider = [&](PartFit fit) {
      if (first || fit.missing.size() < best.missing.size()) best = std::move(fit);
      first = false;
    };
    for (const Part& other : heard_.parts) {
      const bool may_be =
          core_ ? Corresponds(part_, other, heard_) && !IsAimedAt(other) : other.place != Part::Place::kSubject;
      if (may_be) consider(FitIn(other));
    }
    if (!core_) consider(FitAnywhere());
    best.filled = std::any_of(heard_.parts.begin(), heard_.parts.end(), [&](const Part& other) {
      return other.place == part_.place && other.kind == part_.kind &&
             !clauses_.UnitsIn(sides_.evidence, heard_.sentence, other.span).empty();
    });
    return best;
  }

 private:
  // Whether names that the claim does not have stand in the other part, and right behind it.
  struct Foreign {
    bool inside, around;
  };
  struct Found {
    Grade grade = Grade::kMissing;
    int32_t unit = -1;  // of the evidence; -1 for none
  };

  PartFit FitIn(const Part& other) const {
    PartFit fit;
    fit.beside = static_cast<int32_t>(&other - heard_.parts.data());
    if (IsNobody(other)) {
      for (const size_t own : units_) fit.pairs.emplace_back(own, -1);
      return fit;
    }
    const bool inside = HasForeignName(sides_, units_, heard_.sentence, other.span);
    const ByteSpan behind = clauses_.NameBehind(heard_.sentence, other.span);
    const Foreign foreign{inside, inside || HasForeignName(sides_, units_, heard_.sentence, behind)};
    for (const size_t own : units_) {
      const Unit& unit = sides_.claim.units[own];
      Found found = Find(own, other, foreign);
      if (core_ && found.unit >= 0 && IsHead(own) && IsOfAnother(Evidence(found.unit), other)) found = {};
      if (Carries(found.grade)) {
        AddPair(own, found.unit, fit);
        continue;
      }
      const int32_t instead = InsteadOf(unit);
      if (unit.kind == UnitKind::kAdverb && !core_ && instead < 0) continue;
      if (instead >= 0 && CompareUnits(unit, Evidence(instead)) == Grade::kOpposite) {
        ++fit.turns;
      } else {
        fit.missing.push_back(own);
      }
    }
    return fit;
  }

  // Who paid for his crimes did not pay them, nor was a king shot who was shot at: a preposition makes another deed of
  // the same verb.
  bool IsAimedAt(const Part& other) const {
    if (part_.place != Part::Place::kObject || part_.head < 0 || !part_.preposition.empty() || other.head < 0)
      return false;
    const Token& own = clauses_.TokenOf(sides_.claim, 0, part_.head);
    if (BaseRelation(own.deprel) != Deprel::kObj || own.head < 0 || heard_.frame.anchor < 0) return false;
    const Token& there = clauses_.TokenOf(sides_.evidence, heard_.sentence, heard_.frame.anchor);
    const bool aims = IsOneOf(other.preposition, {"for", "after", "about", "at", "of"});
    return aims && clauses_.TokenOf(sides_.claim, 0, own.head).lemma == there.lemma;
  }

  // "Nobody", where the claim has somebody.
  bool IsNobody(const Part& other) const {
    if (!core_ || other.head < 0 || !clauses_.IsPronoun(heard_.sentence, other)) return false;
    const Token& token = clauses_.TokenOf(sides_.evidence, heard_.sentence, other.head);
    if (!AsciiLowered(token.form).ends_with("body")) return false;
    if (!Has(clauses_.ClassesIn(sides_.evidence, heard_.sentence, other.span), VerdictWord::kDenial)) return false;
    const Unit& head = sides_.claim.units[HeadOf(sides_.claim, part_, units_)];
    return head.kind == UnitKind::kName ? head.type == EntityType::kPerson : head.word.topic == WordTopic::kPerson;
  }

  // Of "Ada and Bo work with Carl", Bo works with Carl, and not Ada with Bo.
  bool ActsToo(int32_t found) const {
    if (found < 0 || !Has(sides_.words.Classes(part_.preposition), VerdictWord::kTogether)) return false;
    return Evidence(found).token < heard_.frame.anchor &&
           std::any_of(heard_.parts.begin(), heard_.parts.end(), [&](const Part& other) {
             return other.place == Part::Place::kBeside && other.preposition == part_.preposition;
           });
  }

  // Where and when may stand anywhere in the clause.
  PartFit FitAnywhere() const {
    PartFit fit;
    const bool placed = std::any_of(heard_.parts.begin(), heard_.parts.end(), [&](const Part& other) {
      return other.place == part_.place && (other.kind == part_.kind || other.preposition == part_.preposition) &&
             HasForeignName(sides_, units_, heard_.sentence, other.span);
    });
    for (const size_t own : units_) {
      const Unit& unit = sides_.claim.units[own];
      const auto [grade, found] = clauses_.BestIn(unit, heard_.sentence, heard_.extent, &heard_.own_units);
      if (Carries(grade) && !IsContrary(found) && !ActsToo(found)) {
        AddPair(own, found, fit);
      } else if ((unit.kind != UnitKind::kAdverb || InsteadOf(unit) >= 0) &&
                 (placed || !EvidenceClauses::StandsAmong(unit, around_.title))) {
        fit.missing.push_back(own);
      }
    }
    return fit;
  }

  // What a unit finds: in the other part itself, by what that refers to, then further and further away.
  Found Find(size_t own, const Part& other, const Foreign& foreign) const {
    const Unit& unit = sides_.claim.units[own];
    auto [grade, found] = clauses_.BestIn(unit, heard_.sentence, other.span);
    if (core_ && IsHead(own) && IsToldApart(sides_, units_, heard_.sentence, other))
      grade = Grade::kMissing, found = -1;
    if (!Carries(grade) && !IsValue(unit) && (IsMeantBy(unit, other) || IsDescribedBy(own, other, foreign))) {
      grade = Grade::kReferred;
    }
    if (!Carries(grade) && core_ && !IsHead(own)) {
      const auto [attached, there] = clauses_.BestIn(unit, heard_.sentence, clauses_.WithAttached(other, heard_.parts));
      if (Carries(attached) && there >= 0 &&
          EvidenceClauses::PrepositionOf(sides_.claim, unit) ==
              EvidenceClauses::PrepositionOf(sides_.evidence, Evidence(there))) {
        grade = attached, found = there;
      }
      if (!Carries(grade) && (IsTitles(unit, other) || IsOwnedByPronoun(unit, other))) grade = Grade::kReferred;
    }
    // Where and when may be said of the deed or of what it is done to.
    if (!Carries(grade) && (!core_ || (IsValue(unit) && !HasOtherFigure(unit, other)))) {
      const auto [wide, there] = clauses_.BestIn(unit, heard_.sentence, heard_.extent, &heard_.own_units);
      if (Carries(wide) && !ActsToo(there)) grade = wide, found = there;
    }
    if (!Carries(grade) && unit.kind == UnitKind::kDate) {
      const auto [early, there] = clauses_.BestIn(unit, heard_.sentence, clauses_.Opening(heard_.sentence));
      if (Carries(early)) grade = early, found = there;
    }
    // "From Lunde" is not "to Lunde".
    if (!core_ && IsContrary(found)) grade = Grade::kMissing;
    if (!Carries(grade) && !core_ && !foreign.inside && EvidenceClauses::StandsAmong(unit, around_.title)) {
      grade = Grade::kReferred;
    }
    return {grade, found};
  }

  // Whether a part is of something else, which only has the unit about it: "the mayor of Lund" is not Lund, "the man
  // who sold the mill" no mill. "The town of Lund" is.
  bool IsOfAnother(const Unit& unit, const Part& other) const {
    if (unit.kind != UnitKind::kNoun && unit.kind != UnitKind::kName) return false;
    const auto& tokens = sides_.evidence.analysis.sentences()[heard_.sentence].tokens;
    int32_t at = unit.token;
    for (size_t steps = 0; at >= 0 && at != other.head && steps < tokens.size(); ++steps) {
      const Token& token = tokens[static_cast<size_t>(at)];
      if (token.head < 0) return false;
      const Token& above = tokens[static_cast<size_t>(token.head)];
      const Deprel relation = BaseRelation(token.deprel);
      if (relation == Deprel::kAppos) return false;  // "the anthem of Norland, Deep Water": of which of the two is open
      const uint64_t classes = sides_.words.Classes(AsciiLowered(above.lemma.empty() ? above.form : above.lemma));
      const bool few = Has(classes, VerdictWord::kScarcely);  // "few of the miners"
      // A country acts by its government, but does not resign with it.
      const bool own_deed =
          Has(classes, VerdictWord::kCabinet) && Has(sides_.words.Classes(heard_.frame.lemma), VerdictWord::kOfCabinet);
      const bool plain = (above.upos != Upos::kNoun && !few) || std::holds_alternative<Quantity>(above.value) ||
                         (Has(classes, VerdictWord::kContainer) && !own_deed &&
                          !EvidenceClauses::IsOfOneThing(tokens, token, classes)) ||
                         Has(classes, VerdictWord::kShare) || Has(classes, VerdictWord::kFraction);
      // "The Crust award" is called Crust, the Lund council is not Lund.
      const int32_t noun = EvidenceClauses::UnitAt(sides_.evidence, heard_.sentence, token.head);
      const bool acts = IsIn(WordList::kOrganisation, AsciiLowered(above.lemma)) ||
                        (noun >= 0 && Evidence(noun).word.topic == WordTopic::kPerson);
      const bool hangs = relation == Deprel::kNmod || token.deprel == Deprel::kNmodPoss ||
                         (relation == Deprel::kCompound && unit.kind == UnitKind::kName && acts);
      const bool clause = relation == Deprel::kAcl || relation == Deprel::kObj || relation == Deprel::kObl;
      if (clause || (hangs && !plain)) return true;
      at = token.head;
    }
    return false;
  }

  // Of "adults pay 8 and children 3", 3 is not what adults pay.
  bool HasOtherFigure(const Unit& unit, const Part& other) const {
    const std::vector<size_t> there = clauses_.UnitsIn(sides_.evidence, heard_.sentence, other.span);
    const bool dated = std::any_of(sides_.claim.units.begin(), sides_.claim.units.end(),
                                   [](const Unit& one) { return one.kind == UnitKind::kDate; });
    return unit.kind == UnitKind::kNumber && !dated && std::any_of(there.begin(), there.end(), [&](size_t index) {
             return CompareUnits(unit, sides_.evidence.units[index]) == Grade::kOther;
           });
  }

  // Whether it stands before a part of the clause, in none of the others: in "the state sold them" they are not the
  // state.
  bool StandsOutside(const Unit& unit, const Part& other) const {
    return std::any_of(sides_.evidence.units.begin(), sides_.evidence.units.end(), [&](const Unit& stands) {
      if (stands.sentence != heard_.sentence || stands.span.begin >= other.span.begin) return false;
      const bool own = std::any_of(heard_.parts.begin(), heard_.parts.end(), [&](const Part& part) {
        return &part != &other && !part.kind.has_value() && part.span.Contains(stands.span);
      });
      return !own && Carries(CompareUnits(unit, stands));
    });
  }

  // "They", "their".
  bool IsOfMany(const Part& other) const {
    if (other.head < 0) return false;
    return IsOneOf(AsciiLowered(clauses_.TokenOf(sides_.evidence, heard_.sentence, other.head).form),
                   {"they", "them", "their", "these", "those"});
  }

  // Whether "they" may mean what bears a name: an organisation, "the Orva Rovers"; no person and no ship.
  static bool MayBeMany(const Unit& name) {
    const bool body = name.type == EntityType::kOrganisation || name.type == EntityType::kCountry ||
                      name.type == EntityType::kNationality;
    return body || name.text.ends_with('s');
  }

  // Whom a pronoun means stands elsewhere in the sentence, or before it.
  bool IsMeantBy(const Unit& unit, const Part& other) const {
    if (!core_ && heard_.frame.passive && other.place == Part::Place::kObject) return false;  // "it was named for X"
    if (IsOfMany(other) && unit.kind == UnitKind::kName && !MayBeMany(unit) && !clauses_.IsKnown(unit)) return false;
    return other.pronoun && (clauses_.IsKnown(unit) || StandsOutside(unit, other) ||
                             EvidenceClauses::StandsAmong(unit, around_.before) || clauses_.IsCalledBefore(unit));
  }

  // "The bell" is the school bell that was spoken of, "the dam" that of the title.
  bool IsDescribedBy(size_t own, const Part& other, const Foreign& foreign) const {
    const Unit& unit = sides_.claim.units[own];
    const bool name = unit.kind == UnitKind::kName;
    const bool owner = unit.relation == Deprel::kNmodPoss && other.place == Part::Place::kSubject;
    if ((!other.definite && !owner) || (name ? foreign.around : foreign.inside)) return false;
    // Whom the sentence names later it does not mean by a description before; and where it has the very word beside
    // another, "the male" is not "the female".
    if (name ? clauses_.StandsAfter(unit, heard_.sentence, other.span)
             : IsHead(own) && clauses_.IsAnothersPart(unit, heard_.sentence, other.span)) {
      return false;
    }
    if (SaysAnother(sides_, units_, unit, heard_.sentence, other)) return false;
    if (name && unit.words.size() > 1 && IsHead(own) && IsCalledElsewhere(unit, other)) return false;
    const bool spoken_of = clauses_.IsKnown(unit) || EvidenceClauses::StandsAmong(unit, around_.near) ||
                           EvidenceClauses::StandsAmong(unit, around_.title) ||
                           (name && !IsHead(own) && clauses_.StandsBefore(unit, heard_.sentence, other.span));
    return spoken_of && (!IsHead(own) || Names(unit, other));
  }

  // Whether the sentence calls by a word of the name what stands in another clause: of "the reserve is open, but the
  // house is closed", the house is not Orn Reserve.
  bool IsCalledElsewhere(const Unit& name, const Part& description) const {
    const auto has_word = [&](int32_t head) {
      const int32_t unit = EvidenceClauses::UnitAt(sides_.evidence, heard_.sentence, head);
      return unit >= 0 && std::any_of(name.words.begin(), name.words.end(),
                                      [&](const std::string& word) { return StemWord(word) == Evidence(unit).stem; });
    };
    if (has_word(description.head)) return false;
    const auto& frames = clauses_.frames(heard_.sentence);
    return std::any_of(frames.begin(), frames.end(), [&](const Extraction& frame) {
      return frame.anchor != heard_.frame.anchor &&
             std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
               return argument.role == Role::kSubject && has_word(argument.head);
             });
    });
  }

  // Whether a description has a word of the name: "the dam" of "Orrin Dam"; or is known to describe it.
  bool Names(const Unit& name, const Part& description) const {
    if (clauses_.IsKnown(name)) return true;
    const int32_t unit = EvidenceClauses::UnitAt(sides_.evidence, heard_.sentence, description.head);
    if (unit < 0 || name.kind != UnitKind::kName) return false;
    const std::string& stem = Evidence(unit).stem;
    return std::any_of(name.words.begin(), name.words.end(),
                       [&](const std::string& word) { return StemWord(word) == stem; });
  }

  // Whether the title owns what a part of the evidence leaves without an owner: "is chief executive" on the page of a
  // company.
  bool IsTitles(const Unit& unit, const Part& part) const {
    const Deprel relation = BaseRelation(unit.relation);
    if (unit.kind != UnitKind::kName || relation != Deprel::kNmod || !EvidenceClauses::StandsAmong(unit, around_.title))
      return false;
    const auto& tokens = sides_.evidence.analysis.sentences()[heard_.sentence].tokens;
    const bool owned = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.head == part.head && BaseRelation(token.deprel) == Deprel::kNmod;
    });
    return !owned && std::none_of(heard_.parts.begin(), heard_.parts.end(), [&](const Part& other) {
      return other.place != Part::Place::kSubject && HasForeignName(sides_, {}, heard_.sentence, other.span);
    });
  }

  // "His family", "a statue of him", where the page says that he is the one: "the family of Malik Orr".
  bool IsOwnedByPronoun(const Unit& unit, const Part& part) const {
    const Deprel relation = BaseRelation(unit.relation);
    if (unit.kind != UnitKind::kName || relation != Deprel::kNmod || !clauses_.IsKnown(unit)) return false;
    const auto& tokens = sides_.evidence.analysis.sentences()[heard_.sentence].tokens;
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.head == part.head && token.upos == Upos::kPron && BaseRelation(token.deprel) == Deprel::kNmod &&
             (token.xpos == Xpos::kPrp || token.xpos == Xpos::kPrpPoss);
    });
  }

  // Whether a unit of the evidence stands behind the contrary of this part's preposition.
  bool IsContrary(int32_t found) const {
    return found >= 0 && sides_.words.AreContrary(part_.preposition,
                                                  EvidenceClauses::PrepositionOf(sides_.evidence, Evidence(found)));
  }

  // The adverb of the evidence in the place of one of the claim, or -1.
  int32_t InsteadOf(const Unit& unit) const {
    return unit.kind == UnitKind::kAdverb ? clauses_.AdverbInstead(part_, heard_.sentence, heard_.parts) : -1;
  }

  void AddPair(size_t own, int32_t found, PartFit& fit) const {
    if (found >= 0 && clauses_.IsExcepted(heard_.sentence, Evidence(found))) ++fit.turns;
    fit.pairs.emplace_back(own, found);
  }

  bool IsHead(size_t own) const { return own == HeadOf(sides_.claim, part_, units_); }
  const Unit& Evidence(int32_t unit) const { return sides_.evidence.units[static_cast<size_t>(unit)]; }

  const Confrontation& sides_;
  const EvidenceClauses& clauses_;
  const Surroundings& around_;
  const Part& part_;
  const std::vector<size_t>& units_;
  const HeardFrame& heard_;
  const bool core_;  // who or what, not where or when
};

}  // namespace

HeardFrame PartsHeard(const EvidenceClauses& clauses, uint32_t sentence, const Extraction& frame) {
  HeardFrame heard{sentence, frame, PartsOf(frame), {}, {}};
  if (frame.rule != kIdentityRule) heard.parts = clauses.WithIdentities(sentence, std::move(heard.parts));
  // "Eleven of whom", "whose people": whom is said before.
  for (Part& part : heard.parts) {
    part.pronoun = part.pronoun || clauses.HoldsRelative(sentence, part.span) || clauses.IsPronoun(sentence, part);
  }
  heard.extent = clauses.Extent(sentence, frame, heard.parts);
  heard.own_units = clauses.OwnUnits(sentence, frame, heard.parts);
  return heard;
}

PartFit FitPart(const Confrontation& sides, const Surroundings& around, const Part& part,
                const std::vector<size_t>& units, const HeardFrame& heard) {
  return PartFitter(sides, around, part, units, heard).Fit();
}

}  // namespace whence
