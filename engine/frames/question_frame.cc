#include "engine/frames/question_frame.h"

#include <algorithm>
#include <iterator>

#include "corpus/language/ascii.h"
#include "corpus/language/token_class.h"
#include "engine/coreference/gender.h"
#include "engine/coreference/name_relation.h"
#include "engine/frames/phrase.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/index_words.h"
#include "engine/passages/sentence_text.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/extraction/office_rank.h"
#include "rules/extraction/state_change.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// "the club", asked of one page on a club: what the page is about.
absl::Status TakeTopic(const Graph& graph, const Argument& argument, KnownArgument& known) {
  if (argument.kind != ArgumentKind::kNoun || !argument.definite || known.stems.size() != 1) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::string topic, TopicOfOnlyDocument(graph));
  if (topic.empty() || NamingWord(NameWords(topic)) != AsciiLowered(argument.lemma)) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(known.entities, EntitiesNamed(graph, topic));
  return absl::OkStatus();
}

// Whether every word of a name stands in some sentence.
absl::StatusOr<bool> StandsInText(const Graph& graph, const std::vector<std::string>& stems) {
  for (const std::string& stem : stems) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<Posting> postings, graph.FindPostings(stem));
    if (postings.empty()) return false;
  }
  return !stems.empty();
}

// "before 1999" asks for the time before it, not for 1999.
Interval AskedInterval(std::string_view preposition, const Interval& date) {
  if (preposition == "before" || preposition == "prior to") {
    return {std::nullopt, date.first.has_value() ? std::optional(*date.first - 1) : std::nullopt};
  }
  if (preposition == "after" || preposition == "following") {
    return {date.last.has_value() ? std::optional(*date.last + 1) : std::nullopt, std::nullopt};
  }
  if (IsIn(WordList::kSince, preposition)) return {date.first, std::nullopt};
  if (IsIn(WordList::kUntil, preposition) || preposition == "by" || preposition == "up to") {
    return {std::nullopt, date.last};
  }
  return date;
}

bool IsDated(const KnownQualifier& qualifier) {
  return qualifier.kind == QualifierKind::kTime && qualifier.interval.has_value();
}

// "from 1962 to 1971" and "between 1962 and 1971" ask for one stretch of time.
void JoinStretches(std::vector<KnownQualifier>& qualifiers) {
  for (size_t i = 0; i + 1 < qualifiers.size(); ++i) {
    KnownQualifier& first = qualifiers[i];
    const KnownQualifier& last = qualifiers[i + 1];
    if (!IsDated(first) || !IsDated(last)) continue;
    const std::string& from = first.preposition;
    const std::string& to = last.preposition;
    const bool stretch = (IsIn(WordList::kSince, from) && IsIn(WordList::kStretchEnd, to)) ||
                         (from == "between" && (to == "between" || to.empty() || to == "and"));
    if (!stretch) continue;
    first.interval->last = last.interval->last;
    first.text += StrCat(" ", last.text);
    first.stems.insert(first.stems.end(), last.stems.begin(), last.stems.end());
    qualifiers.erase(qualifiers.begin() + static_cast<ptrdiff_t>(i) + 1);
  }
}

}  // namespace

std::vector<std::string> ContentStems(std::string_view text) {
  std::vector<std::string> stems;
  for (auto& [stem, count] : IndexWords(text)) stems.push_back(stem);
  return stems;
}

const KnownArgument* QuestionFrame::Find(Role role) const {
  const auto found = std::find_if(arguments.begin(), arguments.end(),
                                  [role](const KnownArgument& argument) { return argument.role == role; });
  return found == arguments.end() ? nullptr : &*found;
}

absl::StatusOr<QuestionFrame> ReadQuestionFrame(const Graph& graph, const Sentence& sentence, const Extraction& frame) {
  QuestionFrame question;
  question.status = StatusOf(sentence, frame.anchor);
  question.predicate = frame.canonical.empty() ? frame.lemma : frame.canonical;
  question.hole = frame.hole;
  if (frame.hole.has_value()) question.counted = frame.hole->noun;
  question.modal = frame.modality != Modality::kAsserted && frame.modality != Modality::kReported;
  question.negative = frame.polarity == Polarity::kNegative;
  for (size_t i = 0; i < frame.arguments.size(); ++i) {
    const Argument& argument = frame.arguments[i];
    if (frame.hole.has_value() && frame.hole->argument == static_cast<int32_t>(i)) {
      question.hole_role = argument.role;
      question.hole_preposition = argument.preposition;
      continue;
    }
    KnownArgument known{argument.role,
                        argument.kind,
                        argument.text,
                        argument.lemma,
                        argument.preposition,
                        {},
                        ContentStems(argument.text),
                        {}};
    for (const Token& token : sentence.tokens) {
      if (!IsName(token) || !argument.span.Contains(token.span)) continue;
      for (std::string& stem : ContentStems(token.form)) known.name_stems.push_back(std::move(stem));
    }
    WHENCE_ASSIGN_OR_RETURN(known.entities, EntitiesNamed(graph, argument.text));
    // "the secretary general of the pact" is not its head "secretary general": only the whole phrase may be the name.
    const bool whole = argument.kind == ArgumentKind::kName && ContentStems(argument.lemma) == known.stems;
    if (known.entities.empty() && whole) {
      WHENCE_ASSIGN_OR_RETURN(known.entities, EntitiesNamed(graph, argument.lemma));
      // A name that no statement has an entity for may stand in their words: "the Swiss firm Lumina".
      WHENCE_ASSIGN_OR_RETURN(const bool stands, StandsInText(graph, known.stems));
      if (known.entities.empty() && !stands) question.unknown_names.push_back(argument.text);
    }
    if (known.entities.empty()) WHENCE_RETURN_IF_ERROR(TakeTopic(graph, argument, known));
    question.arguments.push_back(std::move(known));
  }
  for (size_t i = 0; i < frame.qualifiers.size(); ++i) {
    const FrameQualifier& qualifier = frame.qualifiers[i];
    if (frame.hole.has_value() && frame.hole->qualifier == static_cast<int32_t>(i)) {
      question.hole_kind = qualifier.kind;
      continue;
    }
    // "is it still", "who is now": how things are now, which is asked by the verb alone, too.
    if (IsIn(WordList::kNowAdverb, AsciiLowered(qualifier.text))) continue;
    std::optional<Interval> interval = IntervalOf(qualifier.value);
    if (interval.has_value()) interval = AskedInterval(qualifier.preposition, *interval);
    question.qualifiers.push_back(
        {qualifier.kind, qualifier.text, qualifier.preposition, interval, ContentStems(qualifier.text)});
  }
  JoinStretches(question.qualifiers);
  return question;
}

std::string Render(const QuestionFrame& frame) {
  std::string out = StrCat(frame.negative ? "not " : "", frame.predicate, "(");
  if (frame.hole.has_value()) {
    out += StrCat("?", WhName(frame.hole->wh));
    if (!frame.hole->noun.empty()) out += StrCat(":", frame.hole->noun);
    out +=
        frame.AsksArgument() ? StrCat("=", RoleName(frame.hole_role)) : StrCat("=", QualifierKindName(frame.hole_kind));
  }
  for (const KnownArgument& argument : frame.arguments) {
    out += StrCat(out.back() == '(' ? "" : ", ", RoleName(argument.role), "=", argument.text,
                  argument.entities.empty() ? "" : "*");
  }
  for (const KnownQualifier& qualifier : frame.qualifiers) {
    out += StrCat("; ", QualifierKindName(qualifier.kind), "=", qualifier.text);
  }
  return out + ")";
}

}  // namespace whence
