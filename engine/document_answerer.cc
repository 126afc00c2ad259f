#include "engine/document_answerer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "corpus/language/ascii.h"
#include "engine/answer_parts.h"
#include "engine/coreference/name_relation.h"
#include "engine/coreference/noun_kinds.h"
#include "engine/frames/coverage.h"
#include "engine/frames/declared_question.h"
#include "engine/frames/question_readings.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/passage_search.h"
#include "engine/passages/sentence_text.h"
#include "engine/phrasing/declarative.h"
#include "engine/phrasing/defining_clause.h"
#include "engine/time/state_timeline.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

constexpr char kUnreadable[] = "I could not read this as a question.";

constexpr size_t kMostAnswers = 200;
constexpr size_t kMostExplained = 12;

// A question that asks with a word of its own is no question of yes or no, however it was read.
bool AsksForMore(const Sentence& question) {
  if (question.tokens.empty() || question.tokens.front().upos == Upos::kAux) return false;
  return std::any_of(question.tokens.begin(), question.tokens.end(), [](const Token& token) {
    return token.xpos == Xpos::kWp || token.xpos == Xpos::kWdt || token.xpos == Xpos::kWrb ||
           token.xpos == Xpos::kWpPoss;
  });
}

// "what does it not cover", asked with "not": a reading that lost the word asks for the contrary.
bool Denies(const Sentence& question) {
  return std::any_of(question.tokens.begin(), question.tokens.end(),
                     [](const Token& token) { return IsIn(WordList::kDenial, AsciiLowered(token.form)); });
}

// "What was her father?": a fisherman, and not who.
bool AsksWhatOfSomebody(const QuestionFrame& frame) {
  constexpr std::string_view kBe = "be ", kOf = " of";
  const std::string_view predicate = frame.predicate;
  if (!frame.AsksArgument() || frame.hole->wh != Wh::kWhat || !frame.hole->noun.empty()) return false;
  if (frame.hole_role != Role::kSubject || !predicate.starts_with(kBe) || !predicate.ends_with(kOf)) return false;
  return predicate.size() > kBe.size() + kOf.size() &&
         NounKinds::IsSurelyPerson(predicate.substr(kBe.size(), predicate.size() - kBe.size() - kOf.size()));
}

// "12 million crowns", a number: what "how much" may be answered with.
bool IsAmount(const Term& answer) {
  if (answer.kind == TermKind::kTyped) return !IntervalOf(answer).has_value();
  return answer.IsLiteral() && std::any_of(answer.lexical.begin(), answer.lexical.end(), IsAsciiDigit);
}

}  // namespace

DocumentAnswerer::DocumentAnswerer(const Graph& graph, const NameList& names, const Analyzer& analyzer,
                                   const Extractor& extractor, const StateRules& states)
    : graph_(graph),
      names_(names),
      analyzer_(analyzer),
      extractor_(extractor),
      states_(states),
      matcher_(graph, extractor.lexicon()),
      citations_(graph) {}

absl::StatusOr<Answer> DocumentAnswerer::Ask(const Sentence& question, bool explain) {
  if (const std::string behind = WithTimeBehind(question); !behind.empty()) {
    const Analysis analysis = analyzer_.AnalyzeSentence(behind, {.names = &names_});
    if (!analysis.sentences().empty()) return Ask(analysis.sentences().front(), explain);
  }
  const QuestionTime time = ReadQuestionTime(question);
  if (time.IsPlain()) return AskPlain(question, explain);
  if (time.succession) {
    // What a source says in so many words comes before what follows from the order of a list.
    WHENCE_ASSIGN_OR_RETURN(Answer stated, AskStatedSuccession(question, time, explain));
    if (stated.status == AnswerStatus::kAnswered) return stated;
    if (time.rest.empty()) return AskSuccession(question, time, explain);
    return AskInTime(question, time, explain);
  }
  if (time.asked == QuestionTime::Asked::kLength) {
    // A duration that a source states comes before one that follows from dates.
    WHENCE_ASSIGN_OR_RETURN(Answer stated, AskPlain(question, explain));
    if (stated.status == AnswerStatus::kAnswered) return stated;
    return AskInTime(question, time, explain);
  }
  WHENCE_ASSIGN_OR_RETURN(Answer answer, AskInTime(question, time, explain));
  // When it began, or was, is not until when it lasted.
  const bool needs_end = time.asked == QuestionTime::Asked::kUntil || time.asked == QuestionTime::Asked::kDistance;
  if (answer.status == AnswerStatus::kAnswered || needs_end) return answer;
  const bool ranks = time.choice == QuestionTime::Choice::kLongest || time.choice == QuestionTime::Choice::kShortest;
  if (!time.of_office || !ranks) return AskPlain(question, explain);
  // Who held it longest is nobody of whom a source only says that they held it.
  WHENCE_ASSIGN_OR_RETURN(Answer stated, AskPlain(question, explain));
  const std::string_view rank = time.choice == QuestionTime::Choice::kLongest ? "longest" : "shortest";
  const bool said = std::any_of(stated.citations.begin(), stated.citations.end(), [&](const Citation& citation) {
    return AsciiLowered(citation.Shown()).find(rank) != std::string::npos;
  });
  return stated.status != AnswerStatus::kAnswered || said ? stated : answer;
}

absl::StatusOr<Answer> DocumentAnswerer::AskPlain(const Sentence& question, bool explain) {
  // Put as a statement first: statements are what the parser and the rules read best.
  if (const std::optional<DeclaredQuestion> declared = DeclareQuestion(question)) {
    const JoinedNames known(&names_, &declared->names);
    const Analysis analysis = analyzer_.AnalyzeSentence(declared->text, {.names = &known});
    if (!analysis.sentences().empty()) {
      const Sentence& statement = analysis.sentences().front();
      const std::vector<Extraction> frames = FramesWithHole(statement, extractor_.Extract(statement), *declared);
      if (!frames.empty()) return AskFrames(question, statement, frames, explain);
    }
  }
  std::vector<Extraction> frames = extractor_.Extract(question, ExtractMode::kQuestion);
  std::erase_if(frames, [](const Extraction& frame) { return !frame.question; });
  return AskFrames(question, question, frames, explain);
}

absl::StatusOr<Answer> DocumentAnswerer::AskFrames(const Sentence& question, const Sentence& frames_of,
                                                   const std::vector<Extraction>& frames, bool explain) {
  Answer best = Unknown(UnknownReason::kNoRule, kUnreadable);
  for (const Extraction& frame : frames) {
    WHENCE_ASSIGN_OR_RETURN(Answer answer, AskFrame(question, frames_of, frame, explain));
    if (answer.status == AnswerStatus::kAnswered) return answer;
    if (best.reason == UnknownReason::kNoRule) best = std::move(answer);
  }
  return best;
}

absl::StatusOr<Answer> DocumentAnswerer::AskFrame(const Sentence& question, const Sentence& frame_of,
                                                  const Extraction& frame, bool explain) {
  WHENCE_ASSIGN_OR_RETURN(std::vector<QuestionFrame> readings,
                          ReadQuestionFrames(graph_, extractor_.lexicon(), frame_of, frame));
  const bool now = as_of_.has_value() || AsksOfNow(question);
  for (QuestionFrame& asked : readings) {
    asked.now = now;
    asked.as_of = as_of_;
  }
  Answer miss = Unknown(UnknownReason::kNoRule, kUnreadable);
  for (const QuestionFrame& asked : readings) {
    if (!asked.covers || !IsSpecific(asked) || AsksWhatOfSomebody(asked)) continue;
    if (!asked.hole.has_value() && AsksForMore(question)) continue;
    if (Denies(question) && !asked.negative) continue;
    if (!asked.unknown_names.empty()) {
      // No statement has the name, but a sentence that was not read well may.
      WHENCE_ASSIGN_OR_RETURN(const bool mentioned, IsMentioned(graph_, asked.unknown_names[0]));
      if (mentioned)
        return Unknown(UnknownReason::kNoFact, "I don't know: the sources speak of it but do not say this.");
      return Unknown(UnknownReason::kUnknownEntity,
                     StrCat("I don't know: none of the sources mentions ", asked.unknown_names[0], "."));
    }
    absl::StatusOr<Answer> answer = !asked.hole.has_value()          ? AskYesNo(question, asked, explain)
                                    : asked.hole->wh == Wh::kHowMany ? AskCount(asked, explain)
                                                                     : AskHole(question, asked, explain);
    if (!answer.ok() || answer->status == AnswerStatus::kAnswered) return answer;
    if (asked.hole.has_value() && !asked.AsksArgument()) {
      WHENCE_ASSIGN_OR_RETURN(Answer again, AskAgain(question, asked, explain));
      if (again.status == AnswerStatus::kAnswered) return again;
      if (ReadQuestionTime(question).IsPlain()) {
        WHENCE_ASSIGN_OR_RETURN(Answer end, AskEnds(question, asked, {}));
        if (end.status == AnswerStatus::kAnswered) return end;
      }
    }
    if (asked.AsksArgument()) {
      WHENCE_ASSIGN_OR_RETURN(Answer began, AskWhoBegan(question, asked, explain));
      if (began.status == AnswerStatus::kAnswered) return began;
    }
    if (explain) answer->explanation.insert(answer->explanation.begin(), StrCat("read as ", Render(asked)));
    if (miss.reason == UnknownReason::kNoRule) miss = *std::move(answer);
  }
  return miss;
}

bool DocumentAnswerer::IsSpecific(const QuestionFrame& frame) {
  if (AsksWhatIsSo(frame) || frame.says_no_more) return true;
  if (frame.hole.has_value() && frame.hole->wh == Wh::kHowDegree) return false;
  if (frame.arguments.empty()) {
    return std::any_of(frame.qualifiers.begin(), frame.qualifiers.end(),
                       [](const KnownQualifier& qualifier) { return qualifier.interval.has_value(); });
  }
  if (frame.predicate != "be" && frame.predicate != "have" && frame.predicate != "call" && frame.predicate != "do")
    return true;
  return std::any_of(frame.arguments.begin(), frame.arguments.end(), [](const KnownArgument& argument) {
    return !argument.entities.empty() || !argument.name_stems.empty();
  });
}

void DocumentAnswerer::Explain(const QuestionFrame& frame, const std::vector<FrameMatch>& matches,
                               Answer& answer) const {
  answer.explanation.push_back(StrCat("read as ", Render(frame)));
  answer.explanation.push_back(StrCat(matches.size(), " statements match"));
  for (const FrameMatch& match : matches) {
    if (answer.explanation.size() > kMostExplained) break;
    std::string line = absl::StrFormat("  %.2f", match.score);
    for (const TermId id :
         {match.statement.triple.subject, match.statement.triple.predicate, match.statement.triple.object}) {
      const absl::StatusOr<Term> term = graph_.DecodeTerm(id);
      line += StrCat(" ", term.ok() ? (term->IsLiteral() ? term->lexical : PredicateName(term->lexical)) : "?");
    }
    if (!match.statement.supports.empty()) line += StrCat("  by rule ", match.statement.supports[0].rule);
    if (!match.inferred.empty()) line += StrCat(", so ", match.inferred);
    answer.explanation.push_back(std::move(line));
  }
}

absl::Status DocumentAnswerer::KeepCovered(const QuestionCoverage& coverage, std::vector<FrameMatch>& matches) {
  std::vector<FrameMatch> kept;
  for (FrameMatch& match : matches) {
    WHENCE_ASSIGN_OR_RETURN(const bool covered, coverage.IsAccountedFor(match.statement, match.inferred));
    bool of_other = false;
    const bool dated = IntervalOf(match.answer).has_value();
    if (covered && match.answer.IsLiteral() && (dated || IsAmount(match.answer))) {
      std::string sentence, value;
      if (!match.statement.supports.empty()) {
        const Support& support = match.statement.supports.front();
        WHENCE_ASSIGN_OR_RETURN(sentence, ReadSentenceText(graph_, support.document, support.span));
      }
      if (dated && !sentence.empty()) {
        value = TimeAsWritten(match.answer, sentence);
      } else {
        WHENCE_ASSIGN_OR_RETURN(value, TextOf(match, {}));
      }
      of_other = coverage.IsOfOtherPair(match.statement, sentence, value);
      if (dated && !of_other) {
        WHENCE_ASSIGN_OR_RETURN(of_other, coverage.IsOfLaterPart(match.statement, sentence, value));
      }
    }
    if (covered && !of_other) kept.push_back(std::move(match));
  }
  matches = std::move(kept);
  return absl::OkStatus();
}

absl::StatusOr<std::string> DocumentAnswerer::TextOf(const FrameMatch& match, const std::vector<uint32_t>& citations) {
  const std::string source = citations.empty() ? "" : citations_.citations()[citations[0]].Shown();
  if (IntervalOf(match.answer).has_value()) return TimeAsWritten(match.answer, source);
  if (match.answer.IsLiteral()) {
    for (const Qualifier& qualifier : match.statement.qualifiers) {
      WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph_.DecodeTerm(qualifier.predicate));
      if (predicate == QualifierTerm(kWrittenQualifier)) {
        WHENCE_ASSIGN_OR_RETURN(const Term written, graph_.DecodeTerm(qualifier.value));
        return written.lexical;
      }
    }
    return match.answer.lexical;
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph_.AliasesOf(match.answer_id));
  std::string best;
  for (const AliasMatch& alias : aliases) {
    if (alias.name.size() > best.size() && source.find(alias.name) != std::string::npos) best = alias.name;
  }
  if (!best.empty()) return best;
  return DisplayName(graph_, match.answer_id);
}

absl::StatusOr<std::string> DocumentAnswerer::TypeOf(const FrameMatch& match) {
  if (IntervalOf(match.answer).has_value()) return "date";
  if (match.answer.kind == TermKind::kTyped) return "number";
  if (match.answer.IsLiteral()) return "phrase";
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> type, graph_.FindTerm(Term::Iri(kRdfType)));
  if (type.has_value()) {
    auto cursor = graph_.Scan({match.answer_id, *type, std::nullopt});
    if (cursor->Valid()) {
      WHENCE_ASSIGN_OR_RETURN(const Term object, graph_.DecodeTerm(cursor->triple().object));
      return PredicateName(object.lexical);
    }
  }
  return "entity";
}

absl::StatusOr<std::vector<DocumentAnswerer::Found>> DocumentAnswerer::Gather(const std::vector<FrameMatch>& matches) {
  std::vector<Found> all;
  for (const FrameMatch& match : matches) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<uint32_t> citations, citations_.Add(match.statement));
    Found found;
    found.term = match.answer;
    found.entity = match.answer_id;
    found.interval = IntervalOf(match.answer);
    if (!match.answer.IsLiteral()) {
      WHENCE_ASSIGN_OR_RETURN(found.same, SameEntities(graph_, {match.answer_id}));
    }
    WHENCE_ASSIGN_OR_RETURN(found.item.text, TextOf(match, citations));
    WHENCE_ASSIGN_OR_RETURN(found.item.type, TypeOf(match));
    found.item.value = match.answer.lexical;
    found.item.confidence = std::round(match.score * 100) / 100;
    found.item.citations = citations;
    found.item.statements = {match.statement.id};
    const auto merge = [](Found& into, const Found& from) {
      AddCitations(from.item.citations, into.item.citations);
      auto& statements = into.item.statements;
      statements.insert(statements.end(), from.item.statements.begin(), from.item.statements.end());
      into.item.confidence = std::max(into.item.confidence, from.item.confidence);
    };
    const auto same = std::find_if(all.begin(), all.end(), [&](const Found& other) {
      if (found.interval.has_value() && other.interval.has_value()) {
        return MayBeOne(*found.interval, *other.interval);
      }
      if (!found.same.empty()) return std::binary_search(found.same.begin(), found.same.end(), other.entity);
      return FoldName(found.item.text) == FoldName(other.item.text);
    });
    if (same == all.end()) {
      if (all.size() < kMostAnswers) all.push_back(std::move(found));
      continue;
    }
    // The more precise date speaks for both.
    if (found.interval.has_value() && Refines(*found.interval, *same->interval) && *found.interval != *same->interval) {
      merge(found, *same);
      *same = std::move(found);
    } else {
      merge(*same, found);
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
    if (!a.interval.has_value() || !b.interval.has_value()) return false;
    return a.interval->first.value_or(INT64_MIN) < b.interval->first.value_or(INT64_MIN);
  });
  return all;
}

absl::StatusOr<Answer> DocumentAnswerer::AskHole(const Sentence& question, const QuestionFrame& frame, bool explain) {
  // What the question denies, a denial answers.
  WHENCE_ASSIGN_OR_RETURN(std::vector<FrameMatch> matches, matcher_.Match(frame, frame.negative));
  if (frame.negative) {
    std::erase_if(matches, [](const FrameMatch& match) {
      return match.statement.polarity != Polarity::kNegative || match.statement.modality != Modality::kAsserted;
    });
  }
  WHENCE_RETURN_IF_ERROR(KeepOfItself(frame, matches));
  KeepColours(frame, matches);
  WHENCE_RETURN_IF_ERROR(DropEndsOfRoutes(question, frame, matches));
  const size_t told = matches.size();
  if (AsksForFirstOnes(question) && states_.FindShared(frame.predicate) != nullptr) {
    // The first members were it from the start, whoever of them left later.
    WHENCE_RETURN_IF_ERROR(KeepFirstOnes(matches));
  } else {
    WHENCE_ASSIGN_OR_RETURN(matches, ApplyStates(frame, AsksOfNow(question), std::move(matches)));
  }
  WHENCE_RETURN_IF_ERROR(CompleteObjects(frame, matches));
  matches = Best(std::move(matches));
  if (frame.hole->wh == Wh::kHowMuch) {
    std::erase_if(matches, [](const FrameMatch& match) { return !IsAmount(match.answer); });
  }
  KeepBegun(frame, matches);
  KeepThings(frame, matches);
  WHENCE_RETURN_IF_ERROR(KeepSomebody(question, frame, matches));
  WHENCE_RETURN_IF_ERROR(KeepHolding(question, frame, matches));
  WHENCE_RETURN_IF_ERROR(AnswerWithPlaces(frame, matches));
  WHENCE_RETURN_IF_ERROR(DropBeforeBeginning(frame, matches));
  WHENCE_RETURN_IF_ERROR(DropLaterOthers(frame, matches));
  const QuestionCoverage coverage(graph_, extractor_.lexicon(), question, frame);
  WHENCE_RETURN_IF_ERROR(KeepCovered(coverage, matches));
  return AnswerWith(question, frame, coverage, matches, told, explain);
}

std::string_view DocumentAnswerer::Disputed(const QuestionFrame& frame, const std::vector<Found>& found) const {
  if (exclusions_ == nullptr) return {};
  // One source may tell of two events, or name two who did it together.
  const auto documents_of = [&](const Found& one) {
    std::set<std::string> documents;
    for (const uint32_t index : one.item.citations) documents.insert(citations_.citations()[index].document);
    return documents;
  };
  bool apart = true;
  for (size_t i = 0; i < found.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      const std::set<std::string> a = documents_of(found[i]), b = documents_of(found[j]);
      apart = apart && std::none_of(a.begin(), a.end(), [&](const std::string& name) { return b.contains(name); });
    }
  }
  const bool usually = apart && exclusions_->HappensUsuallyOnce(frame.predicate);
  if (frame.hole->wh == Wh::kWhen) return usually || exclusions_->HappensOnce(frame.predicate) ? "time" : "";
  if (!frame.AsksArgument() || !apart) return {};
  // "The British" and "the British Empire" may be one.
  for (const Found& one : found) {
    for (const Found& other : found) {
      const std::vector<std::string> words = NameWords(one.item.text), among = NameWords(other.item.text);
      const bool held = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(among.begin(), among.end(), word) != among.end();
      });
      if (&one != &other && held) return {};
    }
  }
  if (frame.hole_role == Role::kSubject) return usually || exclusions_->HasOneSubject(frame.predicate) ? "subject" : "";
  return frame.hole_role == Role::kObject && exclusions_->HasOneObject(frame.predicate) ? "object" : "";
}

absl::StatusOr<Answer> DocumentAnswerer::AnswerWith(const Sentence& question, const QuestionFrame& frame,
                                                    const QuestionCoverage& coverage,
                                                    const std::vector<FrameMatch>& matches, size_t told, bool explain) {
  WHENCE_ASSIGN_OR_RETURN(std::vector<Found> found, Gather(matches));
  // What it is called may be how the question calls it.
  if (frame.predicate != kBearName) {
    std::erase_if(found, [&](const Found& one) { return coverage.Repeats(one.item.text); });
  }
  if (found.empty()) {
    return Unknown(UnknownReason::kNoFact, told == 0 ? "I don't know: no source says so."
                                                     : "I don't know: the sources speak of it but do not say this.");
  }
  Answer answer;
  answer.status = AnswerStatus::kAnswered;
  std::vector<std::string> parts;
  for (const Found& one : found) {
    std::string part;
    if (one.interval.has_value() && frame.hole->wh == Wh::kWhen) {
      const bool day = one.term.datatype == StrCat(kXsd, "date");
      const bool stretch = one.term.datatype == kIntervalType;
      const bool closed = stretch && one.interval->first.has_value() && one.interval->last.has_value();
      part = closed ? "from " : stretch ? "" : day ? "on " : "in ";
    }
    if (frame.hole->wh == Wh::kHowLong) part = "for ";
    if (frame.hole->wh == Wh::kWhere) part = "in ";
    if (frame.hole->wh == Wh::kWhy && !one.item.citations.empty()) {
      part = ReasonWord(citations_.citations()[one.item.citations.front()].Shown(), one.item.text);
    }
    // What something is, is told with what tells it from others of its kind.
    const bool defines = frame.predicate == "be" && frame.hole_role == Role::kAttribute && one.term.IsLiteral();
    part += defines && !one.item.citations.empty()
                ? WithDefiningClause(one.item.text, citations_.citations()[one.item.citations.front()].Shown())
                : one.item.text;
    part += StrCat(" ", CitationList::Marks(one.item.citations));
    parts.push_back(std::move(part));
    answer.answers.push_back(one.item);
  }
  // What there can be only one of is a conflict when there are two, and both are given.
  const std::string_view disputed = found.size() > 1 ? Disputed(frame, found) : std::string_view();
  if (!disputed.empty()) {
    Conflict conflict{StrCat(disputed, " of ", frame.predicate), {}};
    for (uint32_t i = 0; i < found.size(); ++i) conflict.answers.push_back(i);
    answer.conflicts.push_back(std::move(conflict));
  }
  answer.text = !disputed.empty() ? StrCat("The sources disagree: ", Joined(parts), ".")
                                  : AnswerSentence(question, Joined(parts));
  answer.citations = citations_.citations();
  if (explain) Explain(frame, matches, answer);
  return answer;
}

bool DocumentAnswerer::IsOver(const std::vector<ToldTime>& times) const {
  bool lasted = false;
  for (const ToldTime& told : times) {
    if (!told.lasts) continue;
    lasted = true;
    if (as_of_.has_value() ? Overlap(told.when, *as_of_) : !told.last.has_value()) return false;
  }
  return lasted;
}

}  // namespace whence
