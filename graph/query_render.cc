#include <string>
#include <utility>

#include "graph/base/strings.h"
#include "graph/query.h"

namespace whence {
namespace {

struct OperationName {
  Operation operation;
  const char* name;
  bool infix;
};

// How each operation is written.
constexpr OperationName kNames[] = {
    {Operation::kAnd, "&&", true},
    {Operation::kOr, "||", true},
    {Operation::kNot, "!", false},
    {Operation::kEqual, "=", true},
    {Operation::kNotEqual, "!=", true},
    {Operation::kLess, "<", true},
    {Operation::kLessEqual, "<=", true},
    {Operation::kGreater, ">", true},
    {Operation::kGreaterEqual, ">=", true},
    {Operation::kIn, "IN", false},
    {Operation::kWithin, "WITHIN", true},
    {Operation::kOverlaps, "OVERLAPS", true},
    {Operation::kSameTerm, "SAMETERM", false},
    {Operation::kAdd, "+", true},
    {Operation::kSubtract, "-", true},
    {Operation::kMultiply, "*", true},
    {Operation::kDivide, "/", true},
    {Operation::kAbs, "ABS", false},
    {Operation::kStr, "STR", false},
    {Operation::kLang, "LANG", false},
    {Operation::kDatatype, "DATATYPE", false},
    {Operation::kLangMatches, "LANGMATCHES", false},
    {Operation::kStrLen, "STRLEN", false},
    {Operation::kLowerCase, "LCASE", false},
    {Operation::kUpperCase, "UCASE", false},
    {Operation::kContains, "CONTAINS", false},
    {Operation::kStartsWith, "STRSTARTS", false},
    {Operation::kEndsWith, "STRENDS", false},
    {Operation::kRegex, "REGEX", false},
    {Operation::kFold, "FOLD", false},
    {Operation::kConcat, "CONCAT", false},
    {Operation::kYear, "YEAR", false},
    {Operation::kMonth, "MONTH", false},
    {Operation::kDay, "DAY", false},
    {Operation::kBound, "BOUND", false},
    {Operation::kIsIri, "ISIRI", false},
    {Operation::kIsBlank, "ISBLANK", false},
    {Operation::kIsLiteral, "ISLITERAL", false},
    {Operation::kIsNumeric, "ISNUMERIC", false},
    {Operation::kIf, "IF", false},
    {Operation::kCoalesce, "COALESCE", false},
};

const OperationName* NameOf(Operation operation) {
  for (const OperationName& name : kNames) {
    if (name.operation == operation) return &name;
  }
  return nullptr;
}

constexpr const char* kModalities[] = {"asserted", "possible", "conditional", "reported", "planned"};
constexpr const char* kAggregates[] = {"COUNT", "MIN", "MAX", "SUM", "AVG", "SAMPLE"};

class QueryRenderer {
 public:
  explicit QueryRenderer(const GraphQuery& query) : query_(query) {}

  std::string Query() {
    Line(StrCat("SELECT", query_.distinct ? " DISTINCT" : "", Selection(), " WHERE {"));
    ++depth_;
    Members(query_.where);
    --depth_;
    Line("}");
    if (!query_.group_by.empty()) Line(StrCat("GROUP BY", List(query_.group_by)));
    for (const Expression& having : query_.having) Line(StrCat("HAVING (", Text(having), ")"));
    for (const OrderKey& key : query_.order_by) {
      Line(StrCat("ORDER BY ", key.descending ? "DESC" : "ASC", "(", Text(key.value), ")"));
    }
    if (query_.offset > 0) Line(StrCat("OFFSET ", query_.offset));
    if (query_.limit) Line(StrCat("LIMIT ", *query_.limit));
    return std::move(out_);
  }

  std::string Text(const Expression& expression) const {
    if (expression.operation == Operation::kVariable) return Name(expression.variable);
    if (expression.operation == Operation::kConstant) return expression.constant.ToNTriples();
    const OperationName* name = NameOf(expression.operation);
    if (expression.operation == Operation::kBound) return StrCat(name->name, "(", Name(expression.variable), ")");
    std::string out;
    if (name->infix) {
      for (const Expression& argument : expression.arguments) {
        const std::string separator = out.empty() ? "(" : StrCat(" ", name->name, " ");
        out += StrCat(separator, Text(argument));
      }
      return out + ")";
    }
    for (const Expression& argument : expression.arguments) out += StrCat(out.empty() ? "" : ", ", Text(argument));
    return StrCat(name->name, "(", out, ")");
  }

 private:
  std::string Name(VariableIndex variable) const {
    if (variable < 0 || static_cast<size_t>(variable) >= query_.variables.size()) return "?";
    return StrCat("?", query_.variables[variable]);
  }

  std::string List(const std::vector<VariableIndex>& variables) const {
    std::string out;
    for (const VariableIndex variable : variables) out += StrCat(" ", Name(variable));
    return out;
  }

  // Selected variables, those that are computed with how.
  std::string Selection() const {
    std::string out;
    for (const VariableIndex variable : query_.select) {
      std::string text = Name(variable);
      for (const Aggregate& aggregate : query_.aggregates) {
        if (aggregate.result != variable) continue;
        text = StrCat("(", kAggregates[static_cast<int>(aggregate.kind)], "(", aggregate.distinct ? "DISTINCT " : "",
                      aggregate.argument ? Text(*aggregate.argument) : "*", ") AS ", Name(variable), ")");
      }
      for (const Assignment& assignment : query_.assignments) {
        if (assignment.variable == variable) text = StrCat("(", Text(assignment.value), " AS ", Name(variable), ")");
      }
      out += StrCat(" ", text);
    }
    return out;
  }

  std::string Position(const PatternTerm& position) const {
    if (position.IsVariable()) return Name(position.variable);
    if (position.any_of.size() == 1) return position.any_of[0].ToNTriples();
    std::string out;
    for (const Term& term : position.any_of) out += StrCat(out.empty() ? "" : " | ", term.ToNTriples());
    return StrCat("(", out, ")");
  }

  std::string Triple(const TriplePattern& triple) const {
    return StrCat(Position(triple.subject), " ", Position(triple.predicate), " ", Position(triple.object));
  }

  std::string Statement(const StatementPattern& pattern) const {
    std::string out = "STATEMENT ";
    if (pattern.statement != kNoVariable) out += StrCat(Name(pattern.statement), " ");
    out += StrCat("{ ", Triple(pattern.triple), " }");
    if (pattern.polarity == Polarity::kNegative) out += " not";
    if (!pattern.polarity) out += " any polarity";
    for (size_t i = 0; i < pattern.modalities.size(); ++i) {
      out += StrCat(i == 0 ? " " : "|", kModalities[static_cast<int>(pattern.modalities[i])]);
    }
    if (pattern.modalities.empty()) out += " any modality";
    for (const QualifierPattern& qualifier : pattern.qualifiers) {
      out += StrCat(qualifier.optional ? " OPTIONAL" : "", " { ", Position(qualifier.predicate), " ",
                    Position(qualifier.value), " }");
    }
    return out;
  }

  void Values(const ValuesPattern& values) {
    Line(StrCat("VALUES (", List(values.variables), " ) {"));
    ++depth_;
    for (const auto& row : values.rows) {
      std::string text = "(";
      for (const auto& cell : row) text += StrCat(" ", cell ? cell->ToNTriples() : "UNDEF");
      Line(text + " )");
    }
    --depth_;
    Line("}");
  }

  void Block(std::string_view head, const GroupPattern& group) {
    Line(StrCat(head, head.empty() ? "{" : " {"));
    ++depth_;
    Members(group);
    --depth_;
    Line("}");
  }

  void Members(const GroupPattern& group) {
    for (const TriplePattern& triple : group.triples) Line(StrCat(Triple(triple), " ."));
    for (const StatementPattern& statement : group.statements) Line(Statement(statement));
    for (const ValuesPattern& values : group.values) Values(values);
    for (const GroupPattern& inner : group.groups) Block("", inner);
    for (const auto& alternatives : group.unions) {
      for (size_t i = 0; i < alternatives.size(); ++i) Block(i == 0 ? "" : "UNION", alternatives[i]);
    }
    for (const GroupPattern& inner : group.optionals) Block("OPTIONAL", inner);
    for (const GroupPattern& inner : group.minuses) Block("MINUS", inner);
    for (const GroupPattern& inner : group.exists) Block("FILTER EXISTS", inner);
    for (const GroupPattern& inner : group.not_exists) Block("FILTER NOT EXISTS", inner);
    for (const Assignment& assignment : group.assignments) {
      Line(StrCat("BIND (", Text(assignment.value), " AS ", Name(assignment.variable), ")"));
    }
    for (const Expression& filter : group.filters) Line(StrCat("FILTER (", Text(filter), ")"));
  }

  void Line(std::string_view text) { out_.append(2 * depth_, ' ').append(text).append("\n"); }

  const GraphQuery& query_;
  std::string out_;
  size_t depth_ = 0;
};

}  // namespace

VariableIndex GraphQuery::Variable(std::string_view name) {
  for (size_t i = 0; i < variables.size(); ++i) {
    if (variables[i] == name) return static_cast<VariableIndex>(i);
  }
  variables.emplace_back(name);
  return static_cast<VariableIndex>(variables.size() - 1);
}

std::string Render(const GraphQuery& query) { return QueryRenderer(query).Query(); }

std::string Render(const GraphQuery& query, const Expression& expression) {
  return QueryRenderer(query).Text(expression);
}

}  // namespace whence
