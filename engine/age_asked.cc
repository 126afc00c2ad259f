#include "engine/age_asked.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/language/ascii.h"
#include "corpus/language/date_parser.h"
#include "corpus/language/token_class.h"
#include "engine/answer_parts.h"
#include "engine/citation_list.h"
#include "engine/time/interval.h"
#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr int kOldest = 130;  // years

std::string TextOf(const std::vector<Token>& tokens, size_t begin, size_t end) {
  std::string text;
  for (size_t i = begin; i < end; ++i) {
    const bool glued = i > begin && tokens[i - 1].span.end == tokens[i].span.begin;
    text += StrCat(i == begin || glued ? "" : " ", tokens[i].form);
  }
  return text;
}

// Whole years from one day to another.
int YearsFrom(int64_t from, int64_t to) {
  const auto date_of = [](int64_t day) {
    return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(day)));
  };
  const std::chrono::year_month_day first = date_of(from), last = date_of(to);
  const int years = static_cast<int>(last.year()) - static_cast<int>(first.year());
  const bool before = last.month() < first.month() || (last.month() == first.month() && last.day() < first.day());
  return years - (before ? 1 : 0);
}

// Whether a source gives the year as "about 1820", "c. 3 May 1820", "1820?".
bool IsToldRoughly(std::string_view source, std::string_view year) {
  constexpr size_t kMostBetween = 2;  // day and month
  const std::string lowered = AsciiLowered(source);
  for (size_t at = lowered.find(year); at != std::string::npos; at = lowered.find(year, at + 1)) {
    if (lowered.substr(at + year.size()).starts_with('?') || (at > 0 && lowered[at - 1] == '~')) return true;
    size_t end = at;
    for (size_t word = 0; word <= kMostBetween; ++word) {
      while (end > 0 && !IsAsciiAlnum(lowered[end - 1])) --end;
      size_t begin = end;
      while (begin > 0 && IsAsciiAlnum(lowered[begin - 1])) --begin;
      if (IsIn(WordList::kRoughly, std::string_view(lowered).substr(begin, end - begin))) return true;
      end = begin;
    }
  }
  return false;
}

// The days that the one answer tells; nothing where it is no date, or there are several.
std::optional<Interval> DaysOf(const Answer& answer) {
  if (answer.status != AnswerStatus::kAnswered || answer.answers.size() != 1) return std::nullopt;
  const AnswerItem& item = answer.answers.front();
  if (item.type != "date") return std::nullopt;
  const std::optional<CalendarDate> date = ParseCalendarDate(item.text);
  if (!date.has_value() || date->year == 0) return std::nullopt;
  const Interval days = IntervalOf(*date);
  if (!days.first.has_value() || !days.last.has_value()) return std::nullopt;
  const bool rough = std::any_of(item.citations.begin(), item.citations.end(), [&](uint32_t index) {
    return IsToldRoughly(answer.citations[index].Shown(), StrCat(date->year));
  });
  return rough ? std::nullopt : std::optional(days);
}

// Adds the citations of the one answer's item, each once; returns where they stand now.
std::vector<uint32_t> Cite(const Answer& from, Answer& to) {
  std::vector<uint32_t> cited;
  for (const uint32_t index : from.answers.front().citations) {
    const Citation& citation = from.citations[index];
    const auto same = std::find_if(to.citations.begin(), to.citations.end(), [&](const Citation& other) {
      return other.document == citation.document && other.span == citation.span;
    });
    cited.push_back(static_cast<uint32_t>(same - to.citations.begin()));
    if (same == to.citations.end()) to.citations.push_back(citation);
  }
  return cited;
}

}  // namespace

std::optional<AgeAsked> ReadAgeAsked(const Sentence& question) {
  const std::vector<Token>& tokens = question.tokens;
  size_t end = tokens.size();
  while (end > 0 && tokens[end - 1].upos == Upos::kPunct) --end;
  const auto is = [&](size_t at, std::initializer_list<std::string_view> words) {
    return at < end && IsOneOf(AsciiLowered(tokens[at].form), words);
  };
  const bool at_what = is(0, {"at"}) && is(1, {"what", "which"}) && is(2, {"age"}) && is(3, {"did", "was"});
  const bool how_old =
      (is(0, {"how"}) && is(1, {"old"}) && is(2, {"was"})) || (is(0, {"what"}) && is(1, {"age"}) && is(2, {"was"}));
  if (!at_what && !how_old) return std::nullopt;
  const size_t begin = at_what ? 4 : 3;
  size_t who_end = begin;
  while (who_end < end && IsName(tokens[who_end])) ++who_end;
  size_t verb = who_end;
  bool passive = is(3, {"was"});
  if (how_old) {
    if (!is(who_end, {"when"})) return std::nullopt;
    // "When she died", or the name again, where a pronoun was read as it.
    verb = who_end + 1;
    while (verb < end && IsName(tokens[verb])) ++verb;
    const bool named = verb > who_end + 1 && TextOf(tokens, who_end + 1, verb) == TextOf(tokens, begin, who_end);
    if (!named) {
      if (!is(who_end + 1, {"he", "she", "they"})) return std::nullopt;
      verb = who_end + 2;
    }
    passive = is(verb, {"was", "were"});
    if (passive) ++verb;
  }
  if (who_end == begin || verb >= end) return std::nullopt;
  // "Ann Lee's brother", "Ann of Lund": somebody else.
  if (tokens[verb].upos == Upos::kPart || tokens[verb].upos == Upos::kAdp) return std::nullopt;
  AgeAsked asked;
  asked.who = TextOf(tokens, begin, who_end);
  asked.born = StrCat("When was ", asked.who, " born?");
  std::string event = TextOf(tokens, verb, end);
  if (how_old && !passive) {  // "when she died"
    if (tokens[verb].upos != Upos::kVerb) return std::nullopt;
    const std::string behind = TextOf(tokens, verb + 1, end);
    event = StrCat(tokens[verb].lemma, behind.empty() ? "" : " ", behind);
  }
  asked.then = StrCat("When ", passive ? "was " : "did ", asked.who, " ", event, "?");
  return asked;
}

Answer AgeBetween(const AgeAsked& asked, const Answer& born, const Answer& then) {
  const std::optional<Interval> from = DaysOf(born), to = DaysOf(then);
  if (!from.has_value() || !to.has_value()) return NoFact();
  const int least = YearsFrom(*from->last, *to->first), most = YearsFrom(*from->first, *to->last);
  if (least < 0 || most > kOldest || most - least > 1) return NoFact();
  Answer answer;
  answer.status = AnswerStatus::kAnswered;
  AnswerItem item;
  item.type = "duration";
  item.text = least == most ? StrCat(least, least == 1 ? " year" : " years") : StrCat(least, " or ", most, " years");
  if (least == most) item.value = StrCat(least);
  const std::vector<uint32_t> first = Cite(born, answer), second = Cite(then, answer);
  item.citations = first;
  AddCitations(second, item.citations);
  answer.text =
      StrCat(asked.who, " was ", item.text, " old: born ", born.answers.front().text, " ", CitationList::Marks(first),
             ", then ", then.answers.front().text, " ", CitationList::Marks(second), ".");
  answer.answers.push_back(std::move(item));
  return answer;
}

}  // namespace whence
