// How many times something happened, by the dates that documents give for it.

#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/language/ascii.h"
#include "engine/answer_parts.h"
#include "engine/document_answerer.h"
#include "engine/frames/coverage.h"
#include "engine/passages/sentence_text.h"
#include "engine/phrasing/declarative.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// Whether the dates of what a sentence tells account for the list that they stand in: "in 1936, 1938 and 1939". Where a
// year beside one of them is left over, the list may have been read in part, and a count of them would be wrong.
bool AccountForList(std::string_view text, const std::vector<int64_t>& known) {
  const auto holds = [&](int64_t year) { return std::find(known.begin(), known.end(), year) != known.end(); };
  std::optional<int64_t> last;
  size_t end = 0;
  for (size_t i = 0; i + 4 <= text.size();) {
    const size_t digits = static_cast<size_t>(
        std::find_if(text.begin() + static_cast<ptrdiff_t>(i), text.end(), [](char c) { return !IsAsciiDigit(c); }) -
        text.begin());
    if (digits != i + 4 || (text[i] != '1' && text[i] != '2')) {
      i = std::max(digits, i + 1);
      continue;
    }
    const int64_t year = std::stoll(std::string(text.substr(i, 4)));
    // Only words that link the items of a list stand between.
    bool linked = last.has_value();
    for (size_t at = end; linked && at < i;) {
      const size_t begin = text.find_first_not_of(" ,;&\n", at);
      if (begin == std::string_view::npos || begin >= i) break;
      const size_t close = std::min(text.find_first_of(" ,;&\n", begin), i);
      linked = IsIn(WordList::kListLink, text.substr(begin, close - begin));
      at = close;
    }
    if (linked && holds(year) != holds(*last)) return false;
    last = year;
    end = digits;
    i = digits;
  }
  return true;
}

absl::StatusOr<bool> AccountsForYears(const Graph& graph, const Statement& statement) {
  if (statement.supports.empty()) return true;
  const Support& support = statement.supports.front();
  WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph, support.document, support.span));
  std::vector<int64_t> known;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> unspecified, graph.FindTerm(UnspecifiedTerm()));
  const Triple& triple = statement.triple;
  const bool passive = unspecified == triple.subject;
  auto cursor = graph.Scan(passive ? TripleFilter{std::nullopt, std::nullopt, triple.object}
                                   : TripleFilter{triple.subject, std::nullopt, std::nullopt});
  for (; cursor->Valid(); cursor->Next()) {
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
          for (const int64_t year : YearsIn(date->lexical)) known.push_back(year);
        }
      }
    }
  }
  return AccountForList(text, known);
}

std::string CountOfTimes(size_t count) { return count == 1 ? "once" : count == 2 ? "twice" : StrCat(count, " times"); }

}  // namespace

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
    SetTruth(true, item);
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

}  // namespace whence
