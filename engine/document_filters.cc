// Which of the matching statements DocumentAnswerer keeps: those of the asked event and of the asked time.

#include <algorithm>
#include <optional>

#include "corpus/language/ascii.h"
#include "engine/coreference/gender.h"
#include "engine/coreference/name_relation.h"
#include "engine/document_answerer.h"
#include "engine/frames/phrase.h"
#include "engine/linking/graph_names.h"
#include "engine/passages/sentence_text.h"
#include "engine/qualifier_text.h"
#include "engine/time/state_timeline.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "graph/fold.h"
#include "rules/extraction/state_change.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// What a match is worth that is known to be of the object that is asked about.
constexpr double kCompletedScore = 0.9;

bool SaysLater(const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [](const std::string& word) { return IsIn(WordList::kLater, word); });
}

// "two other states", "further members"
bool NamesOthers(std::string_view phrase) {
  for (size_t begin = 0; begin < phrase.size();) {
    const size_t end = std::min(phrase.find(' ', begin), phrase.size());
    const std::string word = AsciiLowered(phrase.substr(begin, end - begin));
    if (IsIn(WordList::kOthers, word)) return true;
    begin = end + 1;
  }
  return false;
}

// "the first members", "the founding members"
bool TellsFirst(std::string_view word) {
  return IsIn(WordList::kFirstRank, word) || IsIn(WordList::kFoundingRank, word);
}

// "a clay dome", not "bitter".
bool NamesKind(std::string_view phrase) {
  return IsOneOf(AsciiLowered(phrase.substr(0, phrase.find(' '))), {"a", "an", "the", "one", "any", "some"});
}

}  // namespace

absl::StatusOr<bool> DocumentAnswerer::SaysNoMore(const Statement& statement, const QuestionFrame& frame) {
  const KnownArgument* subject = frame.Find(Role::kSubject);
  if (!subject->entities.empty()) return true;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch> aliases, graph_.AliasesOf(statement.triple.subject));
  return std::any_of(aliases.begin(), aliases.end(), [&](const AliasMatch& alias) {
    const std::vector<std::string> stems = ContentStems(alias.name);
    return std::all_of(stems.begin(), stems.end(), [&](const std::string& stem) {
      return std::find(subject->stems.begin(), subject->stems.end(), stem) != subject->stems.end();
    });
  });
}

absl::Status DocumentAnswerer::KeepOfItself(const QuestionFrame& frame, std::vector<FrameMatch>& matches) {
  if (!frame.says_no_more) return absl::OkStatus();
  std::vector<FrameMatch> kept;
  for (FrameMatch& match : matches) {
    WHENCE_ASSIGN_OR_RETURN(const bool no_more, SaysNoMore(match.statement, frame));
    // "The flesh is bitter" does not say what the flesh is.
    const bool kind = frame.hole->wh != Wh::kWhat || !match.answer.IsLiteral() || NamesKind(match.answer.lexical);
    if (!no_more || !kind || !match.exact || match.statement.supports.empty()) continue;
    // Several pages speak of one each.
    const auto document = [](const FrameMatch& of) { return of.statement.supports.front().document; };
    if (!kept.empty() && document(match) != document(kept.front())) {
      kept.clear();
      break;
    }
    kept.push_back(std::move(match));
  }
  matches = std::move(kept);
  return absl::OkStatus();
}

absl::Status DocumentAnswerer::DropEndsOfRoutes(const Sentence& question, const QuestionFrame& frame,
                                                std::vector<FrameMatch>& matches) {
  if (frame.hole->wh != Wh::kWhere || !frame.predicate.ends_with(" to")) return absl::OkStatus();
  const bool end_asked = std::any_of(question.tokens.begin(), question.tokens.end(), [](const Token& token) {
    return IsOneOf(AsciiLowered(token.form), {"to", "end"});
  });
  const std::string verb = frame.predicate.substr(0, frame.predicate.size() - 3);
  if (end_asked || !IsOneOf(verb, {"run", "lead", "extend", "stretch"})) return absl::OkStatus();
  std::vector<FrameMatch> kept;
  for (FrameMatch& match : matches) {
    WHENCE_ASSIGN_OR_RETURN(const std::string from, QualifierText(graph_, match.statement, "from"));
    if (from.empty()) kept.push_back(std::move(match));
  }
  matches = std::move(kept);
  return absl::OkStatus();
}

bool DocumentAnswerer::AsksForFirstOnes(const Sentence& question) {
  for (size_t i = 1; i < question.tokens.size(); ++i) {
    const std::string word = AsciiLowered(question.tokens[i - 1].form), noun = AsciiLowered(question.tokens[i].lemma);
    if (noun == "member" && TellsFirst(word)) return true;
  }
  return false;
}

absl::Status DocumentAnswerer::KeepFirstOnes(std::vector<FrameMatch>& matches) {
  std::vector<FrameMatch> kept;
  for (FrameMatch& match : matches) {
    WHENCE_ASSIGN_OR_RETURN(const bool first, IsToldAsFirst(match.statement));
    if (first) kept.push_back(std::move(match));
  }
  matches = std::move(kept);
  return absl::OkStatus();
}

absl::StatusOr<bool> DocumentAnswerer::IsToldAsFirst(const Statement& statement) const {
  WHENCE_ASSIGN_OR_RETURN(const std::string status, QualifierText(graph_, statement, kStatusQualifier));
  if (TellsFirst(status)) return true;
  for (const Support& support : statement.supports) {
    WHENCE_ASSIGN_OR_RETURN(const std::string text, ReadSentenceText(graph_, support.document, support.span));
    const std::vector<std::string> words = NameWords(text);
    for (size_t i = 1; i < words.size(); ++i) {
      if (TellsFirst(words[i - 1]) && Singular(words[i]) == "member") return true;
    }
  }
  return false;
}

void DocumentAnswerer::KeepColours(const QuestionFrame& frame, std::vector<FrameMatch>& matches) {
  if (!IsIn(WordList::kAskedColour, frame.hole->noun)) return;
  std::erase_if(matches, [](const FrameMatch& match) {
    const std::vector<std::string> words = NameWords(match.answer.lexical);
    return !match.answer.IsLiteral() || std::none_of(words.begin(), words.end(), [](const std::string& word) {
      return IsIn(WordList::kColour, word);
    });
  });
}

absl::StatusOr<std::vector<std::string>> DocumentAnswerer::TimeWords(const Statement& statement) {
  std::vector<std::string> words;
  for (const Qualifier& qualifier : statement.qualifiers) {
    WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph_.DecodeTerm(qualifier.predicate));
    if (predicate != QualifierTerm(kTimeQualifier) && predicate != QualifierTerm(kFrequencyQualifier)) continue;
    WHENCE_ASSIGN_OR_RETURN(const Term value, graph_.DecodeTerm(qualifier.value));
    if (value.kind == TermKind::kString) words.push_back(AsciiLowered(value.lexical));
  }
  return words;
}

absl::Status DocumentAnswerer::CompleteObjects(const QuestionFrame& frame, std::vector<FrameMatch>& matches) {
  const KnownArgument* object = frame.Find(Role::kObject);
  if (object == nullptr || object->entities.empty() || matches.empty()) return absl::OkStatus();
  WHENCE_ASSIGN_OR_RETURN(const std::optional<TermId> unspecified, graph_.FindTerm(UnspecifiedTerm()));
  if (!unspecified.has_value()) return absl::OkStatus();
  for (FrameMatch& match : matches) {
    const Triple& triple = match.statement.triple;
    if (match.exact || triple.object != *unspecified || match.statement.supports.empty()) continue;
    const DocumentId document = match.statement.supports[0].document;
    bool told = false, other = false;
    for (auto cursor = graph_.Scan({triple.subject, triple.predicate, std::nullopt}); cursor->Valid(); cursor->Next()) {
      if (cursor->triple().object == *unspecified) continue;
      WHENCE_ASSIGN_OR_RETURN(const std::vector<Statement> statements, graph_.StatementsOf(cursor->triple()));
      const bool here = std::any_of(statements.begin(), statements.end(), [&](const Statement& statement) {
        return !statement.supports.empty() && statement.supports[0].document == document;
      });
      if (!here) continue;
      const bool same = std::binary_search(object->entities.begin(), object->entities.end(), cursor->triple().object);
      (same ? told : other) = true;
    }
    // All else must fit: only the object was absent.
    const bool only_object = std::any_of(matches.begin(), matches.end(), [&](const FrameMatch& exact) {
      return exact.exact && exact.statement.triple.predicate == triple.predicate && exact.score * 0.29 < match.score;
    });
    if (!told || other || !only_object) continue;
    match.exact = true;
    match.score = kCompletedScore;
  }
  return absl::OkStatus();
}

absl::Status DocumentAnswerer::DropLaterOthers(const QuestionFrame& frame, std::vector<FrameMatch>& matches) {
  if (frame.AsksArgument() || frame.Find(Role::kSubject) != nullptr || matches.size() < 2) return absl::OkStatus();
  std::vector<bool> later(matches.size());
  std::vector<TermId> first_subjects;
  for (size_t i = 0; i < matches.size(); ++i) {
    const Statement& statement = matches[i].statement;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string> words, TimeWords(statement));
    WHENCE_ASSIGN_OR_RETURN(const std::string subject, DisplayName(graph_, statement.triple.subject));
    later[i] = SaysLater(words) || NamesOthers(subject);
    if (!later[i]) first_subjects.push_back(statement.triple.subject);
  }
  if (first_subjects.empty()) return absl::OkStatus();
  size_t at = 0;
  std::erase_if(matches, [&](const FrameMatch& match) {
    const TermId subject = match.statement.triple.subject;
    const bool same = std::find(first_subjects.begin(), first_subjects.end(), subject) != first_subjects.end();
    return later[at++] && !same;
  });
  return absl::OkStatus();
}

std::vector<FrameMatch> DocumentAnswerer::Best(std::vector<FrameMatch> matches) {
  std::erase_if(matches, [](const FrameMatch& match) { return match.score < FrameMatcher::kLeastScore; });
  if (matches.empty()) return matches;
  std::erase_if(matches, [](const FrameMatch& match) { return !match.of_class; });
  if (matches.empty()) return matches;
  const bool any_exact =
      std::any_of(matches.begin(), matches.end(), [](const FrameMatch& match) { return match.exact; });
  if (any_exact) {
    std::erase_if(matches, [](const FrameMatch& match) { return !match.exact; });
    // Who bought it is told by "bought" before "sold to".
    const auto other_side = [](const FrameMatch& match) {
      return !match.statement.supports.empty() && match.statement.supports.front().rule.ends_with(kExchanged);
    };
    if (!std::all_of(matches.begin(), matches.end(), other_side)) std::erase_if(matches, other_side);
  } else {
    // Without an exact match only the best of the loose ones speaks.
    const double best = matches.front().score;
    std::erase_if(matches, [&](const FrameMatch& match) { return match.score < best; });
  }
  return matches;
}

absl::Status DocumentAnswerer::AnswerWithPlaces(const QuestionFrame& frame, std::vector<FrameMatch>& matches) {
  if (frame.hole->wh != Wh::kWhere || !frame.AsksArgument()) return absl::OkStatus();
  for (FrameMatch& match : matches) {
    if (!match.answer.IsLiteral()) continue;
    for (const Qualifier& qualifier : match.statement.qualifiers) {
      WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph_.DecodeTerm(qualifier.predicate));
      if (predicate != QualifierTerm(QualifierKindName(QualifierKind::kPlace))) continue;
      WHENCE_ASSIGN_OR_RETURN(match.answer, graph_.DecodeTerm(qualifier.value));
      match.answer_id = qualifier.value;
    }
  }
  return absl::OkStatus();
}

void DocumentAnswerer::KeepBegun(const QuestionFrame& frame, std::vector<FrameMatch>& matches) {
  const bool renamed = frame.predicate == kRename || frame.predicate == BeginningOf(kBearName);
  if (frame.hole->wh != Wh::kWhen || !renamed) return;
  std::erase_if(matches, [](const FrameMatch& match) {
    const std::optional<Interval> when = IntervalOf(match.answer);
    return when.has_value() && !when->first.has_value();
  });
}

void DocumentAnswerer::KeepThings(const QuestionFrame& frame, std::vector<FrameMatch>& matches) {
  constexpr double kLeastOfThing = 0.5;
  // "Ann Lee's uncle" is nobody whom she owns.
  if (frame.predicate == "own") {
    std::erase_if(matches, [](const FrameMatch& match) {
      return match.answer.IsLiteral() && IsPersonNoun(match.answer.lexical.substr(match.answer.lexical.rfind(' ') + 1));
    });
  }
  if (!frame.hole.has_value() || !frame.hole->noun.empty() || frame.predicate != "be") return;
  if (frame.hole->wh != Wh::kWhat && frame.hole->wh != Wh::kWho) return;
  // "What is X" with the parts the other way round; but "what is open" asks how something is.
  const KnownArgument* const attribute = frame.Find(Role::kAttribute);
  const bool named = frame.hole_role == Role::kSubject && attribute != nullptr && !attribute->entities.empty();
  if (frame.hole_role != Role::kAttribute && !named) return;
  std::erase_if(matches, [](const FrameMatch& match) {
    // A kelp node is no kelp.
    if (match.score < kLeastOfThing) return true;
    const std::vector<Support>& supports = match.statement.supports;
    return !supports.empty() && std::all_of(supports.begin(), supports.end(),
                                            [](const Support& support) { return support.rule.ends_with(kQuality); });
  });
}

absl::Status DocumentAnswerer::KeepSomebody(const Sentence& question, const QuestionFrame& frame,
                                            std::vector<FrameMatch>& matches) {
  const bool who = !question.tokens.empty() && AsciiLowered(question.tokens.front().form) == "who";
  if (!who || frame.predicate != "be" || frame.hole_role != Role::kAttribute) return absl::OkStatus();
  const NounKinds& kinds = matcher_.kinds();
  std::vector<FrameMatch> kept;
  for (FrameMatch& match : matches) {
    const std::string head = match.answer.IsLiteral() ? HeadPhrase(match.answer.lexical) : "";
    const std::string noun = head.substr(head.rfind(' ') + 1);
    bool place = IsIn(WordList::kPlace, noun) || IsIn(WordList::kLieOfLand, noun);
    // "Ann Lee is the rock of the team."
    if (place && !kinds.IsPerson(noun)) {
      const TermId subject = match.statement.triple.subject;
      WHENCE_ASSIGN_OR_RETURN(const std::string name, DisplayName(graph_, subject));
      WHENCE_ASSIGN_OR_RETURN(const bool person, matcher_.IsOfKind(subject, "person"));
      place = !person && GenderOfGivenName(FoldName(name.substr(0, name.find(' ')))) == Gender::kUnknown;
      if (place) continue;
    }
    kept.push_back(std::move(match));
  }
  matches = std::move(kept);
  return absl::OkStatus();
}

absl::Status DocumentAnswerer::KeepHolding(const Sentence& question, const QuestionFrame& frame,
                                           std::vector<FrameMatch>& matches) const {
  // What somebody is, is said by what they were, too.
  const bool asks_place = frame.hole.has_value() && !frame.AsksArgument() && frame.hole_kind == QualifierKind::kPlace;
  if (!asks_place && (!frame.AsksArgument() || frame.hole_role == Role::kAttribute)) return absl::OkStatus();
  const auto asked =
      std::find_if(frame.qualifiers.begin(), frame.qualifiers.end(), [](const KnownQualifier& qualifier) {
        return qualifier.kind == QualifierKind::kTime && qualifier.interval.has_value();
      });
  if (asked != frame.qualifiers.end()) {
    // Where something held all of the asked time, what only touches it at an end was before or after.
    const auto whole = [&](const FrameMatch& match) {
      return std::any_of(match.times.begin(), match.times.end(), [&](const ToldTime& told) {
        return Refines(told.when, *asked->interval) || (told.lasts && Refines(*asked->interval, told.when));
      });
    };
    if (std::any_of(matches.begin(), matches.end(), whole)) {
      std::erase_if(matches, [&](const FrameMatch& match) { return !match.times.empty() && !whole(match); });
    }
    // "in Lund until 1935, in Varby until 1980": it was at one place at a time, and at the first of them before.
    const auto end_of = [](const FrameMatch& match) -> std::optional<int64_t> {
      if (match.times.size() != 1 || !match.times.front().lasts || match.times.front().when.first.has_value())
        return {};
      return match.times.front().when.last;
    };
    std::optional<int64_t> earliest;
    for (const FrameMatch& match : matches) {
      if (const auto end = end_of(match); end.has_value() && (!earliest.has_value() || *end < *earliest))
        earliest = end;
    }
    if (asks_place && earliest.has_value()) {
      std::erase_if(matches, [&](const FrameMatch& match) {
        const std::optional<int64_t> end = end_of(match);
        return end.has_value() && *end > *earliest;
      });
    }
    return absl::OkStatus();
  }
  if (!as_of_.has_value() && !AsksOfNow(question)) return absl::OkStatus();
  std::vector<FrameMatch> holding;
  for (FrameMatch& match : matches) {
    // "ran it until it was sold": over, though nobody says when.
    WHENCE_ASSIGN_OR_RETURN(const bool former, IsFormer(graph_, match.statement));
    if (!former && !IsOver(match.times)) holding.push_back(std::move(match));
  }
  matches = std::move(holding);
  return absl::OkStatus();
}

}  // namespace whence
