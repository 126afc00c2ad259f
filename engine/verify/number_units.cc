#include "engine/verify/number_units.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "corpus/language/quantity_parser.h"
#include "graph/base/strings.h"
#include "rules/words/common_units.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr double kAboutShare = 0.1;       // "nearly 400" may be that far away
constexpr double kRoundedShare = 0.006;   // 3.52 million is 3.5 million
constexpr double kConvertedShare = 0.03;  // 8 inches are 20 cm
constexpr std::string_view kPercent = "percent";

std::string Lemma(const Token& token) { return AsciiLowered(token.lemma.empty() ? token.form : token.lemma); }

// "1982", not "1,982".
std::optional<int32_t> YearOf(std::string_view form) {
  constexpr int32_t kEarliest = 1200, kLatest = 2199;
  if (form.size() != 4 || !std::all_of(form.begin(), form.end(), IsAsciiDigit)) return std::nullopt;
  int32_t year = 0;
  for (const char digit : form) year = year * 10 + (digit - '0');
  return year >= kEarliest && year <= kLatest ? std::optional<int32_t>(year) : std::nullopt;
}

// Stretches of time in one unit each: two decades are twenty years, a fortnight is fourteen days.
std::pair<double, std::string> InBaseMeasure(double value, std::string_view unit) {
  constexpr std::tuple<std::string_view, double, std::string_view> kMeasures[] = {
      {"decade", 10, "year"}, {"century", 100, "year"}, {"millennium", 1000, "year"},
      {"week", 7, "day"},     {"fortnight", 14, "day"}, {"hour", 60, "minute"}};
  for (const auto& [name, factor, base] : kMeasures) {
    if (unit == name) return {value * factor, std::string(base)};
  }
  return {value, std::string(unit)};
}

// "1.5C", "80cm": a number with its unit written to it.
void ReadGlued(std::string_view form, Unit& unit) {
  size_t end = 0;
  while (end < form.size() && (IsAsciiDigit(form[end]) || form[end] == '.' || form[end] == ',')) ++end;
  if (end == 0 || end == form.size()) return;
  const std::string_view written = form.substr(end);
  const std::string degrees = StrCat("°", written);  // "1C"
  const std::optional<UnitOfMeasure> measure = written == "C" || written == "F" ? FindUnit(degrees) : FindUnit(written);
  if (!measure.has_value()) return;
  unit.value = ParseNumber(form.substr(0, end));
  unit.measure = measure->name;
}

// The unit of the number behind a dash or "to": "20-30 years" are 20 years to begin with.
std::string MeasureOfRange(const Sentence& sentence, size_t index) {
  if (index + 2 >= sentence.tokens.size()) return {};
  const std::string link = AsciiLowered(sentence.tokens[index + 1].form);
  const auto* end = std::get_if<Quantity>(&sentence.tokens[index + 2].value);
  if (end == nullptr || (link != "-" && link != "–" && link != "to")) return {};
  return InBaseMeasure(end->value, end->unit).second;
}

// "two-thirds", "one fifth": a share, which texts give in percent as well.
std::optional<double> ParseShare(std::string_view form) {
  const size_t part = form.find_first_of("- ");
  if (part == std::string_view::npos) return std::nullopt;
  const std::optional<double> count = ParseNumber(form.substr(0, part));
  std::string_view parts = form.substr(part + 1);
  if (!count.has_value()) return std::nullopt;
  if (parts == "half") return *count * 50;
  if (parts.starts_with("quarter")) return *count * 25;
  if (parts.ends_with('s')) parts.remove_suffix(1);
  const std::optional<int> rank = ParseOrdinal(parts);
  if (!rank.has_value() || *rank < 3) return std::nullopt;
  return *count * 100 / *rank;
}

// 97.1 is 97 in a text that leaves out decimals; where it writes them, "4.0", it means them.
bool IsRounded(double rounded, double exact, size_t written) {
  constexpr size_t kMostDecimals = 3;
  constexpr double kTiny = 1e-9, kShare = 0.05;
  double step = 1;
  for (size_t decimals = 0; decimals < kMostDecimals; ++decimals, step /= 10) {
    if (decimals < written) continue;
    if (std::fabs(rounded / step - std::round(rounded / step)) > kTiny) continue;
    const bool finer = std::fabs(exact / step - std::round(exact / step)) > kTiny;
    return finer && std::fabs(exact - rounded) <= std::min(step / 2 + kTiny, kShare * std::fabs(exact));
  }
  return false;
}

size_t WrittenDecimals(std::string_view number) {
  const size_t point = number.rfind('.');
  if (point == std::string_view::npos) return 0;
  return static_cast<size_t>(std::count_if(number.begin() + static_cast<ptrdiff_t>(point), number.end(), IsAsciiDigit));
}

// "two other bridges", "another two", but not "more than two" or "two or more".
bool CountsOthers(const Sentence& sentence, size_t index) {
  const auto& tokens = sentence.tokens;
  const auto besides = [&](size_t at) { return IsIn(WordList::kBesides, AsciiLowered(tokens[at].form)); };
  if (index > 0 && besides(index - 1)) return true;
  const auto head = static_cast<size_t>(std::max(tokens[index].head, 0));
  for (size_t at = index + 1; at < head; ++at) {
    if (besides(at) && AsciiLowered(tokens[at - 1].form) != "or") return true;
  }
  return false;
}

// The evidence's value in the units of the claim's; of a temperature, as a reading and as a difference.
std::vector<double> Converted(const Unit& claim, const Unit& evidence) {
  constexpr std::string_view kCelsius = "degree celsius", kFahrenheit = "degree fahrenheit";
  constexpr double kFreezing = 32, kDegrees = 1.8;
  const double value = *evidence.value;
  if (claim.measure == kCelsius && evidence.measure == kFahrenheit) {
    return {(value - kFreezing) / kDegrees, value / kDegrees};
  }
  if (claim.measure == kFahrenheit && evidence.measure == kCelsius) {
    return {value * kDegrees + kFreezing, value * kDegrees};
  }
  const CommonUnit *wanted = FindCommonUnit(claim.measure), *given = FindCommonUnit(evidence.measure);
  if (wanted == nullptr || given == nullptr || wanted->dimension != given->dimension) return {};
  if (wanted->dimension == "duration") return {};  // InBaseMeasure has made of stretches of time what they come to
  return {value * given->factor / wanted->factor};
}

}  // namespace

std::optional<Interval> DateOf(const Sentence& sentence, size_t index) {
  const Token& token = sentence.tokens[index];
  if (std::optional<Interval> interval = IntervalOf(token.value)) return interval;
  const std::optional<int32_t> year = YearOf(token.form);
  if (!year.has_value() || token.head < 0) return std::nullopt;
  constexpr std::array<std::string_view, 4> kBefore = {"in", "since", "until", "during"};
  const bool behind = index > 0 && std::find(kBefore.begin(), kBefore.end(),
                                             AsciiLowered(sentence.tokens[index - 1].form)) != kBefore.end();
  const Token& head = sentence.tokens[static_cast<size_t>(token.head)];
  const bool one = static_cast<size_t>(token.head) > index && head.xpos == Xpos::kNn;  // it cannot count one
  if (!behind && !one) return std::nullopt;
  return IntervalOf(CalendarDate{.year = *year});
}

bool IsHighRank(const Token& token) {
  const bool word = token.upos == Upos::kAdj || token.upos == Upos::kAdv;
  return word && ParseOrdinal(AsciiLowered(token.form)).value_or(0) > 2;
}

bool IsPartitive(const Sentence& sentence, size_t index) {
  const std::string form = AsciiLowered(sentence.tokens[index].form);
  return index + 1 < sentence.tokens.size() && (form == "one" || form == "1") &&
         AsciiLowered(sentence.tokens[index + 1].form) == "of";
}

bool MakesRank(const Sentence& sentence, size_t index) {
  return index + 1 < sentence.tokens.size() && sentence.tokens[index + 1].upos == Upos::kNum &&
         Lemma(sentence.tokens[index]) == "number";
}

void ReadNumber(const Sentence& sentence, size_t index, const std::vector<uint64_t>& classes, Unit& unit) {
  const Token& token = sentence.tokens[index];
  const std::string form = AsciiLowered(token.form);
  if (const auto* quantity = std::get_if<Quantity>(&token.value)) {
    std::tie(unit.value, unit.measure) = InBaseMeasure(quantity->value, quantity->unit);
  }
  if (const std::optional<int> rank = ParseOrdinal(form)) {
    unit.value = *rank;
    unit.rank = true;
  } else if (const std::optional<double> share = ParseShare(form)) {
    unit.value = share;
    unit.measure = kPercent;
  } else if (!unit.value.has_value()) {
    ReadGlued(token.form, unit);
  }
  // "over a million"
  const bool one = index > 0 && IsOneOf(AsciiLowered(sentence.tokens[index - 1].form), {"a", "an"});
  if (one && !unit.value.has_value() && IsNumberWord(form)) unit.value = ParseNumber(StrCat("one ", form));
  if (index > 0 && unit.measure.empty() && MakesRank(sentence, index - 1)) unit.rank = true;
  if (unit.measure.empty()) unit.measure = MeasureOfRange(sentence, index);
  const bool counts =
      token.deprel == Deprel::kNummod || token.deprel == Deprel::kAmod || token.deprel == Deprel::kCompound;
  if (unit.measure.empty() && counts && token.head >= 0) {
    unit.measure = Lemma(sentence.tokens[static_cast<size_t>(token.head)]);
  }
  unit.besides = CountsOthers(sentence, index);
  constexpr uint64_t kLimits = VerdictRules::Bit(VerdictWord::kFloor) | VerdictRules::Bit(VerdictWord::kCeiling) |
                               VerdictRules::Bit(VerdictWord::kAbout) | VerdictRules::Bit(VerdictWord::kStrict);
  for (size_t back = 1; back <= 3 && back <= index; ++back) {
    // "over the past ten years" sets no limit.
    if (sentence.tokens[index - back].upos == Upos::kDet && !(one && back == 1)) break;
    // "Up to 30", but "up from 30"
    if (AsciiLowered(sentence.tokens[index - back].form) == "up" &&
        AsciiLowered(sentence.tokens[index - back + 1].form) != "to")
      continue;
    unit.limits |= classes[index - back] & kLimits;
  }
}

bool IsInWords(const Unit& number, const Unit& word) {
  if (!number.value.has_value()) return false;
  if (number.rank) {
    return ParseOrdinal(word.text) == static_cast<int>(*number.value) ||
           (*number.value == 1 && Has(word.classes, VerdictWord::kInitial));
  }
  if (number.measure != kPercent) return false;
  constexpr double kNear = 1;  // percent
  const double value = *number.value;
  if (word.text == "half") return std::fabs(value - 50) <= kNear;
  return word.text == "quarter" && std::fabs(value - 25) <= kNear;
}

Grade CompareNumbers(const Unit& claim, const Unit& evidence) {
  if (claim.rank != evidence.rank || claim.besides != evidence.besides) return Grade::kMissing;
  if (!claim.value.has_value() || !evidence.value.has_value()) {
    return claim.text == evidence.text ? Grade::kSame : Grade::kMissing;
  }
  const double a = *claim.value;
  double b = *evidence.value;
  const bool measures_differ = !claim.measure.empty() && !evidence.measure.empty() && claim.measure != evidence.measure;
  // "More than three" are not three.
  const auto strictly = [](const Unit& unit) {
    return Has(unit.limits, VerdictWord::kStrict) &&
           (Has(unit.limits, VerdictWord::kFloor) || Has(unit.limits, VerdictWord::kCeiling));
  };
  if (a == b && !measures_differ) return strictly(claim) && !strictly(evidence) ? Grade::kOther : Grade::kSame;
  bool converted = false;
  if (measures_differ) {
    for (const double value : Converted(claim, evidence)) {
      if (converted && std::fabs(value - a) >= std::fabs(b - a)) continue;
      b = value;
      converted = true;
    }
    // "Twelve goals" may be "twelve strikes", but twelve years are no twelve miles.
    const bool units = FindUnit(claim.measure).has_value() || FindUnit(evidence.measure).has_value();
    if (!converted) return a == b && !units ? Grade::kSynonym : Grade::kMissing;
  }
  const double size = std::max(std::fabs(a), std::fabs(b));
  if (converted && std::fabs(a - b) <= kConvertedShare * size) return Grade::kDerived;
  // What the one counts and the other does not say may be anything.
  const bool alike = converted || claim.measure == evidence.measure;
  if (alike && IsRounded(a, b, WrittenDecimals(claim.text))) return Grade::kNarrower;
  if (size >= 1000 && std::fabs(a - b) <= kRoundedShare * size) return Grade::kNarrower;
  if (alike && Has(claim.limits, VerdictWord::kFloor) && b > a && !Has(evidence.limits, VerdictWord::kCeiling))
    return Grade::kNarrower;
  if (alike && Has(claim.limits, VerdictWord::kCeiling) && b < a && !Has(evidence.limits, VerdictWord::kFloor))
    return Grade::kNarrower;
  if ((Has(claim.limits, VerdictWord::kAbout) || Has(evidence.limits, VerdictWord::kAbout)) &&
      std::fabs(a - b) <= kAboutShare * size) {
    return Grade::kDerived;
  }
  return alike ? Grade::kOther : Grade::kMissing;
}

}  // namespace whence
