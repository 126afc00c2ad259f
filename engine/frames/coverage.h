#ifndef WHENCE_ENGINE_FRAMES_COVERAGE_H_
#define WHENCE_ENGINE_FRAMES_COVERAGE_H_

#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "corpus/language/analysis.h"
#include "engine/frames/question_frame.h"
#include "graph/graph.h"
#include "rules/extraction/predicate_lexicon.h"

namespace whence {

// Whether a statement accounts for all that a question speaks of. A statement that fits a question's frame may still
// answer another one: "US ministers" for "UK ministers", "the 32nd city" for "the 22nd". Every noun, name, number and
// adjective of the question must stand in the statement's names, its predicate, its sentence, the sentences before it
// or the title; numbers that are not compared as times, and what the frame leaves out, in the sentence itself. Views
// its arguments; made for one question.
class QuestionCoverage {
 public:
  // `frame` is the question as it was read.
  QuestionCoverage(const Graph& graph, const PredicateLexicon& lexicon, const Sentence& question,
                   const QuestionFrame& frame);

  // Rows of tables and lists stand under headings that say the rest, and are taken to account for everything.
  // `inferred`: what follows from the statement, in words; they count as its own.
  absl::StatusOr<bool> IsAccountedFor(const Statement& statement, std::string_view inferred = {}) const;
  // Whether the statement's sentence, its first, gives an amount beside another one that the question asks for: "5 on
  // wages" where it says "5 on wages and 7 on rent" and rent is asked about.
  bool IsOfOtherPair(const Statement& statement, std::string_view sentence, std::string_view amount) const;
  // Whether a date is that of something beside what the question asks about: "opened in 1888 and the second part in
  // 1889".
  absl::StatusOr<bool> IsOfLaterPart(const Statement& statement, std::string_view sentence,
                                     std::string_view date) const;
  // Whether an answer says nothing that the question does not say itself: "the crisis", "this trend".
  bool Repeats(const std::string& answer) const;

 private:
  struct Word {
    std::string stem;
    std::string predicate;  // of a noun that tells of an event or who takes part
    // No part of the frame, so that nothing else compares it: the statement's own sentence must hold it.
    bool outside = false;
    bool rank = false;  // "first", "second"
  };

  const Graph& graph_;
  bool copula_ = false;    // the question asks what something is
  bool habitual_ = false;  // it asks when something is done, not when it was
  std::vector<Word> words_;
  absl::flat_hash_set<std::string> all_;  // stems of the whole question
};

// Whether two stems are of one root: "invas" and "invad" are not seen, "settl" and "settlement" are.
bool AreOfOneRoot(const std::string& a, const std::string& b);

}  // namespace whence

#endif  // WHENCE_ENGINE_FRAMES_COVERAGE_H_
