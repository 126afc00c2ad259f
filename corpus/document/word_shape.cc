#include "corpus/document/word_shape.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "corpus/document/utf8.h"
#include "corpus/language/ascii.h"

namespace whence {
namespace {

constexpr std::array<std::string_view, 50> kFunctionWords = {
    "a",    "about", "after", "against", "among", "an",   "and",  "are", "as",    "at",   "before", "between", "but",
    "by",   "de",    "do",    "du",      "for",   "from", "if",   "in",  "into",  "is",   "it",     "its",     "la",
    "nor",  "of",    "off",   "on",      "onto",  "or",   "over", "per", "since", "than", "that",   "the",     "their",
    "this", "to",    "under", "until",   "up",    "upon", "via",  "vs",  "which", "with", "without"};

// With "we" and "you", which stand in sentences alone.
constexpr std::array<std::string_view, 73> kFiniteVerbs = {
    "are",     "aren't",  "became", "began", "bought",  "broke",  "brought", "came",    "can",     "chose", "could",
    "did",     "didn't",  "do",     "does",  "doesn't", "don't",  "drew",    "drove",   "fell",    "flew",  "fought",
    "gave",    "got",     "grew",   "had",   "has",     "hasn't", "have",    "haven't", "is",      "isn't", "it's",
    "joined",  "knew",    "left",   "may",   "met",     "might",  "must",    "ran",     "remains", "rose",  "said",
    "sang",    "sank",    "saw",    "says",  "shall",   "should", "signed",  "spoke",   "stated",  "stood", "that's",
    "there's", "they're", "told",   "took",  "want",    "was",    "wasn't",  "we",      "went",    "were",  "weren't",
    "will",    "won",     "won't",  "would", "wrote",   "you",    "you'll"};

template <size_t n>
bool Contains(const std::array<std::string_view, n>& words, std::string_view core) {
  const std::string lower = AsciiLowered(core);
  return std::find(words.begin(), words.end(), std::string_view(lower)) != words.end();
}

bool IsInnerByte(char c) { return IsAsciiAlnum(c) || IsPastAscii(c); }

// Dashes, quotes and bullets outside ASCII count as punctuation at a word's ends.
bool IsPunctuation(std::string_view text, size_t at) {
  if (static_cast<uint8_t>(text[at]) < 0x80) return !IsInnerByte(text[at]);
  return u_ispunct(static_cast<UChar32>(DecodeUtf8(text, at)));
}

std::string_view Core(std::string_view word) {
  size_t begin = 0;
  while (begin < word.size() && IsPunctuation(word, begin)) begin += Utf8Length(word, begin);
  size_t end = word.size();
  while (end > begin) {
    size_t last = end - 1;
    while (last > begin && (static_cast<uint8_t>(word[last]) & 0xC0) == 0x80) --last;
    if (!IsPunctuation(word, last)) break;
    end = last;
  }
  return word.substr(begin, end - begin);
}

}  // namespace

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return AsciiLower(x) == AsciiLower(y); });
}

bool EqualsOne(std::span<const std::string_view> words, std::string_view word) {
  return std::any_of(words.begin(), words.end(),
                     [word](std::string_view one) { return EqualsIgnoringCase(one, word); });
}

bool StartsWithCapital(std::string_view text) {
  return !text.empty() && u_isupper(static_cast<UChar32>(DecodeUtf8(text, 0)));
}

bool StartsLower(std::string_view text) {
  return !text.empty() && u_islower(static_cast<UChar32>(DecodeUtf8(text, 0)));
}

std::vector<ByteSpan> SplitAtBlanks(std::string_view line, size_t limit) {
  std::vector<ByteSpan> words;
  const auto blank_length = [line](size_t at) -> size_t {
    const char c = line[at];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return 1;
    return line.substr(at, 2) == "\u00A0" ? 2 : 0;
  };
  for (size_t at = 0; at < line.size() && words.size() < limit;) {
    if (const size_t blank = blank_length(at); blank > 0) {
      at += blank;
      continue;
    }
    const size_t begin = at;
    while (at < line.size() && blank_length(at) == 0) ++at;
    words.push_back({begin, at});
  }
  return words;
}

std::vector<ShapeWord> SplitShapeWords(std::string_view line, size_t limit) {
  std::vector<ShapeWord> words;
  for (const ByteSpan span : SplitAtBlanks(line, limit)) {
    ShapeWord word;
    word.text = line.substr(span.begin, span.size());
    word.core = Core(word.text.substr(0, 256));
    word.digit = !word.core.empty() && IsAsciiDigit(word.core[0]);
    word.capital = word.digit || StartsWithCapital(word.core);
    words.push_back(word);
  }
  return words;
}

bool IsFunctionWord(std::string_view core) { return Contains(kFunctionWords, core); }

bool IsFiniteVerb(std::string_view core) { return Contains(kFiniteVerbs, core); }

bool HasFiniteVerb(const std::vector<ShapeWord>& words) {
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view core = words[i].core;
    if (words[i].capital) continue;
    if (IsFiniteVerb(core)) return true;
    const bool past = core.size() > 4 && core.substr(core.size() - 2) == "ed";
    if (past && i > 0 && words[i - 1].capital && !words[i - 1].digit && i + 1 < words.size()) return true;
  }
  return false;
}

double CapitalShare(const std::vector<ShapeWord>& words) {
  size_t content = 0;
  size_t capital = 0;
  for (const ShapeWord& word : words) {
    if (word.core.empty() || (!word.capital && IsFunctionWord(word.core))) continue;
    ++content;
    capital += word.capital;
  }
  return content == 0 ? 0 : static_cast<double>(capital) / static_cast<double>(content);
}

bool EndsSentence(std::string_view text) {
  while (!text.empty()) {
    const char last = text.back();
    if (last == '.' || last == '!' || last == '?') return true;
    if (text.size() >= 3 && text.substr(text.size() - 3) == "\u2026") return true;
    if (text.size() >= 3 && (text.substr(text.size() - 3) == "\u201D" || text.substr(text.size() - 3) == "\u2019")) {
      text.remove_suffix(3);
    } else if (last == '"' || last == '\'' || last == ')' || last == ']') {
      text.remove_suffix(1);
    } else {
      return false;
    }
  }
  return false;
}

}  // namespace whence
