#include "engine/dialogue/spoken_question.h"

#include <algorithm>
#include <string_view>

#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "corpus/language/token_class.h"

namespace whence {
namespace {

bool IsFinalMark(const Token& token) { return token.form == "?" || token.form == "." || token.form == "!"; }

// The head of the main clause's subject; -1 for none.
int32_t SubjectOf(const Sentence& sentence) {
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    if (BaseRelation(token.deprel) != Deprel::kNsubj || token.head < 0) continue;
    if (sentence.tokens[static_cast<size_t>(token.head)].head < 0) return static_cast<int32_t>(i);
  }
  return -1;
}

bool IsBelow(const Sentence& sentence, int32_t token, int32_t above) {
  for (size_t steps = 0; token >= 0 && steps <= sentence.tokens.size(); ++steps) {
    if (token == above) return true;
    token = sentence.tokens[static_cast<size_t>(token)].head;
  }
  return false;
}

}  // namespace

bool IsAskingWord(const SpokenWord& word) { return IsQuestionWord(word.lower); }

bool IsAuxiliaryForm(const SpokenWord& word) {
  return IsOneOf(word.lower, {"is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could",
                              "will", "would", "may", "might", "should", "must"});
}

SpokenQuestion::SpokenQuestion(const Sentence& question) {
  const int32_t subject = SubjectOf(question);
  for (size_t i = 0; i < question.tokens.size(); ++i) {
    const Token& token = question.tokens[i];
    if (i + 1 == question.tokens.size() && IsFinalMark(token)) break;
    SpokenWord word;
    word.form = std::string(token.form);
    word.lower = AsciiLowered(token.form);
    word.lemma = std::string(token.lemma);
    word.upos = token.upos;
    word.xpos = token.xpos;
    word.type = token.kind == TokenKind::kDate ? EntityType::kDate : token.type;
    word.name = IsName(token);
    word.glued = i > 0 && question.tokens[i - 1].span.end == token.span.begin;
    word.of_subject = subject >= 0 && IsBelow(question, static_cast<int32_t>(i), subject);
    words_.push_back(std::move(word));
  }
}

std::string SpokenQuestion::Text(size_t begin, size_t end) const {
  std::string text;
  for (size_t i = begin; i < end && i < words_.size(); ++i) {
    if (!text.empty() && !words_[i].glued) text += ' ';
    text += words_[i].form;
  }
  return text;
}

std::optional<SpokenQuestion::Shape> SpokenQuestion::ReadShape() const {
  if (size() < 2) return std::nullopt;
  Shape shape;
  size_t at = words_[0].upos == Upos::kAdp && IsAskingWord(words_[1]) ? 1 : 0;
  if (IsAskingWord(words_[at])) {
    const std::string_view asking = words_[at].lower;
    shape.asks_argument = at == 0 && !IsOneOf(asking, {"when", "where", "why", "how"});
    ++at;
    // "which former member", "how long": up to the first verb.
    while (at < size() && !IsAuxiliaryForm(words_[at]) && words_[at].upos != Upos::kVerb) ++at;
    if (asking == "how" && at > 1 && words_[1].lower == "many" && words_[2].lower != "times")
      shape.asks_argument = true;
    shape.asking_end = at;
  } else if (!IsAuxiliaryForm(words_[0])) {
    return std::nullopt;
  }
  if (at >= size()) return std::nullopt;
  shape.auxiliary = size();
  if (!IsAuxiliaryForm(words_[at])) {
    // "who signed it"
    if (!shape.asks_argument) return std::nullopt;
    shape.asks_subject = true;
    shape.rest = at;
    return shape;
  }
  shape.auxiliary = at++;
  size_t end = at;
  while (end < size() && words_[end].of_subject) ++end;
  if (end == at && end < size() && shape.asks_argument) {
    // "who was appointed", "which countries have signed it": a verb follows, and nobody else is named before it.
    const bool verb = words_[at].upos == Upos::kVerb || words_[at].upos == Upos::kAdv;
    shape.asks_subject = verb;
    if (!verb) return std::nullopt;
  }
  if (end == at && !shape.asks_subject) {
    // The tree gives no subject here: one noun phrase.
    while (end < size() && words_[end].upos != Upos::kVerb && words_[end].upos != Upos::kAdp) ++end;
    if (end == at) return std::nullopt;
  }
  shape.rest = end;
  return shape;
}

}  // namespace whence
