// How what stands in a slot of a statement fits what a question names there.

#include <algorithm>

#include "corpus/language/ascii.h"
#include "engine/frames/frame_matcher.h"
#include "engine/frames/opposite_prepositions.h"
#include "engine/frames/phrase.h"
#include "engine/passages/index_words.h"
#include "engine/vocabulary.h"
#include "graph/base/status.h"
#include "rules/extraction/office_rank.h"
#include "rules/words/word_lists.h"

namespace whence {
namespace {

// "Version 3" and "version 2.3": one noun with two numbers behind it.
bool AreOtherNumbers(std::string_view one, std::string_view other) {
  const size_t a = one.rfind(' '), b = other.rfind(' ');
  if (a == std::string_view::npos || b == std::string_view::npos) return false;
  const std::string_view number = one.substr(a + 1), rival = other.substr(b + 1);
  const auto is_number = [](std::string_view word) { return !word.empty() && IsAsciiDigit(word[0]); };
  return is_number(number) && is_number(rival) && number != rival &&
         HeadStem(one.substr(0, a)) == HeadStem(other.substr(0, b));
}

bool HaveSameHead(std::string_view a, std::string_view b) {
  return HeadStem(a) == HeadStem(b) && IsDoer(a) == IsDoer(b);
}

// Whether a literal phrase has the stem among the words up to its head.
bool HoldsBeforePreposition(const Term& term, const std::string& stem) {
  if (!term.IsLiteral()) return false;
  // "brother-in-law": "in" is no preposition there, and "brother" no noun.
  if (term.lexical.find("-in-") != std::string::npos) return false;
  const std::vector<std::string> stems = ContentStems(HeadPhrase(term.lexical));
  return std::binary_search(stems.begin(), stems.end(), stem);
}

// "Ann Lee's machine", "the girls' school"; but what "Peru's parliament" does, Peru does.
bool IsOwned(std::string_view phrase, bool does) {
  const std::string noun = HeadPhrase(phrase);
  if (does && IsIn(WordList::kActsFor, noun.substr(noun.rfind(' ') + 1))) return false;
  const std::string_view head = phrase.substr(0, phrase.find(" of "));
  for (const std::string_view mark : {"'s ", "’s ", "s' ", "s’ "}) {
    if (head.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

// Whether what a literal counts is another one than is asked for: "the fourth scale" for "the second scale". "A second
// scale" is not "the scale" either.
bool IsOtherOfSeveral(std::string_view asked_text, std::string_view told_text, double share) {
  const int asked = RankIn(asked_text), told = RankIn(told_text);
  if (asked == told) return false;
  if (asked != 0 && told != 0) return share < 1;
  return std::max(asked, told) > 1 && IsIndefinite(told > 1 ? told_text : asked_text);
}

// Whether an office is of a lesser rank than the one asked for, or, where it is asked for now, one that somebody had.
bool IsOfOtherRank(const QuestionFrame& question, std::string_view asked, std::string_view told) {
  const std::string office = HeadPhrase(told);
  if (NamesLesserRank(office) && !NamesLesserRank(asked)) return true;
  return question.now && NamesPastRank(office) && !NamesPastRank(asked);
}

// "the Danish version" is not "the English version": each has before its head what the other lacks.
bool DifferBeforeHead(const std::vector<std::string>& asked, std::string_view phrase) {
  const std::vector<std::string> told = ContentStems(HeadPhrase(phrase));
  return ShareOf(asked, told) < 1 && ShareOf(told, asked) < 1;
}

}  // namespace

absl::StatusOr<FrameMatcher::Fit> FrameMatcher::FitEntity(const QuestionFrame& question, const KnownArgument& argument,
                                                          TermId slot, const Term& term) {
  if (std::binary_search(argument.entities.begin(), argument.entities.end(), slot)) return Fit::kExact;
  if (!term.IsLiteral() && !IsDescribed(term)) return Fit::kMismatch;
  // A description may be the entity under another wording; a description that holds its name is about it.
  WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string>* stems, StemsOf(slot));
  if (ShareOf(argument.stems, *stems) < 1) return Fit::kMismatch;
  // "the Swift was Ann Lee's first machine", "Ann Lee's brother was killed": what she has is not what she is.
  // Nor did Lund burn down with "the mill in Lund".
  const bool takes_part = argument.role == Role::kSubject || argument.role == Role::kObject;
  const bool does = argument.role == Role::kSubject && !IsIn(WordList::kOfALife, question.predicate);
  const bool where = question.hole.has_value() && question.hole->wh == Wh::kWhere;
  const auto of_other = [&](std::string_view told) {
    return IsOwned(told, does) || (takes_part && IsBesideName(told, argument.stems, does, where));
  };
  bool others = term.IsLiteral() && of_other(term.lexical);
  if (!term.IsLiteral()) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch>* aliases, AliasesOf(slot));
    others =
        std::all_of(aliases->begin(), aliases->end(), [&](const AliasMatch& alias) { return of_other(alias.name); });
  }
  return others ? Fit::kMismatch : Fit::kLoose;
}

absl::StatusOr<std::optional<FrameMatcher::Fit>> FrameMatcher::FitHeadOfEntity(const KnownArgument& argument,
                                                                               TermId slot, const Term& term) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch>* aliases, AliasesOf(slot));
  if (std::any_of(aliases->begin(), aliases->end(),
                  [&](const AliasMatch& alias) { return HaveSameHead(alias.name, argument.text); })) {
    WHENCE_ASSIGN_OR_RETURN(const bool others, IsOthersName(argument.text, slot));
    if (others) return Fit::kMismatch;
    const bool differ =
        IsDescribed(term) && std::all_of(aliases->begin(), aliases->end(), [&](const AliasMatch& alias) {
          return DifferInComplement(argument.text, alias.name);
        });
    return differ ? std::optional(Fit::kMismatch) : std::nullopt;
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string>* classes, KnownClasses(slot));
  if (std::binary_search(classes->begin(), classes->end(), HeadStem(argument.text))) {
    return argument.stems.size() == 1 ? std::optional(Fit::kExact) : std::nullopt;
  }
  if (!argument.MayFitByKind()) return Fit::kMismatch;
  WHENCE_ASSIGN_OR_RETURN(const bool kind, IsOfKind(slot, AsciiLowered(argument.lemma)));
  return kind ? Fit::kOfKind : Fit::kMismatch;
}

absl::StatusOr<bool> FrameMatcher::IsOtherwiseDescribed(const KnownArgument& argument, TermId slot, const Term& term) {
  const std::vector<std::string> asked = ContentStems(HeadPhrase(argument.text));
  if (term.IsLiteral() && DifferBeforeHead(asked, term.lexical)) return true;
  if (!IsDescribed(term)) return false;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<AliasMatch>* aliases, AliasesOf(slot));
  return std::all_of(aliases->begin(), aliases->end(),
                     [&](const AliasMatch& alias) { return DifferBeforeHead(asked, alias.name); });
}

absl::StatusOr<FrameMatcher::Fit> FrameMatcher::FitArgument(const QuestionFrame& question,
                                                            const KnownArgument& argument, TermId slot) {
  WHENCE_ASSIGN_OR_RETURN(const Term* term, Decode(slot));
  if (IsUnspecified(*term)) return Fit::kAbsent;
  if (term->IsLiteral() && AreOtherNumbers(term->lexical, argument.text)) return Fit::kMismatch;
  if (!argument.entities.empty()) return FitEntity(question, argument, slot, *term);
  bool holds_head = true;
  if (term->IsLiteral()) {
    holds_head = HaveSameHead(term->lexical, argument.text);
  } else {
    WHENCE_ASSIGN_OR_RETURN(const std::optional<Fit> decided, FitHeadOfEntity(argument, slot, *term));
    if (decided.has_value()) return *decided;
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<std::string>* stems, StemsOf(slot));
  if (ShareOf(argument.name_stems, *stems) < 1 && !argument.name_stems.empty()) return Fit::kMismatch;
  const double share = ShareOf(argument.stems, *stems);
  if (term->IsLiteral()) {
    if (holds_head && IsOtherOfSeveral(argument.text, term->lexical, share)) return Fit::kMismatch;
    if (IsOfOtherRank(question, argument.text, term->lexical)) return Fit::kMismatch;
  }
  if (!holds_head) {
    // "an observer" in "an observer organization at the assembly": before the head, and nothing else is missing.
    return share == 1 && HoldsBeforePreposition(*term, HeadStem(argument.text)) ? Fit::kDescribed : Fit::kMismatch;
  }
  if (share == 1) return Fit::kExact;
  WHENCE_ASSIGN_OR_RETURN(const bool other, IsOtherwiseDescribed(argument, slot, *term));
  return share >= 0.5 && !other ? Fit::kDescribed : Fit::kMismatch;
}

absl::StatusOr<FrameMatcher::Fit> FrameMatcher::FitSlot(const QuestionFrame& question, size_t argument, TermId slot) {
  fits_.resize(question.arguments.size());
  if (const auto found = fits_[argument].find(slot); found != fits_[argument].end()) return found->second;
  WHENCE_ASSIGN_OR_RETURN(const Fit fit, FitArgument(question, question.arguments[argument], slot));
  fits_[argument].emplace(slot, fit);
  return fit;
}

absl::StatusOr<bool> FrameMatcher::SlotsFit(const QuestionFrame& question, const Triple& triple) {
  for (size_t i = 0; i < question.arguments.size(); ++i) {
    const Role role = question.arguments[i].role;
    if (role != Role::kSubject && role != Role::kObject) continue;
    WHENCE_ASSIGN_OR_RETURN(const Fit fit,
                            FitSlot(question, i, role == Role::kSubject ? triple.subject : triple.object));
    if (fit == Fit::kMismatch) return false;
  }
  return true;
}

absl::StatusOr<FrameMatcher::Fit> FrameMatcher::FitAnywhere(const QuestionFrame& question,
                                                            const KnownArgument& argument, const Statement& statement) {
  Fit best = Fit::kMismatch;
  // "When was the ship renamed Skerry?", which is its name: as what it was renamed is not what was renamed.
  const bool taken = argument.role == Role::kAttribute && question.Find(Role::kObject) != nullptr;
  if (!taken) {
    WHENCE_ASSIGN_OR_RETURN(const Fit object, FitArgument(question, argument, statement.triple.object));
    best = std::max(best, object);
  }
  const std::string_view opposite = OtherSideOf(argument.preposition);
  for (const Qualifier& qualifier : statement.qualifiers) {
    if (!opposite.empty()) {
      WHENCE_ASSIGN_OR_RETURN(const Term* predicate, Decode(qualifier.predicate));
      if (*predicate == QualifierTerm(opposite)) continue;
    }
    WHENCE_ASSIGN_OR_RETURN(const Fit fit, FitArgument(question, argument, qualifier.value));
    best = std::max(best, fit);
  }
  return best;
}

}  // namespace whence
