#include "corpus/document/value_run.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/document/word_shape.h"
#include "graph/base/strings.h"
#include "re2/re2.h"

namespace whence {
namespace {

constexpr size_t kMaxWords = 400;    // of one line; what follows is not looked at
constexpr size_t kLongestWord = 64;  // a longer one is text, whatever it holds

bool IsMonth(std::string_view core) {
  static constexpr std::array<std::string_view, 24> kMonths = {
      "January",   "February", "March",    "April",    "May",  "June", "July", "August",
      "September", "October",  "November", "December", "Jan",  "Feb",  "Mar",  "Apr",
      "Jun",       "Jul",      "Aug",      "Sep",      "Sept", "Oct",  "Nov",  "Dec"};
  return StartsWithCapital(core) && EqualsOne(kMonths, core);
}

bool IsUnit(std::string_view word) {
  static constexpr std::array<std::string_view, 32> kUnits = {
      "million", "billion", "trillion", "thousand", "km",  "km2",     "km²",   "sq",   "square", "mi",    "miles",
      "m",       "metres",  "meters",   "kg",       "%",   "percent", "per",   "cent", "tonnes", "tons",  "years",
      "year",    "months",  "days",     "USD",      "EUR", "dollars", "euros", "ha",   "MW",     "people"};
  return EqualsOne(kUnits, word);
}

bool IsDash(std::string_view word) {
  return word == "-" || word == "\u2013" || word == "\u2014" || word == "--" || word == "\u2212";
}

bool IsBlankMark(std::string_view word) {
  static constexpr std::array<std::string_view, 5> kMarks = {"n/a", "none", "nil", "tbd", "tba"};
  return IsDash(word) || EqualsOne(kMarks, word);
}

bool IsOpenEnd(std::string_view core) {
  static constexpr std::array<std::string_view, 6> kEnds = {"present", "incumbent", "today", "now", "ongoing", "date"};
  return EqualsOne(kEnds, core);
}

// Words that lead into a date: "since 1994", "c. 1200".
bool IsDateLead(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kLeads = {"since", "from",  "until", "till", "c.",
                                                             "ca.",   "early", "mid",   "late"};
  return EqualsOne(kLeads, word);
}

enum class WordKind : uint8_t { kText, kNumber, kDate, kMonth, kDay, kDash, kOpen };

// The kind of a word by itself; punctuation and footnote signs at its end do not matter.
WordKind KindOf(std::string_view word) {
  if (word.empty() || word.size() > kLongestWord) return WordKind::kText;
  if (IsDash(word)) return WordKind::kDash;
  static const RE2 kYear(
      "(?:1\\d{3}|20\\d{2}|2100)(?:s|[-/"
      "\u2013\u2014](?:\\d{2}|\\d{4}|present|now|today)?)?[,;.*\u2020\u2021]*(?:\\[\\w{1,3}\\])*");
  static const RE2 kFullDate("\\d{4}-\\d{2}(?:-\\d{2})?[,;]?|\\d{1,2}[./]\\d{1,2}[./](?:\\d{2}|\\d{4})[,;]?");
  static const RE2 kDay("\\d{1,2}(?:st|nd|rd|th)?,?");
  static const RE2 kNumber(
      "[~<>+\u00B1\u2212-]?(?:US|A|C)?[$\u20AC\u00A3\u00A5#]?\\d[\\d,.' ]*(?:%|k|K|M|m|bn|tn|km|st|nd|rd|th)?"
      "[,;*\u2020\u2021]*(?:\\[\\w{1,3}\\])*");
  if (word.find_first_of("0123456789") != std::string_view::npos) {
    if (RE2::FullMatch(word, kYear) || RE2::FullMatch(word, kFullDate)) return WordKind::kDate;
    if (RE2::FullMatch(word, kDay)) return WordKind::kDay;
    return RE2::FullMatch(word, kNumber) ? WordKind::kNumber : WordKind::kText;
  }
  const std::string_view core = word.back() == ',' || word.back() == '.' ? word.substr(0, word.size() - 1) : word;
  if (IsMonth(core)) return WordKind::kMonth;
  if (IsOpenEnd(core)) return WordKind::kOpen;
  return WordKind::kText;
}

class RunSplitter {
 public:
  explicit RunSplitter(std::string_view line) : line_(line), words_(SplitAtBlanks(line, kMaxWords)) {}

  std::vector<ValueRun> Split(size_t limit) {
    while (at_ < words_.size()) {
      Step();
      if (runs_.size() > limit) return {};
    }
    return std::move(runs_);
  }

 private:
  std::string_view Word(size_t i) const {
    return i < words_.size() ? line_.substr(words_[i].begin, words_[i].size()) : std::string_view();
  }
  WordKind Kind(size_t i) const { return KindOf(Word(i)); }

  void Add(ValueShape shape, size_t count) {
    runs_.push_back({{words_[at_].begin, words_[at_ + count - 1].end}, shape, static_cast<uint32_t>(count)});
    at_ += count;
  }

  void Extend(size_t count) {
    runs_.back().span.end = words_[at_ + count - 1].end;
    runs_.back().words += static_cast<uint32_t>(count);
    at_ += count;
  }

  // Words of a remark that starts at at_: through the word with the closing bracket, or to the end of the line.
  size_t BracketLength() const {
    const char open = Word(at_)[0];
    const char close = open == '(' ? ')' : ']';
    int depth = 0;
    for (size_t i = at_; i < words_.size(); ++i) {
      for (const char c : Word(i)) depth += c == open ? 1 : c == close ? -1 : 0;
      if (depth <= 0) return i + 1 - at_;
    }
    return words_.size() - at_;
  }

  // Words of the date that starts at `i`, or 0. "May" and "March" are months only beside a day or year.
  size_t DateLength(size_t i) const {
    const WordKind kind = Kind(i);
    if (kind == WordKind::kDate) return 1;
    if (kind == WordKind::kDay && Kind(i + 1) == WordKind::kMonth) return Kind(i + 2) == WordKind::kDate ? 3 : 2;
    if (kind == WordKind::kMonth) {
      if (Kind(i + 1) == WordKind::kDate) return 2;
      if (Kind(i + 1) == WordKind::kDay) return Kind(i + 2) == WordKind::kDate ? 3 : 2;
    }
    return 0;
  }

  // A date with its lead ("since 1994") and its range's end ("1994 – present"), in words, or 0.
  size_t DateRunLength() const {
    const size_t lead = IsDateLead(Word(at_)) && DateLength(at_ + 1) > 0 ? 1 : 0;
    size_t length = DateLength(at_ + lead);
    if (length == 0) return 0;
    length += lead;
    const bool joins = Kind(at_ + length) == WordKind::kDash || Word(at_ + length) == "to";
    if (joins && Kind(at_ + length + 1) == WordKind::kOpen) return length + 2;
    if (joins) {
      if (const size_t second = DateLength(at_ + length + 1); second > 0) return length + 1 + second;
    }
    return length;
  }

  void Step() {
    const std::string_view word = Word(at_);
    if ((word[0] == '(' || word[0] == '[') && !runs_.empty()) return Extend(BracketLength());
    if (const size_t date = DateRunLength(); date > 0) return Add(ValueShape::kDate, date);
    const WordKind kind = Kind(at_);
    if (kind == WordKind::kNumber || kind == WordKind::kDay) {
      size_t count = 1;
      while (at_ + count < words_.size() && IsUnit(Word(at_ + count))) ++count;
      return Add(ValueShape::kNumber, count);
    }
    const bool after_value = !runs_.empty() && runs_.back().shape != ValueShape::kText;
    const bool before_value = at_ + 1 == words_.size() || Kind(at_ + 1) != WordKind::kText;
    if (IsBlankMark(word) && (after_value || before_value)) return Add(ValueShape::kBlank, 1);
    if (kind == WordKind::kOpen && after_value) return Add(ValueShape::kDate, 1);
    if (!runs_.empty() && runs_.back().shape == ValueShape::kText) return Extend(1);
    Add(ValueShape::kText, 1);
  }

  std::string_view line_;
  const std::vector<ByteSpan> words_;
  std::vector<ValueRun> runs_;
  size_t at_ = 0;
};

}  // namespace

std::vector<ValueRun> SplitValueRuns(std::string_view line, size_t limit) { return RunSplitter(line).Split(limit); }

ValueShape ShapeOfCell(std::string_view cell) {
  const std::vector<ValueRun> runs = SplitValueRuns(cell, 4);
  if (runs.empty()) return cell.empty() ? ValueShape::kBlank : ValueShape::kText;
  for (const ValueRun& run : runs) {
    if (run.shape == ValueShape::kText) return ValueShape::kText;
  }
  return runs[0].shape;
}

std::string Signature(const std::vector<ValueRun>& runs) {
  std::string signature;
  for (const ValueRun& run : runs) signature.push_back(static_cast<char>(run.shape));
  return signature;
}

}  // namespace whence
