// What DocumentAnswerer says to "how many".

#include <algorithm>
#include <cmath>
#include <optional>

#include "absl/strings/str_split.h"
#include "corpus/language/ascii.h"
#include "corpus/language/number_words.h"
#include "engine/answer_parts.h"
#include "engine/coreference/name_relation.h"
#include "engine/document_answerer.h"
#include "engine/frames/phrase.h"
#include "engine/frames/stated_counts.h"
#include "engine/time/state_timeline.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// The number as the source writes it, "eight" or "530,000", where it does so in a word; else as digits.
std::string NumberAsWritten(const std::string& value, std::string_view source) {
  const std::optional<double> wanted = ParseNumber(value);
  std::string written;
  for (size_t begin = 0; begin < source.size();) {
    const size_t end = std::min(source.find_first_of(" \t\n\r", begin), source.size());
    std::string_view word = source.substr(begin, end - begin);
    const auto is_inner = IsAsciiAlnum;
    while (!word.empty() && !is_inner(word.front())) word.remove_prefix(1);
    while (!word.empty() && !is_inner(word.back())) word.remove_suffix(1);
    if (word == value) return value;
    if (written.empty() && !word.empty() && wanted.has_value() && ParseNumber(AsciiLowered(word)) == wanted) {
      written = IsAsciiDigit(word.front()) ? std::string(word) : AsciiLowered(word);
    }
    begin = end + 1;
  }
  return written.empty() ? value : written;
}

// "Eleven other councillors": there are more than those.
bool CountsOthers(std::string_view phrase) {
  const std::string head = AsciiLowered(HeadPhrase(phrase));
  for (const absl::string_view word : absl::StrSplit(ToAbsl(head), ' ')) {
    if (IsIn(WordList::kBesides, ToStd(word))) return true;
  }
  return false;
}

// "Eleven councillors": the number that a phrase begins with, where the phrase is one of what is counted.
std::optional<std::string> CountIn(std::string_view phrase, std::string_view counted) {
  const size_t blank = phrase.find(' ');
  if (blank == std::string_view::npos || counted.empty()) return std::nullopt;
  const std::string first = AsciiLowered(phrase.substr(0, blank));
  if (!ParseNumber(first).has_value() || first == "a" || first == "an") return std::nullopt;
  const std::string head = AsciiLowered(HeadPhrase(phrase));
  if (Singular(head.substr(head.rfind(' ') + 1)) != Singular(AsciiLowered(counted))) return std::nullopt;
  const double value = *ParseNumber(first);
  return value == std::floor(value) && value >= 0 && value < 1e15 ? std::optional(StrCat(static_cast<int64_t>(value)))
                                                                  : std::nullopt;
}

// "90 sheep and twelve people": two numbers, of which the first need not be the asked one.
bool HoldsTwoNumbers(std::string_view phrase) {
  size_t numbers = 0;
  for (const absl::string_view word : absl::StrSplit(ToAbsl(phrase), absl::ByAnyChar(" -"), absl::SkipEmpty())) {
    const std::string lower = AsciiLowered(ToStd(word));
    if (lower != "a" && lower != "an" && lower != "one" && ParseNumber(lower).has_value()) ++numbers;
  }
  return numbers > 1 && phrase.find(" and ") != std::string_view::npos;
}

// "Assistant keepers" are not told of by "three keepers".
bool HoldsAll(std::string_view phrase, const std::vector<std::string>& stems) {
  const std::vector<std::string> held = ContentStems(phrase);
  return std::all_of(stems.begin(), stems.end(),
                     [&](const std::string& stem) { return std::find(held.begin(), held.end(), stem) != held.end(); });
}

// "nine wooden boats and four steam boats": of one sentence, and so neither is how many boats there were.
bool AreParts(const std::vector<AnswerItem>& counts) {
  for (size_t i = 1; i < counts.size(); ++i) {
    const std::vector<uint32_t>& cited = counts[i].citations;
    for (size_t j = 0; j < i; ++j) {
      if (std::any_of(cited.begin(), cited.end(), [&](uint32_t citation) {
            return std::find(counts[j].citations.begin(), counts[j].citations.end(), citation) !=
                   counts[j].citations.end();
          })) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

absl::StatusOr<bool> DocumentAnswerer::TellApart(const QuestionFrame& frame, std::vector<AnswerItem>& counts) {
  const bool timed = std::any_of(frame.qualifiers.begin(), frame.qualifiers.end(),
                                 [](const KnownQualifier& qualifier) { return qualifier.interval.has_value(); });
  if (counts.size() < 2 || timed) return false;
  std::vector<std::optional<Interval>> times;
  for (const AnswerItem& item : counts) {
    std::optional<Interval> when;
    for (size_t i = 0; i < item.statements.size(); ++i) {
      WHENCE_ASSIGN_OR_RETURN(const Statement statement, graph_.GetStatement(item.statements[i]));
      WHENCE_ASSIGN_OR_RETURN(const std::optional<Interval> told, TimeOf(graph_, statement));
      const bool past = told.has_value() && told->last.has_value();
      when = past && (i == 0 || when.has_value()) ? told : std::nullopt;
    }
    times.push_back(when);
  }
  const auto untimed = [](const std::optional<Interval>& when) { return !when.has_value(); };
  if (!std::all_of(times.begin(), times.end(), untimed) && std::any_of(times.begin(), times.end(), untimed)) {
    for (size_t i = counts.size(); i-- > 0;) {
      if (!untimed(times[i])) counts.erase(counts.begin() + static_cast<ptrdiff_t>(i));
    }
    return false;
  }
  for (size_t i = 0; i < times.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (untimed(times[i]) || untimed(times[j]) || Overlap(*times[i], *times[j])) return false;
    }
  }
  if (!frame.now) return true;
  const auto latest = std::max_element(
      times.begin(), times.end(), [](const auto& one, const auto& other) { return SortDay(*one) < SortDay(*other); });
  AnswerItem kept = std::move(counts[static_cast<size_t>(latest - times.begin())]);
  counts.clear();
  counts.push_back(std::move(kept));
  return true;
}

// The counts that sources give, each once and with all that say so.
class DocumentAnswerer::CountReading {
 public:
  CountReading(const QuestionFrame& frame, const Graph& graph, CitationList& citations)
      : frame_(frame),
        graph_(graph),
        citations_(citations),
        belongs_(CountsBelongings(frame)),
        modifiers_(CountedModifiers(frame)) {}

  std::vector<AnswerItem>& counts() { return counts_; }
  // Of the list, where one was counted.
  const std::vector<std::string>& names() const { return names_; }

  // What the sources say themselves.
  absl::Status AddStated() {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<StatedCount> stated, FindStatedCounts(graph_, frame_));
    for (const StatedCount& count : stated) {
      WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> citations, citations_.Add(count.statement));
      Note(StrCat(count.value), citations, {count.statement.id});
    }
    return absl::OkStatus();
  }

  // "seats 1,840 people" counts them itself.
  absl::Status AddQualified(const std::vector<FrameMatch>& matches) {
    for (const FrameMatch& match : matches) {
      for (const Qualifier& qualifier : match.statement.qualifiers) {
        WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph_.DecodeTerm(qualifier.predicate));
        if (predicate != QualifierTerm(kCountQualifier) || !match.answer.IsLiteral()) continue;
        if (belongs_ && CountsOthers(match.answer.lexical)) continue;
        if (HoldsTwoNumbers(match.answer.lexical) || !HoldsAll(match.answer.lexical, modifiers_)) continue;
        WHENCE_ASSIGN_OR_RETURN(const Term count, graph_.DecodeTerm(qualifier.value));
        WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> citations, citations_.Add(match.statement));
        Note(count.lexical, citations, {match.statement.id});
      }
    }
    return absl::OkStatus();
  }

  // "Eleven councillors voted for it" counts who did.
  void AddCounted(const std::vector<Found>& found) {
    const bool counted = std::all_of(found.begin(), found.end(), [&](const Found& one) {
      return CountIn(one.item.text, frame_.counted).has_value() && !(belongs_ && CountsOthers(one.item.text)) &&
             !HoldsTwoNumbers(one.item.text) && HoldsAll(one.item.text, modifiers_);
    });
    if (!counted) return;
    for (const Found& one : found) {
      Note(*CountIn(one.item.text, frame_.counted), one.item.citations, one.item.statements);
    }
  }

  // A list that sources give is counted where it agrees or nothing else is said, because a list in running text need
  // not be complete.
  void AddListed(const std::vector<Found>& found) {
    // One in running text is no count, nor is a list in which "two other bridges" are one.
    const bool each_one = std::none_of(found.begin(), found.end(), [&](const Found& one) {
      const std::string& text = one.item.text;
      return one.item.type != "entity" && (CountsOthers(text) || CountIn(text, frame_.counted).value_or("1") != "1");
    });
    const bool agrees = std::any_of(counts_.begin(), counts_.end(),
                                    [&](const AnswerItem& item) { return item.value == StrCat(found.size()); });
    if (found.size() <= 1 || !each_one || (!counts_.empty() && !agrees)) return;
    std::vector<uint32_t> citations;
    for (const Found& one : found) {
      names_.push_back(StrCat(one.item.text, " ", CitationList::Marks(one.item.citations)));
      citations.insert(citations.end(), one.item.citations.begin(), one.item.citations.end());
    }
    Note(StrCat(found.size()), citations, {}, false);
  }

 private:
  // `told`: the source writes the number itself.
  void Note(const std::string& value, const std::vector<uint32_t>& citations,
            const std::vector<StatementId>& statements, bool told = true) {
    auto same =
        std::find_if(counts_.begin(), counts_.end(), [&](const AnswerItem& item) { return item.value == value; });
    if (same == counts_.end()) {
      const std::string& source = citations.empty() ? value : citations_.citations()[citations[0]].text;
      counts_.push_back({told ? NumberAsWritten(value, source) : value, "number", value, 1, {}});
      same = counts_.end() - 1;
    }
    same->statements.insert(same->statements.end(), statements.begin(), statements.end());
    AddCitations(citations, same->citations);
  }

  const QuestionFrame& frame_;
  const Graph& graph_;
  CitationList& citations_;
  const bool belongs_;
  const std::vector<std::string> modifiers_;  // "assistant", of "how many assistant keepers"
  std::vector<AnswerItem> counts_;
  std::vector<std::string> names_;
};

absl::StatusOr<bool> DocumentAnswerer::LeavesOutUndated(const QuestionFrame& frame, const std::vector<Found>& found) {
  const auto dated = [](const KnownQualifier& qualifier) { return qualifier.interval.has_value(); };
  QuestionFrame any = frame;
  if (std::erase_if(any.qualifiers, dated) == 0) return false;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<FrameMatch> all, matcher_.Match(any));
  return std::any_of(all.begin(), all.end(), [&](const FrameMatch& match) {
    if (!match.exact || !match.times.empty()) return false;
    return std::none_of(found.begin(), found.end(), [&](const Found& one) {
      return one.entity == match.answer_id || std::binary_search(one.same.begin(), one.same.end(), match.answer_id);
    });
  });
}

namespace {

// "acting mayors"
bool IsNamedActing(std::string_view asked) {
  const std::vector<std::string> words = NameWords(asked);
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return word == "acting" || word == "interim"; });
}

absl::Status KeepActing(const Graph& graph, std::vector<FrameMatch>& matches) {
  std::vector<FrameMatch> kept;
  for (FrameMatch& match : matches) {
    WHENCE_ASSIGN_OR_RETURN(const bool acting, IsActing(graph, match.statement));
    if (acting) kept.push_back(std::move(match));
  }
  matches = std::move(kept);
  return absl::OkStatus();
}

}  // namespace

absl::Status DocumentAnswerer::DropActing(std::vector<FrameMatch>& matches) const {
  std::vector<FrameMatch> full;
  for (FrameMatch& match : matches) {
    WHENCE_ASSIGN_OR_RETURN(const bool acting, IsActing(graph_, match.statement));
    if (!acting) full.push_back(std::move(match));
  }
  matches = std::move(full);
  return absl::OkStatus();
}

absl::StatusOr<Answer> DocumentAnswerer::AskCount(const QuestionFrame& frame, bool explain) {
  CountReading reading(frame, graph_, citations_);
  WHENCE_RETURN_IF_ERROR(reading.AddStated());
  WHENCE_ASSIGN_OR_RETURN(std::vector<FrameMatch> matches, matcher_.Match(frame));
  if (const StateRule* rule = states_.FindShared(frame.predicate); rule != nullptr && rule->lasts) {
    WHENCE_ASSIGN_OR_RETURN(matches, ApplyStates(frame, true, std::move(matches)));
  }
  matches = Best(std::move(matches));
  if (frame.hole.has_value() && IsNamedActing(frame.hole->phrase)) {
    WHENCE_RETURN_IF_ERROR(KeepActing(graph_, matches));
  } else {
    WHENCE_RETURN_IF_ERROR(DropActing(matches));
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Found> found, Gather(matches));
  if (reading.counts().empty()) WHENCE_RETURN_IF_ERROR(reading.AddQualified(matches));
  if (reading.counts().empty()) reading.AddCounted(found);
  WHENCE_ASSIGN_OR_RETURN(const bool more, LeavesOutUndated(frame, found));
  if (!more) reading.AddListed(found);
  WHENCE_ASSIGN_OR_RETURN(const bool apart, TellApart(frame, reading.counts()));
  if (reading.counts().empty() || (!apart && AreParts(reading.counts()))) {
    return Unknown(UnknownReason::kNoFact, "I don't know: no source says how many.");
  }
  Answer answer;
  answer.status = AnswerStatus::kAnswered;
  answer.answers = std::move(reading.counts());
  std::vector<std::string> parts;
  for (const AnswerItem& item : answer.answers) {
    parts.push_back(StrCat(item.text, " ", CitationList::Marks(item.citations)));
  }
  if (parts.size() == 1) {
    answer.text =
        reading.names().empty() ? parts[0] + "." : StrCat(answer.answers[0].text, ": ", Joined(reading.names()), ".");
  } else {
    answer.text = StrCat(apart ? "" : "The sources disagree: ", Joined(parts), ".");
    if (!apart) {
      Conflict& conflict = answer.conflicts.emplace_back();
      conflict.what = StrCat("number of ", frame.counted);
      for (uint32_t i = 0; i < answer.answers.size(); ++i) conflict.answers.push_back(i);
    }
  }
  answer.citations = citations_.citations();
  if (explain) Explain(frame, matches, answer);
  return answer;
}

}  // namespace whence
