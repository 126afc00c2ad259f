#include "graph/sparql/sparql_expression_parser.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "graph/base/strings.h"

namespace whence {
namespace {

using Kind = SparqlToken::Kind;

const std::map<std::string, Operation, std::less<>>& Functions() {
  static const auto* functions =
      new std::map<std::string, Operation, std::less<>>{{"STR", Operation::kStr},
                                                        {"LANG", Operation::kLang},
                                                        {"DATATYPE", Operation::kDatatype},
                                                        {"LANGMATCHES", Operation::kLangMatches},
                                                        {"STRLEN", Operation::kStrLen},
                                                        {"LCASE", Operation::kLowerCase},
                                                        {"UCASE", Operation::kUpperCase},
                                                        {"CONTAINS", Operation::kContains},
                                                        {"STRSTARTS", Operation::kStartsWith},
                                                        {"STRENDS", Operation::kEndsWith},
                                                        {"REGEX", Operation::kRegex},
                                                        {"CONCAT", Operation::kConcat},
                                                        {"YEAR", Operation::kYear},
                                                        {"MONTH", Operation::kMonth},
                                                        {"DAY", Operation::kDay},
                                                        {"ISIRI", Operation::kIsIri},
                                                        {"ISURI", Operation::kIsIri},
                                                        {"ISBLANK", Operation::kIsBlank},
                                                        {"ISLITERAL", Operation::kIsLiteral},
                                                        {"ISNUMERIC", Operation::kIsNumeric},
                                                        {"IF", Operation::kIf},
                                                        {"COALESCE", Operation::kCoalesce},
                                                        {"SAMETERM", Operation::kSameTerm},
                                                        {"ABS", Operation::kAbs},
                                                        {"WITHIN", Operation::kWithin},
                                                        {"OVERLAPS", Operation::kOverlaps},
                                                        {"FOLD", Operation::kFold}};
  return *functions;
}

const std::map<std::string, AggregateKind, std::less<>>& Aggregates() {
  static const auto* aggregates = new std::map<std::string, AggregateKind, std::less<>>{
      {"COUNT", AggregateKind::kCount}, {"MIN", AggregateKind::kMin},     {"MAX", AggregateKind::kMax},
      {"SUM", AggregateKind::kSum},     {"AVG", AggregateKind::kAverage}, {"SAMPLE", AggregateKind::kSample}};
  return *aggregates;
}

}  // namespace

VariableIndex SparqlExpressionParser::NeedVariable() {
  if (in_.token().kind != Kind::kVariable) {
    in_.Expect("a variable");
    return 0;
  }
  const VariableIndex variable = query_.Variable(in_.token().text);
  in_.Advance();
  return variable;
}

VariableIndex SparqlExpressionParser::Fresh() { return query_.Variable(StrCat(".", fresh_++)); }

void SparqlExpressionParser::Chain(Operation operation, Expression right, int links, Expression& left) {
  if (links >= kMostLinks) in_.Expect("fewer operators in a row");
  std::vector<Expression> sides;
  sides.reserve(2);
  sides.push_back(std::move(left));
  sides.push_back(std::move(right));
  left = Expression::Of(operation, std::move(sides));
}

Expression SparqlExpressionParser::Any(int depth) {
  Expression left = And(depth);
  for (int links = 0; in_.ok() && in_.TakeSymbol("||"); ++links) Chain(Operation::kOr, And(depth), links, left);
  return left;
}

Expression SparqlExpressionParser::And(int depth) {
  Expression left = Relation(depth);
  for (int links = 0; in_.ok() && in_.TakeSymbol("&&"); ++links) Chain(Operation::kAnd, Relation(depth), links, left);
  return left;
}

Expression SparqlExpressionParser::Relation(int depth) {
  Expression left = Sum(depth);
  static constexpr std::pair<std::string_view, Operation> kRelations[] = {
      {"=", Operation::kEqual},         {"!=", Operation::kNotEqual}, {"<=", Operation::kLessEqual},
      {">=", Operation::kGreaterEqual}, {"<", Operation::kLess},      {">", Operation::kGreater}};
  for (const auto& [symbol, operation] : kRelations) {
    if (in_.TakeSymbol(symbol)) return Expression::Of(operation, {std::move(left), Sum(depth)});
  }
  if (in_.TakeWord("WITHIN")) return Expression::Of(Operation::kWithin, {std::move(left), Sum(depth)});
  if (in_.TakeWord("OVERLAPS")) return Expression::Of(Operation::kOverlaps, {std::move(left), Sum(depth)});
  const bool negated = in_.TakeWord("NOT");
  if (in_.TakeWord("IN")) {
    std::vector<Expression> arguments = Arguments(depth);
    arguments.insert(arguments.begin(), std::move(left));
    Expression in = Expression::Of(Operation::kIn, std::move(arguments));
    return negated ? Expression::Of(Operation::kNot, {std::move(in)}) : in;
  }
  if (negated) in_.Expect("IN");
  return left;
}

Expression SparqlExpressionParser::Sum(int depth) {
  Expression left = Product(depth);
  for (int links = 0; in_.ok() && (in_.IsSymbol("+") || in_.IsSymbol("-")); ++links) {
    const Operation operation = in_.IsSymbol("+") ? Operation::kAdd : Operation::kSubtract;
    in_.Advance();
    Chain(operation, Product(depth), links, left);
  }
  return left;
}

Expression SparqlExpressionParser::Product(int depth) {
  Expression left = Primary(depth);
  for (int links = 0; in_.ok() && (in_.IsSymbol("*") || in_.IsSymbol("/")); ++links) {
    const Operation operation = in_.IsSymbol("*") ? Operation::kMultiply : Operation::kDivide;
    in_.Advance();
    Chain(operation, Primary(depth), links, left);
  }
  return left;
}

Expression SparqlExpressionParser::Primary(int depth) {
  if (depth > kDeepest) in_.Expect("fewer brackets inside each other");
  if (!in_.ok()) return {};
  if (in_.TakeSymbol("!")) return Expression::Of(Operation::kNot, {Primary(depth + 1)});
  if (in_.TakeSymbol("(")) {
    Expression inner = Any(depth + 1);
    in_.NeedSymbol(")");
    return inner;
  }
  if (in_.token().kind == Kind::kVariable) return Expression::Of(NeedVariable());
  if (in_.token().kind == Kind::kWord && !in_.IsWord("TRUE") && !in_.IsWord("FALSE")) return Call(depth);
  auto term = in_.TakeTerm();
  if (!term) in_.Expect("an expression");
  return Expression::Of(term.value_or(Term()));
}

std::vector<Expression> SparqlExpressionParser::Arguments(int depth) {
  std::vector<Expression> arguments;
  in_.NeedSymbol("(");
  if (in_.TakeSymbol(")")) return arguments;
  do {
    arguments.push_back(Any(depth + 1));
  } while (in_.ok() && in_.TakeSymbol(","));
  in_.NeedSymbol(")");
  return arguments;
}

Expression SparqlExpressionParser::Call(int depth) {
  const std::string name = UpperCase(in_.token().text);
  const auto aggregate = Aggregates().find(name);
  const auto function = Functions().find(name);
  if (aggregate == Aggregates().end() && function == Functions().end() && name != "BOUND") {
    in_.Expect("a function that is known");
    return {};
  }
  in_.Advance();
  if (name == "BOUND") {
    in_.NeedSymbol("(");
    const VariableIndex variable = NeedVariable();
    in_.NeedSymbol(")");
    return Expression::Bound(variable);
  }
  if (function != Functions().end()) return Expression::Of(function->second, Arguments(depth));
  Aggregate folded;
  folded.kind = aggregate->second;
  in_.NeedSymbol("(");
  folded.distinct = in_.TakeWord("DISTINCT");
  if (!in_.TakeSymbol("*")) folded.argument = Any(depth + 1);
  in_.NeedSymbol(")");
  folded.result = Fresh();
  query_.aggregates.push_back(folded);
  return Expression::Of(folded.result);
}

}  // namespace whence
