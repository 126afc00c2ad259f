#ifndef WHENCE_ENGINE_CONFLICTS_RIVAL_FINDER_H_
#define WHENCE_ENGINE_CONFLICTS_RIVAL_FINDER_H_

#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "engine/conflicts/saying.h"
#include "graph/graph.h"
#include "rules/extraction/predicate_lexicon.h"
#include "rules/inference/conflict_rules.h"

namespace whence {

// What other sources say against the statements that an answer or a verdict rests on. Made for one question; not
// thread-safe.
class RivalFinder {
 public:
  // All outlive it.
  RivalFinder(const Graph& graph, const ConflictRules& rules, const PredicateLexicon& lexicon)
      : graph_(graph), reader_(graph, rules, lexicon) {}

  // A disagreement that a statement takes part in.
  struct Rivalry {
    Saying own;                  // what the statement says
    std::vector<Saying> others;  // what is said against it
  };
  // The disagreements of a statement, and of its sentence in other words, with what is said of the same thing, in what
  // of it `matters`. Cost: all statements on what it speaks of where they are few, some 60 triples, else those of its
  // predicate, at most 200; none where nothing matters.
  absl::StatusOr<std::vector<Rivalry>> Against(const Statement& statement,
                                               absl::FunctionRef<bool(const Saying&)> matters);

  SayingReader& reader() { return reader_; }

 private:
  // What the statement's sentence says of its subject: "became director" in one wording says since when "led".
  absl::StatusOr<std::vector<Statement>> SaidWith(const Statement& statement);
  // What else may be said of a thing under the predicate; `done`: also what is done to it.
  absl::Status ReadAbout(TermId thing, TermId predicate, bool done, std::vector<Saying>& sayings);
  absl::Status ReadAll(const TripleFilter& filter, std::vector<Saying>& sayings);
  // What other documents call by the same words, where the term is a description.
  absl::StatusOr<std::vector<TermId>> Alike(TermId thing);

  const Graph& graph_;
  SayingReader reader_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_CONFLICTS_RIVAL_FINDER_H_
