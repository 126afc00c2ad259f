#include "graph/query.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "graph/evaluate.h"
#include "graph/memory_graph.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

Term Entity(std::string_view name) { return Term::Iri(std::string(kEntityNamespace) + std::string(name)); }
Term Predicate(std::string_view name) { return Term::Iri(std::string(kPredicateNamespace) + std::string(name)); }
const Term kTime = Term::Iri("https://whence.invalid/q/time");

// Countries that join and leave organisations, with years; some statements are denied or only possible.
class QueryTest : public testing::Test {
 protected:
  QueryTest() {
    DocumentRecord record;
    record.name = "history";
    record.text = std::string(100, '.');
    const auto say = [&](const char* s, const char* p, const char* o, int year, Polarity polarity = Polarity::kPositive,
                         Modality modality = Modality::kAsserted) {
      StatementRecord statement;
      statement.subject = Entity(s);
      statement.predicate = Predicate(p);
      statement.object = Entity(o);
      if (year != 0) statement.qualifiers = {{kTime, Term::Date(year)}};
      statement.polarity = polarity;
      statement.modality = modality;
      statement.span = {0, 10};
      record.statements.push_back(statement);
    };
    say("Ardia", "join", "Pact", 1992);
    say("Belland", "join", "Pact", 1993);
    say("Belland", "leave", "Pact", 1999);
    say("Belland", "join", "Pact", 2006);
    say("Belland", "leave", "Pact", 2012);
    say("Corvia", "join", "Pact", 0);
    say("Dorne", "join", "Pact", 2001, Polarity::kNegative);
    say("Eria", "join", "Pact", 2030, Polarity::kPositive, Modality::kPlanned);
    graph_.PutDocument(record);
    graph_.InsertTriple(Entity("Ardia"), Predicate("population"), Term::Integer(500));
    graph_.InsertTriple(Entity("Belland"), Predicate("population"), Term::Integer(70));
    graph_.InsertTriple(Entity("Corvia"), Predicate("population"), Term::Decimal("70.0"));
    graph_.InsertTriple(Entity("Belland"), Predicate("join"), Entity("League"));
    x_ = query_.Variable("x");
    t_ = query_.Variable("t");
  }

  StatementPattern Joins(std::string_view predicate = "join") {
    StatementPattern pattern;
    pattern.triple = {x_, Predicate(predicate), Entity("Pact")};
    return pattern;
  }

  // Rows as text: local names, "-" for unbound.
  std::vector<std::string> Answers() {
    std::vector<std::string> answers;
    const auto solutions = EvaluateAll(graph_, query_);
    if (!solutions.ok()) return {std::string(solutions.status().message())};
    for (const Solution& solution : *solutions) {
      std::string text;
      for (const Binding& binding : solution) {
        std::string cell = "-";
        if (binding.kind == Binding::Kind::kStatement) cell = "statement";
        if (binding.kind == Binding::Kind::kTerm)
          cell = binding.term.lexical.substr(binding.term.lexical.rfind('/') + 1);
        text += (text.empty() ? "" : " ") + cell;
      }
      answers.push_back(text);
    }
    return answers;
  }

  MemoryGraph graph_;
  GraphQuery query_;
  VariableIndex x_, t_;
};

TEST_F(QueryTest, OnlyWhatIsAssertedAndPositiveHolds) {
  query_.where.statements = {Joins()};
  query_.select = {x_};
  query_.distinct = true;
  EXPECT_THAT(Answers(), UnorderedElementsAre("Ardia", "Belland", "Corvia"));
  query_.where.statements[0].modalities = {Modality::kPlanned};
  EXPECT_THAT(Answers(), UnorderedElementsAre("Eria"));
  query_.where.statements[0].modalities = {};
  query_.where.statements[0].polarity = Polarity::kNegative;
  EXPECT_THAT(Answers(), UnorderedElementsAre("Dorne"));
}

TEST_F(QueryTest, QualifiersBindAndMayBeOptional) {
  query_.where.statements = {Joins()};
  query_.where.statements[0].qualifiers = {{kTime, t_}};
  query_.select = {x_, t_};
  EXPECT_THAT(Answers(), UnorderedElementsAre("Ardia 1992", "Belland 1993", "Belland 2006"));
  query_.where.statements[0].qualifiers[0].optional = true;
  EXPECT_THAT(Answers(), UnorderedElementsAre("Ardia 1992", "Belland 1993", "Belland 2006", "Corvia -"));
}

TEST_F(QueryTest, TimesAreComparedAsSpans) {
  query_.where.statements = {Joins()};
  query_.where.statements[0].qualifiers = {{kTime, t_}};
  query_.select = {x_};
  const auto with = [&](Operation operation, Term time) {
    query_.where.filters = {Expression::Of(operation, {Expression::Of(t_), Expression::Of(time)})};
    return Answers();
  };
  EXPECT_THAT(with(Operation::kLess, Term::Date(1993, 2)), UnorderedElementsAre("Ardia"));
  EXPECT_THAT(with(Operation::kLessEqual, Term::Date(1993)), UnorderedElementsAre("Ardia", "Belland"));
  EXPECT_THAT(with(Operation::kOverlaps, Term::Date(1993, 2)), UnorderedElementsAre("Belland"));
  EXPECT_THAT(with(Operation::kGreater, Term::Date(1993, 12, 31)), UnorderedElementsAre("Belland"));
}

TEST_F(QueryTest, WhoJoinedAndNeverLeft) {
  query_.where.statements = {Joins()};
  query_.where.not_exists.emplace_back().statements = {Joins("leave")};
  query_.select = {x_};
  EXPECT_THAT(Answers(), UnorderedElementsAre("Ardia", "Corvia"));
}

TEST_F(QueryTest, AggregatesGroupAndOrder) {
  const VariableIndex n = query_.Variable("n");
  query_.where.statements = {Joins()};
  query_.group_by = {x_};
  query_.aggregates = {{AggregateKind::kCount, false, std::nullopt, n}};
  query_.order_by = {{Expression::Of(n), true}, {Expression::Of(x_), false}};
  query_.select = {x_, n};
  EXPECT_THAT(Answers(), ElementsAre("Belland 2", "Ardia 1", "Corvia 1"));
  query_.having = {Expression::Of(Operation::kGreater, {Expression::Of(n), Expression::Of(Term::Integer(1))})};
  EXPECT_THAT(Answers(), ElementsAre("Belland 2"));
}

TEST_F(QueryTest, CountOfNothingIsZero) {
  const VariableIndex n = query_.Variable("n");
  query_.where.triples = {{x_, Predicate("unheard"), t_}};
  query_.aggregates = {{AggregateKind::kCount, true, Expression::Of(x_), n}};
  query_.select = {n};
  EXPECT_THAT(Answers(), ElementsAre("0"));
}

TEST_F(QueryTest, AConstantMayBeSeveralTerms) {
  query_.where.triples = {{x_, Predicate("join"), std::vector<Term>{Entity("League"), Entity("Nowhere")}}};
  query_.select = {x_};
  EXPECT_THAT(Answers(), ElementsAre("Belland"));
}

TEST_F(QueryTest, BareTriplesAreAssertedStatements) {
  const VariableIndex statement = query_.Variable("st");
  query_.where.statements = {Joins()};
  query_.where.statements[0].triple.object = Entity("League");
  query_.where.statements[0].statement = statement;
  query_.select = {x_, statement};
  EXPECT_THAT(Answers(), ElementsAre("Belland statement"));
}

TEST_F(QueryTest, NumbersOfDifferentTypesAreEqual) {
  query_.where.triples = {{x_, Predicate("population"), t_}};
  query_.where.filters = {Expression::Of(Operation::kEqual, {Expression::Of(t_), Expression::Of(Term::Integer(70))})};
  query_.select = {x_};
  EXPECT_THAT(Answers(), UnorderedElementsAre("Belland", "Corvia"));
}

TEST_F(QueryTest, OptionalUnionMinusValues) {
  query_.where.unions.push_back({GroupPattern(), GroupPattern()});
  query_.where.unions[0][0].triples = {{x_, Predicate("population"), Term::Integer(500)}};
  query_.where.unions[0][1].triples = {{x_, Predicate("leave"), Entity("Pact")}};
  query_.where.optionals.emplace_back().triples = {{x_, Predicate("population"), t_}};
  query_.select = {x_, t_};
  EXPECT_THAT(Answers(), UnorderedElementsAre("Ardia 500", "Belland 70"));
  query_.where.minuses.emplace_back().triples = {{x_, Predicate("leave"), Entity("Pact")}};
  EXPECT_THAT(Answers(), UnorderedElementsAre("Ardia 500"));
  query_.where.values = {{{t_}, {{Term::Integer(7)}, {std::nullopt}}}};
  EXPECT_THAT(Answers(), UnorderedElementsAre("Ardia 7", "Ardia 500"));
}

TEST_F(QueryTest, MalformedQueriesAreRefused) {
  query_.select = {7};
  EXPECT_THAT(Answers(), ElementsAre("the query has no variable 7"));
  query_.select = {x_};
  query_.where.filters = {Expression::Of(Operation::kRegex, {Expression::Of(x_), Expression::Of(Term::String("("))})};
  EXPECT_THAT(Answers(), ElementsAre(HasSubstr("bad regular expression \"(\": missing )")));
}

TEST_F(QueryTest, RendersAsText) {
  query_.where.statements = {Joins()};
  query_.where.statements[0].qualifiers = {{kTime, t_}};
  query_.where.filters = {Expression::Of(Operation::kLess, {Expression::Of(t_), Expression::Of(Term::Date(2000))})};
  query_.select = {x_};
  query_.limit = 3;
  EXPECT_EQ(Render(query_),
            "SELECT ?x WHERE {\n"
            "  STATEMENT { ?x <https://whence.invalid/p/join> <https://whence.invalid/e/Pact> } asserted "
            "{ <https://whence.invalid/q/time> ?t }\n"
            "  FILTER ((?t < \"2000\"^^<http://www.w3.org/2001/XMLSchema#gYear>))\n"
            "}\n"
            "LIMIT 3\n");
}

}  // namespace
}  // namespace whence
