#include "rules/extraction/antecedent.h"

#include <string>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "rules/extraction/clause.h"
#include "rules/extraction/noun_phrase.h"
#include "rules/extraction/qualifiers.h"

namespace whence {
namespace {

// Whether a bracket that opens before the node closes between it and the verb.
bool IsBracketedOff(const SentenceTree& tree, int32_t node, int32_t verb) {
  bool closed = false;
  for (int32_t i = node + 1; i < verb && !closed; ++i) closed = tree[i].form == ")";
  for (int32_t i = node; closed && i >= 0; --i) {
    if (tree[i].form == "(") return true;
    if (tree[i].form == ")") break;
  }
  return false;
}

// The phrase that ends before the link, but for a comma: "She moved to Lund, where", "It was sold to Ann Hale, who". -1
// where none does.
int32_t NounBeforeLink(const SentenceTree& tree, int32_t verb, int32_t link) {
  int32_t noun = link - 1;
  if (noun > 0 && tree[noun].form == ",") --noun;
  if (noun <= verb || !IsNominal(tree[noun]) || IsTime(tree[noun])) return -1;
  while (tree.Head(noun) > verb && tree.Head(noun) < link && IsNominal(tree[tree.Head(noun)])) noun = tree.Head(noun);
  return noun;
}

// Whose relative pronoun the clause's is, where the noun that it hangs on cannot be it: "who" is a person ("48 goals
// and the striker Ann Hale, who retired", "the work of Ann Hale in 1970, who ..."), "which" is none ("an owner of the
// mill, which burned"). -1 where nothing speaks against the noun, or nothing better stands between.
int32_t BetterAntecedent(const SentenceTree& tree, const GrammarWords& words, int32_t noun, int32_t clause) {
  const auto is_link = [&](int32_t i) { return tree[i].xpos == Xpos::kWp || tree[i].xpos == Xpos::kWdt; };
  int32_t link = clause;
  const bool clausal = !IsNominal(tree[noun]);
  while (link > noun && !is_link(link) && !(clausal && tree[link].lemma == "where")) --link;
  if (link <= noun) return -1;
  if (clausal) return tree[link].lemma == "which" ? -1 : NounBeforeLink(tree, noun, link);
  const bool date = IsTime(tree[noun]) || tree[noun].upos == Upos::kNum;
  const bool person = words.person_noun.contains(tree[noun].lemma);
  const auto is_person = [&](int32_t i) { return IsName(tree[i]) && tree[i].type == EntityType::kPerson; };
  if (tree[link].lemma == "which" && person) {
    const int32_t below = tree.Child(noun, {Deprel::kNmod});
    const bool fits = below > noun && below < link && !is_person(below) && !IsTime(tree[below]) &&
                      !words.person_noun.contains(tree[below].lemma);
    return fits ? below : -1;
  }
  if ((tree[link].lemma != "who" && tree[link].lemma != "whom") || person) return -1;
  if (!date && tree[noun].upos != Upos::kNoun) return -1;
  for (int32_t i = link - 1; i > (date ? -1 : noun); --i) {
    if (tree[i].upos == Upos::kVerb || tree[i].form == ";") break;
    if (tree[i].deprel != Deprel::kFlat && is_person(i) && (date || tree.IsUnder(i, noun))) return i;
  }
  // "an author of novels who lives there"
  const std::string_view lemma = tree[noun].lemma;
  const bool animate = lemma.ends_with("er") || lemma.ends_with("or") || lemma.ends_with("ist") ||
                       lemma.ends_with("an") || lemma.ends_with("ant") || lemma.ends_with("ee");
  for (int32_t above = tree.Head(noun); !date && !animate && above >= 0 && IsNominal(tree[above]);
       above = tree.Head(above)) {
    if (words.person_noun.contains(tree[above].lemma)) return above;
  }
  return -1;
}

}  // namespace

int32_t AntecedentOf(const SentenceTree& tree, const GrammarWords& words, int32_t clause) {
  const int32_t noun = tree.Head(clause);
  if (noun < 0) return noun;
  if (const int32_t better = BetterAntecedent(tree, words, noun, clause); better >= 0) return better;
  const int verb = NumberOfVerb(tree, clause);
  const auto fits = [&](int32_t node) {
    const int number = NumberOfNoun(tree[node]);
    return (verb == 0 || number == 0 || verb == number || tree.HasChild(node, {Deprel::kConj})) &&
           !IsBracketedOff(tree, node, clause);
  };
  for (int32_t node = noun, depth = 0; node >= 0 && depth < 4; node = tree.Head(node), ++depth) {
    if (!IsNominal(tree[node])) break;
    if (fits(node)) return node;
  }
  return noun;
}

bool IsRelativeWord(const Token& token) {
  if (token.xpos != Xpos::kWdt && token.xpos != Xpos::kWp && token.xpos != Xpos::kIn && token.xpos != Xpos::kDt)
    return false;
  const std::string word = AsciiLowered(token.form);
  return word == "which" || word == "who" || word == "that" || word == "whom";
}

int32_t RelativeClauseOf(const SentenceTree& tree, int32_t predicate) {
  constexpr int kMostClauses = 8;
  for (int depth = 0; predicate >= 0 && depth < kMostClauses; ++depth, predicate = tree.Head(predicate)) {
    const Deprel relation = tree[predicate].deprel;
    if (relation == Deprel::kAclRelcl) return predicate;
    if (relation != Deprel::kConj && relation != Deprel::kXcomp) return -1;
  }
  return -1;
}

}  // namespace whence
