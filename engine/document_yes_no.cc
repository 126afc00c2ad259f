// Questions of yes or no: what states hold by the events that begin and end them, then what statements say.

#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/language/ascii.h"
#include "corpus/language/date_parser.h"
#include "engine/answer_parts.h"
#include "engine/document_answerer.h"
#include "engine/passages/sentence_text.h"
#include "engine/phrasing/declarative.h"
#include "engine/time/state_timeline.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"

namespace whence {
namespace {

// "can it be washed", "may dogs enter": whether something is possible or allowed.
bool AsksPermission(const Sentence& question) {
  return !question.tokens.empty() && IsOneOf(AsciiLowered(question.tokens.front().form), {"can", "may"});
}

// Whether a sentence that says something may be speaks of what is allowed or can be done, not of what perhaps happens.
bool SpeaksOfPermission(std::string_view sentence, bool denied) {
  const std::string text = StrCat(" ", AsciiLowered(sentence), " ");
  const auto holds = [&](std::string_view words) { return text.find(words) != std::string::npos; };
  if (denied) {
    return holds(" must not ") || holds(" cannot ") || holds(" can not ") || holds(" can't ") || holds(" may not ") ||
           holds(" should not ") || holds(" must never ") || holds(" should never ");
  }
  return holds(" can ") || holds(" may ");
}

// "can you eat the rind": anybody, as where "the rind should not be eaten" says nothing of by whom. The question
// without its subject; nothing where it has another, or no object.
std::optional<QuestionFrame> AskedOfAnybody(const QuestionFrame& frame) {
  const KnownArgument* subject = frame.Find(Role::kSubject);
  if (subject == nullptr || frame.Find(Role::kObject) == nullptr) return std::nullopt;
  if (!IsOneOf(AsciiLowered(subject->text), {"you", "i", "we", "one"})) return std::nullopt;
  QuestionFrame anybody = frame;
  std::erase_if(anybody.arguments, [](const KnownArgument& argument) { return argument.role == Role::kSubject; });
  return anybody;
}

}  // namespace

bool DocumentAnswerer::AsksWhatIsSo(const QuestionFrame& frame) {
  const KnownArgument* subject = frame.Find(Role::kSubject);
  const KnownArgument* attribute = frame.Find(Role::kAttribute);
  return !frame.hole.has_value() && frame.predicate == "be" && subject != nullptr && attribute != nullptr &&
         !subject->stems.empty() && !attribute->stems.empty();
}

absl::StatusOr<DocumentAnswerer::YesNo> DocumentAnswerer::DecideByShared(const QuestionFrame& frame) {
  YesNo decided;
  const KnownArgument* subject = frame.Find(Role::kSubject);
  const KnownArgument* object = frame.Find(Role::kObject);
  const StateRule* rule = states_.FindShared(frame.predicate);
  if (rule == nullptr || subject == nullptr || subject->entities.empty()) return decided;
  if (object != nullptr && object->entities.empty()) return decided;
  const std::vector<TermId> objects = object != nullptr ? object->entities : std::vector<TermId>();
  WHENCE_ASSIGN_OR_RETURN(const StateTimeline timeline, StateTimeline::Read(graph_, *rule, subject->entities, objects));
  std::optional<Interval> when = as_of_;
  for (const KnownQualifier& qualifier : frame.qualifiers) {
    if (qualifier.interval.has_value()) when = qualifier.interval;
  }
  StateVerdict held = when.has_value() ? timeline.During(*when) : timeline.Now();
  decided.verdict = held.held;
  decided.evidence = std::move(held.evidence);
  if (decided.verdict == false) {
    WHENCE_ASSIGN_OR_RETURN(const bool unread, HaveUnreadYear(decided.evidence, when.value_or(Interval{})));
    if (unread) decided.verdict.reset();
  }
  if (decided.verdict.has_value() && frame.status == "former") decided.verdict = !*decided.verdict;
  return decided;
}

absl::StatusOr<DocumentAnswerer::YesNo> DocumentAnswerer::DecideByStatements(const Sentence& question,
                                                                             const QuestionFrame& frame) {
  YesNo decided;
  const bool permission = AsksPermission(question);
  const std::optional<QuestionFrame> anybody = permission ? AskedOfAnybody(frame) : std::nullopt;
  WHENCE_ASSIGN_OR_RETURN(std::vector<FrameMatch> matches, matcher_.Match(anybody.value_or(frame), true));
  if (anybody.has_value()) {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> nobody, graph_.FindTerm(EntityTerm(kUnspecified)));
    std::erase_if(matches, [&](const FrameMatch& match) { return match.statement.triple.subject != nobody; });
  }
  for (FrameMatch& match : matches) {
    const Statement& statement = match.statement;
    bool speaks = statement.modality == Modality::kAsserted;
    if (permission && statement.modality == Modality::kPossible && !statement.supports.empty()) {
      const Support& support = statement.supports.front();
      WHENCE_ASSIGN_OR_RETURN(const std::string sentence, ReadSentenceText(graph_, support.document, support.span));
      speaks = SpeaksOfPermission(sentence, statement.polarity == Polarity::kNegative);
    }
    if (speaks && AsksWhatIsSo(frame)) {
      WHENCE_ASSIGN_OR_RETURN(speaks, SaysNoMore(statement, frame));
    }
    if (match.exact && speaks) decided.matches.push_back(std::move(match));
  }
  for (const FrameMatch& match : decided.matches) {
    // What was so until then is so no more.
    WHENCE_ASSIGN_OR_RETURN(const bool former, IsFormer(graph_, match.statement));
    const bool over = frame.now && (former || IsOver(match.times));
    const bool positive = match.statement.polarity == Polarity::kPositive && !over;
    if (decided.verdict.has_value() && *decided.verdict != positive) continue;
    decided.verdict = positive;
    decided.evidence.push_back(match.statement);
  }
  return decided;
}

absl::StatusOr<DocumentAnswerer::YesNo> DocumentAnswerer::DecideBySeason(const QuestionFrame& frame) {
  YesNo decided;
  int month = 0;
  QuestionFrame undated = frame;
  std::erase_if(undated.qualifiers, [&](const KnownQualifier& qualifier) {
    const int named = qualifier.kind == QualifierKind::kTime ? MonthNumber(qualifier.text) : 0;
    if (named > 0 && (qualifier.preposition == "in" || qualifier.preposition == "during")) month = named;
    return named > 0;
  });
  if (month == 0 || undated.qualifiers.size() + 1 != frame.qualifiers.size()) return decided;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<FrameMatch> matches, matcher_.Match(undated, true));
  for (const FrameMatch& match : matches) {
    int first = 0, last = 0;
    for (const Qualifier& qualifier : match.statement.qualifiers) {
      WHENCE_ASSIGN_OR_RETURN(const Term name, graph_.DecodeTerm(qualifier.predicate));
      WHENCE_ASSIGN_OR_RETURN(const Term value, graph_.DecodeTerm(qualifier.value));
      if (name == QualifierTerm("from")) first = MonthNumber(value.lexical);
      if (name == QualifierTerm("to") || name == QualifierTerm("until")) last = MonthNumber(value.lexical);
    }
    const bool plain = match.exact && match.statement.modality == Modality::kAsserted &&
                       match.statement.polarity == Polarity::kPositive;
    if (first == 0 || last == 0 || !plain) continue;
    const bool within = first <= last ? first <= month && month <= last : month >= first || month <= last;
    // Two seasons of one thing, or of two things: not told which.
    if (decided.verdict.has_value() && *decided.verdict != within) return YesNo{};
    decided.verdict = within;
    decided.evidence.push_back(match.statement);
  }
  return decided;
}

absl::StatusOr<DocumentAnswerer::YesNo> DocumentAnswerer::DecideYesNo(const Sentence& question,
                                                                      const QuestionFrame& frame) {
  WHENCE_ASSIGN_OR_RETURN(YesNo decided, DecideByShared(frame));
  if (decided.verdict.has_value()) return decided;
  WHENCE_ASSIGN_OR_RETURN(StateVerdict held, CheckStates(question, frame));
  if (held.held.has_value()) return YesNo{held.held, std::move(held.evidence), {}};
  WHENCE_ASSIGN_OR_RETURN(decided, DecideByStatements(question, frame));
  if (decided.verdict.has_value() || frame.negative) return decided;
  WHENCE_ASSIGN_OR_RETURN(decided, DecideBySeason(frame));
  if (decided.verdict.has_value()) return decided;
  WHENCE_ASSIGN_OR_RETURN(decided.evidence, ToldForOtherTimes(frame));
  if (!decided.evidence.empty()) decided.verdict = false;
  return decided;
}

absl::StatusOr<Answer> DocumentAnswerer::AskYesNo(const Sentence& question, const QuestionFrame& frame, bool explain) {
  WHENCE_ASSIGN_OR_RETURN(const YesNo decided, DecideYesNo(question, frame));
  if (!decided.verdict.has_value()) return NoFact();
  const bool verdict = *decided.verdict != frame.negative;
  Answer answer;
  answer.status = AnswerStatus::kAnswered;
  AnswerItem item = YesNoItem(verdict);
  for (const Statement& statement : decided.evidence) {
    item.statements.push_back(statement.id);
    WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> cited, citations_.Add(statement));
    AddCitations(cited, item.citations);
  }
  answer.text = YesNoSentence(question, verdict, CitationList::Marks(item.citations));
  answer.answers.push_back(std::move(item));
  answer.citations = citations_.citations();
  if (explain) Explain(frame, decided.matches, answer);
  return answer;
}

}  // namespace whence
