#include <algorithm>

#include "gmock/gmock.h"
#include "graph/memory_graph.h"
#include "graph/sparql/result_writer.h"
#include "graph/sparql/sparql_parser.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

class SparqlTest : public testing::Test {
 protected:
  SparqlTest() {
    const auto add = [&](const char* s, const char* p, const Term& o) {
      graph_.InsertTriple(Term::Iri(std::string("http://e/") + s), Term::Iri(std::string("http://e/") + p), o);
    };
    add("a", "knows", Term::Iri("http://e/b"));
    add("a", "age", Term::Integer(30));
    add("b", "age", Term::Integer(41));
    add("b", "name", Term::String("Bee, \"B\"", "en"));
    add("c", "age", Term::Integer(41));
    add("c", "knows", Term::Iri("http://e/a"));
  }

  // The results as text, or the error.
  std::string Ask(std::string_view text, ResultFormat format = ResultFormat::kTsv) {
    const auto query = ParseSparql(std::string("PREFIX : <http://e/>\n") + std::string(text));
    if (!query.ok()) return std::string(query.status().message());
    const auto solutions = Evaluate(graph_, query->query);
    if (!solutions.ok()) return std::string(solutions.status().message());
    std::string out;
    const auto written = WriteResults(*query, **solutions, format, [&](std::string_view bytes) {
      out += bytes;
      return absl::OkStatus();
    });
    return written.ok() ? out : std::string(written.status().message());
  }

  MemoryGraph graph_;
};

TEST_F(SparqlTest, QueriesAnswer) {
  const std::pair<const char*, const char*> kCases[] = {
      {"SELECT ?x WHERE { ?x :age 41 } ORDER BY ?x", "?x\n<http://e/b>\n<http://e/c>\n"},
      {"SELECT * { :a :knows ?y ; :age ?n . FILTER(?n < 40 && isIRI(?y)) }",
       "?y\t?n\n<http://e/b>\t\"30\"^^<http://www.w3.org/2001/XMLSchema#integer>\n"},
      {"SELECT ?x ?n { ?x :age 41 OPTIONAL { ?x :name ?n } } ORDER BY ?x",
       "?x\t?n\n<http://e/b>\t\"Bee, \\\"B\\\"\"@en\n<http://e/c>\t\n"},
      {"SELECT ?x { { ?x :age 30 } UNION { ?x :name ?n } } ORDER BY DESC(?x)", "?x\n<http://e/b>\n<http://e/a>\n"},
      {"SELECT ?x { ?x :age ?n MINUS { ?x :knows ?y } }", "?x\n<http://e/b>\n"},
      {"SELECT ?x { ?x :age ?n FILTER NOT EXISTS { ?x :knows ?y } }", "?x\n<http://e/b>\n"},
      {"SELECT ?n (COUNT(*) AS ?c) { ?x :age ?n } GROUP BY ?n HAVING (COUNT(*) > 1)",
       "?n\t?c\n\"41\"^^<http://www.w3.org/2001/XMLSchema#integer>\t\"2\"^^<http://www.w3.org/2001/"
       "XMLSchema#integer>\n"},
      {"SELECT (MAX(?n) + 1 AS ?m) { ?x :age ?n }", "?m\n\"42\"^^<http://www.w3.org/2001/XMLSchema#integer>\n"},
      {"SELECT ?x { VALUES ?x { :a :c } ?x :age ?n . BIND(?n * 2 AS ?d) FILTER(?d IN (60, 61)) }",
       "?x\n<http://e/a>\n"},
      {"SELECT ?y { ?y :age 41 ; :knows [ :age 30 ] }", "?y\n<http://e/c>\n"},
      {"SELECT ?x { STATEMENT ?s { ?x :age 30 } asserted }", "?x\n<http://e/a>\n"},
      {"SELECT ?x { ?x (:age | :name) ?v } ORDER BY ?x LIMIT 1 OFFSET 1", "?x\n<http://e/b>\n"},
      {"ASK { :a :knows :b }", "true\n"},
      {"ASK { :b :knows :a }", "false\n"},
  };
  for (const auto& [text, expected] : kCases) EXPECT_EQ(Ask(text), expected) << text;
}

TEST_F(SparqlTest, FormatsFollowTheirStandards) {
  const char* query = "SELECT ?x ?n { ?x :name ?n }";
  EXPECT_EQ(Ask(query, ResultFormat::kCsv), "x,n\r\nhttp://e/b,\"Bee, \"\"B\"\"\"\r\n");
  EXPECT_EQ(Ask(query, ResultFormat::kJson),
            "{\"head\":{\"vars\":[\"x\",\"n\"]},\"results\":{\"bindings\":[\n"
            "{\"x\":{\"type\":\"uri\",\"value\":\"http://e/b\"},"
            "\"n\":{\"type\":\"literal\",\"value\":\"Bee, \\\"B\\\"\",\"xml:lang\":\"en\"}}\n]}}\n");
  EXPECT_EQ(Ask(query, ResultFormat::kTable), "x             n\n------------  --------\n<http://e/b>  Bee, \"B\"\n");
  EXPECT_EQ(Ask("ASK { :a :knows :b }", ResultFormat::kJson), "{\"head\":{},\"boolean\":true}\n");
}

TEST_F(SparqlTest, MistakesShowTheirPlace) {
  EXPECT_EQ(Ask("SELECT ?x { ?x :age }"),
            "2:21: expected a term\n"
            "  SELECT ?x { ?x :age }\n"
            "                      ^");
  EXPECT_EQ(Ask("SELECT ?x { ?x ex:age 3 }"),
            "2:16: expected a PREFIX for 'ex:'\n"
            "  SELECT ?x { ?x ex:age 3 }\n"
            "                 ^");
  EXPECT_EQ(Ask("FETCH"), "2:1: expected SELECT or ASK\n  FETCH\n  ^");
  EXPECT_EQ(Ask("SELECT ?x { FILTER(NOPE(?x)) }"),
            "2:20: expected a function that is known\n  SELECT ?x { FILTER(NOPE(?x)) }\n                     ^");
  EXPECT_EQ(Ask("SELECT ?x { ?x :p \"open }"),
            "2:26: expected the end of the string\n  SELECT ?x { ?x :p \"open }\n                           ^");
}

TEST_F(SparqlTest, WhatIsNotKnownIsRefusedByName) {
  EXPECT_THAT(Ask("SELECT ?x { { SELECT ?x { ?x :age ?a } LIMIT 1 } }"),
              testing::HasSubstr("queries inside a query are not known here"));
  EXPECT_THAT(Ask("SELECT ?x { GRAPH :g { ?x :age ?a } }"), testing::HasSubstr("all graphs are asked as one"));
  EXPECT_THAT(Ask("SELECT ?x { ?x :knows/:age ?a }"), testing::HasSubstr("paths are not known here"));
}

TEST_F(SparqlTest, RowsAreOrderedByWhatAFunctionSays) {
  EXPECT_EQ(Ask("SELECT ?x { ?x :age ?a } ORDER BY STR(?x) LIMIT 2"),
            Ask("SELECT ?x { ?x :age ?a } ORDER BY (STR(?x)) LIMIT 2"));
  EXPECT_THAT(Ask("SELECT ?x { ?x :age ?a } ORDER BY LIMIT 2"), testing::HasSubstr("expected a variable, ASC or DESC"));
}

TEST_F(SparqlTest, DeepNestingIsRefused) {
  EXPECT_THAT(Ask("SELECT ?x " + std::string(100000, '{')),
              testing::HasSubstr("expected fewer groups inside each other"));
  EXPECT_THAT(Ask("SELECT ?x { FILTER(" + std::string(100000, '(')), testing::HasSubstr("expected fewer brackets"));
  EXPECT_THAT(Ask("SELECT ?x { FILTER(" + std::string(100000, '!')), testing::HasSubstr("expected fewer brackets"));
  for (const std::string link : {"1+", "1*", "1||", "1&&"}) {
    std::string chain;
    for (int i = 0; i < 100000; ++i) chain += link;
    EXPECT_THAT(Ask("SELECT ?x { FILTER(" + chain), testing::HasSubstr("expected fewer operators in a row")) << link;
  }
}

TEST_F(SparqlTest, OfALongLineAnErrorShowsWhatIsAround) {
  const std::string behind = Ask("SELECT ?x { FILTER(" + std::string(100000, '('));
  EXPECT_THAT(behind, testing::AllOf(testing::HasSubstr("\n  SELECT ?x { FILTER(("), testing::HasSubstr("((...\n")));
  EXPECT_LT(behind.size(), 400U);
  std::string many = "SELECT ?x { ?x :age ";
  for (int i = 0; i < 1000; ++i) many += "\"é\", ";
  const std::string before = Ask(many + "nothing }");
  EXPECT_LT(before.size(), 400U);
  // The caret stands under the word.
  const std::string line = before.substr(before.find('\n') + 1);
  const std::string shown = line.substr(0, line.find("nothing"));
  const auto columns = std::count_if(shown.begin(), shown.end(), [](char c) { return (c & 0xC0) != 0x80; });
  EXPECT_THAT(before, testing::AllOf(testing::HasSubstr("\n  ...\""),
                                     testing::EndsWith("nothing }\n" + std::string(columns, ' ') + "^")));
}

TEST_F(SparqlTest, WhatIsRenderedParsesToTheSame) {
  for (const char* text : {"SELECT DISTINCT ?x WHERE { ?x <http://e/p> ?y . OPTIONAL { ?y <http://e/q> \"a\"@en } "
                           "FILTER ((?y < 3)) } LIMIT 3",
                           "SELECT ?x WHERE { STATEMENT ?s { ?x <http://e/p> ?y } not asserted|possible { <http://e/q> "
                           "?t } OPTIONAL { <http://e/r> ?u } }"}) {
    const auto query = ParseSparql(text);
    ASSERT_TRUE(query.ok()) << query.status();
    const auto again = ParseSparql(Render(query->query));
    ASSERT_TRUE(again.ok()) << again.status() << Render(query->query);
    EXPECT_EQ(Render(again->query), Render(query->query));
  }
}

}  // namespace
}  // namespace whence
