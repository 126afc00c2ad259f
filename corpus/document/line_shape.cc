#include "corpus/document/line_shape.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/document/utf8.h"
#include "corpus/document/word_shape.h"
#include "corpus/language/ascii.h"
#include "graph/base/strings.h"
#include "re2/re2.h"

namespace whence {
namespace {

constexpr size_t kNone = std::string_view::npos;
constexpr size_t kLongestHeading = 120;  // bytes
constexpr size_t kLongestCaption = 240;
constexpr size_t kLongestKey = 80;
constexpr size_t kKeyWords = 9;
constexpr size_t kShortKeyWords = 4;

// "1994", "1994-1999", "May 1992", "15 May", "2/14/2021": a date as a key makes a timeline, not a property.
bool IsDateLike(std::string_view text) {
  static const RE2 kDate(
      "(?i)(?:(?:c\\.|circa|since|from|until|in|by)? ?)?(?:\\d{1,2}(?:st|nd|rd|th)? )?"
      "(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?,? ?)?(?:\\d{1,2}, ?)?(?:\\d{1,4}s?)?"
      "(?: ?[-/\u2013\u2014] ?.{0,20}\\d{1,4}| ?[-\u2013\u2014] ?(?:present|now|today)?)?");
  return text.find_first_of("0123456789") != kNone && RE2::FullMatch(text, kDate);
}

// Whether the text before a colon can be the name of a property: a short noun phrase.
bool IsKeyText(std::string_view key) {
  if (key.empty() || key.size() > kLongestKey || IsDateLike(key)) return false;
  if (key.find_first_of("?;|<>{}") != kNone || key.find(". ") != kNone) return false;
  // "Lund Castle (Danish: ...)": the colon stands inside brackets of a sentence.
  if (std::count(key.begin(), key.end(), '(') != std::count(key.begin(), key.end(), ')')) return false;
  // "A sequel, *Tides: Ebb*, was ...": so it does inside a title.
  if (std::count(key.begin(), key.end(), '*') % 2 != 0 || std::count(key.begin(), key.end(), '"') % 2 != 0)
    return false;
  const std::vector<ShapeWord> words = SplitShapeWords(key, kKeyWords + 1);
  if (words.empty() || words.size() > kKeyWords) return false;
  const bool verb = std::any_of(words.begin(), words.end(),
                                [](const ShapeWord& word) { return !word.capital && IsFiniteVerb(word.core); });
  if (verb) return false;
  static constexpr std::array<std::string_view, 26> kSentenceStarts = {
      "this", "that",    "these", "those",     "it", "he",   "she",   "they", "we",          "i",  "you", "but", "and",
      "so",   "however", "thus",  "therefore", "if", "when", "while", "as",   "for example", "in", "on",  "at",  "to"};
  const std::string first = AsciiLowered(words[0].core);
  if (std::find(kSentenceStarts.begin(), kSentenceStarts.end(), std::string_view(first)) != kSentenceStarts.end()) {
    return false;
  }
  // A note to the reader, or a question's mark.
  static constexpr std::array<std::string_view, 12> kAsides = {"q",   "a",       "question", "answer", "ps",     "nb",
                                                               "tip", "warning", "example",  "e.g",    "update", "i.e"};
  if (words.size() == 1 && std::find(kAsides.begin(), kAsides.end(), std::string_view(first)) != kAsides.end()) {
    return false;
  }
  return IsAsciiAlnum(key[0]) || IsPastAscii(key[0]) || key[0] == '(';
}

// Whether a label inside a value is a further key rather than prose with a colon.
bool IsInnerKey(std::string_view key, std::string_view outer) {
  if (EqualsIgnoringCase(key, outer)) return true;
  const std::vector<ShapeWord> words = SplitShapeWords(key, 5);
  if (words.size() > 3 || words.empty() || !StartsLower(key)) return false;
  return IsKeyText(key) &&
         std::none_of(words.begin(), words.end(), [](const ShapeWord& word) { return IsFunctionWord(word.core); });
}

// "A sequel, Tides: Ebb, was announced": a verb behind the first comma makes a sentence of it all.
bool GoesOnAsSentence(std::string_view value) {
  static const RE2 kVerb("[^,.;:]{1,40}, (?:was|were|is|are|has|had|came|became|won)\\b.*");
  return RE2::FullMatch(re2::StringPiece(value.data(), value.size()), kVerb);
}

// The next ": " (or a colon at the end) from `from`, within the length of a key.
size_t FindColon(std::string_view line, size_t from) {
  for (size_t at = line.find(':', from); at != kNone && at - from <= kLongestKey; at = line.find(':', at + 1)) {
    // "**Price:** 12" has its colon inside the emphasis.
    const size_t next = std::min(line.find_first_not_of('*', at + 1), line.size());
    if (next == line.size() || line[next] == ' ' || line[next] == '\t') return at;
  }
  return kNone;
}

ByteSpan Trim(std::string_view line, size_t begin, size_t end) {
  while (begin < end && (line[begin] == ' ' || line[begin] == '\t' || line[begin] == '*')) ++begin;
  while (end > begin && (line[end - 1] == ' ' || line[end - 1] == '\t' || line[end - 1] == '*')) --end;
  return {begin, end};
}

}  // namespace

std::optional<ListMark> FindListMark(std::string_view line) {
  const auto with_space = [line](size_t length) -> std::optional<uint32_t> {
    if (length >= line.size() || (line[length] != ' ' && line[length] != '\t')) return std::nullopt;
    const size_t text = line.find_first_not_of(" \t", length);
    if (text == kNone) return std::nullopt;
    return static_cast<uint32_t>(text);
  };
  if (line.empty()) return std::nullopt;
  if (line[0] == '-' || line[0] == '*' || line[0] == '+') {
    if (const auto text = with_space(1)) return ListMark{*text, false};
    return std::nullopt;
  }
  for (const std::string_view bullet : {"\u2022", "\u25E6", "\u25AA", "\u2023", "\u00B7", "\u25CF", "\u2013"}) {
    if (line.substr(0, bullet.size()) != bullet) continue;
    if (const auto text = with_space(bullet.size())) return ListMark{*text, false};
    return std::nullopt;
  }
  size_t at = line[0] == '(' ? 1 : 0;
  const size_t begin = at;
  while (at < line.size() && at - begin < 3 && IsAsciiDigit(line[at])) ++at;
  if (at == begin && at < line.size() && IsAsciiLower(line[at])) ++at;
  if (at == begin || at >= line.size()) return std::nullopt;
  const bool letter = IsAsciiLetter(line[begin]);
  if (!letter && begin == 0 && line.substr(at, 3) == " . ") ++at;  // tokenised text
  const bool closed = line[at] == ')' || (line[at] == '.' && begin == 0 && !letter);
  if (!closed) return std::nullopt;
  if (const auto text = with_space(at + 1)) return ListMark{*text, true};
  return std::nullopt;
}

std::optional<KeyLine> FindKey(std::string_view line) {
  size_t colon = FindColon(line, 0);
  if (colon == kNone) return std::nullopt;
  ByteSpan key = Trim(line, 0, colon);
  const auto text = [line](ByteSpan span) { return line.substr(span.begin, span.size()); };
  if (!IsKeyText(text(key))) return std::nullopt;
  KeyLine result;
  result.keys.push_back(key);
  size_t at = colon + 1;
  for (colon = FindColon(line, at); colon != kNone && colon + 1 < line.size(); colon = FindColon(line, at)) {
    const ByteSpan inner = Trim(line, at, colon);
    if (!IsInnerKey(text(inner), text(result.keys.back()))) break;
    if (!EqualsIgnoringCase(text(inner), text(result.keys.back()))) result.keys.push_back(inner);
    at = colon + 1;
  }
  result.value = Trim(line, at, line.size());
  // "Ann Lee married twice: in 1920 she married ..., and ..." is a sentence to its end.
  if (HasFiniteVerb(SplitShapeWords(text(key), kKeyWords)) && EndsSentence(text(result.value))) return std::nullopt;
  if (GoesOnAsSentence(text(result.value))) return std::nullopt;
  // "Four looms stand in the hall: the Ash, the Elm. They were ...": no long key has sentences for its value.
  static const RE2 kSentences(R"([a-z)\]][.!?]["”')\]]? +\p{Lu})");
  const std::string_view value = text(result.value);
  if (SplitShapeWords(text(key), kKeyWords).size() > kShortKeyWords &&
      RE2::PartialMatch(re2::StringPiece(value.data(), value.size()), kSentences)) {
    return std::nullopt;
  }
  return result;
}

std::optional<MarkedHeading> FindMarkdownHeading(std::string_view line) {
  const size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6 || level == line.size() || (line[level] != ' ' && line[level] != '\t')) {
    return std::nullopt;
  }
  size_t end = line.size();
  while (end > level && line[end - 1] == '#') --end;
  if (end < line.size() && line[end - 1] != ' ') end = line.size();  // "C#" keeps its mark
  const ByteSpan text = Trim(line, level, end);
  if (text.empty()) return std::nullopt;
  return MarkedHeading{static_cast<int>(level), text};
}

char UnderlineMark(std::string_view line) {
  if (line.size() < 3 || (line[0] != '=' && line[0] != '-' && line[0] != '~')) return 0;
  return line.find_first_not_of(line[0]) == kNone ? line[0] : 0;
}

bool LooksLikeHeading(std::string_view line, bool strict) {
  if (line.empty() || line.size() > kLongestHeading) return false;
  const std::vector<ShapeWord> words = SplitShapeWords(line, 16);
  if (words.empty() || words.size() > 15 || !words[0].capital || HasFiniteVerb(words)) return false;
  const char last = line.back();
  if (last == '.') {
    // Tokenised text writes "Early life ." for a heading.
    if (words.size() > 9 || words.back().text != ".") return false;
  } else if (last == ',' || last == ';' || last == ':' || last == '!' || last == '?' || last == '-') {
    return false;
  }
  if (IsFunctionWord(words.back().core)) return false;
  const bool any_letter =
      std::any_of(line.begin(), line.end(), [](char c) { return IsAsciiLetter(c) || IsPastAscii(c); });
  if (!any_letter) return false;
  if (!strict) return words.size() <= 6 || CapitalShare(words) >= 0.3;
  return words.size() <= 3 || (words.size() <= 10 && CapitalShare(words) >= 0.8);
}

int HeadingNumberDepth(std::string_view line) {
  static const RE2 kNumbered("(\\d{1,2}(?:\\.\\d{1,2}){0,4})\\.?\\s+[^\\s\\d].*");
  static const RE2 kNamed("(?:Article|Chapter|Section|Part|Annex|Appendix|Title)\\s+(?:\\d{1,3}|[IVXLC]+|[A-Z])\\b.*");
  static const RE2 kRoman("[IVXL]{1,6}\\.\\s+\\S.*");
  if (line.size() > kLongestHeading) return 0;
  re2::StringPiece number;
  if (RE2::FullMatch(line, kNumbered, &number)) {
    return 1 + static_cast<int>(std::count(number.begin(), number.end(), '.'));
  }
  return RE2::FullMatch(line, kNamed) || RE2::FullMatch(line, kRoman) ? 1 : 0;
}

bool LooksLikeQuestion(std::string_view line) {
  if (line.size() > kLongestCaption || line.empty() || line.back() != '?') return false;
  const std::vector<ShapeWord> words = SplitShapeWords(line, 32);
  if (words.size() < 2 || words.size() > 30) return false;
  if (!words[0].capital && !StartsWithCapital(words[0].core)) return false;
  // One sentence alone: no other sentence ends inside the line.
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    const char last = words[i].text.back();
    const bool number = i == 0 && words[i].digit;
    if ((last == '.' && words[i].core.size() > 3 && !number) || last == '?' || last == '!') return false;
  }
  return true;
}

bool LooksLikeCaption(std::string_view line) {
  if (line.size() > kLongestCaption) return false;
  static const RE2 kNumbered("(?i)(?:table|figure|list|box|chart)\\s+\\d+\\b.*");
  static const RE2 kAnnounces(
      "(?i).*\\b(?:(?:table|list|chart|figure|box|overview)\\b.*\\b(?:below|following|gives?|shows?|lists?|details?|"
      "contains?|summari[sz]es|provides?|presents?)|(?:following|below|gives?|shows?)\\b.*\\b(?:table|list|chart)|"
      "as follows|(?:are|is) (?:listed|given|shown|summari[sz]ed) (?:below|in the))\\b.*");
  if (RE2::FullMatch(line, kNumbered)) return true;
  const std::vector<ShapeWord> words = SplitShapeWords(line, 41);
  if (words.size() > 40) return false;
  return line.back() == ':' || (words.size() <= 25 && RE2::FullMatch(line, kAnnounces));
}

bool LooksLikeLinkRow(std::string_view line) {
  if (line.size() > 400 || EndsSentence(line)) return false;
  static constexpr std::array<std::string_view, 8> kSeparators = {"|",      ">",      "\u00B7", "\u2022",
                                                                  "\u00BB", "\u203A", "\u2192", "/"};
  for (const std::string_view separator : kSeparators) {
    size_t parts = 1;
    size_t longest = 0;
    size_t begin = 0;
    const std::string spaced = StrCat(" ", separator, " ");
    for (size_t at = line.find(spaced); at != kNone; at = line.find(spaced, begin)) {
      longest = std::max(longest, at - begin);
      begin = at + spaced.size();
      ++parts;
    }
    longest = std::max(longest, line.size() - begin);
    const bool digits = line.find_first_of("0123456789") != kNone;
    if (parts >= 3 && longest <= 28 && !digits) return true;
  }
  return false;
}

}  // namespace whence
