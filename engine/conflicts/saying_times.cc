// What SayingReader reads of when things happened, and of how long they lasted.

#include <utility>

#include "corpus/language/ascii.h"
#include "engine/conflicts/saying.h"
#include "engine/linking/graph_names.h"
#include "engine/time/statement_time.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {
namespace {

constexpr int64_t kUnsureDays = 5 * 366;  // around what is not dated closely
constexpr std::string_view kIn = " in", kBecome = "become ", kComeTo = "come to ", kBe = "be ";

}  // namespace

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
    WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(parts.subject, parts.document));
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
  const bool placed = verb.ends_with(kIn) && rules_.Lists(ConflictList::kPlaced, verb);
  if (placed) verb.resize(verb.size() - kIn.size());  // "died in Turku in 1938"
  const bool once = rules_.Lists(ConflictList::kDated, verb);
  const bool pair = !once && rules_.Lists(ConflictList::kPair, verb) && !rules_.Speaks(ConflictList::kAnew, parts.text);
  const bool seldom = rules_.Lists(ConflictList::kSeldom, verb);
  const bool soon = !once && !pair && (seldom || rules_.Lists(ConflictList::kRepeated, verb));
  if ((!once && !soon && !pair) || !parts.when.has_value() || parts.lasts) return absl::OkStatus();
  // Of an event the object is what it happens to; where it has none, the subject.
  const bool to_subject = (phrase || placed || parts.object == TermId()) && rules_.Lists(ConflictList::kItself, verb);
  TermId of = parts.object;
  if (to_subject || soon || pair) of = parts.subject;
  const bool undergone = soon && parts.subject == TermId();  // "the mill was closed in 1958"
  if (undergone) of = parts.object;
  if (of == TermId() || (pair && parts.object == TermId())) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(std::string key, KeyOf(of, parts.document));
  // "Opened an office in Varn in 1911" is when "the office in Varn" was.
  if (key.empty() && once && of == parts.object && parts.object_term.IsLiteral()) {
    key = PlacedPhrase(parts.object_term.lexical, parts.place);
  }
  if (key.empty()) return absl::OkStatus();
  Saying saying{.kind = ConflictKind::kTime, .of = of, .what = verb};
  if ((soon || pair) && parts.object != TermId() && !undergone) {
    WHENCE_ASSIGN_OR_RETURN(const std::string other, KeyOf(parts.object, parts.document));
    WHENCE_ASSIGN_OR_RETURN(const std::string name, NameOf(parts.object));
    if (other.empty()) return absl::OkStatus();
    key += StrCat("|", other);
    saying.what += StrCat(" ", name);
  } else if (soon && parts.rest.empty() && !undergone) {
    return absl::OkStatus();
  }
  saying.slot = StrCat("time|", verb, "|", key, "|", parts.rest);
  saying.when = Moment(parts);
  saying.soon = soon;
  saying.seldom = seldom;
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

absl::Status SayingReader::ReadTenure(const Statement& statement, const Parts& parts, std::vector<Saying>& sayings) {
  // "Became director in 1901" says since when "was director from 1899 to 1912".
  std::string office = parts.predicate;
  bool begins = false;
  if (office.starts_with(kBecome)) {
    office.replace(0, kBecome.size(), kBe);
    begins = true;
  } else if (office.starts_with(kComeTo)) {
    office.erase(0, kComeTo.size());
    begins = true;
  }
  // "Was a prison from 1854 to 1902"
  const bool state = office == "be" && parts.object_term.IsLiteral() && parts.lasts;
  const bool listed =
      state || rules_.Lists(ConflictList::kTenure, office) || rules_.Lists(ConflictList::kHolder, office);
  if ((!listed && !parts.lasts) || parts.subject == TermId() || parts.object == TermId()) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::string who, KeyOf(parts.subject, parts.document));
  WHENCE_ASSIGN_OR_RETURN(std::string of, KeyOf(parts.object, parts.document));
  if (of.empty() && state) of = FoldName(parts.object_term.lexical);
  if (who.empty() || of.empty()) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::vector<ToldTime> times, ToldTimes(graph_, statement));
  WHENCE_ASSIGN_OR_RETURN(const std::string name, NameOf(parts.object));
  const auto add = [&](bool first, const Term& date, const Interval& term) {
    Saying saying{.kind = ConflictKind::kTime, .of = parts.subject};
    saying.what = StrCat(office, " ", name, first ? " since" : " until");
    saying.slot = StrCat(first ? "since|" : "until|", office, "|", who, "|", of, "|", parts.rest);
    saying.text = RenderTime(date);
    saying.when = IntervalOf(date);
    saying.term = term;
    if (saying.when.has_value()) sayings.push_back(std::move(saying));
  };
  for (const ToldTime& told : times) {
    if (begins && !told.lasts && told.first.has_value()) add(true, *told.first, {told.when.first, std::nullopt});
    if (begins || !told.lasts) continue;
    // Whatever else was done from then to then was done for that long, where both ends are told.
    if (!listed && !(told.first.has_value() && told.last.has_value())) continue;
    if (told.first.has_value()) add(true, *told.first, told.when);
    if (told.last.has_value()) add(false, *told.last, told.when);
  }
  return absl::OkStatus();
}

}  // namespace whence
