#include "graph/sparql/sparql_parser.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "graph/base/status.h"
#include "graph/rdf/iri.h"
#include "graph/sparql/sparql_lexer.h"

namespace whence {
namespace {

using Kind = SparqlToken::Kind;

constexpr int kDeepest = 60;

std::string Upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return out;
}

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

// Recursive descent. After the first fault everything unwinds: functions return what they have, ok() is false.
class Parser {
 public:
  explicit Parser(std::string_view text) : lexer_(text) { Advance(); }

  absl::StatusOr<SparqlQuery> Run() {
    Prologue();
    if (TakeWord("ASK")) {
      result_.ask = true;
      query().limit = 1;
    } else if (TakeWord("SELECT")) {
      Selection();
    } else {
      Expect("SELECT or ASK");
    }
    TakeWord("WHERE");
    query().where = Group(0);
    Modifiers();
    if (token_.kind != Kind::kEnd) Expect("the end of the query");
    if (select_all_) {
      for (size_t i = 0; i < query().variables.size(); ++i) {
        const std::string& name = query().variables[i];
        if (!name.starts_with(".")) query().select.push_back(static_cast<VariableIndex>(i));
      }
    }
    if (!error_.empty()) return absl::InvalidArgumentError(error_);
    return std::move(result_);
  }

 private:
  GraphQuery& query() { return result_.query; }
  bool ok() const { return error_.empty(); }

  void Advance() {
    token_ = lexer_.Next();
    if (token_.kind == Kind::kFault) Expect(std::string(token_.text));
  }

  // Notes the first fault, with the line and a caret, and lets the rest see the end of the query.
  void Expect(std::string_view what) {
    if (error_.empty()) {
      const std::string_view text = lexer_.text();
      const size_t at = std::min(token_.begin, text.size());
      const size_t line_begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
      const size_t line_end = std::min(text.find('\n', at), text.size());
      const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
      error_ = StrCat(line, ":", at - line_begin + 1, ": expected ", what, "\n  ",
                      text.substr(line_begin, line_end - line_begin), "\n  ", std::string(at - line_begin, ' '), "^");
    }
    token_ = SparqlToken();
  }

  bool IsWord(std::string_view word) const { return token_.kind == Kind::kWord && Upper(token_.text) == word; }
  bool TakeWord(std::string_view word) {
    if (!IsWord(word)) return false;
    Advance();
    return true;
  }
  bool IsSymbol(std::string_view symbol) const { return token_.kind == Kind::kSymbol && token_.text == symbol; }
  bool TakeSymbol(std::string_view symbol) {
    if (!IsSymbol(symbol)) return false;
    Advance();
    return true;
  }
  void NeedSymbol(std::string_view symbol) {
    if (!TakeSymbol(symbol)) Expect(StrCat("'", symbol, "'"));
  }
  VariableIndex NeedVariable() {
    if (token_.kind != Kind::kVariable) {
      Expect("a variable");
      return 0;
    }
    const VariableIndex variable = query().Variable(token_.text);
    Advance();
    return variable;
  }
  // A variable that the user does not see; "." cannot stand in a name.
  VariableIndex Fresh() { return query().Variable(StrCat(".", fresh_++)); }

  void Prologue() {
    while (ok()) {
      if (TakeWord("BASE")) {
        if (token_.kind != Kind::kIri) return Expect("an IRI");
        base_ = token_.text;
        Advance();
      } else if (TakeWord("PREFIX")) {
        if (token_.kind != Kind::kPrefixed || !token_.text.ends_with(':')) return Expect("a prefix, as in ex:");
        const std::string prefix = token_.text.substr(0, token_.text.size() - 1);
        Advance();
        if (token_.kind != Kind::kIri) return Expect("an IRI");
        prefixes_[prefix] = Absolute(token_.text);
        Advance();
      } else {
        return;
      }
    }
  }

  std::string Absolute(const std::string& iri) const { return ResolveIri(base_, iri); }

  void Selection() {
    query().distinct = TakeWord("DISTINCT") || TakeWord("REDUCED");
    if (TakeSymbol("*")) {
      select_all_ = true;
      return;
    }
    while (ok() && (token_.kind == Kind::kVariable || IsSymbol("("))) {
      if (token_.kind == Kind::kVariable) {
        query().select.push_back(NeedVariable());
        continue;
      }
      Advance();
      const Expression value = Or(0);
      if (!TakeWord("AS")) return Expect("AS");
      const VariableIndex variable = NeedVariable();
      query().select.push_back(variable);
      query().assignments.push_back({variable, value});
      NeedSymbol(")");
    }
    if (query().select.empty()) Expect("'*', a variable or '('");
  }

  void Modifiers() {
    if (TakeWord("GROUP")) {
      if (!TakeWord("BY")) Expect("BY");
      while (ok() && token_.kind == Kind::kVariable) query().group_by.push_back(NeedVariable());
      if (query().group_by.empty()) Expect("a variable");
    }
    if (TakeWord("HAVING")) {
      while (ok() && (IsSymbol("(") || token_.kind == Kind::kWord) && !IsWord("ORDER") && !IsWord("LIMIT") &&
             !IsWord("OFFSET")) {
        query().having.push_back(Primary(0));
      }
    }
    if (TakeWord("ORDER")) {
      if (!TakeWord("BY")) Expect("BY");
      while (ok()) {
        const bool descending = IsWord("DESC");
        if (TakeWord("ASC") || TakeWord("DESC")) {
          NeedSymbol("(");
          query().order_by.push_back({Or(0), descending});
          NeedSymbol(")");
        } else if (token_.kind == Kind::kVariable || IsSymbol("(")) {
          query().order_by.push_back({Primary(0), false});
        } else {
          break;
        }
      }
      if (query().order_by.empty()) Expect("a variable, ASC or DESC");
    }
    for (bool more = true; more && ok();) {
      more = false;
      if (TakeWord("LIMIT")) query().limit = Count(), more = true;
      if (TakeWord("OFFSET")) query().offset = Count(), more = true;
    }
  }

  uint64_t Count() {
    uint64_t value = 0;
    if (token_.kind != Kind::kInteger) {
      Expect("a number");
      return 0;
    }
    std::from_chars(token_.text.data(), token_.text.data() + token_.text.size(), value);
    Advance();
    return value;
  }

  // ------------------------------------------------------------------------------------------------ groups

  GroupPattern Group(int depth) {
    GroupPattern group;
    if (depth > kDeepest) Expect("fewer groups inside each other");
    NeedSymbol("{");
    while (ok() && !TakeSymbol("}")) {
      // What comes behind an OPTIONAL, a MINUS or a BIND joins with their result: they close a group of their own.
      const bool closed = !group.optionals.empty() || !group.minuses.empty() || !group.assignments.empty();
      if (TakeWord("OPTIONAL")) {
        if (!group.minuses.empty() || !group.assignments.empty()) Enclose(&group);
        group.optionals.push_back(Group(depth + 1));
      } else if (TakeWord("MINUS")) {
        if (!group.assignments.empty()) Enclose(&group);
        group.minuses.push_back(Group(depth + 1));
      } else if (TakeWord("FILTER")) {
        Filter(&group, depth);
      } else if (TakeWord("BIND")) {
        NeedSymbol("(");
        Expression value = Or(depth);
        if (!TakeWord("AS")) Expect("AS");
        group.assignments.push_back({NeedVariable(), std::move(value)});
        NeedSymbol(")");
      } else {
        if (closed) Enclose(&group);
        Joined(&group, depth);
      }
      TakeSymbol(".");
    }
    return group;
  }

  // Everything so far but the filters, which hold for the whole group, becomes a group inside.
  static void Enclose(GroupPattern* group) {
    GroupPattern outer;
    outer.filters = std::move(group->filters);
    outer.exists = std::move(group->exists);
    outer.not_exists = std::move(group->not_exists);
    group->filters.clear();
    group->exists.clear();
    group->not_exists.clear();
    outer.groups.push_back(std::move(*group));
    *group = std::move(outer);
  }

  void Joined(GroupPattern* group, int depth) {
    if (IsSymbol("{")) {
      std::vector<GroupPattern> alternatives = {Group(depth + 1)};
      while (ok() && TakeWord("UNION")) alternatives.push_back(Group(depth + 1));
      if (alternatives.size() == 1) {
        group->groups.push_back(std::move(alternatives[0]));
      } else {
        group->unions.push_back(std::move(alternatives));
      }
    } else if (TakeWord("VALUES")) {
      group->values.push_back(Values());
    } else if (TakeWord("STATEMENT")) {
      group->statements.push_back(Statement());
    } else {
      Triples(group, depth);
    }
  }

  void Filter(GroupPattern* group, int depth) {
    if (TakeWord("EXISTS")) {
      group->exists.push_back(Group(depth + 1));
    } else if (TakeWord("NOT")) {
      if (!TakeWord("EXISTS")) Expect("EXISTS");
      group->not_exists.push_back(Group(depth + 1));
    } else {
      group->filters.push_back(Primary(depth));
    }
  }

  ValuesPattern Values() {
    ValuesPattern values;
    const bool many = TakeSymbol("(");
    if (many) {
      while (ok() && !TakeSymbol(")")) values.variables.push_back(NeedVariable());
    } else {
      values.variables.push_back(NeedVariable());
    }
    NeedSymbol("{");
    while (ok() && !TakeSymbol("}")) {
      if (many) NeedSymbol("(");
      auto& row = values.rows.emplace_back();
      for (size_t i = 0; i < values.variables.size() && ok(); ++i) {
        if (TakeWord("UNDEF")) {
          row.emplace_back();
        } else {
          row.emplace_back(NeedTerm());
        }
      }
      if (many) NeedSymbol(")");
    }
    return values;
  }

  StatementPattern Statement() {
    StatementPattern pattern;
    if (token_.kind == Kind::kVariable) pattern.statement = NeedVariable();
    NeedSymbol("{");
    pattern.triple.subject = Position();
    pattern.triple.predicate = Verb();
    pattern.triple.object = Position();
    NeedSymbol("}");
    if (TakeWord("NOT")) pattern.polarity = Polarity::kNegative;
    static constexpr std::string_view kNames[] = {"ASSERTED", "POSSIBLE", "CONDITIONAL", "REPORTED", "PLANNED"};
    for (bool more = true; more && ok();) {
      more = false;
      if (TakeWord("ANY")) {
        if (TakeWord("POLARITY")) {
          pattern.polarity = std::nullopt;
          more = true;
          continue;
        }
        if (!TakeWord("MODALITY")) Expect("POLARITY or MODALITY");
        pattern.modalities.clear();
        break;
      }
      for (size_t i = 0; i < std::size(kNames); ++i) {
        if (!TakeWord(kNames[i])) continue;
        if (!modality_given_) pattern.modalities.clear();
        modality_given_ = true;
        pattern.modalities.push_back(static_cast<Modality>(i));
        more = TakeSymbol("|");
        break;
      }
    }
    modality_given_ = false;
    while (ok() && (IsSymbol("{") || IsWord("OPTIONAL"))) {
      QualifierPattern qualifier;
      qualifier.optional = TakeWord("OPTIONAL");
      NeedSymbol("{");
      qualifier.predicate = Verb();
      qualifier.value = Position();
      NeedSymbol("}");
      pattern.qualifiers.push_back(std::move(qualifier));
    }
    return pattern;
  }

  void Triples(GroupPattern* group, int depth) {
    const PatternTerm subject = Node(group, depth);
    if (IsSymbol(".") || IsSymbol("}")) return;  // [ ... ] alone
    Properties(subject, group, depth);
  }

  void Properties(const PatternTerm& subject, GroupPattern* group, int depth) {
    while (ok()) {
      const PatternTerm predicate = Verb();
      do {
        group->triples.push_back({subject, predicate, Node(group, depth)});
      } while (ok() && TakeSymbol(","));
      if (!TakeSymbol(";")) return;
      while (TakeSymbol(";")) {
      }
      if (IsSymbol(".") || IsSymbol("}") || IsSymbol("]")) return;
    }
  }

  PatternTerm Verb() {
    if (token_.kind == Kind::kWord && token_.text == "a") {
      Advance();
      return Term::Iri(kRdfType);
    }
    return Position();
  }

  PatternTerm Node(GroupPattern* group, int depth) {
    if (!TakeSymbol("[")) return Position();
    if (depth > kDeepest) Expect("fewer nodes inside each other");
    const PatternTerm node = Fresh();
    if (!TakeSymbol("]")) {
      Properties(node, group, depth + 1);
      NeedSymbol("]");
    }
    return node;
  }

  PatternTerm Position() {
    if (token_.kind == Kind::kVariable) return NeedVariable();
    if (token_.kind == Kind::kBlank) {
      // In a query a blank node is a variable without a name.
      const VariableIndex variable = query().Variable(StrCat("._:", token_.text));
      Advance();
      return variable;
    }
    if (!TakeSymbol("(")) return NeedTerm();
    std::vector<Term> set = {NeedTerm()};
    while (ok() && TakeSymbol("|")) set.push_back(NeedTerm());
    NeedSymbol(")");
    return set;
  }

  // ------------------------------------------------------------------------------------------------ terms

  Term NeedTerm() {
    auto term = TakeTerm();
    if (!term) Expect("a term");
    return term.value_or(Term());
  }

  std::optional<std::string> TakeIri() {
    std::string iri;
    if (token_.kind == Kind::kIri) {
      iri = Absolute(token_.text);
    } else if (token_.kind == Kind::kPrefixed) {
      const size_t colon = token_.text.find(':');
      const auto prefix = prefixes_.find(token_.text.substr(0, colon));
      if (prefix == prefixes_.end()) {
        Expect(StrCat("a PREFIX for '", token_.text.substr(0, colon + 1), "'"));
        return std::nullopt;
      }
      iri = prefix->second + token_.text.substr(colon + 1);
    } else {
      return std::nullopt;
    }
    Advance();
    return iri;
  }

  std::optional<Term> TakeTerm() {
    const std::string xsd(kXsd);
    if (const auto iri = TakeIri()) return Term::Iri(*iri);
    const SparqlToken token = token_;
    switch (token.kind) {
      case Kind::kString:
        Advance();
        if (token_.kind == Kind::kLanguage) {
          const std::string language = token_.text;
          Advance();
          return Term::String(token.text, language);
        }
        if (TakeSymbol("^^")) {
          const auto datatype = TakeIri();
          if (!datatype) Expect("an IRI");
          return Term::Typed(token.text, datatype.value_or(""));
        }
        return Term::String(token.text);
      case Kind::kInteger:
        Advance();
        return Term::Typed(token.text, xsd + "integer");
      case Kind::kDecimal:
        Advance();
        return Term::Typed(token.text, xsd + "decimal");
      case Kind::kDouble:
        Advance();
        return Term::Typed(token.text, xsd + "double");
      case Kind::kWord:
        if (!IsWord("TRUE") && !IsWord("FALSE")) return std::nullopt;
        Advance();
        return Term::Typed(Upper(token.text) == "TRUE" ? "true" : "false", xsd + "boolean");
      case Kind::kSymbol: {
        if (token.text != "-" && token.text != "+") return std::nullopt;
        Advance();
        const bool number =
            token_.kind == Kind::kInteger || token_.kind == Kind::kDecimal || token_.kind == Kind::kDouble;
        if (!number) Expect("a number");
        auto term = TakeTerm();
        if (term && token.text == "-") term->lexical.insert(0, "-");
        return term;
      }
      default:
        return std::nullopt;
    }
  }

  // ------------------------------------------------------------------------------------------------ expressions

  Expression Or(int depth) {
    Expression left = And(depth);
    while (ok() && TakeSymbol("||")) left = Expression::Of(Operation::kOr, {std::move(left), And(depth)});
    return left;
  }

  Expression And(int depth) {
    Expression left = Relation(depth);
    while (ok() && TakeSymbol("&&")) left = Expression::Of(Operation::kAnd, {std::move(left), Relation(depth)});
    return left;
  }

  Expression Relation(int depth) {
    Expression left = Sum(depth);
    static constexpr std::pair<std::string_view, Operation> kRelations[] = {
        {"=", Operation::kEqual},         {"!=", Operation::kNotEqual}, {"<=", Operation::kLessEqual},
        {">=", Operation::kGreaterEqual}, {"<", Operation::kLess},      {">", Operation::kGreater}};
    for (const auto& [symbol, operation] : kRelations) {
      if (TakeSymbol(symbol)) return Expression::Of(operation, {std::move(left), Sum(depth)});
    }
    if (TakeWord("WITHIN")) return Expression::Of(Operation::kWithin, {std::move(left), Sum(depth)});
    if (TakeWord("OVERLAPS")) return Expression::Of(Operation::kOverlaps, {std::move(left), Sum(depth)});
    const bool negated = TakeWord("NOT");
    if (TakeWord("IN")) {
      std::vector<Expression> arguments = Arguments(depth);
      arguments.insert(arguments.begin(), std::move(left));
      Expression in = Expression::Of(Operation::kIn, std::move(arguments));
      return negated ? Expression::Of(Operation::kNot, {std::move(in)}) : in;
    }
    if (negated) Expect("IN");
    return left;
  }

  Expression Sum(int depth) {
    Expression left = Product(depth);
    while (ok() && (IsSymbol("+") || IsSymbol("-"))) {
      const Operation operation = IsSymbol("+") ? Operation::kAdd : Operation::kSubtract;
      Advance();
      left = Expression::Of(operation, {std::move(left), Product(depth)});
    }
    return left;
  }

  Expression Product(int depth) {
    Expression left = Primary(depth);
    while (ok() && (IsSymbol("*") || IsSymbol("/"))) {
      const Operation operation = IsSymbol("*") ? Operation::kMultiply : Operation::kDivide;
      Advance();
      left = Expression::Of(operation, {std::move(left), Primary(depth)});
    }
    return left;
  }

  Expression Primary(int depth) {
    if (depth > kDeepest) Expect("fewer brackets inside each other");
    if (!ok()) return {};
    if (TakeSymbol("!")) return Expression::Of(Operation::kNot, {Primary(depth + 1)});
    if (TakeSymbol("(")) {
      Expression inner = Or(depth + 1);
      NeedSymbol(")");
      return inner;
    }
    if (token_.kind == Kind::kVariable) return Expression::Of(NeedVariable());
    if (token_.kind == Kind::kWord && !IsWord("TRUE") && !IsWord("FALSE")) return Call(depth);
    auto term = TakeTerm();
    if (!term) Expect("an expression");
    return Expression::Of(term.value_or(Term()));
  }

  std::vector<Expression> Arguments(int depth) {
    std::vector<Expression> arguments;
    NeedSymbol("(");
    if (TakeSymbol(")")) return arguments;
    do {
      arguments.push_back(Or(depth + 1));
    } while (ok() && TakeSymbol(","));
    NeedSymbol(")");
    return arguments;
  }

  Expression Call(int depth) {
    const std::string name = Upper(token_.text);
    const auto aggregate = Aggregates().find(name);
    const auto function = Functions().find(name);
    if (aggregate == Aggregates().end() && function == Functions().end() && name != "BOUND") {
      Expect("a function that is known");
      return {};
    }
    Advance();
    if (name == "BOUND") {
      NeedSymbol("(");
      const VariableIndex variable = NeedVariable();
      NeedSymbol(")");
      return Expression::Bound(variable);
    }
    if (function != Functions().end()) return Expression::Of(function->second, Arguments(depth));
    Aggregate folded;
    folded.kind = aggregate->second;
    NeedSymbol("(");
    folded.distinct = TakeWord("DISTINCT");
    if (!TakeSymbol("*")) folded.argument = Or(depth + 1);
    NeedSymbol(")");
    folded.result = Fresh();
    query().aggregates.push_back(folded);
    return Expression::Of(folded.result);
  }

  SparqlLexer lexer_;
  SparqlToken token_;
  SparqlQuery result_;
  std::string error_;
  std::map<std::string, std::string> prefixes_;
  std::string base_;
  bool select_all_ = false;
  bool modality_given_ = false;
  int fresh_ = 0;
};

}  // namespace

absl::StatusOr<SparqlQuery> ParseSparql(std::string_view text) { return Parser(text).Run(); }

}  // namespace whence
