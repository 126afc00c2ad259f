#include "engine/ingest/key_words.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "engine/coreference/name_relation.h"
#include "engine/frames/phrase.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "re2/re2.h"
#include "rules/words/measures.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

bool IsVague(const MappedText& header) { return IsIn(WordList::kVagueHeader, FoldName(header.text())); }

}  // namespace

std::string FoldKey(std::string_view key) {
  std::string text(key);
  for (size_t at = text.find("(s)"); at != std::string::npos; at = text.find("(s)", at)) text.replace(at, 3, "s");
  return FoldName(text);
}

std::string ListedNoun(std::string_view key) {
  const std::string folded = FoldKey(key);
  std::string head;
  for (absl::string_view word : absl::StrSplit(folded, ' ', absl::SkipEmpty())) {
    if (!head.empty() && (word == "of" || word == "in" || word == "by" || word == "for" || word == "from")) break;
    head.assign(word.data(), word.size());
  }
  if (head.size() < 4 || IsIn(WordList::kNoPlural, head)) return "";
  std::string noun = Singular(head);
  return noun == head ? "" : noun;
}

std::string_view FigureAttribute(std::string_view key, std::string_view unit) {
  const std::string folded = FoldName(key);
  for (absl::string_view word : absl::StrSplit(folded, ' ')) {
    const std::string_view measure = SuperlativeDimension(ToStd(word));
    // "The largest" has most of what its figure counts; only a square unit says that this is its area.
    if (!measure.empty() && (measure != "area" || unit.starts_with("square"))) return measure;
  }
  return "";
}

bool IsKeyTable(const Table& table, std::string_view topic) {
  if (table.columns != 2) return false;
  // The header is a pair, too, in "Name | Lake Orta" on that lake's page.
  const bool topical = !table.header.empty() && FoldName(table.header.back().text.text()) == FoldName(topic) &&
                       (table.header.size() == 1 || table.header.back().column == 1);
  return topical ||
         std::all_of(table.header.begin(), table.header.end(), [](const Cell& cell) { return IsVague(cell.text); });
}

std::vector<std::string> DaysOf(std::string_view label) {
  static constexpr std::string_view kDays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                               "friday", "saturday", "sunday"};
  constexpr size_t kShortest = 3;
  const std::string lower = AsciiLowered(label);
  std::vector<size_t> named;
  bool range = false, other = false;
  std::string word;
  const auto finish = [&] {
    if (word.empty()) return;
    const auto day = std::find_if(std::begin(kDays), std::end(kDays), [&](std::string_view name) {
      return word.size() >= kShortest &&
             (name.starts_with(word) || word == StrCat(name, "s") || name.substr(0, 4) == word);
    });
    if (day != std::end(kDays)) {
      named.push_back(static_cast<size_t>(day - std::begin(kDays)));
    } else if (word == "to" || word == "until" || word == "through" || word == "till") {
      range = true;
    } else if (word == "weekdays") {
      named = {0, 4};
      range = true;
    } else if (word == "weekends") {
      named = {5, 6};
    } else if (word == "daily") {
      named = {0, 6};
      range = true;
    } else if (word != "and") {
      other = true;
    }
    word.clear();
  };
  for (size_t i = 0; i < lower.size(); ++i) {
    const bool letter = IsAsciiLower(lower[i]);
    if (letter) {
      word += lower[i];
      continue;
    }
    finish();
    range = range || lower[i] == '-' || lower.substr(i, 3) == "–";
  }
  finish();
  if (other || named.empty()) return {};
  std::vector<std::string> days;
  if (range && named.size() == 2) {
    for (size_t day = named[0];; day = (day + 1) % std::size(kDays)) {
      days.emplace_back(kDays[day]);
      if (day == named[1]) break;
    }
  } else if (!range) {
    for (const size_t day : named) days.emplace_back(kDays[day]);
    if (days.size() == 1 && days[0] == lower) days.clear();
  }
  return days;
}

std::optional<NamedRemark> ReadNamedRemark(std::string_view remark) {
  static const RE2* const pattern =
      new RE2(R"((from|by|of|in|at|with|under) (?:the )?((?:[A-Z]|[\x80-\xff])\S*(?: [^,;:.]*)?))", RE2::Latin1);
  constexpr size_t kLongestName = 60;
  NamedRemark out;
  re2::StringPiece name;
  if (!RE2::FullMatch(remark, *pattern, &out.preposition, &name) || name.size() > kLongestName) return std::nullopt;
  out.name = std::string_view(name.data(), name.size());
  return out;
}

std::string_view WithoutTitle(std::string_view name) {
  constexpr size_t kMostTitleWords = 6;
  size_t after = 0;
  size_t begin = 0;
  for (size_t word = 0; word < kMostTitleWords && begin < name.size(); ++word) {
    const size_t end = std::min(name.find(' ', begin), name.size());
    if (IsTitleWord(FoldName(name.substr(begin, end - begin)))) after = std::min(end + 1, name.size());
    begin = end + 1;
  }
  const std::string_view rest = after == 0 ? std::string_view() : name.substr(after);
  const bool named = !rest.empty() && !absl::ascii_islower(static_cast<unsigned char>(rest[0])) && rest[0] != '(';
  return named ? rest : std::string_view();
}

bool IsKindRemark(std::string_view remark) {
  return remark.size() > 2 && remark.size() < 20 && std::all_of(remark.begin(), remark.end(), absl::ascii_islower);
}

}  // namespace whence
