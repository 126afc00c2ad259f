#ifndef WHENCE_ENGINE_FRAMES_FRAME_MATCHER_H_
#define WHENCE_ENGINE_FRAMES_FRAME_MATCHER_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "engine/coreference/noun_kinds.h"
#include "engine/frames/question_frame.h"
#include "engine/frames/term_words.h"
#include "engine/time/statement_time.h"
#include "graph/graph.h"
#include "rules/extraction/predicate_lexicon.h"

namespace whence {

// A statement that fits a question frame.
struct FrameMatch {
  Statement statement;
  Term answer;                  // what stands in the hole; default for yes-no
  TermId answer_id;             // of an entity; TermId() for literals that have no node of their own
  double score = 0;             // 0 to 1
  bool exact = true;            // every part of the question was found in the statement
  bool of_class = true;         // the answer is known to be what was asked for ("which country": a country)
  std::vector<ToldTime> times;  // of the statement
  // All fits but for what only is of a kind with what was asked about: a cyclone for "the storm".
  std::optional<TermId> by_kind = std::nullopt;
  std::string inferred = {};  // by what rule the statement says so; empty: it does so itself
};

// Finds the stored statements that a question frame describes. Reads the graph only; holds caches for one question, so
// it is made anew for each. Not thread-safe.
class FrameMatcher {
 public:
  FrameMatcher(const Graph& graph, const PredicateLexicon& lexicon) : graph_(graph), lexicon_(lexicon) {}

  // What tells that "the storm" may be a cyclone. Outlives the matcher; without it only words that are said fit.
  void SetWords(const WordRelations* words) { kinds_ = NounKinds(words); }

  const NounKinds& kinds() const { return kinds_; }

  // Best first; equals in the order of statement ids. Only asserted, positive statements answer; `all` also returns
  // denied, planned and reported ones, for explaining what the sources do say. Cost: the statements of the named
  // entities and of the predicate, at most kMostTriples.
  absl::StatusOr<std::vector<FrameMatch>> Match(const QuestionFrame& question, bool all = false);

  // Nouns that say what a term is: types, table headers, copulas, the name's own last word; folded stems.
  absl::StatusOr<std::vector<std::string>> ClassesOf(TermId term);
  // Whether the stem is among the classes of any of them.
  absl::StatusOr<bool> AnyOfClass(const std::vector<TermId>& terms, const std::string& stem);
  // Whether an entity is of a kind of what a noun says, by what it is said to be and by the words of its names.
  absl::StatusOr<bool> IsOfKind(TermId term, std::string_view noun);

  static constexpr size_t kMostTriples = 20000;
  static constexpr double kLeastScore = 0.35;  // below this a match leaves too much of the question unsaid

 private:
  // kOfKind: a cyclone for "the storm", which what is called a storm comes before.
  enum class Fit : uint8_t { kMismatch, kAbsent, kLoose, kOfKind, kDescribed, kExact };

  class MatchScore;

  // Adds the triples that the filter finds, up to kMostTriples in all.
  absl::Status Gather(const TripleFilter& filter, std::vector<Triple>& triples) const;
  // The triples that may state it: those of the entities that the question names, and those of its predicate.
  absl::StatusOr<TriplesFound> GatherNear(const QuestionFrame& question, std::optional<TermId> predicate) const;
  // Where nothing else fits, what is of a kind with what was asked about is meant, if it is one thing.
  static void TakeKinds(std::vector<FrameMatch>& matches);
  // Whether it says who was the first in an office, which tells nobody who holds it now.
  absl::StatusOr<bool> IsOfTheFirst(const QuestionFrame& question, const Statement& statement);
  // Whether a list or a bare mention of an office calls it otherwise than the question: those who lead a club are its
  // chairmen and its captains.
  absl::StatusOr<bool> IsOtherOffice(const QuestionFrame& question, const Statement& statement);
  absl::Status Consider(const QuestionFrame& question, const Triple& triple, double predicate_weight, bool all,
                        std::vector<FrameMatch>& matches);
  // "Quill" of what is called "Harbor Quill" alone, a word of a longer name that is no short form of it; "Odd Moe" of
  // Ida Moe (name_fit.cc).
  absl::StatusOr<bool> IsOthersName(std::string_view word, TermId bearer);
  // How what stands in a slot fits what the question names (argument_fit.cc).
  absl::StatusOr<Fit> FitArgument(const QuestionFrame& question, const KnownArgument& argument, TermId slot);
  // The same where the question's name is linked to entities of the graph.
  absl::StatusOr<Fit> FitEntity(const QuestionFrame& question, const KnownArgument& argument, TermId slot,
                                const Term& term);
  // What the names and the classes of an entity decide where it is not; nothing where they have the head of what is
  // asked for, and its other words decide.
  absl::StatusOr<std::optional<Fit>> FitHeadOfEntity(const KnownArgument& argument, TermId slot, const Term& term);
  // Whether what has the same head is another one by what stands before it.
  absl::StatusOr<bool> IsOtherwiseDescribed(const KnownArgument& argument, TermId slot, const Term& term);
  absl::StatusOr<Fit> FitAnywhere(const QuestionFrame& question, const KnownArgument& argument,
                                  const Statement& statement);
  // kExact, kAbsent (the statement does not say) or kMismatch.
  absl::StatusOr<Fit> FitQualifier(const KnownQualifier& qualifier, const Statement& statement,
                                   const std::vector<ToldTime>& times);
  static Fit FitTime(const Interval& asked, const ToldTime& told);
  // What stands in the question's hole in a statement that fits it (frame_answers.cc), by what the hole asks for.
  absl::StatusOr<std::vector<Term>> AnswersIn(const QuestionFrame& question, const Statement& statement,
                                              const std::vector<ToldTime>& times);
  absl::StatusOr<std::vector<Term>> ArgumentsIn(const QuestionFrame& question, const Statement& statement);
  absl::StatusOr<std::vector<Term>> AgesIn(const Statement& statement);
  absl::StatusOr<std::vector<Term>> TimesIn(const Statement& statement, const std::vector<ToldTime>& times);
  absl::StatusOr<std::vector<Term>> PlacesIn(const Statement& statement);
  // Adds what the qualifiers of that name hold.
  absl::Status AddQualifiers(const Statement& statement, std::string_view name, std::vector<Term>& answers);
  absl::StatusOr<std::vector<ToldTime>> TimesOf(const Statement& statement);
  // Whether a term has a name and is nobody: a town, a school.
  absl::StatusOr<bool> IsNamedPlace(const Term& term);
  absl::StatusOr<bool> IsOfClass(const QuestionFrame& question, const Term& answer);
  // What the only document is about, sorted; nothing where there are several.
  absl::StatusOr<const std::vector<TermId>*> Topics();
  absl::StatusOr<const Term*> Decode(TermId id);
  // FitArgument of an argument by index; each slot is looked at once for a frame.
  absl::StatusOr<Fit> FitSlot(const QuestionFrame& question, size_t argument, TermId slot);
  // Whether the subject and the object that the question names may be the triple's.
  absl::StatusOr<bool> SlotsFit(const QuestionFrame& question, const Triple& triple);
  absl::StatusOr<const std::vector<AliasMatch>*> AliasesOf(TermId id);
  absl::StatusOr<const std::vector<std::string>*> KnownClasses(TermId term);
  absl::StatusOr<const std::vector<std::string>*> StemsOf(TermId id);
  absl::StatusOr<const Term*> FindQualifier(const Statement& statement, std::string_view name);

  const Graph& graph_;
  const PredicateLexicon& lexicon_;
  absl::flat_hash_map<TermId, std::unique_ptr<Term>> terms_;
  absl::flat_hash_map<TermId, std::unique_ptr<std::vector<std::string>>> stems_;
  absl::flat_hash_map<TermId, std::unique_ptr<std::vector<AliasMatch>>> aliases_;
  std::vector<absl::flat_hash_map<TermId, Fit>> fits_;  // by argument of the frame in hand
  absl::flat_hash_map<TermId, std::unique_ptr<std::vector<std::string>>> classes_;
  // What says what a term is, and whether by a type; once it is asked for.
  std::optional<std::vector<std::pair<TermId, bool>>> class_predicates_;
  // The words that classes_ has the stems of: what a term is said to be, and what its names say.
  absl::flat_hash_map<TermId, std::vector<std::string>> nouns_, named_;
  std::optional<std::vector<TermId>> topics_;  // see Topics, once they are asked for
  NounKinds kinds_{nullptr};
};

}  // namespace whence

#endif  // WHENCE_ENGINE_FRAMES_FRAME_MATCHER_H_
