#include <algorithm>

#include "engine/questions/question_literals.h"
#include "engine/questions/set_evaluator.h"
#include "engine/questions/set_operations.h"
#include "graph/base/status.h"
#include "graph/inline_term.h"

namespace whence {

absl::StatusOr<TermId> SetEvaluator::SupportOfContains(TermId member, const std::function<bool(TermId)>& is_there,
                                                       std::vector<Triple>& out) {
  struct Reached {
    TermId place;
    size_t from = 0;
    Triple triple;
  };
  constexpr size_t kMostPlaces = 256;
  std::vector<Reached> reached = {{member, 0, {}}};
  for (size_t at = 0; at < reached.size() && reached.size() < kMostPlaces; ++at) {
    if (at > 0 && is_there(reached[at].place)) {
      for (size_t back = at; back > 0; back = reached[back].from) out.push_back(reached[back].triple);
      return reached[at].place;
    }
    for (uint32_t locate : lexicon_.locate()) {
      for (const RelationPath& path : lexicon_.relations()[locate].paths) {
        if (path.steps.size() != 1) continue;
        const RelationStep step = path.steps.front();
        Members places;
        WHENCE_RETURN_IF_ERROR(Follow(step, {reached[at].place}, places));
        for (TermId place : places) {
          const Triple triple = step.inverse ? Triple{place, step.predicate, reached[at].place}
                                             : Triple{reached[at].place, step.predicate, place};
          reached.push_back({place, at, triple});
        }
      }
    }
  }
  return TermId(0);
}

absl::StatusOr<TermId> SetEvaluator::SupportOfAnything(TermId member, const std::function<bool(TermId)>& is_there,
                                                       std::vector<Triple>& out) {
  for (const bool object : {true, false}) {
    TripleFilter filter;
    (object ? filter.object : filter.subject) = member;
    for (auto cursor = graph_.Scan(filter); cursor->Valid(); cursor->Next()) {
      const Triple triple = cursor->triple();
      const TermId other = object ? triple.subject : triple.object;
      if (!is_there(other)) continue;
      out.push_back(triple);
      return other;
    }
  }
  return TermId(0);
}

absl::StatusOr<TermId> SetEvaluator::SupportOfPath(const RelationPath& path, bool inverse, TermId member,
                                                   const std::function<bool(TermId)>& is_there,
                                                   std::vector<Triple>& out) {
  // Backwards from the member, a set at a time; then forwards along one way from what is there.
  std::vector<RelationStep> back;
  for (size_t i = 0; i < path.steps.size(); ++i) {
    const RelationStep step = path.steps[inverse ? i : path.steps.size() - 1 - i];
    back.push_back({step.predicate, step.inverse == inverse});
  }
  std::vector<Members> layers = {{member}};
  for (const RelationStep& step : back) {
    Members next;
    WHENCE_RETURN_IF_ERROR(Follow(step, layers.back(), next));
    SortUnique(next);
    layers.push_back(std::move(next));
  }
  const auto first = std::find_if(layers.back().begin(), layers.back().end(), is_there);
  if (first == layers.back().end()) return TermId(0);
  TermId at = *first;
  for (size_t i = back.size(); i-- > 0;) {
    for (TermId next : layers[i]) {
      const Triple triple = back[i].inverse ? Triple{at, back[i].predicate, next} : Triple{next, back[i].predicate, at};
      if (!graph_.Scan({.subject = triple.subject, .predicate = triple.predicate, .object = triple.object})->Valid())
        continue;
      out.push_back(triple);
      at = next;
      break;
    }
  }
  return *first;
}

absl::Status SetEvaluator::SupportOfImage(const Node* relation, bool inverse, const Members& from, TermId member,
                                          std::vector<Triple>& out, TermId* start) {
  relation = InnerRelation(relation, &inverse);
  const auto contains = [&](TermId term) {
    if (std::binary_search(from.begin(), from.end(), term)) return true;
    const auto date = InlinedDate(term);
    if (!date || date->month == 0) return false;
    return std::any_of(from.begin(), from.end(), [&](TermId period) {
      const auto known = InlinedDate(period);
      if (!known || known->day != 0) return false;
      const auto [first, last] = RangeOfDate(*known);
      return first <= term && term <= last;
    });
  };
  if (relation->op == Op::kAnything) {
    WHENCE_ASSIGN_OR_RETURN(*start, SupportOfAnything(member, contains, out));
    return absl::OkStatus();
  }
  if (relation->op == Op::kContains) {
    if (!inverse) {
      WHENCE_ASSIGN_OR_RETURN(*start, SupportOfContains(member, contains, out));
      return absl::OkStatus();
    }
    for (size_t i = 0; i < from.size() && start->value() == 0; ++i) {
      const auto is_member = [member](TermId place) { return place == member; };
      WHENCE_ASSIGN_OR_RETURN(const TermId found, SupportOfContains(from[i], is_member, out));
      if (found.value() != 0) *start = from[i];
    }
    return absl::OkStatus();
  }
  if (relation->op != Op::kRelation) return absl::OkStatus();
  for (const RelationPath& path : lexicon_.relations()[static_cast<size_t>(relation->payload)].paths) {
    WHENCE_ASSIGN_OR_RETURN(*start, SupportOfPath(path, inverse, member, contains, out));
    if (start->value() != 0) break;
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

absl::Status SetEvaluator::SupportCompared(const Node* set, TermId member, std::vector<Triple>& out) {
  if (set->op == Op::kExtreme && set->parts[0]->op == Op::kOr) {  // a choice: the other's value decides, too
    WHENCE_ASSIGN_OR_RETURN(const Members* const rivals, Evaluate(set->parts[0]));
    const Members all = *rivals;
    WHENCE_RETURN_IF_ERROR(SupportMeasured(set->parts[1], {member}, out));
    return SupportMeasured(set->parts[1], all, out);
  }
  WHENCE_ASSIGN_OR_RETURN(const Measured measured, Measure(set->parts[1], {member}));
  if (!measured.terms.empty() && measured.terms[0].value() != 0) {
    for (auto cursor = graph_.Scan({.subject = member, .object = measured.terms[0]}); cursor->Valid(); cursor->Next()) {
      out.push_back(cursor->triple());
    }
  }
  return Support(set->parts[0], member, out);
}

absl::Status SetEvaluator::SupportOfValue(const Node* set, TermId value, std::vector<Triple>& out) {
  WHENCE_ASSIGN_OR_RETURN(const Members* const members, Evaluate(set->parts[1]));
  WHENCE_ASSIGN_OR_RETURN(const Measured measured, Measure(set->parts[0], *members));
  for (size_t i = 0; i < members->size(); ++i) {
    if (measured.terms[i] != value) continue;
    for (auto cursor = graph_.Scan({.subject = (*members)[i], .object = value}); cursor->Valid(); cursor->Next()) {
      out.push_back(cursor->triple());
    }
    return Support(set->parts[1], (*members)[i], out);
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
    case Op::kOr:
    case Op::kBoth: {
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
    case Op::kFlagged: {
      const LexicalFlag& flag = lexicon_.flags()[static_cast<size_t>(set->payload)];
      const auto cursor = graph_.Scan({.subject = member, .predicate = flag.predicate});
      if (cursor->Valid()) out.push_back(cursor->triple());
      return cursor->status();
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
    case Op::kCompare:
      return SupportCompared(set, member, out);
    case Op::kMeasured:
      return SupportOfValue(set, member, out);
    default:
      return absl::OkStatus();
  }
}

}  // namespace whence
