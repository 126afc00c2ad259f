#include "engine/first_asked.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "engine/kept_items.h"
#include "engine/passages/index_words.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// How far a noun may stand behind "first", and what makes it fewer behind the noun and its "of Orva".
constexpr size_t kMostBetween = 5;
constexpr size_t kMostOf = 3;

struct Word {
  std::string lower;
  bool apart = false;  // a comma or the like stands before it
};

std::vector<Word> SplitWords(std::string_view text) {
  std::vector<Word> words;
  bool apart = false, inside = false;
  for (const char c : text) {
    if (IsAsciiAlnum(c) || IsPastAscii(c) || ((c == '-' || c == '\'') && inside)) {
      if (!inside) words.push_back({"", apart});
      words.back().lower += AsciiLower(c);
      inside = true;
      apart = false;
      continue;
    }
    inside = false;
    apart = apart || !(c == ' ' || c == '\n' || c == '\t');
  }
  for (Word& word : words) {
    if (word.lower.ends_with("'s")) word.lower.resize(word.lower.size() - 2);
  }
  return words;
}

// "The first woman mayor", "the first female mayor".
bool AsksForFirstWoman(const Sentence& question) {
  const std::vector<Token>& tokens = question.tokens;
  for (size_t i = 1; i + 1 < tokens.size(); ++i) {
    const std::string word = AsciiLowered(tokens[i].form);
    const bool said = IsIn(WordList::kFemaleNoun, word) && tokens[i + 1].upos == Upos::kNoun;
    if (said && AsciiLowered(tokens[i - 1].form) == "first") return true;
  }
  return false;
}

// "The first woman engineer", "she was the first": not the first of all, whose mother is named.
bool TellsOfFirstWoman(std::string_view sentence) {
  const std::string folded = FoldName(sentence);
  bool she = false;
  std::string_view before;
  for (const absl::string_view piece : absl::StrSplit(ToAbsl(folded), ' ')) {
    const std::string_view word = ToStd(piece);
    if (before == "first" && IsIn(WordList::kFemaleNoun, word)) return true;
    if (word == "first" && she) return true;
    she = she || word == "she";
    before = word;
  }
  return false;
}

}  // namespace

std::optional<FirstAsked> FirstAsked::Read(const Sentence& question) {
  const std::vector<Token>& tokens = question.tokens;
  FirstAsked asked;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const std::string word = AsciiLowered(tokens[i].form);
    const bool wh = IsQuestionWord(word) && asked.words_.size() < 2;  // "in which year", and no "who" of a clause
    for (const Word& one : SplitWords(wh ? "" : word)) asked.words_.insert(one.lower);
    asked.of_women_ = asked.of_women_ || IsIn(WordList::kFemaleNoun, word);
    if (!asked.noun_.empty() || (word != "first" && word != "last")) continue;
    size_t noun = 0;
    for (size_t j = i + 1; j < tokens.size(); ++j) {
      const Upos upos = tokens[j].upos;
      if (upos == Upos::kNoun) noun = j;
      if (upos != Upos::kNoun && (noun > 0 || (upos != Upos::kAdj && upos != Upos::kPropn))) break;
    }
    if (noun == 0) continue;
    asked.rank_ = word;
    asked.noun_ = StemWord(FoldName(tokens[noun].form));
  }
  if (asked.noun_.empty()) return std::nullopt;
  return asked;
}

bool FirstAsked::IsNarrowedIn(std::string_view sentence) const {
  const std::vector<Word> words = SplitWords(sentence);
  const auto is_open = [&](const Word& word) {
    return words_.contains(word.lower) || IsIn(WordList::kFirstOfAll, word.lower);
  };
  const auto narrows_behind = [&](size_t noun) {
    size_t at = noun + 1;
    if (at < words.size() && !words[at].apart && IsIn(WordList::kFewerBehind, words[at].lower)) {
      return !words_.contains(words[at].lower);
    }
    if (at >= words.size() || words[at].apart || !IsOneOf(words[at].lower, {"of", "in", "at"})) return false;
    for (++at; at < words.size() && at <= noun + 1 + kMostOf + 1 && !words[at].apart; ++at) {
      if (IsOneOf(words[at].lower, {"to", "after", "since"})) return !words_.contains(words[at].lower);
    }
    return false;
  };
  bool narrowed = false;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].lower != rank_) continue;
    bool fewer = false;
    for (size_t at = i + 1; at < words.size() && at <= i + kMostBetween && !words[at].apart; ++at) {
      if (StemWord(words[at].lower) == noun_) {
        if (!fewer && !narrows_behind(at)) return false;
        narrowed = true;
        break;
      }
      if (at == i + 1 && !of_women_ && IsIn(WordList::kFemaleNoun, words[at].lower)) narrowed = true;
      fewer = fewer || !is_open(words[at]);
    }
  }
  return narrowed;
}

void KeepFirst(const Sentence& question, Answer& answer) {
  if (answer.status != AnswerStatus::kAnswered) return;
  const std::optional<FirstAsked> asked = FirstAsked::Read(question);
  if (!asked.has_value()) return;
  KeepItems(question, answer, [&](const AnswerItem& item) {
    return item.citations.empty() || std::any_of(item.citations.begin(), item.citations.end(), [&](uint32_t index) {
             return !asked->IsNarrowedIn(answer.citations[index].Shown());
           });
  });
}

void KeepFirstWoman(const Sentence& question, Answer& answer) {
  if (answer.status != AnswerStatus::kAnswered || !AsksForFirstWoman(question)) return;
  KeepItems(question, answer, [&](const AnswerItem& item) {
    return std::any_of(item.citations.begin(), item.citations.end(),
                       [&](uint32_t index) { return TellsOfFirstWoman(answer.citations[index].Shown()); });
  });
}

}  // namespace whence
