#include "engine/session.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "corpus/language/token_class.h"
#include "engine/answer_parts.h"
#include "engine/coreference/gender.h"
#include "engine/dialogue/follow_up.h"
#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

enum class PronounKind : uint8_t { kNone, kThing, kPerson, kMany, kPlace };

struct Pronoun {
  PronounKind kind = PronounKind::kNone;
  bool possessive = false;
  Gender gender = Gender::kUnknown;
};

Pronoun Classify(std::string_view form) {
  std::string word(form);
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
  if (word == "it") return {PronounKind::kThing, false};
  if (word == "its") return {PronounKind::kThing, true};
  if (word == "he" || word == "him") return {PronounKind::kPerson, false, Gender::kMale};
  if (word == "she" || word == "her") return {PronounKind::kPerson, false, Gender::kFemale};
  if (word == "his") return {PronounKind::kPerson, true, Gender::kMale};
  if (word == "they" || word == "them") return {PronounKind::kMany, false};
  if (word == "their") return {PronounKind::kMany, true};
  if (word == "there") return {PronounKind::kPlace, false};
  return {};
}

// What the first word of a name tells, "Mrs." or "Ann".
Gender GenderOf(const Session::Mention& mention) {
  if (mention.described) return Gender::kUnknown;
  std::string_view first = std::string_view(mention.text).substr(0, mention.text.find(' '));
  const Gender titled = GenderOfNoun(first);
  return titled != Gender::kUnknown ? titled : GenderOfGivenName(first);
}

bool IsVessel(const Session::Mention& mention) {
  return mention.described && IsIn(WordList::kVessel, AsciiLowered(mention.text.substr(mention.text.rfind(' ') + 1)));
}

// How well a mention fits: 0 not at all, else the lower the better.
int Fit(const Pronoun& pronoun, const Session::Mention& mention) {
  const PronounKind kind = pronoun.kind;
  const bool person = mention.type == EntityType::kPerson || mention.answers_who;
  const bool place = mention.type == EntityType::kPlace || mention.type == EntityType::kCountry;
  const bool open = mention.type == EntityType::kNone || mention.type == EntityType::kOther;
  switch (kind) {
    case PronounKind::kThing:
      if (mention.type == EntityType::kPerson || mention.many) return 0;
      return mention.answers_who ? 2 : 1;
    case PronounKind::kPerson:
      if (pronoun.gender == Gender::kFemale && IsVessel(mention)) return 2;
      if (const Gender gender = GenderOf(mention); gender != Gender::kUnknown && gender != pronoun.gender) return 0;
      if (mention.many || !(person || open) || (mention.described && !mention.somebody)) return 0;
      return person ? 1 : mention.topic || (mention.subject && !mention.described) ? 2 : 3;
    case PronounKind::kMany:
      // What is only named beside, and things that something was done to, come behind who did it and the page's
      // subject: "Did the band play ballads at the fair? Where did they play?"
      if (mention.many) return mention.described && !mention.subject ? 3 : 1;
      if (mention.type == EntityType::kPerson || place || (mention.described && !mention.group)) return 0;
      return mention.subject || mention.object || mention.topic ? 2 : 3;
    case PronounKind::kPlace:
      return place ? 1 : mention.described || mention.many || !open || mention.answers_who ? 0 : 2;
    case PronounKind::kNone:
      break;
  }
  return 0;
}

bool NamesEntity(const Token& token) { return IsName(token) && token.type != EntityType::kDate; }

bool IsSubject(const Sentence& sentence, const Token& token) {
  return BaseRelation(token.deprel) == Deprel::kNsubj ||
         (token.head >= 0 && BaseRelation(sentence.tokens[token.head].deprel) == Deprel::kNsubj);
}

// What a described thing is called in a question: "the pool", "otters", "the flood of 1926". Empty for what no later
// question can mean by a pronoun: what is asked for, what is only counted or named beside, times.
std::string Description(const Sentence& sentence, size_t head) {
  const std::vector<Token>& tokens = sentence.tokens;
  const auto of_head = [&](size_t i) { return tokens[i].head == static_cast<int32_t>(head); };
  if (tokens[head].upos != Upos::kNoun || tokens[head].deprel == Deprel::kCompound) return "";
  if (tokens[head].type == EntityType::kDate || tokens[head].type == EntityType::kDuration) return "";
  size_t begin = head;
  while (begin > 0 && of_head(begin - 1) && tokens[begin - 1].upos != Upos::kAdp &&
         tokens[begin - 1].upos != Upos::kAux && tokens[begin - 1].upos != Upos::kPunct) {
    --begin;
  }
  const bool plural = tokens[head].xpos == Xpos::kNns;
  const std::string first = AsciiLowered(tokens[begin].form);
  // "how many residents": those are who "they" are.
  const bool counted = plural && head >= 2 && AsciiLowered(tokens[begin].form) == "many";
  for (size_t i = begin; i <= head && !counted; ++i) {
    if (IsOneOf(AsciiLowered(tokens[i].form), {"who", "what", "which", "whose", "how", "many", "much"})) return "";
  }
  if (IsOneOf(first, {"its", "his", "her", "their", "my", "our", "your"})) return "";
  if (IsOneOf(first,
              {"any", "some", "no", "other", "this", "that", "these", "those", "such", "all", "more", "every"})) {
    return "";
  }
  if (!plural && !IsArticle(first)) return "";
  size_t end = head + 1;
  // "of" says which one it is.
  if (end + 1 < tokens.size() && tokens[end].form == "of" && tokens[head].upos == Upos::kNoun) {
    size_t last = end + 1;
    while (last + 1 < tokens.size() && (tokens[last].upos == Upos::kDet || tokens[last].upos == Upos::kAdj)) ++last;
    if (tokens[last].upos == Upos::kNoun || NamesEntity(tokens[last]) || tokens[last].type == EntityType::kDate)
      end = last + 1;
  }
  std::string text(first == "a" || first == "an" || counted ? "the" : std::string(tokens[begin].form));
  for (size_t i = begin + 1; i < end; ++i) {
    const bool glued = tokens[i - 1].span.end == tokens[i].span.begin;
    text += StrCat(glued ? "" : " ", tokens[i].form);
  }
  text[0] = begin == 0 ? static_cast<char>(std::tolower(static_cast<unsigned char>(text[0]))) : text[0];
  return text;
}

// What a question speaks of: what it asks about comes before what is only named beside it.
std::vector<Session::Mention> MentionsIn(const Sentence& question) {
  std::vector<Session::Mention> mentions;
  for (size_t i = 0; i < question.tokens.size(); ++i) {
    const Token& token = question.tokens[i];
    Session::Mention mention;
    mention.type = token.type;
    mention.subject = IsSubject(question, token);
    mention.object = BaseRelation(token.deprel) == Deprel::kObj;
    if (NamesEntity(token)) {
      // "Peru's": the name is what comes before.
      std::string_view name = token.form;
      for (const std::string_view ending : {"'s", "’s", "'"}) {
        if (name.ends_with(ending)) name.remove_suffix(ending.size());
      }
      while (!name.empty() && (name.front() == ',' || name.front() == ' ')) name.remove_prefix(1);
      mention.text = std::string(name);
    } else {
      mention.text = Description(question, i);
      if (mention.text.empty()) continue;
      mention.described = true;
      mention.group = IsIn(WordList::kOrganisation, AsciiLowered(token.lemma)) ||
                      IsIn(WordList::kBusiness, AsciiLowered(token.lemma));
      mention.somebody = IsIn(WordList::kPersonNoun, AsciiLowered(token.lemma));
      mention.type = EntityType::kNone;
      mention.many = token.xpos == Xpos::kNns;
    }
    mentions.push_back(std::move(mention));
  }
  const auto rank = [](const Session::Mention& mention) { return mention.subject ? 0 : mention.object ? 1 : 2; };
  std::stable_sort(mentions.begin(), mentions.end(),
                   [&](const Session::Mention& a, const Session::Mention& b) { return rank(a) < rank(b); });
  return mentions;
}

// Adds what the answer names: "he" is the person who was the answer, "they" are who its list names.
void AddAnswered(const Answer& answer, bool who, std::vector<Session::Mention>& mentions) {
  if (answer.status != AnswerStatus::kAnswered || answer.answers.empty()) return;
  if (!std::all_of(answer.answers.begin(), answer.answers.end(), [](const AnswerItem& item) {
        return IsOneOf(item.type, {"person", "entity", "organisation", "country", "place"});
      })) {
    return;
  }
  if (answer.answers.size() == 1) {
    const AnswerItem& item = answer.answers[0];
    const EntityType type = item.type == "person"                            ? EntityType::kPerson
                            : item.type == "place" || item.type == "country" ? EntityType::kPlace
                                                                             : EntityType::kNone;
    mentions.push_back({.text = item.text, .type = type, .answers_who = who});
    if (type == EntityType::kPerson) std::rotate(mentions.begin(), mentions.end() - 1, mentions.end());
    return;
  }
  std::vector<std::string> all;
  for (const AnswerItem& item : answer.answers) all.push_back(item.text);
  mentions.insert(mentions.begin(), {.text = Joined(all), .many = true});
}

}  // namespace

std::vector<Session::Reading> Session::Resolve(const Sentence& question, std::string_view text,
                                               const std::string& topic) const {
  struct Place {
    ByteSpan span;
    std::string form;
    Pronoun pronoun;
  };
  std::vector<Place> places;
  for (const Token& token : question.tokens) {
    const Pronoun pronoun = Classify(token.form);
    // "it" that stands for nothing ("is it true that") is an expletive, as is "there" of "are there".
    if (pronoun.kind == PronounKind::kNone || token.deprel == Deprel::kExpl || token.xpos == Xpos::kEx) continue;
    // "her book" has an owner, "saw her" an object.
    places.push_back({token.span, std::string(token.form), pronoun});
    if (token.form == "her" || token.form == "Her") places.back().pronoun.possessive = token.xpos == Xpos::kPrpPoss;
  }
  std::vector<Reading> readings;
  std::vector<std::string> tried;
  if (places.empty()) return {{std::string(text), {}}};
  Mention page;
  page.text = topic;
  page.topic = true;
  // All that fits best, then what fits less well; of equals the one that was more prominent.
  const auto fitting = [&](const Pronoun& kind) {
    std::vector<const Mention*> fits;
    for (const Mention& mention : mentions_) {
      if (Fit(kind, mention) > 0) fits.push_back(&mention);
    }
    if (!topic.empty() && !mentions_.empty() && Fit(kind, page) > 0) fits.push_back(&page);
    std::stable_sort(fits.begin(), fits.end(),
                     [&](const Mention* a, const Mention* b) { return Fit(kind, *a) < Fit(kind, *b); });
    return fits;
  };
  for (const Mention* first : fitting(places[0].pronoun)) {
    if (readings.size() >= kMostReadings) break;
    if (std::find(tried.begin(), tried.end(), first->text) != tried.end()) continue;
    tried.push_back(first->text);
    Reading reading;
    size_t copied = 0;
    for (const Place& place : places) {
      // All pronouns of one kind mean the same.
      const bool same =
          place.pronoun.kind == places[0].pronoun.kind && place.pronoun.gender == places[0].pronoun.gender;
      const std::vector<const Mention*> others = same ? std::vector<const Mention*>{first} : fitting(place.pronoun);
      if (others.empty()) continue;
      const Mention& antecedent = *others.front();
      const bool in_place = place.pronoun.kind == PronounKind::kPlace;
      const std::string_view owner = antecedent.text.ends_with('s') && antecedent.many ? "'" : "'s";
      reading.text += StrCat(text.substr(copied, place.span.begin - copied), in_place ? "in " : "", antecedent.text,
                             place.pronoun.possessive ? owner : "");
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
  return CompleteFollowUp(SpokenQuestion(question), last_, {last_answer_, last_date_}).value_or("");
}

std::string Session::Instead(const Sentence& question) const {
  return AskInstead(SpokenQuestion(question), last_).value_or("");
}

std::vector<Session::Reading> Session::ResolveTo(const std::string& topic, const Sentence& question,
                                                 std::string_view text) {
  Session session;
  bool asked = false, named = false;
  // "who built it" asks of the topic as "what is it" does, where nothing else is named or described as the subject.
  // Neither several nor somebody are "it": "what do the herders call it", "the first woman to climb it".
  const bool thing = std::any_of(question.tokens.begin(), question.tokens.end(), [](const Token& token) {
    const std::string form = AsciiLowered(token.form);
    return form == "it" || form == "its";
  });
  const bool open = std::none_of(question.tokens.begin(), question.tokens.end(), [&](const Token& token) {
    if (NamesEntity(token)) return true;
    const bool subject = token.upos == Upos::kNoun && BaseRelation(token.deprel) == Deprel::kNsubj;
    return subject && !(thing && (token.xpos == Xpos::kNns || IsPersonNoun(AsciiLowered(token.lemma))));
  });
  for (const Token& token : question.tokens) {
    // "did she work for the Board": the name behind is another's.
    named = named || (!asked && NamesEntity(token));
    asked = asked || (Classify(token.form).kind != PronounKind::kNone && (open || IsSubject(question, token)));
  }
  if (asked && !named) session.mentions_.push_back({.text = topic});
  std::vector<Reading> readings = session.Resolve(question, text);
  // "her mother" may stand in the source as it is.
  if (!readings[0].repairs.empty()) readings.push_back({std::string(text), {}});
  return readings;
}

void Session::Note(const Sentence& question, const Answer& answer) {
  std::vector<Mention> mentions = MentionsIn(question);
  last_ = SpokenQuestion(question);
  last_answer_.clear();
  last_date_.clear();
  if (answer.status == AnswerStatus::kAnswered && answer.answers.size() == 1) {
    const AnswerItem& item = answer.answers[0];
    if (!item.truth.has_value() && item.type != "date" && item.type != "number") last_answer_ = item.text;
    if (item.type == "date") last_date_ = item.text;
  }
  AddAnswered(answer, !last_.empty() && IsOneOf(last_[0].lower, {"who", "whom"}), mentions);
  if (mentions.empty()) return;  // a question that names nothing leaves what was spoken of as it was
  // What was spoken of before stays in mind, behind.
  for (Mention& mention : mentions_) {
    const bool known =
        std::any_of(mentions.begin(), mentions.end(), [&](const Mention& other) { return other.text == mention.text; });
    if (!known && mentions.size() < kMostMentions) mentions.push_back(std::move(mention));
  }
  mentions_ = std::move(mentions);
}

}  // namespace whence
