// What stands in the hole of a question's frame in a statement that fits it.

#include <algorithm>
#include <utility>

#include "engine/frames/frame_matcher.h"
#include "engine/frames/phrase.h"
#include "engine/passages/index_words.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/words/word_lists.h"

namespace whence {

absl::Status FrameMatcher::AddQualifiers(const Statement& statement, std::string_view name,
                                         std::vector<Term>& answers) {
  const Term wanted = QualifierTerm(name);
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term* predicate, Decode(qualifier.predicate));
    if (*predicate != wanted) continue;
    WHENCE_ASSIGN_OR_RETURN(const Term* value, Decode(qualifier.value));
    answers.push_back(*value);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Term>> FrameMatcher::AnswersIn(const QuestionFrame& question, const Statement& statement,
                                                          const std::vector<ToldTime>& times) {
  if (question.AsksArgument()) return ArgumentsIn(question, statement);
  switch (question.hole_kind) {
    case QualifierKind::kTime:
      if (question.hole->noun == "age") return AgesIn(statement);
      return TimesIn(statement, times);
    case QualifierKind::kPlace:
      return PlacesIn(statement);
    default:
      break;
  }
  std::vector<Term> answers;
  WHENCE_RETURN_IF_ERROR(AddQualifiers(statement, QualifierKindName(question.hole_kind), answers));
  if (question.hole_kind == QualifierKind::kCause && answers.empty()) {
    WHENCE_RETURN_IF_ERROR(AddQualifiers(statement, "purpose", answers));
  }
  return answers;
}

// "died at the age of ninety-four"
absl::StatusOr<std::vector<Term>> FrameMatcher::AgesIn(const Statement& statement) {
  std::vector<Term> ages;
  WHENCE_RETURN_IF_ERROR(AddQualifiers(statement, QualifierKindName(QualifierKind::kTime), ages));
  std::erase_if(ages, [](const Term& age) { return age.lexical.find("age of ") == std::string::npos; });
  return ages;
}

absl::StatusOr<std::vector<Term>> FrameMatcher::TimesIn(const Statement& statement,
                                                        const std::vector<ToldTime>& times) {
  std::vector<Term> answers;
  WHENCE_RETURN_IF_ERROR(AddQualifiers(statement, QualifierKindName(QualifierKind::kTime), answers));
  if (!times.empty() && times.front().lasts) {
    const ToldTime& told = times.front();
    if (told.first.has_value() && told.last.has_value()) {
      answers.push_back(StretchTerm(*told.first, *told.last));
    } else if (answers.empty() && told.first.has_value()) {
      answers.push_back(*told.first);
    }
  }
  WHENCE_ASSIGN_OR_RETURN(const Term* object, Decode(statement.triple.object));
  if (answers.empty() && IntervalOf(*object).has_value()) answers.push_back(*object);
  // "was coach from 1948": when it was so, as far as anybody tells.
  if (answers.empty() && !times.empty() && times.front().first.has_value()) answers.push_back(*times.front().first);
  std::erase_if(answers, [](const Term& answer) { return !IntervalOf(answer).has_value(); });
  // "after rejoining in 2006 ... on 28 June 2012": the closed date is when it happened.
  const auto closed = [](const Term& answer) {
    const std::optional<Interval> interval = IntervalOf(answer);
    return interval.has_value() && interval->first.has_value() && interval->last.has_value();
  };
  if (std::any_of(answers.begin(), answers.end(), closed)) {
    std::erase_if(answers, [&](const Term& answer) { return !closed(answer); });
  }
  return answers;
}

absl::StatusOr<std::vector<Term>> FrameMatcher::PlacesIn(const Statement& statement) {
  std::vector<Term> told;
  WHENCE_RETURN_IF_ERROR(AddQualifiers(statement, QualifierKindName(QualifierKind::kPlace), told));
  if (!told.empty()) return told;
  // "printed in Lund", "taught drawing at Lund College": what was taken for no place may be one by its name.
  for (const std::string_view preposition : WordsOf(WordList::kAtPlace)) {
    WHENCE_RETURN_IF_ERROR(AddQualifiers(statement, preposition, told));
  }
  std::vector<Term> places;
  for (const Term& term : told) {
    WHENCE_ASSIGN_OR_RETURN(const bool place, IsNamedPlace(term));
    if (place) places.push_back(term);
  }
  return places;
}

absl::StatusOr<std::vector<Term>> FrameMatcher::ArgumentsIn(const QuestionFrame& question, const Statement& statement) {
  std::vector<Term> answers;
  TermId slot;
  switch (question.hole_role) {
    case Role::kSubject:
      slot = statement.triple.subject;
      break;
    case Role::kObject:
    case Role::kAttribute:
    case Role::kComplement:
      slot = statement.triple.object;
      break;
    default: {
      // "to whom was it sold" asks neither when nor for how much.
      if (!question.hole_preposition.empty()) {
        WHENCE_RETURN_IF_ERROR(AddQualifiers(statement, question.hole_preposition, answers));
        return answers;
      }
      for (const Qualifier& qualifier : statement.qualifiers) {
        WHENCE_ASSIGN_OR_RETURN(const Term* value, Decode(qualifier.value));
        if (!IntervalOf(*value).has_value()) answers.push_back(*value);
      }
      return answers;
    }
  }
  WHENCE_ASSIGN_OR_RETURN(const Term* answer, Decode(slot));
  bool fits = !IsUnspecified(*answer);
  if (fits && question.named_place) {
    WHENCE_ASSIGN_OR_RETURN(fits, IsNamedPlace(*answer));
  }
  if (fits) answers.push_back(*answer);
  return answers;
}

absl::StatusOr<bool> FrameMatcher::IsNamedPlace(const Term& term) {
  if (term.IsLiteral() || IsDescribed(term) || IntervalOf(term).has_value()) return false;
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(term));
  if (!id.has_value()) return false;
  WHENCE_ASSIGN_OR_RETURN(const bool person, IsOfKind(*id, "person"));
  return !person;
}

absl::StatusOr<bool> FrameMatcher::IsOfClass(const QuestionFrame& question, const Term& answer) {
  if (!question.hole.has_value() || question.hole->noun.empty()) return true;
  const std::string noun = StemWord(FoldName(question.hole->noun));
  if (answer.IsLiteral()) {
    const std::vector<std::string> stems = ContentStems(answer.lexical);
    return std::binary_search(stems.begin(), stems.end(), noun);
  }
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> id, graph_.FindTerm(answer));
  if (!id.has_value()) return false;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> classes, ClassesOf(*id));
  if (std::binary_search(classes.begin(), classes.end(), noun)) return true;
  // States and countries are the same; an alliance is a group, but not what "which group" asks for.
  const std::string asked = FoldName(question.hole->noun);
  const auto is_asked = [&](const std::string& one) {
    return kinds_.IsKindOf(one, asked) && kinds_.IsKindOf(asked, one);
  };
  const std::vector<std::string>&nouns = nouns_[*id], &named = named_[*id];
  return std::any_of(nouns.begin(), nouns.end(), is_asked) || std::any_of(named.begin(), named.end(), is_asked);
}

}  // namespace whence
