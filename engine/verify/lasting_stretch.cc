#include "engine/verify/lasting_stretch.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "corpus/language/ascii.h"
#include "engine/verify/date_bounds.h"
#include "engine/verify/number_units.h"
#include "engine/verify/unit_match.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr int kMostYears = 1000;  // of a stretch of time that a sentence counts
constexpr double kTen = 10;       // years that "in his thirties" leaves open
constexpr double kMonth = 30.44;  // days

// Whether nothing but the sign or word of a range stands between two tokens: "1816 - 1828", "from 1816 to 1828".
bool IsRange(const Sentence& sentence, int32_t a, int32_t b) {
  return b == a + 2 && IsOneOf(AsciiLowered(sentence.tokens[static_cast<size_t>(a) + 1].form),
                               {"to", "till", "until", "through", "-", "–", "—"});
}

// The verb that a token hangs on; -1 for none.
int32_t VerbAbove(const Sentence& sentence, int32_t token) {
  const auto& tokens = sentence.tokens;
  int32_t at = token;
  for (size_t steps = 0; at >= 0 && steps < tokens.size(); ++steps) {
    const Token& above = tokens[static_cast<size_t>(at)];
    if (above.upos == Upos::kVerb) return at;
    at = above.head;
  }
  return -1;
}

// Whether one verb goes on with what another begins: of "the strike began and the trial ended" the second tells of
// something else.
bool GoesOn(const Sentence& sentence, int32_t first, int32_t second) {
  const auto& tokens = sentence.tokens;
  if (first == second) return true;
  const Token& verb = tokens[static_cast<size_t>(second)];
  return verb.head == first && BaseRelation(verb.deprel) == Deprel::kConj &&
         std::none_of(tokens.begin(), tokens.end(), [&](const Token& token) {
           return token.head == second && BaseRelation(token.deprel) == Deprel::kNsubj;
         });
}

// "began in 2001 and ended in 2013", "became king in 1540 and ruled until 1550"
bool BeginsAndEnds(const Sentence& sentence, const Unit& from, const Unit& until) {
  const int32_t first = VerbAbove(sentence, from.token), second = VerbAbove(sentence, until.token);
  if (first < 0 || second < 0 || !GoesOn(sentence, first, second)) return false;
  const auto lemma = [&](int32_t verb) { return AsciiLowered(sentence.tokens[static_cast<size_t>(verb)].lemma); };
  const bool begins = IsIn(WordList::kBeginning, lemma(first));
  if (until.bound == DateBound::kUntil) {
    return begins || (lemma(first) == "become" && first != second && IsIn(WordList::kInOffice, lemma(second)));
  }
  return until.bound == DateBound::kNone && begins && IsIn(WordList::kEnding, lemma(second));
}

// "from 1816", "between 1816"
bool IsFrom(const Sentence& sentence, int32_t token) {
  return token > 0 && IsOneOf(AsciiLowered(sentence.tokens[static_cast<size_t>(token) - 1].form),
                              {"from", "since", "between", "in"});
}

// Whether a date stands in the brackets behind a name, as a person's life does. `person`: the claim is about one.
bool TellsLife(const Sentence& sentence, int32_t token, bool person) {
  for (int32_t at = token - 1; at > 0; --at) {
    const std::string_view form = sentence.tokens[static_cast<size_t>(at)].form;
    if (form == ")") return false;
    if (form == "(") return person || sentence.tokens[static_cast<size_t>(at) - 1].type == EntityType::kPerson;
  }
  return false;
}

// The date of death that goes with a date of birth in brackets behind a name; -1 for none.
int32_t DeathAfter(const TextUnits& evidence, size_t birth) {
  const auto verb_of = [&](const Unit& date) -> const Unit* {
    const Unit* verb = date.above < 0 ? nullptr : &evidence.units[static_cast<size_t>(date.above)];
    return verb != nullptr && verb->kind == UnitKind::kVerb ? verb : nullptr;
  };
  const Unit* born = verb_of(evidence.units[birth]);
  if (born == nullptr || born->text != "bear") return -1;
  for (size_t i = 0; i < evidence.units.size(); ++i) {
    const Unit& date = evidence.units[i];
    const Unit* died = date.kind == UnitKind::kDate && date.sentence == born->sentence ? verb_of(date) : nullptr;
    if (died != nullptr && died->text == "die" && died->above == born->above) return static_cast<int32_t>(i);
  }
  return -1;
}

bool IsOfPerson(const TextUnits& claim) {
  const std::vector<size_t> about = SubjectPhrase(claim);
  return std::any_of(about.begin(), about.end(),
                     [&](size_t unit) { return claim.units[unit].type == EntityType::kPerson; });
}

// Compares a number of the claim with stretches of time.
class Stretches {
 public:
  Stretches(const Unit& number, bool age) : number_(number), age_(age) {}

  bool Agrees(const Interval& from, const Interval& until) const {
    if (!from.first.has_value() || !until.last.has_value() || *until.last <= *from.first) return false;
    const auto days = static_cast<double>(*until.last - *from.first + 1);
    if (age_ || number_.measure == "year") return AgreesInYears(from, until);
    const bool to_the_day = from.first == from.last && until.first == until.last;
    if (number_.measure == "day") return to_the_day && Is(days);
    if (number_.measure != "month") return false;
    const double months = std::round(days / kMonth);
    constexpr double kSlack = 0.25;
    if (to_the_day) return std::fabs(days / kMonth - months) < kSlack && Is(months);
    return Is(months) || Is(months - 1);
  }

 private:
  bool AgreesInYears(const Interval& from, const Interval& until) const {
    const int years = YearOfDay(*until.last) - YearOfDay(*from.first);
    if (years <= 0 || years > kMostYears) return false;
    const double exact = years, other = years + (age_ ? -1 : 1);
    if (number_.decade) {
      const auto within = [&](double value) { return value >= *number_.value && value < *number_.value + kTen; };
      return within(exact) && within(other);
    }
    return Is(exact) || Is(other) || Compare(exact) == Grade::kNarrower;
  }
  Grade Compare(double value) const {
    Unit stretch;
    stretch.kind = UnitKind::kNumber;
    stretch.value = value;
    stretch.measure = number_.measure;
    return CompareNumbers(number_, stretch);
  }
  bool Is(double value) const { return Compare(value) == Grade::kSame; }

  const Unit& number_;
  const bool age_;
};

}  // namespace

bool IsAge(const Unit& number, const TextUnits& claim) {
  if (number.age) return true;
  if (number.above < 0) return false;
  const std::string& above = claim.units[static_cast<size_t>(number.above)].text;
  return above == "age" || (above == "live" && number.measure == "year" && IsOfPerson(claim));
}

int32_t FindStretch(const Unit& number, const TextUnits& claim, const TextUnits& evidence,
                    const std::vector<bool>& on_subject) {
  const bool age = IsAge(number, claim), person = IsOfPerson(claim);
  const Stretches stretches(number, age);
  for (size_t i = 0; i < evidence.units.size(); ++i) {
    const Unit& date = evidence.units[i];
    if (date.kind != UnitKind::kDate || !on_subject[date.sentence]) continue;
    const Sentence& sentence = evidence.analysis.sentences()[date.sentence];
    if (age ? IsFrom(sentence, date.token) : TellsLife(sentence, date.token, person)) continue;
    if (HasBothEnds(date.text) && stretches.Agrees(*date.interval, *date.interval)) return static_cast<int32_t>(i);
    if (const int32_t death = age ? DeathAfter(evidence, i) : -1;
        death >= 0 && stretches.Agrees(*date.interval, *evidence.units[static_cast<size_t>(death)].interval))
      return static_cast<int32_t>(i);
    if (i + 1 == evidence.units.size()) break;
    const auto next = std::find_if(evidence.units.begin() + static_cast<ptrdiff_t>(i) + 1, evidence.units.end(),
                                   [](const Unit& unit) { return unit.kind == UnitKind::kDate; });
    if (next == evidence.units.end() || next->sentence != date.sentence) continue;
    const bool joined = IsRange(sentence, date.token, next->token) || (!age && BeginsAndEnds(sentence, date, *next));
    if (joined && stretches.Agrees(*date.interval, *next->interval)) return static_cast<int32_t>(i);
  }
  return -1;
}

}  // namespace whence
