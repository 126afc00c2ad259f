// Questions of yes or no: what states hold by the events that begin and end them, then what statements say.

#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/language/ascii.h"
#include "corpus/language/date_parser.h"
#include "engine/answer_parts.h"
#include "engine/document_answerer.h"
#include "engine/passages/index_words.h"
#include "engine/passages/sentence_text.h"
#include "engine/phrasing/declarative.h"
#include "engine/phrasing/verb_forms.h"
#include "engine/time/state_timeline.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// "can it be washed", "may dogs enter": whether something is possible or allowed.
bool AsksPermission(const Sentence& question) {
  return !question.tokens.empty() && IsIn(WordList::kPermitting, AsciiLowered(question.tokens.front().form));
}

// Whether a sentence that says something may be speaks of what is allowed or can be done, not of what perhaps happens.
bool SpeaksOfPermission(std::string_view sentence, bool denied) {
  const std::string text = StrCat(" ", AsciiLowered(sentence), " ");
  const std::vector<std::string_view>& words = WordsOf(denied ? WordList::kForbidding : WordList::kPermitting);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(StrCat(" ", word, " ")) != std::string::npos; });
}

std::vector<std::string> StemsIn(std::string_view text) {
  std::vector<std::string> stems;
  for (auto& [stem, count] : IndexWords(text)) stems.push_back(std::move(stem));
  std::sort(stems.begin(), stems.end());
  return stems;
}

// Whether a sentence says every thing, name, number and manner that the question names: what may be done indoors tells
// nothing of outdoors.
bool NamesAllOf(const Sentence& question, std::string_view sentence) {
  const std::vector<std::string> said = StemsIn(sentence);
  const std::string words = StrCat(" ", AsciiLowered(sentence));
  return std::all_of(question.tokens.begin(), question.tokens.end(), [&](const Token& token) {
    // What may not be done during it may be done after it.
    if (token.upos == Upos::kAdp) return words.find(StrCat(" ", AsciiLowered(token.form), " ")) != std::string::npos;
    const bool names = token.upos == Upos::kNoun || token.upos == Upos::kPropn || token.upos == Upos::kAdj ||
                       token.upos == Upos::kAdv || token.upos == Upos::kNum;
    const std::vector<std::string> stems = names ? StemsIn(token.form) : std::vector<std::string>();
    return std::includes(said.begin(), said.end(), stems.begin(), stems.end());
  });
}

// "can you eat the rind": anybody, as where "the rind should not be eaten" says nothing of by whom. The question
// without its subject; nothing where it has another, or no object.
std::optional<QuestionFrame> AskedOfAnybody(const QuestionFrame& frame) {
  const KnownArgument* subject = frame.Find(Role::kSubject);
  if (subject == nullptr || frame.Find(Role::kObject) == nullptr) return std::nullopt;
  if (!IsIn(WordList::kAnybody, AsciiLowered(subject->text))) return std::nullopt;
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
      const bool denied = statement.polarity == Polarity::kNegative;
      speaks = SpeaksOfPermission(sentence, denied) && NamesAllOf(question, sentence);
      // What may not be done in the hall may be done elsewhere.
      if (speaks && denied) {
        WHENCE_ASSIGN_OR_RETURN(speaks, IsWithinQuestion(statement, question));
      }
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

absl::StatusOr<bool> DocumentAnswerer::IsWithinQuestion(const Statement& statement, const Sentence& question) const {
  std::vector<std::string> asked;
  for (const Token& token : question.tokens) {
    for (std::string& stem : StemsIn(token.form)) asked.push_back(std::move(stem));
  }
  std::sort(asked.begin(), asked.end());
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term name, graph_.DecodeTerm(qualifier.predicate));
    // Why it is so narrows nothing.
    if (name == QualifierTerm(QualifierKindName(QualifierKind::kCause))) continue;
    WHENCE_ASSIGN_OR_RETURN(const Term value, graph_.DecodeTerm(qualifier.value));
    const std::vector<std::string> stems = StemsIn(value.IsLiteral() ? value.lexical : PredicateName(value.lexical));
    if (!std::includes(asked.begin(), asked.end(), stems.begin(), stems.end())) return false;
  }
  return true;
}

// Whether a statement is of every year: told in the present tense, of nothing but its months.
absl::StatusOr<bool> DocumentAnswerer::IsYearly(const Statement& statement, std::string_view predicate) const {
  if (statement.supports.empty()) return false;
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term name, graph_.DecodeTerm(qualifier.predicate));
    const bool months = name == QualifierTerm("from") || name == QualifierTerm("to") || name == QualifierTerm("until");
    const bool how = name == QualifierTerm(QualifierKindName(QualifierKind::kTime)) ||
                     name == QualifierTerm(QualifierKindName(QualifierKind::kFrequency)) ||
                     name == QualifierTerm(QualifierKindName(QualifierKind::kManner));
    if (!months && !how) return false;
  }
  const Support& support = statement.supports.front();
  WHENCE_ASSIGN_OR_RETURN(const std::string sentence, ReadSentenceText(graph_, support.document, support.span));
  const std::string words = StrCat(" ", AsciiLowered(sentence), " ");
  const std::string past = StrCat(" ", PastTense(predicate.substr(0, predicate.find(' '))), " ");
  const bool closed = words.find(" is ") != std::string::npos || words.find(" are ") != std::string::npos;
  return (closed || words.find(past) == std::string::npos) && words.find(" was ") == std::string::npos &&
         words.find(" were ") == std::string::npos && words.find(" had ") == std::string::npos;
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
    WHENCE_ASSIGN_OR_RETURN(const bool yearly, IsYearly(match.statement, frame.predicate));
    if (!yearly) continue;
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
