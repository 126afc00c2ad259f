#ifndef WHENCE_GRAPH_SPARQL_SPARQL_EXPRESSION_PARSER_H_
#define WHENCE_GRAPH_SPARQL_SPARQL_EXPRESSION_PARSER_H_

#include <vector>

#include "graph/query.h"
#include "graph/sparql/sparql_cursor.h"

namespace whence {

// Reads the expressions of a query by recursive descent. Their variables, and the aggregates in them, enter `query`.
class SparqlExpressionParser {
 public:
  SparqlExpressionParser(SparqlCursor& in, GraphQuery& query) : in_(in), query_(query) {}

  // Nested more deeply than this is a fault, as for groups.
  static constexpr int kDeepest = 60;

  Expression Any(int depth);
  // One in brackets, a call, a variable or a term.
  Expression Primary(int depth);
  VariableIndex NeedVariable();
  // A variable that the user does not see; "." cannot stand in a name.
  VariableIndex Fresh();

 private:
  // As many operators of one kind in a row, each of which is one step deeper.
  static constexpr int kMostLinks = 150;

  // What was read becomes the left side of one more operator.
  void Chain(Operation operation, Expression right, int links, Expression& left);
  Expression And(int depth);
  Expression Relation(int depth);
  Expression Sum(int depth);
  Expression Product(int depth);
  Expression Call(int depth);
  std::vector<Expression> Arguments(int depth);

  SparqlCursor& in_;
  GraphQuery& query_;
  int fresh_ = 0;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_SPARQL_SPARQL_EXPRESSION_PARSER_H_
