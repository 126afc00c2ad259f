// What DocumentAnswerer does with times: which of several events is meant, how long, how often, before and after what.

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/answer_parts.h"
#include "engine/coreference/name_relation.h"
#include "engine/document_answerer.h"
#include "engine/frames/coverage.h"
#include "engine/frames/declared_question.h"
#include "engine/frames/question_readings.h"
#include "engine/passages/index_words.h"
#include "engine/passages/passage_search.h"
#include "engine/passages/sentence_text.h"
#include "engine/phrasing/declarative.h"
#include "engine/time/state_timeline.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

using Asked = QuestionTime::Asked;
using Choice = QuestionTime::Choice;
using Relation = QuestionTime::Relation;

constexpr double kDaysOfYear = 365.2425;

// "9 years", "4 months", "12 days": as exact as both dates allow, in `unit` where it is not empty. Nothing where an end
// is open or the dates are too coarse for the unit.
std::string LengthOf(const ToldTime& time, std::string_view unit) {
  if (!time.first.has_value() || !time.last.has_value()) return "";
  const Interval first = *IntervalOf(*time.first);
  const Interval last = *IntervalOf(*time.last);
  const bool exact = first.first == first.last && last.first == last.last;
  const int64_t days =
      exact ? *last.first - *first.first + 1 : (*last.first + *last.last) / 2 - (*first.first + *first.last) / 2;
  const auto many = [](int64_t count, std::string_view of) { return StrCat(count, " ", of, count == 1 ? "" : "s"); };
  if (unit == "day") return exact ? many(days, unit) : "";
  if (unit == "week") return exact && days % 7 == 0 ? many(days / 7, unit) : exact ? many(days, "day") : "";
  const bool years_only = *first.last - *first.first > 200 || *last.last - *last.first > 200;
  if (unit == "month" && years_only) return "";
  if (years_only || (unit != "month" && static_cast<double>(days) > 2 * kDaysOfYear)) {
    const auto years = static_cast<int64_t>(static_cast<double>(days) / kDaysOfYear + (years_only ? 0.5 : 0));
    return years == 0 ? "" : many(years, "year");
  }
  const auto months = static_cast<int64_t>(static_cast<double>(days) / (kDaysOfYear / 12) + (exact ? 0 : 0.5));
  return !exact || months >= 2 || (unit == "month" && months >= 1) ? many(months, "month") : many(days, "day");
}

// Whether the question takes it to go on: "how long has she been", "how long is he".
bool GoesOn(const Sentence& question) {
  return std::any_of(question.tokens.begin(), question.tokens.end(), [](const Token& token) {
    return IsOneOf(AsciiLowered(token.form), {"has", "have", "is", "are", "does", "do"});
  });
}

// Places in the order of time.
struct Places {
  size_t begin = 0;
  size_t end = 0;
  bool Hold(size_t at) const { return begin <= at && at < end; }
};

// Which of `count` events a question chooses; none where there are too few.
Places PlacesOf(const QuestionTime& time, size_t count) {
  const auto nth = static_cast<size_t>(time.nth);
  switch (time.choice) {
    case Choice::kFirst:
      return {0, std::min<size_t>(count, 1)};
    case Choice::kLast:
      return {count == 0 ? 0 : count - 1, count};
    case Choice::kAgain:
      return count > 1 ? Places{1, nth > 0 ? 2 : count} : Places{};
    case Choice::kNth:
      return nth > 0 && count >= nth ? Places{nth - 1, nth} : Places{};
    case Choice::kAny:
    case Choice::kLongest:
    case Choice::kShortest:
      break;
  }
  return {};
}

// All that is before, after or while something; nothing where it has no beginning or end to go by.
std::optional<Interval> TimeBeside(const Interval& when, Relation relation) {
  if (relation == Relation::kWhile) return when;
  if (relation == Relation::kBefore) {
    return when.first.has_value() ? std::optional(Interval{std::nullopt, *when.first - 1}) : std::nullopt;
  }
  return when.last.has_value() ? std::optional(Interval{*when.last + 1, std::nullopt}) : std::nullopt;
}

}  // namespace

absl::StatusOr<std::vector<QuestionFrame>> DocumentAnswerer::ReadingsOf(const Sentence& question) {
  std::vector<QuestionFrame> readings;
  const std::optional<DeclaredQuestion> declared = DeclareQuestion(question);
  if (!declared.has_value()) return readings;
  const JoinedNames known(&names_, &declared->names);
  const Analysis analysis = analyzer_.AnalyzeSentence(declared->text, {.names = &known});
  if (analysis.sentences().empty()) return readings;
  const Sentence& statement = analysis.sentences().front();
  for (const Extraction& frame : FramesWithHole(statement, extractor_.Extract(statement), *declared)) {
    WHENCE_ASSIGN_OR_RETURN(std::vector<QuestionFrame> read,
                            ReadQuestionFrames(graph_, extractor_.lexicon(), statement, frame));
    std::move(read.begin(), read.end(), std::back_inserter(readings));
  }
  for (QuestionFrame& reading : readings) reading.as_of = as_of_;
  std::erase_if(readings, [](const QuestionFrame& reading) {
    return !reading.covers || !reading.unknown_names.empty() || reading.arguments.empty();
  });
  return readings;
}

std::vector<DocumentAnswerer::Happening> DocumentAnswerer::Chosen(const QuestionTime& time,
                                                                  std::vector<Happening> events) {
  if (time.choice == Choice::kAny) return events;
  const Places places = PlacesOf(time, events.size());
  std::vector<Happening> chosen;
  for (size_t at = places.begin; at < places.end; ++at) chosen.push_back(std::move(events[at]));
  return chosen;
}

absl::StatusOr<std::vector<FrameMatch>> DocumentAnswerer::Told(const QuestionFrame& frame,
                                                               const QuestionCoverage& coverage) {
  WHENCE_ASSIGN_OR_RETURN(std::vector<FrameMatch> matches, matcher_.Match(frame));
  WHENCE_RETURN_IF_ERROR(CompleteObjects(frame, matches));
  std::erase_if(matches, [](const FrameMatch& match) { return !match.exact || !match.of_class; });
  WHENCE_RETURN_IF_ERROR(KeepCovered(coverage, matches));
  return matches;
}

std::vector<DocumentAnswerer::Happening> DocumentAnswerer::HappeningsOf(const std::vector<FrameMatch>& matches) {
  std::vector<Happening> happenings;
  for (size_t i = 0; i < matches.size(); ++i) {
    for (const ToldTime& time : matches[i].times) {
      if (!time.first.has_value() && !time.last.has_value()) continue;
      auto same = std::find_if(happenings.begin(), happenings.end(),
                               [&](const Happening& happening) { return MayBeOne(happening.when, time); });
      if (same == happenings.end()) same = happenings.insert(happenings.end(), {time, false, {}, {}});
      if (Refines(time.when, same->when.when)) same->when = time;
      same->told.push_back(matches[i].statement);
      same->matches.push_back(i);
    }
  }
  std::stable_sort(happenings.begin(), happenings.end(),
                   [](const Happening& a, const Happening& b) { return SortDay(a.when.when) < SortDay(b.when.when); });
  return happenings;
}

absl::StatusOr<std::vector<DocumentAnswerer::Happening>> DocumentAnswerer::PeriodsOf(const QuestionFrame& frame,
                                                                                     const QuestionCoverage& coverage) {
  std::vector<Happening> periods;
  const KnownArgument* subject = frame.Find(Role::kSubject);
  const KnownArgument* object = frame.Find(Role::kObject);
  const StateRule* rule = states_.FindShared(frame.predicate);
  if (rule != nullptr && subject != nullptr && !subject->entities.empty()) {
    WHENCE_ASSIGN_OR_RETURN(const StateTimeline timeline,
                            StateTimeline::Read(graph_, *rule, subject->entities,
                                                object != nullptr ? object->entities : std::vector<TermId>()));
    for (StatePeriod& period : timeline.Periods()) {
      periods.push_back({std::move(period.when), period.over, std::move(period.evidence), {}});
    }
    return periods;
  }
  QuestionFrame open = frame;
  open.hole.reset();
  WHENCE_ASSIGN_OR_RETURN(const std::optional<HolderHistory> of, HistoryOf(open));
  if (of.has_value()) {
    const History& history = of->history;
    for (const HeldPeriod& period : history.periods) {
      if (period.holder != of->holder) continue;
      Happening happening;
      happening.over = period.over;
      happening.when.lasts = true;
      if (period.begun_by.has_value()) happening.when.first = history.dates[*period.begun_by];
      if (period.ended_by.has_value()) happening.when.last = history.dates[*period.ended_by];
      if (!happening.when.first.has_value() && !happening.when.last.has_value()) continue;
      happening.when.when = period.hull;
      for (const size_t source : period.sources) happening.told.push_back(history.statements[source]);
      periods.push_back(std::move(happening));
    }
    if (!periods.empty()) return periods;
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<FrameMatch> matches, Told(open, coverage));
  periods = HappeningsOf(matches);
  std::erase_if(periods, [](const Happening& period) { return !period.when.lasts; });
  return periods;
}

absl::StatusOr<Answer> DocumentAnswerer::AskStretch(const Sentence& rest, const QuestionFrame& frame,
                                                    const QuestionTime& time) {
  const QuestionCoverage coverage(graph_, extractor_.lexicon(), rest, frame);
  WHENCE_ASSIGN_OR_RETURN(std::vector<Happening> periods, PeriodsOf(frame, coverage));
  // "since when is X", "since when has X been": it is so still.
  const bool still = time.asked == Asked::kSince;
  std::erase_if(periods, [&](const Happening& period) {
    const bool first = period.when.first.has_value(), last = period.when.last.has_value();
    if (still && (last || period.over) && AsksOfNow(rest)) return true;
    return time.asked == Asked::kUntil ? !last : !first;
  });
  Answer answer;
  std::vector<std::string> parts;
  for (const Happening& period : periods) {
    AnswerItem item;
    for (const Statement& statement : period.told) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations_.Add(statement));
      AddCitations(cited, item.citations);
    }
    std::string source;
    for (const uint32_t citation : item.citations) source += StrCat(citations_.citations()[citation].Shown(), " ");
    const std::string first = period.when.first.has_value() ? TimeAsWritten(*period.when.first, source) : "";
    const std::string last = period.when.last.has_value() ? TimeAsWritten(*period.when.last, source) : "";
    const std::string stretch = first.empty()  ? StrCat("until ", last)
                                : last.empty() ? StrCat("since ", first)
                                               : StrCat("from ", first, " to ", last);
    item.type = "date";
    std::string part = stretch;
    switch (time.asked) {
      case Asked::kSince:
        item.text = first;
        part = StrCat("since ", first);
        item.value = period.when.first->lexical;
        break;
      case Asked::kUntil:
        item.text = last;
        part = StrCat("until ", last);
        item.value = period.when.last->lexical;
        break;
      case Asked::kLength: {
        const std::string length = LengthOf(period.when, time.unit);
        // "how long was he coach", of whom is only told since when: nobody says.
        const bool open = period.when.first.has_value() && !period.when.last.has_value();
        const bool coarse = !open && !time.unit.empty() && period.when.first.has_value();
        if (length.empty() && coarse) continue;
        if (length.empty() && (period.over || (open && !GoesOn(rest)))) continue;
        item.type = length.empty() ? "date" : "duration";
        item.text = length.empty() ? stretch : length;
        if (!length.empty()) part = StrCat("for ", length, ", ", stretch);
        break;
      }
      default:
        item.text = first.empty() || last.empty() ? stretch : StrCat(first, " to ", last);
        break;
    }
    parts.push_back(StrCat(part, " ", CitationList::Marks(item.citations)));
    answer.answers.push_back(std::move(item));
  }
  if (answer.answers.empty()) return NoFact();
  answer.status = AnswerStatus::kAnswered;
  answer.text = AnswerSentence(rest, Joined(parts));
  answer.citations = citations_.citations();
  return answer;
}

absl::StatusOr<std::vector<bool>> DocumentAnswerer::SaidToBe(const std::vector<FrameMatch>& matches,
                                                             std::string_view word) {
  std::vector<bool> said(matches.size());
  for (size_t i = 0; i < matches.size() && !word.empty(); ++i) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> words, TimeWords(matches[i].statement));
    // "in 1899 and again in 1907" says which of its dates only by their order.
    said[i] = matches[i].times.size() <= 1 && std::find(words.begin(), words.end(), word) != words.end();
  }
  return said;
}

absl::StatusOr<Answer> DocumentAnswerer::AskAgain(const Sentence& question, const QuestionFrame& frame, bool explain) {
  constexpr std::string_view kAgain = "re";
  if (!frame.predicate.starts_with(kAgain) || frame.hole_kind != QualifierKind::kTime) return NoFact();
  const std::string once = frame.predicate.substr(kAgain.size());
  const auto begins = [](const StateRule& rule, std::string_view predicate) {
    return std::any_of(rule.begins.begin(), rule.begins.end(),
                       [&](const StateEvent& event) { return event.predicate == predicate; });
  };
  const bool one = std::any_of(states_.rules().begin(), states_.rules().end(), [&](const StateRule& rule) {
    return begins(rule, frame.predicate) && begins(rule, once);
  });
  if (!one) return NoFact();
  QuestionFrame open = frame;
  open.predicate = once;
  QuestionTime time;
  time.choice = Choice::kAgain;
  const QuestionCoverage coverage(graph_, extractor_.lexicon(), question, open);
  return AskChoice(question, open, coverage, time, explain);
}

absl::StatusOr<bool> DocumentAnswerer::IsNamedByNoun(const Sentence& question, Choice choice) const {
  constexpr size_t kMostPassages = 20;
  constexpr size_t kMostBetween = 3;
  if (choice != Choice::kFirst && choice != Choice::kLast) return false;
  const auto verb = std::find_if(question.tokens.begin(), question.tokens.end(),
                                 [](const Token& token) { return token.upos == Upos::kVerb; });
  if (verb == question.tokens.end()) return false;
  const std::string stem = StemWord(AsciiLowered(verb->lemma));
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Passage> passages, SearchPassages(graph_, verb->lemma, kMostPassages));
  for (const Passage& passage : passages) {
    WHENCE_ASSIGN_OR_RETURN(const SentenceInfo info, graph_.GetSentence(passage.document, passage.ordinal));
    WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph_, passage.document, info.span));
    const std::vector<std::string> words = NameWords(text);
    for (size_t i = 0; i < words.size(); ++i) {
      const bool ranks = choice == Choice::kFirst ? words[i] == "first" : IsIn(WordList::kLastOne, words[i]);
      // "the first recorded eruption"; "last erupted" is the verb itself.
      for (size_t noun = i + 1; ranks && noun < words.size() && noun <= i + kMostBetween; ++noun) {
        const bool verbal = words[noun].ends_with("ed") || words[noun] == AsciiLowered(verb->form);
        if (!verbal && StemWord(words[noun]) == stem) return true;
      }
    }
  }
  return false;
}

absl::StatusOr<Answer> DocumentAnswerer::AskChoice(const Sentence& question, const QuestionFrame& frame,
                                                   const QuestionCoverage& coverage, const QuestionTime& time,
                                                   bool explain) {
  WHENCE_ASSIGN_OR_RETURN(std::vector<FrameMatch> matches, Told(frame, coverage));
  const size_t told = matches.size();
  const std::vector<Happening> happenings = HappeningsOf(matches);
  if (frame.hole_kind == QualifierKind::kTime && !frame.AsksArgument()) {
    WHENCE_ASSIGN_OR_RETURN(const bool named, IsNamedByNoun(question, time.choice));
    if (named) return NoFact();
  }
  const Places places = PlacesOf(time, happenings.size());
  // What the source itself calls the first one, or one more, comes before what follows from the order of dates.
  const std::string_view word = time.choice == Choice::kFirst ? "first" : time.choice == Choice::kAgain ? "again" : "";
  WHENCE_ASSIGN_OR_RETURN(std::vector<bool> chosen, SaidToBe(matches, word));
  const bool undated = std::any_of(matches.begin(), matches.end(), [](const FrameMatch& m) { return m.times.empty(); });
  // Of one thing it is told when it happened; of several who did it, all dates must be known to tell the first.
  const bool enough = !frame.AsksArgument() || (happenings.size() > 1 && !undated);
  if (enough && std::find(chosen.begin(), chosen.end(), true) == chosen.end()) {
    for (size_t at = places.begin; at < places.end; ++at) {
      for (const size_t match : happenings[at].matches) chosen[match] = true;
    }
  }
  // Of several dates of one statement, only the chosen one.
  const auto is_meant = [&](size_t match) {
    if (frame.AsksArgument() || frame.hole_kind != QualifierKind::kTime) return true;
    const std::optional<Interval> answer = IntervalOf(matches[match].answer);
    for (size_t at = 0; at < happenings.size() && answer.has_value(); ++at) {
      const std::vector<size_t>& here = happenings[at].matches;
      if (std::find(here.begin(), here.end(), match) == here.end()) continue;
      if (!Refines(*answer, happenings[at].when.when)) continue;
      if (matches[match].times.size() <= 1 || places.Hold(at)) return true;
    }
    return false;
  };
  std::vector<FrameMatch> kept;
  for (size_t i = 0; i < matches.size(); ++i) {
    if (chosen[i] && is_meant(i)) kept.push_back(matches[i]);
  }
  return AnswerWith(question, frame, coverage, kept, told, explain);
}

absl::StatusOr<DocumentAnswerer::Anchored> DocumentAnswerer::ReadAnchor(const Sentence& question, const Sentence& rest,
                                                                        const QuestionFrame& frame,
                                                                        const QuestionCoverage& coverage,
                                                                        const QuestionTime& time, bool explain) {
  const QuestionTime::Anchor& anchor = *time.anchor;
  const auto answered = [](Answer answer) { return Anchored{std::move(answer), {}}; };
  bool bare_name = false;
  if (time.asked == Asked::kDistance) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Happening> anchors, FindAnchors(frame, anchor, &bare_name));
    WHENCE_ASSIGN_OR_RETURN(Answer distance, AskDistance(frame, coverage, anchors, anchor.relation));
    return answered(std::move(distance));
  }
  const bool asks_holder = frame.hole.has_value() && frame.AsksArgument();
  // "who took over after the fire": the next one, who need not be the next that is told of.
  if (asks_holder && anchor.noun && !states_.Find(frame.predicate).has_value()) return answered(NoFact());
  if (asks_holder && anchor.relation != Relation::kWhile) {
    WHENCE_ASSIGN_OR_RETURN(Answer next, AskNextHolder(rest, frame, coverage, anchor, explain));
    if (next.status == AnswerStatus::kAnswered) return answered(std::move(next));
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Happening> anchors, FindAnchors(frame, anchor, &bare_name));
  if (!frame.hole.has_value() && !bare_name && anchor.relation != Relation::kWhile) {
    WHENCE_ASSIGN_OR_RETURN(Answer order, AskOrder(question, frame, coverage, anchors, anchor.relation));
    return answered(std::move(order));
  }
  if (anchors.size() != 1) return answered(NoFact());  // after which of them?
  if (!bare_name || !asks_holder) return Anchored{std::nullopt, anchors.front()};
  // Who held it next is settled above, or nobody tells it: others may have come between.
  const std::optional<StateRule> rule = states_.Find(frame.predicate);
  if (rule.has_value() && rule->one == StateRule::One::kSubject && frame.hole_role == Role::kSubject) {
    return answered(NoFact());
  }
  WHENCE_ASSIGN_OR_RETURN(Answer neighbour,
                          AskNeighbour(question, frame, coverage, anchors.front(), anchor.relation, explain));
  return answered(std::move(neighbour));
}

absl::StatusOr<Answer> DocumentAnswerer::AskLength(const Sentence& rest, const QuestionFrame& frame,
                                                   const QuestionTime& time) {
  WHENCE_ASSIGN_OR_RETURN(Answer answer, AskStretch(rest, frame, time));
  const KnownArgument* subject = frame.Find(Role::kSubject);
  const bool serves = (frame.predicate == "serve" || frame.predicate == "stay") && frame.arguments.size() == 1;
  if (answer.status == AnswerStatus::kAnswered || !serves || subject == nullptr) return answer;
  // "how long did she serve": in the one office that is known of her.
  WHENCE_ASSIGN_OR_RETURN(std::optional<QuestionFrame> office, SoleOffice(subject->entities));
  if (!office.has_value()) return answer;
  office->arguments.push_back(*subject);
  office->hole = frame.hole;
  office->hole_kind = frame.hole_kind;
  return AskStretch(rest, *office, time);
}

absl::StatusOr<Answer> DocumentAnswerer::AskTimed(const Sentence& question, const Sentence& rest,
                                                  const QuestionFrame& frame, const QuestionCoverage& coverage,
                                                  const QuestionTime& time, bool explain) {
  if (time.asked == Asked::kTimes || time.times.has_value()) return AskTimes(rest, frame, time);
  if (time.asked != Asked::kPlain) return AskLength(rest, frame, time);
  if (time.choice == Choice::kLongest || time.choice == Choice::kShortest)
    return AskLongestHolder(rest, frame, coverage, time, explain);
  if (time.of_office) return AskFirstHolder(rest, frame, coverage, time, explain);
  if (!frame.hole.has_value()) return AskYesNo(rest, frame, explain);
  if (time.choice != Choice::kAny) return AskChoice(question, frame, coverage, time, explain);
  return frame.hole->wh == Wh::kHowMany ? AskCount(frame, explain) : AskHole(rest, frame, explain);
}

absl::StatusOr<Answer> DocumentAnswerer::AskReading(const Sentence& question, const Sentence& rest,
                                                    const QuestionFrame& read, const QuestionTime& time, bool explain) {
  QuestionFrame frame = read;
  const QuestionCoverage coverage(graph_, extractor_.lexicon(), rest, frame);
  std::optional<Happening> anchor;
  if (time.anchor.has_value()) {
    WHENCE_ASSIGN_OR_RETURN(Anchored anchored, ReadAnchor(question, rest, frame, coverage, time, explain));
    if (anchored.answer.has_value()) return *std::move(anchored.answer);
    anchor = std::move(anchored.happening);
    const std::optional<Interval> when = TimeBeside(anchor->when.when, time.anchor->relation);
    if (!when.has_value()) return NoFact();
    frame.qualifiers.push_back({QualifierKind::kTime, time.anchor->event, "", *when, {}});
  }
  WHENCE_ASSIGN_OR_RETURN(Answer answer, AskTimed(question, rest, frame, coverage, time, explain));
  if (!anchor.has_value()) {
    return answer.status == AnswerStatus::kAnswered ? std::move(answer) : AskEnds(rest, frame, time);
  }
  if (answer.status != AnswerStatus::kAnswered) return answer;
  // When the other event was belongs to what the answer rests on.
  std::vector<uint32_t> marks;
  for (const Statement& statement : anchor->told) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations_.Add(statement));
    marks.insert(marks.end(), cited.begin(), cited.end());
  }
  for (AnswerItem& item : answer.answers) {
    AddCitations(marks, item.citations);
  }
  const Term& date = anchor->when.first.has_value() ? *anchor->when.first : *anchor->when.last;
  answer.text += StrCat(" (", time.anchor->event, ": ", RenderTime(date), " ", CitationList::Marks(marks), ".)");
  answer.citations = citations_.citations();
  return answer;
}

absl::StatusOr<Answer> DocumentAnswerer::AskInTime(const Sentence& question, const QuestionTime& time, bool explain) {
  Answer miss = NoFact();
  const Analysis analysis = analyzer_.AnalyzeSentence(time.rest, {.names = &names_});
  if (analysis.sentences().empty()) return miss;
  const Sentence& rest = analysis.sentences().front();
  WHENCE_ASSIGN_OR_RETURN(const std::vector<QuestionFrame> readings, ReadingsOf(rest));
  for (const QuestionFrame& reading : readings) {
    WHENCE_ASSIGN_OR_RETURN(Answer answer, AskReading(question, rest, reading, time, explain));
    if (explain) answer.explanation.insert(answer.explanation.begin(), StrCat("read as ", Render(reading), " in time"));
    if (answer.status == AnswerStatus::kAnswered) return answer;
    miss = std::move(answer);
  }
  return miss;
}

}  // namespace whence
