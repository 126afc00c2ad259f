// What SayingReader reads of denials, of contraries, of what is over, and of tolls.

#include <algorithm>
#include <vector>

#include "engine/conflicts/saying.h"
#include "engine/frames/phrase.h"
#include "engine/frames/question_frame.h"
#include "engine/questions/prepositions.h"
#include "engine/time/interval.h"
#include "graph/base/status.h"
#include "graph/fold.h"

namespace whence {
namespace {

// The words that tell one denial or deed from another: "the patent suit against Corvin".
std::string ContentOf(std::string_view text) {
  std::vector<std::string> stems = ContentStems(text);
  std::sort(stems.begin(), stems.end());
  std::string joined;
  for (const std::string& stem : stems) {
    if (PrepositionIndex(stem) < 0) joined += StrCat(" ", stem);
  }
  return joined;
}

// The first year that stands in a text.
std::optional<Interval> FirstYearIn(std::string_view text) {
  const std::vector<int64_t> years = YearsIn(text);
  if (years.empty()) return std::nullopt;
  CalendarDate date;
  date.year = static_cast<int>(years.front());
  return IntervalOf(date);
}

}  // namespace

absl::Status SayingReader::ReadDenial(const Statement& statement, const Parts& parts, bool deniable,
                                      std::vector<Saying>& sayings) {
  const bool rival = std::any_of(rules_.rivals().begin(), rules_.rivals().end(), [&](const auto& pair) {
    return pair.first == parts.predicate || pair.second == parts.predicate;
  });
  if (parts.cell || (!deniable && !rival)) return absl::OkStatus();
  const bool denied = statement.polarity == Polarity::kNegative;
  if (denied && (parts.sometimes || rules_.Speaks(ConflictList::kLimit, parts.text))) return absl::OkStatus();
  // "The ship was not named after the queen", "the ship did not sink": it is said of what it happens to.
  const bool passive = parts.subject == TermId();
  const bool bare = passive || (parts.object == TermId() && rules_.Lists(ConflictList::kItself, parts.predicate));
  const TermId of = passive ? parts.object : parts.subject;
  const bool never = denied && rules_.Speaks(ConflictList::kNever, parts.text);
  const bool undone = !passive && rules_.Lists(ConflictList::kUndone, parts.predicate) && (never || !denied);
  if (of == TermId() || (parts.object == TermId() && !bare && !undone)) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(of, parts.document));
  if (key.empty()) return absl::OkStatus();
  // "Never married" denies each marriage.
  if (undone && (!denied || parts.object == TermId())) {
    Saying saying{.kind = ConflictKind::kNegation, .of = of, .what = parts.predicate};
    saying.denied = denied;
    saying.text = denied ? "denied" : "said";
    saying.slot = StrCat("never|", parts.predicate, "|", key);
    sayings.push_back(std::move(saying));
  }
  if (parts.object == TermId() && !bare) return absl::OkStatus();
  std::string object;
  if (!bare) {
    WHENCE_ASSIGN_OR_RETURN(object, NameOf(parts.object));
  }
  const std::string content = ContentOf(StrCat(object, " ", parts.beside));
  if (content.empty() && !bare) return absl::OkStatus();
  const bool state = parts.predicate == "be" || parts.predicate.starts_with("be ") || parts.predicate == "have";
  Saying saying{.kind = ConflictKind::kNegation, .of = of, .when = parts.when};
  saying.denied = denied;
  saying.text = saying.denied ? "denied" : "said";
  // "still makes them" against "stopped making them in 1990"
  saying.over = saying.denied && parts.when.has_value() && rules_.Speaks(ConflictList::kStop, parts.text);
  saying.still = !saying.denied && !parts.when.has_value() && rules_.Speaks(ConflictList::kStill, parts.text);
  saying.ever = !state && saying.denied && !parts.when.has_value() && rules_.Speaks(ConflictList::kEver, parts.text);
  const std::string tense = state && !parts.when.has_value() ? std::string(TenseOf(parts)) : std::string();
  saying.what = object.empty() ? parts.predicate : StrCat(parts.predicate, " ", object);
  saying.slot = StrCat(passive ? "no|passive|" : "no|", parts.predicate, "|", key, "|", content, "|", tense);
  sayings.push_back(saying);
  // "Never made a loss" denies "a loss of 2 million" in whatever year.
  const bool single = parts.object_term.IsLiteral() && IsIndefinite(object);
  if (!bare &&
      (never ? single || parts.beside.empty() : single && HeadPhrase(object).size() < FoldName(object).size())) {
    Saying any = saying;
    any.when.reset();
    any.slot = StrCat("any|", parts.predicate, "|", key, "|", ContentOf(HeadPhrase(object)));
    sayings.push_back(std::move(any));
  }
  if (saying.denied || bare) return absl::OkStatus();
  for (const auto& [one, other] : rules_.rivals()) {
    if (parts.predicate != one && parts.predicate != other) continue;
    saying.text = parts.predicate;
    saying.denied = parts.predicate == other;
    saying.what = object;
    // "Won the 1962 cup": that of another year they may have lost.
    if (!saying.when.has_value()) saying.when = FirstYearIn(parts.text);
    saying.slot = StrCat("rival|", one, "|", other, "|", key, "|", content);
    sayings.push_back(saying);
  }
  return absl::OkStatus();
}

absl::Status SayingReader::ReadEnd(const Parts& parts, std::vector<Saying>& sayings) {
  const bool still = rules_.Speaks(ConflictList::kStill, parts.text);
  for (const auto& [state, end] : rules_.ended()) {
    const bool over = parts.predicate == end;
    TermId of = over && parts.object != TermId() ? parts.object : parts.subject;
    if (!over) {
      // "is still open", "is still in force"
      if (!still || parts.object == TermId() || !parts.object_term.IsLiteral()) continue;
      std::string said = parts.predicate.starts_with("be ") ? parts.predicate.substr(3) + " " : std::string();
      said += parts.object_term.lexical;
      if (said.starts_with("still ")) said.erase(0, 6);
      if (said != state) continue;
    } else if (parts.lasts || rules_.Speaks(ConflictList::kPresent, parts.text)) {
      continue;  // "is closed on Mondays"
    }
    if (of == TermId()) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::string key, KeyOf(of, parts.document));
    if (key.empty()) continue;
    Saying saying{.kind = ConflictKind::kNegation, .of = of, .what = state};
    saying.text = over ? end : StrCat("still ", state);
    saying.denied = over;
    saying.slot = StrCat("end|", state, "|", end, "|", key);
    sayings.push_back(std::move(saying));
  }
  return absl::OkStatus();
}

absl::Status SayingReader::ReadToll(const Parts& parts, std::vector<Saying>& sayings) {
  const std::string verb = parts.predicate.substr(0, parts.predicate.find(' '));
  if (parts.cell || !rules_.Lists(ConflictList::kToll, verb)) return absl::OkStatus();
  const bool passive = parts.subject == TermId();
  const TermId counted = passive ? parts.object : parts.subject;
  if (counted == TermId()) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::string text, NameOf(counted));
  const auto amount = AmountIn(text);
  if (!amount.has_value() || amount->first.measure) return absl::OkStatus();
  // Of an event that has a name, or the fires of two documents are two.
  std::string event = parts.beside;
  if (!passive && parts.object != TermId()) {
    WHENCE_ASSIGN_OR_RETURN(const std::string object, NameOf(parts.object));
    event += StrCat(" ", object);
  }
  const bool named = std::any_of(event.begin(), event.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const std::string content = named ? ContentOf(event) : std::string();
  if (content.empty()) return absl::OkStatus();
  Saying saying{.kind = ConflictKind::kNumber, .of = counted, .what = StrCat(verb, event), .text = text};
  saying.slot = StrCat("toll|", verb, "|", amount->second, "|", content, "|", parts.at);
  saying.amount = amount->first;
  sayings.push_back(std::move(saying));
  return absl::OkStatus();
}

}  // namespace whence
