#include "rules/extraction/relative_dates.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <string_view>
#include <variant>

#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "corpus/language/token_class.h"
#include "rules/extraction/grammar_words.h"

namespace whence {
namespace {

constexpr uint32_t kMostBehind = 3;  // sentences without a date between "in 1907" and "that year"

enum class Unit : uint8_t { kDay, kMonth, kYear };

std::optional<Unit> UnitOf(std::string_view word) {
  if (word == "year") return Unit::kYear;
  if (word == "month") return Unit::kMonth;
  if (word == "day") return Unit::kDay;
  return std::nullopt;
}

// As exact as the unit. Nothing where the date is less so.
std::optional<CalendarDate> Moved(const CalendarDate& date, int count, Unit unit) {
  CalendarDate moved{date.year, 0, 0};
  switch (unit) {
    case Unit::kYear:
      moved.year += count;
      return moved;
    case Unit::kMonth: {
      if (date.month == 0) return std::nullopt;
      const int months = date.year * 12 + date.month - 1 + count;
      moved.year = months / 12;
      moved.month = static_cast<uint8_t>(months % 12 + 1);
      return moved;
    }
    case Unit::kDay: {
      if (date.day == 0) return std::nullopt;
      const std::chrono::year_month_day from{std::chrono::year(date.year), std::chrono::month(date.month),
                                             std::chrono::day(date.day)};
      const std::chrono::year_month_day to(std::chrono::sys_days(from) + std::chrono::days(count));
      return CalendarDate{static_cast<int>(to.year()), static_cast<uint8_t>(static_cast<unsigned>(to.month())),
                          static_cast<uint8_t>(static_cast<unsigned>(to.day()))};
    }
  }
  return std::nullopt;
}

// Follows the dates of a sentence in the order of the words.
class Clock {
 public:
  explicit Clock(const std::optional<CalendarDate>& before) : now_(before) {}

  void See(const Token& token) {
    if (const auto* date = std::get_if<CalendarDate>(&token.value)) {
      if (date->year != 0) Tell(*date);
    } else if (const auto* range = std::get_if<DateRange>(&token.value)) {
      // "1994-1999" has an end to count from, "the 1990s" and "since 1990" have none.
      const bool ends =
          token.form.find('-') != std::string_view::npos || token.form.find("–") != std::string_view::npos;
      if (ends && range->first.has_value() && range->last.has_value()) {
        Tell(*range->first);
        Tell(*range->last);
      } else {
        unclear_ = true;
      }
    }
  }
  void Tell(const CalendarDate& date) {
    // Back in time: which of them the story has come to is open.
    unclear_ = unclear_ || (told_ && date < *now_);
    now_ = date;
    told_ = true;
  }
  // A date is there that the story need not have come to.
  void Blur() { unclear_ = true; }
  bool told() const { return told_; }
  std::optional<CalendarDate> Now() const { return unclear_ ? std::nullopt : now_; }

 private:
  std::optional<CalendarDate> now_;
  bool told_ = false;
  bool unclear_ = false;
};

class Reader {
 public:
  Reader(const Sentence& sentence, const GrammarWords& words, DateAnchor* anchor, std::vector<CountedDate>* counted)
      : sentence_(sentence), words_(words), anchor_(anchor), counted_(counted), clock_(anchor->date) {}

  std::optional<Sentence> Read() {
    int depth = 0;
    for (size_t i = 0; i < sentence_.tokens.size(); ++i) {
      const Token& token = sentence_.tokens[i];
      if (token.form == "(" || token.form == "[") ++depth;
      if (token.form == ")" || token.form == "]") --depth;
      // What stands in brackets is told beside the story: the years of a life.
      if (depth > 0) continue;
      if (const std::optional<Shift> shift = ShiftAt(i)) {
        Resolve(*shift);
        i = shift->last;
      } else if (StandsBeside(i)) {
        clock_.Blur();
      } else {
        clock_.See(token);
      }
    }
    ByteSpan told = sentence_.span;
    if (counted_from_before_ && clock_.told()) told.begin = std::min(told.begin, anchor_->told.begin);
    if (clock_.told()) {
      *anchor_ = {clock_.Now(), told};
    } else if (!clock_.Now().has_value() || ++anchor_->behind > kMostBehind) {
      *anchor_ = {};
    }
    return std::move(changed_);
  }

 private:
  struct Shift {
    size_t first, last;  // tokens
    size_t unit;
    int count = 0;
    Unit of = Unit::kYear;
    bool same = false;  // "then": the very date
  };

  std::string Word(size_t i) const {
    return i < sentence_.tokens.size() ? AsciiLowered(sentence_.tokens[i].form) : std::string();
  }

  bool Has(size_t above, Deprel relation, const WordSet& words) const {
    return std::any_of(sentence_.tokens.begin(), sentence_.tokens.end(), [&](const Token& token) {
      return token.head == static_cast<int32_t>(above) && BaseRelation(token.deprel) == relation &&
             words.contains(AsciiLowered(token.form));
    });
  }

  // Whether a date is told beside the story: "by 1950", "the law of 1900", "who was born in 1850", "planned to open it
  // in 1910", "if it opens in 1910".
  bool StandsBeside(size_t i) const {
    const std::vector<Token>& tokens = sentence_.tokens;
    const auto* date = std::get_if<CalendarDate>(&tokens[i].value);
    if ((date == nullptr || date->year == 0) && !std::holds_alternative<DateRange>(tokens[i].value)) return false;
    if (i > 0 && words_.beside_date.contains(Word(i - 1))) return true;
    size_t at = i;
    for (size_t steps = 0; steps < tokens.size() && tokens[at].head >= 0; ++steps) {
      const auto above = static_cast<size_t>(tokens[at].head);
      const Deprel relation = BaseRelation(tokens[at].deprel);
      if (at == i) {
        const bool of = relation == Deprel::kNmod && i > 0 && Word(i - 1) == "of";
        const bool before = above > i && IsNounTag(tokens[above].xpos) && relation != Deprel::kObl;
        if ((of || before) && !words_.time_noun.contains(tokens[above].lemma) &&
            !words_.part_of_time.contains(tokens[above].lemma) && tokens[above].type != EntityType::kDate)
          return true;
      }
      const bool infinitive = tokens[at].xpos == Xpos::kVb && at > 0 && Word(at - 1) == "to";
      if (relation == Deprel::kAcl || tokens[at].deprel == Deprel::kAclRelcl || infinitive) return true;
      if (relation == Deprel::kAdvcl && Has(at, Deprel::kMark, words_.condition)) return true;
      at = above;
    }
    return false;
  }

  // "that year", "the same month", "the following day"
  std::optional<Shift> NamedAt(size_t i) const {
    const std::string article = Word(i);
    if (article != "the" && article != "that") return std::nullopt;
    size_t at = i + 1;
    int count = 0;
    const std::string which = Word(at);
    if (words_.following.contains(which) && article == "the") {
      count = 1;
      ++at;
    } else if (words_.preceding.contains(which) && article == "the") {
      count = -1;
      ++at;
    } else if (words_.same.contains(which)) {
      ++at;
    } else if (article != "that") {
      return std::nullopt;
    }
    const std::optional<Unit> unit = UnitOf(Word(at));
    // "the following year's budget" is another thing, "the same month of 1905" another month; "that day" may be any.
    if (!unit.has_value() || Word(at + 1) == "of" || Word(at + 1) == "'s" || Word(at + 1) == "’s") return std::nullopt;
    return Shift{i, at, at, count, *unit};
  }

  // "three years later", "a month earlier"
  std::optional<Shift> CountedAt(size_t i) const {
    const Token& token = sentence_.tokens[i];
    std::optional<double> number;
    std::optional<Unit> unit;
    size_t at = i + 1;
    if (const auto* quantity = std::get_if<Quantity>(&token.value); quantity != nullptr && !quantity->unit.empty()) {
      number = quantity->value;
      unit = UnitOf(quantity->unit);
      at = i;
    } else {
      const std::string word = Word(i);
      if (quantity != nullptr) {
        number = quantity->value;
      } else if (word == "a" || word == "one") {
        number = 1;
      } else if (const std::optional<double> read = ParseNumber(word)) {
        number = *read;
      }
      if (!number.has_value() || at >= sentence_.tokens.size()) return std::nullopt;
      unit = UnitOf(sentence_.tokens[at].lemma);
    }
    if (!number.has_value() || !unit.has_value() || *number != std::floor(*number) || *number > 500) {
      return std::nullopt;
    }
    if (i > 0 && words_.approximate.contains(Word(i - 1))) return std::nullopt;
    const std::string direction = Word(at + 1);
    const bool later = words_.counted_later.contains(direction);
    if (!later && !words_.counted_earlier.contains(direction)) return std::nullopt;
    // "two years later than planned"
    if (Word(at + 2) == "than") return std::nullopt;
    const int count = static_cast<int>(*number);
    return Shift{i, at + 1, at, later ? count : -count, *unit};
  }

  std::optional<Shift> ShiftAt(size_t i) const {
    if (Word(i) == "since" && Word(i + 1) == "then") return Shift{i, i + 1, i + 1, 0, Unit::kYear, true};
    const std::optional<Shift> named = NamedAt(i);
    return named.has_value() ? named : CountedAt(i);
  }

  void Resolve(const Shift& shift) {
    const std::optional<CalendarDate> now = clock_.Now();
    if (!now.has_value() || (!clock_.told() && anchor_->behind > 0 && (shift.count != 0 || shift.same))) return;
    const std::optional<CalendarDate> date = shift.same ? now : Moved(*now, shift.count, shift.of);
    if (!date.has_value()) return;
    if (!clock_.told()) counted_from_before_ = true;
    // "the year before" goes back on purpose: the story goes on from there.
    if (*date < *now) {
      clock_ = Clock(date);
    }
    clock_.Tell(*date);
    if (!changed_.has_value()) changed_ = sentence_;
    std::vector<Token>& tokens = changed_->tokens;
    for (const size_t at : {shift.unit, shift.last}) {
      tokens[at].value = *date;
      tokens[at].type = EntityType::kDate;
    }
    if (counted_ != nullptr) {
      counted_->push_back({{tokens[shift.first].span.begin, tokens[shift.last].span.end}, *date});
    }
    AttachToClause(shift);
  }

  // "The following year he moved to Lund" is read as a year that he moved in: the clause comes first.
  void AttachToClause(const Shift& shift) {
    std::vector<Token>& tokens = changed_->tokens;
    const auto year = static_cast<int32_t>(shift.unit);
    if (shift.first != 0 || tokens[shift.unit].head >= 0) return;
    int32_t verb = -1;
    for (size_t i = shift.last + 1; i < tokens.size() && verb < 0; ++i) {
      if (tokens[i].head == year && tokens[i].deprel == Deprel::kAclRelcl) verb = static_cast<int32_t>(i);
    }
    if (verb < 0) return;
    for (size_t i = shift.last + 1; i < tokens.size(); ++i) {
      if (tokens[i].head == year) tokens[i].head = verb;
    }
    tokens[static_cast<size_t>(verb)].head = -1;
    tokens[static_cast<size_t>(verb)].deprel = Deprel::kRoot;
    tokens[shift.unit].head = verb;
    tokens[shift.unit].deprel = Deprel::kOblUnmarked;
  }

  const Sentence& sentence_;
  const GrammarWords& words_;
  DateAnchor* anchor_;
  std::vector<CountedDate>* counted_;
  Clock clock_;
  bool counted_from_before_ = false;
  std::optional<Sentence> changed_;
};

}  // namespace

std::optional<Sentence> WithRelativeDates(const Sentence& sentence, const GrammarWords& words, DateAnchor* anchor,
                                          std::vector<CountedDate>* counted) {
  return Reader(sentence, words, anchor, counted).Read();
}

}  // namespace whence
