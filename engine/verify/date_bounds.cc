#include "engine/verify/date_bounds.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/language/ascii.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// To either side of a date that is told roughly, by how exact it is.
constexpr int64_t kAboutDay = 10, kAboutMonth = 62, kAboutYear = 2 * 365;
constexpr int64_t kLongestMonth = 31;

constexpr size_t kRange = 6;  // tokens from one end of a stretch to its other: "from 5 May 1900 until 6 June 1950"

bool HasOneOf(const std::vector<Token>& tokens, size_t from, size_t to, std::initializer_list<std::string_view> words) {
  for (size_t t = from; t < std::min(to, tokens.size()); ++t) {
    const std::string form = AsciiLowered(tokens[t].form);
    if (std::find(words.begin(), words.end(), form) != words.end()) return true;
  }
  return false;
}

int64_t PlayOf(int64_t first, int64_t last) {
  if (first == last) return kAboutDay;
  return last - first < kLongestMonth ? kAboutMonth : kAboutYear;
}

// The forms before a date, without "the year".
class WordsBefore {
 public:
  WordsBefore(const Sentence& sentence, size_t date) : tokens_(sentence.tokens), date_(date) {
    if (Word(1) == "the" || Word(1) == "year") skipped_ = Word(2) == "the" ? 2 : 1;
  }
  // Counted from the date, which is 0; empty where none is.
  std::string operator[](size_t back) const { return Word(back + skipped_); }

 private:
  std::string Word(size_t back) const {
    return back <= date_ ? AsciiLowered(tokens_[date_ - back].form) : std::string();
  }

  const std::vector<Token>& tokens_;
  const size_t date_;
  size_t skipped_ = 0;
};

std::pair<int64_t, int64_t> Stretch(const Unit& date) {
  constexpr int64_t kFirst = std::numeric_limits<int64_t>::min() / 2, kLast = std::numeric_limits<int64_t>::max() / 2;
  const int64_t first = date.interval->first.value_or(kFirst), last = date.interval->last.value_or(kLast);
  switch (date.bound) {
    case DateBound::kBefore:
      return {kFirst, first - 1};
    case DateBound::kBy:
    case DateBound::kUntil:
      return {kFirst, last};
    case DateBound::kAfter:
      return {last + 1, kLast};
    case DateBound::kFrom:
    case DateBound::kSince:
      return {first, kLast};
    case DateBound::kAbout:
      return {first - PlayOf(first, last), last + PlayOf(first, last)};
    case DateBound::kNone:
      break;
  }
  return {first, last};
}

// The years that "the 1700s" and "the late 1700s" may mean besides those of the decade. Nobody means the decade by a
// part of one so long ago.
std::optional<Interval> MeantCentury(const Unit& date) {
  if (!date.interval->first.has_value()) return std::nullopt;
  const std::string_view text = date.text;
  const size_t end = text.find("00s");
  const auto is_digit = [&](size_t at) { return IsAsciiDigit(text[at]); };
  if (end == std::string_view::npos || end < 2 || !is_digit(end - 1) || !is_digit(end - 2)) {
    return CenturyOf(*date.interval);
  }
  const int century = YearOfDay(*date.interval->first) / 100 * 100;
  // As wide as the parts of "the late 18th century".
  const auto [from, until] = text.starts_with("early")  ? std::pair(0, 39)
                             : text.starts_with("mid")  ? std::pair(30, 69)
                             : text.starts_with("late") ? std::pair(60, 99)
                                                        : std::pair(0, 99);
  return Interval{IntervalOf(CalendarDate{.year = century + from}).first,
                  IntervalOf(CalendarDate{.year = century + until}).last};
}

// Whether it is some years, of which nobody says which one.
bool IsLoose(const Interval& stretch) {
  constexpr int64_t kYears = 5 * 365;
  return stretch.first.has_value() && stretch.last.has_value() && *stretch.last - *stretch.first >= kYears;
}

}  // namespace

DateBound BoundOf(const Sentence& sentence, size_t date) {
  const std::vector<Token>& tokens = sentence.tokens;
  const WordsBefore words(sentence, date);
  const std::string last = words[1];
  if (last == "than") {
    const bool no = IsOneOf(words[3], {"no", "not"});
    if (words[2] == "later") return no ? DateBound::kBy : DateBound::kAfter;
    if (words[2] == "earlier") return no ? DateBound::kFrom : DateBound::kBefore;
    return DateBound::kNone;
  }
  if (last == "to" && words[2] == "prior") return DateBound::kBefore;
  if (IsOneOf(last, {"around", "about", "circa", "c.", "ca.", "approximately", "roughly"})) return DateBound::kAbout;
  if (last == "by") return IsOfState(tokens, date) ? DateBound::kNone : DateBound::kBy;
  // "Before or in", "in or before"
  const std::string with = words[2] == "or" ? words[3] : std::string();
  const bool within = IsOneOf(last, {"in", "on", "during"});
  if (last == "before" || (within && with == "before")) return with.empty() ? DateBound::kBefore : DateBound::kBy;
  if (last == "after" || (within && with == "after")) return with.empty() ? DateBound::kAfter : DateBound::kFrom;
  if ((last == "since" || last == "from") && !HasOneOf(tokens, date + 1, date + kRange, {"to", "until", "till"}))
    return DateBound::kSince;
  if ((last == "until" || last == "till") &&
      !HasOneOf(tokens, date < kRange ? 0 : date - kRange, date, {"from", "since"}))
    return DateBound::kUntil;
  return DateBound::kNone;
}

std::string DistanceFrom(const Sentence& sentence, size_t date) {
  const WordsBefore words(sentence, date);
  if (!IsOneOf(words[1], {"before", "after"})) return {};
  std::string word = words[2];
  word.erase(0, word.rfind(' ') + 1);  // "two years"
  if (IsIn(WordList::kTimeDistance, word)) return word;
  if (word.ends_with('s')) word.pop_back();
  return IsIn(WordList::kTimeUnit, word) ? word : std::string();
}

bool IsOfState(const std::vector<Token>& tokens, size_t date) {
  const int32_t head = tokens[date].head;
  if (head < 0) return false;
  const Token& above = tokens[static_cast<size_t>(head)];
  if (above.upos != Upos::kVerb) return true;
  return IsIn(WordList::kLasting, AsciiLowered(above.lemma));
}

bool IsClauseDenied(const std::vector<Token>& tokens, size_t date, const std::vector<uint64_t>& classes) {
  int32_t verb = tokens[date].head;
  for (size_t steps = 0; verb >= 0 && steps < tokens.size(); ++steps) {
    if (tokens[static_cast<size_t>(verb)].upos == Upos::kVerb) break;
    verb = tokens[static_cast<size_t>(verb)].head;
  }
  for (size_t t = 0; t < tokens.size() && verb >= 0; ++t) {
    if (tokens[t].deprel != Deprel::kDet || !Has(classes[t], VerdictWord::kDenial) || tokens[t].head < 0) continue;
    const Token& noun = tokens[static_cast<size_t>(tokens[t].head)];
    if (noun.head == verb && (BaseRelation(noun.deprel) == Deprel::kNsubj || noun.deprel == Deprel::kObj)) return true;
  }
  return false;
}

bool IsOfBound(const std::vector<Token>& tokens, size_t word) {
  const auto begins = [&](size_t no) {
    constexpr size_t kLongest = 3;
    return no + 2 < tokens.size() && tokens[no].form.size() <= kLongest &&
           IsOneOf(AsciiLowered(tokens[no].form), {"no", "not"}) &&
           IsOneOf(AsciiLowered(tokens[no + 1].form), {"later", "earlier"}) &&
           AsciiLowered(tokens[no + 2].form) == "than";
  };
  return begins(word) || (word > 0 && begins(word - 1));
}

Grade CompareBounds(const Unit& claim, const Unit& evidence) {
  // "Shortly before 1920" says more than "before 1920".
  const bool apart = !claim.measure.empty() && claim.measure != evidence.measure;
  if (claim.interval == evidence.interval && claim.bound == evidence.bound && !apart) return Grade::kSame;
  const auto [first, last] = Stretch(claim);
  const auto [begin, end] = Stretch(evidence);
  const bool overlaps = first <= end && begin <= last;
  if (claim.denied || evidence.denied) {
    // What is denied of a stretch is denied of all within it, and what it is not denied of may be so.
    const bool covered = evidence.denied ? begin <= first && last <= end : first <= begin && end <= last;
    return covered && !apart ? Grade::kNarrower : Grade::kPartly;
  }
  if (!overlaps) return Grade::kOther;
  const bool within = first <= begin && end <= last && IsOpen(claim.bound);
  // What was so until 1950 was so before 1950, too, though nobody knows for how long.
  const bool lasts = claim.lasts && (evidence.bound == DateBound::kSince || evidence.bound == DateBound::kUntil);
  const bool throughout = lasts && begin <= first && last <= end && claim.interval == evidence.interval;
  return (within || throughout) && !apart ? Grade::kNarrower : Grade::kPartly;
}

bool HasBothEnds(std::string_view date) {
  for (const std::string_view link : {"-", "–", "—", " to ", " through ", " until ", " till "}) {
    const size_t at = date.find(link);
    if (at == std::string_view::npos) continue;
    const std::string_view before = date.substr(0, at), after = date.substr(at + link.size());
    const auto has_digit = [](std::string_view part) { return std::any_of(part.begin(), part.end(), IsAsciiDigit); };
    if (has_digit(before) && has_digit(after)) return true;
  }
  return false;
}

bool AreOtherStretches(const Unit& claim, const Unit& evidence) {
  return HasBothEnds(claim.text) && HasBothEnds(evidence.text) && claim.interval != evidence.interval;
}

Grade CompareDates(const Unit& claim, const Unit& evidence) {
  if (IsOpen(claim.bound) || IsOpen(evidence.bound)) return CompareBounds(claim, evidence);
  if (claim.interval == evidence.interval) return Grade::kSame;
  constexpr int kRecent = 1900;
  const std::optional<Interval> century = MeantCentury(claim);
  const bool part = century.has_value() && CenturyOf(*claim.interval) == std::nullopt;
  const Interval own = part && YearOfDay(*century->first) < kRecent ? *century : *claim.interval;
  const bool overlap = Overlap(*evidence.interval, own);
  if (overlap && AreOtherStretches(claim, evidence)) return Grade::kPartly;
  if (Refines(*evidence.interval, own)) return Grade::kNarrower;
  if (century.has_value() && Refines(*evidence.interval, *century)) return Grade::kNarrower;
  const bool begun = claim.bound == DateBound::kSince && evidence.bound == DateBound::kSince;
  if (begun && overlap && IsLoose(*claim.interval) && IsLoose(*evidence.interval)) return Grade::kDerived;
  return overlap ? Grade::kPartly : Grade::kOther;
}

std::optional<std::string> WithoutDates(const TextUnits& claim) {
  if (claim.analysis.sentences().empty()) return std::nullopt;
  const std::vector<Token>& tokens = claim.analysis.sentences().front().tokens;
  std::vector<ByteSpan> dates;
  for (const Unit& unit : claim.units) {
    if (unit.kind != UnitKind::kDate) continue;
    if (unit.token < 1 || !unit.interval.has_value()) return std::nullopt;
    const Token& before = tokens[static_cast<size_t>(unit.token) - 1];
    if (!IsIn(WordList::kAtTime, AsciiLowered(before.form))) return std::nullopt;
    const bool fronted = before.span.begin == 0 && claim.text.substr(unit.span.end, 2) == ", ";
    dates.push_back({before.span.begin, unit.span.end + (fronted ? 2 : 0)});
  }
  if (dates.empty()) return std::nullopt;
  std::sort(dates.begin(), dates.end());  // what stands behind a name is not in the order of the text
  std::string text;
  size_t at = 0;
  for (const ByteSpan& date : dates) {
    if (date.begin > at) text += claim.text.substr(at, date.begin - at);
    at = std::max<size_t>(at, date.end);
  }
  return text + std::string(claim.text.substr(at));
}

}  // namespace whence
