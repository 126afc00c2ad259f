// What DocumentAnswerer does with times: which of several events is meant, how long, how often, before and after what.

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "absl/strings/str_join.h"
#include "corpus/language/ascii.h"
#include "engine/document_answerer.h"
#include "engine/frames/coverage.h"
#include "engine/frames/declared_question.h"
#include "engine/linking/graph_names.h"
#include "engine/phrasing/declarative.h"
#include "engine/time/state_timeline.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"

namespace whence {
namespace {

using Asked = QuestionTime::Asked;
using Choice = QuestionTime::Choice;
using Relation = QuestionTime::Relation;

constexpr double kDaysOfYear = 365.2425;

Answer NoFact() {
  Answer answer;
  answer.reason = UnknownReason::kNoFact;
  answer.text = "I don't know: no source says so.";
  return answer;
}

// Whether what is told by the one may be the other, told with less or more precision.
bool AreOne(const ToldTime& a, const ToldTime& b) {
  return a.lasts == b.lasts && (Refines(a.when, b.when) || Refines(b.when, a.when));
}

int64_t FirstDay(const Interval& interval) {
  return interval.first.value_or(interval.last.has_value() ? *interval.last : INT64_MIN);
}

// "9 years", "4 months", "12 days": as exact as both dates allow. Nothing where an end is open.
std::string LengthOf(const ToldTime& time) {
  if (!time.first.has_value() || !time.last.has_value()) return "";
  const Interval first = *IntervalOf(*time.first);
  const Interval last = *IntervalOf(*time.last);
  const bool exact = first.first == first.last && last.first == last.last;
  const int64_t days =
      exact ? *last.first - *first.first + 1 : (*last.first + *last.last) / 2 - (*first.first + *first.last) / 2;
  const auto many = [](int64_t count, std::string_view unit) {
    return StrCat(count, " ", unit, count == 1 ? "" : "s");
  };
  const bool years_only = *first.last - *first.first > 200 || *last.last - *last.first > 200;
  if (years_only || static_cast<double>(days) > 2 * kDaysOfYear) {
    const auto years = static_cast<int64_t>(static_cast<double>(days) / kDaysOfYear + (years_only ? 0.5 : 0));
    return years == 0 ? "" : many(years, "year");
  }
  const auto months = static_cast<int64_t>(static_cast<double>(days) / (kDaysOfYear / 12) + (exact ? 0 : 0.5));
  return !exact || months >= 2 ? many(months, "month") : many(days, "day");
}

// The years that a text names.
std::vector<int64_t> YearsIn(std::string_view text) {
  std::vector<int64_t> years;
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end == i + 4 && (text[i] == '1' || text[i] == '2')) years.push_back(std::stoll(std::string(text.substr(i, 4))));
    i = end == i ? i + 1 : end;
  }
  return years;
}

// Whether what is known of a sentence accounts for all years in it. Where one is left over, a list of dates may have
// been read in part, and a count of them would be wrong.
absl::StatusOr<bool> AccountsForYears(const Graph& graph, const Statement& statement) {
  if (statement.supports.empty()) return true;
  const Support& support = statement.supports.front();
  WHENCE_ASSIGN_OR_RETURN(const std::string text, graph.ReadText(support.document, support.span));
  std::vector<int64_t> years = YearsIn(text);
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> unspecified, graph.FindTerm(UnspecifiedTerm()));
  const Triple& triple = statement.triple;
  const bool passive = unspecified == triple.subject;
  auto cursor = graph.Scan(passive ? TripleFilter{std::nullopt, std::nullopt, triple.object}
                                   : TripleFilter{triple.subject, std::nullopt, std::nullopt});
  for (; cursor->Valid() && !years.empty(); cursor->Next()) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> others, graph.StatementsOf(cursor->triple()));
    for (const Statement& other : others) {
      if (other.supports.empty() || other.supports.front().span != support.span ||
          other.supports.front().document != support.document) {
        continue;
      }
      WHENCE_ASSIGN_OR_RETURN(const std::vector<ToldTime> times, ToldTimes(graph, other));
      for (const ToldTime& time : times) {
        for (const std::optional<Term>& date : {time.first, time.last}) {
          if (!date.has_value()) continue;
          for (const int64_t year : YearsIn(date->lexical)) std::erase(years, year);
        }
      }
    }
  }
  return years.empty();
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
      break;
  }
  return {};
}

std::string CountOfTimes(size_t count) { return count == 1 ? "once" : count == 2 ? "twice" : StrCat(count, " times"); }

std::string Joined(const std::vector<std::string>& parts) {
  if (parts.size() <= 1) return parts.empty() ? "" : parts[0];
  return StrCat(absl::StrJoin(parts.begin(), parts.end() - 1, ", "), " and ", parts.back());
}

}  // namespace

absl::StatusOr<std::vector<QuestionFrame>> DocumentAnswerer::ReadingsOf(const Sentence& question) {
  std::vector<QuestionFrame> readings;
  const std::optional<DeclaredQuestion> declared = DeclareQuestion(question);
  if (!declared.has_value()) return readings;
  const Analysis analysis = analyzer_.AnalyzeSentence(declared->text, {.names = &names_});
  if (analysis.sentences().empty()) return readings;
  const Sentence& statement = analysis.sentences().front();
  for (const Extraction& frame : FramesWithHole(statement, extractor_.Extract(statement), *declared)) {
    WHENCE_ASSIGN_OR_RETURN(std::vector<QuestionFrame> read,
                            ReadQuestionFrames(graph_, extractor_.lexicon(), statement, frame));
    std::move(read.begin(), read.end(), std::back_inserter(readings));
  }
  std::erase_if(readings, [](const QuestionFrame& reading) {
    return !reading.covers || !reading.unknown_names.empty() || reading.arguments.empty();
  });
  return readings;
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
                               [&](const Happening& happening) { return AreOne(happening.when, time); });
      if (same == happenings.end()) same = happenings.insert(happenings.end(), {time, false, {}, {}});
      if (Refines(time.when, same->when.when)) same->when = time;
      same->told.push_back(matches[i].statement);
      same->matches.push_back(i);
    }
  }
  std::stable_sort(happenings.begin(), happenings.end(), [](const Happening& a, const Happening& b) {
    return FirstDay(a.when.when) < FirstDay(b.when.when);
  });
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
    std::string source;
    for (const Statement& statement : period.told) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations_.Add(statement));
      for (const uint32_t citation : cited) {
        if (std::find(item.citations.begin(), item.citations.end(), citation) != item.citations.end()) continue;
        item.citations.push_back(citation);
        source += StrCat(citations_.citations()[citation].text, " ");
      }
    }
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
        const std::string length = LengthOf(period.when);
        if (length.empty() && period.over) continue;
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

absl::StatusOr<Answer> DocumentAnswerer::AskTimes(const Sentence& rest, const QuestionFrame& frame,
                                                  const QuestionTime& time) {
  const QuestionCoverage coverage(graph_, extractor_.lexicon(), rest, frame);
  QuestionFrame open = frame;
  open.hole.reset();
  WHENCE_ASSIGN_OR_RETURN(const std::vector<FrameMatch> matches, Told(open, coverage));
  const std::vector<Happening> happenings = HappeningsOf(matches);
  for (const Happening& happening : happenings) {
    for (const Statement& statement : happening.told) {
      WHENCE_ASSIGN_OR_RETURN(const bool whole, AccountsForYears(graph_, statement));
      if (!whole) return NoFact();
    }
  }
  // One in running text is no count; nor does it deny that there were more.
  const size_t least = time.times.has_value() ? static_cast<size_t>(*time.times) : 2;
  if (happenings.size() < least) return NoFact();
  AnswerItem item;
  std::vector<std::string> parts;
  for (const Happening& happening : happenings) {
    std::vector<uint32_t> marks;
    for (const Statement& statement : happening.told) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations_.Add(statement));
      for (const uint32_t citation : cited) {
        if (std::find(marks.begin(), marks.end(), citation) == marks.end()) marks.push_back(citation);
        auto& all = item.citations;
        if (std::find(all.begin(), all.end(), citation) == all.end()) all.push_back(citation);
      }
    }
    const Term& date = happening.when.first.has_value() ? *happening.when.first : *happening.when.last;
    const std::string source = marks.empty() ? "" : citations_.citations()[marks[0]].text;
    parts.push_back(StrCat(date.datatype == StrCat(kXsd, "date") ? "on " : "in ", TimeAsWritten(date, source), " ",
                           CitationList::Marks(marks)));
  }
  Answer answer;
  answer.status = AnswerStatus::kAnswered;
  if (time.times.has_value()) {
    item.text = "yes";
    item.type = "bool";
    item.value = "true";
    answer.text = StrCat("Yes: ", Joined(parts), ".");
  } else {
    item.text = item.value = StrCat(happenings.size());
    item.type = "number";
    answer.text = AnswerSentence(rest, StrCat(CountOfTimes(happenings.size()), ": ", Joined(parts)));
  }
  answer.answers.push_back(std::move(item));
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

absl::StatusOr<Answer> DocumentAnswerer::AskChoice(const Sentence& question, const QuestionFrame& frame,
                                                   const QuestionCoverage& coverage, const QuestionTime& time,
                                                   bool explain) {
  WHENCE_ASSIGN_OR_RETURN(std::vector<FrameMatch> matches, Told(frame, coverage));
  const size_t told = matches.size();
  const std::vector<Happening> happenings = HappeningsOf(matches);
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

absl::StatusOr<std::optional<DocumentAnswerer::Happening>> DocumentAnswerer::FindAnchor(
    const QuestionFrame& frame, const QuestionTime::Anchor& anchor, bool* bare_name) {
  std::vector<QuestionFrame> readings;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId> named, EntitiesNamed(graph_, anchor.event));
  *bare_name = !named.empty();
  if (*bare_name) {
    // "who led it after Ana Lund": when she did.
    QuestionFrame of_name = frame;
    KnownArgument who{
        Role::kSubject, ArgumentKind::kName, anchor.event, anchor.event, "", named, ContentStems(anchor.event), {}};
    if (frame.AsksArgument()) who.role = frame.hole_role;
    std::erase_if(of_name.arguments, [&](const KnownArgument& argument) { return argument.role == who.role; });
    of_name.hole.reset();
    of_name.arguments.push_back(std::move(who));
    readings.push_back(std::move(of_name));
  } else {
    const std::string text = StrCat(anchor.event, ".");
    const Analysis analysis = analyzer_.AnalyzeSentence(text, {.names = &names_});
    if (analysis.sentences().empty()) return std::optional<Happening>();
    const Sentence& clause = analysis.sentences().front();
    const KnownArgument* context = frame.Find(Role::kObject);
    for (const Extraction& event : extractor_.Extract(clause)) {
      WHENCE_ASSIGN_OR_RETURN(std::vector<QuestionFrame> read,
                              ReadQuestionFrames(graph_, extractor_.lexicon(), clause, event));
      for (QuestionFrame& reading : read) {
        if (!reading.covers || !reading.unknown_names.empty() || reading.arguments.empty()) continue;
        // "after Latvia left": what the question itself is about.
        if (reading.Find(Role::kObject) == nullptr && context != nullptr) {
          QuestionFrame with_object = reading;
          with_object.arguments.push_back(*context);
          readings.push_back(std::move(with_object));
        }
        readings.push_back(std::move(reading));
      }
    }
  }
  for (QuestionFrame& reading : readings) {
    std::erase_if(reading.qualifiers, [](const KnownQualifier& qualifier) { return qualifier.interval.has_value(); });
    WHENCE_ASSIGN_OR_RETURN(std::vector<FrameMatch> matches, matcher_.Match(reading));
    WHENCE_RETURN_IF_ERROR(CompleteObjects(reading, matches));
    std::erase_if(matches, [](const FrameMatch& match) { return !match.exact; });
    std::vector<Happening> happenings = HappeningsOf(matches);
    if (happenings.size() == 1) return std::optional(std::move(happenings.front()));
    if (happenings.size() > 1) break;  // after which of them?
  }
  return std::optional<Happening>();
}

absl::StatusOr<Answer> DocumentAnswerer::AskNeighbour(const Sentence& question, const QuestionFrame& frame,
                                                      const QuestionCoverage& coverage, const Happening& other,
                                                      Relation relation, bool explain) {
  WHENCE_ASSIGN_OR_RETURN(std::vector<FrameMatch> matches, Told(frame, coverage));
  const size_t told = matches.size();
  const std::vector<Happening> happenings = HappeningsOf(matches);
  const Happening* nearest = nullptr;
  for (const Happening& happening : happenings) {
    if (AreOne(happening.when, other.when) || happening.when.lasts != other.when.lasts) continue;
    const bool after = FirstDay(happening.when.when) > FirstDay(other.when.when);
    if (after != (relation == Relation::kAfter)) continue;
    // In their order: the first one after it, the last one before it.
    if (nearest == nullptr || !after) nearest = &happening;
  }
  std::vector<FrameMatch> kept;
  if (nearest != nullptr) {
    for (const size_t match : nearest->matches) kept.push_back(matches[match]);
  }
  return AnswerWith(question, frame, coverage, kept, told, explain);
}

absl::StatusOr<Answer> DocumentAnswerer::AskReading(const Sentence& question, const Sentence& rest,
                                                    const QuestionFrame& read, const QuestionTime& time, bool explain) {
  QuestionFrame frame = read;
  const QuestionCoverage coverage(graph_, extractor_.lexicon(), rest, frame);
  std::optional<Happening> anchor;
  if (time.anchor.has_value()) {
    bool bare_name = false;
    WHENCE_ASSIGN_OR_RETURN(anchor, FindAnchor(frame, *time.anchor, &bare_name));
    if (!anchor.has_value()) return NoFact();
    if (bare_name && frame.hole.has_value() && frame.AsksArgument()) {
      return AskNeighbour(question, frame, coverage, *anchor, time.anchor->relation, explain);
    }
    Interval when = anchor->when.when;
    if (time.anchor->relation == Relation::kBefore) {
      if (!when.first.has_value()) return NoFact();
      when = {std::nullopt, *when.first - 1};
    } else if (time.anchor->relation == Relation::kAfter) {
      if (!when.last.has_value()) return NoFact();
      when = {*when.last + 1, std::nullopt};
    }
    frame.qualifiers.push_back({QualifierKind::kTime, time.anchor->event, "", when, {}});
  }
  Answer answer;
  if (time.asked == Asked::kTimes || time.times.has_value()) {
    WHENCE_ASSIGN_OR_RETURN(answer, AskTimes(rest, frame, time));
  } else if (time.asked != Asked::kPlain) {
    WHENCE_ASSIGN_OR_RETURN(answer, AskStretch(rest, frame, time));
  } else if (time.choice != Choice::kAny && frame.hole.has_value()) {
    WHENCE_ASSIGN_OR_RETURN(answer, AskChoice(question, frame, coverage, time, explain));
  } else if (!frame.hole.has_value()) {
    WHENCE_ASSIGN_OR_RETURN(answer, AskYesNo(rest, frame, explain));
  } else if (frame.hole->wh == Wh::kHowMany) {
    WHENCE_ASSIGN_OR_RETURN(answer, AskCount(frame, explain));
  } else {
    WHENCE_ASSIGN_OR_RETURN(answer, AskHole(rest, frame, explain));
  }
  if (answer.status != AnswerStatus::kAnswered || !anchor.has_value()) return answer;
  // When the other event was belongs to what the answer rests on.
  std::vector<uint32_t> marks;
  for (const Statement& statement : anchor->told) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations_.Add(statement));
    marks.insert(marks.end(), cited.begin(), cited.end());
  }
  for (AnswerItem& item : answer.answers) {
    for (const uint32_t mark : marks) {
      if (std::find(item.citations.begin(), item.citations.end(), mark) == item.citations.end()) {
        item.citations.push_back(mark);
      }
    }
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
