// What GraphQuestionAnswerer takes for a no: what an empty set means, and what that rests on.
#include <algorithm>
#include <vector>

#include "engine/questions/graph_questions.h"
#include "graph/base/status.h"

namespace whence {

// Whatever has to do with X, "have a dog": that it is no dog in what documents say denies nothing.
bool GraphQuestionAnswerer::IsVague(const Node* image) const {
  return from_documents_ && image->parts[0]->op == Op::kAnything;
}

// "Is X the capital of Peru?" of an X that the graph has never heard of: no, if it knows the capital of Peru.
absl::Status GraphQuestionAnswerer::DenyUnknownName(const GraphQuestionOptions& options, GraphAnswer& answer) {
  evaluator_.Start(links_);
  const Node* asked = readings_.front().asked;
  if (asked->op != Op::kWhether || asked->parts[0]->op != Op::kAnd || asked->parts[0]->parts.size() != 2) {
    return absl::OkStatus();
  }
  const NodeParts& parts = asked->parts[0]->parts;
  for (size_t i = 0; i < 2; ++i) {
    if (parts[i]->op != Op::kNames || parts[1 - i]->op != Op::kImage) continue;
    if (IsVague(parts[1 - i])) continue;
    if (!links_[static_cast<size_t>(parts[i]->payload)].entities.empty()) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(parts[1 - i]));
    if (members->empty()) continue;
    const TermId other = members->front();
    GraphAnswerItem no = TruthItem(false);
    if (options.support) WHENCE_RETURN_IF_ERROR(evaluator_.Support(parts[1 - i], other, no.support));
    answer.answers.push_back(std::move(no));
    answer.status = GraphAnswerStatus::kAnswered;
    answer.reason = GraphUnknownReason::kNone;
    answer.reading = Describe(asked);
    return absl::OkStatus();
  }
  return absl::OkStatus();
}

// Whether the things that a set starts from are of a kind that its relation leads from: a collector who is no record
// has not collected none because no record was "collected in" them. Judged by a few of those that it leads from.
absl::StatusOr<bool> GraphQuestionAnswerer::CouldBe(const Node* set) {
  constexpr size_t kSample = 16;
  for (const Node* part : set->op == Op::kAnd ? set->parts : NodeParts{set}) {
    if (part->op != Op::kImage || part->parts[1]->op != Op::kNames) continue;
    const Node* relation = part->parts[0];
    const bool inverse = relation->op == Op::kInverse;
    if (inverse) relation = relation->parts[0];
    if (relation->op != Op::kRelation) continue;
    const NameLink& link = links_[static_cast<size_t>(part->parts[1]->payload)];
    uint64_t own = 0, known = 0;
    for (const TermId thing : link.entities) {
      WHENCE_ASSIGN_OR_RETURN(const uint64_t bits, linker_.ClassesOf(thing));
      own |= bits;
    }
    for (const RelationPath& path : lexicon_.relations()[static_cast<size_t>(relation->payload)].paths) {
      const RelationStep step = inverse ? path.steps.back() : path.steps.front();
      const bool from_object = step.inverse != inverse;
      const auto cursor =
          graph_.ScanIn(from_object ? TripleOrder::kPos : TripleOrder::kPso, {.predicate = step.predicate});
      for (size_t i = 0; i < kSample && cursor->Valid(); ++i) {
        const uint64_t thing = cursor->key()[1];
        WHENCE_ASSIGN_OR_RETURN(const uint64_t bits, linker_.ClassesOf(TermId(thing)));
        if (bits == 0) return true;
        known |= bits;
        cursor->Seek({step.predicate.value(), thing + 1, 0});
      }
      WHENCE_RETURN_IF_ERROR(cursor->status());
    }
    if (own != 0 && known != 0 && (own & known) == 0) return false;
  }
  return true;
}

// Whether the graph says of all that could be in an empty set that some flag of the set is otherwise.
absl::StatusOr<bool> GraphQuestionAnswerer::TellsFlags(const Node* asked) {
  const Node* set = asked->parts[0];
  const Node* possible = set;
  bool others = false;
  for (const Node* part : set->parts) {
    others = others || (part->op != Op::kFlagged && part->op != Op::kNot);
    if (part->op != Op::kFlagged) continue;
    // A flag that is never false counts those of which it is said.
    const bool only = lexicon_.flags()[static_cast<size_t>(part->payload)].no.empty();
    if (only && asked->op == Op::kHowMany) continue;
    possible = builder_.Replace(possible, part, builder_.Negated(builder_.Opposite(part)));
  }
  if (possible == set) return true;
  if (!others) return false;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(possible));
  return members->empty();
}

// Yes if all of the set are as they are asked to be, no if one is not; of a name that several have, if none of them is.
absl::StatusOr<bool> GraphQuestionAnswerer::AnswerEach(const Node* asked, const GraphQuestionOptions& options,
                                                       GraphAnswer& answer) {
  const Node* denied = builder_.Replace(asked->parts[0], asked->parts[2], builder_.Opposite(asked->parts[2]));
  std::vector<TermId> sets[3];
  const Node* const nodes[] = {asked->parts[1], asked->parts[0], denied};
  for (size_t i = 0; i < 3; ++i) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(nodes[i]));
    sets[i] = *members;
  }
  const auto& [all, yes, no] = sets;
  const bool holds = no.empty() && yes.size() == all.size();
  const bool fails = !no.empty() && (asked->parts[1]->op == Op::kNames ? no.size() == all.size() && yes.empty()
                                                                       : yes.size() + no.size() <= all.size());
  if (all.empty() || (!holds && !fails)) return false;
  GraphAnswerItem item = TruthItem(holds);
  for (size_t i = 0; options.support && i < sets[holds ? 1 : 2].size() && i < 100; ++i) {
    WHENCE_RETURN_IF_ERROR(evaluator_.Support(nodes[holds ? 1 : 2], sets[holds ? 1 : 2][i], item.support));
  }
  answer.answers.push_back(std::move(item));
  return holds;
}

// Whether an empty set means "no" or "none". What was loaded as a graph is taken to be whole; what documents say is
// not: there, only something that is known to be otherwise is a no.
absl::StatusOr<bool> GraphQuestionAnswerer::Denies(const Node* asked) {
  // Numbers and dates are not counted: that there is none of them says nothing.
  const uint64_t classes = asked->parts[0]->classes;
  const bool literals = (classes & kLiteralClass) && (classes & kEntityClasses) != kEntityClasses;
  if (asked->op == Op::kHowMany && literals) return false;
  // Neither true nor false of it, that the graph says.
  if (asked->parts[0]->op == Op::kAnd) {
    WHENCE_ASSIGN_OR_RETURN(const bool told, TellsFlags(asked));
    if (!told) return false;
  }
  if (asked->op == Op::kHowMany && !from_documents_) {
    WHENCE_ASSIGN_OR_RETURN(const bool could, CouldBe(asked->parts[0]));
    return could;
  }
  if (!from_documents_) return true;
  const Node* set = asked->parts[0];
  if (asked->op != Op::kWhether) return false;
  if (set->op == Op::kCompare) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const compared, evaluator_.Evaluate(set->parts[0]));
    WHENCE_ASSIGN_OR_RETURN(const SetEvaluator::Measured measured, evaluator_.Measure(set->parts[1], *compared));
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const limits, evaluator_.Evaluate(set->parts[2]));
    const bool known =
        std::any_of(measured.values.begin(), measured.values.end(), [](const auto& v) { return v.has_value(); });
    return known && (!limits->empty() || set->parts[2]->op == Op::kNumber);
  }
  if (set->op != Op::kAnd) return false;
  for (const Node* part : set->parts) {
    if (part->op != Op::kImage || IsVague(part)) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(part));
    if (!members->empty()) return true;
  }
  return false;
}

// "No" rests on what is known to be so instead, a comparison on both values.
absl::Status GraphQuestionAnswerer::SupportDecision(const Node* set, std::vector<Triple>& support) {
  if (set->op == Op::kCompare) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(set->parts[0]));
    const std::vector<TermId> compared = *members;
    WHENCE_RETURN_IF_ERROR(evaluator_.SupportMeasured(set->parts[1], compared, support));
    if (!IsSet(*set->parts[2]) || set->parts[2]->op == Op::kNumber) return absl::OkStatus();
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const limits, evaluator_.Evaluate(set->parts[2]));
    const std::vector<TermId> values = *limits;
    for (const TermId value : values) WHENCE_RETURN_IF_ERROR(evaluator_.Support(set->parts[2], value, support));
    return absl::OkStatus();
  }
  if (set->op != Op::kAnd) return absl::OkStatus();
  for (const Node* part : set->parts) {
    if (part->op != Op::kImage) continue;
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(part));
    const std::vector<TermId> known = *members;
    for (const TermId member : known) WHENCE_RETURN_IF_ERROR(evaluator_.Support(part, member, support));
  }
  return absl::OkStatus();
}

// Whether both sides of a comparison that left nothing are known.
absl::StatusOr<bool> GraphQuestionAnswerer::HasCompared(const Node* asked) {
  const Node* set = asked->parts[0];
  if (asked->op != Op::kValues || set->op != Op::kCompare) return false;
  if (set->parts[2]->op == Op::kSizeOf) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const all, evaluator_.Evaluate(set->parts[2]->parts[0]));
    return !all->empty();
  }
  if (set->parts[1]->op == Op::kCountOf) return false;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const evaluated, evaluator_.Evaluate(set->parts[0]));
  const std::vector<TermId> compared = *evaluated;
  WHENCE_ASSIGN_OR_RETURN(const SetEvaluator::Measured measured, evaluator_.Measure(set->parts[1], compared));
  const auto known = [](const auto& value) { return value.has_value(); };
  if (std::none_of(measured.values.begin(), measured.values.end(), known)) return false;
  if (set->parts[2]->op == Op::kNumber) return true;
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const limits, evaluator_.Evaluate(set->parts[2]));
  return !limits->empty();
}

}  // namespace whence
