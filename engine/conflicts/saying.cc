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
#include "engine/passages/sentence_text.h"
#include "engine/questions/units.h"
#include "engine/time/statement_time.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/extraction/office_rank.h"

namespace whence {
namespace {

constexpr size_t kMostKept = 200000;
constexpr size_t kMostTopics = 1000;
constexpr std::string_view kTimes = " times";
constexpr std::string_view kAs = " as ", kAsFirst = " as first ";

// Whether a text says that somebody was "the first foreman of the mill", no less: "the first paid foreman", "the first
// foreman to retire" and "the first foreman of the mill in the new century" are first among some.
bool IsFirstOfAll(const ConflictRules& rules, std::string_view text, std::string_view office, std::string_view object) {
  if (rules.Speaks(ConflictList::kNarrow, text)) return false;
  const std::string first = StrCat("the first ", office, " of ");
  const size_t at = text.find(first);
  if (at == std::string_view::npos) return false;
  std::string_view rest = text.substr(at + first.size());
  constexpr std::string_view kThe = "the ";
  if (!rest.starts_with(object) && rest.starts_with(kThe)) rest.remove_prefix(kThe.size());
  if (!rest.starts_with(object)) return false;
  rest.remove_prefix(object.size());
  if (rest.empty() || IsOneOf(rest.substr(0, 1), {".", ",", ";", ":"})) return true;
  if (rest.front() != ' ') return false;
  rest.remove_prefix(1);
  const size_t next = rest.find(' ');
  const bool dated = next != std::string_view::npos && next + 1 < rest.size() && IsAsciiDigit(rest[next + 1]);
  return dated || !rules.Prefix(ConflictList::kWhole, rest).empty();
}

// "1:2:" of the days; a slot is of one time.
std::string DaysOf(const std::optional<Interval>& when) {
  if (!when.has_value()) return {};
  return StrCat(when->first.has_value() ? StrCat(*when->first) : "", "/",
                when->last.has_value() ? StrCat(*when->last) : "");
}

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

absl::StatusOr<bool> SayingReader::IsListed(TermId predicate) {
  if (const auto known = listed_.find(predicate); known != listed_.end()) return known->second;
  WHENCE_ASSIGN_OR_RETURN(const Term* term, Decode(predicate));
  const std::string name = PredicateName(term->lexical);
  const std::string_view verb = std::string_view(name).substr(0, name.find(' '));
  bool listed = verb == "be" || verb == "become" || verb == "come" || name == "work for";
  for (const ConflictList list :
       {ConflictList::kDated, ConflictList::kRepeated, ConflictList::kSeldom, ConflictList::kPair, ConflictList::kMaker,
        ConflictList::kHolder, ConflictList::kTenure, ConflictList::kPlaced, ConflictList::kPhrase,
        ConflictList::kMeasure, ConflictList::kStative, ConflictList::kDeed, ConflictList::kUndone}) {
    listed = listed || rules_.Lists(list, name);
  }
  listed = listed || rules_.Lists(ConflictList::kToll, verb);
  for (const auto& [one, other] : rules_.rivals()) listed = listed || name == one || name == other;
  for (const auto& [state, end] : rules_.ended()) listed = listed || name == end;
  return listed_[predicate] = listed;
}

absl::StatusOr<bool> SayingReader::IsCounted(const Statement& statement) {
  bool begins = false, ends = false;
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term* value, Decode(qualifier.value));
    if (value->IsLiteral() && value->lexical.ends_with(kTimes)) return true;
    WHENCE_ASSIGN_OR_RETURN(const Term* name, Decode(qualifier.predicate));
    const std::string_view kind = std::string_view(name->lexical).substr(name->lexical.rfind('/') + 1);
    begins = begins || kind == kStartQualifier;
    ends = ends || kind == kEndQualifier;
  }
  return begins && ends;
}

absl::Status SayingReader::ReadQualifiers(const std::vector<Qualified>& qualifiers, Parts& parts) {
  for (const auto& [name, value] : qualifiers) {
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
    if (IsOneOf(name, {kPlaceQualifier, "in"})) parts.place = said;
    // Where and by whom makes it no other event.
    if (IsOneOf(name, {kPlaceQualifier, "in", "at", "by", "near"})) continue;
    if (rules_.Lists(ConflictList::kPlain, StrCat(name, " ", FoldName(said)))) continue;
    parts.rest += StrCat(" ", name, " ", FoldName(said));
  }
  return absl::OkStatus();
}

absl::Status SayingReader::Read(const Statement& statement, std::vector<Saying>& sayings, bool deniable) {
  // Here nobody holds what is kept.
  if (terms_.size() > kMostKept) terms_.clear();
  if (topics_.size() > kMostTopics) topics_.clear();
  if (statement.modality != Modality::kAsserted || statement.supports.empty()) return absl::OkStatus();
  const Support& support = statement.supports.front();
  Parts parts;
  parts.cell = support.rule == kKeyValueRule || support.rule == kTableRule;
  if (!parts.cell && !deniable) {
    WHENCE_ASSIGN_OR_RETURN(bool listed, IsListed(statement.triple.predicate));
    if (!listed) {
      WHENCE_ASSIGN_OR_RETURN(listed, IsCounted(statement));
    }
    if (!listed) return absl::OkStatus();
  }
  WHENCE_ASSIGN_OR_RETURN(const Term* predicate, Decode(statement.triple.predicate));
  parts.predicate = PredicateName(predicate->lexical);
  WHENCE_ASSIGN_OR_RETURN(const Term* subject, Decode(statement.triple.subject));
  WHENCE_ASSIGN_OR_RETURN(const Term* object, Decode(statement.triple.object));
  parts.object_term = *object;
  if (*subject != UnspecifiedTerm()) parts.subject = statement.triple.subject;
  if (*object != UnspecifiedTerm()) parts.object = statement.triple.object;
  parts.document = support.document;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Qualified> qualifiers, QualifiersOf(statement));
  const bool reported = std::any_of(qualifiers.begin(), qualifiers.end(),
                                    [](const Qualified& qualifier) { return qualifier.first == kSpeakerQualifier; });
  if (reported) return absl::OkStatus();
  WHENCE_RETURN_IF_ERROR(ReadQualifiers(qualifiers, parts));
  WHENCE_ASSIGN_OR_RETURN(const std::vector<ToldTime> times, ToldTimes(graph_, statement));
  parts.lasts = std::any_of(times.begin(), times.end(), [](const ToldTime& told) { return told.lasts; });
  WHENCE_ASSIGN_OR_RETURN(parts.when, TimeOf(graph_, statement));
  parts.at = DaysOf(parts.when);
  if (!parts.cell) {
    WHENCE_ASSIGN_OR_RETURN(const std::string sentence, ReadSentenceText(graph_, support.document, support.span));
    parts.text = AsciiLowered(sentence);
  }
  const size_t before = sayings.size();
  if (statement.polarity == Polarity::kPositive) {
    WHENCE_RETURN_IF_ERROR(ReadTime(statement, parts, sayings));
    WHENCE_RETURN_IF_ERROR(ReadTenure(statement, parts, sayings));
    WHENCE_RETURN_IF_ERROR(ReadPlace(parts, qualifiers, sayings));
    WHENCE_RETURN_IF_ERROR(ReadSeat(parts, sayings));
    WHENCE_RETURN_IF_ERROR(ReadOthers(parts, sayings));
    WHENCE_RETURN_IF_ERROR(ReadFirst(parts, sayings));
    WHENCE_RETURN_IF_ERROR(ReadAmount(parts, qualifiers, sayings));
    WHENCE_RETURN_IF_ERROR(ReadToll(parts, sayings));
    WHENCE_RETURN_IF_ERROR(ReadEnd(parts, sayings));
  }
  WHENCE_RETURN_IF_ERROR(ReadDenial(statement, parts, deniable, sayings));
  for (size_t i = before; i < sayings.size(); ++i) sayings[i].statement = statement;
  return absl::OkStatus();
}

absl::Status SayingReader::ReadFirst(const Parts& parts, std::vector<Saying>& sayings) {
  // "Was the first foreman of the mill": nobody else was.
  if (parts.object == TermId() || parts.subject == TermId() || !parts.rest.starts_with(kAsFirst)) {
    return absl::OkStatus();
  }
  WHENCE_ASSIGN_OR_RETURN(const std::string object, DisplayName(graph_, parts.object));
  const std::string office = parts.rest.substr(kAsFirst.size());
  if (office.empty() || !IsFirstOfAll(rules_, parts.text, office, AsciiLowered(object))) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::string named, KeyOf(parts.subject, parts.document));
  WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(parts.object, parts.document));
  if (named.empty() || key.empty()) return absl::OkStatus();
  Saying saying{.kind = ConflictKind::kSubject, .of = parts.object};
  saying.what = parts.rest.substr(kAs.size());
  saying.slot = StrCat("first|", parts.predicate, "|", key, "|", parts.rest);
  WHENCE_ASSIGN_OR_RETURN(saying.entity, SameEntities(graph_, {parts.subject}));
  WHENCE_ASSIGN_OR_RETURN(saying.text, DisplayName(graph_, parts.subject));
  sayings.push_back(std::move(saying));
  return absl::OkStatus();
}

absl::Status SayingReader::ReadOthers(const Parts& parts, std::vector<Saying>& sayings) {
  if (parts.object == TermId() || parts.subject == TermId()) return absl::OkStatus();
  TermId who = parts.subject, of = parts.object;
  std::string predicate = parts.predicate;
  // "Founder: Greta Tessman": the cell says what a sentence would from the other side.
  const std::string heading = predicate;
  if (parts.cell && !parts.object_term.IsLiteral()) {
    const PredicateLexicon::Nominal* noun = lexicon_.FindNominal(predicate);
    predicate = noun != nullptr && noun->participant ? noun->verb : RelationOf(lexicon_, predicate);
    std::swap(who, of);
  }
  // "Led" is said of captains and chairmen alike: which, the sentence says.
  bool led = false;
  if (rules_.Lists(ConflictList::kTenure, predicate)) {
    const std::string office(rules_.OnlyOne(ConflictList::kOffice, parts.cell ? heading : parts.text));
    const bool one_of_them = parts.text.find(StrCat(" a ", office)) != std::string::npos ||
                             parts.text.find(StrCat(" an ", office)) != std::string::npos;
    led = !office.empty() && !one_of_them && !NamesLesserRank(parts.text);
    if (led) predicate = StrCat("be ", office, " of");
  }
  const bool maker = rules_.Lists(ConflictList::kMaker, predicate);
  const bool holder = !maker && (led || rules_.Lists(ConflictList::kHolder, predicate));
  // Now, or at a time that is told.
  const bool then = holder && !parts.cell && parts.when.has_value();
  if (holder && !parts.cell && !then) {
    const bool now =
        rules_.Speaks(ConflictList::kPresent, parts.text) && !rules_.Speaks(ConflictList::kPast, parts.text);
    if (!now || !parts.rest.empty()) return absl::OkStatus();
  }
  if (maker || holder) {
    // Only what has a name can be told from something else: a description may be the same in other words.
    WHENCE_ASSIGN_OR_RETURN(const std::string named, KeyOf(who, parts.document));
    WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(of, parts.document));
    if (!named.empty() && !key.empty()) {
      Saying saying{.kind = ConflictKind::kSubject, .of = of, .what = predicate};
      // In what role is said of some.
      saying.slot = StrCat(then ? "who then|" : "who|", predicate, "|", key, "|", holder ? "" : parts.rest);
      if (then) saying.when = parts.when;
      WHENCE_ASSIGN_OR_RETURN(saying.entity, SameEntities(graph_, {who}));
      WHENCE_ASSIGN_OR_RETURN(saying.text, DisplayName(graph_, who));
      sayings.push_back(std::move(saying));
    }
  }
  if (rules_.Lists(ConflictList::kPhrase, predicate)) {
    WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(parts.subject, parts.document));
    if (key.empty()) return absl::OkStatus();
    Saying saying{.kind = ConflictKind::kObject, .of = parts.subject, .what = predicate};
    saying.slot = StrCat("what|", predicate, "|", key);
    WHENCE_ASSIGN_OR_RETURN(const std::string object, NameOf(parts.object));
    saying.text = CauseOf(object);
    sayings.push_back(std::move(saying));
  }
  return absl::OkStatus();
}

}  // namespace whence
