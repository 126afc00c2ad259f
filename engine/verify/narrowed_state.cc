#include "engine/verify/narrowed_state.h"

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/language/ascii.h"
#include "engine/verify/clause_scope.h"
#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// What a clause says holds: the adjective behind "is", else its verb.
int32_t StateToken(const Extraction& frame) {
  const Argument* attribute = frame.Find(Role::kAttribute);
  const bool adjective = attribute != nullptr && attribute->kind == ArgumentKind::kAdjective;
  return adjective ? attribute->head : frame.anchor;
}

// An adjective, or the participle of a verb that has a contrary: "closed", "allowed". What is sung at Christmas is
// sung.
bool IsStateWord(const VerdictRules& words, const TextUnits& text, uint32_t sentence, int32_t token) {
  const int32_t unit = EvidenceClauses::UnitAt(text, sentence, token);
  if (unit < 0) return false;
  const Unit& word = text.units[static_cast<size_t>(unit)];
  const Xpos xpos = text.analysis.sentences()[sentence].tokens[static_cast<size_t>(token)].xpos;
  if (word.kind == UnitKind::kAdjective) return true;
  const bool contrary =
      (word.word.links != nullptr && !word.word.links->opposites.empty()) ||
      !words.Entailments(StrCat("be ", AsciiLowered(text.text.substr(word.span.begin, word.span.size())))).empty();
  return xpos == Xpos::kVbn && !word.phrasal && contrary;
}

bool IsPast(const std::vector<Token>& tokens, int32_t word) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    const bool own = token.head == word && token.upos == Upos::kAux;
    return token.xpos == Xpos::kVbd && (own || &token - tokens.data() == word);
  });
}

uint64_t ClassesOf(const VerdictRules& words, const Token& token) {
  std::string form = AsciiLowered(token.form);
  const uint64_t classes = words.Classes(form) | words.Classes(AsciiLowered(token.lemma));
  if (!form.ends_with('s')) return classes;
  form.pop_back();  // "Mondays"
  return classes | words.Classes(form);
}

// "On Mondays", "in winter", but not "in the winter of 1903".
bool Recurs(const VerdictRules& words, const std::vector<Token>& tokens, int32_t token) {
  if (!Has(ClassesOf(words, tokens[static_cast<size_t>(token)]), VerdictWord::kRecurring)) return false;
  return std::none_of(tokens.begin(), tokens.end(), [&](const Token& year) {
    return year.head == token && (year.upos == Upos::kNum || year.deprel == Deprel::kNmod);
  });
}

bool HangsBeside(const Token& token) {
  return BaseRelation(token.deprel) == Deprel::kObl || token.deprel == Deprel::kOblUnmarked;
}

// One of the words that put a part of the evidence beside its state.
class Beside {
 public:
  Beside(const Confrontation& sides, uint32_t sentence, int32_t state, int32_t token)
      : sides_(sides),
        sentence_(sentence),
        state_(state),
        tokens_(sides.evidence.analysis.sentences()[sentence].tokens),
        token_(token) {
    for (const Token& before : tokens_) {
      if (before.head == token && before.deprel == Deprel::kCase) preposition_ = AsciiLowered(before.form);
    }
  }

  bool Recurs() const { return ::whence::Recurs(sides_.words, tokens_, token_); }
  // What was so on Sunday was so then, and what is held in June is held, as nothing is at any other time.
  bool IsOnce() const {
    const Token& state = tokens_[static_cast<size_t>(state_)];
    if (state.upos == Upos::kVerb && IsIn(WordList::kTakingPlace, AsciiLowered(state.lemma))) return true;
    const Token& word = tokens_[static_cast<size_t>(token_)];
    const bool plural = word.xpos == Xpos::kNns || word.xpos == Xpos::kNnps ||
                        !Has(sides_.words.Classes(AsciiLowered(word.form)), VerdictWord::kRecurring);
    return IsPast(tokens_, state_) && !plural;
  }
  // For whom or for what: "to lorries", "for children"; what it is known for is its own.
  bool ForSome() const {
    if (preposition_ != "to" && preposition_ != "for") return false;
    const Token& word = tokens_[static_cast<size_t>(token_)];
    const bool measured = std::holds_alternative<Quantity>(word.value);  // "widened to 40 metres"
    if (word.upos != Upos::kNoun || measured || IsEverybody()) return false;
    return std::none_of(tokens_.begin(), tokens_.end(),
                        [&](const Token& own) { return own.head == token_ && own.deprel == Deprel::kNmodPoss; });
  }
  // Anything that may narrow a state that the claim has barely: "on a lead", "with a licence".
  bool MayNarrow() const {
    const Token& word = tokens_[static_cast<size_t>(token_)];
    const int32_t unit = EvidenceClauses::UnitAt(sides_.evidence, sentence_, token_);
    const bool value = unit >= 0 && IsValue(sides_.evidence.units[static_cast<size_t>(unit)]);
    if (word.upos != Upos::kNoun && !value && !Recurs()) return false;
    if (preposition_ == "in" && IsIn(WordList::kAspect, AsciiLowered(word.lemma)) && !IsDescribed()) return false;
    return IsOneOf(preposition_, {"after", "before", "until", "on", "in", "at", "with", "without", "from", "during",
                                  "under", "between", "outside"}) ||
           ForSome();
  }
  bool IsClaimed() const {
    const int32_t unit = EvidenceClauses::UnitAt(sides_.evidence, sentence_, token_);
    if (unit < 0) return false;
    return std::any_of(sides_.claim.units.begin(), sides_.claim.units.end(), [&](const Unit& own) {
      // "Allowed" is no licence.
      const bool says = own.kind == UnitKind::kVerb || own.kind == UnitKind::kAdjective;
      return !says && Carries(CompareUnits(own, sides_.evidence.units[static_cast<size_t>(unit)]));
    });
  }
  bool OfAdjective() const { return tokens_[static_cast<size_t>(state_)].upos == Upos::kAdj; }
  // "Closed to lorries", but not "sold to a farmer".
  bool ToAKind() const {
    return preposition_ == "to" && tokens_[static_cast<size_t>(token_)].xpos == Xpos::kNns &&
           std::none_of(tokens_.begin(), tokens_.end(),
                        [&](const Token& own) { return own.head == token_ && own.deprel == Deprel::kDet; });
  }

 private:
  // "The public", "all traffic", but not "heavy traffic".
  bool IsEverybody() const {
    return Has(ClassesOf(sides_.words, tokens_[static_cast<size_t>(token_)]), VerdictWord::kEverybody) &&
           !IsDescribed();
  }
  bool IsDescribed() const {
    return std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& own) {
      const Deprel relation = BaseRelation(own.deprel);
      const bool plain = relation == Deprel::kDet || relation == Deprel::kCase || relation == Deprel::kPunct ||
                         relation == Deprel::kConj || relation == Deprel::kCc;
      return own.head == token_ && !plain && !Has(ClassesOf(sides_.words, own), VerdictWord::kUniversal) &&
             AsciiLowered(own.form) != "general";
    });
  }

  const Confrontation& sides_;
  const uint32_t sentence_;
  const int32_t state_;
  const std::vector<Token>& tokens_;
  const int32_t token_;
  std::string preposition_;
};

// Whether the evidence says more of what is so, or of how it is so, than the claim: "the king's horse", "low at first".
bool HasMore(const Confrontation& sides, uint32_t sentence, int32_t state, const Extraction& other,
             const std::vector<std::pair<size_t, int32_t>>& pairs) {
  const Argument* subject = other.Find(Role::kSubject);
  const auto& tokens = sides.evidence.analysis.sentences()[sentence].tokens;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    const Deprel relation = BaseRelation(token.deprel);
    if (token.head == state) {
      return relation == Deprel::kAdvmod || relation == Deprel::kObl || relation == Deprel::kAdvcl ||
             token.deprel == Deprel::kOblUnmarked;
    }
    if (subject == nullptr || token.head != subject->head || relation == Deprel::kDet || relation == Deprel::kCase ||
        relation == Deprel::kPunct)
      return false;
    const int32_t unit =
        EvidenceClauses::UnitAt(sides.evidence, sentence, static_cast<int32_t>(&token - tokens.data()));
    return std::none_of(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.second == unit && unit >= 0; });
  });
}

// Whether the claim says more of what is so than the evidence: "the bill of the crow" where that has "the bill".
bool AsksMore(const Confrontation& sides, const Extraction& frame,
              const std::vector<std::pair<size_t, int32_t>>& pairs) {
  const Argument* subject = frame.Find(Role::kSubject);
  const auto& tokens = sides.claim.analysis.sentences().front().tokens;
  return subject != nullptr && std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
           const Deprel relation = BaseRelation(token.deprel);
           if (token.head != subject->head || relation == Deprel::kDet || relation == Deprel::kCase ||
               relation == Deprel::kPunct)
             return false;
           const int32_t unit = EvidenceClauses::UnitAt(sides.claim, 0, static_cast<int32_t>(&token - tokens.data()));
           return std::none_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
             return unit >= 0 && pair.first == static_cast<size_t>(unit) && pair.second >= 0;
           });
         });
}

// "Dry" wine is not wet, "light" soil not dark.
bool HasSeveralSenses(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other) {
  const auto several = [&](const TextUnits& text, uint32_t at, int32_t token) {
    const Token& state = text.analysis.sentences()[at].tokens[static_cast<size_t>(token)];
    return Has(sides.words.Classes(AsciiLowered(state.form)) | sides.words.Classes(AsciiLowered(state.lemma)),
               VerdictWord::kManySensed);
  };
  return several(sides.claim, 0, StateToken(frame)) || several(sides.evidence, sentence, StateToken(other));
}

}  // namespace

bool IsNarrowedState(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other) {
  if (frame.anchor < 0 || other.anchor < 0) return false;
  const auto& own = sides.claim.analysis.sentences().front().tokens;
  const auto& tokens = sides.evidence.analysis.sentences()[sentence].tokens;
  const int32_t claimed = StateToken(frame), state = StateToken(other);
  const bool past = IsPast(tokens, state) || IsPast(tokens, other.anchor);
  const bool states =
      IsStateWord(sides.words, sides.claim, 0, claimed) || IsStateWord(sides.words, sides.evidence, sentence, state);
  const bool denied = sides.clauses.IsDenied(other);
  if (!states && !denied) return false;
  const bool universal = Has(sides.claim.classes, VerdictWord::kUniversal);
  bool bare = true, timed = false;
  for (int32_t t = 0; t < static_cast<int32_t>(own.size()); ++t) {
    const Token& token = own[static_cast<size_t>(t)];
    const bool beside = HangsBeside(token) && (token.head == claimed || token.head == frame.anchor);
    bare = bare && !beside;
    timed = timed || Recurs(sides.words, own, t);
  }
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    if (token.head != state && token.head != other.anchor) return false;
    const bool when =
        token.deprel == Deprel::kAdvcl && std::any_of(tokens.begin(), tokens.end(), [&](const Token& mark) {
          return mark.head == &token - tokens.data() && mark.deprel == Deprel::kMark &&
                 IsOneOf(AsciiLowered(mark.form), {"if", "unless", "when"});
        });
    if (when) return bare && !past;
    if (!HangsBeside(token)) return false;
    const Beside part(sides, sentence, state, static_cast<int32_t>(&token - tokens.data()));
    if (part.IsClaimed()) return false;
    if (part.Recurs()) return !timed && !universal && (denied || !part.IsOnce());
    if (!states) return false;
    if (part.ForSome()) return !past || part.ToAKind() || part.OfAdjective();
    return bare && !past && part.MayNarrow();
  });
}

bool AreContraryStates(const Confrontation& sides, const Extraction& frame, uint32_t sentence, const Extraction& other,
                       const std::vector<std::pair<size_t, int32_t>>& pairs) {
  const auto is_state = [](const Extraction& one) {
    const Argument* attribute = one.Find(Role::kAttribute);
    return PredicateOf(one) == "be" && attribute != nullptr && attribute->kind == ArgumentKind::kAdjective &&
           one.qualifiers.empty();
  };
  if (!is_state(frame) || !is_state(other)) return false;
  if (sides.clauses.IsDenied(frame) || sides.clauses.IsDenied(other) || sides.clauses.IsScarce(sentence, other))
    return false;
  if (sides.claim.clauses.front().past != sides.evidence.clauses[sentence].past) return false;
  if (IsOfSome(sides, PartsOf(frame), PartsOf(other)) || Has(sides.claim.classes, VerdictWord::kPartial)) return false;
  const bool dated = std::any_of(sides.claim.units.begin(), sides.claim.units.end(),
                                 [](const Unit& unit) { return unit.kind == UnitKind::kDate; });
  if (dated || HasSeveralSenses(sides, frame, sentence, other) || AsksMore(sides, frame, pairs)) return false;
  return !HasMore(sides, sentence, StateToken(other), other, pairs);
}

}  // namespace whence
