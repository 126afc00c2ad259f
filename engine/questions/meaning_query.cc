#include "engine/questions/meaning_query.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "engine/questions/question_literals.h"
#include "engine/questions/set_operations.h"
#include "graph/base/status.h"
#include "graph/inline_term.h"

namespace whence {
namespace {

Operation OperationOf(Comparison comparison) {
  switch (comparison) {
    case Comparison::kLess:
      return Operation::kLess;
    case Comparison::kMore:
      return Operation::kGreater;
    case Comparison::kAtLeast:
      return Operation::kGreaterEqual;
    case Comparison::kAtMost:
      return Operation::kLessEqual;
    case Comparison::kEqual:
      break;
  }
  return Operation::kEqual;
}

class QueryBuilder {
 public:
  QueryBuilder(const Graph& graph, const GraphLexicon& lexicon, std::span<const NameLink> links)
      : graph_(graph), lexicon_(lexicon), links_(links) {}

  absl::StatusOr<std::optional<GraphQuery>> Build(const Node* asked) {
    const bool set = asked->op == Op::kValues || asked->op == Op::kHowMany || asked->op == Op::kWhether;
    if (!set || asked->parts.size() != 1) return std::nullopt;
    const VariableIndex answer = query_.Variable("answer");
    WHENCE_ASSIGN_OR_RETURN(const bool expressed, Add(asked->parts[0], answer, query_.where));
    if (!expressed) return std::nullopt;
    if (asked->op == Op::kHowMany) {
      const VariableIndex count = query_.Variable("count");
      query_.aggregates.push_back({AggregateKind::kCount, true, Expression::Of(answer), count});
      query_.select = {count};
    } else {
      query_.select = {answer};
      query_.distinct = true;
    }
    return std::optional<GraphQuery>(std::move(query_));
  }

 private:
  VariableIndex Fresh() { return query_.Variable(std::string("v") + std::to_string(++fresh_)); }

  absl::StatusOr<std::vector<Term>> Decode(const std::vector<TermId>& ids) {
    std::vector<Term> terms;
    for (const TermId id : ids) {
      WHENCE_ASSIGN_OR_RETURN(Term term, graph_.DecodeTerm(id));
      terms.push_back(std::move(term));
    }
    return terms;
  }

  absl::Status AddStep(RelationStep step, VariableIndex from, VariableIndex to, GroupPattern& group) {
    WHENCE_ASSIGN_OR_RETURN(const Term predicate, graph_.DecodeTerm(step.predicate));
    group.triples.push_back(step.inverse ? TriplePattern{to, predicate, from} : TriplePattern{from, predicate, to});
    return absl::OkStatus();
  }

  // From one variable to another by any of the ways of a relation. `classes`: as SetEvaluator::ImageOf has them.
  absl::StatusOr<bool> AddRelation(const Node* relation, VariableIndex from, VariableIndex to, uint64_t classes,
                                   GroupPattern& group) {
    bool inverse = false;
    relation = InnerRelation(relation, &inverse);
    if (relation->op != Op::kRelation) return false;
    std::vector<GroupPattern> ways;
    for (const RelationPath& path : lexicon_.relations()[static_cast<size_t>(relation->payload)].paths) {
      const uint64_t start = inverse ? path.to : path.from;
      if (start && classes && !(start & classes)) continue;
      GroupPattern way;
      VariableIndex at = from;
      for (size_t i = 0; i < path.steps.size(); ++i) {
        const RelationStep step = path.steps[inverse ? path.steps.size() - 1 - i : i];
        const VariableIndex next = i + 1 == path.steps.size() ? to : Fresh();
        WHENCE_RETURN_IF_ERROR(AddStep({step.predicate, step.inverse != inverse}, at, next, way));
        at = next;
      }
      ways.push_back(std::move(way));
    }
    if (ways.empty()) return false;
    if (ways.size() == 1) {
      group.triples.insert(group.triples.end(), ways[0].triples.begin(), ways[0].triples.end());
    } else {
      group.unions.push_back(std::move(ways));
    }
    return true;
  }

  absl::StatusOr<bool> AddClass(size_t index, VariableIndex member, GroupPattern& group) {
    const LexicalClass& of = lexicon_.classes()[index];
    if (of.base >= 0) return false;
    std::vector<GroupPattern> ways;
    if (!of.types.empty()) {
      WHENCE_ASSIGN_OR_RETURN(const Term type, graph_.DecodeTerm(lexicon_.type_predicate()));
      WHENCE_ASSIGN_OR_RETURN(std::vector<Term> types, Decode(of.types));
      GroupPattern way;
      way.triples.push_back({member, type, PatternTerm(std::move(types))});
      ways.push_back(std::move(way));
    }
    for (const RelationStep& side : of.sides) {
      GroupPattern way;
      WHENCE_RETURN_IF_ERROR(AddStep(side, member, Fresh(), way));
      ways.push_back(std::move(way));
    }
    if (ways.empty()) return false;
    group.unions.push_back(std::move(ways));
    return true;
  }

  absl::StatusOr<bool> AddNames(const Node* node, VariableIndex member, GroupPattern& group) {
    ValuesPattern values;
    values.variables = {member};
    for (const TermId id : links_[static_cast<size_t>(node->payload)].entities) {
      if (const auto date = InlinedDate(id); date && date->day == 0) return false;  // stands for its days
      WHENCE_ASSIGN_OR_RETURN(Term term, graph_.DecodeTerm(id));
      values.rows.push_back({std::move(term)});
    }
    group.values.push_back(std::move(values));
    return true;
  }

  // The single relation that a measure goes by, and whether small values count.
  const Node* MeasureRelation(const Node* measure, Node& own, bool* smallest) const {
    *smallest = false;
    if (measure->op == Op::kAttribute) return measure->parts[0];
    if (measure->op != Op::kAdjective) return nullptr;
    const LexicalAdjective& adjective = lexicon_.adjectives()[static_cast<size_t>(measure->payload)];
    if (adjective.measures.size() != 1) return nullptr;  // the first that anything has: not for one query
    own.op = Op::kRelation;
    own.payload = static_cast<int32_t>(adjective.measures.front().first);
    *smallest = adjective.measures.front().second;
    return &own;
  }

  // None of the set has more of it.
  absl::StatusOr<bool> AddExtreme(const Node* node, VariableIndex member, GroupPattern& group) {
    if (std::abs(node->payload) != 1 || node->number > 0 || node->parts[0]->op == Op::kEverything) return false;
    Node own;
    bool smallest = false;
    const Node* relation = MeasureRelation(node->parts[1], own, &smallest);
    if (!relation) return false;
    const VariableIndex value = Fresh(), other = Fresh(), better = Fresh();
    WHENCE_ASSIGN_OR_RETURN(bool expressed, Add(node->parts[0], member, group));
    if (!expressed) return false;
    WHENCE_ASSIGN_OR_RETURN(expressed, AddRelation(relation, member, value, 0, group));
    if (!expressed) return false;
    GroupPattern none;
    WHENCE_ASSIGN_OR_RETURN(expressed, Add(node->parts[0], other, none));
    if (!expressed) return false;
    WHENCE_ASSIGN_OR_RETURN(expressed, AddRelation(relation, other, better, 0, none));
    if (!expressed) return false;
    const bool largest = (node->payload > 0) != smallest;
    none.filters.push_back(Expression::Of(largest ? Operation::kGreater : Operation::kLess,
                                          {Expression::Of(better), Expression::Of(value)}));
    group.not_exists.push_back(std::move(none));
    return true;
  }

  absl::StatusOr<bool> AddCompare(const Node* node, VariableIndex member, GroupPattern& group) {
    const Node* limit = node->parts[2];
    Node own;
    bool smallest = false;
    const Node* relation = MeasureRelation(node->parts[1], own, &smallest);
    const bool number = limit->op == Op::kNumber && limit->payload == 0;
    const bool measured = limit->op == Op::kMeasured && limit->parts[0] == node->parts[1];
    if (!relation || (!number && !measured)) return false;
    const VariableIndex value = Fresh();
    bool expressed = true;
    if (node->parts[0]->op != Op::kEverything) {
      WHENCE_ASSIGN_OR_RETURN(expressed, Add(node->parts[0], member, group));
      if (!expressed) return false;
    }
    WHENCE_ASSIGN_OR_RETURN(expressed, AddRelation(relation, member, value, 0, group));
    if (!expressed) return false;
    auto comparison = static_cast<Comparison>(node->payload);
    if (smallest) comparison = Reversed(comparison);
    Expression bound;
    if (number) {
      WHENCE_ASSIGN_OR_RETURN(const bool dated, HasDates(relation));
      const bool whole = limit->number == std::floor(limit->number);
      if (dated && !whole) return false;
      const auto whole_number = static_cast<int64_t>(limit->number);
      bound = Expression::Of(dated   ? Term::Date(static_cast<int32_t>(whole_number))
                             : whole ? Term::Integer(whole_number)
                                     : Term::Decimal(std::to_string(limit->number)));
      if (dated && comparison == Comparison::kEqual) {
        group.filters.push_back(Expression::Of(Operation::kWithin, {Expression::Of(value), bound}));
        return true;
      }
    } else {
      const VariableIndex other = Fresh(), known = Fresh();
      WHENCE_ASSIGN_OR_RETURN(expressed, Add(limit->parts[1], other, group));
      if (!expressed) return false;
      WHENCE_ASSIGN_OR_RETURN(expressed, AddRelation(relation, other, known, 0, group));
      if (!expressed) return false;
      bound = Expression::Of(known);
    }
    group.filters.push_back(Expression::Of(OperationOf(comparison), {Expression::Of(value), std::move(bound)}));
    return true;
  }

  // Judged by one object.
  absl::StatusOr<bool> HasDates(const Node* relation) {
    bool inverse = false;
    relation = InnerRelation(relation, &inverse);
    const RelationPath& path = lexicon_.relations()[static_cast<size_t>(relation->payload)].paths.front();
    const auto cursor = graph_.ScanIn(TripleOrder::kPos, {.predicate = path.steps.back().predicate});
    const bool dated = cursor->Valid() && InlinedDate(cursor->triple().object).has_value();
    WHENCE_RETURN_IF_ERROR(cursor->status());
    return dated;
  }

  absl::StatusOr<bool> AddWithout(const Node* set, VariableIndex member, GroupPattern& group) {
    GroupPattern none;
    WHENCE_ASSIGN_OR_RETURN(const bool expressed, Add(set, member, none));
    if (expressed) group.not_exists.push_back(std::move(none));
    return expressed;
  }

  // What makes `member` a member of the set; false where a query cannot say so.
  absl::StatusOr<bool> Add(const Node* set, VariableIndex member, GroupPattern& group) {
    switch (set->op) {
      case Op::kNames:
        return AddNames(set, member, group);
      case Op::kClass:
        return AddClass(static_cast<size_t>(set->payload), member, group);
      case Op::kImage: {
        const VariableIndex from = Fresh();
        WHENCE_ASSIGN_OR_RETURN(const bool expressed, Add(set->parts[1], from, group));
        if (!expressed) return false;
        return AddRelation(set->parts[0], from, member, set->parts[1]->classes, group);
      }
      case Op::kRange: {
        bool inverse = false;
        const Node* relation = InnerRelation(set->parts[0], &inverse);
        if (relation->op != Op::kRelation) return false;
        for (const RelationPath& path : lexicon_.relations()[static_cast<size_t>(relation->payload)].paths) {
          if (path.steps.size() > 1) return false;
        }
        return AddRelation(set->parts[0], Fresh(), member, 0, group);
      }
      case Op::kAnd: {
        // Negations apply to what the others give.
        for (const Node* part : set->parts) {
          if (part->op == Op::kNot) continue;
          WHENCE_ASSIGN_OR_RETURN(const bool expressed, Add(part, member, group));
          if (!expressed) return false;
        }
        for (const Node* part : set->parts) {
          if (part->op != Op::kNot) continue;
          WHENCE_ASSIGN_OR_RETURN(const bool expressed, AddWithout(part->parts[0], member, group));
          if (!expressed) return false;
        }
        return true;
      }
      case Op::kOr:
      case Op::kBoth: {
        std::vector<GroupPattern> ways(set->parts.size());
        for (size_t i = 0; i < ways.size(); ++i) {
          WHENCE_ASSIGN_OR_RETURN(const bool expressed, Add(set->parts[i], member, ways[i]));
          if (!expressed) return false;
        }
        group.unions.push_back(std::move(ways));
        return true;
      }
      case Op::kMinus: {
        WHENCE_ASSIGN_OR_RETURN(const bool expressed, Add(set->parts[0], member, group));
        if (!expressed) return false;
        return AddWithout(set->parts[1], member, group);
      }
      case Op::kExtreme:
        return AddExtreme(set, member, group);
      case Op::kCompare:
        return AddCompare(set, member, group);
      default:
        return false;
    }
  }

  const Graph& graph_;
  const GraphLexicon& lexicon_;
  const std::span<const NameLink> links_;
  GraphQuery query_;
  int fresh_ = 0;
};

}  // namespace

absl::StatusOr<std::optional<GraphQuery>> QueryOf(const Node* asked, const Graph& graph, const GraphLexicon& lexicon,
                                                  std::span<const NameLink> links) {
  return QueryBuilder(graph, lexicon, links).Build(asked);
}

}  // namespace whence
