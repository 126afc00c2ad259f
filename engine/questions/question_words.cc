#include "engine/questions/question_words.h"

#include <algorithm>
#include <utility>

#include "corpus/language/ascii.h"

namespace whence {
namespace {

bool IsWordByte(char c) { return IsAsciiAlnum(c) || IsPastAscii(c); }
bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The length of an apostrophe at s[0], typed or typeset; 0 if there is none.
size_t ApostropheAt(std::string_view s) {
  if (s.starts_with("'")) return 1;
  return s.starts_with("\u2019") || s.starts_with("\u2018") ? 3 : 0;
}

constexpr std::pair<std::string_view, std::string_view> kNegations[] = {
    {"isn", "is"},   {"aren", "are"}, {"wasn", "was"},   {"weren", "were"}, {"doesn", "does"},   {"don", "do"},
    {"didn", "did"}, {"hasn", "has"}, {"haven", "have"}, {"hadn", "had"},   {"couldn", "could"},
};

bool TakesIs(std::string_view word) {
  constexpr std::string_view kWords[] = {"who", "what",  "where", "when", "how", "which",
                                         "it",  "there", "that",  "he",   "she"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// "who's" is "who is"; "Peru's" keeps its mark of the possessive.
std::string_view ReadS(const std::vector<QuestionWord>& words, size_t begin) {
  const bool joined = !words.empty() && words.back().end == begin;
  return joined && TakesIs(words.back().text) ? "is" : "'s";
}

// The end of the word that begins at `begin`: letters and digits, with the marks inside numbers.
size_t EndOfWord(std::string_view question, size_t begin) {
  size_t i = begin;
  while (i < question.size()) {
    const bool mark = (question[i] == '.' || question[i] == ',') && i > begin && IsAsciiDigit(question[i - 1]) &&
                      i + 1 < question.size() && IsAsciiDigit(question[i + 1]);
    if ((!IsWordByte(question[i]) && !mark) || ApostropheAt(question.substr(i)) > 0) break;
    ++i;
  }
  return i;
}

// Cuts what follows an apostrophe, undoing contractions; returns how far it read, 0 for a mere quotation mark.
size_t CutApostrophe(std::string_view question, size_t begin, std::vector<QuestionWord>& words) {
  const size_t size = ApostropheAt(question.substr(begin));
  const std::string_view rest = question.substr(begin + size);
  const bool letter_alone = !rest.empty() && (rest.size() < 2 || !IsWordByte(rest[1]));
  const auto end = static_cast<uint32_t>(begin + size + 1);
  if (letter_alone && (rest[0] == 's' || rest[0] == 'S')) {
    words.push_back({std::string(ReadS(words, begin)), static_cast<uint32_t>(begin), end, false});
    return end;
  }
  const bool joined = !words.empty() && words.back().end == begin;
  if (letter_alone && joined && (rest[0] == 't' || rest[0] == 'T')) {
    for (const auto& [from, to] : kNegations) {
      if (words.back().text == from) words.back().text = to;
    }
    words.push_back({"not", static_cast<uint32_t>(begin), end, false});
    return end;
  }
  // "the actors' films".
  if (!joined || !words.back().text.ends_with("s")) return 0;
  words.push_back({"'s", static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + size), false});
  return begin + size;
}

}  // namespace

std::vector<QuestionWord> CutQuestion(std::string_view question, bool* complete) {
  std::vector<QuestionWord> words;
  *complete = true;
  bool glued = false;
  for (size_t i = 0; i < question.size();) {
    if (words.size() >= kMaxQuestionWords) {
      *complete = false;
      break;
    }
    const char c = question[i];
    if (IsBlank(c)) {
      glued = false;
      ++i;
      continue;
    }
    if (c == '_' || c == '-') {
      // "co-starred" is two words to the grammar, "Jean-Luc" one to everybody.
      glued = !words.empty() && words.back().end == i && words.back().text != "co";
      ++i;
      continue;
    }
    if (const size_t mark = ApostropheAt(question.substr(i)); mark > 0) {
      const size_t end = CutApostrophe(question, i, words);
      i = end > 0 ? end : i + mark;
      continue;
    }
    const size_t end = IsWordByte(c) ? EndOfWord(question, i) : i + 1;
    std::string text = AsciiLowered(question.substr(i, end - i));
    const bool joined_is = text == "whats" || text == "whos" || text == "wheres";
    if (joined_is) text.pop_back();
    words.push_back({std::move(text), static_cast<uint32_t>(i), static_cast<uint32_t>(end), glued});
    if (joined_is) words.push_back({"is", static_cast<uint32_t>(i), static_cast<uint32_t>(end), false});
    glued = false;
    i = end;
  }
  while (!words.empty() && words.back().text.size() == 1 &&
         std::string_view("?.!,;:\"").find(words.back().text[0]) != std::string_view::npos) {
    words.pop_back();
  }
  return words;
}

}  // namespace whence
