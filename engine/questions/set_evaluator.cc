#include "engine/questions/set_evaluator.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <utility>

#include "graph/base/status.h"
#include "graph/inline_term.h"

namespace whence {
namespace {

void SortUnique(std::vector<TermId>& members) {
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
}

bool Holds(Comparison comparison, double a, double b) {
  switch (comparison) {
    case Comparison::kLess:
      return a < b;
    case Comparison::kMore:
      return a > b;
    case Comparison::kAtLeast:
      return a >= b;
    case Comparison::kAtMost:
      return a <= b;
    case Comparison::kEqual:
      return a == b;
  }
  return false;
}

// "38,394 sq km" -> 38394; "-85"; nothing for text that does not begin with a number.
std::optional<double> LeadingNumber(std::string_view text) {
  std::string digits;
  size_t i = 0;
  for (; i < text.size() && i < 64; ++i) {
    const char c = text[i];
    const bool sign = i == 0 && (c == '-' || c == '+');
    const bool comma = c == ',' && i > 0 && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
    if (comma) continue;
    if (!sign && c != '.' && c != 'e' && c != 'E' && (c < '0' || c > '9')) break;
    digits += c;
  }
  char* end = nullptr;
  const double value = std::strtod(digits.c_str(), &end);
  if (end == digits.c_str()) return std::nullopt;
  // "3 Doors Down" is not a number; "12 km" is for the caller, who knows that the predicate measures.
  return value;
}

const Node* Inner(const Node* relation, bool* inverse) {
  while (relation->op == Op::kInverse) {
    *inverse = !*inverse;
    relation = relation->parts[0];
  }
  return relation;
}

}  // namespace

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
    case Op::kRange: {
      bool inverse = false;
      const Node* relation = Inner(set->parts[0], &inverse);
      Members out;
      if (relation->op != Op::kRelation) return out;
      for (const RelationPath& path : lexicon_.relations()[static_cast<size_t>(relation->payload)].paths) {
        const RelationStep step = inverse ? path.steps.front() : path.steps.back();
        const bool subjects = step.inverse != inverse;
        const auto cursor =
            graph_.ScanIn(subjects ? TripleOrder::kPso : TripleOrder::kPos, {.predicate = step.predicate});
        while (cursor->Valid()) {
          const uint64_t value = cursor->key()[1];
          out.emplace_back(value);
          WHENCE_RETURN_IF_ERROR(Step(1));
          cursor->Seek({step.predicate.value(), value + 1, 0});
        }
        WHENCE_RETURN_IF_ERROR(cursor->status());
      }
      SortUnique(out);
      return out;
    }
    case Op::kAnd:
      return ComputeAnd(set);
    case Op::kOr: {
      Members out;
      for (const Node* part : set->parts) {
        WHENCE_ASSIGN_OR_RETURN(const Members* const members, Evaluate(part));
        out.insert(out.end(), members->begin(), members->end());
      }
      SortUnique(out);
      return out;
    }
    case Op::kMinus: {
      WHENCE_ASSIGN_OR_RETURN(const Members* const all, Evaluate(set->parts[0]));
      WHENCE_ASSIGN_OR_RETURN(const Members* const without, Evaluate(set->parts[1]));
      Members out;
      std::set_difference(all->begin(), all->end(), without->begin(), without->end(), std::back_inserter(out));
      return out;
    }
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
    case Op::kDated: {
      WHENCE_ASSIGN_OR_RETURN(const Members* const members, Evaluate(set->parts[0]));
      Members out;
      for (TermId member : *members) {
        const auto value = ValueOf(member);
        const bool fits = set->payload == 2 ? value.has_value() : (value && value->date) == (set->payload == 1);
        if (fits) out.push_back(member);
      }
      return out;
    }
    case Op::kDuring:
      return ComputeDuring(set);
    case Op::kQualified: {
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
    case Op::kMeasured: {
      WHENCE_ASSIGN_OR_RETURN(const Members* const members, Evaluate(set->parts[1]));
      WHENCE_ASSIGN_OR_RETURN(const Measured measured, Measure(set->parts[0], *members));
      Members out;
      for (TermId term : measured.terms) {
        if (term.value() != 0) out.push_back(term);
      }
      SortUnique(out);
      return out;
    }
    default:
      return Members();
  }
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
    const auto cursor =
        graph_.ScanIn(side.inverse ? TripleOrder::kPos : TripleOrder::kPso, {.predicate = side.predicate});
    while (cursor->Valid()) {
      const uint64_t value = cursor->key()[1];
      out.emplace_back(value);
      WHENCE_RETURN_IF_ERROR(Step(1));
      cursor->Seek({side.predicate.value(), value + 1, 0});
    }
    WHENCE_RETURN_IF_ERROR(cursor->status());
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
  for (const RelationPath& path : lexicon_.relations()[of.measure].paths) {
    Members values;
    WHENCE_RETURN_IF_ERROR(Follow(path.steps.front(), {member}, values));
    for (TermId value : values) {
      const auto number = ValueOf(value);
      if (number && Holds(of.comparison, number->number, of.threshold)) return true;
    }
  }
  return false;
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
  Members out;
  for (TermId member : all) {
    std::vector<Triple> triples;
    WHENCE_RETURN_IF_ERROR(Support(set->parts[0], member, triples));
    std::vector<QualifiedTriple> times;
    for (const Triple& triple : triples) {
      if (triple.object != member) continue;
      WHENCE_RETURN_IF_ERROR(AppendQualifiers(graph_, triple, AskedQualifier::kTime, times));
    }
    const bool then = std::any_of(times.begin(), times.end(), [&](const QualifiedTriple& time) {
      const auto date = InlinedDate(time.value);
      return date && date->year == set->parts[1]->number;
    });
    if (then) out.push_back(member);
  }
  return out;
}

absl::Status SetEvaluator::CollectQualified(const Node* set, std::vector<QualifiedTriple>& out) {
  bool inverse = false;
  const Node* relation = Inner(set->parts[0], &inverse);
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

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ImageOf(const Node* relation, bool inverse, const Members& members,
                                                            uint64_t classes) {
  relation = Inner(relation, &inverse);
  Members out;
  if (relation->op == Op::kAnything) {
    WHENCE_RETURN_IF_ERROR(FollowAnything(members, out));
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
    return out;
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
  const Node* relation = set->op == Op::kRange ? Inner(set->parts[0], &inverse) : nullptr;
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

absl::StatusOr<SetEvaluator::Members> SetEvaluator::Domain(RelationStep step) {
  Members out;
  const auto cursor =
      graph_.ScanIn(step.inverse ? TripleOrder::kPos : TripleOrder::kPso, {.predicate = step.predicate});
  while (cursor->Valid()) {
    const uint64_t value = cursor->key()[1];
    out.emplace_back(value);
    WHENCE_RETURN_IF_ERROR(Step(1));
    cursor->Seek({step.predicate.value(), value + 1, 0});
  }
  WHENCE_RETURN_IF_ERROR(cursor->status());
  return out;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::MembersToMeasure(const Node* set, const Node* measure) {
  if (set->op != Op::kEverything) {
    WHENCE_ASSIGN_OR_RETURN(const Members* const members, Evaluate(set));
    return set->op == Op::kClass && graph_.Counts().documents > 0 ? WithUntyped(*members, measure) : *members;
  }
  return MeasuredThings(measure);
}

// Documents do not say of all things what they are. If most of what has the measure is of the class, then so is what
// has it and is of no class at all.
absl::StatusOr<SetEvaluator::Members> SetEvaluator::WithUntyped(const Members& members, const Node* measure) {
  WHENCE_ASSIGN_OR_RETURN(const Members all, MeasuredThings(measure));
  Members typed, untyped, out;
  std::set_intersection(all.begin(), all.end(), members.begin(), members.end(), std::back_inserter(typed));
  if (typed.size() * 2 <= all.size()) return members;
  for (TermId thing : all) {
    if (!graph_.Scan({.subject = thing, .predicate = lexicon_.type_predicate()})->Valid()) untyped.push_back(thing);
  }
  std::set_union(members.begin(), members.end(), untyped.begin(), untyped.end(), std::back_inserter(out));
  return out;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::MeasuredThings(const Node* measure) {
  std::vector<uint32_t> relations;
  bool inverse = false;
  if (measure->op == Op::kAdjective) {
    relations.push_back(lexicon_.adjectives()[static_cast<size_t>(measure->payload)].measures.front().first);
  } else {
    const Node* relation = Inner(measure->parts[0], &inverse);
    if (relation->op == Op::kRelation) relations.push_back(static_cast<uint32_t>(relation->payload));
  }
  Members out;
  for (uint32_t relation : relations) {
    for (const RelationPath& path : lexicon_.relations()[relation].paths) {
      const RelationStep first = inverse ? path.steps.back() : path.steps.front();
      WHENCE_ASSIGN_OR_RETURN(const Members domain, Domain({first.predicate, first.inverse != inverse}));
      out.insert(out.end(), domain.begin(), domain.end());
    }
  }
  SortUnique(out);
  return out;
}

std::optional<TermValue> SetEvaluator::ValueOf(TermId term) {
  if (const auto integer = InlinedInteger(term)) {
    return TermValue{static_cast<double>(*integer), *integer >= 1000 && *integer <= 2100};
  }
  if (const auto date = InlinedDate(term)) {
    return TermValue{date->year + date->month / 13.0 + date->day / 500.0, true};
  }
  const auto [found, fresh] = values_.try_emplace(term);
  if (!fresh) return found->second;
  std::optional<TermValue> value;
  if (const absl::StatusOr<const NamedTerm*> named = names_.Find(term); named.ok()) {
    const std::string& text = (*named)->text;
    if (const auto number = LeadingNumber(text)) {
      const bool digits =
          text.size() >= 3 && text.size() <= 10 && text.find_first_not_of("0123456789-") == std::string::npos;
      value = TermValue{*number, digits && *number >= 100 && *number <= 2100};
    }
  }
  values_[term] = value;
  return value;
}

// Pages give figures year by year: the latest is what a thing has now.
absl::StatusOr<SetEvaluator::Members> SetEvaluator::LatestValues(const Node* relation, TermId subject,
                                                                 const Members& values) {
  bool inverse = false;
  relation = Inner(relation, &inverse);
  if (relation->op != Op::kRelation || inverse) return values;
  std::vector<Triple> triples;
  for (const RelationPath& path : lexicon_.relations()[static_cast<size_t>(relation->payload)].paths) {
    if (path.steps.size() != 1 || path.steps.front().inverse) continue;
    for (TermId value : values) {
      const Triple triple{subject, path.steps.front().predicate, value};
      if (graph_.Scan({.subject = triple.subject, .predicate = triple.predicate, .object = triple.object})->Valid()) {
        triples.push_back(triple);
      }
    }
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<Triple> latest, LatestOf(graph_, triples));
  Members out;
  for (const Triple& triple : latest) out.push_back(triple.object);
  SortUnique(out);
  return out.empty() ? values : out;
}

absl::StatusOr<SetEvaluator::Measured> SetEvaluator::Measure(const Node* measure, const std::vector<TermId>& members) {
  Measured measured;
  measured.values.resize(members.size());
  measured.terms.resize(members.size());
  if (measure->op == Op::kCountOf) {
    for (size_t i = 0; i < members.size(); ++i) {
      WHENCE_ASSIGN_OR_RETURN(Members related, ImageOf(measure->parts[0], false, {members[i]}, 0));
      WHENCE_ASSIGN_OR_RETURN(related, Filter(measure->parts[1], related));
      measured.values[i] = static_cast<double>(related.size());
    }
    return measured;
  }
  // The relations to try, with whether the smallest value is meant.
  std::vector<std::pair<const Node*, bool>> attributes;
  std::vector<Node> own;
  if (measure->op == Op::kAttribute) {
    attributes.emplace_back(measure->parts[0], false);
  } else {
    const LexicalAdjective& adjective = lexicon_.adjectives()[static_cast<size_t>(measure->payload)];
    own.resize(adjective.measures.size());
    for (size_t i = 0; i < own.size(); ++i) {
      own[i].op = Op::kRelation;
      own[i].payload = static_cast<int32_t>(adjective.measures[i].first);
      attributes.emplace_back(&own[i], adjective.measures[i].second);
    }
  }
  for (const auto& [relation, smallest] : attributes) {
    bool any = false;
    for (size_t i = 0; i < members.size(); ++i) {
      WHENCE_ASSIGN_OR_RETURN(Members values, ImageOf(relation, false, {members[i]}, 0));
      if (values.size() > 1 && graph_.Counts().documents > 0) {
        WHENCE_ASSIGN_OR_RETURN(values, LatestValues(relation, members[i], values));
      }
      for (TermId value : values) {
        const auto number = ValueOf(value);
        if (!number) continue;
        const bool better = !measured.values[i] ||
                            (smallest ? number->number < *measured.values[i] : number->number > *measured.values[i]);
        if (!better) continue;
        measured.values[i] = number->number;
        measured.terms[i] = value;
        any = true;
      }
    }
    measured.smallest = smallest;
    if (any) break;
  }
  return measured;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeExtreme(const Node* set) {
  WHENCE_ASSIGN_OR_RETURN(const Members members, MembersToMeasure(set->parts[0], set->parts[1]));
  WHENCE_ASSIGN_OR_RETURN(const Measured measured, Measure(set->parts[1], members));
  const bool largest = (set->payload > 0) != measured.smallest;
  std::vector<double> values;
  for (const auto& value : measured.values) {
    if (value) values.push_back(*value);
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  const auto rank = static_cast<size_t>(std::abs(set->payload));
  Members out;
  if (rank == 0 || rank > values.size()) return out;
  const double wanted = largest ? values[values.size() - rank] : values[rank - 1];
  // None of them has any: then none has the most.
  if (largest && wanted == 0 && set->parts[1]->op == Op::kCountOf) return out;
  for (size_t i = 0; i < members.size(); ++i) {
    if (measured.values[i] && *measured.values[i] == wanted) out.push_back(members[i]);
  }
  return out;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeCompare(const Node* set) {
  WHENCE_ASSIGN_OR_RETURN(const Members members, MembersToMeasure(set->parts[0], set->parts[1]));
  WHENCE_ASSIGN_OR_RETURN(const Measured measured, Measure(set->parts[1], members));
  std::vector<double> limits;
  const Node* value = set->parts[2];
  if (value->op == Op::kNumber) {
    limits.push_back(value->number);
  } else if (value->op == Op::kMeasured && value->parts[0]->op == Op::kCountOf) {
    WHENCE_ASSIGN_OR_RETURN(const Members* const others, Evaluate(value->parts[1]));
    WHENCE_ASSIGN_OR_RETURN(const Measured counted, Measure(value->parts[0], *others));
    for (const auto& count : counted.values) limits.push_back(count.value_or(0));
  } else {
    WHENCE_ASSIGN_OR_RETURN(const Members* const terms, Evaluate(value));
    for (TermId term : *terms) {
      if (const auto number = ValueOf(term)) limits.push_back(number->number);
    }
  }
  auto comparison = static_cast<Comparison>(set->payload);
  // "smaller than" compares the other way round from "larger than".
  if (measured.smallest && comparison == Comparison::kMore)
    comparison = Comparison::kLess;
  else if (measured.smallest && comparison == Comparison::kLess)
    comparison = Comparison::kMore;
  Members out;
  for (size_t i = 0; i < members.size() && !limits.empty(); ++i) {
    if (!measured.values[i]) continue;
    const bool all = std::all_of(limits.begin(), limits.end(),
                                 [&](double limit) { return Holds(comparison, *measured.values[i], limit); });
    if (all) out.push_back(members[i]);
  }
  return out;
}

absl::Status SetEvaluator::SupportOfImage(const Node* relation, bool inverse, const Members& from, TermId member,
                                          std::vector<Triple>& out, TermId* start) {
  relation = Inner(relation, &inverse);
  const auto contains = [&](TermId term) { return std::binary_search(from.begin(), from.end(), term); };
  if (relation->op == Op::kAnything) {
    for (const bool object : {true, false}) {
      TripleFilter filter;
      (object ? filter.object : filter.subject) = member;
      for (auto cursor = graph_.Scan(filter); cursor->Valid(); cursor->Next()) {
        const Triple triple = cursor->triple();
        const TermId other = object ? triple.subject : triple.object;
        if (!contains(other)) continue;
        out.push_back(triple);
        *start = other;
        return absl::OkStatus();
      }
    }
    return absl::OkStatus();
  }
  if (relation->op != Op::kRelation) return absl::OkStatus();
  for (const RelationPath& path : lexicon_.relations()[static_cast<size_t>(relation->payload)].paths) {
    // Backwards from the member, a set at a time; then forwards along one way that arrives in `from`.
    std::vector<RelationStep> back;
    for (size_t i = 0; i < path.steps.size(); ++i) {
      const RelationStep step = path.steps[inverse ? i : path.steps.size() - 1 - i];
      back.push_back({step.predicate, step.inverse == inverse});
    }
    std::vector<Members> layers = {{member}};
    for (const RelationStep& step : back) {
      Members next;
      if (absl::Status status = Follow(step, layers.back(), next); !status.ok()) return status;
      SortUnique(next);
      layers.push_back(std::move(next));
    }
    const auto first = std::find_if(layers.back().begin(), layers.back().end(), contains);
    if (first == layers.back().end()) continue;
    *start = *first;
    TermId at = *first;
    for (size_t i = back.size(); i-- > 0;) {
      for (TermId next : layers[i]) {
        const Triple triple =
            back[i].inverse ? Triple{at, back[i].predicate, next} : Triple{next, back[i].predicate, at};
        if (!graph_.Scan({.subject = triple.subject, .predicate = triple.predicate, .object = triple.object})->Valid())
          continue;
        out.push_back(triple);
        at = next;
        break;
      }
    }
    return absl::OkStatus();
  }
  return absl::OkStatus();
}

absl::Status SetEvaluator::SupportMeasured(const Node* measure, const std::vector<TermId>& members,
                                           std::vector<Triple>& out) {
  WHENCE_ASSIGN_OR_RETURN(const Measured measured, Measure(measure, members));
  for (size_t i = 0; i < members.size() && out.size() <= 64; ++i) {
    if (measured.terms[i].value() == 0) continue;
    for (auto cursor = graph_.Scan({.subject = members[i], .object = measured.terms[i]}); cursor->Valid();
         cursor->Next()) {
      out.push_back(cursor->triple());
    }
  }
  return absl::OkStatus();
}

absl::Status SetEvaluator::Support(const Node* set, TermId member, std::vector<Triple>& out) {
  if (out.size() > 64) return absl::OkStatus();
  switch (set->op) {
    case Op::kImage: {
      WHENCE_ASSIGN_OR_RETURN(const Members* const from, Evaluate(set->parts[1]));
      TermId start;
      WHENCE_RETURN_IF_ERROR(SupportOfImage(set->parts[0], false, *from, member, out, &start));
      return start.value() == 0 ? absl::OkStatus() : Support(set->parts[1], start, out);
    }
    case Op::kAnd:
    case Op::kOr: {
      for (const Node* part : set->parts) {
        if (part->op == Op::kNot || part->op == Op::kEverything || part->op == Op::kClass) continue;
        WHENCE_ASSIGN_OR_RETURN(const Members* const members, Evaluate(part));
        if (std::binary_search(members->begin(), members->end(), member))
          WHENCE_RETURN_IF_ERROR(Support(part, member, out));
      }
      return absl::OkStatus();
    }
    case Op::kQualified: {
      std::vector<QualifiedTriple> found;
      WHENCE_RETURN_IF_ERROR(CollectQualified(set, found));
      for (const QualifiedTriple& qualified : found) {
        if (qualified.value == member) out.push_back(qualified.triple);
      }
      return absl::OkStatus();
    }
    case Op::kMinus:
    case Op::kDuring:
    case Op::kDated:
      return Support(set->parts[0], member, out);
    case Op::kFirst: {
      WHENCE_ASSIGN_OR_RETURN(const Members* const first, Evaluate(set->parts[0]));
      return Support(set->parts[first->empty() ? 1 : 0], member, out);
    }
    case Op::kExtreme:
    case Op::kCompare: {
      if (set->op == Op::kExtreme && set->parts[0]->op == Op::kOr) {  // a choice: the other's value decides, too
        WHENCE_ASSIGN_OR_RETURN(const Members* const rivals, Evaluate(set->parts[0]));
        const Members all = *rivals;
        WHENCE_RETURN_IF_ERROR(SupportMeasured(set->parts[1], {member}, out));
        return SupportMeasured(set->parts[1], all, out);
      }
      WHENCE_ASSIGN_OR_RETURN(const Measured measured, Measure(set->parts[1], {member}));
      if (!measured.terms.empty() && measured.terms[0].value() != 0) {
        for (auto cursor = graph_.Scan({.subject = member, .object = measured.terms[0]}); cursor->Valid();
             cursor->Next()) {
          out.push_back(cursor->triple());
        }
      }
      return Support(set->parts[0], member, out);
    }
    case Op::kMeasured: {
      WHENCE_ASSIGN_OR_RETURN(const Members* const members, Evaluate(set->parts[1]));
      WHENCE_ASSIGN_OR_RETURN(const Measured measured, Measure(set->parts[0], *members));
      for (size_t i = 0; i < members->size(); ++i) {
        if (measured.terms[i] != member) continue;
        for (auto cursor = graph_.Scan({.subject = (*members)[i], .object = member}); cursor->Valid(); cursor->Next()) {
          out.push_back(cursor->triple());
        }
        return Support(set->parts[1], (*members)[i], out);
      }
      return absl::OkStatus();
    }
    default:
      return absl::OkStatus();
  }
}

}  // namespace whence
