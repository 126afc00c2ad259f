// Which of those who held an office a question means: the first, the last, the one who held it longest.

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <vector>

#include "corpus/document/line_shape.h"
#include "corpus/language/ascii.h"
#include "engine/answer_parts.h"
#include "engine/document_answerer.h"
#include "engine/time/state_timeline.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/base/strings.h"

namespace whence {
namespace {

using Choice = QuestionTime::Choice;

constexpr int64_t kMostOfMonth = 31, kHalfYear = 182;  // days
constexpr uint64_t kMostBefore = 400;                  // bytes of a list before its first line that was read
constexpr uint64_t kMostBehind = 200;                  // and behind a line of it
constexpr size_t kMostLongest = 3;                     // who tie

// How long somebody held an office, all terms together.
struct Tenure {
  bool held = false, known = true;  // known: with both ends of each term
  int64_t twice_days = 0;           // from the middle of what is told of the beginning to that of the end
  int64_t coarse = 0;               // days that the coarsest of the dates leaves open
  std::vector<size_t> sources;      // indexes of the events that tell it
};

// "- Ann Lee", "| Ann Lee | unknown |", "<li>Ann Lee</li>": somebody of a list or a table, and no rule or header of it.
bool IsEntry(std::string_view line) {
  const size_t begin = line.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return false;
  line = line.substr(begin, line.find_last_not_of(" \t\r\n") - begin + 1);
  if (line.ends_with(':')) return false;  // "- Coaches:"
  if (line.starts_with('|')) return line.find_first_not_of("|-: \t\r") != std::string_view::npos;
  if (!line.starts_with('<')) return FindListMark(line).has_value();
  const bool row = line.starts_with("<li") || line.starts_with("<tr") || line.starts_with("<td");
  if (!row || line.find("<th") != std::string_view::npos) return false;
  bool tag = false;
  return std::any_of(line.begin(), line.end(), [&](char c) {
    const bool told = !tag && c != '<' && IsAsciiAlnum(c);
    tag = c == '<' || (tag && c != '>');
    return told;
  });
}

// What tells a list's entries from those of another: its mark.
char ShapeOf(std::string_view line) {
  const size_t begin = line.find_first_not_of(" \t\r\n");
  const char first = begin == std::string_view::npos ? '\0' : line[begin];
  return IsAsciiDigit(first) ? '1' : first;
}

// Whether the next line is an entry; behind an entry of a list a blank line may stand in front of one of the same
// shape, and behind a header its rule of dashes. A blank line ends a table. `text` begins with the rest of the line
// before, whose shape is given.
bool IsEntryNext(std::string_view text, char shape) {
  size_t end = text.find('\n');
  bool blank = false;
  for (int skipped = 0; end != std::string_view::npos && skipped < 2; ++skipped) {
    const size_t begin = end + 1;
    end = text.find('\n', begin);
    const std::string_view line = text.substr(begin, end == std::string_view::npos ? end : end - begin);
    if (line.find_first_not_of("|-: \t\r") != std::string_view::npos) {
      return IsEntry(line) && (!blank || (shape != '|' && ShapeOf(line) == shape));
    }
    blank = blank || line.find_first_not_of(" \t\r") == std::string_view::npos;
  }
  return false;
}

// The same of the line before; `text` ends with the beginning of the line behind it.
bool IsEntryBefore(std::string_view text) {
  const size_t end = text.rfind('\n');
  if (end == std::string_view::npos || end == 0) return false;
  const size_t above = text.rfind('\n', end - 1);
  const size_t begin = above == std::string_view::npos ? 0 : above + 1;
  const std::string_view line = text.substr(begin, end - begin);
  if (!IsEntry(line)) return false;
  // The header of a table stands above its rule of dashes, or alone above the rows of one that has none.
  return line.find('|') == std::string_view::npos || IsEntry(text.substr(0, begin));
}

// "the last acting mayor"
bool AsksForActing(const Sentence& question) {
  return std::any_of(question.tokens.begin(), question.tokens.end(), [](const Token& token) {
    return IsOneOf(AsciiLowered(token.form), {"acting", "interim"});
  });
}

int64_t DaysOpen(const Interval& date) { return *date.last - *date.first; }

}  // namespace

absl::StatusOr<Answer> DocumentAnswerer::AskFirstHolder(const Sentence& question, const QuestionFrame& frame,
                                                        const QuestionCoverage& coverage, const QuestionTime& time,
                                                        bool explain) {
  const std::optional<StateRule> rule = states_.Find(frame.predicate);
  if (frame.office.empty() || !rule.has_value() || frame.hole_role != Role::kSubject) return NoFact();
  WHENCE_ASSIGN_OR_RETURN(const History history, ReadStates(frame, *rule));
  const bool first = time.choice == Choice::kFirst, asks_acting = AsksForActing(question);
  // Running text names whom it likes; a list of all of them has the first at its head, and whoever came last.
  std::vector<FrameMatch> kept;
  const HeldPeriod* end = nullptr;
  for (const HeldPeriod& period : history.periods) {
    WHENCE_ASSIGN_OR_RETURN(const bool acting, IsOfActing(history, period));
    if (acting == asks_acting && (end == nullptr || !first)) end = &period;
  }
  if (end != nullptr && (first || end->over)) {
    for (const size_t source : end->sources) {
      const Statement& statement = history.statements[source];
      if (!IsListed(statement) || history.holders.size() < 2) continue;
      kept.push_back(history.holders[end->holder].match);
      kept.back().statement = statement;
      kept.back().exact = true;
    }
  }
  // What a source calls the first one comes before that.
  WHENCE_ASSIGN_OR_RETURN(const std::vector<FrameMatch> matches, matcher_.Match(frame));
  std::vector<FrameMatch> said;
  for (const FrameMatch& match : matches) {
    if (!match.exact) continue;
    for (const Qualifier& qualifier : match.statement.qualifiers) {
      WHENCE_ASSIGN_OR_RETURN(const Term as, graph_.DecodeTerm(qualifier.value));
      const std::string told = as.IsLiteral() ? AsciiLowered(as.lexical) : "";
      if (told.starts_with(first ? "first " : "last ")) said.push_back(match);
    }
  }
  return AnswerWith(question, frame, coverage, said.empty() ? kept : said, matches.size(), explain);
}

absl::StatusOr<bool> DocumentAnswerer::IsOfActing(const History& history, const HeldPeriod& period) const {
  for (const size_t source : period.sources) {
    WHENCE_ASSIGN_OR_RETURN(const bool acting, IsActing(graph_, history.statements[source]));
    if (!acting) return false;
  }
  return !period.sources.empty();
}

absl::StatusOr<bool> DocumentAnswerer::IsReadWhole(const History& history) const {
  std::map<DocumentId, std::vector<ByteSpan>> lines;
  for (const Statement& statement : history.statements) {
    if (!IsListed(statement)) continue;
    for (const Support& support : statement.supports) lines[support.document].push_back(support.span);
  }
  for (auto& [document, spans] : lines) {
    std::sort(spans.begin(), spans.end(), [](const ByteSpan& a, const ByteSpan& b) { return a.begin < b.begin; });
    // What stands before the first line up to a blank one, and between the lines.
    const uint64_t begin = spans.front().begin > kMostBefore ? spans.front().begin - kMostBefore : 0;
    WHENCE_ASSIGN_OR_RETURN(std::string before, graph_.ReadText(document, {begin, spans.front().begin}));
    if (const size_t blank = before.rfind("\n\n"); blank != std::string::npos) before.erase(0, blank);
    if (std::any_of(before.begin(), before.end(), &IsAsciiDigit) || IsEntryBefore(before)) return false;
    // The row or line itself may begin before what was cited of it.
    WHENCE_ASSIGN_OR_RETURN(const std::string first, graph_.ReadText(document, spans.front()));
    const size_t newline = before.rfind('\n');
    const std::string led = newline == std::string::npos ? before : before.substr(newline + 1);
    const char shape = ShapeOf(StrCat(led, first));
    uint64_t end = spans.front().end;
    for (const ByteSpan& span : spans) {
      if (span.begin > end) {
        WHENCE_ASSIGN_OR_RETURN(const std::string between, graph_.ReadText(document, {end, span.begin}));
        if (std::any_of(between.begin(), between.end(), &IsAsciiDigit) || IsEntryNext(between, shape)) return false;
      }
      end = std::max<uint64_t>(end, span.end);
    }
    // Nor is anybody left out whose line tells no year.
    WHENCE_ASSIGN_OR_RETURN(const DocumentInfo info, graph_.GetDocument(document));
    WHENCE_ASSIGN_OR_RETURN(const std::string behind,
                            graph_.ReadText(document, {end, std::min<uint64_t>(end + kMostBehind, info.bytes)}));
    if (IsEntryNext(behind, shape)) return false;
  }
  return true;
}

absl::StatusOr<Answer> DocumentAnswerer::AskLongestHolder(const Sentence& question, const QuestionFrame& frame,
                                                          const QuestionCoverage& coverage, const QuestionTime& time,
                                                          bool explain) {
  const std::optional<StateRule> rule = states_.Find(frame.predicate);
  if (!rule.has_value() || !frame.AsksArgument() || frame.hole_role != Role::kSubject) return NoFact();
  WHENCE_ASSIGN_OR_RETURN(const History history, ReadStates(frame, *rule));
  const bool asks_acting = AsksForActing(question);
  std::vector<Tenure> tenures(history.holders.size());
  bool listed = false;
  for (const HeldPeriod& period : history.periods) {
    WHENCE_ASSIGN_OR_RETURN(const bool acting, IsOfActing(history, period));
    if (acting != asks_acting) continue;
    Tenure& tenure = tenures[period.holder];
    tenure.held = true;
    tenure.known = tenure.known && period.begun_by.has_value() && period.ended_by.has_value();
    for (const size_t source : period.sources) {
      tenure.sources.push_back(source);
      listed = listed || IsListed(history.statements[source]);
    }
    if (!tenure.known) continue;
    const Interval begin = *IntervalOf(history.dates[*period.begun_by]);
    const Interval end = *IntervalOf(history.dates[*period.ended_by]);
    tenure.twice_days += *end.first + *end.last - *begin.first - *begin.last;
    tenure.coarse = std::max({tenure.coarse, DaysOpen(begin), DaysOpen(end)});
  }
  // Running text names whom it likes, and of whom an end is not told nobody knows how long it was.
  const Tenure* most = nullptr;
  size_t held = 0;
  for (size_t i = 0; i < tenures.size(); ++i) {
    if (!tenures[i].held && history.holders[i].current.empty()) continue;
    if (!tenures[i].held || !tenures[i].known) return NoFact();
    ++held;
    const int64_t more = most == nullptr ? 1 : tenures[i].twice_days - most->twice_days;
    if (most == nullptr || (time.choice == Choice::kLongest ? more > 0 : more < 0)) most = &tenures[i];
  }
  if (!listed || held < 2) return NoFact();
  // Nor how long those held it whose lines could not be read: "c. 1900 to 1905".
  WHENCE_ASSIGN_OR_RETURN(const bool whole, IsReadWhole(history));
  if (!whole) return NoFact();
  std::vector<FrameMatch> kept;
  size_t longest = 0;
  for (size_t i = 0; i < tenures.size(); ++i) {
    const int64_t coarse = std::max(tenures[i].coarse, most->coarse);
    const int64_t tie = coarse > kMostOfMonth ? kHalfYear : coarse;
    if (!tenures[i].held || std::abs(tenures[i].twice_days - most->twice_days) > 2 * tie) continue;
    ++longest;
    for (const size_t source : tenures[i].sources) {
      kept.push_back(history.holders[i].match);
      kept.back().statement = history.statements[source];
      kept.back().exact = true;
    }
  }
  if (longest > kMostLongest || longest == held) return NoFact();
  WHENCE_ASSIGN_OR_RETURN(Answer answer, AnswerWith(question, frame, coverage, kept, history.events.size(), explain));
  // The question was read without its rank.
  constexpr std::string_view kThe = "The ";
  if (answer.text.starts_with(kThe)) {
    const std::string_view rank = time.choice == Choice::kLongest ? "longest-serving " : "shortest-serving ";
    answer.text.insert(kThe.size(), rank);
  }
  return answer;
}

}  // namespace whence
