// Whether a sentence may answer at all: it names what the question names, and says as a fact what is asked.

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "corpus/language/token_class.h"
#include "engine/alignment/sentence_alignment.h"
#include "engine/coreference/gender.h"
#include "engine/coreference/noun_kinds.h"
#include "engine/frames/opposite_prepositions.h"
#include "engine/time/interval.h"
#include "engine/time/question_time.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/extraction/office_rank.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// "until 1980", "until his death", "from 1962 to 1971"
bool IsOver(const Extraction& frame) {
  return std::any_of(frame.qualifiers.begin(), frame.qualifiers.end(), [](const FrameQualifier& qualifier) {
    if (qualifier.kind != QualifierKind::kTime) return false;
    return IsIn(WordList::kUntil, qualifier.preposition) ||
           (qualifier.preposition == "to" && IntervalOf(qualifier.value).has_value());
  });
}

// "might appear", "could be built"
bool MayNotBe(const SentenceTree& tree, int32_t anchor) {
  return std::any_of(tree.Children(anchor).begin(), tree.Children(anchor).end(), [&](int32_t child) {
    return tree[child].deprel == Deprel::kAux && IsOneOf(AsciiLowered(tree[child].form), {"may", "might", "could"});
  });
}

// "necessary" and "unnecessary", "typical" and "non-typical".
bool IsDenied(std::string_view word, std::string_view plain) {
  constexpr size_t kShortest = 5;
  if (plain.size() < kShortest || !word.ends_with(plain)) return false;
  return IsOneOf(word.substr(0, word.size() - plain.size()), {"un", "in", "non", "non-", "dis", "ir", "im", "il"});
}

std::optional<WordPos> PosOf(Upos upos) {
  switch (upos) {
    case Upos::kNoun:
      return WordPos::kNoun;
    case Upos::kVerb:
      return WordPos::kVerb;
    case Upos::kAdj:
      return WordPos::kAdjective;
    case Upos::kAdv:
      return WordPos::kAdverb;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::string ClauseWord(const SentenceTree& tree, int32_t clause) {
  for (const int32_t child : tree.Children(clause)) {
    if (tree[child].xpos == Xpos::kWrb) return AsciiLowered(tree[child].form);
  }
  return tree.Marker(clause);
}

bool SentenceAlignment::IsMatched(int32_t token) const {
  return std::any_of(match_.begin(), match_.end(),
                     [&](const auto& row) { return row[static_cast<size_t>(token)] >= kMatched; });
}

bool SentenceAlignment::IsFound(size_t word) const {
  return !match_[word].empty() && *std::max_element(match_[word].begin(), match_[word].end()) >= kMatched;
}

bool SentenceAlignment::IsStatedAsAsked() const {
  bool stated = false, otherwise = false, planned = false, said = false;
  for (size_t f = 0; f < read_.frames().size(); ++f) {
    const Extraction& frame = read_.frames()[f];
    if (frame.anchor < 0) continue;
    if (MatchOfToken(asked_.tree().root(), frame.anchor) < kMatched) {
      // The main word may stand elsewhere, or was not seen for one.
      const Upos upos = read_.tree()[frame.anchor].upos;
      if (!IsMatched(frame.anchor) || (upos != Upos::kVerb && upos != Upos::kAdj)) continue;
      (frame.modality == Modality::kAsserted ? said : planned) = true;
      continue;
    }
    // Of several who did it together, one that the question cannot mean is enough: it does not name them.
    if (std::any_of(pairs_.begin(), pairs_.end(), [&](const FramePair& pair) {
          return pair.conflict && read_.frames()[pair.frame].anchor == frame.anchor;
        })) {
      otherwise = true;
      continue;
    }
    // What was so until then is not how it is now.
    const bool over = AsksOfNow(asked_.sentence()) && IsOver(frame);
    const bool weaker = asked_.foretells() && MayNotBe(read_.tree(), frame.anchor);
    const bool fact = !over && !weaker && (asked_.modal() || frame.modality == Modality::kAsserted);
    const bool denied = (frame.polarity == Polarity::kNegative) != asked_.negative();
    (fact && !denied ? stated : otherwise) = true;
  }
  if (!stated && !otherwise) return said || !planned || asked_.modal();
  return stated || !otherwise;
}

bool SentenceAlignment::IsKinOfOther() const {
  const SentenceTree& asked = asked_.tree();
  const SentenceTree& tree = read_.tree();
  for (const AskedWord& word : asked_.words()) {
    if (asked[word.token].upos != Upos::kNoun || !asked.HasChild(word.token, {Deprel::kNmodPoss})) continue;
    for (int32_t noun = 0; noun < tree.size(); ++noun) {
      if (MatchOfToken(word.token, noun) < kMatched) continue;
      const int32_t owner = tree.Child(noun, {Deprel::kNmodPoss});
      if (owner >= 0 && !IsMatched(owner) && tree[owner].upos == Upos::kNoun &&
          tree.HasChild(owner, {Deprel::kNmodPoss})) {
        return true;
      }
    }
  }
  return false;
}

bool SentenceAlignment::IsOfOtherRank() const {
  const auto ranked_before = [](const SentenceTree& tree, int32_t at) {
    return at > 0 && ParseOrdinal(AsciiLowered(tree[at - 1].form)).value_or(1) > 1;
  };
  bool same = false, other = false;
  for (const AskedWord& word : asked_.words()) {
    if (asked_.tree()[word.token].xpos != Xpos::kJjs) continue;
    const bool ranked = ranked_before(asked_.tree(), word.token);
    for (int32_t t = 0; t < read_.tree().size(); ++t) {
      if (read_.tree()[t].xpos != Xpos::kJjs || MatchOfToken(word.token, t) < kMatched) continue;
      (ranked_before(read_.tree(), t) == ranked ? same : other) = true;
    }
  }
  return other && !same;
}

bool SentenceAlignment::LeavesOutRank() const {
  const SentenceTree& asked = asked_.tree();
  const auto ranks = [](const Token& token) {
    return token.xpos == Xpos::kJjs || token.xpos == Xpos::kRbs || token.type == EntityType::kOrdinal;
  };
  const auto& tokens = read_.sentence().tokens;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    const Token& token = asked[word.token];
    const int32_t noun = asked.Head(word.token);
    if (token.upos != Upos::kAdj || token.deprel != Deprel::kAmod || noun < 0 || word.name || IsFound(w)) continue;
    const bool person = IsPersonNoun(AsciiLowered(asked[noun].lemma)) && asked_.kind() == AskedKind::kPerson;
    const bool most = ranks(token) || asked.HasChild(word.token, {Deprel::kAdvmod});
    const std::string form = AsciiLowered(token.form);
    if (IsIn(WordList::kOfNow, form) || IsIn(WordList::kOfFame, form) || token.type == EntityType::kNationality)
      continue;
    if (person && std::none_of(tokens.begin(), tokens.end(), ranks)) return true;
    if (most && ranks(token) && (std::none_of(tokens.begin(), tokens.end(), ranks) || RanksByOther(word))) return true;
  }
  return false;
}

bool SentenceAlignment::IsOnOtherSideOfTime() const {
  const SentenceTree& asked = asked_.tree();
  for (const AskedWord& word : asked_.words()) {
    const std::string side = AsciiLowered(asked.Preposition(word.token));
    const bool date = IsDate(asked[word.token]);
    const std::vector<std::string_view> others = date ? OtherDatesThan(side) : OtherTimesThan(side);
    if (others.empty()) continue;
    bool same = false, other = false;
    for (int32_t t = 0; t < read_.tree().size(); ++t) {
      if (MatchOfToken(word.token, t) < kMatched) continue;
      const std::string said = AsciiLowered(read_.tree().Preposition(t));
      same = same || (date ? TellSameTime(side, said) : said == side);
      other = other || std::find(others.begin(), others.end(), said) != others.end();
    }
    if (other && !same) return true;
  }
  return false;
}

bool SentenceAlignment::SaysOpposite() const {
  if (IsOnOtherSideOfTime() || GoesOtherWay() || IsAtOtherRate()) return true;
  const auto& tokens = read_.sentence().tokens;
  for (const Token& asked : asked_.sentence().tokens) {
    if (asked.upos != Upos::kAdp) continue;
    const std::string word = AsciiLowered(asked.form);
    const std::string_view contrary = ContraryOf(word);
    if (contrary.empty()) continue;
    bool same = false, opposite = false;
    for (const Token& said : tokens) {
      if (said.upos != Upos::kAdp) continue;
      const std::string other = AsciiLowered(said.form);
      same = same || other == word;
      opposite = opposite || other == contrary;
    }
    if (opposite && !same) return true;
  }
  if (IsOfOtherRank() || LeavesOutRank()) return true;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    if (word.name || word.number || IsFound(w)) continue;
    const Token& asked = asked_.sentence().tokens[static_cast<size_t>(word.token)];
    // "the third bridge" is not the second, and which of several a sentence tells of that gives no rank is not known.
    // What has no other may be told of without "first".
    const std::optional<int> rank = ParseOrdinal(AsciiLowered(asked.form));
    if (rank.has_value() && (asked.upos == Upos::kAdj || asked.upos == Upos::kAdv)) {
      const SentenceTree& tree = read_.tree();
      const bool ranked = std::any_of(tokens.begin(), tokens.end(), [&](const Token& said) {
        const std::string form = AsciiLowered(said.form);
        return ParseOrdinal(form.substr(0, form.find('-'))) == rank;
      });
      if (*rank > 1 && !ranked) return true;
      for (int32_t t = 0; t < tree.size(); ++t) {
        const bool counts = ParseOrdinal(AsciiLowered(tree[t].form)).has_value();
        if (counts && tree.Head(t) >= 0 && IsMatched(tree.Head(t))) return true;
      }
    }
    const std::optional<WordPos> pos = PosOf(asked.upos);
    if (!pos.has_value()) continue;
    const std::string lemma = AsciiLowered(asked.lemma);
    const WordRelations::Word meant = relations_.Find(lemma, *pos);
    for (int32_t t = 0; t < read_.tree().size(); ++t) {
      const Token& said = read_.tree()[t];
      if (PosOf(said.upos) != pos || said.kind != TokenKind::kWord) continue;
      const std::string other = AsciiLowered(said.lemma);
      if (IsDenied(lemma, other) || IsDenied(other, lemma)) return true;
      if (IsMatched(t) || meant.senses.empty()) continue;
      if (WordRelations::Relate(meant, relations_.Find(other, *pos)) == WordRelation::kOpposite) return true;
    }
  }
  return false;
}

bool SentenceAlignment::IsOfOtherNumber() const {
  const SentenceTree& asked = asked_.tree();
  const SentenceTree& tree = read_.tree();
  const auto numbers = [](const Token& token) { return !IsDate(token) && IsAsciiDigit(token.form[0]); };
  for (int32_t number = 1; number < asked.size(); ++number) {
    if (!numbers(asked[number]) || asked[number - 1].upos != Upos::kNoun) continue;
    const std::string noun = AsciiLowered(asked[number - 1].form);
    bool same = false, other = false;
    for (int32_t t = 0; t + 1 < tree.size(); ++t) {
      if (AsciiLowered(tree[t].form) != noun || !numbers(tree[t + 1])) continue;
      (tree[t + 1].form == asked[number].form ? same : other) = true;
    }
    if (other && !same) return true;
  }
  return false;
}

bool SentenceAlignment::IsOfOtherThing() const {
  if (IsOfOtherNumber()) return true;
  const SentenceTree& asked = asked_.tree();
  for (const AskedWord& word : asked_.words()) {
    // Taggers take some nouns behind others for names.
    const Token& noun = asked[word.token];
    const bool small = noun.kind == TokenKind::kWord && AsciiLowered(noun.form) == noun.form;
    if (word.asked || (noun.upos != Upos::kNoun && !(noun.upos == Upos::kPropn && small))) continue;
    bool same = false, other = false;
    for (int32_t t = 0; t < read_.tree().size(); ++t) {
      if (MatchOfToken(word.token, t) < kMatched || read_.tree()[t].upos != Upos::kNoun) continue;
      const std::span<const int32_t> children = read_.tree().Children(t);
      const bool named = std::any_of(children.begin(), children.end(), [&](int32_t child) {
        return read_.tree()[child].deprel == Deprel::kCompound && !IsMatched(child);
      });
      (named && IsOtherOfKind(word.token, t) ? other : same) = true;
    }
    if (other && !same) return true;
  }
  return false;
}

bool SentenceAlignment::IsTurnedDown() const {
  const SentenceTree& tree = read_.tree();
  for (int32_t verb = 0; verb < tree.size(); ++verb) {
    if (tree[verb].upos != Upos::kVerb || IsMatched(verb)) continue;
    const std::string lemma = AsciiLowered(tree[verb].lemma);
    const bool stands = IsIn(WordList::kOfficeSought, lemma);
    if (!stands && !IsIn(WordList::kTurnedDown, lemma)) continue;
    // "the rejected offer"
    const bool describes = !stands && tree[verb].deprel == Deprel::kAmod && tree.Head(verb) >= 0;
    for (size_t w = 0; w < asked_.words().size(); ++w) {
      const AskedWord& word = asked_.words()[w];
      if (word.name || word.number) continue;
      if (describes && match_[w][static_cast<size_t>(tree.Head(verb))] >= kMatched) return true;
      for (const int32_t child : tree.Children(verb)) {
        if (stands && tree.Preposition(child) != "for") continue;
        const Deprel relation = BaseRelation(tree[child].deprel);
        const bool done_to = relation == Deprel::kObj || relation == Deprel::kObl ||
                             tree[child].deprel == Deprel::kNsubjPass || relation == Deprel::kXcomp ||
                             relation == Deprel::kCcomp;
        if (done_to && match_[w][static_cast<size_t>(child)] >= kMatched) return true;
      }
    }
  }
  return false;
}

bool SentenceAlignment::TellsOfLesserRank() const {
  const SentenceTree& tree = read_.tree();
  const bool now = AsksOfNow(asked_.sentence());
  for (int32_t t = 1; t < tree.size(); ++t) {
    if (!IsMatched(t) || IsMatched(t - 1) || tree.Head(t - 1) != t) continue;
    const std::string word = AsciiLowered(tree[t - 1].form);
    // Who was the first director directs it no more, for all that the sentence says.
    const bool first = ParseOrdinal(word) == 1;
    if (IsLesserRank(word) || (now && (first || IsPastRank(word)))) return true;
  }
  return false;
}

bool SentenceAlignment::TellsOfPastStretch() const {
  const SentenceTree& tree = read_.tree();
  if (!AsksOfNow(asked_.sentence())) return false;
  for (int32_t t = 0; t < tree.size(); ++t) {
    const int32_t verb = tree.Head(t);
    if (verb < 0) continue;
    const std::string preposition = tree.Preposition(t);
    const bool until = IsIn(WordList::kUntil, preposition);
    const bool closed = until || preposition == "before" || (preposition == "to" && IsDate(tree[t]));
    // "the director until 2010 was Ann Lee", "until 2010 the director was Ann Lee"
    if (closed && WasAskedOffice(ClauseOf(t))) return true;
    if (!IsMatched(verb)) continue;
    if (tree[t].upos == Upos::kAdv && IsIn(WordList::kOnceSo, AsciiLowered(tree[t].form))) return true;
    const int32_t copula = tree.Child(verb, {Deprel::kCop});  // "was its chairman until 1990"
    if (tree[copula >= 0 ? copula : verb].xpos != Xpos::kVbd) continue;
    const bool length = tree[t].type == EntityType::kDuration || tree[t].kind == TokenKind::kQuantity;
    if ((length && preposition == "for") || until) return true;
    const int32_t mark = tree.Child(t, {Deprel::kMark});  // "until it was pulled down"
    if (mark >= 0 && IsIn(WordList::kUntil, AsciiLowered(tree[mark].form))) return true;
  }
  return false;
}

bool SentenceAlignment::WasAskedOffice(int32_t predicate) const {
  const SentenceTree& tree = read_.tree();
  if (predicate < 0) return false;
  const int32_t copula = tree.Child(predicate, {Deprel::kCop});
  const int32_t subject = tree.Child(predicate, kSubjectRelations);
  return copula >= 0 && tree[copula].xpos == Xpos::kVbd && subject >= 0 &&
         MatchOfToken(asked_.tree().root(), subject) >= kMatched;
}

bool SentenceAlignment::IsSaidOfOther(int32_t told) const {
  constexpr RelationSet kTellsApart = {Deprel::kCompound, Deprel::kAmod, Deprel::kNummod};
  const SentenceTree& tree = read_.tree();
  const int32_t subject = tree.Child(told, kSubjectRelations);
  bool unfound = false;
  for (size_t w = 0; w < asked_.words().size(); ++w) unfound = unfound || !IsFound(w);
  if (!unfound || subject < 0) return false;
  for (int32_t token = 0; token < tree.size(); ++token) {
    const bool tells_apart =
        IsName(tree[token]) || (tree.Head(token) == subject && kTellsApart.Has(tree[token].deprel));
    if (tells_apart && !IsMatched(token) && tree.IsUnder(token, subject)) return true;
  }
  return false;
}

bool SentenceAlignment::IsToldOfSame(int32_t told) const {
  const SentenceTree& asked = asked_.tree();
  const SentenceTree& tree = read_.tree();
  enum class Part : uint8_t { kNone, kDoer, kDoneTo };
  const auto part_of = [](const SentenceTree& of, int32_t node) {
    if (of[node].deprel == Deprel::kObj || of[node].deprel == Deprel::kNsubjPass) return Part::kDoneTo;
    // "has been shut": a state, or what was done to it.
    const int32_t verb = of.Head(node);
    const bool shut = kSubjectRelations.Has(of[node].deprel) && verb >= 0 && of.HasChild(verb, {Deprel::kCop}) &&
                      (of[verb].upos == Upos::kVerb || of[verb].upos == Upos::kAdj);
    if (shut) return Part::kDoneTo;
    return kSubjectRelations.Has(of[node].deprel) || of[node].deprel == Deprel::kOblAgent ? Part::kDoer : Part::kNone;
  };
  // What stands in that part of the clause. The subject may stand in the clause that it is joined to.
  const bool passive = tree.HasChild(told, {Deprel::kAuxPass});
  const auto told_in = [&](Part part) {
    for (const int32_t child : tree.Children(told)) {
      if (part_of(tree, child) == part) return child;
    }
    int32_t clause = told;
    while (tree[clause].deprel == Deprel::kConj && !tree.HasChild(clause, kSubjectRelations))
      clause = tree.Head(clause);
    const bool shared = clause != told && (part == Part::kDoneTo) == passive;
    return shared ? tree.Child(clause, kSubjectRelations) : -1;
  };
  for (const AskedWord& word : asked_.words()) {
    const Part part = part_of(asked, word.token);
    if (asked.Head(word.token) != asked.root() || part == Part::kNone) continue;
    const int32_t there = told_in(part);
    if (there < 0 && part == Part::kDoer && tree[told].xpos == Xpos::kVb) continue;  // "please wear gloves"
    if (there < 0) return false;
    // "it", "the one of 2011"
    if (tree[there].xpos == Xpos::kPrp || IsOneOf(AsciiLowered(tree[there].form), {"one", "ones"})) continue;
    bool same = false;
    for (int32_t token = 0; token < tree.size() && !same; ++token) {
      same = MatchOfToken(word.token, token) >= kMatched && tree.IsUnder(token, there);
    }
    if (!same) return false;
  }
  // Nothing else is left to what stands before.
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    const bool of_part = asked.Head(word.token) == asked.root() && part_of(asked, word.token) != Part::kNone;
    const bool noun = word.name || asked[word.token].upos == Upos::kNoun;
    if (noun && !word.asked && !of_part && !IsFound(w)) return false;
  }
  return true;
}

bool SentenceAlignment::IsSinceWhen(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const int32_t told = tree.Head(candidate.head);
  if (candidate.kind != CandidateKind::kClause || told < 0 || ClauseWord(tree, candidate.head) != "since") return false;
  return std::any_of(tree.Children(told).begin(), tree.Children(told).end(), [&](int32_t child) {
    return tree[child].deprel == Deprel::kAux && AsciiLowered(tree[child].lemma) == "have";
  });
}

bool SentenceAlignment::IsReasonOfOther(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const Deprel relation = BaseRelation(tree[candidate.head].deprel);
  const int32_t told = tree.Head(candidate.head);
  if (told < 0 || (relation != Deprel::kAdvcl && relation != Deprel::kObl)) return false;
  return MatchOfToken(asked_.tree().root(), told) >= kMatched && !IsToldOfSame(told);
}

bool SentenceAlignment::SaysWhere(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const SentenceTree& asked = asked_.tree();
  // "Where is Lake Orn", and nothing else of it.
  int32_t name = -1;
  for (const AskedWord& word : asked_.words()) {
    const std::string lemma = AsciiLowered(asked[word.token].lemma);
    if (IsIn(WordList::kBeing, lemma) && !IsIn(WordList::kOrigin, lemma)) continue;
    if (!word.name || (name >= 0 && name != word.token && asked.Head(word.token) != name)) return false;
    if (name < 0) name = word.token;
  }
  // "is a lake in the north of Teviland", and no "leader in sales"
  const int32_t root = tree.root(), subject = tree.Child(root, kSubjectRelations);
  const bool place = candidate.kind == CandidateKind::kPlaceName || candidate.kind == CandidateKind::kPlaceNoun;
  if (name < 0 || subject < 0 || !place || tree[root].upos != Upos::kNoun) return false;
  if (!tree.HasChild(root, {Deprel::kCop}) || NounKinds(&relations_).IsPerson(LoweredLemma(tree[root]))) return false;
  return MatchOfToken(name, subject) >= kMatched && !names_split_ && IsName(tree[subject]) &&
         tree.Head(candidate.head) == root && IsIn(WordList::kAtPlace, candidate.preposition);
}

bool SentenceAlignment::IsWhereItIs(const Candidate& candidate) const {
  return SaysWhere(candidate) &&
         std::any_of(read_.frames().begin(), read_.frames().end(), [&](const Extraction& frame) {
           return frame.anchor == read_.tree().root() && frame.IsAssertion() && frame.doubt.empty();
         });
}

bool SentenceAlignment::IsWhereItMayBe(const Candidate& candidate) const {
  if (asked_.kind() != AskedKind::kPlace || asked_.modal() || asked_.negative()) return false;
  const SentenceTree& asked = asked_.tree();
  for (const AskedWord& word : asked_.words()) {
    const std::string lemma = AsciiLowered(asked[word.token].lemma);
    if (word.verb && (!IsIn(WordList::kBeing, lemma) || IsIn(WordList::kOrigin, lemma))) return false;
  }
  // "Some say that it is a lake in Teviland": the innermost clause around the place tells it, and how.
  const SentenceTree& tree = read_.tree();
  const auto tells = [&](int32_t node) {
    int told = 0;  // 1 where something is told, 2 where it is a fact
    for (const Extraction& frame : read_.frames()) {
      if (frame.anchor == node) told = std::max(told, frame.IsAssertion() ? 2 : 1);
    }
    return told;
  };
  for (int32_t node = candidate.head; node >= 0; node = tree.Head(node)) {
    if (const int told = tells(node); told > 0) return told == 1;
  }
  return false;
}

bool SentenceAlignment::IsTold(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  if (asked_.kind() == AskedKind::kPlace) return IsWhereItIs(candidate);
  const SentenceTree& asked = asked_.tree();
  const int32_t clause = candidate.head, root = asked.root();
  const Deprel relation = BaseRelation(tree[clause].deprel);
  const int32_t told = tree.Head(clause);
  if (told < 0 || MatchOfToken(root, told) < kMatched || words_missing_ > 0) return false;
  const bool open = noun_missing_ > 0 || asked_.kind() == AskedKind::kReason;
  if (open && !IsToldOfSame(told)) return false;
  if (IsSaidOfOther(told)) return false;
  // "because of the rain"
  if (candidate.kind != CandidateKind::kClause) {
    return asked_.kind() == AskedKind::kReason && relation == Deprel::kObl && !IsValue(candidate.kind) &&
           IsOneOf(candidate.preposition, {"because of", "due to", "owing to", "thanks to"});
  }
  if (relation != Deprel::kAdvcl) return false;
  // "only when it is full", "partly because it leaked": the word is inside, and not alone.
  const auto introduces = [&](int32_t token) {
    return tree.Head(token) == clause && (tree[token].xpos == Xpos::kWrb || tree[token].deprel == Deprel::kMark);
  };
  if (std::any_of(candidate.tokens.begin(), candidate.tokens.end(), introduces)) return false;
  const std::string marker = ClauseWord(tree, clause);
  const auto present = [](const SentenceTree& of, int32_t verb) {
    const int32_t auxiliary = of.Child(verb, {Deprel::kAuxPass, Deprel::kAux, Deprel::kCop});
    const Xpos tag = of[auxiliary >= 0 ? auxiliary : verb].xpos;
    return tag == Xpos::kVbz || tag == Xpos::kVbp || tag == Xpos::kMd;
  };
  if (asked_.kind() == AskedKind::kReason) {
    return marker == "because" || (marker == "since" && !IsSinceWhen(candidate));
  }
  // "when does the game end": not when one game once did.
  const bool when = marker == "when" || marker == "whenever" || marker == "once" || marker == "after";
  return asked_.kind() == AskedKind::kTime && when && present(asked, root) && present(tree, told);
}

bool SentenceAlignment::RanksIt() const {
  const SentenceTree& asked = asked_.tree();
  const SentenceTree& tree = read_.tree();
  const auto ranks = [](const SentenceTree& of, int32_t node, bool first) {
    return std::any_of(of.Children(node).begin(), of.Children(node).end(), [&](int32_t child) {
      const std::string word = AsciiLowered(of[child].form);
      return first ? word == "first" : IsIn(WordList::kLastOne, word);
    });
  };
  for (const bool first : {true, false}) {
    if (!ranks(asked, asked.root(), first)) continue;
    for (int32_t token = 0; token < tree.size(); ++token) {
      if (MatchOfToken(asked.root(), token) >= kMatched && ranks(tree, token, first)) return true;
    }
  }
  return false;
}

bool SentenceAlignment::TellsOfNowAside() const {
  const SentenceTree& tree = read_.tree();
  int32_t noun = asked_.tree().root();
  if (noun == asked_.hole() && asked_.governor() >= 0) noun = asked_.governor();
  if (!AsksOfNow(asked_.sentence()) || asked_.tree()[noun].upos != Upos::kNoun) return false;
  bool aside = false;
  for (int32_t token = 0; token < tree.size(); ++token) {
    if (MatchOfToken(noun, token) < kMatched) continue;
    const int32_t clause = IsClausal(tree, token) ? token : ClauseOf(token);
    if (clause < 0 || tree[clause].deprel != Deprel::kAdvcl || tree[clause].xpos != Xpos::kVbd) return false;
    aside = true;
  }
  return aside;
}

bool SentenceAlignment::IsLeft(int32_t office) const {
  const SentenceTree& tree = read_.tree();
  const int32_t clause = ClauseOf(office);
  if (clause < 0) return false;
  const std::string verb = AsciiLowered(tree[clause].lemma);
  // "Stood down", not "stands in Lund".
  if (IsOneOf(verb, {"step", "stand"}) && tree.Child(clause, {Deprel::kCompoundPrt, Deprel::kAdvmod}) < 0) return false;
  // "Was replaced as chair" tells of the one who went, "replaced her as chair" of the one who came.
  return IsIn(WordList::kLeavingOffice, verb) || IsIn(WordList::kOusting, verb) ||
         (verb == "replace" && tree.Child(clause, {Deprel::kNsubjPass}) >= 0);
}

bool SentenceAlignment::TellsOfLeaving() const {
  const SentenceTree& asked = asked_.tree();
  const SentenceTree& tree = read_.tree();
  int32_t becomes = 0;
  while (becomes < asked.size() && AsciiLowered(asked[becomes].lemma) != "become") ++becomes;
  if (becomes == asked.size()) {
    if (!AsksOfNow(asked_.sentence())) return false;
    const int32_t office = asked.root() == asked_.hole() ? asked_.governor() : asked.root();
    bool left = false;
    for (int32_t token = 0; office >= 0 && token < tree.size(); ++token) {
      if (MatchOfToken(office, token) < kMatched || tree[token].upos != Upos::kNoun) continue;
      if (!IsLeft(token)) return false;
      left = true;
    }
    return left;
  }
  bool leaves = false;
  for (int32_t token = 0; token < tree.size(); ++token) {
    if (MatchOfToken(becomes, token) >= kMatched) return false;
    leaves = leaves || (IsMatched(token) && tree[token].upos == Upos::kNoun && IsLeft(token));
  }
  return leaves;
}

bool SentenceAlignment::SpeaksOfIt() const {
  if (names_missing_ > 0 || verb_needed_ || argument_missing_) return false;
  if (numbers_missing_ == 1 && !time_fits_) return false;
  if (time_excluded_ || TellsOfLesserRank() || TellsOfPastStretch() || TellsOfNowAside()) return false;
  if (TellsOfLeaving()) return false;
  if (asked_.negative() && negation_differs_) return false;
  const auto& tokens = read_.sentence().tokens;
  if (asked_.asks_order() && std::none_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return IsIn(WordList::kOrder, AsciiLowered(token.lemma));
      })) {
    return false;
  }
  return IsStatedAsAsked() && !IsTurnedDown() && !SaysOpposite() && !IsKinOfOther() && !IsOfOwned() &&
         !IsOfOtherThing();
}

}  // namespace whence
