#include "graph/sparql/sparql_parser.h"

#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "graph/base/status.h"
#include "graph/sparql/sparql_cursor.h"
#include "graph/sparql/sparql_expression_parser.h"

namespace whence {
namespace {

using Kind = SparqlToken::Kind;

constexpr int kDeepest = SparqlExpressionParser::kDeepest;

// Recursive descent. After the first fault everything unwinds: functions return what they have, in_.ok() is false.
class Parser {
 public:
  explicit Parser(std::string_view text) : in_(text) {}

  absl::StatusOr<SparqlQuery> Run() {
    in_.Prologue();
    if (in_.TakeWord("ASK")) {
      result_.ask = true;
      query().limit = 1;
    } else if (in_.TakeWord("SELECT")) {
      Selection();
    } else {
      in_.Expect("SELECT or ASK");
    }
    in_.TakeWord("WHERE");
    query().where = Group(0);
    Modifiers();
    if (in_.token().kind != Kind::kEnd) in_.Expect("the end of the query");
    if (select_all_) {
      for (size_t i = 0; i < query().variables.size(); ++i) {
        const std::string& name = query().variables[i];
        if (!name.starts_with(".")) query().select.push_back(static_cast<VariableIndex>(i));
      }
    }
    if (!in_.ok()) return absl::InvalidArgumentError(in_.error());
    return std::move(result_);
  }

 private:
  GraphQuery& query() { return result_.query; }

  void Selection() {
    query().distinct = in_.TakeWord("DISTINCT") || in_.TakeWord("REDUCED");
    if (in_.TakeSymbol("*")) {
      select_all_ = true;
      return;
    }
    while (in_.ok() && (in_.token().kind == Kind::kVariable || in_.IsSymbol("("))) {
      if (in_.token().kind == Kind::kVariable) {
        query().select.push_back(expressions_.NeedVariable());
        continue;
      }
      in_.Advance();
      const Expression value = expressions_.Any(0);
      if (!in_.TakeWord("AS")) return in_.Expect("AS");
      const VariableIndex variable = expressions_.NeedVariable();
      query().select.push_back(variable);
      query().assignments.push_back({variable, value});
      in_.NeedSymbol(")");
    }
    if (query().select.empty()) in_.Expect("'*', a variable or '('");
  }

  void Modifiers() {
    if (in_.TakeWord("GROUP")) {
      if (!in_.TakeWord("BY")) in_.Expect("BY");
      while (in_.ok() && in_.token().kind == Kind::kVariable) query().group_by.push_back(expressions_.NeedVariable());
      if (query().group_by.empty()) in_.Expect("a variable");
    }
    if (in_.TakeWord("HAVING")) {
      while (in_.ok() && (in_.IsSymbol("(") || in_.token().kind == Kind::kWord) && !in_.IsWord("ORDER") &&
             !in_.IsWord("LIMIT") && !in_.IsWord("OFFSET")) {
        query().having.push_back(expressions_.Primary(0));
      }
    }
    if (in_.TakeWord("ORDER")) {
      if (!in_.TakeWord("BY")) in_.Expect("BY");
      while (in_.ok()) {
        const bool descending = in_.IsWord("DESC");
        if (in_.TakeWord("ASC") || in_.TakeWord("DESC")) {
          in_.NeedSymbol("(");
          query().order_by.push_back({expressions_.Any(0), descending});
          in_.NeedSymbol(")");
        } else if (in_.token().kind == Kind::kVariable || in_.IsSymbol("(") || AtFunction()) {
          query().order_by.push_back({expressions_.Primary(0), false});
        } else {
          break;
        }
      }
      if (query().order_by.empty()) in_.Expect("a variable, ASC or DESC");
    }
    for (bool more = true; more && in_.ok();) {
      more = false;
      if (in_.TakeWord("LIMIT")) query().limit = Count(), more = true;
      if (in_.TakeWord("OFFSET")) query().offset = Count(), more = true;
    }
  }

  // A word that does not begin the next clause.
  bool AtFunction() const { return in_.token().kind == Kind::kWord && !in_.IsWord("LIMIT") && !in_.IsWord("OFFSET"); }

  uint64_t Count() {
    uint64_t value = 0;
    if (in_.token().kind != Kind::kInteger) {
      in_.Expect("a number");
      return 0;
    }
    std::from_chars(in_.token().text.data(), in_.token().text.data() + in_.token().text.size(), value);
    in_.Advance();
    return value;
  }

  // ------------------------------------------------------------------------------------------------ groups

  GroupPattern Group(int depth) {
    GroupPattern group;
    if (depth > kDeepest) in_.Expect("fewer groups inside each other");
    in_.NeedSymbol("{");
    while (in_.ok() && !in_.TakeSymbol("}")) {
      // What comes behind an OPTIONAL, a MINUS or a BIND joins with their result: they close a group of their own.
      const bool closed = !group.optionals.empty() || !group.minuses.empty() || !group.assignments.empty();
      if (in_.TakeWord("OPTIONAL")) {
        if (!group.minuses.empty() || !group.assignments.empty()) Enclose(&group);
        group.optionals.push_back(Group(depth + 1));
      } else if (in_.TakeWord("MINUS")) {
        if (!group.assignments.empty()) Enclose(&group);
        group.minuses.push_back(Group(depth + 1));
      } else if (in_.TakeWord("FILTER")) {
        Filter(&group, depth);
      } else if (in_.TakeWord("BIND")) {
        in_.NeedSymbol("(");
        Expression value = expressions_.Any(depth);
        if (!in_.TakeWord("AS")) in_.Expect("AS");
        group.assignments.push_back({expressions_.NeedVariable(), std::move(value)});
        in_.NeedSymbol(")");
      } else {
        if (closed) Enclose(&group);
        Joined(&group, depth);
      }
      in_.TakeSymbol(".");
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
    if (in_.IsSymbol("{")) {
      std::vector<GroupPattern> alternatives = {Group(depth + 1)};
      while (in_.ok() && in_.TakeWord("UNION")) alternatives.push_back(Group(depth + 1));
      if (alternatives.size() == 1) {
        group->groups.push_back(std::move(alternatives[0]));
      } else {
        group->unions.push_back(std::move(alternatives));
      }
    } else if (in_.TakeWord("VALUES")) {
      group->values.push_back(Values());
    } else if (in_.TakeWord("STATEMENT")) {
      group->statements.push_back(Statement());
    } else if (in_.IsWord("SELECT")) {
      in_.Expect("a pattern: queries inside a query are not known here, ask them one after the other");
    } else if (in_.IsWord("GRAPH") || in_.IsWord("SERVICE")) {
      in_.Expect(
          "a pattern: all graphs are asked as one; STATEMENT { s p o } { w:graph ?g } tells the graph of a quad");
    } else {
      Triples(group, depth);
    }
  }

  void Filter(GroupPattern* group, int depth) {
    if (in_.TakeWord("EXISTS")) {
      group->exists.push_back(Group(depth + 1));
    } else if (in_.TakeWord("NOT")) {
      if (!in_.TakeWord("EXISTS")) in_.Expect("EXISTS");
      group->not_exists.push_back(Group(depth + 1));
    } else {
      group->filters.push_back(expressions_.Primary(depth));
    }
  }

  ValuesPattern Values() {
    ValuesPattern values;
    const bool many = in_.TakeSymbol("(");
    if (many) {
      while (in_.ok() && !in_.TakeSymbol(")")) values.variables.push_back(expressions_.NeedVariable());
    } else {
      values.variables.push_back(expressions_.NeedVariable());
    }
    in_.NeedSymbol("{");
    while (in_.ok() && !in_.TakeSymbol("}")) {
      if (many) in_.NeedSymbol("(");
      auto& row = values.rows.emplace_back();
      for (size_t i = 0; i < values.variables.size() && in_.ok(); ++i) {
        if (in_.TakeWord("UNDEF")) {
          row.emplace_back();
        } else {
          row.emplace_back(in_.NeedTerm());
        }
      }
      if (many) in_.NeedSymbol(")");
    }
    return values;
  }

  StatementPattern Statement() {
    StatementPattern pattern;
    if (in_.token().kind == Kind::kVariable) pattern.statement = expressions_.NeedVariable();
    in_.NeedSymbol("{");
    pattern.triple.subject = Position();
    pattern.triple.predicate = Verb();
    pattern.triple.object = Position();
    in_.NeedSymbol("}");
    if (in_.TakeWord("NOT")) pattern.polarity = Polarity::kNegative;
    static constexpr std::string_view kNames[] = {"ASSERTED", "POSSIBLE", "CONDITIONAL", "REPORTED", "PLANNED"};
    for (bool more = true; more && in_.ok();) {
      more = false;
      if (in_.TakeWord("ANY")) {
        if (in_.TakeWord("POLARITY")) {
          pattern.polarity = std::nullopt;
          more = true;
          continue;
        }
        if (!in_.TakeWord("MODALITY")) in_.Expect("POLARITY or MODALITY");
        pattern.modalities.clear();
        break;
      }
      for (size_t i = 0; i < std::size(kNames); ++i) {
        if (!in_.TakeWord(kNames[i])) continue;
        if (!modality_given_) pattern.modalities.clear();
        modality_given_ = true;
        pattern.modalities.push_back(static_cast<Modality>(i));
        more = in_.TakeSymbol("|");
        break;
      }
    }
    modality_given_ = false;
    while (in_.ok() && (in_.IsSymbol("{") || in_.IsWord("OPTIONAL"))) {
      QualifierPattern qualifier;
      qualifier.optional = in_.TakeWord("OPTIONAL");
      in_.NeedSymbol("{");
      qualifier.predicate = Verb();
      qualifier.value = Position();
      in_.NeedSymbol("}");
      pattern.qualifiers.push_back(std::move(qualifier));
    }
    return pattern;
  }

  void Triples(GroupPattern* group, int depth) {
    const PatternTerm subject = Node(group, depth);
    if (in_.IsSymbol(".") || in_.IsSymbol("}")) return;  // [ ... ] alone
    Properties(subject, group, depth);
  }

  void Properties(const PatternTerm& subject, GroupPattern* group, int depth) {
    while (in_.ok()) {
      const PatternTerm predicate = Verb();
      for (const char* path : {"/", "|", "*", "+"}) {
        if (in_.IsSymbol(path)) in_.Expect("a term: paths are not known here, write a variable between two predicates");
      }
      do {
        group->triples.push_back({subject, predicate, Node(group, depth)});
      } while (in_.ok() && in_.TakeSymbol(","));
      if (!in_.TakeSymbol(";")) return;
      while (in_.TakeSymbol(";")) {
      }
      if (in_.IsSymbol(".") || in_.IsSymbol("}") || in_.IsSymbol("]")) return;
    }
  }

  PatternTerm Verb() {
    if (in_.token().kind == Kind::kWord && in_.token().text == "a") {
      in_.Advance();
      return Term::Iri(kRdfType);
    }
    return Position();
  }

  PatternTerm Node(GroupPattern* group, int depth) {
    if (!in_.TakeSymbol("[")) return Position();
    if (depth > kDeepest) in_.Expect("fewer nodes inside each other");
    PatternTerm node = expressions_.Fresh();
    if (!in_.TakeSymbol("]")) {
      Properties(node, group, depth + 1);
      in_.NeedSymbol("]");
    }
    return node;
  }

  PatternTerm Position() {
    if (in_.token().kind == Kind::kVariable) return expressions_.NeedVariable();
    if (in_.token().kind == Kind::kBlank) {
      // In a query a blank node is a variable without a name.
      const VariableIndex variable = query().Variable(StrCat("._:", in_.token().text));
      in_.Advance();
      return variable;
    }
    if (!in_.TakeSymbol("(")) return in_.NeedTerm();
    std::vector<Term> set = {in_.NeedTerm()};
    while (in_.ok() && in_.TakeSymbol("|")) set.push_back(in_.NeedTerm());
    in_.NeedSymbol(")");
    return set;
  }

  SparqlCursor in_;
  SparqlQuery result_;
  SparqlExpressionParser expressions_{in_, result_.query};
  bool select_all_ = false;
  bool modality_given_ = false;
};

}  // namespace

absl::StatusOr<SparqlQuery> ParseSparql(std::string_view text) { return Parser(text).Run(); }

}  // namespace whence
