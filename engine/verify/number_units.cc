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
#include "engine/verify/figure_words.h"
#include "engine/verify/rank_words.h"
#include "graph/base/strings.h"
#include "rules/words/common_units.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr double kAboutShare = 0.1;       // "nearly 400" may be that far away
constexpr double kRoundedShare = 0.006;   // 3.52 million is 3.5 million
constexpr double kConvertedShare = 0.03;  // 8 inches are 20 cm
constexpr std::string_view kPercent = "percent";

bool StartsWithDigit(std::string_view form) { return !form.empty() && IsAsciiDigit(form[0]); }

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
  if (end == nullptr || (link != "-" && link != "–" && link != "to" && link != "±")) return {};
  return InBaseMeasure(end->value, end->unit).second;
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

// "over a million", "half a million", "one and a half million": what a number stands for that is written without one.
void ReadScale(const Sentence& sentence, size_t index, Unit& unit) {
  const auto word = [&](size_t back) {
    return back <= index ? AsciiLowered(sentence.tokens[index - back].form) : std::string();
  };
  if (unit.value.has_value() || index == 0 || !IsNumberWord(AsciiLowered(sentence.tokens[index].form))) return;
  const std::optional<double> scale = ParseNumber(StrCat("one ", AsciiLowered(sentence.tokens[index].form)));
  if (!scale.has_value()) return;
  if (IsOneOf(word(1), {"a", "an"})) unit.value = *scale * (word(2) == "half" ? 0.5 : 1);
  const auto* times = std::get_if<Quantity>(&sentence.tokens[index - 1].value);
  if (times != nullptr && times->unit.empty() && sentence.tokens[index - 1].head == static_cast<int32_t>(index)) {
    unit.value = *scale * times->value;
  }
}

// The place that a number tells: "number two", "season two", "the top two".
void ReadRank(const Sentence& sentence, size_t index, Unit& unit) {
  if (index > 0 && unit.measure.empty() && MakesRank(sentence, index - 1)) unit.rank = true;
  if (IsTopOf(sentence, index)) unit.rank = unit.top = true;
  if (std::string noun = InOrderOf(sentence, index); !noun.empty() && unit.measure.empty()) {
    unit.rank = true;
    unit.measure = std::move(noun);
  }
  unit.place = unit.top || (unit.rank && TellsPlace(sentence, index));
}

// What a number counts, where its own token does not say so.
void ReadMeasure(const Sentence& sentence, size_t index, Unit& unit) {
  const auto& tokens = sentence.tokens;
  const Token& token = tokens[index];
  if (unit.measure.empty()) unit.measure = MeasureOfRange(sentence, index);
  if (!unit.measure.empty() || token.head < 0) return;
  const auto counts = [](const Token& number) {
    return number.deprel == Deprel::kNummod || number.deprel == Deprel::kAmod || number.deprel == Deprel::kCompound;
  };
  const auto head = static_cast<size_t>(token.head);
  if (counts(token)) {
    unit.measure = Lemma(tokens[head]);
  } else if (tokens[head].upos == Upos::kNum && counts(tokens[head]) && tokens[head].head > token.head) {
    unit.measure = Lemma(tokens[static_cast<size_t>(tokens[head].head)]);  // the thirty of "20 to 30 rooms"
  }
  if (unit.measure != "part" || head + 2 >= tokens.size() || AsciiLowered(tokens[head + 1].form) != "per") return;
  const std::string of = AsciiLowered(tokens[head + 2].form);
  if (of == "million" || of == "billion") unit.measure = of == "million" ? "ppm" : "ppb";
}

// The words about a number that make it a bound: "at least", "or more".
void ReadLimits(const Sentence& sentence, size_t index, const std::vector<uint64_t>& classes, Unit& unit) {
  constexpr uint64_t kBounds = VerdictRules::Bit(VerdictWord::kFloor) | VerdictRules::Bit(VerdictWord::kCeiling);
  constexpr uint64_t kLimits =
      kBounds | VerdictRules::Bit(VerdictWord::kAbout) | VerdictRules::Bit(VerdictWord::kStrict);
  const auto& tokens = sentence.tokens;
  const bool one = index > 0 && IsOneOf(AsciiLowered(tokens[index - 1].form), {"a", "an"});
  const bool half_of = one && index > 1 && AsciiLowered(tokens[index - 2].form) == "half";
  const size_t farthest = half_of ? 4 : 3;
  for (size_t back = 1; back <= farthest && back <= index; ++back) {
    // "over the past ten years" sets no limit.
    const Token& before = tokens[index - back];
    const bool half = AsciiLowered(before.form) == "half";  // "more than half a million"
    if (before.upos == Upos::kDet && !(one && back == 1) && !half) break;
    // "Up to 30", but "up from 30"
    if (AsciiLowered(tokens[index - back].form) == "up" && AsciiLowered(tokens[index - back + 1].form) != "to")
      continue;
    // "Longer than 300 metres", but "a longer 300 metres"
    const bool than = AsciiLowered(tokens[index - back + 1].form) == "than";
    if (before.xpos == Xpos::kJjr && !than && !IsOneOf(AsciiLowered(before.form), {"more", "less", "fewer"})) continue;
    unit.limits |= classes[index - back] & kLimits;
  }
  if (index + 1 < tokens.size() && tokens[index + 1].form == "+") unit.limits |= VerdictRules::Bit(VerdictWord::kFloor);
  if (index + 2 < tokens.size() && AsciiLowered(tokens[index + 1].form) == "or")
    unit.limits |= classes[index + 2] & kBounds;
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

// Any place that is no worse bears out "among the top ten", which tells no place.
Grade CompareTops(const Unit& claim, const Unit& evidence) {
  return claim.top && evidence.place && *evidence.value <= *claim.value ? Grade::kNarrower : Grade::kMissing;
}

// "In his thirties" is borne out by 37 years.
Grade CompareAges(const Unit& claim, const Unit& evidence) {
  constexpr double kYears = 10;
  if (!claim.decade || !evidence.age) return Grade::kMissing;
  const bool within = *evidence.value >= *claim.value && *evidence.value < *claim.value + kYears;
  return within ? Grade::kNarrower : Grade::kOther;
}

bool IsDegree(std::string_view measure) { return measure == "degree" || measure.starts_with("degree "); }

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

void ReadNumber(const Sentence& sentence, size_t index, const std::vector<uint64_t>& classes, Unit& unit) {
  const Token& token = sentence.tokens[index];
  const std::string form = AsciiLowered(token.form);
  if (const auto* quantity = std::get_if<Quantity>(&token.value)) {
    unit.value = quantity->value;
    unit.measure = quantity->unit;
  }
  if (const std::optional<double> part = ShareAt(sentence, index)) {
    unit.value = part;
    unit.share = true;
    unit.measure = kPercent;
  } else if (const auto half = HalfUnitAt(sentence, index)) {
    std::tie(unit.value, unit.measure) = *half;
  } else if (const std::optional<int> rank = ParseOrdinal(form)) {
    unit.value = *rank;
    unit.rank = true;
  } else if (const std::optional<double> share = ParseShare(form)) {
    unit.value = share;
    unit.share = true;
    unit.measure = kPercent;
  } else if (!unit.value.has_value()) {
    ReadGlued(token.form, unit);
    if (!unit.value.has_value() && StartsWithDigit(form)) unit.value = ParseNumber(form);
  }
  ReadScale(sentence, index, unit);
  ReadRank(sentence, index, unit);
  ReadMeasure(sentence, index, unit);
  if (unit.value.has_value() && !unit.rank)
    std::tie(unit.value, unit.measure) = InBaseMeasure(*unit.value, unit.measure);
  unit.besides = CountsOthers(sentence, index);
  unit.age = !unit.rank && TellsAge(sentence, index);
  ReadLimits(sentence, index, classes, unit);
}

bool IsInWords(const Unit& number, const Unit& word) {
  if (!number.value.has_value()) return false;
  const double value = *number.value;
  if (number.rank) {
    return !number.top && (ParseOrdinal(word.text) == static_cast<int>(value) ||
                           (value == 1 && Has(word.classes, VerdictWord::kInitial)));
  }
  if (number.measure == "time") {
    const auto& times = WordsOf(WordList::kTimesOver);  // once, twice
    const auto found = std::find(times.begin(), times.end(), word.text);
    return found != times.end() && value == static_cast<double>(found - times.begin() + 1);
  }
  // "a decade", but not "decades"
  if (word.kind == UnitKind::kNoun && word.span.size() == word.text.size()) {
    const auto [one, base] = InBaseMeasure(1, word.text);
    if (base != word.text) return number.measure == base && value == one;
  }
  return false;
}

Grade CompareNumbers(const Unit& claim, const Unit& evidence) {
  if (claim.rank != evidence.rank || claim.besides != evidence.besides) return Grade::kMissing;
  if (!claim.value.has_value() || !evidence.value.has_value()) {
    return claim.text == evidence.text ? Grade::kSame : Grade::kMissing;
  }
  if (claim.top != evidence.top) return CompareTops(claim, evidence);
  if (claim.decade != evidence.decade) return CompareAges(claim, evidence);
  const double a = *claim.value;
  double b = *evidence.value;
  const bool degrees = IsDegree(claim.measure) && IsDegree(evidence.measure) &&
                       (claim.measure == "degree" || evidence.measure == "degree");
  const bool measures_differ =
      !claim.measure.empty() && !evidence.measure.empty() && claim.measure != evidence.measure && !degrees;
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
  const bool alike = converted || claim.measure == evidence.measure || degrees;
  constexpr double kShareNear = 1;  // percent
  if (alike && (claim.share || evidence.share) && claim.limits == 0 && std::fabs(a - b) <= kShareNear) {
    return Grade::kSynonym;
  }
  if (alike && IsRounded(a, b, WrittenDecimals(claim.text))) return Grade::kNarrower;
  if (size >= 1000 && std::fabs(a - b) <= kRoundedShare * size) return Grade::kNarrower;
  if (alike && Has(claim.limits, VerdictWord::kFloor) && b > a && !Has(evidence.limits, VerdictWord::kCeiling))
    return Grade::kNarrower;
  if (alike && Has(claim.limits, VerdictWord::kCeiling) && b < a && !Has(evidence.limits, VerdictWord::kFloor))
    return Grade::kNarrower;
  const bool about = Has(claim.limits, VerdictWord::kAbout);
  const bool bars = !about && Has(claim.limits, b < a ? VerdictWord::kFloor : VerdictWord::kCeiling);
  if ((about || Has(evidence.limits, VerdictWord::kAbout)) && !bars && std::fabs(a - b) <= kAboutShare * size) {
    return Grade::kDerived;
  }
  return alike ? Grade::kOther : Grade::kMissing;
}

}  // namespace whence
