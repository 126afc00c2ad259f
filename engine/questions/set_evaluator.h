#ifndef WHENCE_ENGINE_QUESTIONS_SET_EVALUATOR_H_
#define WHENCE_ENGINE_QUESTIONS_SET_EVALUATOR_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/node_hash_map.h"
#include "absl/status/statusor.h"
#include "engine/questions/graph_lexicon.h"
#include "engine/questions/literal_values.h"
#include "engine/questions/meaning.h"
#include "engine/questions/qualifier_values.h"
#include "engine/questions/question_linker.h"
#include "engine/questions/term_names.h"
#include "graph/graph.h"
#include "graph/inline_term.h"

namespace whence {

// Evaluates sets of meanings on a graph, a set at a time: a chain of relations costs one scan for each member of each
// set on the way, however many ways lead to it. Remembers the sets of one question. Not thread-safe.
class SetEvaluator {
 public:
  // `max_steps`: triples read for one question, then ResourceExhausted.
  SetEvaluator(const Graph& graph, const GraphLexicon& lexicon, TermNames& names, uint64_t max_steps = 20'000'000)
      : graph_(graph), lexicon_(lexicon), names_(names), max_steps_(max_steps) {}

  // Starts a new question; `links` outlive its evaluation.
  void Start(std::span<const NameLink> links);

  // The members, sorted, each once. REQUIRES: IsSet(*set), not set->open.
  absl::StatusOr<const std::vector<TermId>*> Evaluate(const Node* set);
  // Numbers that a measure gives for each member, in the order of the members; none where it gives none. For an
  // adjective: by the first of its relations that any member has.
  struct Measured {
    std::vector<std::optional<double>> values;
    std::vector<TermId> terms;  // the term that holds the number; id 0 for a count
    bool smallest = false;      // the adjective means small values
    int unit = -1;              // of the lexicon
  };
  absl::StatusOr<Measured> Measure(const Node* measure, const std::vector<TermId>& members);

  // Whether each of the things that a set names has a value: what is not known of one must not decide for the other.
  // True for sets that are not made of names alone.
  absl::StatusOr<bool> AllNamedHave(const Node* set, const std::vector<TermId>& members, const Measured& measured);

  // Drops the values of things that cannot be added up with the others, as a country's lakes with its provinces: what
  // is left is of one type, of the first class that the lexicon prefers where there are several; false if it prefers
  // none. Leaves sets alone that say of what they are.
  absl::StatusOr<bool> KeepOneKind(const Node* set, const std::vector<TermId>& members, Measured& measured);

  std::optional<TermValue> ValueOf(TermId term);

  // The triples that hold the values of a measure, appended; at most a few dozen.
  absl::Status SupportMeasured(const Node* measure, const std::vector<TermId>& members, std::vector<Triple>& out);
  // The triples that put `member` into `set`, appended; at most a few dozen.
  absl::Status Support(const Node* set, TermId member, std::vector<Triple>& out);

  uint64_t steps() const { return steps_; }

 private:
  using Members = std::vector<TermId>;

  // Each kind of set has its way; what a kind means is said in meaning.h.
  absl::StatusOr<Members> Compute(const Node* set);
  absl::StatusOr<Members> ComputeRange(const Node* set);
  absl::StatusOr<Members> ComputeUnion(const Node* set);
  absl::StatusOr<Members> ComputeMinus(const Node* set);
  absl::StatusOr<Members> ComputeDated(const Node* set);
  absl::StatusOr<Members> ComputeQualified(const Node* set);
  absl::StatusOr<Members> ComputeMeasured(const Node* set);
  absl::StatusOr<Members> ComputeAnd(const Node* set);
  absl::StatusOr<Members> ComputeClass(size_t of);
  absl::StatusOr<Members> ComputeUnconditional(const LexicalClass& of);
  // The members of a set that is to be measured; of "everything": what has such a measure.
  absl::StatusOr<Members> MembersToMeasure(const Node* set, const Node* measure);
  absl::StatusOr<Members> LatestValues(const Node* relation, TermId subject, const Members& values);
  absl::StatusOr<Members> MeasuredThings(const Node* measure);
  absl::StatusOr<Members> WithUntyped(const Members& members, const Node* measure);
  // What the step leads from.
  absl::StatusOr<Members> Domain(RelationStep step);
  // What an adjective's first relation that leads anywhere leads to.
  absl::StatusOr<Members> WordsOfMeasure(const Node* measure, const Members& members);
  absl::StatusOr<Members> ComputeExtreme(const Node* set);
  absl::StatusOr<Members> ComputeCompare(const Node* set);
  // What the values are held against, in their unit.
  absl::StatusOr<std::vector<double>> Limits(const Node* value, int unit);
  // `classes`: what is known of the members; paths between other classes are left out.
  absl::StatusOr<Members> ImageOf(const Node* relation, bool inverse, const Members& members, uint64_t classes);
  absl::StatusOr<Members> ComputeDuring(const Node* set);
  // What the statements say besides that lead from the first set of a kQualified to the second, or the other way round.
  absl::Status CollectQualified(const Node* set, std::vector<QualifiedTriple>& out);
  absl::Status Follow(RelationStep step, const Members& members, Members& out);
  // What has a date within a year or month.
  absl::Status FollowPeriod(TermId predicate, const PartialDate& period, Members& out);
  absl::Status FollowAnything(const Members& members, Members& out);
  // Down from places to what they and their parts hold, or up.
  absl::StatusOr<Members> FollowContains(bool up, const Members& places);
  absl::StatusOr<Members> Filter(const Node* set, const Members& members);
  // What a number decides is not denied of things that have none: a town of unknown size is no "town that is not
  // large".
  absl::StatusOr<Members> KeepDecided(const Node* without, Members members);
  absl::StatusOr<bool> InClass(size_t of, TermId member);
  absl::StatusOr<bool> InUnconditional(const LexicalClass& of, TermId member);
  absl::StatusOr<bool> MeetsCondition(const LexicalClass& of, TermId member);
  absl::StatusOr<bool> HasStep(RelationStep step, TermId member);
  absl::Status Step(uint64_t count);
  // The way up from `member` to a place that `is_there`, which is returned; id 0 if there is none.
  // Of what is the most or the least of a set, or on one side of a bound.
  absl::Status SupportCompared(const Node* set, TermId member, std::vector<Triple>& out);
  // Of a value of a measure: the first of whom it is one.
  absl::Status SupportOfValue(const Node* set, TermId value, std::vector<Triple>& out);
  absl::StatusOr<TermId> SupportOfContains(TermId member, const std::function<bool(TermId)>& is_there,
                                           std::vector<Triple>& out);
  // One triple that relates `member` to what `is_there`, which is returned; id 0 if there is none.
  absl::StatusOr<TermId> SupportOfAnything(TermId member, const std::function<bool(TermId)>& is_there,
                                           std::vector<Triple>& out);
  // The triples of one way along the path that leads from what `is_there`, which is returned, to `member`; id 0 if
  // there is none.
  absl::StatusOr<TermId> SupportOfPath(const RelationPath& path, bool inverse, TermId member,
                                       const std::function<bool(TermId)>& is_there, std::vector<Triple>& out);
  absl::Status SupportOfImage(const Node* relation, bool inverse, const Members& from, TermId member,
                              std::vector<Triple>& out, TermId* start);

  const Graph& graph_;
  const GraphLexicon& lexicon_;
  TermNames& names_;
  const uint64_t max_steps_;
  uint64_t steps_ = 0;
  std::span<const NameLink> links_;
  absl::node_hash_map<const Node*, Members> known_;  // its sets stay where they are
  absl::flat_hash_map<TermId, std::optional<TermValue>> values_;
};

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_SET_EVALUATOR_H_
