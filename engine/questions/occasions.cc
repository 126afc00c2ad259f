#include "engine/questions/occasions.h"

#include <vector>

#include "absl/container/inlined_vector.h"

namespace whence {
namespace {

// From the doer to the occasion, from the occasion to whom it is done.
struct Ways {
  RelationStep there;
  RelationStep on;
};

RelationStep Turned(RelationStep step) { return {step.predicate, !step.inverse}; }

absl::InlinedVector<Ways, 2> WaysOf(const GraphLexicon& lexicon, uint32_t relation, bool inverse) {
  absl::InlinedVector<Ways, 2> ways;
  for (const RelationPath& path : lexicon.relations()[relation].paths) {
    if (path.steps.size() != 2) continue;
    ways.push_back(inverse ? Ways{Turned(path.steps[1]), Turned(path.steps[0])} : Ways{path.steps[0], path.steps[1]});
  }
  return ways;
}

absl::InlinedVector<Ways, 2> WaysOf(const GraphLexicon& lexicon, const Node* verb) {
  if (verb->op == Op::kStranded) verb = verb->parts[0];
  const bool inverse = verb->op == Op::kInverse;
  if (inverse) verb = verb->parts[0];
  if (verb->op != Op::kRelation) return {};
  return WaysOf(lexicon, static_cast<uint32_t>(verb->payload), inverse);
}

const Node* NodeOf(QuestionMeaningBuilder& builder, RelationStep step) {
  const auto relation = builder.lexicon().RelationOf(step.predicate);
  if (!relation) return nullptr;
  const Node* node = builder.Relation(*relation);
  return step.inverse ? builder.Inverse(node) : node;
}

const Node* OrOf(QuestionMeaningBuilder& builder, const Node* a, const Node* b) {
  return a && b ? builder.Or(a, b) : a ? a : b;
}

}  // namespace

const Node* TookPart(QuestionMeaningBuilder& builder, const Occasion& occasion, Occasion::Part part) {
  const GraphLexicon& lexicon = builder.lexicon();
  const Node* all = nullptr;
  for (const Ways& ways : WaysOf(lexicon, occasion.verb)) {
    const Node* there = NodeOf(builder, ways.there);
    const Node* on = NodeOf(builder, ways.on);
    if (!there || !on) continue;
    // Whom the preposition names: the ends of verbs over the same occasions.
    absl::InlinedVector<const Node*, 2> others;
    for (const PrepositionalVerb& verb : lexicon.prepositional_verbs()) {
      if (occasion.preposition < 0 || verb.preposition != occasion.preposition) continue;
      for (const Ways& more : WaysOf(lexicon, verb.relation, verb.inverse)) {
        const bool same = more.there.predicate == ways.there.predicate && more.there.inverse == ways.there.inverse;
        const Node* const end = same ? NodeOf(builder, more.on) : nullptr;
        if (end) others.push_back(end);
      }
    }
    if (occasion.preposition >= 0 && others.empty()) continue;
    const Node* events = nullptr;
    const auto narrow = [&](const Node* to) {
      events = !to ? nullptr : events ? builder.And(events, to) : to;
      return events != nullptr;
    };
    if (occasion.doer && !narrow(builder.Image(there, occasion.doer))) continue;
    if (occasion.object && !narrow(builder.Image(builder.Inverse(on), occasion.object))) continue;
    if (occasion.other) {
      const Node* with = nullptr;
      for (const Node* end : others) with = OrOf(builder, with, builder.Image(builder.Inverse(end), occasion.other));
      if (!narrow(with)) continue;
    }
    if (!events) continue;
    const Node* found = nullptr;
    switch (part) {
      case Occasion::Part::kItself:
        found = events;
        break;
      case Occasion::Part::kDoer:
        found = builder.Image(builder.Inverse(there), events);
        break;
      case Occasion::Part::kObject:
        found = builder.Image(on, events);
        break;
      case Occasion::Part::kOther:
        for (const Node* end : others) found = OrOf(builder, found, builder.Image(end, events));
        break;
    }
    all = OrOf(builder, all, found);
  }
  return all;
}

const Node* ToOccasions(QuestionMeaningBuilder& builder, const Node* verb, bool from_object) {
  const auto all = WaysOf(builder.lexicon(), verb);
  if (all.size() != 1) return nullptr;
  const Node* const step = NodeOf(builder, from_object ? all.front().on : all.front().there);
  return step && from_object ? builder.Inverse(step) : step;
}

}  // namespace whence
