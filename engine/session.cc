#include "engine/session.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "graph/base/strings.h"

namespace whence {
namespace {

enum class PronounKind : uint8_t { kNone, kThing, kPerson, kMany };

struct Pronoun {
  PronounKind kind = PronounKind::kNone;
  bool possessive = false;
};

Pronoun Classify(std::string_view form) {
  std::string word(form);
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
  if (word == "it") return {PronounKind::kThing, false};
  if (word == "its") return {PronounKind::kThing, true};
  if (word == "he" || word == "she" || word == "him") return {PronounKind::kPerson, false};
  if (word == "his") return {PronounKind::kPerson, true};
  if (word == "they" || word == "them") return {PronounKind::kMany, false};
  if (word == "their") return {PronounKind::kMany, true};
  return {};
}

bool Agrees(PronounKind kind, const Session::Mention& mention) {
  const bool person = mention.type == EntityType::kPerson;
  switch (kind) {
    case PronounKind::kThing: return !person;
    case PronounKind::kPerson: return person || mention.type == EntityType::kNone;
    case PronounKind::kMany: return !person;
    case PronounKind::kNone: break;
  }
  return false;
}

bool IsNameToken(const Token& token) { return token.kind == TokenKind::kName || token.upos == Upos::kPropn; }

bool IsSubject(const Sentence& sentence, const Token& token) {
  return BaseRelation(token.deprel) == Deprel::kNsubj ||
         (token.head >= 0 && BaseRelation(sentence.tokens[token.head].deprel) == Deprel::kNsubj);
}

}  // namespace

std::string Session::Resolve(const Sentence& question, std::string_view text, std::vector<Repair>* repairs) const {
  std::string resolved;
  size_t copied = 0;
  for (const Token& token : question.tokens) {
    const Pronoun pronoun = Classify(token.form);
    // "its" of "it is": the clitic is a token of its own, so what is left is a true pronoun; "it" that stands for nothing
    // ("is it true that") is an expletive.
    if (pronoun.kind == PronounKind::kNone || token.deprel == Deprel::kExpl) continue;
    const auto antecedent = std::find_if(mentions_.begin(), mentions_.end(),
                                         [&](const Mention& mention) { return Agrees(pronoun.kind, mention); });
    if (antecedent == mentions_.end()) continue;
    // A name in the same question is a better reading than one of the question before, except for the subject.
    resolved += text.substr(copied, token.span.begin - copied);
    resolved += antecedent->text;
    if (pronoun.possessive) resolved += "'s";
    copied = token.span.end;
    repairs->push_back({std::string(token.form), antecedent->text});
  }
  resolved += text.substr(copied);
  return resolved;
}

std::string Session::Instead(std::string_view name) const {
  if (last_name_.empty()) return "";
  const size_t at = last_text_.find(last_name_);
  if (at == std::string::npos) return "";
  return StrCat(std::string_view(last_text_).substr(0, at), name,
                std::string_view(last_text_).substr(at + last_name_.size()));
}

void Session::Note(std::string_view text, const Sentence& question, const Answer& answer) {
  std::vector<Mention> mentions;
  for (const Token& token : question.tokens) {
    if (IsNameToken(token)) {
      mentions.push_back({std::string(token.form), token.type, IsSubject(question, token), false});
    }
  }
  // What "and X?" replaces is the subject, or the only thing that is named.
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.subject > b.subject; });
  if (!mentions.empty()) {
    last_text_ = std::string(text);
    last_name_ = mentions.front().text;
  }
  if (answer.answers.size() == 1 && (answer.answers[0].type == "person" || answer.answers[0].type == "entity" ||
                                     answer.answers[0].type == "organisation")) {
    const EntityType type = answer.answers[0].type == "person" ? EntityType::kPerson : EntityType::kNone;
    mentions.push_back({answer.answers[0].text, type, false, true});
    // A person who was the answer is who "he" means.
    if (type == EntityType::kPerson) std::rotate(mentions.begin(), mentions.end() - 1, mentions.end());
  }
  if (mentions.empty()) return;  // a question without names leaves what was spoken of as it was
  mentions_ = std::move(mentions);
}

}  // namespace whence
