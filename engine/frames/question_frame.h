#ifndef WHENCE_ENGINE_FRAMES_QUESTION_FRAME_H_
#define WHENCE_ENGINE_FRAMES_QUESTION_FRAME_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/language/analysis.h"
#include "engine/time/interval.h"
#include "graph/graph.h"
#include "rules/extraction/extraction.h"
#include "rules/extraction/predicate_lexicon.h"

namespace whence {

// A known part of a question: who or what fills a role, as the graph knows it.
struct KnownArgument {
  Role role = Role::kSubject;
  ArgumentKind kind = ArgumentKind::kNoun;
  std::string text;
  std::string lemma;  // of the head
  std::string preposition;
  std::vector<TermId> entities;         // sorted; for a name that the graph knows
  std::vector<std::string> stems;       // content words of the text, stemmed
  std::vector<std::string> name_stems;  // of the names inside it: "Kenya" in "the capital of Kenya"

  // A lone noun, which also means what is only of its kind: "the storm" a cyclone.
  bool MayFitByKind() const { return kind == ArgumentKind::kNoun && stems.size() == 1 && entities.empty(); }
};

struct KnownQualifier {
  QualifierKind kind = QualifierKind::kTime;
  std::string text;
  std::string preposition;
  std::optional<Interval> interval;  // of a time: "before 1999" is all days before it
  std::vector<std::string> stems;
};

// A question as a statement with a hole: what a stored statement must look like to answer it.
struct QuestionFrame {
  std::string predicate;                 // canonical
  std::vector<KnownArgument> arguments;  // all but the hole
  std::vector<KnownQualifier> qualifiers;
  std::optional<Hole> hole;                        // none: yes or no
  Role hole_role = Role::kSubject;                 // where Hole::argument is set
  std::string hole_preposition;                    // of an oblique one: "to" in "to whom was it sold"
  QualifierKind hole_kind = QualifierKind::kTime;  // where Hole::qualifier is set
  bool negative = false;
  bool now = false;           // it asks how things are now, or at a given time: what somebody formerly was does not fit
  std::optional<Interval> as_of;  // it asks how things stood then: what happened later does not answer
  bool modal = false;         // it asks what would, could or might be
  std::string counted;        // "members", what "how many" asks for
  bool named_place = false;   // only what has a name and is nobody answers: "where" of a predicate that takes others
  std::string office;         // the noun of "NOUN of X" that the predicate was made of
  std::string office_phrase;  // "secretary general", of an office that the question gives without its "of X"
  std::string status;         // "former" in "the former members of X"
  std::vector<std::string> unknown_names;  // names in the question that the graph does not know
  bool says_no_more = false;               // what fills the subject's place may be described by no other words
  bool covers = true;  // every name, and of a claim every number, stands in a part that statements are held against

  const KnownArgument* Find(Role role) const;
  bool AsksArgument() const { return hole.has_value() && hole->argument >= 0; }
};

// A question's main frame as it was read, with the names in it linked. How else it may be meant is question_readings.h.
// Errors are the graph's.
absl::StatusOr<QuestionFrame> ReadQuestionFrame(const Graph& graph, const Sentence& sentence, const Extraction& frame);

// Content words of a phrase, stemmed, without repetition.
std::vector<std::string> ContentStems(std::string_view text);

// sign(?, the treaty; time 1993), for explanations.
std::string Render(const QuestionFrame& frame);

}  // namespace whence

#endif  // WHENCE_ENGINE_FRAMES_QUESTION_FRAME_H_
