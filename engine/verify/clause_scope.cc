#include "engine/verify/clause_scope.h"

#include <algorithm>
#include <cstdlib>

#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "engine/verify/event_relation.h"
#include "engine/verify/implied_frames.h"
#include "engine/verify/unit_match.h"
#include "rules/extraction/office_rank.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// Whether a verb hangs on "used to".
bool IsHabitual(const std::vector<Token>& tokens, int32_t verb) {
  if (verb < 0 || BaseRelation(tokens[static_cast<size_t>(verb)].deprel) != Deprel::kXcomp) return false;
  return EvidenceClauses::IsHabit(tokens[static_cast<size_t>(tokens[static_cast<size_t>(verb)].head)]);
}

// Whether its verb is in the past tense.
bool IsPast(const Confrontation& sides, uint32_t sentence, const Extraction& other) {
  if (other.anchor < 0) return false;
  const auto& tokens = sides.evidence.analysis.sentences()[sentence].tokens;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    const bool of_verb = token.head == other.anchor && token.upos == Upos::kAux;
    return token.xpos == Xpos::kVbd && (of_verb || &token - tokens.data() == other.anchor);
  });
}

// "Alongside Ida", "next to Ida", in the claim.
bool IsTogether(const Confrontation& sides, const Part& part) {
  const auto& tokens = sides.claim.analysis.sentences().front().tokens;
  const auto is_one = [&](const Token& token) {
    return Has(sides.words.Classes(AsciiLowered(token.form)), VerdictWord::kTogether);
  };
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    const bool before = token.head == part.head && token.deprel == Deprel::kCase;
    return before && (is_one(token) || (&token != tokens.data() && is_one(*(&token - 1))));
  });
}

// Also where it means too little to be a unit: "make".
bool HoldsVerb(const TextUnits& text, std::string_view lemma) {
  return std::any_of(text.analysis.sentences().begin(), text.analysis.sentences().end(), [&](const Sentence& sentence) {
    return std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                       [&](const Token& token) { return token.upos == Upos::kVerb && token.lemma == lemma; });
  });
}

bool Acts(const Part& part) { return part.place == Part::Place::kSubject || part.place == Part::Place::kObject; }

// Whether a part of a clause beside has all of the units, one of them at its head or as its name: "her brother Leo".
bool HoldsAll(const Confrontation& sides, const std::vector<size_t>& units, size_t head, uint32_t sentence,
              const Part& part) {
  const std::vector<size_t> there = sides.clauses.UnitsIn(sides.evidence, sentence, part.span);
  const bool headed = std::any_of(there.begin(), there.end(), [&](size_t index) {
    const Unit& unit = sides.evidence.units[index];
    const Deprel relation = BaseRelation(unit.relation);
    const bool names = relation == Deprel::kFlat || relation == Deprel::kAppos;
    return (unit.token == part.head || names) && CompareUnits(sides.claim.units[head], unit) >= Grade::kSynonym;
  });
  return headed && std::all_of(units.begin(), units.end(), [&](size_t unit) {
           return sides.clauses.BestIn(sides.claim.units[unit], sentence, part.span).first >= Grade::kSynonym;
         });
}

}  // namespace

bool IsRankedLower(const Confrontation& sides) {
  if (NamesLesserRank(sides.claim.text)) return false;
  return std::any_of(sides.claim.units.begin(), sides.claim.units.end(), [&](const Unit& unit) {
    if (unit.kind != UnitKind::kNoun) return false;
    bool lower = false, itself = false;
    for (const Unit& other : sides.evidence.units) {
      if (other.kind != UnitKind::kNoun || other.text != unit.text) continue;
      const bool ranked =
          other.token > 0 &&
          IsLesserRank(AsciiLowered(sides.clauses.TokenOf(sides.evidence, other.sentence, other.token - 1).form));
      (ranked ? lower : itself) = true;
    }
    return lower && !itself;
  });
}

bool IsUniversal(const Confrontation& sides, const Extraction& frame) {
  const std::vector<Part> parts = PartsOf(frame);
  return std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
    return Has(sides.clauses.ClassesIn(sides.claim, 0, part.span), VerdictWord::kUniversal);
  });
}

bool IsScoped(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other) {
  uint64_t own = 0, there = 0;
  for (const Part& part : PartsOf(frame)) own |= sides.clauses.ClassesIn(sides.claim, 0, part.span);
  for (const Part& part : PartsOf(other)) {
    // "Together with most of the mills" tells of the others beside it.
    const std::vector<size_t> units = sides.clauses.UnitsIn(sides.evidence, sentence, part.span);
    const bool beside = part.place == Part::Place::kBeside && part.preposition == "with" &&
                        std::none_of(units.begin(), units.end(), [&](size_t unit) {
                          return std::any_of(sides.claim.units.begin(), sides.claim.units.end(), [&](const Unit& one) {
                            return Carries(CompareUnits(one, sides.evidence.units[unit]));
                          });
                        });
    if (!beside) there |= sides.clauses.ClassesIn(sides.evidence, sentence, part.span);
  }
  const bool partial = Has(there, VerdictWord::kPartial) && !Has(own, VerdictWord::kPartial);
  const bool more =
      Has(own, VerdictWord::kShare) && !Has(there, VerdictWord::kShare) && Has(there, VerdictWord::kPartial);
  const bool wider =
      Has(own, VerdictWord::kUniversal) && !Has(there, VerdictWord::kUniversal) && !sides.clauses.IsDenied(other);
  const bool sole =
      Has(sides.claim.classes, VerdictWord::kExclusive) && !Has(sides.evidence.classes, VerdictWord::kExclusive);
  return partial || more || wider || sole;
}

bool HasEnded(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other) {
  if (Has(sides.claim.classes, VerdictWord::kFormer) || sides.claim.clauses.empty() || sides.claim.clauses.front().past)
    return false;
  if (sides.claim.clauses.front().root != frame.anchor) return false;
  if (IsHabitual(sides.evidence.analysis.sentences()[sentence].tokens, other.anchor)) return true;
  for (const Part& part : PartsOf(other)) {
    if (part.place == Part::Place::kSubject) continue;
    if (Has(sides.clauses.ClassesIn(sides.evidence, sentence, part.span), VerdictWord::kFormer)) return true;
    const bool end = part.kind == QualifierKind::kTime && IsIn(WordList::kUntil, part.preposition);
    if (end && IsPast(sides, sentence, other)) return true;
  }
  return false;
}

bool IsStopped(const VerdictRules& words, const std::vector<Token>& tokens, int32_t verb) {
  if (verb < 0) return false;
  const Token& token = tokens[static_cast<size_t>(verb)];
  if (token.xpos != Xpos::kVbg || BaseRelation(token.deprel) != Deprel::kXcomp || token.head < 0) return false;
  const Token& above = tokens[static_cast<size_t>(token.head)];
  if (!Has(words.Classes(AsciiLowered(above.lemma)), VerdictWord::kStopping)) return false;
  // "Stopped looting" may tell of others who looted.
  return std::any_of(tokens.begin() + verb, tokens.end(), [&](const Token& part) {
    return part.head == verb && part.upos != Upos::kPunct && BaseRelation(part.deprel) != Deprel::kConj;
  });
}

bool HasStopped(const VerdictRules& words, const TextUnits& text, const TextUnits& other) {
  for (uint32_t s = 0; s < text.unit_of_token.size(); ++s) {
    const auto& tokens = text.analysis.sentences()[s].tokens;
    for (size_t t = 1; t < tokens.size(); ++t) {
      const Token& before = tokens[t - 1];
      if (before.upos != Upos::kVerb || !Has(words.Classes(AsciiLowered(before.lemma)), VerdictWord::kStopping))
        continue;
      const int32_t index = text.unit_of_token[s][t];
      const bool gerund = tokens[t].xpos == Xpos::kVbg;
      // "Gambling" is a noun, but what gambled.
      const bool same = std::any_of(other.units.begin(), other.units.end(), [&](const Unit& unit) {
        return index >= 0 && (gerund || unit.kind == UnitKind::kVerb) &&
               Carries(CompareUnits(unit, text.units[static_cast<size_t>(index)]));
      });
      if (same || (gerund && HoldsVerb(other, tokens[t].lemma))) return true;
    }
  }
  return false;
}

bool EndsThen(const Confrontation& sides, uint32_t sentence, const Extraction& other) {
  if (sides.clauses.IsDenied(other) || sides.clauses.IsReported(sentence, other)) return false;
  return std::any_of(other.qualifiers.begin(), other.qualifiers.end(), [&](const FrameQualifier& qualifier) {
    if (qualifier.kind != QualifierKind::kTime || !IsIn(WordList::kUntil, qualifier.preposition)) return false;
    const std::vector<size_t> ends = sides.clauses.UnitsIn(sides.evidence, sentence, qualifier.span);
    return std::all_of(sides.claim.units.begin(), sides.claim.units.end(), [&](const Unit& date) {
      if (date.kind != UnitKind::kDate) return true;
      return std::any_of(ends.begin(), ends.end(), [&](size_t end) {
        const auto& there = sides.evidence.units[end].interval;
        return there.has_value() && date.interval.has_value() && there->last.has_value() &&
               date.interval->last.has_value() && YearOfDay(*there->last) == YearOfDay(*date.interval->last);
      });
    });
  });
}

bool GoesOnAgain(const Confrontation& sides, uint32_t sentence, int32_t verb) {
  const auto& tokens = sides.evidence.analysis.sentences()[sentence].tokens;
  return std::any_of(tokens.begin() + verb, tokens.end(),
                     [](const Token& token) { return AsciiLowered(token.form) == "again"; });
}

bool IsNoLonger(const Confrontation& sides, uint32_t sentence, const Extraction& other) {
  const auto& tokens = sides.evidence.analysis.sentences()[sentence].tokens;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    const std::string form = AsciiLowered(token.form);
    const bool more = form == "anymore" || (form == "more" && &token != tokens.data() && (&token - 1)->form == "any");
    return token.head == other.anchor && (form == "longer" || more);
  });
}

bool HasCeasedSince(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other) {
  if (sides.clauses.IsDenied(frame) || !sides.clauses.IsDenied(other) || other.anchor < 0) return false;
  const auto& tokens = sides.evidence.analysis.sentences()[sentence].tokens;
  const bool ceased = IsNoLonger(sides, sentence, other) || IsStopped(sides.words, tokens, other.anchor);
  const auto& own = sides.claim.analysis.sentences().front().tokens;
  const bool used = IsHabitual(own, frame.anchor);
  const bool past = !sides.claim.clauses.empty() && sides.claim.clauses.front().past;
  return ceased && (used || past || Has(sides.claim.classes, VerdictWord::kFormer));
}

bool FallsShort(const Confrontation& sides, const std::vector<Part>& own, const std::vector<const Part*>& missing_parts,
                uint32_t sentence, const std::vector<Part>& others) {
  for (const Part& part : own) {
    const std::vector<size_t> units = sides.clauses.UnitsIn(sides.claim, 0, part.span);
    if (!Acts(part) || units.empty() ||
        !Has(sides.clauses.ClassesIn(sides.claim, 0, part.span), VerdictWord::kUniversal) ||
        std::any_of(missing_parts.begin(), missing_parts.end(), [&](const Part* lacks) { return lacks != &part; }))
      continue;
    const Unit& head = sides.claim.units[HeadOf(sides.claim, part, units)];
    for (const Part& there : others) {
      if (there.place != part.place || there.head < 0) continue;
      // "All four of the boats" are as many as all boats.
      if (Has(sides.clauses.ClassesIn(sides.evidence, sentence, there.span), VerdictWord::kUniversal)) continue;
      const Token& fewer = sides.clauses.TokenOf(sides.evidence, sentence, there.head);
      const std::vector<size_t> others_there = sides.clauses.UnitsIn(sides.evidence, sentence, there.span);
      const bool besides = std::any_of(others_there.begin(), others_there.end(),
                                       [&](size_t unit) { return sides.evidence.units[unit].besides; });
      const bool own_besides =
          std::any_of(units.begin(), units.end(), [&](size_t unit) { return sides.claim.units[unit].besides; });
      if (besides && own_besides) continue;
      if (besides && missing_parts.empty()) return true;
      if (fewer.upos == Upos::kNum) {
        // "Only three of them"
        const bool of_those = std::any_of(others.begin(), others.end(), [&](const Part& group) {
          return group.preposition == "of" && Carries(sides.clauses.BestIn(head, sentence, group.span).first);
        });
        if (of_those || Carries(sides.clauses.BestIn(head, sentence, there.span).first)) return true;
      } else if (Has(sides.clauses.ClassesIn(sides.evidence, sentence, there.span), VerdictWord::kShare) &&
                 missing_parts.empty()) {
        return true;
      }
    }
  }
  return false;
}

bool IsOfSome(const Confrontation& sides, const std::vector<Part>& own, const std::vector<Part>& others) {
  constexpr std::string_view kOf = " of ";
  const auto subject = [](const TextUnits& text, const std::vector<Part>& parts) {
    for (const Part& part : parts) {
      if (part.place == Part::Place::kSubject) return text.text.substr(part.span.begin, part.span.size());
    }
    return std::string_view();
  };
  const std::string_view claimed = subject(sides.claim, own), said = subject(sides.evidence, others);
  const size_t of = said.find(kOf);
  return !claimed.empty() && of != std::string_view::npos && claimed.find(kOf) == std::string_view::npos &&
         std::none_of(said.begin() + static_cast<ptrdiff_t>(of), said.end(), &IsAsciiUpper);
}

bool IsOfAnotherTime(const Confrontation& sides, const std::vector<std::pair<size_t, int32_t>>& pairs) {
  const Unit* figure = nullptr;
  const Unit* date = nullptr;
  for (const auto& [own, there] : pairs) {
    if (there < 0) continue;
    const Unit& unit = sides.evidence.units[static_cast<size_t>(there)];
    if (sides.claim.units[own].kind == UnitKind::kNumber && unit.kind == UnitKind::kNumber) figure = &unit;
    if (sides.claim.units[own].kind == UnitKind::kDate && unit.kind == UnitKind::kDate) date = &unit;
  }
  if (figure == nullptr || date == nullptr || figure->sentence != date->sentence) return false;
  const auto apart = [](const Unit& a, const Unit& b) { return std::abs(a.token - b.token); };
  // Each has another that is nearer to it, and the two pairs lie apart: "30 in 1990 and 50 in 2000".
  for (const Unit& day : sides.evidence.units) {
    const bool nearer = day.kind == UnitKind::kDate && &day != date && day.sentence == figure->sentence &&
                        day.denied == figure->denied && apart(day, *figure) < apart(*date, *figure);
    if (!nearer) continue;
    for (const Unit& other : sides.evidence.units) {
      const bool its = other.kind == UnitKind::kNumber && &other != figure && !other.rank &&
                       other.sentence == date->sentence && other.denied == figure->denied &&
                       apart(other, *date) < apart(*figure, *date);
      if (!its) continue;
      if (std::max(figure->token, day.token) < std::min(other.token, date->token) ||
          std::max(other.token, date->token) < std::min(figure->token, day.token)) {
        return true;
      }
    }
  }
  return false;
}

Exchange ExchangeOf(const Confrontation& sides, const PredicateLexicon& lexicon, const std::vector<Part>& own,
                    uint32_t sentence, const Extraction& other, const std::vector<Part>& others) {
  const bool mutual = lexicon.IsSymmetric(PredicateOf(other)) || IsIn(WordList::kMutual, other.lemma);
  if (PredicateOf(other) == "be" || mutual) return Exchange::kNone;
  const auto subject_of = [](const std::vector<Part>& parts) {
    return std::find_if(parts.begin(), parts.end(),
                        [](const Part& part) { return part.place == Part::Place::kSubject; });
  };
  const auto stands = [&](const Part& part, const Part& there) {
    const std::vector<size_t> units = sides.clauses.UnitsIn(sides.claim, 0, part.span);
    return !units.empty() && std::all_of(units.begin(), units.end(), [&](size_t unit) {
      const bool carried = Carries(sides.clauses.BestIn(sides.claim.units[unit], sentence, there.span).first);
      return carried || (there.pronoun && sides.clauses.IsKnown(sides.claim.units[unit]));
    });
  };
  const auto acting = subject_of(own), acts = subject_of(others);
  if (acting == own.end() || acts == others.end() || stands(*acting, *acts)) return Exchange::kNone;
  bool acted_on = false, beside = false;
  for (const Part& part : others) {
    if (part.place == Part::Place::kSubject || !stands(*acting, part)) continue;
    (part.kind.has_value() ? beside : acted_on) = true;
  }
  Exchange exchange = Exchange::kNone;
  for (const Part& part : own) {
    if (part.place == Part::Place::kSubject || !(acted_on || beside)) continue;
    // Whoever acts with her is acted on by nobody.
    if (IsTogether(sides, part)) {
      // "With Ida in Oslo" may be one part.
      const std::vector<size_t> units = sides.clauses.UnitsIn(sides.claim, 0, part.span);
      if (units.empty()) continue;
      const Unit& who = sides.claim.units[HeadOf(sides.claim, part, units)];
      if (Carries(sides.clauses.BestIn(who, sentence, acts->span).first)) exchange = Exchange::kTogether;
    } else if (stands(part, *acts) && acted_on && !part.kind.has_value()) {
      return Exchange::kSwapped;
    }
  }
  return exchange;
}

size_t HeadOf(const TextUnits& text, const Part& part, const std::vector<size_t>& units) {
  for (const size_t unit : units) {
    if (text.units[unit].token == part.head) return unit;
  }
  return units.back();
}

std::vector<LooseUnit> LooseUnits(const VerdictRules& words, const TextUnits& claim,
                                  const std::vector<Extraction>& claimed) {
  std::vector<LooseUnit> loose;
  const auto& tokens = claim.analysis.sentences().front().tokens;
  for (size_t i = 0; i < claim.units.size() && claim.units[i].sentence == 0; ++i) {
    const Unit& unit = claim.units[i];
    const auto holds = [&](const auto& part) { return part.span.Contains(unit.span); };
    const bool told = std::any_of(claimed.begin(), claimed.end(), [&](const Extraction& frame) {
      return frame.anchor == unit.token || std::any_of(frame.arguments.begin(), frame.arguments.end(), holds) ||
             std::any_of(frame.qualifiers.begin(), frame.qualifiers.end(), holds);
    });
    const bool stops = std::any_of(claimed.begin(), claimed.end(), [&](const Extraction& frame) {
      return IsStopped(words, tokens, frame.anchor) && tokens[static_cast<size_t>(frame.anchor)].head == unit.token;
    });
    if (told || stops || unit.kind == UnitKind::kAdverb) continue;
    int32_t at = unit.token;
    const auto anchors = [&] {
      return std::any_of(claimed.begin(), claimed.end(), [&](const Extraction& one) { return one.anchor == at; });
    };
    for (size_t steps = 0; at >= 0 && !anchors() && steps < tokens.size(); ++steps) {
      at = tokens[static_cast<size_t>(at)].head;
    }
    loose.push_back({at, i});
  }
  return loose;
}

bool LacksLoose(const Confrontation& sides, const std::vector<LooseUnit>& loose, const Extraction& frame,
                uint32_t sentence, const Extraction& other) {
  const auto& tokens = sides.evidence.analysis.sentences()[sentence].tokens;
  return std::any_of(loose.begin(), loose.end(), [&](const LooseUnit& one) {
    const Unit& unit = sides.claim.units[one.unit];
    if ((one.anchor >= 0 && one.anchor != frame.anchor) || sides.clauses.IsGiven(unit)) return false;
    const int32_t clause = EvidenceClauses::ClauseOf(tokens, other.anchor);
    const absl::Span<const Unit> units = UnitsOf(sides.evidence, sentence);
    return std::none_of(units.begin(), units.end(), [&](const Unit& there) {
      return Carries(CompareUnits(unit, there)) &&
             (one.anchor < 0 || EvidenceClauses::ClauseOf(tokens, there.token) == clause);
    });
  });
}

bool IsToldApart(const Confrontation& sides, const std::vector<size_t>& units, uint32_t sentence, const Part& there) {
  const int32_t head = EvidenceClauses::UnitAt(sides.evidence, sentence, there.head);
  if (head < 0) return false;
  const Unit& kind = sides.evidence.units[static_cast<size_t>(head)];
  const bool meant = std::any_of(units.begin(), units.end(), [&](size_t unit) {
    return sides.claim.units[unit].kind == UnitKind::kNoun && sides.claim.units[unit].text == kind.text;
  });
  if (kind.kind != UnitKind::kNoun || !meant || !EvidenceClauses::IsDescribed(sides.claim, sides.evidence, kind))
    return false;
  // "The second door" is one of several.
  const auto& tokens = sides.evidence.analysis.sentences()[sentence].tokens;
  const bool ranked = std::any_of(tokens.begin(), tokens.end(), [&](const Token& rank) {
    return rank.head == kind.token && BaseRelation(rank.deprel) == Deprel::kAmod &&
           ParseOrdinal(AsciiLowered(rank.form)).has_value();
  });
  if (ranked) return true;
  const absl::Span<const Unit> beside = UnitsOf(sides.evidence, sentence);
  return std::any_of(beside.begin(), beside.end(), [&](const Unit& other) {
    const bool same = other.kind == kind.kind && other.text == kind.text;
    if (!same || other.token == kind.token || BaseRelation(other.relation) == Deprel::kCompound) return false;
    return !EvidenceClauses::IsDescribed(sides.claim, sides.evidence, other);
  });
}

bool IsParted(const Confrontation& sides, const std::vector<size_t>& missing,
              const std::vector<const Part*>& missing_parts, uint32_t sentence, const Extraction& other,
              const std::vector<Part>& others) {
  if (missing.empty() || other.rule == kEntailedRule || other.rule == kComparedRule) return false;
  const Part* lacking = missing_parts.front();
  if (std::any_of(missing_parts.begin(), missing_parts.end(), [&](const Part* part) { return part != lacking; }))
    return false;
  const bool named = sides.claim.units[missing.front()].kind == UnitKind::kName;
  if (!Acts(*lacking) && !named) return false;
  const bool taken = std::any_of(others.begin(), others.end(), [&](const Part& part) {
    const std::vector<size_t> units = sides.clauses.UnitsIn(sides.evidence, sentence, part.span);
    // "The painter" may be whom the claim names.
    const bool may_be =
        part.pronoun || (named && part.definite && std::none_of(units.begin(), units.end(), [&](size_t unit) {
                           return sides.evidence.units[unit].kind == UnitKind::kName;
                         }));
    const bool same = Acts(*lacking) ? Acts(part)
                                     : part.place == lacking->place &&
                                           (part.kind == lacking->kind || part.preposition == lacking->preposition);
    return same && !units.empty() && !may_be;
  });
  if (!taken) return false;
  const size_t head = HeadOf(sides.claim, *lacking, sides.clauses.UnitsIn(sides.claim, 0, lacking->span));
  if (lacking->place == Part::Place::kSubject) {
    const bool acts = std::any_of(others.begin(), others.end(), [](const Part& part) {
      return part.place == Part::Place::kSubject && !part.pronoun;
    });
    const bool beside = std::any_of(others.begin(), others.end(), [&](const Part& part) {
      return part.place == Part::Place::kBeside && !part.preposition.empty() &&
             HoldsAll(sides, missing, head, sentence, part);
    });
    if (acts && beside) return true;
  }
  for (const Extraction& beside : sides.clauses.frames(sentence)) {
    if (beside.anchor < 0 || !sides.clauses.StandBeside(sentence, beside.anchor, other.anchor)) continue;
    for (const Part& part : PartsOf(beside)) {
      const bool same = Acts(*lacking) ? Acts(part) : part.place == lacking->place || part.promoted;
      if (!same || part.span.Contains(sides.clauses.TokenOf(sides.evidence, sentence, other.anchor).span)) continue;
      if (HoldsAll(sides, missing, head, sentence, part)) return true;
    }
  }
  return false;
}

bool OthersDeed(const Confrontation& sides, const PredicateLexicon& lexicon, const Extraction& frame,
                const Part& lacking, uint32_t sentence, const Extraction& other) {
  if (!Acts(lacking) || sides.clauses.IsDenied(other)) return false;
  // Somebody else may have done it at another time.
  const FrameQualifier* own = frame.FindQualifier(QualifierKind::kTime);
  const FrameQualifier* when = other.FindQualifier(QualifierKind::kTime);
  if (own != nullptr && (when == nullptr || own->preposition != when->preposition)) return false;
  bool contrast = false;
  const auto& tokens = sides.evidence.analysis.sentences()[sentence].tokens;
  for (const Extraction& beside : sides.clauses.frames(sentence)) {
    if (beside.anchor < 0 || beside.anchor == other.anchor) continue;
    if (RelateEvents(sides, lexicon, frame, sentence, beside) != 0) return false;
    contrast = contrast || std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
                 return token.head == beside.anchor && token.deprel == Deprel::kCc &&
                        Has(sides.words.Classes(AsciiLowered(token.form)), VerdictWord::kContrast);
               });
  }
  return lacking.place == Part::Place::kSubject || contrast;
}

int32_t SoleInstead(const Confrontation& sides, const std::vector<size_t>& missing,
                    const std::vector<const Part*>& missing_parts, uint32_t sentence, const std::vector<Part>& others) {
  const Part* lacking = missing_parts.front();
  if (!Acts(*lacking) ||
      std::any_of(missing_parts.begin(), missing_parts.end(), [&](const Part* part) { return part != lacking; }))
    return -1;
  const size_t head = HeadOf(sides.claim, *lacking, sides.clauses.UnitsIn(sides.claim, 0, lacking->span));
  if (std::find(missing.begin(), missing.end(), head) == missing.end()) return -1;
  const auto& tokens = sides.evidence.analysis.sentences()[sentence].tokens;
  for (const Part& part : others) {
    if (part.place != lacking->place || part.pronoun) continue;
    const int32_t unit = EvidenceClauses::UnitAt(sides.evidence, sentence, part.head);
    if (unit < 0) continue;
    // What is wider than the one alone is no other: "birds" for "the hen".
    const Grade grade = CompareUnits(sides.claim.units[head], sides.evidence.units[static_cast<size_t>(unit)]);
    if (grade != Grade::kMissing && grade != Grade::kSister && grade != Grade::kOpposite) continue;
    const bool sole = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      const bool near = part.span.Contains(token.span) || token.span.end + 1 == part.span.begin ||
                        token.span.begin == part.span.end + 1;
      return near && token.upos != Upos::kPunct &&
             Has(sides.words.Classes(AsciiLowered(token.form)), VerdictWord::kExclusive);
    });
    if (sole) return unit;
  }
  return -1;
}

}  // namespace whence
