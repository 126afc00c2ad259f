#include "engine/dialogue/paraphrases.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "engine/answer_parts.h"
#include "graph/base/strings.h"
#include "re2/re2.h"

namespace whence {
namespace {

constexpr std::string_view kPossessive = "'s";
constexpr size_t kMostKeywords = 8;

// Whether the words are no sentence: "irmen dam height", "opening hours sunday".
bool AreKeywords(const std::vector<std::string>& words) {
  return words.size() <= kMostKeywords && std::none_of(words.begin(), words.end(), [](const std::string& word) {
           return IsOneOf(
               AsciiLowered(word),
               {"who",  "whom", "whose",  "what",  "which", "when", "where", "why",  "how",  "is",      "are",
                "was",  "were", "do",     "does",  "did",   "has",  "have",  "had",  "can",  "could",   "will",
                "must", "may",  "should", "would", "might", "list", "name",  "give", "tell", "describe"});
         });
}

// The question asked about the topic, where it names nothing itself: "who is the chair?", "revenue 2021", "do you take
// cash?".
void AskOfTopic(std::string_view question, std::string_view topic, bool keywords, std::vector<OtherWords>& out) {
  static const RE2* const be = new RE2(
      R"((?i)^((?:what|who|which|how much) (?:is|was|are|were) the ((?:[a-z]+[ -]?){1,4}?))( (?:in|on|for) [0-9a-z ]*[0-9]{4})?$)");
  static const RE2* const nouns =
      new RE2(R"((?i)^(?:the )?((?:[a-z]+[ -]?){1,4}?)(?: (?:in )?((?:1[0-9]|20)[0-9]{2}))?$)");
  static const RE2* const you = new RE2(R"((?i)^(do|can|will|are) you ([a-z].*)$)");
  static const RE2* const won = new RE2(R"((?i)^who won( in [0-9a-z ]*[0-9]{4})$)");
  const re2::StringPiece text(question.data(), question.size());
  std::string lead, noun, time;
  if (RE2::FullMatch(text, *won, &time)) out.push_back({StrCat("Who was the winner of ", topic, time, "?"), true});
  if (RE2::FullMatch(text, *be, &lead, &noun, &time)) {
    if (noun.find(" of ") == std::string::npos) out.push_back({StrCat(lead, " of ", topic, time, "?"), true});
  } else if (RE2::FullMatch(text, *you, &lead, &noun)) {
    const std::string verb = AsciiLowered(lead);
    out.push_back({StrCat(verb == "do" ? "Does" : verb == "are" ? "Is" : lead, " ", topic, " ", noun, "?"), true});
  } else if (keywords && RE2::FullMatch(text, *nouns, &noun, &time)) {
    noun[0] = AsciiLower(noun[0]);
    out.push_back({StrCat("What is the ", noun, " of ", topic, time.empty() ? "" : " in ", time, "?"), true});
  }
}

OtherWords::Form FormOf(std::string_view yield) {
  using Form = OtherWords::Form;
  return yield == "deny"     ? Form::kOpposite
         : yield == "held"   ? Form::kHeld
         : yield == "holder" ? Form::kHolder
         : yield == "named"  ? Form::kNamed
         : yield == "narrow" ? Form::kNarrower
                             : Form::kSame;
}

// What the rules make of the words; of keywords alone where that is wanted.
void AskByRules(const RuleSet& rules, const std::vector<std::string>& words, bool keywords, bool of_topic,
                std::vector<OtherWords>& out) {
  std::vector<MatchItem> items;
  for (const std::string& word : words) items.push_back({AsciiLowered(word), {}, ""});
  for (const RuleMatch& match : rules.Match(items)) {
    const bool of_keywords = match.rule->name.starts_with("keywords");
    if ((of_keywords && !keywords) || (of_topic && !of_keywords)) continue;
    std::vector<std::string> parts;
    for (const TermExpression& part : match.rule->yield.arguments) {
      if (part.kind != TermExpression::Kind::kSlot) {
        parts.push_back(part.text);
        continue;
      }
      const auto slot = match.slots.find(part.text);
      if (slot == match.slots.end()) continue;
      parts.insert(parts.end(), words.begin() + static_cast<ptrdiff_t>(slot->second.begin),
                   words.begin() + static_cast<ptrdiff_t>(slot->second.end));
    }
    std::string paraphrase;
    for (const std::string& part : parts) {
      // "the" stands once.
      if (IsArticle(AsciiLowered(part)) && paraphrase.ends_with(" the")) continue;
      paraphrase += StrCat(paraphrase.empty() || part == kPossessive ? "" : " ", part);
    }
    out.push_back({StrCat(paraphrase, "?"), of_topic, FormOf(match.rule->yield.text)});
  }
}

}  // namespace

void TurnRound(Answer& answer) {
  for (AnswerItem& item : answer.answers) {
    if (!item.truth.has_value()) continue;
    const bool yes = *item.truth;
    SetTruth(!yes, item);
    const std::string_view said = yes ? "Yes" : "No";
    if (answer.text.starts_with(said)) {
      std::string_view rest = std::string_view(answer.text).substr(said.size());
      if (rest.starts_with(",")) rest.remove_prefix(1);
      answer.text = StrCat(yes ? "No" : "Yes", rest.empty() || rest[0] != ' ' || rest[1] == '[' ? "" : ":", rest);
    }
  }
}

std::vector<OtherWords> Paraphrase(const RuleSet& rules, std::string_view question, std::string_view topic) {
  while (!question.empty() && (question.back() == '?' || question.back() == ' ')) question.remove_suffix(1);
  // "Name the mayor." ends with a full stop, "born in the U.S." with an abbreviation.
  const size_t last = question.rfind(' ') + 1;  // 0 where it is the only word
  if (question.ends_with('.') && question.find('.', last) + 1 == question.size()) question.remove_suffix(1);
  // "Lund's" is two words, as rules write it.
  std::vector<std::string> words;
  for (const absl::string_view word : absl::StrSplit(ToAbsl(question), ' ', absl::SkipEmpty())) {
    const size_t mark = word.size() > kPossessive.size() && ToStd(word).ends_with(kPossessive)
                            ? word.size() - kPossessive.size()
                            : word.size();
    words.emplace_back(word.substr(0, mark));
    if (mark < word.size()) words.emplace_back(word.substr(mark));
  }
  std::vector<OtherWords> paraphrases;
  const bool keywords = AreKeywords(words);
  AskByRules(rules, words, keywords, false, paraphrases);
  const bool named =
      std::any_of(question.begin() + std::min<ptrdiff_t>(1, std::ssize(question)), question.end(), IsAsciiUpper);
  const bool initials =
      named && !words.empty() && std::all_of(words.begin() + 1, words.end(), [](const std::string& word) {
        return word == AsciiLowered(word) || std::none_of(word.begin(), word.end(), IsAsciiLower);
      });
  if (topic.empty() || words.empty() || (named && !initials)) return paraphrases;
  AskOfTopic(question, topic, keywords, paraphrases);
  if (!keywords) return paraphrases;
  // "birthplace": as if whom the only document is about stood before it.
  std::vector<std::string> full = absl::StrSplit(ToAbsl(topic), ' ', absl::SkipEmpty());
  const bool now = IsOneOf(AsciiLowered(words.front()), {"the", "current", "present"}) && words.size() > 1;
  full.insert(full.end(), words.begin() + (now ? 1 : 0), words.end());
  AskByRules(rules, full, true, true, paraphrases);
  return paraphrases;
}

}  // namespace whence
