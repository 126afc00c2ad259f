// What SayingReader reads of how much there is, how many there are and how large something is.

#include <algorithm>
#include <cctype>
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
    for (size_t i = point + 1; i < written.size() && std::isdigit(static_cast<unsigned char>(written[i])) != 0; ++i)
      ++decimals;
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

absl::Status SayingReader::ReadAmount(const Parts& parts, const std::vector<Qualified>& qualifiers,
                                      std::vector<Saying>& sayings) {
  if (parts.subject == TermId()) return absl::OkStatus();
  TermId of = parts.subject;
  std::string predicate = parts.predicate, text, of_what;
  const bool measures = rules_.Lists(ConflictList::kMeasure, predicate);
  const bool deed = rules_.Lists(ConflictList::kDeed, predicate);
  std::string rest = parts.rest;
  bool size = false;
  if (const std::string_view noun = MeasuredBy(predicate); !noun.empty() && !parts.cell && parts.object != TermId()) {
    // "The depth of Orla Lake is 71 metres"
    const std::string_view dimension = DimensionOf(noun);
    const bool people = rules_.Lists(ConflictList::kPopulace, noun);
    if (dimension.empty() && !people) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(text, NameOf(parts.subject));
    of = parts.object;
    if (people) {
      text += StrCat(" ", noun);
      predicate = "have";
    } else {
      of_what = StrCat(SortOf(noun, parts.text), " ", dimension);
      size = true;
    }
  } else if (predicate == kWorkFor && parts.object != TermId()) {
    // "Employs about 650 people": who works for it is counted.
    WHENCE_ASSIGN_OR_RETURN(text, NameOf(parts.subject));
    const auto staff = AmountIn(text);
    if (!staff.has_value() || staff->first.measure) return absl::OkStatus();
    text = StrCat(text.substr(0, text.rfind(' ')), " employees");
    of = parts.object;
    predicate = "have";
  } else if (std::optional<Measured> told = SizeIn(parts, qualifiers); told.has_value()) {
    text = std::move(told->text);
    of_what = StrCat(told->sort, " ", told->dimension);
    size = true;
  } else if (const size_t of_it = parts.object_term.lexical.find("population of ");
             measures && parts.object_term.IsLiteral() && of_it != std::string::npos) {
    // "Has a population of 4,000"
    text = StrCat(parts.object_term.lexical.substr(of_it + kPopulationOf), " population");
  } else if (parts.cell) {
    // "Employees: 1,240" and "Staff: 1,240 employees" are what "has 1,240 employees" says.
    if (parts.object == TermId() || !parts.object_term.IsLiteral() || IntervalOf(parts.object_term).has_value()) {
      return absl::OkStatus();
    }
    text = std::string(Find(qualifiers, kWrittenQualifier));
    if (text.empty()) text = parts.object_term.lexical;
    const bool number = parts.object_term.kind == TermKind::kTyped;
    if (number && Find(qualifiers, kUnitQualifier).empty()) text += StrCat(" ", predicate);
    const auto amount = AmountIn(text);
    if (!amount.has_value() || (!number && amount->first.measure)) return absl::OkStatus();
    if (!amount->first.measure) predicate = "have";
  } else if (const std::string_view often = Find(qualifiers, kTimeQualifier);
             often.ends_with(" times") && parts.object != TermId()) {
    text = std::string(often);
    WHENCE_ASSIGN_OR_RETURN(of_what, KeyOf(parts.object, parts.document));
    if (of_what.empty()) return absl::OkStatus();
    rest.clear();
  } else if (measures) {
    // "38 metres across": what is measured is the object.
    text = std::string(Find(qualifiers, kAmountQualifier));
    if (text.empty()) text = std::string(Find(qualifiers, kDurationQualifier));
    if (!text.empty()) {
      of_what = parts.object == TermId() ? "" : parts.object_term.lexical;
    } else if (parts.object_term.IsLiteral()) {
      text = parts.object_term.lexical;
    }
  } else if (parts.object_term.IsLiteral() && (deed || IsStative(parts))) {
    text = parts.object_term.lexical;
    // "Eleven novels in German", "six ferries in summer"
    if (!parts.place.empty()) rest += StrCat(" in ", FoldName(parts.place));
  }
  const std::optional<std::pair<Amount, std::string>> amount = AmountIn(text);
  if (!amount.has_value() || (size && !amount->first.measure)) return absl::OkStatus();
  if (deed && (amount->first.measure || amount->first.low < kFewDeeds)) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(of, parts.document));
  if (key.empty()) return absl::OkStatus();
  Saying saying{.kind = ConflictKind::kNumber, .of = of, .what = predicate, .text = std::move(text)};
  if (size) {
    saying.what = std::string(absl::StripAsciiWhitespace(of_what));
    predicate = "measure";
  } else if (!of_what.empty()) {
    saying.what += StrCat(" ", parts.object_term.IsLiteral() ? of_what : "");
  }
  if (!amount->first.measure && rules_.Lists(ConflictList::kHaving, predicate)) predicate = "have";
  saying.slot = StrCat("number|", key, "|", predicate, "|", of_what, "|", amount->second, "|", rest, "|", parts.at, "|",
                       TenseOf(parts));
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
