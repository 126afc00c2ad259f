#ifndef WHENCE_TESTS_GRAPH_RANDOM_QUERY_H_
#define WHENCE_TESTS_GRAPH_RANDOM_QUERY_H_

#include <cstdint>
#include <random>

#include "graph/query.h"

namespace whence {

// Random queries over the vocabulary of RandomDocuments: every kind of pattern, nested, over few variables.
class RandomQuery {
 public:
  explicit RandomQuery(uint32_t seed) : random_(seed) {}
  GraphQuery Make();

 private:
  size_t Below(size_t n) { return random_() % n; }
  bool Chance(size_t one_in) { return Below(one_in) == 0; }
  VariableIndex Variable();
  Term Object();
  PatternTerm Position(int part);
  TriplePattern Triple();
  StatementPattern Statement();
  ValuesPattern Values();
  Expression Filter();
  GroupPattern Group(int depth);

  std::mt19937 random_;
  GraphQuery query_;
};

}  // namespace whence

#endif  // WHENCE_TESTS_GRAPH_RANDOM_QUERY_H_
