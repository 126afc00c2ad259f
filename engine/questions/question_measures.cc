// What GraphQuestionAnswerer answers by measuring: totals and averages, how much more one has, lists in order.
#include <algorithm>
#include <utility>
#include <vector>

#include "engine/questions/graph_questions.h"
#include "engine/questions/meaning_text.h"
#include "graph/base/status.h"

namespace whence {
namespace {

void AddNumber(double number, GraphAnswer& answer) {
  GraphAnswerItem item;
  item.text = item.value = NumberText(number);
  item.type = "number";
  answer.answers.push_back(std::move(item));
}

// From one day to a later one.
int WholeYears(const PartialDate& from, const PartialDate& to) {
  const bool before = std::pair(to.month, to.day) < std::pair(from.month, from.day);
  return to.year - from.year - (before && from.month != 0 && to.month != 0 ? 1 : 0);
}

}  // namespace

absl::StatusOr<bool> GraphQuestionAnswerer::AnswerTotal(const Node* asked, const GraphQuestionOptions& options,
                                                        GraphAnswer& answer) {
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(asked->parts[1]));
  const std::vector<TermId> things = *members;
  WHENCE_ASSIGN_OR_RETURN(SetEvaluator::Measured measured, evaluator_.Measure(asked->parts[0], things));
  WHENCE_ASSIGN_OR_RETURN(const bool complete, evaluator_.AllNamedHave(asked->parts[1], things, measured));
  WHENCE_ASSIGN_OR_RETURN(const bool alike, evaluator_.KeepOneKind(asked->parts[1], things, measured));
  if (!complete || !alike) return false;
  double sum = 0;
  size_t count = 0;
  for (const auto& value : measured.values) {
    if (!value) continue;
    sum += *value;
    ++count;
  }
  if (count == 0) return false;
  const auto only = std::find_if(measured.terms.begin(), measured.terms.end(), [](TermId t) { return t.value() != 0; });
  if (count == 1 && only != measured.terms.end()) {  // nothing was added up: the value as it stands
    WHENCE_ASSIGN_OR_RETURN(GraphAnswerItem item, Item(*only));
    answer.answers.push_back(std::move(item));
  } else {
    AddNumber(asked->op == Op::kSum ? sum : sum / static_cast<double>(count), answer);
  }
  if (options.support) {
    WHENCE_RETURN_IF_ERROR(evaluator_.SupportMeasured(asked->parts[0], things, answer.answers.back().support));
  }
  return true;
}

absl::StatusOr<bool> GraphQuestionAnswerer::AnswerDifference(const Node* asked, const GraphQuestionOptions& options,
                                                             GraphAnswer& answer) {
  std::vector<TermId> things;
  for (size_t i = 1; i < 3; ++i) {
    WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(asked->parts[i]));
    if (members->size() != 1) return false;
    things.push_back(members->front());
  }
  WHENCE_ASSIGN_OR_RETURN(const SetEvaluator::Measured measured, evaluator_.Measure(asked->parts[0], things));
  if (!measured.values[0] || !measured.values[1]) return false;
  double difference = *measured.values[0] - *measured.values[1];
  if (measured.smallest) difference = -difference;
  if (difference < 0) return false;  // it is the other that has more
  const Units& units = lexicon_.units();
  const int asked_unit = asked->payload - 1;
  const auto first = evaluator_.ValueOf(measured.terms[0]), second = evaluator_.ValueOf(measured.terms[1]);
  if (measured.terms[0].value() != 0 && first && second && first->date && second->date) {
    // Years are counted whole; days and months are not told.
    if (asked_unit < 0 || units.unit(asked_unit).dimension != "years") return false;
    const bool days = first->day && second->day;
    if (days && first->number < second->number) difference = WholeYears(*first->day, *second->day);
    if (days && first->number >= second->number) difference = WholeYears(*second->day, *first->day);
  } else if (asked_unit >= 0 && measured.unit >= 0) {
    const auto factor = units.Convert(measured.unit, asked_unit);
    if (!factor) return false;
    difference *= *factor;
  }
  AddNumber(difference, answer);
  if (options.support) {
    WHENCE_RETURN_IF_ERROR(evaluator_.SupportMeasured(asked->parts[0], things, answer.answers.back().support));
  }
  return true;
}

absl::StatusOr<bool> GraphQuestionAnswerer::AnswerInOrder(const Node* asked, const GraphQuestionOptions& options,
                                                          GraphAnswer& answer) {
  const Node* set = asked->parts[1];
  WHENCE_ASSIGN_OR_RETURN(const std::vector<TermId>* const members, evaluator_.Evaluate(set));
  std::vector<TermId> things = *members;
  WHENCE_ASSIGN_OR_RETURN(const SetEvaluator::Measured measured, evaluator_.Measure(asked->parts[0], things));
  std::vector<size_t> order;
  for (size_t i = 0; i < things.size(); ++i) order.push_back(i);
  const auto& values = measured.values;
  if (std::none_of(values.begin(), values.end(), [](const auto& value) { return value.has_value(); })) return false;
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    if (!values[a] || !values[b]) return values[a].has_value() && !values[b];  // what has none comes last
    return asked->payload > 0 ? *values[a] < *values[b] : *values[a] > *values[b];
  });
  for (const size_t i : order) {
    if (answer.answers.size() >= options.max_answers) break;
    WHENCE_ASSIGN_OR_RETURN(GraphAnswerItem item, Item(things[i]));
    if (options.support) WHENCE_RETURN_IF_ERROR(evaluator_.Support(set, things[i], item.support));
    answer.answers.push_back(std::move(item));
  }
  return true;
}

}  // namespace whence
