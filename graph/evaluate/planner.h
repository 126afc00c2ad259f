#ifndef WHENCE_GRAPH_EVALUATE_PLANNER_H_
#define WHENCE_GRAPH_EVALUATE_PLANNER_H_

#include <memory>
#include <string>
#include <vector>

#include "graph/evaluate/operator.h"
#include "graph/evaluate/pattern_join.h"
#include "graph/evaluate/row_operators.h"
#include "graph/query.h"

namespace whence {

// A plan as far as it is made: its rows, and what is known of them.
struct PartialPlan {
  std::unique_ptr<Operator> rows;
  std::vector<bool> bound;                // variables that every row has
  double estimate = 1;                    // of how many rows
  bool single = false;                    // there is one row
  VariableIndex sorted_by = kNoVariable;  // rows ascend by this variable's slot
};

// Turns the patterns of a query into operators. The joins of a group are ordered greedily: the cheapest next pattern by
// the graph's own counts, with the cheapest of three ways to join it. Filters run as soon as their variables are bound.
class Planner {
 public:
  // REQUIRES: CheckQuery(query) is OK. Both, and the planner itself, outlive the plan.
  Planner(RunState& run, const GraphQuery& query);

  PartialPlan Plan();
  // Slots a row: the query's variables, and hidden ones behind them.
  size_t width() const { return width_; }

 private:
  struct Item;  // a pattern that waits to be joined
  struct Step;  // a way to join one

  PartialPlan From(const std::vector<Slot>& row);
  PartialPlan Group(const GroupPattern& group, PartialPlan plan, const std::vector<Slot>& initial, bool with_filters);
  void Gather(const GroupPattern& group, std::vector<Item>* items, std::vector<const Expression*>* filters,
              std::vector<const GroupPattern*>* apart);
  // `alone`: nothing of the group follows, so that one item is taken as it is, without a look at counts.
  void JoinItems(std::vector<Item> items, bool alone, std::vector<const Expression*>* filters, PartialPlan* plan);
  Step BestStep(const Item& item, const std::vector<Item>& others, const PartialPlan& plan) const;
  void Apply(const Item& item, const Step& step, PartialPlan* plan);
  void ApplyFilters(std::vector<const Expression*>* filters, bool all, PartialPlan* plan);
  void JoinUnion(const std::vector<GroupPattern>& alternatives, PartialPlan* plan, const std::vector<Slot>& initial);
  void JoinGroup(const GroupPattern& group, GroupJoin kind, PartialPlan* plan, const std::vector<Slot>& initial);

  // Looks up how many triples there are for the item.
  void Count(Item* item) const;
  Item TripleItem(const TriplePattern& pattern, std::vector<Item>* items);
  SlotPattern::Position Resolve(const PatternTerm& position, std::vector<Item>* items);
  SlotStatement::Position ResolveSet(const PatternTerm& position);
  Item ValuesItem(const ValuesPattern& values);
  CompiledExpression Compile(const Expression& expression) const;
  SourcedGroup Sourced(const GroupPattern& group, const PartialPlan& outer);
  double Fanout(const Item& item, const std::vector<bool>& bound) const;
  VariableIndex Hidden();
  std::string Describe(const SlotPattern& pattern) const;

  RunState& run_;
  const GraphQuery& query_;
  size_t width_;
  size_t next_hidden_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_EVALUATE_PLANNER_H_
