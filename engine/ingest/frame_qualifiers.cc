#include "engine/ingest/frame_qualifiers.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/language/ascii.h"
#include "engine/ingest/cell_value.h"
#include "engine/time/interval.h"
#include "engine/time/statement_time.h"
#include "engine/vocabulary.h"
#include "graph/base/strings.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// Qualifiers go by the names of their kinds, but for the ends of a stretch of time.
std::string_view QualifierNameOf(const FrameQualifier& qualifier) {
  if (qualifier.kind == QualifierKind::kTime) {
    if (IsIn(WordList::kSince, qualifier.preposition)) return kStartQualifier;
    if (IsIn(WordList::kUntil, qualifier.preposition)) return kEndQualifier;
  }
  return QualifierKindName(qualifier.kind);
}

// "before 1999" is an open interval, not 1999.
Term TimeTerm(const FrameQualifier& qualifier, const Term& value) {
  if (!qualifier.preposition.empty() && std::holds_alternative<CalendarDate>(qualifier.value)) {
    const CalendarDate date = std::get<CalendarDate>(qualifier.value);
    const std::string_view preposition = qualifier.preposition;
    if (preposition == "before" || preposition == "by" || preposition == "prior to")
      return DateTerm({std::nullopt, date});
    if (preposition == "after") return DateTerm({date, std::nullopt});
  }
  return value;
}

// "between 1947 and 1950" is one stretch of time. Nothing where the qualifier at `i` does not begin one.
std::optional<Term> TimeBetween(const std::vector<FrameQualifier>& qualifiers, size_t i) {
  const auto date_at = [&](size_t at) -> const CalendarDate* {
    if (at >= qualifiers.size() || qualifiers[at].kind != QualifierKind::kTime) return nullptr;
    if (qualifiers[at].preposition != "between") return nullptr;
    const auto* date = std::get_if<CalendarDate>(&qualifiers[at].value);
    return date != nullptr && date->year != 0 ? date : nullptr;
  };
  const CalendarDate* first = date_at(i);
  const CalendarDate* last = date_at(i + 1);
  if (first == nullptr || last == nullptr) return std::nullopt;
  return DateTerm(DateRange{*first, *last});
}

// "from 1962 to 1971": behind a beginning, "to" names the end.
bool IsEndOfStretch(const std::vector<FrameQualifier>& qualifiers, size_t i) {
  const FrameQualifier& end = qualifiers[i];
  if (end.kind != QualifierKind::kTime || (end.preposition != "to" && end.preposition != "through")) return false;
  return std::any_of(qualifiers.begin(), qualifiers.begin() + static_cast<ptrdiff_t>(i),
                     [](const FrameQualifier& before) { return QualifierNameOf(before) == kStartQualifier; });
}

// "1991 to 2002 and again from 2008 to 2012": each beginning has its own end.
void PartStretches(std::vector<std::pair<Term, Term>>& qualifiers) {
  std::vector<Term> starts, ends;
  bool in_turn = true;
  for (const auto& [name, value] : qualifiers) {
    if (!IntervalOf(value).has_value()) continue;
    if (name == QualifierTerm(kStartQualifier)) {
      in_turn = in_turn && starts.size() == ends.size();
      starts.push_back(value);
    } else if (name == QualifierTerm(kEndQualifier)) {
      ends.push_back(value);
      in_turn = in_turn && starts.size() == ends.size();
    }
  }
  if (starts.size() < 2 || starts.size() != ends.size() || !in_turn) return;
  std::erase_if(qualifiers, [](const auto& qualifier) {
    return IntervalOf(qualifier.second).has_value() &&
           (qualifier.first == QualifierTerm(kStartQualifier) || qualifier.first == QualifierTerm(kEndQualifier));
  });
  for (size_t i = 0; i < starts.size(); ++i) {
    qualifiers.emplace_back(QualifierTerm(kTimeQualifier), StretchTerm(starts[i], ends[i]));
  }
}

// "first" of "the museum's first curator": which of those who were it a relational noun names.
std::string RankOf(const Sentence& sentence, const Extraction& frame) {
  if (frame.rule != "relational-noun" || !frame.lemma.ends_with(" of")) return "";
  const std::string phrase = frame.lemma.substr(0, frame.lemma.size() - 3);
  const std::string noun = phrase.substr(phrase.rfind(' ') + 1);
  for (const Token& token : sentence.tokens) {
    if (token.head < 0 || AsciiLowered(sentence.tokens[token.head].lemma) != noun) continue;
    if (IsIn(WordList::kFirstRank, AsciiLowered(token.form))) return StrCat("first ", noun);
  }
  return "";
}

// An end that an event tells: "until his death in 1966".
struct EventEnd {
  Term date;
  int32_t token = -1;  // of the date
};

// "until his death in 1966", "until the outbreak of war in 1939", from the word "until" on: when that was.
std::optional<EventEnd> EndByEvent(const Sentence& sentence, size_t until) {
  constexpr size_t kMostWords = 6;
  const std::vector<Token>& tokens = sentence.tokens;
  if (until >= tokens.size() || !IsIn(WordList::kUntil, AsciiLowered(tokens[until].form))) return std::nullopt;
  for (size_t noun = until + 1; noun <= until + kMostWords && noun + 2 < tokens.size(); ++noun) {
    if (tokens[noun].upos == Upos::kVerb || tokens[noun].upos == Upos::kPunct) break;
    const bool event = tokens[noun].upos == Upos::kNoun || tokens[noun].upos == Upos::kPropn;
    if (!event || !IsOneOf(AsciiLowered(tokens[noun + 1].form), {"in", "on"})) continue;
    const auto* date = std::get_if<CalendarDate>(&tokens[noun + 2].value);
    if (date == nullptr || date->year == 0) return std::nullopt;
    return EventEnd{DateTerm(*date), static_cast<int32_t>(noun) + 2};
  }
  return std::nullopt;
}

// The end of what lasted, where an event tells it: the one that a qualifier or another phrase of the frame's verb
// names, or that stands behind its beginning.
std::optional<EventEnd> EndOfFrame(const Sentence& sentence, const Extraction& frame) {
  for (const FrameQualifier& qualifier : frame.qualifiers) {
    if (qualifier.head < 0) continue;
    const auto head = static_cast<size_t>(qualifier.head);
    if (IsIn(WordList::kSince, qualifier.preposition)) {
      if (std::optional<EventEnd> end = EndByEvent(sentence, head + 1)) return end;
    }
    if (!IsIn(WordList::kUntil, qualifier.preposition)) continue;
    for (size_t back = 1; back <= 3 && back <= head; ++back) {
      if (std::optional<EventEnd> end = EndByEvent(sentence, head - back)) return end;
    }
  }
  const std::vector<Token>& tokens = sentence.tokens;
  for (size_t i = 0; i < tokens.size() && frame.anchor >= 0; ++i) {
    const int32_t noun = tokens[i].head;
    if (noun < 0 || tokens[i].deprel != Deprel::kCase || tokens[noun].head != frame.anchor) continue;
    if (std::optional<EventEnd> end = EndByEvent(sentence, i)) return end;
  }
  return std::nullopt;
}

// "was coach from 1948": it began then, and nobody says until when. What "has been so from 1948" goes on.
bool IsBeginningAlone(const Sentence& sentence, const Extraction& frame, size_t i) {
  if (frame.qualifiers[i].preposition != "from" || !IsSimplePast(sentence, frame)) return false;
  for (size_t other = 0; other < frame.qualifiers.size(); ++other) {
    const FrameQualifier& qualifier = frame.qualifiers[other];
    if (other == i || qualifier.kind != QualifierKind::kTime) continue;
    if (QualifierNameOf(qualifier) == kEndQualifier || IsEndOfStretch(frame.qualifiers, other)) return false;
  }
  return !EndOfFrame(sentence, frame).has_value();
}

// "After his death in 1902 she ran it until 1915": what is told to have ended began with what it came after.
void BeginAfterEvent(StatementRecord& statement) {
  std::optional<Interval> end;
  std::optional<int64_t> after;
  for (const auto& [name, value] : statement.qualifiers) {
    const std::optional<Interval> when = IntervalOf(value);
    if (when.has_value()) {
      if (name != QualifierTerm(kEndQualifier)) return;
      end = when;
    } else if (value.IsLiteral() && (name == QualifierTerm("after") || value.lexical.starts_with("after ")) &&
               !after.has_value()) {
      const std::vector<int64_t> years = YearsIn(value.lexical);
      if (years.size() == 1) after = years.front();
    }
  }
  if (!end.has_value() || !end->first.has_value() || !after.has_value() || *after >= YearOfDay(*end->first)) return;
  statement.qualifiers.emplace_back(QualifierTerm(kStartQualifier),
                                    DateTerm(CalendarDate{static_cast<int32_t>(*after), 0, 0}));
}

}  // namespace

bool IsSimplePast(const Sentence& sentence, const Extraction& frame) {
  const std::string first = AsciiLowered(frame.phrase.substr(0, frame.phrase.find(' ')));
  if (first == "was" || first == "were" || first == "had" || first == "did") return true;
  return frame.anchor >= 0 && sentence.tokens[frame.anchor].xpos == Xpos::kVbd;
}

std::optional<Term> ValueTerm(const TokenValue& value) {
  if (const auto* date = std::get_if<CalendarDate>(&value)) {
    if (date->year == 0) return std::nullopt;  // "on 5 May": which year, the text does not say
    return DateTerm(*date);
  }
  if (const auto* range = std::get_if<DateRange>(&value)) return DateTerm(*range);
  if (const auto* quantity = std::get_if<Quantity>(&value)) return NumberTerm(quantity->value);
  return std::nullopt;
}

void AddQualifiers(const Sentence& sentence, const Extraction& frame, StatementRecord& statement) {
  const std::optional<EventEnd> event_end = EndOfFrame(sentence, frame);
  for (size_t i = 0; i < frame.qualifiers.size(); ++i) {
    const FrameQualifier& qualifier = frame.qualifiers[i];
    // "until the outbreak of war in 1939" is over then, and not of that year.
    if (event_end.has_value() && qualifier.head == event_end->token && qualifier.preposition != "until") continue;
    if (const std::optional<Term> between = TimeBetween(frame.qualifiers, i)) {
      statement.qualifiers.emplace_back(QualifierTerm(kTimeQualifier), *between);
      ++i;
      continue;
    }
    const bool end = IsEndOfStretch(frame.qualifiers, i);
    const bool begins = IsBeginningAlone(sentence, frame, i);
    const Term predicate = QualifierTerm(end      ? kEndQualifier
                                         : begins ? std::string_view("from")
                                                  : QualifierNameOf(qualifier));
    // "3 a.m." is no date.
    const bool clock = qualifier.kind == QualifierKind::kTime && std::holds_alternative<Quantity>(qualifier.value);
    const std::optional<Term> value = clock ? std::nullopt : ValueTerm(qualifier.value);
    if (qualifier.kind == QualifierKind::kTime && value.has_value()) {
      std::pair<Term, Term> time(predicate, TimeTerm(qualifier, *value));
      if (statement.qualifiers.empty() || statement.qualifiers.back() != time) {
        statement.qualifiers.push_back(std::move(time));
      }
    } else if (qualifier.kind == QualifierKind::kOrdinal && value.has_value()) {
      statement.qualifiers.emplace_back(predicate, *value);
    } else if (predicate == QualifierTerm(kStartQualifier) || predicate == QualifierTerm(kEndQualifier)) {
      // "since Chile had left" says when without a date, or why.
      statement.qualifiers.emplace_back(QualifierTerm(qualifier.preposition), Term::String(qualifier.text));
    } else if (!qualifier.text.empty()) {
      // "before the war began" is not when it began, "despite the rain" not by way of it, "without help" none at all.
      const bool relative = qualifier.preposition == "despite" || qualifier.preposition == "in spite of" ||
                            qualifier.preposition == "without" ||
                            (qualifier.kind == QualifierKind::kTime &&
                             (qualifier.preposition == "before" || qualifier.preposition == "after"));
      statement.qualifiers.emplace_back(
          predicate, Term::String(relative ? StrCat(qualifier.preposition, " ", qualifier.text) : qualifier.text));
    }
  }
  const bool ended = std::any_of(statement.qualifiers.begin(), statement.qualifiers.end(),
                                 [](const auto& qualifier) { return qualifier.first == QualifierTerm(kEndQualifier); });
  if (event_end.has_value() && !ended) statement.qualifiers.emplace_back(QualifierTerm(kEndQualifier), event_end->date);
  BeginAfterEvent(statement);
  PartStretches(statement.qualifiers);
  if (const std::string rank = RankOf(sentence, frame); !rank.empty()) {
    statement.qualifiers.emplace_back(QualifierTerm(kAsQualifier), Term::String(rank));
  }
}

}  // namespace whence
