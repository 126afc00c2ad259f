#include "rules/extraction/noun_phrase.h"

#include <algorithm>
#include <utility>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "rules/extraction/clause.h"

namespace whence {
namespace {

constexpr RelationSet kNeverInPhrase = {Deprel::kParataxis, Deprel::kDiscourse, Deprel::kConj,     Deprel::kCc,
                                        Deprel::kVocative,  Deprel::kList,      Deprel::kAclRelcl, Deprel::kAppos};
constexpr RelationSet kModifiers = {Deprel::kAcl, Deprel::kDep, Deprel::kAdvclRelcl, Deprel::kOrphan};
// What hangs on a predicate noun but belongs to its clause.
constexpr RelationSet kClauseParts = {
    Deprel::kCop,   Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kNsubjOuter,  Deprel::kAux,        Deprel::kAuxPass,
    Deprel::kAdvcl, Deprel::kMark,  Deprel::kCcomp,     Deprel::kCsubj,       Deprel::kExpl,       Deprel::kCsubjPass,
    Deprel::kObl,   Deprel::kXcomp, Deprel::kOblAgent,  Deprel::kOblUnmarked, Deprel::kAdvclRelcl, Deprel::kCsubjOuter};

bool IsBracketOrQuote(std::string_view form) {
  return form == "(" || form == ")" || form == "[" || form == "]" || form == "\"" || form == "``" || form == "''" ||
         form == "“" || form == "”" || form == "'" || form == "‘" || form == "’";
}

std::string_view PartnerOf(std::string_view quote) {
  constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
      {"“", "”"}, {"‘", "’"}, {"``", "''"}, {"[", "]"}, {"(", ")"}};
  for (const auto& [open, close] : kPairs) {
    if (quote == open) return close;
    if (quote == close) return open;
  }
  return quote;
}

// Commas and dashes next to words that were left out go with them.
void DropLoosePunctuation(const SentenceTree& tree, std::vector<int32_t>* tokens) {
  const auto loose = [&](size_t i) {
    const Token& token = tree[(*tokens)[i]];
    if (token.upos != Upos::kPunct) return false;
    const bool first = i == 0;
    const bool last = i + 1 == tokens->size();
    const bool gap_before = first || (*tokens)[i - 1] + 1 != (*tokens)[i];
    const bool gap_after = last || (*tokens)[i + 1] != (*tokens)[i] + 1;
    if (token.xpos == Xpos::kHyph || IsBracketOrQuote(token.form)) return false;
    return gap_before || gap_after;
  };
  for (size_t i = tokens->size(); i-- > 0;) {
    if (loose(i)) tokens->erase(tokens->begin() + static_cast<ptrdiff_t>(i));
  }
}

// "the mayor, town clerks and guards sat": a noun before a comma is no part of a compound behind it, but the first of a
// list.
bool IsListedCompound(const SentenceTree& tree, int32_t node) {
  const Token& token = tree[node];
  if (token.deprel != Deprel::kCompound || token.head < node || node + 1 >= tree.size()) return false;
  return tree[node + 1].form == "," && tree.HasChild(token.head, {Deprel::kConj});
}

}  // namespace

bool IsSplitCompound(const SentenceTree& tree, int32_t node) {
  if (node + 1 >= tree.size() || tree[node].xpos != Xpos::kNn || tree[node + 1].upos != Upos::kNoun) return false;
  const Token& next = tree[node + 1];
  return kSubjectRelations.Has(next.deprel) && tree[node].deprel == next.deprel && tree[node].head == next.head;
}

namespace {

// "standing orders were changed", "standing" hung on the verb: right before a noun, an adjective or participle is its.
void TakeStrayModifiers(const SentenceTree& tree, int32_t head, std::vector<int32_t>* tokens) {
  if (tree[head].upos != Upos::kNoun && tree[head].upos != Upos::kPropn) return;
  while (tokens->front() > 0) {
    const int32_t node = tokens->front() - 1;
    const Token& token = tree[node];
    if (IsSplitCompound(tree, node)) {
      tokens->insert(tokens->begin(), node);
      continue;
    }
    const bool modifier = token.deprel == Deprel::kAmod && token.head > head && tree[token.head].upos == Upos::kVerb &&
                          (token.xpos == Xpos::kJj || token.xpos == Xpos::kVbg || token.xpos == Xpos::kVbn);
    if (!modifier || !tree.Children(node).empty() || tree[tokens->front()].upos == Upos::kDet) return;
    tokens->insert(tokens->begin(), node);
  }
}

size_t CountForm(const SentenceTree& tree, const std::vector<int32_t>& tokens, std::string_view form) {
  return static_cast<size_t>(
      std::count_if(tokens.begin(), tokens.end(), [&](int32_t node) { return tree[node].form == form; }));
}

void TrimPunctuation(const SentenceTree& tree, std::vector<int32_t>* tokens) {
  const auto outer = [&](int32_t node, bool at_front) {
    const Token& token = tree[node];
    if (token.upos == Upos::kCconj && !at_front) return true;
    if (token.upos != Upos::kPunct) return false;
    if (token.form == "(") return !at_front || CountForm(tree, *tokens, ")") == 0;
    if (token.form == ")") return at_front || CountForm(tree, *tokens, "(") == 0;
    // A quote whose partner is inside goes with it: 'the theory was "worked out"'.
    if (IsBracketOrQuote(token.form) && tokens->front() != tokens->back()) {
      const bool both_ends = tree[tokens->front()].upos == Upos::kPunct && tree[tokens->back()].upos == Upos::kPunct;
      const size_t same = CountForm(tree, *tokens, token.form);
      const std::string_view partner = PartnerOf(token.form);
      const bool paired = partner == token.form ? same % 2 == 0 : CountForm(tree, *tokens, partner) == same;
      return !paired || (both_ends && same <= (partner == token.form ? 2 : 1));
    }
    return true;
  };
  while (!tokens->empty() && outer(tokens->back(), false)) tokens->pop_back();
  size_t begin = 0;
  while (begin < tokens->size() && outer((*tokens)[begin], true)) ++begin;
  tokens->erase(tokens->begin(), tokens->begin() + static_cast<ptrdiff_t>(begin));
}

bool IsDefinite(const SentenceTree& tree, int32_t head) {
  for (int32_t child : tree.Children(head)) {
    const Token& token = tree[child];
    if (token.deprel == Deprel::kNmodPoss) return true;
    if (token.deprel != Deprel::kDet) continue;
    const std::string word = AsciiLowered(token.form);
    if (word == "the" || word == "this" || word == "that" || word == "these" || word == "those" || word == "such")
      return true;
  }
  return false;
}

}  // namespace

bool IsDeniedPhrase(const SentenceTree& tree, int32_t node) {
  if (!IsNominal(tree[node]) || IsClausal(tree, node)) return false;
  return std::any_of(tree.Children(node).begin(), tree.Children(node).end(), [&](int32_t child) {
    const bool denies =
        tree[child].deprel == Deprel::kAdvmod && child < node && AsciiLowered(tree[child].form) == "not";
    // What bounds or widens it leaves it said: "not only", "not later than 1920".
    const Token& next = tree[child + 1];
    return denies && next.upos != Upos::kAdv && next.xpos != Xpos::kJjr && next.upos != Upos::kNum;
  });
}

bool IsPartitive(const SentenceTree& tree, int32_t node) {
  const int32_t preposition = tree.Child(node, {Deprel::kCase});
  const int32_t first = tree.Children(node).empty() ? node : tree.Children(node).front();
  return preposition >= 0 && AsciiLowered(tree[preposition].form) == "of" && first < preposition &&
         (tree[first].deprel == Deprel::kNummod || tree[first].upos == Upos::kNum || tree[first].upos == Upos::kDet);
}

bool IsNominal(const Token& token) {
  switch (token.upos) {
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kPron:
    case Upos::kNum:
    case Upos::kSym:
    case Upos::kX:
      return true;
    case Upos::kDet:
      return token.deprel != Deprel::kDet;
    default:
      return token.kind != TokenKind::kWord;
  }
}

bool IsClausal(const SentenceTree& tree, int32_t node) {
  const Token& token = tree[node];
  if (tree.HasChild(node, {Deprel::kCop})) return true;
  if (token.upos == Upos::kVerb) return true;
  return token.upos == Upos::kAux && token.deprel != Deprel::kAux && token.deprel != Deprel::kAuxPass &&
         token.deprel != Deprel::kCop;
}

bool IsWhWord(const Token& token) {
  return token.xpos == Xpos::kWdt || token.xpos == Xpos::kWp || token.xpos == Xpos::kWpPoss || token.xpos == Xpos::kWrb;
}

bool IsBehindComma(const SentenceTree& tree, int32_t node) {
  const int32_t first = tree.Subtree(node).front();
  return tree[first].form == "," || (first > 0 && tree[first - 1].form == ",");
}

namespace {

// "said that it had closed, but records show that it had not": what another says against it is no part of the clause.
bool TurnsAgainst(const SentenceTree& tree, int32_t clause) {
  if (tree[clause].deprel != Deprel::kConj || !IsFiniteTag(tree[clause].xpos)) return false;
  const int32_t link = tree.Child(clause, {Deprel::kCc});
  return link >= 0 && AsciiLowered(tree[link].form) == "but" && tree.HasChild(clause, kSubjectRelations) &&
         tree.HasChild(clause, {Deprel::kCcomp}) && tree.Marker(clause).empty();
}

// Whether a phrase hangs on the noun that stands behind another joined to it, but for what "of" shares between them.
bool IsBehindConjunct(const SentenceTree& tree, int32_t noun, int32_t child) {
  if (tree[child].deprel != Deprel::kNmod || child < noun || tree[noun].upos == Upos::kVerb) return false;
  const int32_t joined = tree.Child(noun, {Deprel::kConj});
  return joined > noun && joined < child && IsNominal(tree[joined]) && tree.Preposition(child) != "of";
}

// "the first woman to climb it", "the only bridge to cross it": it says which one is meant.
bool IsRestrictive(const SentenceTree& tree, int32_t noun, int32_t infinitive) {
  if (tree[infinitive].deprel != Deprel::kAcl || tree[infinitive].xpos != Xpos::kVb || infinitive < noun) return false;
  return std::any_of(tree.Children(noun).begin(), tree.Children(noun).end(), [&](int32_t child) {
    return child < noun && (tree[child].type == EntityType::kOrdinal || tree[child].xpos == Xpos::kJjs ||
                            IsOneOf(AsciiLowered(tree[child].form), {"first", "last", "only"}));
  });
}

}  // namespace

std::vector<int32_t> PhraseTokens(const SentenceTree& tree, int32_t head, PhraseExtent extent, const CutNodes& cut) {
  RelationSet without;
  if (extent != PhraseExtent::kClause) {
    without = kNeverInPhrase.With({Deprel::kCase});
    if (extent == PhraseExtent::kBare) without = without.With(kModifiers);
    if (IsClausal(tree, head) && tree[head].upos != Upos::kVerb) without = without.With(kClauseParts);
  }
  std::vector<int32_t> tokens;
  std::vector<int32_t> stack = {head};
  const int32_t copula = tree.Child(head, {Deprel::kCop});
  const int32_t preposition = tree.Child(head, {Deprel::kCase});
  const bool partitive = IsPartitive(tree, head);
  while (!stack.empty()) {
    const int32_t node = stack.back();
    stack.pop_back();
    tokens.push_back(node);
    for (int32_t child : tree.Children(node)) {
      if (cut[child]) continue;
      // "a writer and bishop in Lund": where the second is one, the first need not be.
      if (node == head && extent != PhraseExtent::kClause && IsBehindConjunct(tree, head, child)) continue;
      const Deprel relation = tree[child].deprel;
      if (extent == PhraseExtent::kClause && TurnsAgainst(tree, child)) continue;
      // A possessive mark belongs to its noun, but not at the phrase's own end: "Chile" of "Chile's withdrawal".
      if (node == head && without.Has(relation) && !(relation == Deprel::kCase && partitive) &&
          !IsRestrictive(tree, head, child)) {
        continue;
      }
      if (extent == PhraseExtent::kBare && relation == Deprel::kAclRelcl) continue;
      if (node == head && IsListedCompound(tree, child)) continue;
      // "both the state and the firm": of one of them, it is no part.
      if (node == head && relation == Deprel::kCcPreconj && extent != PhraseExtent::kClause) continue;
      // "played for Lund, not for Aker"
      if (extent != PhraseExtent::kClause && node == head && relation == Deprel::kNmod && IsDeniedPhrase(tree, child))
        continue;
      if (node == head && relation == Deprel::kAdvmod && IsDeniedPhrase(tree, head) &&
          AsciiLowered(tree[child].form) == "not") {
        continue;
      }
      // Of a predicate noun, adverbs before the copula are the clause's.
      if (node == head && extent != PhraseExtent::kClause && copula >= 0 &&
          (child < copula || (relation == Deprel::kAdvmod && child > head))) {
        continue;
      }
      // "mainly on crayfish": an adverb before the preposition is the clause's.
      if (node == head && extent != PhraseExtent::kClause && relation == Deprel::kAdvmod && child < preposition)
        continue;
      // Participles and infinitives behind a comma tell more of the noun than say which is meant.
      if (node == head && relation == Deprel::kAcl && extent == PhraseExtent::kFull && IsBehindComma(tree, child))
        continue;
      stack.push_back(child);
    }
  }
  std::sort(tokens.begin(), tokens.end());
  TakeStrayModifiers(tree, head, &tokens);
  DropLoosePunctuation(tree, &tokens);
  TrimPunctuation(tree, &tokens);
  if (tokens.empty()) tokens.push_back(head);
  return tokens;
}

namespace {

// "rates of problems (illness, hunger) and debts": what a bracket behind the first noun holds is not joined to it.
bool IsBracketedFrom(const SentenceTree& tree, int32_t first, int32_t node) {
  int open = 0;
  for (int32_t i = first + 1; i < node; ++i) {
    if (tree[i].form == "(" || tree[i].form == "[") ++open;
    if ((tree[i].form == ")" || tree[i].form == "]") && open > 0) --open;
  }
  return open > 0;
}

}  // namespace

std::vector<int32_t> CoordinatedHeads(const SentenceTree& tree, int32_t head) {
  std::vector<int32_t> heads = {head};
  for (size_t i = 0; i < heads.size() && heads.size() < 64; ++i) {
    for (int32_t child : tree.Children(heads[i])) {
      const Token& token = tree[child];
      if (IsListedCompound(tree, child)) heads.push_back(child);
      if (IsBracketedFrom(tree, heads[i], child)) continue;
      if (token.deprel != Deprel::kConj || tree.HasChild(child, kSubjectRelations.With({Deprel::kCop}))) continue;
      const bool same_class = token.upos == tree[head].upos && token.upos != Upos::kVerb && token.upos != Upos::kAux;
      if (same_class || (IsNominal(token) && IsNominal(tree[head]))) heads.push_back(child);
    }
  }
  std::sort(heads.begin() + 1, heads.end());
  return heads;
}

ArgumentKind KindOf(const SentenceTree& tree, int32_t node) {
  const Token& token = tree[node];
  if (IsTime(token)) return ArgumentKind::kDate;
  if (token.kind == TokenKind::kQuantity) return ArgumentKind::kQuantity;
  if (IsName(token)) return ArgumentKind::kName;
  if (token.upos == Upos::kPron || token.upos == Upos::kDet) return ArgumentKind::kPronoun;
  if (token.upos == Upos::kNum || token.upos == Upos::kSym) return ArgumentKind::kQuantity;
  if (token.upos == Upos::kAdj || token.upos == Upos::kAdv) return ArgumentKind::kAdjective;
  if (token.upos == Upos::kVerb || token.upos == Upos::kAux) return ArgumentKind::kClause;
  return ArgumentKind::kNoun;
}

ByteSpan SpanOf(const SentenceTree& tree, const std::vector<int32_t>& tokens) {
  return {tree[tokens.front()].span.begin, tree[tokens.back()].span.end};
}

Argument MakeArgument(const SentenceTree& tree, Role role, int32_t head, const CutNodes& cut) {
  const Token& token = tree[head];
  Argument argument;
  argument.role = role;
  argument.kind = KindOf(tree, head);
  argument.type = token.type;
  argument.head = head;
  const std::vector<int32_t> tokens = PhraseTokens(tree, head, PhraseExtent::kBare, cut);
  argument.span = SpanOf(tree, tokens);
  argument.text = tree.Text(tokens);
  argument.full = tree.Text(PhraseTokens(tree, head, PhraseExtent::kFull, cut));
  argument.lemma = std::string(token.lemma.empty() ? token.form : token.lemma);
  argument.value = token.value;
  argument.definite = IsDefinite(tree, head);
  if (std::holds_alternative<std::monostate>(argument.value)) {
    const int32_t number = tree.Child(head, {Deprel::kNummod});
    // "a 13–0 record" counts nothing.
    const auto is_dash = [&](int32_t node) { return tree[node].form == "-" || tree[node].form == "–"; };
    // "Super Bowl 50" is one of them.
    if (number >= 0 && number < head && !(number + 1 < tree.size() && is_dash(number + 1)))
      argument.value = tree[number].value;
  }
  return argument;
}

namespace {

Argument ClauseArgument(const SentenceTree& tree, int32_t head, const CutNodes& cut) {
  Argument argument;
  argument.role = Role::kComplement;
  argument.kind = ArgumentKind::kClause;
  argument.head = head;
  const std::vector<int32_t> tokens = PhraseTokens(tree, head, PhraseExtent::kClause, cut);
  argument.span = SpanOf(tree, tokens);
  argument.text = tree.Text(tokens);
  argument.full = argument.text;
  argument.lemma = std::string(tree[head].lemma.empty() ? tree[head].form : tree[head].lemma);
  return argument;
}

}  // namespace

Argument MakeClauseArgument(const SentenceTree& tree, int32_t head, const CutNodes& cut) {
  return ClauseArgument(tree, head, cut);
}

Argument MakePredicateArgument(const SentenceTree& tree, int32_t head, const CutNodes& cut) {
  CutNodes outer = cut;
  const int32_t copula = tree.Child(head, {Deprel::kCop});
  for (int32_t child : tree.Children(head)) outer[child] = outer[child] || child <= copula;
  return ClauseArgument(tree, head, outer);
}

}  // namespace whence
