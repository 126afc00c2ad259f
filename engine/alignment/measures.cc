// Which values of a sentence are values of something else than what is asked about.

#include "rules/words/measures.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/alignment/sentence_alignment.h"
#include "graph/base/strings.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

bool IsListMark(std::string_view word) { return IsOneOf(word, {",", "and", "or", "&", "the"}); }

}  // namespace

bool SentenceAlignment::IsMeasuredAsAsked(const Candidate& candidate) const {
  const std::string_view asked = DimensionOf(asked_.noun());
  const int32_t behind = candidate.tokens.back() + 1;
  const bool measure = candidate.kind == CandidateKind::kQuantity || candidate.kind == CandidateKind::kDuration;
  if (asked.empty() || !measure || behind >= read_.tree().size()) return false;
  const Token& word = read_.tree()[behind];
  if (word.upos != Upos::kAdj || DimensionOf(AsciiLowered(word.lemma)) != asked) return false;
  // Of what stands nearest before it: "behind it they found the Hall, which is 48 metres high" measures the Hall.
  for (int32_t token = candidate.tokens.front() - 1; token >= 0; --token) {
    const Token& before = read_.tree()[token];
    const bool subject = BaseRelation(before.deprel) == Deprel::kNsubj;
    if (IsMatched(token) && (before.upos == Upos::kNoun || IsName(before) || subject)) return true;
    if (IsName(before) || (subject && before.upos == Upos::kNoun)) return false;
  }
  return false;
}

bool SentenceAlignment::IsOfOtherMeasure(const Candidate& candidate) const {
  const std::string_view asked = DimensionOf(asked_.noun());
  if (asked.empty() || candidate.tokens.empty()) return false;
  const SentenceTree& tree = read_.tree();
  const auto dimension_at = [&](int32_t at) {
    return at >= 0 && at < tree.size() ? DimensionOf(AsciiLowered(tree[at].lemma)) : std::string_view();
  };
  // "25 metres long", "25 metres in length"
  int32_t behind = candidate.tokens.back() + 1;
  if (behind < tree.size() && tree[behind].form == "in") ++behind;
  std::string_view told = dimension_at(behind);
  // "14 kilometres north of the town": how far something is.
  for (int32_t at = candidate.tokens.front() + 1; at <= behind && at < tree.size(); ++at) {
    if (IsIn(WordList::kDistanceWord, AsciiLowered(tree[at].form))) told = "distance";
  }
  // "a length of about 25 metres", "its length is 25 metres", "a length of 25 metres (82 ft)"
  int32_t before = candidate.tokens.front();
  if (before > 2 && (tree[before].form == "(" || tree[before - 1].form == "(")) {
    before -= tree[before].form == "(" ? 1 : 2;
    while (before > 0 && (tree[before - 1].upos == Upos::kNum || tree[before - 1].kind == TokenKind::kQuantity))
      --before;
  }
  --before;
  while (before > 0 && (tree[before].upos == Upos::kAdv || tree[before].upos == Upos::kDet)) --before;
  if (told.empty() && before > 0 && IsOneOf(AsciiLowered(tree[before].form), {"of", "is", "was", ":"})) {
    told = dimension_at(before - 1);
  }
  return !told.empty() && told != asked;
}

bool SentenceAlignment::IsMeasureOfPart(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const int32_t clause = IsClausal(tree, candidate.head) ? candidate.head : ClauseOf(candidate.head);
  const int32_t subject = clause < 0 ? -1 : tree.Child(clause, kSubjectRelations);
  if (subject < 0 || tree[subject].upos != Upos::kNoun || IsMatched(subject)) return false;
  const std::string_view told = DimensionOf(AsciiLowered(tree[subject].lemma)), asked = DimensionOf(asked_.noun());
  if (told == asked) return false;
  // "The span of the bridge is 340 m", but not "the longest span".
  if (!asked.empty() && told == StrCat("whole_", asked) && !tree.HasChild(subject, {Deprel::kAmod})) return false;
  const std::span<const int32_t> parts = tree.Children(subject);
  return std::any_of(parts.begin(), parts.end(), [&](int32_t whole) {
    return tree[whole].deprel == Deprel::kNmod && tree.Preposition(whole) == "of" && IsMatched(whole);
  });
}

bool SentenceAlignment::IsMeasuredAside(const Candidate& candidate) const {
  if (asked_.kind() != AskedKind::kAmount || DimensionOf(asked_.noun()).empty()) return false;
  const SentenceTree& tree = read_.tree();
  if (IsMeasureOfPart(candidate)) return true;
  bool aside = false;
  for (int32_t name = 0; name < tree.size(); ++name) {
    if (!IsName(tree[name]) || !IsMatched(name)) continue;
    const int32_t noun = tree.Head(name);
    if (noun >= 0 && IsName(tree[noun]) && IsMatched(noun)) continue;  // a further word of the name
    // "the second longest, after Mount Orna"
    if (IsIn(WordList::kComparedTo, tree.Preposition(name)) && !tree.IsUnder(candidate.head, name)) {
      aside = true;
      continue;
    }
    const bool of_noun = noun >= 0 && tree[name].deprel == Deprel::kNmod && tree[noun].upos == Upos::kNoun &&
                         !IsMatched(noun) &&
                         (BaseRelation(tree[noun].deprel) == Deprel::kObl || tree[noun].deprel == Deprel::kNmod) &&
                         DimensionOf(AsciiLowered(tree[noun].lemma)).empty();
    if (!of_noun || tree.IsUnder(candidate.head, noun)) return false;
    aside = true;
  }
  return aside;
}

bool SentenceAlignment::IsRemarkOnOther(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  int32_t open = candidate.tokens.front();
  while (open >= 0 && tree[open].form != "(" && tree[open].form != ")") --open;
  if (open < 1 || tree[open].form != "(" || !IsName(tree[open - 1]) || IsMatched(open - 1)) return false;
  // Whether a name of the question stands beside the one with the remark, in a list of names.
  const auto beside = [&](int32_t from, int32_t step) {
    bool inside = false;
    for (int32_t at = from; at >= 0 && at < tree.size(); at += step) {
      const std::string word = AsciiLowered(tree[at].form);
      if (word == "(" || word == ")") {
        inside = word == (step > 0 ? "(" : ")");
      } else if (!inside && IsName(tree[at])) {
        if (IsMatched(at)) return true;
      } else if (!inside && !IsListMark(word)) {
        return false;
      }
    }
    return false;
  };
  int32_t close = open;
  while (close < tree.size() && tree[close].form != ")") ++close;
  return beside(close + 1, 1) || beside(open - 2, -1);
}

bool SentenceAlignment::IsEndOfStretch(const Candidate& candidate) const {
  const int32_t root = asked_.tree().root();
  const SentenceTree& tree = read_.tree();
  // "when did it open", and not "when was it open"
  const bool ends = root >= 0 && IsIn(WordList::kBeginOrEnd, AsciiLowered(asked_.tree()[root].lemma)) &&
                    asked_.tree()[root].upos != Upos::kAdj;
  if (ends) {
    return candidate.tokens.size() == 3 && IsDate(tree[candidate.tokens.front()]) && IsDate(tree[candidate.tokens[2]]);
  }
  const auto dated = [&](int32_t at) {
    return at >= 0 && at < tree.size() && (tree[at].type == EntityType::kDate || tree[at].type == EntityType::kTime);
  };
  // "6 September" without its year are two words.
  const auto date = [&](int32_t at) {
    return dated(at) ||
           (at >= 0 && at < tree.size() && tree[at].upos == Upos::kNum && (dated(at + 1) || dated(at - 1)));
  };
  const auto joint = [&](int32_t at) {
    return at >= 0 && at < tree.size() &&
           IsOneOf(AsciiLowered(tree[at].form), {"to", "until", "till", "–", "-", "through"});
  };
  // "between 1930 and 1940"
  const auto joins_between = [&](int32_t from, int32_t at) {
    return from > 0 && at < tree.size() && AsciiLowered(tree[from - 1].form) == "between" &&
           AsciiLowered(tree[at].form) == "and";
  };
  // "remained in office until her death in 1943"
  if (!IsIn(WordList::kUntil, asked_.preposition())) {
    for (int32_t node = candidate.head; node >= 0 && !IsClausal(tree, node); node = tree.Head(node)) {
      if (dated(node)) continue;  // "until 1984, when it moved"
      if (IsIn(WordList::kUntil, tree.Preposition(node))) return true;
    }
  }
  const int32_t first = candidate.tokens.front(), last = candidate.tokens.back();
  if (date(last) && date(last + 2) && (joint(last + 1) || joins_between(last, last + 1))) return true;
  return date(first) && date(first - 2) && (joint(first - 1) || joins_between(first - 2, first - 1));
}

bool SentenceAlignment::DoesItself(const Extraction& asked, const Extraction& said) const {
  const Argument* done_to = asked.Find(Role::kObject);
  const Argument* told = said.Find(Role::kSubject);
  const Argument* object = said.Find(Role::kObject);
  if (done_to == nullptr || done_to->kind != ArgumentKind::kName || told == nullptr || object == nullptr) return false;
  const SentenceTree& tree = read_.tree();
  bool doing = false;
  for (int32_t token = 0; token < tree.size() && told->head >= 0; ++token) {
    if (MatchOfToken(done_to->head, token) < kMatched) continue;
    if (object->span.Contains(tree[token].span)) return false;
    // "the firm Lund & Son" is called by its name.
    const bool named =
        tree.Head(token) == told->head && IsName(tree[token]) &&
        RelationSet({Deprel::kFlat, Deprel::kAppos, Deprel::kNmodDesc, Deprel::kCompound}).Has(tree[token].deprel);
    doing = doing || (token == told->head && IsName(tree[token])) || named;
  }
  return doing;
}

bool SentenceAlignment::IsOfOtherVerb(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const int32_t clause = ClauseOf(candidate.head), root = asked_.tree().root();
  if (clause < 0 || tree[clause].upos != Upos::kVerb || MatchOfToken(root, clause) >= kMatched) return false;
  for (int32_t verb = candidate.tokens.back() + 1; verb < tree.size(); ++verb) {
    if (tree[verb].upos != Upos::kVerb || tree[verb].deprel != Deprel::kConj || tree.Head(verb) != clause) continue;
    if (MatchOfToken(root, verb) >= kMatched && tree.HasChild(verb, {Deprel::kObj, Deprel::kObl})) return true;
  }
  return false;
}

bool SentenceAlignment::IsOfOthersDeed(const Candidate& candidate) const {
  const SentenceTree& tree = read_.tree();
  const int32_t clause = ClauseOf(candidate.head);
  bool other = false, own = false;
  for (const FramePair& pair : pairs_) {
    const Extraction& said = read_.frames()[pair.frame];
    const Extraction& asked = asked_.frames()[pair.asked_frame];
    if (said.anchor < 0 || asked.anchor < 0 || MatchOfToken(asked.anchor, said.anchor) < kMatched) continue;
    const Argument* doer = asked.Find(Role::kSubject);
    const Argument* told = said.Find(Role::kSubject);
    if (doer == nullptr && DoesItself(asked, said)) other = true;
    if (doer == nullptr || told == nullptr || doer->kind != ArgumentKind::kName || told->head < 0) continue;
    // Where the question's doer stands in the frame: doing it, or elsewhere, as whom something was sold to.
    bool same = IsMatched(told->head) || told->kind == ArgumentKind::kPronoun, party = false;
    for (int32_t token = 0; token < tree.size(); ++token) {
      if (!IsName(tree[token]) || MatchOfToken(doer->head, token) < kMatched) continue;
      for (const Argument& argument : said.arguments) {
        if (!argument.span.Contains(tree[token].span)) continue;
        (argument.role == Role::kSubject ? same : party) = true;
      }
    }
    if (same) own = own || said.anchor == clause;
    const bool somebody = told->kind == ArgumentKind::kName || told->definite;
    if (!same && party && somebody && (said.anchor == clause || tree.IsUnder(candidate.head, said.anchor)))
      other = true;
  }
  return other && !own;
}

}  // namespace whence
