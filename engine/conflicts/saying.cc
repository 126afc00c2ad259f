#include "engine/conflicts/saying.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "engine/frames/phrase.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/questions/units.h"
#include "engine/time/statement_time.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr size_t kMostWords = 8;      // of a description that tells a thing from others
constexpr size_t kNumberWords = 4;    // "one hundred and twenty"
constexpr double kInexact = 0.15;     // "about 40" may be 45
constexpr double kMeasured = 0.01;    // two measurements of one thing
constexpr double kConverted = 0.03;   // from a rounded figure in another unit
constexpr double kExactCount = 1000;  // fewer are counted, more are estimated
constexpr size_t kMostKept = 200000;
constexpr int64_t kUnsureDays = 5 * 366;  // around what is not dated closely
constexpr std::string_view kInPlace = " in ";

const Units& CommonUnits() {
  static const Units* const units = new Units();
  return *units;
}

bool IsUpper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }

// "The castle of Garvel" -> "castle of garvel"; nothing where no name stands in it.
std::string NamedPhrase(std::string_view phrase) {
  std::vector<std::string> words = absl::StrSplit(ToAbsl(phrase), ' ', absl::SkipEmpty());
  const bool article = !words.empty() && IsOneOf(AsciiLowered(words[0]), {"the", "a", "an"});
  if (article) words.erase(words.begin());
  if (words.size() < 2 || words.size() > kMostWords) return {};
  bool named = false;
  std::string folded;
  for (size_t i = 0; i < words.size(); ++i) {
    named = named || ((i > 0 || article) && IsUpper(words[i].front()));
    folded += StrCat(i > 0 ? " " : "", FoldName(words[i]));
  }
  return named ? folded : std::string();
}

// "1:2:" of the days; a slot is of one time.
std::string DaysOf(const std::optional<Interval>& when) {
  if (!when.has_value()) return {};
  return StrCat(when->first.has_value() ? StrCat(*when->first) : "", "/",
                when->last.has_value() ? StrCat(*when->last) : "");
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

// "tuberculosis" of "tuberculosis in Turku".
std::string_view CauseIn(std::string_view phrase) { return phrase.substr(0, phrase.find(kInPlace)); }

}  // namespace

std::string_view ConflictKindName(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::kTime:
      return "time";
    case ConflictKind::kPlace:
      return "place";
    case ConflictKind::kObject:
      return "object";
    case ConflictKind::kSubject:
      return "subject";
    case ConflictKind::kNumber:
      return "number";
    case ConflictKind::kNegation:
      break;
  }
  return "negation";
}

absl::StatusOr<const Term*> SayingReader::Decode(TermId id) {
  if (terms_.size() > kMostKept) terms_.clear();
  std::unique_ptr<Term>& term = terms_[id];
  if (term == nullptr) {
    WHENCE_ASSIGN_OR_RETURN(Term decoded, graph_.DecodeTerm(id));
    term = std::make_unique<Term>(std::move(decoded));
  }
  return term.get();
}

absl::StatusOr<std::string> SayingReader::NameOf(TermId id) {
  WHENCE_ASSIGN_OR_RETURN(const Term* term, Decode(id));
  if (term->IsLiteral()) return term->lexical;
  return DisplayName(graph_, id);
}

absl::StatusOr<std::string> SayingReader::KeyOf(TermId id) {
  if (keys_.size() > kMostKept) keys_.clear();
  if (const auto known = keys_.find(id); known != keys_.end()) return known->second;
  std::string key;
  WHENCE_ASSIGN_OR_RETURN(const Term* term, Decode(id));
  if (term->IsLiteral()) {
    key = NamedPhrase(term->lexical);
  } else {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph_.AliasesOf(id));
    const bool named = std::any_of(aliases.begin(), aliases.end(), [](const AliasMatch& alias) {
      return alias.kind == AliasKind::kName || alias.kind == AliasKind::kAcronym;
    });
    if (named) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> same, SameEntities(graph_, {id}));
      WHENCE_ASSIGN_OR_RETURN(const Term* first, Decode(same.empty() ? id : same.front()));
      key = first->lexical;
    } else {
      WHENCE_ASSIGN_OR_RETURN(const std::string name, DisplayName(graph_, id));
      key = NamedPhrase(name);
    }
  }
  keys_[id] = key;
  return key;
}

absl::StatusOr<std::vector<SayingReader::Qualified>> SayingReader::QualifiersOf(const Statement& statement) {
  std::vector<Qualified> qualified;
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term* predicate, Decode(qualifier.predicate));
    std::string name = predicate->lexical;
    if (name.starts_with(kQualifierNamespace)) name.erase(0, kQualifierNamespace.size());
    WHENCE_ASSIGN_OR_RETURN(const Term* value, Decode(qualifier.value));
    qualified.emplace_back(std::move(name), *value);
  }
  return qualified;
}

std::string_view SayingReader::Find(const std::vector<Qualified>& qualifiers, std::string_view name) {
  for (const auto& [predicate, value] : qualifiers) {
    if (predicate == name) return value.lexical;
  }
  return {};
}

std::string_view SayingReader::TenseOf(const Parts& parts) const {
  const bool past = rules_.Speaks(ConflictList::kPast, parts.text);
  return past && !rules_.Speaks(ConflictList::kPresent, parts.text) ? "past" : "";
}

absl::Status SayingReader::Read(const Statement& statement, std::vector<Saying>& sayings) {
  if (statement.modality != Modality::kAsserted || statement.supports.empty()) return absl::OkStatus();
  Parts parts;
  WHENCE_ASSIGN_OR_RETURN(const Term* predicate, Decode(statement.triple.predicate));
  parts.predicate = PredicateName(predicate->lexical);
  WHENCE_ASSIGN_OR_RETURN(const Term* subject, Decode(statement.triple.subject));
  WHENCE_ASSIGN_OR_RETURN(const Term* object, Decode(statement.triple.object));
  parts.object_term = *object;
  if (*subject != UnspecifiedTerm()) parts.subject = statement.triple.subject;
  if (*object != UnspecifiedTerm()) parts.object = statement.triple.object;
  const Support& support = statement.supports.front();
  parts.cell = support.rule == kKeyValueRule || support.rule == kTableRule;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Qualified> qualifiers, QualifiersOf(statement));
  for (const auto& [name, value] : qualifiers) {
    if (name == kSpeakerQualifier) return absl::OkStatus();
    parts.sometimes = parts.sometimes || (name == kTimeQualifier && !IntervalOf(value).has_value() &&
                                          !rules_.Speaks(ConflictList::kStill, value.lexical));
    if (IntervalOf(value).has_value()) continue;
    if (IsOneOf(name, {kCountQualifier, kUnitQualifier, kWrittenQualifier, kAmountQualifier, kDurationQualifier,
                       kTimeQualifier})) {
      continue;  // how much, and in what words it is said
    }
    std::string said = value.lexical;
    if (!value.IsLiteral()) {
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(value));
      if (id.has_value()) {
        WHENCE_ASSIGN_OR_RETURN(said, DisplayName(graph_, *id));
      }
    }
    parts.beside += StrCat(" ", said);
    // Where and by whom makes it no other event.
    if (IsOneOf(name, {kPlaceQualifier, "in", "at", "by", "near"})) continue;
    parts.rest += StrCat(" ", name, " ", FoldName(said));
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<ToldTime> times, ToldTimes(graph_, statement));
  parts.lasts = std::any_of(times.begin(), times.end(), [](const ToldTime& told) { return told.lasts; });
  WHENCE_ASSIGN_OR_RETURN(parts.when, TimeOf(graph_, statement));
  parts.at = DaysOf(parts.when);
  if (!parts.cell) {
    WHENCE_ASSIGN_OR_RETURN(const std::string sentence, graph_.ReadText(support.document, support.span));
    parts.text = AsciiLowered(sentence);
  }
  const size_t before = sayings.size();
  if (statement.polarity == Polarity::kPositive) {
    WHENCE_RETURN_IF_ERROR(ReadTime(statement, parts, sayings));
    WHENCE_RETURN_IF_ERROR(ReadPlace(parts, qualifiers, sayings));
    WHENCE_RETURN_IF_ERROR(ReadOthers(parts, sayings));
    WHENCE_RETURN_IF_ERROR(ReadAmount(parts, qualifiers, sayings));
    WHENCE_RETURN_IF_ERROR(ReadToll(parts, sayings));
    WHENCE_RETURN_IF_ERROR(ReadEnd(parts, sayings));
  }
  WHENCE_RETURN_IF_ERROR(ReadDenial(statement, parts, sayings));
  for (size_t i = before; i < sayings.size(); ++i) sayings[i].statement = statement;
  return absl::OkStatus();
}

std::optional<Interval> SayingReader::Moment(const Parts& parts) const {
  std::optional<Interval> when = parts.when;
  if (!when.has_value() || !when->first.has_value() || !when->last.has_value()) return when;
  const size_t year = parts.text.find(IsoDay(*when->first).substr(0, 4));
  if (year == std::string::npos || year < 2) return when;
  const std::string_view before = std::string_view(parts.text).substr(0, year - 1);
  const std::string_view word = before.substr(before.rfind(' ') + 1);
  if (!rules_.Lists(ConflictList::kAbout, word)) return when;
  *when->first -= kUnsureDays;
  *when->last += kUnsureDays;
  return when;
}

std::string SayingReader::EventOf(std::string_view heading) const {
  for (const size_t ending : {2, 1}) {  // "opened", "released"
    if (heading.size() < 4 || !heading.ends_with("ed")) break;
    std::string verb(heading.substr(0, heading.size() - ending));
    if (const PredicateForm* form = lexicon_.Find(verb); form != nullptr) verb = form->canonical;
    if (rules_.Lists(ConflictList::kDated, verb)) return verb;
  }
  const PredicateLexicon::Nominal* noun = lexicon_.FindNominal(heading);
  if (noun != nullptr && !noun->participant && rules_.Lists(ConflictList::kDated, noun->verb)) return noun->verb;
  const std::string state = StrCat("be ", heading);  // "born"
  return rules_.Lists(ConflictList::kDated, state) ? state : std::string();
}

absl::Status SayingReader::ReadTime(const Statement& statement, const Parts& parts, std::vector<Saying>& sayings) {
  if (const std::optional<Interval> cell = parts.cell ? IntervalOf(parts.object_term) : std::nullopt;
      cell.has_value() && parts.subject != TermId()) {
    const std::string event = EventOf(parts.predicate);
    WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(parts.subject));
    if (event.empty() || key.empty()) return absl::OkStatus();
    Saying saying{.kind = ConflictKind::kTime, .of = parts.subject, .what = event};
    saying.slot = StrCat("time|", event, "|", key, "|", parts.rest);
    saying.text = RenderTime(parts.object_term);
    saying.when = cell;
    saying.across = !rules_.Lists(ConflictList::kOnce, event);
    sayings.push_back(std::move(saying));
    return absl::OkStatus();
  }
  std::string verb = parts.predicate;
  const bool phrase = rules_.Lists(ConflictList::kPhrase, verb);
  if (phrase) verb.resize(verb.rfind(' '));  // "died of pneumonia in 1938"
  const bool once = rules_.Lists(ConflictList::kDated, verb);
  const bool soon = !once && rules_.Lists(ConflictList::kRepeated, verb);
  if ((!once && !soon) || !parts.when.has_value() || parts.lasts) return absl::OkStatus();
  // Of an event the object is what it happens to; where it has none, the subject.
  const bool to_subject = (phrase || parts.object == TermId()) && rules_.Lists(ConflictList::kItself, verb);
  TermId of = parts.object;
  if (to_subject || soon) of = parts.subject;
  if (of == TermId()) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(std::string key, KeyOf(of));
  if (key.empty()) return absl::OkStatus();
  Saying saying{.kind = ConflictKind::kTime, .of = of, .what = verb};
  if (soon && parts.object != TermId()) {
    WHENCE_ASSIGN_OR_RETURN(const std::string other, KeyOf(parts.object));
    WHENCE_ASSIGN_OR_RETURN(const std::string name, NameOf(parts.object));
    if (other.empty()) return absl::OkStatus();
    key += StrCat("|", other);
    saying.what += StrCat(" ", name);
  } else if (soon && parts.rest.empty()) {
    return absl::OkStatus();
  }
  saying.slot = StrCat("time|", verb, "|", key, "|", parts.rest);
  saying.when = Moment(parts);
  saying.soon = soon;
  saying.across = !rules_.Lists(ConflictList::kOnce, verb);
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term* value, Decode(qualifier.value));
    const std::optional<Interval> interval = IntervalOf(*value);
    if (!interval.has_value()) continue;
    if (saying.text.empty() || (interval->first.has_value() && interval->last.has_value())) {
      saying.text = RenderTime(*value);
    }
  }
  sayings.push_back(std::move(saying));
  return absl::OkStatus();
}

absl::Status SayingReader::ReadPlace(const Parts& parts, const std::vector<Qualified>& qualifiers,
                                     std::vector<Saying>& sayings) {
  const bool phrase = rules_.Lists(ConflictList::kPhrase, parts.predicate);
  if (!phrase && !rules_.Lists(ConflictList::kPlaced, parts.predicate)) return absl::OkStatus();
  std::string_view verb = parts.predicate;
  std::string text;
  TermId of = parts.subject;
  if (phrase && parts.object_term.IsLiteral()) {  // "died of pneumonia in Turku"
    verb = verb.substr(0, verb.rfind(' '));
    if (!rules_.Lists(ConflictList::kPlaced, verb)) return absl::OkStatus();
    text = parts.object_term.lexical.substr(CauseIn(parts.object_term.lexical).size());
    text = text.starts_with(kInPlace) ? text.substr(kInPlace.size()) : std::string();
  }
  if (verb.ends_with(" in")) {  // "die in": the place is the object
    verb.remove_suffix(3);
    if (parts.object == TermId()) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(text, NameOf(parts.object));
  } else if (text.empty()) {
    if (parts.object != TermId() && !phrase) of = parts.object;
    for (const auto& [name, value] : qualifiers) {
      if (!IsOneOf(name, {kPlaceQualifier, "in", "at"}) || IntervalOf(value).has_value()) continue;
      if (!text.empty()) return absl::OkStatus();  // which of them, nobody knows
      text = value.lexical;
      if (value.IsLiteral()) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(value));
      if (!id.has_value()) continue;
      WHENCE_ASSIGN_OR_RETURN(text, DisplayName(graph_, *id));
    }
  }
  if (of == TermId() || text.empty() || !IsUpper(text.front()) || text.starts_with("The ")) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(of));
  if (key.empty()) return absl::OkStatus();
  Saying saying{.kind = ConflictKind::kPlace, .of = of, .what = StrCat(verb, " in"), .text = std::move(text)};
  saying.slot = StrCat("place|", verb, "|", key);
  sayings.push_back(std::move(saying));
  return absl::OkStatus();
}

absl::Status SayingReader::ReadOthers(const Parts& parts, std::vector<Saying>& sayings) {
  if (parts.object == TermId() || parts.subject == TermId()) return absl::OkStatus();
  TermId who = parts.subject, of = parts.object;
  std::string predicate = parts.predicate;
  // "Founder: Greta Tessman": the cell says what a sentence would from the other side.
  if (parts.cell && !parts.object_term.IsLiteral()) {
    const PredicateLexicon::Nominal* noun = lexicon_.FindNominal(predicate);
    predicate = noun != nullptr && noun->participant ? noun->verb : RelationOf(lexicon_, predicate);
    std::swap(who, of);
  }
  const bool maker = rules_.Lists(ConflictList::kMaker, predicate);
  const bool holder = !maker && rules_.Lists(ConflictList::kHolder, predicate);
  if (holder && !parts.cell) {
    const bool now = rules_.Speaks(ConflictList::kPresent, parts.text) && TenseOf(parts).empty() &&
                     !rules_.Speaks(ConflictList::kPast, parts.text);
    if (!now || parts.when.has_value() || !parts.rest.empty()) return absl::OkStatus();
  }
  if (maker || holder) {
    // Only what has a name can be told from something else: a description may be the same in other words.
    WHENCE_ASSIGN_OR_RETURN(const std::string named, KeyOf(who));
    WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(of));
    if (!named.empty() && !key.empty()) {
      Saying saying{.kind = ConflictKind::kSubject, .of = of, .what = predicate};
      saying.slot = StrCat("who|", predicate, "|", key, "|", parts.rest);
      WHENCE_ASSIGN_OR_RETURN(saying.entity, SameEntities(graph_, {who}));
      WHENCE_ASSIGN_OR_RETURN(saying.text, DisplayName(graph_, who));
      sayings.push_back(std::move(saying));
    }
  }
  if (rules_.Lists(ConflictList::kPhrase, predicate)) {
    WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(parts.subject));
    if (key.empty()) return absl::OkStatus();
    Saying saying{.kind = ConflictKind::kObject, .of = parts.subject, .what = predicate};
    saying.slot = StrCat("what|", predicate, "|", key);
    WHENCE_ASSIGN_OR_RETURN(const std::string object, NameOf(parts.object));
    saying.text = CauseIn(object);
    sayings.push_back(std::move(saying));
  }
  return absl::OkStatus();
}

std::optional<std::pair<Amount, std::string>> SayingReader::AmountIn(std::string_view text) {
  const std::string lowered = AsciiLowered(text);
  std::string_view rest = lowered;
  if (rest.starts_with("a ") || rest.starts_with("an ")) {
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
      what += StrCat(" ", StemWord(FoldName(ToStd(word))));
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

absl::Status SayingReader::ReadAmount(const Parts& parts, const std::vector<Qualified>& qualifiers,
                                      std::vector<Saying>& sayings) {
  if (parts.subject == TermId()) return absl::OkStatus();
  std::string predicate = parts.predicate, text, of_what;
  const bool measures = rules_.Lists(ConflictList::kMeasure, predicate);
  std::string rest = parts.rest;
  if (parts.cell) {
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
    WHENCE_ASSIGN_OR_RETURN(of_what, KeyOf(parts.object));
    if (of_what.empty()) return absl::OkStatus();
    rest.clear();
  } else if (measures) {
    // "38 metres long": what is measured is the object.
    text = std::string(Find(qualifiers, kAmountQualifier));
    if (text.empty()) text = std::string(Find(qualifiers, kDurationQualifier));
    if (!text.empty()) {
      of_what = parts.object == TermId() ? "" : parts.object_term.lexical;
    } else if (parts.object_term.IsLiteral()) {
      text = parts.object_term.lexical;
    }
  }
  const std::optional<std::pair<Amount, std::string>> amount = AmountIn(text);
  if (!amount.has_value()) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(parts.subject));
  if (key.empty()) return absl::OkStatus();
  Saying saying{.kind = ConflictKind::kNumber, .of = parts.subject, .what = predicate, .text = std::move(text)};
  if (!of_what.empty()) saying.what += StrCat(" ", parts.object_term.IsLiteral() ? of_what : "");
  saying.slot = StrCat("number|", key, "|", predicate, "|", of_what, "|", amount->second, "|", rest, "|", parts.at, "|",
                       TenseOf(parts));
  saying.amount = amount->first;
  sayings.push_back(std::move(saying));
  return absl::OkStatus();
}

}  // namespace whence
