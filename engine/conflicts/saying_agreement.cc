// What SayingReader finds to agree.

#include <algorithm>
#include <cmath>
#include <limits>

#include "corpus/language/ascii.h"
#include "engine/conflicts/saying.h"
#include "engine/coreference/name_relation.h"
#include "engine/frames/question_frame.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/sentence_text.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr int64_t kYear = 366;
constexpr int64_t kSoon = 2 * kYear;   // what happens again seldom does so sooner
constexpr int64_t kLater = 5 * kYear;  // the same of what one seldom does again
// Births and deaths that lie further apart are of two people of one name.
constexpr int64_t kOneBirth = 12 * kYear, kOneDeath = 25 * kYear;
constexpr int64_t kOneTerm = 5 * kYear;  // an office that began later was another one, or held again
constexpr size_t kMostOfPlace = 200;     // triples of a place

// Whether all words of a name stand in another: "the British" and "the British Empire" may be one.
bool Holds(std::string_view shorter, std::string_view longer) {
  const std::vector<std::string> words = NameWords(shorter), among = NameWords(longer);
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(among.begin(), among.end(), word) != among.end();
  });
}

int64_t DaysBetween(const Interval& a, const Interval& b) {
  const int64_t first = a.first.value_or(a.last.value_or(0)), second = b.first.value_or(b.last.value_or(0));
  return std::abs(first - second);
}

// Whether one who held an office in one of them held it when the other did: the year of a change has two.
bool AreHeldTogether(const Interval& a, const Interval& b) {
  if (!a.first.has_value() || !a.last.has_value() || !b.first.has_value() || !b.last.has_value()) return false;
  return a == b || std::min(*a.last, *b.last) - std::max(*a.first, *b.first) > kYear;
}

// Whether two terms that began or ended at different times are told of as one: they overlap by more than the year of a
// change, and begin about the same time or go on both.
bool MayBeOneTerm(const Interval& a, const Interval& b, const Interval& one, const Interval& other) {
  const auto last = [](const Interval& term) { return term.last.value_or(std::numeric_limits<int64_t>::max()); };
  const auto first = [](const Interval& term) { return term.first.value_or(std::numeric_limits<int64_t>::min() / 2); };
  const int64_t begin = std::max(first(a), first(b)), end = std::min(last(a), last(b));
  if (begin > end || (end != std::numeric_limits<int64_t>::max() && end - begin <= kYear)) return false;
  const bool both_go_on = !a.last.has_value() && !b.last.has_value();
  return both_go_on || DaysBetween(one, other) <= kOneTerm;
}

}  // namespace

absl::StatusOr<bool> SayingReader::IsPartOf(std::string_view part, std::string_view whole) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> parts, EntitiesNamed(graph_, part));
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> wholes, EntitiesNamed(graph_, whole));
  const std::string folded = FoldName(whole);
  for (const TermId one : parts) {
    size_t steps = 0;
    for (auto cursor = graph_.Scan({one, std::nullopt, std::nullopt}); cursor->Valid() && steps < kMostOfPlace;
         cursor->Next(), ++steps) {
      const TermId object = cursor->triple().object;
      if (std::binary_search(wholes.begin(), wholes.end(), object)) return true;
      WHENCE_ASSIGN_OR_RETURN(const Term* term, Decode(object));
      if (term->IsLiteral() && FoldName(term->lexical).find(folded) != std::string::npos) return true;
      if (rules_.Lists(ConflictList::kWide, term->lexical.substr(term->lexical.rfind('/') + 1))) return true;
    }
  }
  return false;
}

absl::StatusOr<bool> SayingReader::Agree(const Saying& a, const Saying& b) {
  switch (a.kind) {
    case ConflictKind::kTime:
      if (!a.when.has_value() || !b.when.has_value() || Overlap(*a.when, *b.when)) return true;
      if (a.term.has_value() && b.term.has_value()) return !MayBeOneTerm(*a.term, *b.term, *a.when, *b.when);
      if (a.soon) return DaysBetween(*a.when, *b.when) > (a.seldom ? kLater : kSoon);
      if (a.what == "be born") return DaysBetween(*a.when, *b.when) > kOneBirth;
      return a.what == "die" && DaysBetween(*a.when, *b.when) > kOneDeath;
    case ConflictKind::kNumber:
      if (std::min(a.amount->high, b.amount->high) < a.least_share * std::max(a.amount->low, b.amount->low))
        return true;
      return a.amount->low <= b.amount->high && b.amount->low <= a.amount->high;
    case ConflictKind::kSubject: {
      if (a.when.has_value() && b.when.has_value() && !AreHeldTogether(*a.when, *b.when)) return true;
      const bool same = std::any_of(a.entity.begin(), a.entity.end(), [&](TermId term) {
        return std::binary_search(b.entity.begin(), b.entity.end(), term);
      });
      return same || Holds(a.text, b.text) || Holds(b.text, a.text);
    }
    case ConflictKind::kObject: {
      const std::vector<std::string> one = ContentStems(a.text), other = ContentStems(b.text);
      return std::any_of(one.begin(), one.end(), [&](const std::string& stem) {
        return std::find(other.begin(), other.end(), stem) != other.end();
      });
    }
    case ConflictKind::kPlace: {
      if (Holds(a.text, b.text) || Holds(b.text, a.text)) return true;
      for (const auto& [told, other] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        WHENCE_ASSIGN_OR_RETURN(const bool within, IsToldWithin(*told, other->text));
        if (within) return true;
      }
      WHENCE_ASSIGN_OR_RETURN(const bool in, IsPartOf(a.text, b.text));
      if (in) return true;
      return IsPartOf(b.text, a.text);
    }
    case ConflictKind::kNegation:
      break;
  }
  if (a.denied == b.denied) return true;
  if (a.when.has_value() && b.when.has_value()) return !Overlap(*a.when, *b.when);
  if (!a.when.has_value() && !b.when.has_value()) return false;
  if ((a.over && b.still) || (b.over && a.still)) return false;
  // What is denied for all times is denied for that one.
  return !(a.when.has_value() ? b.ever : a.ever);
}

bool SayingReader::JoinsPlaces(std::string_view folded, std::string_view one, std::string_view other) const {
  const std::string first = StrCat(" ", one, " "), second = StrCat(" ", other, " ");
  for (size_t at = folded.find(first); at != std::string_view::npos; at = folded.find(first, at + 1)) {
    const size_t behind = at + first.size() - 1;  // the blank
    const size_t there = folded.find(second, behind);
    if (there == std::string_view::npos) return false;
    if (there == behind) return true;
    if (rules_.Lists(ConflictList::kWithin, folded.substr(behind + 1, there - behind - 1))) return true;
  }
  return false;
}

absl::StatusOr<bool> SayingReader::IsToldWithin(const Saying& saying, std::string_view place) {
  const std::string inner = FoldName(saying.text), outer = FoldName(place);
  for (const Support& support : saying.statement.supports) {
    WHENCE_ASSIGN_OR_RETURN(const std::string sentence, ReadSentenceText(graph_, support.document, support.span));
    const std::string folded = StrCat(" ", FoldName(sentence), " ");
    if (JoinsPlaces(folded, inner, outer) || JoinsPlaces(folded, outer, inner)) return true;
  }
  return false;
}

absl::StatusOr<bool> SayingReader::NamesInFull(const Saying& saying, const Support& support) {
  WHENCE_ASSIGN_OR_RETURN(const std::string name, DisplayName(graph_, saying.of));
  WHENCE_ASSIGN_OR_RETURN(const std::string sentence, ReadSentenceText(graph_, support.document, support.span));
  return FoldName(sentence).find(FoldName(name)) != std::string::npos;
}

absl::StatusOr<bool> SayingReader::MayOppose(const Saying& a, const Saying& b) {
  for (const Support& one : a.statement.supports) {
    for (const Support& other : b.statement.supports) {
      if (one.document != other.document) return true;
      if (a.across || b.across || one.span == other.span) continue;
      WHENCE_ASSIGN_OR_RETURN(const bool first, NamesInFull(a, one));
      WHENCE_ASSIGN_OR_RETURN(const bool second, NamesInFull(b, other));
      if (first && second) return true;
    }
  }
  return false;
}

}  // namespace whence
