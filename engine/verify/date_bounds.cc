#include "engine/verify/date_bounds.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <utility>

#include "corpus/language/ascii.h"

namespace whence {
namespace {

constexpr int64_t kAboutDays = 2 * 365;  // to either side of a date that is told roughly

constexpr size_t kRange = 6;  // tokens from one end of a stretch to its other: "from 5 May 1900 until 6 June 1950"

bool HasOneOf(const std::vector<Token>& tokens, size_t from, size_t to, std::initializer_list<std::string_view> words) {
  for (size_t t = from; t < std::min(to, tokens.size()); ++t) {
    const std::string form = AsciiLowered(tokens[t].form);
    if (std::find(words.begin(), words.end(), form) != words.end()) return true;
  }
  return false;
}

// Whether the date is of what was so, not of what happened: "was", "had".
bool IsOfState(const std::vector<Token>& tokens, size_t date) {
  const int32_t head = tokens[date].head;
  if (head < 0) return false;
  const Token& above = tokens[static_cast<size_t>(head)];
  if (above.upos != Upos::kVerb) return true;
  return IsOneOf(AsciiLowered(above.lemma), {"be", "have", "stand", "own", "hold", "number", "live"});
}

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
      return {first - kAboutDays, last + kAboutDays};
    case DateBound::kNone:
      break;
  }
  return {first, last};
}

}  // namespace

DateBound BoundOf(const Sentence& sentence, size_t date, bool denied) {
  if (date == 0) return DateBound::kNone;
  const std::vector<Token>& tokens = sentence.tokens;
  const auto word = [&](size_t back) { return back <= date ? AsciiLowered(tokens[date - back].form) : std::string(); };
  const size_t at = word(1) == "the" || word(1) == "year" ? (word(2) == "the" ? 3 : 2) : 1;
  const std::string last = word(at);
  if (last == "than") {
    const bool no = IsOneOf(word(at + 2), {"no", "not"});
    if (word(at + 1) == "later") return no ? DateBound::kBy : DateBound::kAfter;
    if (word(at + 1) == "earlier") return no ? DateBound::kFrom : DateBound::kBefore;
    return DateBound::kNone;
  }
  if (last == "to" && word(at + 1) == "prior") return DateBound::kBefore;
  if (IsOneOf(last, {"around", "about", "circa", "c.", "ca.", "approximately", "roughly"})) return DateBound::kAbout;
  if (last == "by") return IsOfState(tokens, date) ? DateBound::kNone : DateBound::kBy;
  if (last == "before" && word(at + 1) == "or") return DateBound::kBy;
  if (last == "before") return denied ? DateBound::kFrom : DateBound::kBefore;
  if (last == "after") return denied ? DateBound::kBy : DateBound::kAfter;
  if ((last == "since" || last == "from") && !HasOneOf(tokens, date + 1, date + kRange, {"to", "until", "till"}))
    return DateBound::kSince;
  if ((last == "until" || last == "till") &&
      !HasOneOf(tokens, date < kRange ? 0 : date - kRange, date, {"from", "since"}))
    return DateBound::kUntil;
  return DateBound::kNone;
}

Grade CompareBounds(const Unit& claim, const Unit& evidence) {
  if (claim.interval == evidence.interval && claim.bound == evidence.bound) return Grade::kSame;
  const bool lasts = evidence.bound == DateBound::kSince || evidence.bound == DateBound::kUntil;
  const auto [first, last] = Stretch(claim);
  const auto [begin, end] = Stretch(evidence);
  if (end < first || last < begin) return Grade::kOther;
  const bool within = first <= begin && end <= last && IsOpen(claim.bound);
  // What lasted until 1950 was so before 1950, too, though nobody knows for how long.
  const bool throughout = lasts && begin <= first && last <= end && claim.interval == evidence.interval;
  return within || throughout ? Grade::kNarrower : Grade::kPartly;
}

}  // namespace whence
