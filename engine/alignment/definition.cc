// "What is a lathe?" asks for what a sentence says a lathe is, not for anything that stands beside the word.

#include <algorithm>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/alignment/sentence_alignment.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/words/word_lists.h"

namespace whence {

int32_t SentenceAlignment::DefinedNoun() const {
  const SentenceTree& tree = asked_.tree();
  const int32_t hole = asked_.hole(), root = tree.root();
  if (asked_.kind() != AskedKind::kThing || hole < 0 || !tree.HasChild(root, {Deprel::kCop})) return -1;
  // "A lathe is something" and "something is a lathe" ask the same.
  const int32_t noun = hole == root ? tree.Child(hole, kSubjectRelations) : root;
  if (noun < 0 || tree[noun].upos != Upos::kNoun || (hole != root && tree.Head(hole) != root)) return -1;
  // "the capital of X" and "its name" are what they are of somebody.
  const bool of_other = std::any_of(tree.Children(noun).begin(), tree.Children(noun).end(), [&](int32_t child) {
    const Deprel relation = tree[child].deprel;
    return relation == Deprel::kNmodPoss || (relation == Deprel::kNmod && tree.Preposition(child) == "of") ||
           IsClausal(tree, child) || (relation == Deprel::kDet && AsciiLowered(tree[child].form) == "the");
  });
  return of_other ? -1 : noun;
}

int32_t SentenceAlignment::NameAskedAbout() const {
  const SentenceTree& tree = asked_.tree();
  const int32_t hole = asked_.hole(), root = tree.root();
  const bool asked = asked_.kind() == AskedKind::kThing || asked_.kind() == AskedKind::kPerson;
  if (!asked || hole < 0 || !tree.HasChild(root, {Deprel::kCop})) return -1;
  const int32_t name = hole == root ? tree.Child(hole, kSubjectRelations) : root;
  return name >= 0 && IsName(tree[name]) ? name : -1;
}

bool SentenceAlignment::IsNoNature(const Candidate& candidate) const {
  const int32_t name = NameAskedAbout();
  if (name < 0) return false;
  // "Gull Press (1956–1962)": no time is what it was.
  if (candidate.kind == CandidateKind::kDate || IsValue(candidate.kind)) return true;
  // "Ann Lee and Per Lee": nor whoever is named beside.
  const SentenceTree& tree = read_.tree();
  const auto first = [&](int32_t token) {
    return tree[token].deprel == Deprel::kConj && tree.Head(token) >= 0 ? tree.Head(token) : token;
  };
  for (int32_t token = 0; token < tree.size(); ++token) {
    if (token != candidate.head && first(token) == first(candidate.head) && MatchOfToken(name, token) >= kMatched) {
      return true;
    }
  }
  return false;
}

bool SentenceAlignment::LeavesUndefined(const Candidate& candidate) const {
  if (IsNoNature(candidate)) return true;
  const int32_t asked = DefinedNoun();
  if (asked < 0) return false;
  const SentenceTree& tree = read_.tree();
  const int32_t head = candidate.head;
  if (MatchOfToken(asked, head) >= kMatched) return true;  // "a lathe driven by steam"
  for (int32_t noun = 0; noun < tree.size(); ++noun) {
    if (MatchOfToken(asked, noun) < kMatched || IsOneSort(noun)) continue;
    const bool beside = tree.Head(noun) == head || tree.Head(head) == noun;
    const int32_t below = tree.Head(noun) == head ? noun : head;
    if (beside && BaseRelation(tree[below].deprel) == Deprel::kAppos) return false;
    if (tree.Head(noun) == head && kSubjectRelations.Has(BaseRelation(tree[noun].deprel))) return false;
    // "A lathe serves as a turning bench", "lathes are called turning benches".
    const int32_t clause = ClauseOf(head);
    if (clause >= 0 && clause == ClauseOf(noun) && tree[clause].upos == Upos::kVerb &&
        IsIn(WordList::kBeing, AsciiLowered(tree[clause].lemma))) {
      return false;
    }
  }
  return true;
}

bool SentenceAlignment::IsOneSort(int32_t noun) const {
  constexpr RelationSet kTellsApart = {Deprel::kCompound, Deprel::kAmod, Deprel::kNummod,
                                       Deprel::kNmod,     Deprel::kAcl,  Deprel::kAclRelcl};
  const SentenceTree& tree = read_.tree();
  if (BaseRelation(tree[noun].deprel) == Deprel::kAppos) return false;
  return std::any_of(tree.Children(noun).begin(), tree.Children(noun).end(), [&](int32_t child) {
    return kTellsApart.Has(tree[child].deprel) && !IsMatched(child) &&
           !IsIn(WordList::kAnyOfKind, AsciiLowered(tree[child].form));
  });
}

bool SentenceAlignment::AsksName() const {
  const SentenceTree& tree = asked_.tree();
  const std::string verb = AsciiLowered(tree[tree.root()].lemma);
  const int32_t noun = asked_.governor();
  const bool of_name = noun >= 0 && tree[noun].upos == Upos::kNoun && AsciiLowered(tree[noun].lemma) == "name";
  return of_name || (asked_.kind() == AskedKind::kThing && verb == "call");
}

bool SentenceAlignment::NamesOther(const Candidate& candidate) const {
  if (!AsksName()) return false;
  // What it is, is not what it is called.
  if (read_.tree().HasChild(candidate.head, {Deprel::kCop})) return true;
  for (size_t w = 0; w < asked_.words().size(); ++w) {
    const AskedWord& word = asked_.words()[w];
    const Token& token = asked_.tree()[word.token];
    const bool thing = word.name || (token.upos == Upos::kNoun && AsciiLowered(token.lemma) != "name");
    if (thing && !word.asked && !word.light && !IsFound(w)) return true;
  }
  const auto lasts = [](const Stretch& stretch) { return stretch.lasts; };
  return asked_when_.has_value() && std::any_of(stretches_.begin(), stretches_.end(), lasts) &&
         std::none_of(stretches_.begin(), stretches_.end(),
                      [&](const Stretch& stretch) { return lasts(stretch) && Refines(*asked_when_, stretch.when); });
}

}  // namespace whence
