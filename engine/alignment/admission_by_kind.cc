// Whether a phrase may answer, by what is asked for. What its place in the sentence says against it is in admission.cc.

#include <algorithm>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/alignment/sentence_alignment.h"
#include "rules/words/measures.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

bool IsNumberOrTime(CandidateKind kind) {
  return IsValue(kind) || kind == CandidateKind::kDate || kind == CandidateKind::kOrdinal;
}

bool IsClauseOrAdjective(CandidateKind kind) {
  return kind == CandidateKind::kClause || kind == CandidateKind::kAdjective;
}

template <typename Holds>
bool AnyToken(const SentenceTree& tree, const Candidate& candidate, const Holds& holds) {
  return std::any_of(candidate.tokens.begin(), candidate.tokens.end(),
                     [&](int32_t token) { return holds(tree[token]); });
}

// "London" of "the London merchant": it stands in front of the noun that it describes.
bool DescribesNext(const SentenceTree& tree, const Candidate& candidate) {
  const Token& head = tree[candidate.head];
  const int32_t behind = candidate.tokens.back() + 1;
  return head.deprel == Deprel::kCompound && head.head >= behind && behind < tree.size() &&
         tree[behind].upos == Upos::kNoun;
}

}  // namespace

bool SentenceAlignment::IsAboutOther(const Candidate& candidate) const {
  if (NamesOther(candidate) || !IsSaidOfName(candidate) || LeavesUndefined(candidate) || IsOfOtherSentence(candidate) ||
      IsOfOtherTime(candidate) || IsRemarkOnOther(candidate) || IsOfOtherItem(candidate))
    return true;
  if (IsOfOtherPair(candidate) || IsOthersShare(candidate) || IsSettingOfPlace(candidate)) return true;
  if (IsNamedOther(candidate) || IsOfOtherOffice(candidate)) return true;
  if (IsOnOtherSide(candidate) || IsOfOthersClause(candidate) || HasOtherParts(candidate)) return true;
  if (IsOfOtherAntecedent(candidate) || IsToldOfOther(candidate)) return true;
  if (!IsNumberOrTime(candidate.kind) && IsOfOtherStretch(candidate)) return true;
  // "900 in 1900 and 700 in 1920" counts nothing of 1910.
  const bool told = std::any_of(stretches_.begin(), stretches_.end(),
                                [&](const Stretch& stretch) { return Overlap(stretch.when, *asked_when_); });
  return IsValue(candidate.kind) && !stretches_.empty() && !told;
}

bool SentenceAlignment::AdmitsTime(const Candidate& candidate) const {
  const bool timed = AnyToken(read_.tree(), candidate, [&](const Token& token) {
    return token.type == EntityType::kDate || token.type == EntityType::kTime || token.type == EntityType::kDuration ||
           (token.upos == Upos::kNoun && (NounClasses(lexicon_, token) & WordClass::kTimeNoun) != 0);
  });
  // "during the ice age", whatever lasts a while
  const bool lasting = candidate.preposition == "during" && !IsValue(candidate.kind);
  if ((!timed && !lasting) || IsClauseOrAdjective(candidate.kind) || IsOfOtherEvent(candidate)) return false;
  if (IsEndOfStretch(candidate) || IsOfOthersDeed(candidate) || DatesOther(candidate)) return false;
  // "two years later" tells no time by its length.
  return !IsLength(candidate) && !IsInOtherRole(candidate);
}

bool SentenceAlignment::AdmitsNumber(const Candidate& candidate) const {
  // "his death in 1991": a year counts nothing.
  const bool counted = AnyToken(read_.tree(), candidate, [](const Token& token) {
    if (IsDate(token)) return false;
    return token.upos == Upos::kNum || token.kind == TokenKind::kQuantity || token.type == EntityType::kMoney ||
           token.type == EntityType::kPercent || token.type == EntityType::kNumber ||
           token.type == EntityType::kQuantity || token.type == EntityType::kDuration;
  });
  if (!counted || candidate.kind == CandidateKind::kDate || IsClauseOrAdjective(candidate.kind)) return false;
  if (IsOfOtherMeasure(candidate) || IsMeasuredAside(candidate) || IsOfOtherVerb(candidate)) return false;
  if (asked_.kind() == AskedKind::kCount && asked_.noun() == "time" && !CountsTimes(candidate)) return false;
  return !asked_.frequency() || AnyToken(read_.tree(), candidate, [](const Token& token) {
    return IsIn(WordList::kFrequencyWord, AsciiLowered(token.form));
  });
}

bool SentenceAlignment::AdmitsAmount(const Candidate& candidate) const {
  const Token& head = read_.tree()[candidate.head];
  // "how much" is told in crowns, not by the number of them.
  const bool bare = candidate.kind == CandidateKind::kNumber && head.deprel == Deprel::kNummod;
  if (bare && read_.tree()[head.head].upos == Upos::kNoun) return false;
  const std::vector<std::string_view>& units = UnitsOf(asked_.noun());
  if (!units.empty()) return IsInUnits(head, units);
  const std::string verb = AsciiLowered(asked_.tree()[asked_.tree().root()].lemma);
  const std::vector<std::string_view>& of_verb = UnitsOf(verb);
  if (!of_verb.empty()) return IsInUnits(head, of_verb);
  // Nothing costs ninety centimetres.
  if (!IsIn(WordList::kPriceVerb, verb)) return true;
  const auto measures = {"long", "large", "warm", "percentage"};
  return std::none_of(measures.begin(), measures.end(),
                      [&](std::string_view measure) { return IsInUnits(head, UnitsOf(measure)); });
}

bool SentenceAlignment::DoesWithoutAsked(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const int32_t clause = tree.Head(candidate.head);
  if (clause < 0 || !kSubjectRelations.Has(tree[candidate.head].deprel) || tree[clause].upos != Upos::kVerb)
    return false;
  for (int32_t token = 0; token < tree.size(); ++token) {
    if (IsMatched(token) && tree.IsUnder(token, clause)) return false;
  }
  return true;
}

bool SentenceAlignment::AdmitsThing(const Candidate& candidate) const {
  const SentenceTree& asked = asked_.tree();
  // "what is the name of the watchman": neither "oldest" nor "two sons" is a name.
  const int32_t governor = asked_.governor();
  const bool name =
      governor >= 0 && asked[governor].upos == Upos::kNoun && AsciiLowered(asked[governor].lemma) == "name";
  if (name && candidate.kind > CandidateKind::kOtherName) return false;
  if (name && DoesWithoutAsked(candidate)) return false;
  // "what is the oven": no "hot" says what it is.
  const bool defines = governor >= 0 && governor == asked.root() && asked[governor].upos == Upos::kNoun &&
                       asked.HasChild(governor, {Deprel::kCop}) &&
                       std::all_of(asked_.words().begin(), asked_.words().end(),
                                   [&](const AskedWord& word) { return asked.IsUnder(word.token, governor); });
  if (defines && candidate.kind == CandidateKind::kAdjective) return false;
  // "what did she do": a deed is no noun.
  const Token& root = asked[asked.root()];
  // "what did she sell": nothing is sold that she sold it in.
  if (root.upos == Upos::kVerb && governor == asked.root() && candidate.kind == CandidateKind::kDate &&
      !candidate.preposition.empty()) {
    return false;
  }
  return root.upos != Upos::kVerb || root.lemma != "do" || IsClauseOrAdjective(candidate.kind);
}

bool SentenceAlignment::AdmitsName(const Candidate& candidate) const {
  const CandidateKind kind = candidate.kind;
  if (IsNumberOrTime(kind) || IsClauseOrAdjective(kind)) return false;
  // "Ann Lee until 1990 and Carl Dahl"
  const bool dated = std::any_of(candidate.tokens.begin(), candidate.tokens.end(), [&](int32_t token) {
    return token > candidate.tokens.front() && read_.tree()[token].type == EntityType::kDate &&
           read_.tree()[token - 1].upos == Upos::kAdp;
  });
  // "laboratory balances": what only describes another noun is neither somebody nor a place.
  const bool noun = kind >= CandidateKind::kPersonNoun && kind <= CandidateKind::kNoun;
  return !dated && !(noun && read_.tree()[candidate.head].deprel == Deprel::kCompound);
}

bool SentenceAlignment::AdmitsPlace(const Candidate& candidate) const {
  const CandidateKind kind = candidate.kind;
  if (candidate.route || IsEndOfRoute(candidate)) return candidate.route && AsksRoute();
  if (HoldsPlace(candidate) && kind != CandidateKind::kPlaceName && kind != CandidateKind::kPlaceNoun &&
      kind != CandidateKind::kOtherName && kind != CandidateKind::kOrganisationName) {
    return false;
  }
  if (kind == CandidateKind::kPersonName || kind == CandidateKind::kPersonNoun) return false;
  if (IsBesidePlace(candidate) || IsLeftPlace(candidate) || IsInOtherRole(candidate)) return false;
  // "is a Chilean brewery"
  if (kind == CandidateKind::kNationality && candidate.preposition.empty()) return false;
  // "is a brewery in Lund": what something is, is not where it is.
  if (read_.tree().HasChild(candidate.head, {Deprel::kCop}) && kind != CandidateKind::kPlaceName) return false;
  // "died of pneumonia": a thing is a place by its preposition alone.
  return kind != CandidateKind::kNoun || asked_.hole() >= 0 || IsIn(WordList::kBeforePlace, candidate.preposition);
}

// "Where does the line run": neither where from alone, nor where to.
bool SentenceAlignment::AsksRoute() const {
  const SentenceTree& asked = asked_.tree();
  const int32_t root = asked.root();
  if (!IsOneOf(AsciiLowered(asked[root].lemma), {"run", "lead", "extend", "stretch"})) return false;
  return std::none_of(asked_.sentence().tokens.begin(), asked_.sentence().tokens.end(), [](const Token& token) {
    return IsOneOf(AsciiLowered(token.form), {"to", "from"});
  });
}

bool SentenceAlignment::IsEndOfRoute(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const bool to = candidate.preposition == "to";
  const int32_t verb = tree.Head(candidate.head);
  if ((!to && candidate.preposition != "from") || verb < 0 || !AsksRoute()) return false;
  return std::any_of(tree.Children(verb).begin(), tree.Children(verb).end(),
                     [&](int32_t other) { return tree.Preposition(other) == (to ? "from" : "to"); });
}

// Who does something is neither where nor when.
bool SentenceAlignment::IsInOtherRole(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const int32_t above = tree.Head(candidate.head);
  if (tree[candidate.head].deprel == Deprel::kOblAgent) return true;
  return BaseRelation(tree[candidate.head].deprel) == Deprel::kNsubj && above >= 0 && tree[above].upos == Upos::kVerb;
}

bool SentenceAlignment::PointsBack(const Candidate& candidate) const {
  const Token& first = read_.tree()[candidate.tokens.front()];
  return candidate.tokens.size() < 3 &&
         IsOneOf(AsciiLowered(first.form), {"this", "these", "that", "those", "such", "its", "their", "his", "her"});
}

bool SentenceAlignment::SaysMore(const Candidate& candidate) const {
  const std::vector<AskedWord>& words = asked_.words();
  const auto is_new = [&](const std::string& stem) {
    return stem != asked_.noun_stem() &&
           std::none_of(words.begin(), words.end(), [&](const AskedWord& word) { return word.stem == stem; });
  };
  return std::any_of(candidate.tokens.begin(), candidate.tokens.end(), [&](int32_t token) {
    const std::vector<std::string>& stems = read_.stems(token);
    return std::any_of(stems.begin(), stems.end(), is_new);
  });
}

bool SentenceAlignment::AdmitsAsAsked(const Candidate& candidate) const {
  // "two years later" is no length of anything.
  const auto behind = static_cast<int32_t>(candidate.tokens.back()) + 1;
  if (candidate.kind == CandidateKind::kDuration && behind < read_.tree().size() &&
      IsIn(WordList::kCountedTime, AsciiLowered(read_.tree()[behind].form))) {
    return false;
  }
  switch (asked_.kind()) {
    case AskedKind::kTime:
      return AdmitsTime(candidate);
    case AskedKind::kCount:
      return AdmitsNumber(candidate) && !CountsOthers(candidate) && !IsOwnedByOther(candidate) &&
             !IsHadByOther(candidate);
    case AskedKind::kAmount:
      return AdmitsNumber(candidate) && AdmitsAmount(candidate);
    case AskedKind::kThing:
      return !IsOfOtherRelation(candidate) && AdmitsThing(candidate);
    case AskedKind::kClass:
      return !IsOfOtherRelation(candidate);
    case AskedKind::kPerson:
      // No town did what its merchant did, and "as harbour master" names nobody.
      if (candidate.preposition == "as") return false;
      return AdmitsName(candidate) && candidate.kind != CandidateKind::kNationality &&
             !(candidate.kind >= CandidateKind::kPlaceNoun && read_.tree().HasChild(candidate.head, {Deprel::kCop})) &&
             !DescribesNext(read_.tree(), candidate);
    case AskedKind::kPlace:
      return AdmitsName(candidate) && AdmitsPlace(candidate);
    case AskedKind::kManner:
      return candidate.kind != CandidateKind::kDate && candidate.kind != CandidateKind::kOrdinal;
    case AskedKind::kReason:
      if (candidate.kind == CandidateKind::kDate || candidate.kind == CandidateKind::kOrdinal) return false;
      return !IsSinceWhen(candidate) && !IsReasonOfOther(candidate);
    default:
      return true;
  }
}

bool SentenceAlignment::Admits(const Candidate& candidate) const {
  if (IsTold(candidate)) return true;
  if (IsWhereItMayBe(candidate) || (candidate.route && asked_.kind() != AskedKind::kPlace)) return false;
  // "Who was Lund": not Ida Lund.
  const auto is_longer = [&](int32_t token) {
    return std::any_of(context_.longer_names.begin(), context_.longer_names.end(),
                       [&](const std::pair<int32_t, int32_t>& other) { return other.second == token; });
  };
  const bool name_alone = std::all_of(asked_.words().begin(), asked_.words().end(),
                                      [](const AskedWord& word) { return word.name || word.light || word.asked; });
  if (name_alone && std::any_of(candidate.tokens.begin(), candidate.tokens.end(), is_longer)) return false;
  // Nor "the church of Lund".
  const SentenceTree& tree = read_.tree();
  const bool what = asked_.kind() == AskedKind::kPerson || asked_.kind() == AskedKind::kThing;
  for (int32_t token = 0; name_alone && what && token < tree.size(); ++token) {
    if (tree[token].deprel == Deprel::kNmod && tree.Head(token) == candidate.head && IsMatched(token)) return false;
  }
  // "Orrow is the lake of Lund": nor is it Lund.
  const int32_t described = tree.Head(candidate.head);
  if (name_alone && asked_.kind() == AskedKind::kPerson && described >= 0 &&
      tree[candidate.head].deprel == Deprel::kNmod && tree.HasChild(described, {Deprel::kCop}) &&
      !IsIn(WordList::kNameNoun, AsciiLowered(tree[described].lemma))) {
    const int32_t subject = tree.Child(described, kSubjectRelations);
    if (subject >= 0 && IsMatched(subject)) return false;
  }
  if (IsAboutOther(candidate) || IsCutShort(candidate) || HoldsTwoAmounts(candidate)) return false;
  if (!AdmitsAsAsked(candidate)) return false;
  // What the question says itself, and what only points back, is no answer.
  return !PointsBack(candidate) && SaysMore(candidate);
}

}  // namespace whence
