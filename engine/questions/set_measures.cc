#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <string>
#include <utility>

#include "engine/questions/literal_values.h"
#include "engine/questions/question_literals.h"
#include "engine/questions/set_evaluator.h"
#include "engine/questions/set_operations.h"
#include "graph/base/status.h"
#include "graph/inline_term.h"

namespace whence {

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
    const Node* relation = InnerRelation(measure->parts[0], &inverse);
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
    return TermValue{NumberOfDate(*date), true, false, *date};
  }
  const auto [found, fresh] = values_.try_emplace(term);
  if (!fresh) return found->second;
  std::optional<TermValue> value;
  if (const absl::StatusOr<const NamedTerm*> named = names_.Find(term); named.ok()) {
    const std::string& text = (*named)->text;
    if ((*named)->literal) value = ReadDateTime(text);
    if ((*named)->literal && !value) value = ReadDuration(text);
    if (value) return values_[term] = value;
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
  relation = InnerRelation(relation, &inverse);
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
    measured.unit =
        relation->op == Op::kRelation ? lexicon_.relations()[static_cast<size_t>(relation->payload)].unit : -1;
    for (size_t i = 0; i < members.size(); ++i) {
      WHENCE_ASSIGN_OR_RETURN(Members values, ImageOf(relation, false, {members[i]}, 0));
      if (values.size() > 1 && graph_.Counts().documents > 0) {
        WHENCE_ASSIGN_OR_RETURN(values, LatestValues(relation, members[i], values));
      }
      for (TermId value : values) {
        auto number = ValueOf(value);
        if (!number) continue;
        if (number->duration && measured.unit >= 0) {
          number->number *= lexicon_.units().Convert(lexicon_.units().second(), measured.unit).value_or(1);
        }
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

absl::StatusOr<SetEvaluator::Members> SetEvaluator::WordsOfMeasure(const Node* measure, const Members& members) {
  Members out;
  if (measure->op != Op::kAdjective) return out;
  for (const auto& [relation, smallest] : lexicon_.adjectives()[static_cast<size_t>(measure->payload)].measures) {
    Node own;
    own.op = Op::kRelation;
    own.payload = static_cast<int32_t>(relation);
    WHENCE_ASSIGN_OR_RETURN(out, ImageOf(&own, false, members, 0));
    if (!out.empty()) break;
  }
  return out;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeExtreme(const Node* set) {
  WHENCE_ASSIGN_OR_RETURN(const Members members, MembersToMeasure(set->parts[0], set->parts[1]));
  WHENCE_ASSIGN_OR_RETURN(const Measured measured, Measure(set->parts[1], members));
  WHENCE_ASSIGN_OR_RETURN(const bool complete, AllNamedHave(set->parts[0], members, measured));
  if (!complete) return Members();
  const bool largest = (set->payload > 0) != measured.smallest;
  std::vector<double> values;
  for (const auto& value : measured.values) {
    if (value) values.push_back(*value);
  }
  std::sort(values.begin(), values.end());
  Members out;
  if (set->number > 0 && !values.empty()) {
    const size_t count = std::min(values.size(), static_cast<size_t>(set->number));
    const double last = largest ? values[values.size() - count] : values[count - 1];
    for (size_t i = 0; i < members.size(); ++i) {
      const auto& value = measured.values[i];
      if (value && (largest ? *value >= last : *value <= last)) out.push_back(members[i]);
    }
    return out;
  }
  values.erase(std::unique(values.begin(), values.end()), values.end());
  const auto rank = static_cast<size_t>(std::abs(set->payload));
  if (rank == 0 || rank > values.size()) return out;
  const double wanted = largest ? values[values.size() - rank] : values[rank - 1];
  // None of them has any: then none has the most.
  if (largest && wanted == 0 && set->parts[1]->op == Op::kCountOf) return out;
  for (size_t i = 0; i < members.size(); ++i) {
    if (measured.values[i] && *measured.values[i] == wanted) out.push_back(members[i]);
  }
  return out;
}

absl::StatusOr<std::vector<double>> SetEvaluator::Limits(const Node* value, int unit) {
  std::vector<double> limits;
  if (value->op == Op::kNumber) {
    double factor = 1;
    if (value->payload >= kUnitPayload && unit >= 0) {
      const auto converted = lexicon_.units().Convert(value->payload - kUnitPayload, unit);
      if (!converted) return limits;
      factor = *converted;
    }
    limits.push_back(value->number * factor);
  } else if (value->op == Op::kSizeOf) {
    WHENCE_ASSIGN_OR_RETURN(const Members* const all, Evaluate(value->parts[0]));
    if (!all->empty()) limits.push_back(static_cast<double>(all->size()));
  } else if (value->op == Op::kMeasured && value->parts[0]->op == Op::kCountOf) {
    WHENCE_ASSIGN_OR_RETURN(const Members* const others, Evaluate(value->parts[1]));
    WHENCE_ASSIGN_OR_RETURN(const Measured counted, Measure(value->parts[0], *others));
    for (const auto& count : counted.values) limits.push_back(count.value_or(0));
  } else {
    WHENCE_ASSIGN_OR_RETURN(const Members* const terms, Evaluate(value));
    for (TermId term : *terms) {
      const auto number = ValueOf(term);
      if (!number) continue;
      const bool seconds = number->duration && unit >= 0;
      const double factor = seconds ? lexicon_.units().Convert(lexicon_.units().second(), unit).value_or(1) : 1;
      limits.push_back(number->number * factor);
    }
  }
  return limits;
}

absl::StatusOr<bool> SetEvaluator::AllNamedHave(const Node* set, const Members& members, const Measured& measured) {
  if (set->op == Op::kOr || set->op == Op::kBoth) {
    for (const Node* part : set->parts) {
      WHENCE_ASSIGN_OR_RETURN(const bool have, AllNamedHave(part, members, measured));
      if (!have) return false;
    }
    return true;
  }
  if (set->op != Op::kNames) return true;
  const std::vector<TermId>& named = links_[static_cast<size_t>(set->payload)].entities;
  for (size_t i = 0; i < members.size(); ++i) {
    if (measured.values[i] && std::binary_search(named.begin(), named.end(), members[i])) return true;
  }
  return false;
}

absl::StatusOr<bool> SetEvaluator::KeepOneKind(const Node* set, const Members& members, Measured& measured) {
  const bool loose =
      set->op == Op::kImage && (set->parts[0]->op == Op::kAnything || set->parts[0]->op == Op::kContains);
  if (!loose || lexicon_.type_predicate().value() == 0) return true;
  std::vector<uint64_t> bits(members.size());
  uint64_t of_all = ~uint64_t{0}, of_any = 0;
  for (size_t i = 0; i < members.size(); ++i) {
    if (!measured.values[i]) continue;
    for (auto types = graph_.Scan({.subject = members[i], .predicate = lexicon_.type_predicate()}); types->Valid();
         types->Next()) {
      bits[i] |= lexicon_.BitsOfType(types->triple().object);
    }
    of_all &= bits[i];
    of_any |= bits[i];
  }
  if (of_all != 0 || of_any == 0) return true;
  for (const uint32_t preferred : lexicon_.preferred()) {
    const uint64_t bit = lexicon_.classes()[preferred].bits;
    if (!(bit & of_any)) continue;
    for (size_t i = 0; i < members.size(); ++i) {
      if (!(bits[i] & bit)) measured.values[i].reset();
    }
    return true;
  }
  return false;
}

absl::StatusOr<SetEvaluator::Members> SetEvaluator::ComputeCompare(const Node* set) {
  WHENCE_ASSIGN_OR_RETURN(const Members members, MembersToMeasure(set->parts[0], set->parts[1]));
  WHENCE_ASSIGN_OR_RETURN(const Measured measured, Measure(set->parts[1], members));
  const Node* value = set->parts[2];
  WHENCE_ASSIGN_OR_RETURN(const std::vector<double> limits, Limits(value, measured.unit));
  auto comparison = static_cast<Comparison>(set->payload);
  // "smaller than" compares the other way round from "larger than".
  if (measured.smallest) comparison = Reversed(comparison);
  Members out;
  for (size_t i = 0; i < members.size() && !limits.empty(); ++i) {
    if (!measured.values[i]) continue;
    double own = *measured.values[i];
    // "After 1990" is after the whole of it: a day counts as its year, or as its month, where no more is given.
    const auto read = measured.terms[i].value() != 0 ? ValueOf(measured.terms[i]) : std::nullopt;
    if (const auto date = read ? read->day : std::nullopt; date && value->op == Op::kNumber) {
      if (value->payload == kMonthPayload) {
        own = NumberOfDate({date->year, date->month, 0});
      } else if (value->number == std::floor(value->number)) {
        own = date->year;
      } else {
        own = NumberOfDate(*date);
      }
    }
    const bool all =
        std::all_of(limits.begin(), limits.end(), [&](double limit) { return Holds(comparison, own, limit); });
    if (all) out.push_back(members[i]);
  }
  return out;
}

}  // namespace whence
