#include "rules/extraction/reading_odds.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "rules/extraction/clause.h"
#include "rules/extraction/noun_phrase.h"

namespace whence {
namespace {

// The logarithm of the chance that an arc is right.
float LogOfRight(const Token& token) { return -std::log1p(std::exp(-std::max(token.lead, 0.0F))); }

float OneIf(bool holds) { return holds ? 1.0F : 0.0F; }

template <typename Is>
float CountBetween(int32_t a, int32_t b, const Is& is) {
  float found = 0;
  for (int32_t i = std::min(a, b) + 1; i < std::max(a, b); ++i) found += OneIf(is(i));
  return std::min(found, 3.0F);
}

bool IsNounLike(const SentenceTree& tree, int32_t node) {
  if (node < 0 || node >= tree.size()) return false;
  const Upos tag = tree[node].upos;
  return tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kAdj || tag == Upos::kNum;
}

// 1: the verb has the number of its subject, -1: another, 0: it does not show.
float Agreement(const SentenceTree& tree, int32_t verb, const Argument& subject) {
  const int number = NumberOfVerb(tree, verb);
  if (number == 0 || subject.recovered || subject.kind == ArgumentKind::kPronoun) return 0;
  const Xpos tag = tree[subject.head].xpos;
  const bool joined = tree[subject.head].deprel == Deprel::kConj || tree.HasChild(subject.head, {Deprel::kConj});
  const bool plural = tag == Xpos::kNns || tag == Xpos::kNnps || joined;
  return plural == (number == 2) ? 1.0F : -1.0F;
}

}  // namespace

ReadingSigns ReadingSignsOf(const SentenceTree& tree, const Extraction& frame, bool clause) {
  ReadingSigns signs{};
  const auto add = [&](ReadingSign sign, float value) { signs[static_cast<size_t>(sign)] += value; };
  const int32_t verb = frame.anchor;
  const Token& anchor = tree[verb];
  add(ReadingSign::kAlways, 1);
  add(ReadingSign::kClause, OneIf(clause));
  add(ReadingSign::kPossession, OneIf(frame.rule == "possession"));
  add(ReadingSign::kPassive, OneIf(frame.passive));
  if (clause) {
    if (anchor.head >= 0) add(ReadingSign::kAnchorArc, LogOfRight(anchor));
    const bool participle = anchor.xpos == Xpos::kVbn || anchor.xpos == Xpos::kVbg;
    add(ReadingSign::kBareParticiple,
        OneIf(participle && !tree.HasChild(verb, {Deprel::kAux, Deprel::kAuxPass, Deprel::kCop})));
  }
  for (const Argument& argument : frame.arguments) {
    if (argument.head < 0 || argument.role == Role::kOblique || argument.role == Role::kIndirect) continue;
    const Token& head = tree[argument.head];
    const bool conjunct = head.deprel == Deprel::kConj;
    // "was appointed secretary": what the parser calls the noun, is all that it is unsure of.
    const bool named = frame.passive && argument.role == Role::kAttribute;
    // A noun joined to others hangs where the first of them does.
    int32_t first_joined = argument.head;
    while (tree[first_joined].deprel == Deprel::kConj && tree.Head(first_joined) >= 0) {
      first_joined = tree.Head(first_joined);
    }
    if (argument.head != verb && first_joined != verb && head.head >= 0 && !named) {
      if (conjunct) add(ReadingSign::kConjunctArc, LogOfRight(head));
      if (tree.Head(first_joined) >= 0) add(ReadingSign::kArgumentArcs, LogOfRight(tree[first_joined]));
    }
    if (argument.role == Role::kComplement) {
      add(ReadingSign::kComplement, 1);
      continue;
    }
    add(ReadingSign::kMarksBetween,
        CountBetween(argument.head, verb, [&](int32_t i) { return tree[i].upos == Upos::kPunct; }));
    add(ReadingSign::kVerbsBetween,
        CountBetween(argument.head, verb, [&](int32_t i) { return tree[i].upos == Upos::kVerb; }));
    add(ReadingSign::kLinksBetween,
        CountBetween(argument.head, verb, [&](int32_t i) { return tree[i].upos == Upos::kCconj; }));
    if (argument.role != Role::kAttribute) {
      add(ReadingSign::kBareNoun,
          OneIf(argument.kind == ArgumentKind::kNoun && head.xpos == Xpos::kNn &&
                !tree.HasChild(argument.head, {Deprel::kDet, Deprel::kNmodPoss, Deprel::kNummod})));
    }
    if (argument.role == Role::kObject) add(ReadingSign::kObjectOfPreposition, OneIf(!argument.preposition.empty()));
    if (argument.role == (frame.passive ? Role::kObject : Role::kSubject)) {
      add(ReadingSign::kPronoun, OneIf(argument.kind == ArgumentKind::kPronoun));
      if (clause) add(ReadingSign::kAgreement, Agreement(tree, verb, argument));
    }
    int32_t first = -1;
    int32_t last = -1;
    float worst = 0;
    for (int32_t i = 0; i < tree.size(); ++i) {
      if (tree[i].span.begin < argument.span.begin || tree[i].span.end > argument.span.end) continue;
      if (first < 0) first = i;
      last = i;
      if (i != argument.head) worst = std::min(worst, LogOfRight(tree[i]));
    }
    add(ReadingSign::kWorstInside, worst);
    add(ReadingSign::kNounBeside,
        OneIf(first >= 0 && IsNounLike(tree, first - 1)) + OneIf(last >= 0 && IsNounLike(tree, last + 1)));
  }
  float all = 0;
  for (int32_t i = 0; i < tree.size(); ++i) all += LogOfRight(tree[i]);
  add(ReadingSign::kSentence, 10 * all / static_cast<float>(tree.size()));
  return signs;
}

namespace {

// The first and the last token of a verb with its auxiliaries; of a copula, without what it says.
std::pair<int32_t, int32_t> VerbGroup(const SentenceTree& tree, int32_t predicate) {
  const int32_t copula = tree.Child(predicate, {Deprel::kCop});
  int32_t first = copula >= 0 ? copula : predicate;
  int32_t last = first;
  for (int32_t child : tree.Children(predicate)) {
    const Deprel relation = tree[child].deprel;
    const bool adverb = relation == Deprel::kAdvmod && tree.Children(child).empty();
    const bool auxiliary = relation == Deprel::kAux || relation == Deprel::kAuxPass;
    if (!auxiliary && !adverb && relation != Deprel::kCompoundPrt) continue;
    if (child + 1 == first || (auxiliary && child < first)) first = child;
    if (child == last + 1) last = child;
  }
  return {first, last};
}

// Whether what stands right behind the token before can only begin a clause.
bool BeginsClause(const SentenceTree& tree, int32_t first) {
  if (first <= 0) return true;
  const Token& before = tree[first - 1];
  return before.upos == Upos::kPunct || before.upos == Upos::kSconj || before.upos == Upos::kCconj || IsWhWord(before);
}

bool EndsPhrase(const SentenceTree& tree, int32_t last) {
  if (last + 1 >= tree.size()) return true;
  const Token& next = tree[last + 1];
  return next.form == "." || next.form == "," || next.form == ";" || next.upos == Upos::kAdp ||
         next.upos == Upos::kSconj || IsWhWord(next);
}

}  // namespace

bool IsWhole(const SentenceTree& tree, const Extraction& frame) {
  const Argument* subject = frame.Find(frame.passive ? Role::kObject : Role::kSubject);
  if (subject == nullptr || subject->recovered || subject->lemma == "it" || !IsFinite(tree, frame.anchor)) return false;
  const auto [group_first, group_last] = VerbGroup(tree, frame.anchor);
  bool said = false;
  for (const Argument& argument : frame.arguments) {
    int32_t first = -1;
    int32_t last = -1;
    for (int32_t i = 0; i < tree.size(); ++i) {
      if (tree[i].span.begin < argument.span.begin || tree[i].span.end > argument.span.end) continue;
      if (first < 0) first = i;
      last = i;
    }
    if (first < 0) return false;
    if (&argument == subject) {
      if (last + 1 != group_first || !BeginsClause(tree, first)) return false;
      if (tree[first].form == "that") return false;
    } else if (argument.role != Role::kObject && argument.role != Role::kAttribute) {
      if (argument.role == Role::kComplement) return false;
    } else if (first - (argument.preposition.empty() ? 0 : 1) == group_last + 1) {
      said = EndsPhrase(tree, last);
    }
  }
  return said;
}

float ReadingOdds(const ReadingSigns& signs) {
  static constexpr ReadingSigns kWeights = {2.844F, -0.221F, -0.285F, -0.326F, 1.707F,  0.038F,  1.186F,
                                            1.852F, -0.376F, 0.007F,  -0.275F, -0.257F, -0.197F, -0.583F,
                                            0.196F, 0.291F,  0.513F,  -0.549F, 0.429F};
  return std::inner_product(signs.begin(), signs.end(), kWeights.begin(), 0.0F);
}

}  // namespace whence
