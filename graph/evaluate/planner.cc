#include "graph/evaluate/planner.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "graph/base/status.h"
#include "graph/evaluate/group_shape.h"

namespace whence {
namespace {

// What steps cost, in microseconds; measured on one core with warm caches (tests/bench).
constexpr double kSeekCost = 2.0;
constexpr double kScanCost = 0.004;
constexpr double kHashCost = 0.1;
constexpr double kRowCost = 0.02;
// Of a seek in a range that is open already.
constexpr double kLeapCost = 1.2;

constexpr double kUncounted = -1;  // an estimate that nobody has needed yet

}  // namespace

struct Planner::Item {
  SlotPattern pattern;
  const StatementPattern* statement = nullptr;  // then the triple is that of a statement pattern
  const ValuesPattern* values = nullptr;        // then there is no triple, but these rows
  std::vector<std::vector<Slot>> value_rows;
  std::vector<VariableIndex> variables;  // that the item binds in every solution
  double count = 0;                      // of triples that the constants select (Count), or of value rows
  PredicateStatistics statistics;        // if the predicate is constant
};

struct Planner::Step {
  enum class Way { kIndex, kMerge, kHash } way = Way::kIndex;
  TripleOrder order = TripleOrder::kSpo;
  size_t key_position = 0;
  double estimate = 0;
  double cost = std::numeric_limits<double>::infinity();
};

Planner::Planner(RunState& run, const GraphQuery& query)
    : run_(run),
      query_(query),
      width_(query.variables.size() + HiddenVariables(query.where)),
      next_hidden_(query.variables.size()) {}

PartialPlan Planner::Plan() {
  const std::vector<Slot> nothing(width_);
  return Group(query_.where, From(nothing), nothing, true);
}

PartialPlan Planner::From(const std::vector<Slot>& row) {
  RowBatch first;
  first.Append(row);
  PartialPlan plan;
  plan.single = true;
  plan.rows = std::make_unique<RowSource>(std::move(first));
  for (const Slot slot : row) plan.bound.push_back(slot != kUnboundSlot);
  return plan;
}

VariableIndex Planner::Hidden() { return static_cast<VariableIndex>(next_hidden_++); }

CompiledExpression Planner::Compile(const Expression& expression) const {
  return *CompiledExpression::Compile(expression, query_.variables.size());  // CheckQuery has compiled it before
}

// A set of terms at a position is a hidden variable, and a table of its values to join with.
SlotPattern::Position Planner::Resolve(const PatternTerm& position, std::vector<Item>* items) {
  SlotPattern::Position resolved;
  if (position.IsVariable()) {
    resolved.variable = position.variable;
  } else if (position.any_of.size() == 1) {
    resolved.constant = run_.terms.Intern(position.any_of[0]);
  } else {
    resolved.variable = Hidden();
    Item item;
    for (const Slot slot : ResolveSet(position).any_of) {
      std::vector<Slot> row(width_);
      row[resolved.variable] = slot;
      item.value_rows.push_back(std::move(row));
    }
    item.count = static_cast<double>(item.value_rows.size());
    item.variables = {resolved.variable};
    static const ValuesPattern kSet;
    item.values = &kSet;
    items->push_back(std::move(item));
  }
  return resolved;
}

SlotStatement::Position Planner::ResolveSet(const PatternTerm& position) {
  SlotStatement::Position resolved;
  resolved.variable = position.variable;
  for (const Term& term : position.any_of) resolved.any_of.push_back(run_.terms.Intern(term));
  std::sort(resolved.any_of.begin(), resolved.any_of.end());
  resolved.any_of.erase(std::unique(resolved.any_of.begin(), resolved.any_of.end()), resolved.any_of.end());
  return resolved;
}

Planner::Item Planner::TripleItem(const TriplePattern& pattern, std::vector<Item>* items) {
  Item item;
  item.pattern.positions = {Resolve(pattern.subject, items), Resolve(pattern.predicate, items),
                            Resolve(pattern.object, items)};
  for (const SlotPattern::Position& position : item.pattern.positions) {
    if (position.variable != kNoVariable) item.variables.push_back(position.variable);
  }
  return item;
}

void Planner::Count(Item* item) const {
  if (item->values != nullptr) return;
  const std::vector<Slot> nothing(width_);
  item->count = static_cast<double>(run_.graph().EstimateCount(item->pattern.FilterFor(nothing)));
  const SlotPattern::Position& predicate = item->pattern.positions[1];
  if (predicate.variable == kNoVariable) item->statistics = run_.graph().StatisticsOf(TermId(predicate.constant));
}

Planner::Item Planner::ValuesItem(const ValuesPattern& values) {
  Item item;
  item.values = &values;
  std::vector<bool> full(values.variables.size(), true);
  for (const auto& cells : values.rows) {
    std::vector<Slot> row(width_);
    for (size_t i = 0; i < cells.size(); ++i) {
      if (cells[i]) row[values.variables[i]] = run_.terms.Intern(*cells[i]);
      full[i] = full[i] && cells[i].has_value();
    }
    item.value_rows.push_back(std::move(row));
  }
  for (size_t i = 0; i < full.size(); ++i) {
    if (full[i]) item.variables.push_back(values.variables[i]);
  }
  item.count = static_cast<double>(values.rows.size());
  return item;
}

// The patterns of a group and of the groups in it that need no plan of their own.
void Planner::Gather(const GroupPattern& group, std::vector<Item>* items, std::vector<const Expression*>* filters,
                     std::vector<const GroupPattern*>* apart) {
  for (const TriplePattern& triple : group.triples) items->push_back(TripleItem(triple, items));
  for (const StatementPattern& statement : group.statements) {
    Item item = TripleItem(statement.triple, items);
    item.statement = &statement;
    items->push_back(std::move(item));
  }
  for (const ValuesPattern& values : group.values) items->push_back(ValuesItem(values));
  for (const GroupPattern& inner : group.groups) {
    if (!MayStartFromRows(inner, width_, false)) {
      apart->push_back(&inner);
      continue;
    }
    Gather(inner, items, filters, apart);
    for (const Expression& filter : inner.filters) filters->push_back(&filter);
  }
}

// How many of the item's triples one row meets.
double Planner::Fanout(const Item& item, const std::vector<bool>& bound) const {
  if (item.values != nullptr) {
    const bool meets =
        std::any_of(item.variables.begin(), item.variables.end(), [&](VariableIndex v) { return bound[v]; });
    return meets ? 0.5 : item.count;
  }
  const bool known = item.statistics.triples > 0;
  double fanout = item.count;
  const auto is_bound = [&](size_t i) {
    const VariableIndex variable = item.pattern.positions[i].variable;
    return variable != kNoVariable && bound[variable];
  };
  if (is_bound(0)) fanout /= known ? static_cast<double>(item.statistics.subjects) : std::max(1.0, item.count / 8);
  if (is_bound(1)) fanout /= 20;
  if (is_bound(2)) fanout /= known ? static_cast<double>(item.statistics.objects) : std::max(1.0, item.count / 4);
  return fanout;
}

Planner::Step Planner::BestStep(const Item& item, const std::vector<Item>& others, const PartialPlan& plan) const {
  Step best;
  best.estimate = plan.estimate * Fanout(item, plan.bound);
  if (item.values != nullptr) {
    best.cost = plan.estimate * kRowCost + best.estimate * kRowCost;
    return best;
  }
  best.cost = plan.estimate * kSeekCost + best.estimate * kRowCost;
  // A scan may choose by which variable its rows ascend: that which most other patterns could be merged by.
  int best_score = -1;
  for (size_t o = 0; o < kTripleOrderCount; ++o) {
    const auto order = static_cast<TripleOrder>(o);
    size_t rank = 0;
    const auto variable_at = [&](size_t r) { return item.pattern.positions[kPositions[o][r]].variable; };
    while (rank < 3 && variable_at(rank) == kNoVariable) ++rank;
    const bool prefix = std::none_of(kPositions[o].begin() + static_cast<std::ptrdiff_t>(rank), kPositions[o].end(),
                                     [&](uint8_t i) { return item.pattern.positions[i].variable == kNoVariable; });
    if (!prefix) continue;
    const VariableIndex leading = rank < 3 ? variable_at(rank) : kNoVariable;
    int score = 0;
    for (const Item& other : others) {
      score += static_cast<int>(std::count(other.variables.begin(), other.variables.end(), leading));
    }
    if (best.way == Step::Way::kIndex && score > best_score) {
      best_score = score;
      best.order = order;
    }
    if (leading == kNoVariable || leading != plan.sorted_by || !plan.bound[leading]) continue;
    const double cost =
        std::min(item.count * kScanCost, plan.estimate * kLeapCost) + (plan.estimate + best.estimate) * kRowCost;
    if (cost < best.cost) best = {Step::Way::kMerge, order, 0, best.estimate, cost};
  }
  for (size_t position = 0; position < 3; ++position) {
    const VariableIndex variable = item.pattern.positions[position].variable;
    if (variable == kNoVariable || !plan.bound[variable]) continue;
    const double cost = item.count * kHashCost + (2 * plan.estimate + best.estimate) * kRowCost;
    if (cost < best.cost) best = {Step::Way::kHash, TripleOrder::kSpo, position, best.estimate, cost};
  }
  return best;
}

void Planner::JoinItems(std::vector<Item> items, bool alone, std::vector<const Expression*>* filters,
                        PartialPlan* plan) {
  if (alone && items.size() == 1 && items[0].values == nullptr && plan->single) {
    const std::vector<Slot> nothing(width_);
    Step only;
    only.order = OrderFor(items[0].pattern.FilterFor(nothing));
    only.estimate = kUncounted;
    Apply(items[0], only, plan);
    return ApplyFilters(filters, false, plan);
  }
  for (Item& item : items) Count(&item);
  while (!items.empty()) {
    size_t chosen = 0;
    Step step;
    for (size_t i = 0; i < items.size(); ++i) {
      const Step candidate = BestStep(items[i], items, *plan);
      // Rows that come out are work for what follows.
      const auto weight = [](const Step& s) { return s.cost + s.estimate * kSeekCost / 2; };
      if (weight(candidate) < weight(step)) {
        step = candidate;
        chosen = i;
      }
    }
    const Item item = std::move(items[chosen]);
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(chosen));
    Apply(item, step, plan);
    ApplyFilters(filters, false, plan);
  }
}

void Planner::Apply(const Item& item, const Step& step, PartialPlan* plan) {
  const bool one_row = std::exchange(plan->single, false);
  if (item.values != nullptr) {
    RowBatch rows;
    for (const auto& row : item.value_rows) rows.Append(row);
    plan->rows =
        MakeGroupJoin(run_, std::move(plan->rows), std::make_unique<RowSource>(std::move(rows)), GroupJoin::kInner, {});
  } else {
    const auto label = [&](std::string_view way) {
      return [this, way, pattern = item.pattern, estimate = step.estimate] {
        const std::vector<Slot> nothing(width_);
        const double rows = estimate == kUncounted
                                ? static_cast<double>(run_.graph().EstimateCount(pattern.FilterFor(nothing)))
                                : estimate;
        return StrCat(way, " ", Describe(pattern), "  (", std::llround(rows), " rows)");
      };
    };
    switch (step.way) {
      case Step::Way::kIndex: {
        plan->rows = MakeIndexJoin(run_, std::move(plan->rows), item.pattern, step.order,
                                   label(one_row ? "scan" : "index join"));
        size_t rank = 0;
        const auto variable_at = [&](size_t r) {
          return item.pattern.positions[kPositions[static_cast<size_t>(step.order)][r]].variable;
        };
        while (rank < 3 && (variable_at(rank) == kNoVariable || plan->bound[variable_at(rank)])) ++rank;
        if (one_row && rank < 3) plan->sorted_by = variable_at(rank);
        break;
      }
      case Step::Way::kMerge:
        plan->rows = MakeMergeJoin(run_, std::move(plan->rows), item.pattern, step.order, label("merge join"));
        break;
      case Step::Way::kHash:
        plan->rows = MakeHashJoin(run_, std::move(plan->rows), item.pattern, step.key_position, label("hash join"));
        break;
    }
  }
  for (const VariableIndex variable : item.variables) plan->bound[variable] = true;
  plan->estimate = std::max(step.estimate, 0.01);
  if (item.statement == nullptr) return;
  SlotStatement statement;
  statement.triple = item.pattern;
  statement.statement = item.statement->statement;
  statement.polarity = item.statement->polarity;
  statement.modalities = item.statement->modalities;
  for (const QualifierPattern& qualifier : item.statement->qualifiers) {
    statement.qualifiers.push_back({ResolveSet(qualifier.predicate), ResolveSet(qualifier.value), qualifier.optional});
    if (qualifier.optional) continue;
    for (const PatternTerm* position : {&qualifier.predicate, &qualifier.value}) {
      if (position->IsVariable()) plan->bound[position->variable] = true;
    }
  }
  if (statement.statement != kNoVariable) plan->bound[statement.statement] = true;
  plan->rows = MakeStatementMatch(run_, std::move(plan->rows), std::move(statement), [] { return "match statements"; });
}

void Planner::ApplyFilters(std::vector<const Expression*>* filters, bool all, PartialPlan* plan) {
  std::erase_if(*filters, [&](const Expression* filter) {
    CompiledExpression compiled = Compile(*filter);
    const auto& reads = compiled.variables();
    const bool ready = std::all_of(reads.begin(), reads.end(), [&](VariableIndex v) { return plan->bound[v]; });
    if (!ready && !all) return false;
    plan->rows = MakeFilter(run_, std::move(plan->rows), std::move(compiled),
                            [this, filter] { return StrCat("filter ", Render(query_, *filter)); });
    plan->estimate *= 0.5;
    return true;
  });
}

SourcedGroup Planner::Sourced(const GroupPattern& group, const PartialPlan& outer) {
  SourcedGroup sourced;
  auto source = std::make_unique<BatchSource>();
  sourced.source = source.get();
  PartialPlan plan;
  plan.rows = std::move(source);
  plan.bound = outer.bound;
  plan.estimate = std::max(2.0, std::min<double>(outer.estimate, RowBatch::kFull));
  sourced.rows = Group(group, std::move(plan), {}, true).rows;
  return sourced;
}

void Planner::JoinUnion(const std::vector<GroupPattern>& alternatives, PartialPlan* plan,
                        const std::vector<Slot>& initial) {
  std::vector<bool> certain(width_, true);
  for (const GroupPattern& alternative : alternatives) {
    const std::vector<bool> own = CertainVariables(alternative, width_);
    for (size_t i = 0; i < width_; ++i) certain[i] = certain[i] && own[i];
  }
  const bool simple = std::all_of(alternatives.begin(), alternatives.end(), [&](const GroupPattern& alternative) {
    return MayStartFromRows(alternative, width_, false);
  });
  if (simple) {
    std::vector<SourcedGroup> groups;
    const VariableIndex row_number = Hidden();
    for (const GroupPattern& alternative : alternatives) groups.push_back(Sourced(alternative, *plan));
    plan->rows = MakeBatchJoin(run_, std::move(plan->rows), std::move(groups), GroupJoin::kInner, row_number);
  } else {
    std::vector<std::unique_ptr<Operator>> inputs;
    for (const GroupPattern& alternative : alternatives) {
      inputs.push_back(Group(alternative, From(initial), initial, true).rows);
    }
    plan->rows = MakeGroupJoin(run_, std::move(plan->rows), MakeUnion(std::move(inputs)), GroupJoin::kInner, {});
  }
  for (size_t i = 0; i < width_; ++i) plan->bound[i] = plan->bound[i] || certain[i];
  plan->estimate *= 2;
  plan->sorted_by = kNoVariable;
}

void Planner::JoinGroup(const GroupPattern& group, GroupJoin kind, PartialPlan* plan,
                        const std::vector<Slot>& initial) {
  const bool reads_outer = kind == GroupJoin::kLeft || kind == GroupJoin::kExists || kind == GroupJoin::kNotExists;
  bool from_rows = MayStartFromRows(group, width_, reads_outer);
  if (kind == GroupJoin::kMinus) {
    // MINUS looks at shared variables; with one that both sides always have, it is NOT EXISTS.
    const std::vector<bool> certain = CertainVariables(group, width_);
    bool shares = false;
    for (size_t i = 0; i < width_; ++i) shares |= certain[i] && plan->bound[i];
    from_rows = from_rows && shares;
    if (from_rows) kind = GroupJoin::kNotExists;
  }
  if (from_rows) {
    const VariableIndex row_number = Hidden();
    std::vector<SourcedGroup> groups;
    groups.push_back(Sourced(group, *plan));
    plan->rows = MakeBatchJoin(run_, std::move(plan->rows), std::move(groups), kind, row_number);
    if (kind == GroupJoin::kLeft) plan->sorted_by = kNoVariable;
    return;
  }
  if (kind == GroupJoin::kExists || kind == GroupJoin::kNotExists) {
    // Anything may be in there: planned anew for every row, with the row's values in it.
    const size_t hidden = next_hidden_;
    next_hidden_ += HiddenVariables(group);
    const auto holds = [this, &group, hidden](absl::Span<const Slot> row) {
      const size_t saved = std::exchange(next_hidden_, hidden);
      const std::vector<Slot> values(row.begin(), row.end());
      const PartialPlan inner = Group(group, From(values), values, true);
      next_hidden_ = saved;
      RowBatch batch;
      return inner.rows->Next(&batch);
    };
    plan->rows = MakeRowTest(run_, std::move(plan->rows), holds, kind == GroupJoin::kExists);
    return;
  }
  const std::vector<Slot> nothing(width_);
  const std::vector<Slot>& start = kind == GroupJoin::kMinus ? nothing : initial.empty() ? nothing : initial;
  PartialPlan own = Group(group, From(start), start, kind != GroupJoin::kLeft);
  std::vector<CompiledExpression> filters;
  if (kind == GroupJoin::kLeft) {
    for (const Expression& filter : group.filters) filters.push_back(Compile(filter));
  }
  plan->rows = MakeGroupJoin(run_, std::move(plan->rows), std::move(own.rows), kind, std::move(filters));
  if (kind == GroupJoin::kInner) {
    for (size_t i = 0; i < width_; ++i) plan->bound[i] = plan->bound[i] || own.bound[i];
    plan->estimate = std::max(plan->estimate, own.estimate);
  }
}

PartialPlan Planner::Group(const GroupPattern& group, PartialPlan plan, const std::vector<Slot>& initial,
                           bool with_filters) {
  std::vector<Item> items;
  std::vector<const Expression*> filters;
  std::vector<const GroupPattern*> apart;
  Gather(group, &items, &filters, &apart);
  // A filter runs as soon as all rows have what it reads; one that reads what only some have waits for the end.
  for (const Expression& filter : group.filters) {
    if (with_filters) filters.push_back(&filter);
  }
  const bool alone = apart.empty() && group.unions.empty() && group.optionals.empty() && group.minuses.empty() &&
                     group.exists.empty() && group.not_exists.empty();
  JoinItems(std::move(items), alone, &filters, &plan);
  for (const GroupPattern* inner : apart) JoinGroup(*inner, GroupJoin::kInner, &plan, initial);
  for (const auto& alternatives : group.unions) JoinUnion(alternatives, &plan, initial);
  for (const GroupPattern& inner : group.optionals) JoinGroup(inner, GroupJoin::kLeft, &plan, initial);
  for (const GroupPattern& inner : group.minuses) JoinGroup(inner, GroupJoin::kMinus, &plan, initial);
  for (const GroupPattern& inner : group.exists) JoinGroup(inner, GroupJoin::kExists, &plan, initial);
  for (const GroupPattern& inner : group.not_exists) JoinGroup(inner, GroupJoin::kNotExists, &plan, initial);
  for (const Assignment& assignment : group.assignments) {
    plan.rows =
        MakeAssign(run_, std::move(plan.rows), assignment.variable, Compile(assignment.value), [this, &assignment] {
          return StrCat("compute ?", query_.variables[assignment.variable], " = ", Render(query_, assignment.value));
        });
    if (plan.sorted_by == assignment.variable) plan.sorted_by = kNoVariable;
  }
  ApplyFilters(&filters, true, &plan);
  return plan;
}

std::string Planner::Describe(const SlotPattern& pattern) const {
  std::string out;
  for (const SlotPattern::Position& position : pattern.positions) {
    if (!out.empty()) out += " ";
    if (position.variable == kNoVariable) {
      out += position.constant == kUnboundSlot ? "?" : run_.terms.TermOf(position.constant).ToNTriples();
    } else if (static_cast<size_t>(position.variable) < query_.variables.size()) {
      out += StrCat("?", query_.variables[position.variable]);
    } else {
      out += StrCat("?#", position.variable);
    }
  }
  return out;
}

}  // namespace whence
