#include "rules/extraction/qualifiers.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "corpus/language/token_class.h"
#include "graph/base/strings.h"
#include "rules/extraction/clause.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

FrameQualifier Make(const SentenceTree& tree, QualifierKind kind, int32_t node, std::string_view preposition,
                    PhraseExtent extent, const CutNodes& cut) {
  FrameQualifier qualifier;
  qualifier.kind = kind;
  qualifier.head = node;
  const std::vector<int32_t> tokens = PhraseTokens(tree, node, extent, cut);
  qualifier.span = SpanOf(tree, tokens);
  qualifier.text = tree.Text(tokens);
  qualifier.preposition = std::string(preposition);
  qualifier.value = tree[node].value;
  if (std::holds_alternative<std::monostate>(qualifier.value)) {
    for (int32_t child : tree.Children(node)) {
      const Token& token = tree[child];
      if (token.deprel == Deprel::kCase || std::holds_alternative<std::monostate>(token.value)) continue;
      if (kind == QualifierKind::kTime && std::holds_alternative<Quantity>(token.value)) continue;
      qualifier.value = token.value;
      break;
    }
  }
  return qualifier;
}

// "year" of "5 years", whether the words are one token or two; "" when no unit of time is counted.
bool CountsTime(const SentenceTree& tree, const GrammarWords& words, int32_t node) {
  const Token& token = tree[node];
  if (token.type == EntityType::kDuration) return true;
  if (const auto* quantity = std::get_if<Quantity>(&token.value)) return words.time_noun.contains(quantity->unit);
  if (!IsIn(WordList::kTimeUnit, token.lemma) && !IsIn(WordList::kLooseTimeUnit, token.lemma)) return false;
  return token.xpos == Xpos::kNns || tree.HasChild(node, {Deprel::kNummod}) || tree.HasChild(node, {Deprel::kDet});
}

bool HasWord(const SentenceTree& tree, int32_t node, std::initializer_list<std::string_view> forms) {
  for (int32_t child : tree.Children(node)) {
    const std::string form = AsciiLowered(tree[child].form);
    if (std::find(forms.begin(), forms.end(), form) != forms.end()) return true;
  }
  return false;
}

bool IsTimePreposition(std::string_view preposition) {
  constexpr std::string_view kPrepositions[] = {
      "",           "in",     "on",     "at",       "by",        "from",    "to",     "since",   "until",
      "till",       "before", "after",  "during",   "around",    "about",   "circa",  "between", "through",
      "throughout", "over",   "within", "prior to", "following", "towards", "toward", "as of",   "up to",
      "as",         "into",   "near",   "past",     "for",       "upon"};
  return std::find(std::begin(kPrepositions), std::end(kPrepositions), preposition) != std::end(kPrepositions);
}

// "in protest against the tax": against what, wherever the tree hangs it.
void AddTarget(const SentenceTree& tree, int32_t node, FrameQualifier& cause) {
  if (node + 1 >= tree.size() || cause.span.end != tree[node].span.end) return;
  const std::string preposition = AsciiLowered(tree[node + 1].form);
  if (preposition != "against" && preposition != "at" && preposition != "over" && preposition != "for" &&
      preposition != "with") {
    return;
  }
  const int32_t target = tree.Head(node + 1);
  if (target <= node + 1) return;
  const std::vector<int32_t> tokens = tree.Subtree(target);
  if (tokens.front() != node + 1) return;
  cause.text = StrCat(cause.text, " ", tree.Text(tokens));
  cause.span.end = tree[tokens.back()].span.end;
}

// "twice a year": the stretch belongs to the number, wherever the tree hangs it.
void AddPer(const SentenceTree& tree, const GrammarWords& words, int32_t node, FrameQualifier& frequency) {
  if (node + 2 >= tree.size() || frequency.span.end != tree[node].span.end) return;
  const std::string per = AsciiLowered(tree[node + 1].form);
  const Token& stretch = tree[node + 2];
  if (!IsPer(per) || !words.time_noun.contains(AsciiLowered(stretch.lemma))) return;
  frequency.text = StrCat(frequency.text, " ", per, " ", stretch.form);
  frequency.span.end = stretch.span.end;
}

}  // namespace

bool IsLinkingPhrase(const SentenceTree& tree, const GrammarWords& words, int32_t node) {
  const std::string preposition = tree.Preposition(node);
  if (preposition.empty() || !words.linking_phrase.contains(StrCat(preposition, " ", tree[node].lemma))) return false;
  // "for the good of the town"
  if (preposition == "for" && tree.HasChild(node, {Deprel::kDet})) return false;
  // "in the hand of the king", "in these particular words"
  const bool open = preposition != "as" && tree.HasChild(node, {Deprel::kNmodPoss, Deprel::kAclRelcl, Deprel::kNummod});
  return !open && !(preposition == "as" && tree.HasChild(node, {Deprel::kNmod}));
}

std::optional<FrameQualifier> ClassifyOblique(const SentenceTree& tree, const GrammarWords& words, int32_t node,
                                              std::string_view preposition, const CutNodes& cut) {
  const Token& token = tree[node];
  const auto make = [&](QualifierKind kind) { return Make(tree, kind, node, preposition, PhraseExtent::kFull, cut); };
  if (IsTime(token)) return IsTimePreposition(preposition) ? std::optional(make(QualifierKind::kTime)) : std::nullopt;
  if (words.occasion_noun.contains(token.lemma) || token.type == EntityType::kOrdinal) {
    for (int32_t child : tree.Children(node)) {
      if (tree[child].type == EntityType::kOrdinal || words.ordinal_noun.contains(tree[child].lemma)) {
        FrameQualifier qualifier = make(QualifierKind::kOrdinal);
        if (!std::holds_alternative<std::monostate>(tree[child].value)) qualifier.value = tree[child].value;
        return qualifier;
      }
    }
  }
  if (words.time_noun.contains(token.lemma) && HasWord(tree, node, {"every", "each", "per"})) {
    return make(QualifierKind::kFrequency);
  }
  if (CountsTime(tree, words, node)) {
    const bool span = preposition == "for" || preposition == "over" || preposition == "within" ||
                      preposition == "throughout" || preposition == "during" || preposition.empty();
    if (HasWord(tree, node,
                {"ago", "later", "earlier", "before", "after", "last", "next", "this", "that", "previous", "following",
                 "same"})) {
      return make(QualifierKind::kTime);
    }
    if (span) return make(QualifierKind::kDuration);
    return IsTimePreposition(preposition) ? std::optional(make(QualifierKind::kTime)) : std::nullopt;
  }
  // "for a period of 84 hours"
  const int32_t counted = tree.Child(node, {Deprel::kNmod});
  if (preposition == "for" && counted > node && words.time_noun.contains(token.lemma) &&
      CountsTime(tree, words, counted)) {
    return make(QualifierKind::kDuration);
  }
  // "in terms of gold" is no term of office.
  const bool terms = token.form == "terms";
  // "Tight end Ann Lee threw it": without a preposition, that is no time.
  const bool bare = preposition.empty() && words.part_of_time.contains(token.lemma);
  if (!terms && !bare && words.time_noun.contains(AsciiLowered(token.lemma)) && preposition != "of" &&
      preposition != "to" && IsTimePreposition(preposition)) {
    return make(QualifierKind::kTime);
  }
  if (token.type == EntityType::kMoney || token.type == EntityType::kPercent ||
      (token.kind == TokenKind::kQuantity && (preposition == "by" || preposition == "for" || preposition.empty()))) {
    return make(QualifierKind::kAmount);
  }
  const bool result = preposition == "as" && words.linking_phrase.contains(StrCat(preposition, " ", token.lemma));
  if (result || (words.cause_preposition.contains(preposition) && preposition != "out of"))
    return make(QualifierKind::kCause);
  if (preposition == "over" && words.cause_noun.contains(token.lemma)) return make(QualifierKind::kCause);
  if (preposition == "in" && words.protest_noun.contains(token.lemma)) {
    FrameQualifier cause = make(QualifierKind::kCause);
    AddTarget(tree, node, cause);
    return cause;
  }
  if (words.place_preposition.contains(preposition) && preposition != "into" && preposition != "from") {
    const bool place = token.type == EntityType::kCountry || token.type == EntityType::kPlace ||
                       (words.place_noun.contains(token.lemma) && token.upos == Upos::kNoun);
    const bool name = token.type == EntityType::kNone && IsName(token) &&
                      (preposition == "in" || preposition == "at" || preposition == "near");
    if (place || name) return make(QualifierKind::kPlace);
  }
  if (preposition == "without" || preposition == "despite" || preposition == "in spite of") {
    return make(QualifierKind::kManner);
  }
  return std::nullopt;
}

std::optional<FrameQualifier> ClassifyAdverb(const SentenceTree& tree, const GrammarWords& words, int32_t node,
                                             const CutNodes& cut) {
  const Token& token = tree[node];
  const std::string word = AsciiLowered(token.form);
  if (IsWhWord(token) || words.negation.contains(word)) return std::nullopt;
  const auto make = [&](QualifierKind kind) { return Make(tree, kind, node, {}, PhraseExtent::kFull, cut); };
  if (IsTime(token) || words.time_adverb.contains(word)) return make(QualifierKind::kTime);
  if (words.frequency.contains(word)) {
    FrameQualifier frequency = make(QualifierKind::kFrequency);
    AddPer(tree, words, node, frequency);
    return frequency;
  }
  if (words.place_adverb.contains(word)) return make(QualifierKind::kPlace);
  if (words.attitude_adverb.contains(word)) return std::nullopt;
  if (words.doubt_adverb.contains(word) || words.hearsay_adverb.contains(word)) return std::nullopt;
  if (token.type == EntityType::kOrdinal) return make(QualifierKind::kOrdinal);
  if (word.size() > 4 && word.ends_with("ly")) return make(QualifierKind::kManner);
  return std::nullopt;
}

std::optional<FrameQualifier> ClassifySubclause(const SentenceTree& tree, const GrammarWords& words, int32_t node,
                                                const CutNodes& cut) {
  const std::string marker = tree.Marker(node);
  CutNodes without_marker = cut;
  for (int32_t child : tree.Children(node)) {
    if (tree[child].deprel != Deprel::kMark || marker == "to") continue;
    without_marker[child] = true;
    // "shortly after he arrived"
    for (int32_t before : tree.Children(node)) {
      if (before < child && tree[before].deprel == Deprel::kAdvmod) without_marker[before] = true;
    }
  }
  const auto make = [&](QualifierKind kind) {
    return Make(tree, kind, node, marker == "to" ? std::string_view() : std::string_view(marker), PhraseExtent::kClause,
                without_marker);
  };
  if (words.condition.contains(marker)) return std::nullopt;
  if (marker == "to" || marker == "in order to" || marker == "so as to" || marker == "so that" ||
      marker == "in order") {
    return make(QualifierKind::kPurpose);
  }
  if (marker == "because" || marker == "given" || marker == "due to") return make(QualifierKind::kCause);
  // "While the plain is dry, the hills are green" sets against, "while travelling" tells when.
  const int32_t main = tree.Head(node);
  const bool apart = node < main || IsBehindComma(tree, node);
  if (marker == "while" && apart && tree[node].xpos != Xpos::kVbg && IsFinite(tree, node)) return std::nullopt;
  // "while his deputy Ann Lee": the clause has lost its verb.
  if (marker == "while" && IsNominal(tree[node]) && !IsClausal(tree, node)) return std::nullopt;
  if (words.time_link.contains(marker) && marker != "as") return make(QualifierKind::kTime);
  for (int32_t child : tree.Children(node)) {
    if (tree[child].xpos == Xpos::kWrb && AsciiLowered(tree[child].form) == "when") return make(QualifierKind::kTime);
  }
  if (marker == "by") return make(QualifierKind::kManner);
  return std::nullopt;
}

std::optional<FrameQualifier> FrequencyOfNoun(const SentenceTree& tree, const GrammarWords& words, int32_t noun) {
  for (int32_t child : tree.Children(noun)) {
    const Token& token = tree[child];
    if (token.deprel != Deprel::kAmod || !words.frequency.contains(token.lemma)) continue;
    FrameQualifier qualifier;
    qualifier.kind = QualifierKind::kFrequency;
    qualifier.head = child;
    qualifier.span = token.span;
    qualifier.text = std::string(token.form);
    return qualifier;
  }
  return std::nullopt;
}

}  // namespace whence
