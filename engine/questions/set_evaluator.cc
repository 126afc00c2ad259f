#include "engine/questions/set_evaluator.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/questions/question_literals.h"
#include "engine/questions/set_operations.h"
#include "graph/base/status.h"
#include "graph/inline_term.h"

namespace whence {

void SetEvaluator::Start(std::span<const NameLink> links) {
  links_ = links;
  known_.clear();
  steps_ = 0;
  if (values_.size() > 1'000'000) values_.clear();
}

absl::Status SetEvaluator::Step(uint64_t count) {
  steps_ += count;
  if (steps_ <= max_steps_) return absl::OkStatus();
  return ResourceExhausted("the question reads more than ", max_steps_, " triples");
}

absl::StatusOr<const std::vector<TermId>*> SetEvaluator::Evaluate(const Node* set) {
  const auto known = known_.find(set);
  if (known != known_.end()) return &known->second;
  WHENCE_ASSIGN_OR_RETURN(Members members, Compute(set));
  Members& kept = known_[set];
  kept = std::move(members);
  return &kept;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::Compute(const Node* set) {
  switch (set->op) {
    case Op::kNames:
      return links_[static_cast<size_t>(set->payload)].entities;
    case Op::kClass:
      return ComputeClass(static_cast<size_t>(set->payload));
    case Op::kImage: {
      WHENCE_ASSIGN_OR_RETURN(const Members* const from, Evaluate(set->parts[1]));
      return ImageOf(set->parts[0], false, *from, set->parts[1]->classes);
    }
    case Op::kRange:
      return ComputeRange(set);
    case Op::kAnd:
      return ComputeAnd(set);
    case Op::kOr:
    case Op::kBoth:
      return ComputeUnion(set);
    case Op::kMinus:
      return ComputeMinus(set);
    case Op::kExtreme:
      return ComputeExtreme(set);
    case Op::kCompare:
      return ComputeCompare(set);
    case Op::kFirst: {
      WHENCE_ASSIGN_OR_RETURN(const Members* const first, Evaluate(set->parts[0]));
      if (!first->empty()) return *first;
      WHENCE_ASSIGN_OR_RETURN(const Members* const second, Evaluate(set->parts[1]));
      return *second;
    }
    case Op::kDated:
      return ComputeDated(set);
    case Op::kFlagged: {
      const LexicalFlag& flag = lexicon_.flags()[static_cast<size_t>(set->payload)];
      Members out;
      for (TermId value : set->number > 0 ? flag.yes : flag.no) {
        WHENCE_RETURN_IF_ERROR(Follow({flag.predicate, true}, {value}, out));
      }
      SortUnique(out);
      return out;
    }
    case Op::kDuring:
      return ComputeDuring(set);
    case Op::kQualified:
      return ComputeQualified(set);
    case Op::kMeasured:
      return ComputeMeasured(set);
    default:
      return Members();
  }
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeRange(const Node* set) {
  bool inverse = false;
  const Node* relation = InnerRelation(set->parts[0], &inverse);
  Members out;
  if (relation->op != Op::kRelation) return out;
  for (const RelationPath& path : lexicon_.relations()[static_cast<size_t>(relation->payload)].paths) {
    const RelationStep step = inverse ? path.steps.front() : path.steps.back();
    // The end of the path: where its last step read backwards begins.
    WHENCE_ASSIGN_OR_RETURN(const Members ends, Domain({step.predicate, step.inverse == inverse}));
    out.insert(out.end(), ends.begin(), ends.end());
  }
  SortUnique(out);
  return out;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeUnion(const Node* set) {
  Members out;
  for (const Node* part : set->parts) {
    WHENCE_ASSIGN_OR_RETURN(const Members* const members, Evaluate(part));
    out.insert(out.end(), members->begin(), members->end());
  }
  SortUnique(out);
  return out;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeMinus(const Node* set) {
  WHENCE_ASSIGN_OR_RETURN(const Members* const all, Evaluate(set->parts[0]));
  WHENCE_ASSIGN_OR_RETURN(const Members* const without, Evaluate(set->parts[1]));
  Members out;
  std::set_difference(all->begin(), all->end(), without->begin(), without->end(), std::back_inserter(out));
  return KeepDecided(set->parts[1], std::move(out));
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeDated(const Node* set) {
  WHENCE_ASSIGN_OR_RETURN(const Members* const members, Evaluate(set->parts[0]));
  Members out;
  for (TermId member : *members) {
    const auto value = ValueOf(member);
    const bool fits = set->payload == 2 ? value.has_value() : (value && value->date) == (set->payload == 1);
    if (fits) out.push_back(member);
  }
  // Beside dates that are written as such, a number such as 1710 counts something.
  const auto is_date = [this](TermId member) {
    const auto value = ValueOf(member);
    return value && value->day.has_value();
  };
  if (set->payload == 1 && std::any_of(out.begin(), out.end(), is_date)) {
    std::erase_if(out, [&](TermId member) { return !is_date(member); });
  }
  return out;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeQualified(const Node* set) {
  std::vector<QualifiedTriple> found;
  WHENCE_RETURN_IF_ERROR(CollectQualified(set, found));
  Members out;
  std::vector<double> amounts;  // "1,325 km" on one page is "1325 km" on another
  for (const QualifiedTriple& qualified : found) {
    const auto value = ValueOf(qualified.value);
    const bool amount = value && static_cast<AskedQualifier>(set->payload) == AskedQualifier::kAmount;
    if (amount && std::find(amounts.begin(), amounts.end(), value->number) != amounts.end()) continue;
    if (amount) amounts.push_back(value->number);
    out.push_back(qualified.value);
  }
  SortUnique(out);
  return out;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeMeasured(const Node* set) {
  WHENCE_ASSIGN_OR_RETURN(const Members* const members, Evaluate(set->parts[1]));
  WHENCE_ASSIGN_OR_RETURN(const Measured measured, Measure(set->parts[0], *members));
  Members out;
  for (TermId term : measured.terms) {
    if (term.value() != 0) out.push_back(term);
  }
  if (out.empty()) {
    // What has no numbers may have words: "how good is it" of a graph that says "excellent".
    WHENCE_ASSIGN_OR_RETURN(out, WordsOfMeasure(set->parts[0], *members));
  }
  SortUnique(out);
  return out;
}

// A class may be restricted by a condition on another class, or on itself.
absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeClass(size_t index) {
  const LexicalClass& of = lexicon_.classes()[index];
  if (of.base < 0) return ComputeUnconditional(of);
  const auto base = static_cast<size_t>(of.base);
  Members candidates, out;
  if (base == index) {
    WHENCE_ASSIGN_OR_RETURN(candidates, ComputeUnconditional(of));
  } else {
    WHENCE_ASSIGN_OR_RETURN(candidates, ComputeClass(base));
  }
  for (TermId member : candidates) {
    WHENCE_ASSIGN_OR_RETURN(const bool in, MeetsCondition(of, member));
    if (in) out.push_back(member);
  }
  return out;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeUnconditional(const LexicalClass& of) {
  Members out;
  for (TermId type : of.types) {
    for (auto cursor = graph_.Scan({.predicate = lexicon_.type_predicate(), .object = type}); cursor->Valid();
         cursor->Next()) {
      out.push_back(cursor->triple().subject);
      WHENCE_RETURN_IF_ERROR(Step(1));
    }
  }
  for (const RelationStep& side : of.sides) {
    WHENCE_ASSIGN_OR_RETURN(const Members domain, Domain(side));
    out.insert(out.end(), domain.begin(), domain.end());
  }
  SortUnique(out);
  return out;
}

absl::StatusOr<bool> SetEvaluator::HasStep(RelationStep step, TermId member) {
  WHENCE_RETURN_IF_ERROR(Step(1));
  TripleFilter filter{.predicate = step.predicate};
  (step.inverse ? filter.object : filter.subject) = member;
  const auto cursor = graph_.Scan(filter);
  const bool has = cursor->Valid();
  WHENCE_RETURN_IF_ERROR(cursor->status());
  return has;
}

absl::StatusOr<bool> SetEvaluator::InClass(size_t index, TermId member) {
  const LexicalClass& of = lexicon_.classes()[index];
  if (of.base < 0 || static_cast<size_t>(of.base) == index) {
    WHENCE_ASSIGN_OR_RETURN(const bool in, InUnconditional(of, member));
    if (!in || of.base < 0) return in;
  } else {
    WHENCE_ASSIGN_OR_RETURN(const bool in, InClass(static_cast<size_t>(of.base), member));
    if (!in) return false;
  }
  return MeetsCondition(of, member);
}

absl::StatusOr<bool> SetEvaluator::MeetsCondition(const LexicalClass& of, TermId member) {
  Node measure;
  measure.op = Op::kRelation;
  measure.payload = static_cast<int32_t>(of.measure);
  WHENCE_ASSIGN_OR_RETURN(const Members values, ImageOf(&measure, false, {member}, 0));
  return std::any_of(values.begin(), values.end(), [&](TermId value) {
    if (!of.values.empty()) return std::binary_search(of.values.begin(), of.values.end(), value);
    const auto number = ValueOf(value);
    return number && Holds(of.comparison, number->number, of.threshold);
  });
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::KeepDecided(const Node* without, Members members) {
  Node attribute, relation;
  const Node* measure = nullptr;
  if (without->op == Op::kCompare && without->parts[1]->op != Op::kCountOf) {
    measure = without->parts[1];
  } else if (without->op == Op::kClass) {
    const LexicalClass& of = lexicon_.classes()[static_cast<size_t>(without->payload)];
    if (of.base < 0 || !of.values.empty()) return members;
    relation.op = Op::kRelation;
    relation.payload = static_cast<int32_t>(of.measure);
    attribute.op = Op::kAttribute;
    attribute.parts = {&relation};
    measure = &attribute;
  }
  if (!measure) return members;
  WHENCE_ASSIGN_OR_RETURN(const Measured measured, Measure(measure, members));
  Members out;
  for (size_t i = 0; i < members.size(); ++i) {
    if (measured.values[i]) out.push_back(members[i]);
  }
  return out;
}

absl::StatusOr<bool> SetEvaluator::InUnconditional(const LexicalClass& of, TermId member) {
  for (TermId type : of.types) {
    WHENCE_RETURN_IF_ERROR(Step(1));
    if (graph_.Scan({.subject = member, .predicate = lexicon_.type_predicate(), .object = type})->Valid()) return true;
  }
  for (const RelationStep& side : of.sides) {
    WHENCE_ASSIGN_OR_RETURN(const bool has, HasStep(side, member));
    if (has) return true;
  }
  return false;
}

absl::Status SetEvaluator::Follow(RelationStep step, const Members& members, Members& out) {
  for (TermId member : members) {
    if (step.inverse) {
      // A year or a month stands for its days.
      const auto date = InlinedDate(member);
      if (date && date->day == 0) {
        WHENCE_RETURN_IF_ERROR(FollowPeriod(step.predicate, *date, out));
        continue;
      }
    }
    TripleFilter filter{.predicate = step.predicate};
    (step.inverse ? filter.object : filter.subject) = member;
    const auto cursor = graph_.Scan(filter);
    while (cursor->Valid()) {
      const auto batch = cursor->batch();
      WHENCE_RETURN_IF_ERROR(Step(batch.size()));
      // Both orders end in the position that is free here.
      const size_t free = cursor->order() == TripleOrder::kOsp ? 1 : 2;
      for (const Key3& key : batch) out.emplace_back(key[free]);
      cursor->NextBatch();
    }
    WHENCE_RETURN_IF_ERROR(cursor->status());
  }
  return absl::OkStatus();
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeDuring(const Node* set) {
  WHENCE_ASSIGN_OR_RETURN(const Members* const members, Evaluate(set->parts[0]));
  const Members all = *members;
  Members out, at_end;
  for (TermId member : all) {
    std::vector<Triple> triples;
    WHENCE_RETURN_IF_ERROR(Support(set->parts[0], member, triples));
    std::vector<QualifiedTriple> times;
    HeldThen held = HeldThen::kNo;
    for (const Triple& triple : triples) {
      if (triple.object != member) continue;
      WHENCE_RETURN_IF_ERROR(AppendQualifiers(graph_, triple, AskedQualifier::kTime, times));
      WHENCE_ASSIGN_OR_RETURN(const HeldThen of_triple, HeldIn(graph_, triple, set->parts[1]->number));
      held = std::max(held, of_triple);
    }
    const bool then = std::any_of(times.begin(), times.end(), [&](const QualifiedTriple& time) {
      const auto date = InlinedDate(time.value);
      return date && date->year == set->parts[1]->number;
    });
    if (then || held == HeldThen::kThroughout) out.push_back(member);
    if (!then && held == HeldThen::kAtEnd) at_end.push_back(member);
  }
  // Of two of which one ended in that year and the other began, neither was it all the year.
  return out.empty() && at_end.size() == 1 ? at_end : out;
}

absl::Status SetEvaluator::CollectQualified(const Node* set, std::vector<QualifiedTriple>& out) {
  bool inverse = false;
  const Node* relation = InnerRelation(set->parts[0], &inverse);
  WHENCE_ASSIGN_OR_RETURN(const Members* const first, Evaluate(set->parts[1]));
  const Members* second = nullptr;
  if (set->parts.size() > 2) {
    WHENCE_ASSIGN_OR_RETURN(second, Evaluate(set->parts[2]));
  }
  const auto collect = [&](const Members& from, const Members* to) -> absl::Status {
    for (const RelationPath& path : lexicon_.relations()[static_cast<size_t>(relation->payload)].paths) {
      if (path.steps.size() != 1) continue;
      const bool backwards = path.steps.front().inverse != inverse;
      for (TermId member : from) {
        TripleFilter filter{.predicate = path.steps.front().predicate};
        (backwards ? filter.object : filter.subject) = member;
        const auto cursor = graph_.Scan(filter);
        for (; cursor->Valid(); cursor->Next()) {
          WHENCE_RETURN_IF_ERROR(Step(1));
          const Triple triple = cursor->triple();
          const TermId other = backwards ? triple.subject : triple.object;
          if (to && !std::binary_search(to->begin(), to->end(), other)) continue;
          WHENCE_RETURN_IF_ERROR(AppendQualifiers(graph_, triple, static_cast<AskedQualifier>(set->payload), out));
        }
        WHENCE_RETURN_IF_ERROR(cursor->status());
      }
    }
    return absl::OkStatus();
  };
  WHENCE_RETURN_IF_ERROR(collect(*first, second));
  return out.empty() && second ? collect(*second, first) : absl::OkStatus();
}

absl::Status SetEvaluator::FollowPeriod(TermId predicate, const PartialDate& period, Members& out) {
  const auto [first, last] = RangeOfDate(period);
  const auto cursor = graph_.ScanIn(TripleOrder::kPos, {.predicate = predicate});
  for (cursor->Seek({predicate.value(), first.value(), 0}); cursor->Valid(); cursor->Next()) {
    if (cursor->key()[1] > last.value()) break;
    WHENCE_RETURN_IF_ERROR(Step(1));
    out.emplace_back(cursor->key()[2]);
  }
  return cursor->status();
}

absl::Status SetEvaluator::FollowAnything(const Members& members, Members& out) {
  const std::vector<TermId>& hidden = lexicon_.hidden();
  for (TermId member : members) {
    for (const bool inverse : {false, true}) {
      TripleFilter filter;
      (inverse ? filter.object : filter.subject) = member;
      auto cursor = graph_.Scan(filter);
      for (; cursor->Valid(); cursor->Next()) {
        WHENCE_RETURN_IF_ERROR(Step(1));
        const Triple triple = cursor->triple();
        if (std::find(hidden.begin(), hidden.end(), triple.predicate) != hidden.end()) continue;
        out.push_back(inverse ? triple.subject : triple.object);
      }
      WHENCE_RETURN_IF_ERROR(cursor->status());
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::FollowContains(bool up, const Members& places) {
  constexpr int kDeepest = 6;
  Members all, last = places;
  for (int level = 0; level < kDeepest && !last.empty(); ++level) {
    Members next, fresh;
    for (uint32_t locate : lexicon_.locate()) {
      Node relation;
      relation.op = Op::kRelation;
      relation.payload = static_cast<int32_t>(locate);
      WHENCE_ASSIGN_OR_RETURN(const Members reached, ImageOf(&relation, !up, last, 0));
      next.insert(next.end(), reached.begin(), reached.end());
    }
    SortUnique(next);
    std::set_difference(next.begin(), next.end(), all.begin(), all.end(), std::back_inserter(fresh));
    all.insert(all.end(), fresh.begin(), fresh.end());
    SortUnique(all);
    last = std::move(fresh);
  }
  return all;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ImageOf(const Node* relation, bool inverse, const Members& members,
                                                            uint64_t classes) {
  relation = InnerRelation(relation, &inverse);
  Members out;
  if (relation->op == Op::kAnything) {
    WHENCE_RETURN_IF_ERROR(FollowAnything(members, out));
  } else if (relation->op == Op::kContains) {
    return FollowContains(inverse, members);
  } else if (relation->op == Op::kCompose) {
    WHENCE_ASSIGN_OR_RETURN(const Members middle, ImageOf(relation->parts[inverse ? 1 : 0], inverse, members, classes));
    return ImageOf(relation->parts[inverse ? 0 : 1], inverse, middle, 0);
  } else {
    const LexicalRelation& lexical = lexicon_.relations()[static_cast<size_t>(relation->payload)];
    if (lexical.symmetric && graph_.Counts().documents > 0) {
      for (const RelationPath& path : lexical.paths) {
        if (path.steps.size() == 1 && path.steps.front().inverse == inverse) {
          WHENCE_RETURN_IF_ERROR(Follow({path.steps.front().predicate, false}, members, out));
        }
      }
      SortUnique(out);
      if (!out.empty()) return out;
    }
    for (const RelationPath& path : lexical.paths) {
      const uint64_t from = inverse ? path.to : path.from;
      if (from && classes && !(from & classes)) continue;
      if (path.steps.size() == 1) {
        const RelationStep step = path.steps.front();
        WHENCE_RETURN_IF_ERROR(Follow({step.predicate, step.inverse != inverse}, members, out));
        continue;
      }
      Members at = members;
      for (size_t i = 0; i < path.steps.size(); ++i) {
        const RelationStep step = path.steps[inverse ? path.steps.size() - 1 - i : i];
        Members next;
        WHENCE_RETURN_IF_ERROR(Follow({step.predicate, step.inverse != inverse}, at, next));
        SortUnique(next);
        at = std::move(next);
      }
      out.insert(out.end(), at.begin(), at.end());
    }
  }
  SortUnique(out);
  return out;
}

// Keeps the members that are in a set which is easier to test than to list.
absl::StatusOr<SetEvaluator::Members> SetEvaluator::Filter(const Node* set, const Members& members) {
  Members out;
  if (set->op == Op::kNot) {
    WHENCE_ASSIGN_OR_RETURN(const Members* const without, Evaluate(set->parts[0]));
    std::set_difference(members.begin(), members.end(), without->begin(), without->end(), std::back_inserter(out));
    return KeepDecided(set->parts[0], std::move(out));
  }
  if (set->op == Op::kEverything) return members;
  if (set->op == Op::kClass) {
    for (TermId member : members) {
      WHENCE_ASSIGN_OR_RETURN(const bool in, InClass(static_cast<size_t>(set->payload), member));
      if (in) out.push_back(member);
    }
    return out;
  }
  bool inverse = false;
  const Node* relation = set->op == Op::kRange ? InnerRelation(set->parts[0], &inverse) : nullptr;
  if (relation && relation->op == Op::kRelation) {
    for (TermId member : members) {
      for (const RelationPath& path : lexicon_.relations()[static_cast<size_t>(relation->payload)].paths) {
        const RelationStep last = inverse ? path.steps.front() : path.steps.back();
        WHENCE_ASSIGN_OR_RETURN(const bool has, HasStep({last.predicate, last.inverse == inverse}, member));
        if (!has) continue;
        out.push_back(member);
        break;
      }
    }
    return out;
  }
  WHENCE_ASSIGN_OR_RETURN(const Members* const other, Evaluate(set));
  std::set_intersection(members.begin(), members.end(), other->begin(), other->end(), std::back_inserter(out));
  return out;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeAnd(const Node* set) {
  const auto testable = [](const Node* part) {
    return part->op == Op::kNot || part->op == Op::kEverything || part->op == Op::kClass || part->op == Op::kRange;
  };
  NodeParts parts = set->parts;
  std::stable_sort(parts.begin(), parts.end(), [&](const Node* a, const Node* b) {
    // Negations and "everything" cannot come first at all.
    const auto rank = [&](const Node* part) {
      return part->op == Op::kNot || part->op == Op::kEverything ? 2 : testable(part) ? 1 : 0;
    };
    return rank(a) < rank(b);
  });
  WHENCE_ASSIGN_OR_RETURN(const Members* const first, Evaluate(parts.front()));
  Members members = *first;
  for (size_t i = 1; i < parts.size() && !members.empty(); ++i) {
    WHENCE_ASSIGN_OR_RETURN(members, Filter(parts[i], members));
  }
  return members;
}

}  // namespace whence
