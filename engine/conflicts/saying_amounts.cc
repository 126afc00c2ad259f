// What SayingReader reads of how much there is, how many there are and how large something is.

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "engine/conflicts/saying.h"
#include "engine/frames/phrase.h"
#include "engine/passages/index_words.h"
#include "engine/questions/units.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/words/measures.h"

namespace whence {
namespace {

constexpr size_t kNumberWords = 4;    // "one hundred and twenty"
constexpr double kInexact = 0.15;     // "about 40" may be 45
constexpr double kMeasured = 0.01;    // two measurements of one thing
constexpr double kConverted = 0.03;   // from a rounded figure in another unit
constexpr double kExactCount = 1000;  // fewer are counted, more are estimated
constexpr double kFewDeeds = 5;       // fewer may be some of all
constexpr double kOfAll = 0.6;        // a share of the deeds that is told for all of them by mistake, not for a part
constexpr size_t kPopulationOf = std::string_view("population of ").size();
constexpr std::string_view kBe = "be ", kOf = " of", kWorkFor = "work for";

const Units& CommonUnits() {
  static const Units* const units = new Units();
  return *units;
}

// Half of the last figure that a number gives: of 14,000 it is 500, of 42 it is 0.5.
double HalfStep(std::string_view written, double value) {
  const size_t point = written.find('.');
  if (point != std::string_view::npos) {
    size_t decimals = 0;
    for (size_t i = point + 1; i < written.size() && IsAsciiDigit(written[i]); ++i) ++decimals;
    const double scale = std::pow(10, static_cast<double>(decimals));
    double base = 0;
    const std::string figures(written.substr(0, point + 1 + decimals));
    return absl::SimpleAtod(figures, &base) && base != 0 ? 0.5 / scale * (value / base) : 0.5 / scale;
  }
  double step = 1;
  while (value != 0 && std::fmod(value, step * 10) == 0) step *= 10;
  return step >= 100 ? step / 2 : 0.5;
}

// "depth" of "be depth of".
std::string_view MeasuredBy(std::string_view predicate) {
  if (!predicate.starts_with(kBe) || !predicate.ends_with(kOf) || predicate.size() <= kBe.size() + kOf.size())
    return {};
  return predicate.substr(kBe.size(), predicate.size() - kBe.size() - kOf.size());
}

std::string_view LastWord(std::string_view text) { return text.substr(text.rfind(' ') + 1); }

}  // namespace

std::optional<std::pair<Amount, std::string>> SayingReader::AmountIn(std::string_view text) {
  const std::string lowered = AsciiLowered(text);
  std::string_view rest = lowered;
  if (IsIndefinite(rest)) {
    const std::string_view hedge = rules_.Prefix(ConflictList::kAbout, rest);
    if (hedge.empty()) return std::nullopt;
  }
  bool about = false, least = false, most = false;
  for (auto [list, flag] : {std::pair{ConflictList::kLeast, &least}, std::pair{ConflictList::kMost, &most},
                            std::pair{ConflictList::kAbout, &about}}) {
    const std::string_view hedge = rules_.Prefix(list, rest);
    if (hedge.empty()) continue;
    *flag = true;
    rest.remove_prefix(hedge.size() + 1);
  }
  // The longest number that the rest begins with.
  std::optional<double> value;
  std::string_view figures, unit;
  size_t end = 0;
  for (size_t words = 0; words < kNumberWords && end != std::string_view::npos; ++words) {
    end = rest.find(' ', end == 0 ? 0 : end + 1);
    if (const std::optional<double> number = ParseNumber(rest.substr(0, end)); number.has_value()) {
      value = number;
      figures = rest.substr(0, end);
      unit = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
  }
  if (!value.has_value() || unit.empty() || figures == "a" || figures == "an") return std::nullopt;
  Amount amount;
  double factor = 1;
  std::string what;
  for (const auto& [wording, index] : CommonUnits().wordings()) {
    if (wording != unit) continue;
    amount.measure = true;
    factor = CommonUnits().unit(index).factor;
    what = CommonUnits().unit(index).dimension;
    break;
  }
  if (what.empty()) {
    for (absl::string_view word : absl::StrSplit(ToAbsl(unit), ' ', absl::SkipEmpty())) {
      // Inhabitants are the population.
      const bool people = rules_.Lists(ConflictList::kPopulace, ToStd(word));
      what += StrCat(" ", people ? "people" : StemWord(FoldName(ToStd(word))));
    }
  }
  double slack = std::max(HalfStep(figures, *value), amount.measure ? kMeasured * *value : 0.0);
  if (!amount.measure && *value < kExactCount && *value == std::floor(*value)) slack = 0;
  if (!amount.measure && *value >= kExactCount) slack = std::max(slack, kMeasured * *value);
  if (about) slack = std::max(slack, kInexact * *value);
  if (amount.measure && factor != 1) slack = std::max(slack, kConverted * *value);
  amount.low = (*value - slack) * factor;
  amount.high = (*value + slack) * factor;
  if (least) amount.high = std::numeric_limits<double>::infinity();
  if (most) amount.low = -std::numeric_limits<double>::infinity();
  return std::pair(amount, std::move(what));
}

std::string SayingReader::SortOf(std::string_view noun, std::string_view sentence) const {
  const size_t at = sentence.find(StrCat(" ", noun));
  if (at == std::string_view::npos) return {};
  const std::string_view word = LastWord(sentence.substr(0, at));
  return rules_.Lists(ConflictList::kSort, word) ? std::string(word) : std::string();
}

std::optional<SayingReader::Measured> SayingReader::SizeIn(const Parts& parts,
                                                           const std::vector<Qualified>& qualifiers) {
  Measured size;
  // "Orla Lake is 31 metres deep", "stands 31 metres tall"
  const std::string_view amount = Find(qualifiers, kAmountQualifier);
  const std::string_view said = parts.object_term.IsLiteral() ? std::string_view(parts.object_term.lexical) : "";
  if (parts.predicate == "be" && !amount.empty() && !said.empty()) {
    size.dimension = DimensionOf(AsciiLowered(said));
    size.text = std::string(amount);
  } else if (IsIndefinite(said)) {
    // "has a mean depth of 31 metres"
    const size_t of = said.find(" of ");
    if (!rules_.Lists(ConflictList::kMeasure, parts.predicate) || of == std::string_view::npos) return std::nullopt;
    const std::string named = AsciiLowered(said.substr(0, of));
    size.dimension = DimensionOf(LastWord(named));
    size.sort = SortOf(LastWord(named), named);
    size.text = std::string(said.substr(of + 4));
  } else if (rules_.Lists(ConflictList::kMeasure, parts.predicate) && !said.empty()) {
    size.dimension = DimensionOf(AsciiLowered(LastWord(said)));
    size.text = std::string(said.substr(0, said.rfind(' ')));
  } else if (parts.cell && parts.object_term.kind == TermKind::kTyped) {
    size.dimension = DimensionOf(parts.predicate);
    size.text = std::string(Find(qualifiers, kWrittenQualifier));
    if (size.text.empty()) size.text = parts.object_term.lexical;
    if (const std::string_view unit = Find(qualifiers, kUnitQualifier);
        !unit.empty() && size.text.find(unit) == std::string::npos) {
      size.text += StrCat(" ", unit);
    }
  }
  if (size.dimension.empty()) return std::nullopt;
  return size;
}

absl::StatusOr<std::optional<SayingReader::AmountTold>> SayingReader::ToldByNoun(const Parts& parts,
                                                                                 std::string_view noun) {
  const std::string_view dimension = DimensionOf(noun);
  const bool people = rules_.Lists(ConflictList::kPopulace, noun);
  if (dimension.empty() && !people) return std::nullopt;
  AmountTold told{.of = parts.object, .predicate = parts.predicate, .rest = parts.rest};
  WHENCE_ASSIGN_OR_RETURN(told.text, NameOf(parts.subject));
  if (people) {
    told.text += StrCat(" ", noun);
    told.predicate = "have";
  } else {
    told.of_what = StrCat(SortOf(noun, parts.text), " ", dimension);
    told.size = true;
  }
  return told;
}

absl::StatusOr<std::optional<SayingReader::AmountTold>> SayingReader::ToldOfStaff(const Parts& parts) {
  WHENCE_ASSIGN_OR_RETURN(const std::string text, NameOf(parts.subject));
  const auto staff = AmountIn(text);
  if (!staff.has_value() || staff->first.measure) return std::nullopt;
  return AmountTold{.of = parts.object,
                    .predicate = "have",
                    .text = StrCat(text.substr(0, text.rfind(' ')), " employees"),
                    .rest = parts.rest};
}

std::optional<SayingReader::AmountTold> SayingReader::ToldInCell(const Parts& parts,
                                                                 const std::vector<Qualified>& qualifiers) {
  if (parts.object == TermId() || !parts.object_term.IsLiteral() || IntervalOf(parts.object_term).has_value()) {
    return std::nullopt;
  }
  AmountTold told{.of = parts.subject, .predicate = parts.predicate, .rest = parts.rest};
  told.text = std::string(Find(qualifiers, kWrittenQualifier));
  if (told.text.empty()) told.text = parts.object_term.lexical;
  const bool number = parts.object_term.kind == TermKind::kTyped;
  if (number && Find(qualifiers, kUnitQualifier).empty()) told.text += StrCat(" ", told.predicate);
  const auto amount = AmountIn(told.text);
  if (!amount.has_value() || (!number && amount->first.measure)) return std::nullopt;
  if (!amount->first.measure) told.predicate = "have";
  return told;
}

std::optional<SayingReader::AmountTold> SayingReader::ToldOfSubject(const Parts& parts,
                                                                    const std::vector<Qualified>& qualifiers) {
  AmountTold told{.of = parts.subject, .predicate = parts.predicate, .rest = parts.rest};
  const bool measures = rules_.Lists(ConflictList::kMeasure, parts.predicate);
  const std::string& said = parts.object_term.lexical;
  if (const size_t at = said.find("population of ");
      measures && parts.object_term.IsLiteral() && at != std::string::npos) {
    // "Has a population of 4,000"
    told.text = StrCat(said.substr(at + kPopulationOf), " population");
  } else if (parts.cell) {
    // "Employees: 1,240" and "Staff: 1,240 employees" are what "has 1,240 employees" says.
    return ToldInCell(parts, qualifiers);
  } else if (measures) {
    // "38 metres across": what is measured is the object.
    told.text = std::string(Find(qualifiers, kAmountQualifier));
    if (told.text.empty()) told.text = std::string(Find(qualifiers, kDurationQualifier));
    if (!told.text.empty()) {
      told.of_what = parts.object == TermId() ? "" : said;
    } else if (parts.object_term.IsLiteral()) {
      told.text = said;
    }
  } else if (parts.object_term.IsLiteral() &&
             (rules_.Lists(ConflictList::kDeed, parts.predicate) || IsStative(parts))) {
    told.text = said;
    // "Eleven novels in German", "six ferries in summer"
    if (!parts.place.empty()) told.rest += StrCat(" in ", FoldName(parts.place));
  }
  return told;
}

absl::StatusOr<std::optional<SayingReader::AmountTold>> SayingReader::ToldAmount(
    const Parts& parts, const std::vector<Qualified>& qualifiers) {
  const std::string_view noun = MeasuredBy(parts.predicate);
  if (!noun.empty() && !parts.cell && parts.object != TermId()) return ToldByNoun(parts, noun);
  if (parts.predicate == kWorkFor && parts.object != TermId()) return ToldOfStaff(parts);
  if (std::optional<Measured> size = SizeIn(parts, qualifiers); size.has_value()) {
    return AmountTold{.of = parts.subject,
                      .predicate = parts.predicate,
                      .text = std::move(size->text),
                      .of_what = StrCat(size->sort, " ", size->dimension),
                      .rest = parts.rest,
                      .size = true};
  }
  const std::string_view often = Find(qualifiers, kTimeQualifier);
  const bool populous = rules_.Lists(ConflictList::kMeasure, parts.predicate) && parts.object_term.IsLiteral() &&
                        parts.object_term.lexical.find("population of ") != std::string::npos;
  if (populous || parts.cell || !often.ends_with(" times") || parts.object == TermId()) {
    return ToldOfSubject(parts, qualifiers);
  }
  // "won the cup three times": how often it did that.
  AmountTold told{.of = parts.subject, .predicate = parts.predicate, .text = std::string(often)};
  WHENCE_ASSIGN_OR_RETURN(told.of_what, KeyOf(parts.object, parts.document));
  return told.of_what.empty() ? std::nullopt : std::optional(std::move(told));
}

absl::Status SayingReader::ReadAmount(const Parts& parts, const std::vector<Qualified>& qualifiers,
                                      std::vector<Saying>& sayings) {
  if (parts.subject == TermId()) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(std::optional<AmountTold> told, ToldAmount(parts, qualifiers));
  if (!told.has_value()) return absl::OkStatus();
  const std::optional<std::pair<Amount, std::string>> amount = AmountIn(told->text);
  if (!amount.has_value() || (told->size && !amount->first.measure)) return absl::OkStatus();
  const bool deed = rules_.Lists(ConflictList::kDeed, parts.predicate);
  if (deed && (amount->first.measure || amount->first.low < kFewDeeds)) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(told->of, parts.document));
  if (key.empty()) return absl::OkStatus();
  std::string predicate = told->predicate;
  Saying saying{.kind = ConflictKind::kNumber, .of = told->of, .what = predicate, .text = std::move(told->text)};
  if (told->size) {
    saying.what = std::string(absl::StripAsciiWhitespace(told->of_what));
    predicate = "measure";
  } else if (!told->of_what.empty()) {
    saying.what += StrCat(" ", parts.object_term.IsLiteral() ? told->of_what : "");
  }
  if (!amount->first.measure && rules_.Lists(ConflictList::kHaving, predicate)) predicate = "have";
  saying.slot = StrCat("number|", key, "|", predicate, "|", told->of_what, "|", amount->second, "|", told->rest, "|",
                       parts.at, "|", TenseOf(parts));
  saying.amount = amount->first;
  if (deed) saying.least_share = kOfAll;
  sayings.push_back(std::move(saying));
  return absl::OkStatus();
}

bool SayingReader::IsStative(const Parts& parts) const {
  if (parts.cell || !rules_.Lists(ConflictList::kStative, parts.predicate)) return false;
  // "Supports", "rest on": what it supported is of then.
  const std::string_view verb = std::string_view(parts.predicate).substr(0, parts.predicate.find(' '));
  const std::string behind = verb.size() < parts.predicate.size() ? parts.predicate.substr(verb.size() + 1) + " " : "";
  for (const std::string_view ending : {" ", "s ", "es "}) {
    if (parts.text.find(StrCat(" ", verb, ending, behind)) != std::string::npos) return true;
  }
  return false;
}

}  // namespace whence
