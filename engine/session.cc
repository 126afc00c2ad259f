#include "engine/session.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "absl/strings/str_join.h"
#include "engine/dialogue/follow_up.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

enum class PronounKind : uint8_t { kNone, kThing, kPerson, kMany, kPlace };

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
  if (word == "there") return {PronounKind::kPlace, false};
  return {};
}

bool Agrees(PronounKind kind, const Session::Mention& mention) {
  const bool person = mention.type == EntityType::kPerson;
  switch (kind) {
    case PronounKind::kThing:
      return !person && !mention.many;
    case PronounKind::kPerson:
      return (person || mention.type == EntityType::kNone || mention.type == EntityType::kOther) && !mention.many;
    case PronounKind::kMany:
      return !person || mention.many;
    case PronounKind::kPlace:
      return mention.type == EntityType::kPlace || mention.type == EntityType::kCountry;
    case PronounKind::kNone:
      break;
  }
  return false;
}

bool IsNameToken(const Token& token) { return token.kind == TokenKind::kName || token.upos == Upos::kPropn; }

bool IsSubject(const Sentence& sentence, const Token& token) {
  return BaseRelation(token.deprel) == Deprel::kNsubj ||
         (token.head >= 0 && BaseRelation(sentence.tokens[token.head].deprel) == Deprel::kNsubj);
}

}  // namespace

std::vector<Session::Reading> Session::Resolve(const Sentence& question, std::string_view text) const {
  struct Place {
    ByteSpan span;
    std::string form;
    Pronoun pronoun;
  };
  std::vector<Place> places;
  for (size_t i = 0; i < question.tokens.size(); ++i) {
    const Token& token = question.tokens[i];
    const Pronoun pronoun = Classify(token.form);
    // "it" that stands for nothing ("is it true that") is an expletive, as is "there" of "are there".
    if (pronoun.kind == PronounKind::kNone || token.deprel == Deprel::kExpl || token.xpos == Xpos::kEx) continue;
    // "her book" has an owner, "saw her" an object.
    places.push_back({token.span, std::string(token.form), pronoun});
    if (token.form == "her" || token.form == "Her") places.back().pronoun.possessive = token.xpos == Xpos::kPrpPoss;
  }
  std::vector<Reading> readings;
  std::vector<std::string> tried;
  for (const Mention& first : mentions_) {
    if (readings.size() >= kMostReadings || places.empty()) break;
    if (!Agrees(places[0].pronoun.kind, first)) continue;
    if (std::find(tried.begin(), tried.end(), first.text) != tried.end()) continue;
    tried.push_back(first.text);
    Reading reading;
    size_t copied = 0;
    for (const Place& place : places) {
      // All pronouns of one kind mean the same.
      const auto other = std::find_if(mentions_.begin(), mentions_.end(),
                                      [&](const Mention& mention) { return Agrees(place.pronoun.kind, mention); });
      const bool same = place.pronoun.kind == places[0].pronoun.kind;
      if (!same && other == mentions_.end()) continue;
      const Mention& antecedent = same ? first : *other;
      const bool in_place = place.pronoun.kind == PronounKind::kPlace;
      reading.text += StrCat(text.substr(copied, place.span.begin - copied), in_place ? "in " : "", antecedent.text,
                             place.pronoun.possessive ? "'s" : "");
      copied = place.span.end;
      reading.repairs.push_back({place.form, antecedent.text});
    }
    reading.text += text.substr(copied);
    readings.push_back(std::move(reading));
  }
  if (readings.empty()) readings.push_back({std::string(text), {}});
  return readings;
}

std::string Session::Complete(const Sentence& question) const {
  return CompleteFollowUp(SpokenQuestion(question), last_, last_answer_).value_or("");
}

std::string Session::Instead(std::string_view name) const {
  if (last_name_.empty()) return "";
  const size_t at = last_text_.find(last_name_);
  if (at == std::string::npos) return "";
  return StrCat(std::string_view(last_text_).substr(0, at), name,
                std::string_view(last_text_).substr(at + last_name_.size()));
}

std::vector<Session::Reading> Session::ResolveTo(const std::string& topic, const Sentence& question,
                                                 std::string_view text) {
  Session session;
  bool asked = false, named = false;
  for (const Token& token : question.tokens) {
    named = named || IsNameToken(token);
    asked = asked || (Classify(token.form).kind != PronounKind::kNone && IsSubject(question, token));
  }
  if (asked && !named) session.mentions_.push_back({topic, EntityType::kNone, false, false});
  return session.Resolve(question, text);
}

void Session::Note(std::string_view text, const Sentence& question, const Answer& answer) {
  std::vector<Mention> mentions;
  for (const Token& token : question.tokens) {
    if (IsNameToken(token)) {
      // "Peru's": the name is what comes before.
      std::string_view name = token.form;
      for (const std::string_view ending : {"'s", "’s", "'"}) {
        if (name.ends_with(ending)) name.remove_suffix(ending.size());
      }
      mentions.push_back({std::string(name), token.type, IsSubject(question, token), false});
    }
  }
  // What "and X?" replaces is the subject, or the only thing that is named.
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.subject > b.subject; });
  if (!mentions.empty()) {
    last_text_ = std::string(text);
    last_name_ = mentions.front().text;
  }
  last_ = SpokenQuestion(question);
  last_answer_.clear();
  const auto names = [](const AnswerItem& item) {
    return item.type == "person" || item.type == "entity" || item.type == "organisation" || item.type == "country" ||
           item.type == "place";
  };
  if (answer.status == AnswerStatus::kAnswered && answer.answers.size() == 1) {
    const AnswerItem& item = answer.answers[0];
    if (item.type != "bool" && item.type != "date" && item.type != "number") last_answer_ = item.text;
    if (names(item)) {
      const EntityType type = item.type == "person"                            ? EntityType::kPerson
                              : item.type == "place" || item.type == "country" ? EntityType::kPlace
                                                                               : EntityType::kNone;
      mentions.push_back({item.text, type, false, false});
      // A person who was the answer is who "he" means.
      if (type == EntityType::kPerson) std::rotate(mentions.begin(), mentions.end() - 1, mentions.end());
    }
  } else if (answer.status == AnswerStatus::kAnswered && answer.answers.size() > 1 &&
             std::all_of(answer.answers.begin(), answer.answers.end(), names)) {
    // "they" are who the list names.
    std::vector<std::string> all;
    for (const AnswerItem& item : answer.answers) all.push_back(item.text);
    const std::string last = std::move(all.back());
    all.pop_back();
    mentions.insert(mentions.begin(),
                    {StrCat(absl::StrJoin(all, ", "), " and ", last), EntityType::kNone, false, true});
  }
  if (mentions.empty()) return;  // a question without names leaves what was spoken of as it was
  // What was spoken of before stays in mind, behind.
  for (Mention& mention : mentions_) {
    const bool known =
        std::any_of(mentions.begin(), mentions.end(), [&](const Mention& other) { return other.text == mention.text; });
    if (!known && mentions.size() < kMostMentions) mentions.push_back(std::move(mention));
  }
  mentions_ = std::move(mentions);
}

}  // namespace whence
