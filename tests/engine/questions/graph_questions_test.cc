#include "engine/questions/graph_questions.h"

#include <algorithm>
#include <string>

#include "gmock/gmock.h"
#include "graph/base/strings.h"
#include "graph/memory_graph.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

// A little library: books, who wrote them, where those were born, how long the books are.
constexpr std::string_view kLexicon =
    "predicate written_by\n"
    "  noun: author | writer\n"
    "  verb: O write S\n"
    "  types: book -> person\n"
    "predicate born_in\n"
    "  noun: birthplace\n"
    "  verb: S be born in O\n"
    "  types: person -> town\n"
    "predicate pages\n"
    "  noun: length\n"
    "  counts: page\n"
    "predicate published\n"
    "  noun: year\n"
    "  verb: S be published in O | S come out in O\n"
    "adjective long = pages\n"
    "adjective short = -pages\n"
    "adjective old = -published\n"
    "class book\n"
    "  words: novel\n"
    "class long book\n"
    "  where: book with pages > 250\n"
    "name Ada Lem = the countess\n";

class GraphQuestionsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    Book("The Who", "Ada Lem", 200, 1950);
    Book("Red Sand", "Ada Lem", 300, 1960);
    Book("Blue Sand", "Bo Carr", 120, 1971);
    Book("Sea Glass", "Bo Carr", 500, 1980);
    Book("Sea Glass", "Cy Dunn", 500, 1980);
    Fact("Ada Lem", "born_in", Entity("Oslo"));
    Fact("Bo Carr", "born_in", Entity("Oslo"));
    Fact("Cy Dunn", "born_in", Entity("Rome"));
    auto rules = QuestionRules::Load("rules/questions");
    ASSERT_TRUE(rules.ok()) << rules.status().message();
    rules_ = *rules;
    ParsedLexicon lexicon = ParseLexiconFile("test.lexicon", kLexicon);
    ASSERT_TRUE(lexicon.ok()) << RenderDiagnostics(lexicon.diagnostics);
    std::vector<Diagnostic> warnings;
    auto made = GraphQuestionAnswerer::Create(rules_, graph_, {std::move(lexicon.file)}, &warnings);
    ASSERT_TRUE(made.ok()) << made.status().message();
    EXPECT_THAT(warnings, IsEmpty());
    answerer_ = *std::move(made);
  }

  Term Entity(const std::string& name) {
    const Term term = Term::Iri(StrCat("http://books.example/", name));
    graph_.InsertTriple(term, Term::Iri(kRdfsLabel), Term::String(name));
    return term;
  }
  void Fact(const std::string& subject, std::string_view predicate, const Term& object) {
    graph_.InsertTriple(Entity(subject), Term::Iri(StrCat("http://books.example/p/", predicate)), object);
  }
  void Book(const std::string& title, const std::string& author, int pages, int year) {
    Fact(title, "written_by", Entity(author));
    Fact(title, "pages", Term::Integer(pages));
    Fact(title, "published", Term::Date(year));
  }

  GraphAnswer Answer(std::string_view question) {
    auto answer = answerer_->Ask(question, {.explain = true});
    EXPECT_TRUE(answer.ok()) << answer.status().message();
    return answer.ok() ? *std::move(answer) : GraphAnswer();
  }
  std::vector<std::string> Ask(std::string_view question) {
    std::vector<std::string> texts;
    for (const GraphAnswerItem& item : Answer(question).answers) texts.push_back(item.text);
    std::sort(texts.begin(), texts.end());
    return texts;
  }

  MemoryGraph graph_;
  std::shared_ptr<const QuestionRules> rules_;
  std::unique_ptr<GraphQuestionAnswerer> answerer_;
};

TEST_F(GraphQuestionsTest, NestingInAllItsForms) {
  EXPECT_THAT(Ask("Who wrote Red Sand?"), ElementsAre("Ada Lem"));
  EXPECT_THAT(Ask("who is the author of red sand"), ElementsAre("Ada Lem"));
  EXPECT_THAT(Ask("Who was Red Sand written by?"), ElementsAre("Ada Lem"));
  EXPECT_THAT(Ask("Red Sand's author"), ElementsAre("Ada Lem"));
  EXPECT_THAT(Ask("Where was the author of Red Sand born?"), ElementsAre("Oslo"));
  EXPECT_THAT(Ask("In which town was the author of Red Sand born?"), ElementsAre("Oslo"));
  EXPECT_THAT(Ask("What did Bo Carr write?"), ElementsAre("Blue Sand", "Sea Glass"));
  EXPECT_THAT(Ask("Which novels were written by people born in Oslo?"),
              ElementsAre("Blue Sand", "Red Sand", "Sea Glass", "The Who"));
  EXPECT_THAT(Ask("books whose author was born in Rome"), ElementsAre("Sea Glass"));
  EXPECT_THAT(Ask("Which books that Bo Carr wrote did Cy Dunn write?"), ElementsAre("Sea Glass"));
}

TEST_F(GraphQuestionsTest, NamesThatHoldQuestionWords) {
  EXPECT_THAT(Ask("who wrote the who"), ElementsAre("Ada Lem"));
  EXPECT_THAT(Ask("When was The Who published?"), ElementsAre("1950"));
}

TEST_F(GraphQuestionsTest, CountsSuperlativesComparisons) {
  EXPECT_THAT(Ask("How many books did Ada Lem write?"), ElementsAre("2"));
  EXPECT_THAT(Ask("How many pages does Red Sand have?"), ElementsAre("300"));
  EXPECT_THAT(Ask("What is the longest book by Ada Lem?"), ElementsAre("Red Sand"));
  EXPECT_THAT(Ask("What is the second longest book?"), ElementsAre("Red Sand"));
  EXPECT_THAT(Ask("Which books are longer than Red Sand?"), ElementsAre("Sea Glass"));
  EXPECT_THAT(Ask("Who wrote the most books?"), ElementsAre("Ada Lem", "Bo Carr"));
  EXPECT_THAT(Ask("What are the long books?"), ElementsAre("Red Sand", "Sea Glass"));
  EXPECT_THAT(Ask("how long is blue sand"), ElementsAre("120"));
  EXPECT_THAT(Ask("Which is longer, Red Sand or Blue Sand?"), ElementsAre("Red Sand"));
  EXPECT_THAT(Ask("What is the total length of the books by Ada Lem?"), ElementsAre("500"));
  EXPECT_THAT(Ask("average length of the books by Ada Lem"), ElementsAre("250"));
}

TEST_F(GraphQuestionsTest, NegationAndYesOrNo) {
  EXPECT_THAT(Ask("Which books were not written by Bo Carr?"), ElementsAre("Red Sand", "The Who"));
  EXPECT_THAT(Ask("Did Ada Lem write Red Sand?"), ElementsAre("yes"));
  EXPECT_THAT(Ask("Did Bo Carr write Red Sand?"), ElementsAre("no"));
  EXPECT_THAT(Ask("Is Ada Lem the author of Red Sand?"), ElementsAre("yes"));
  EXPECT_THAT(Ask("Is Red Sand longer than Sea Glass?"), ElementsAre("no"));
}

TEST_F(GraphQuestionsTest, WhatTwoDoTogether) {
  EXPECT_THAT(Ask("Who wrote a book together with Bo Carr?"), ElementsAre("Cy Dunn"));
  EXPECT_THAT(Ask("Who wrote books together with Bo Carr?"), ElementsAre("Cy Dunn"));
  EXPECT_THAT(Ask("Which books have the same author as Red Sand?"), ElementsAre("The Who"));
}

TEST_F(GraphQuestionsTest, TyposInNamesAreRepairedAndSaid) {
  const GraphAnswer answer = Answer("who wrote Rad Sand");
  ASSERT_EQ(answer.answers.size(), 1u);
  EXPECT_EQ(answer.answers[0].text, "Ada Lem");
  EXPECT_THAT(answer.repairs, ElementsAre(std::pair<std::string, std::string>("Rad Sand", "Red Sand")));
}

TEST_F(GraphQuestionsTest, FurtherNamesFromTheLexicon) {
  EXPECT_THAT(Ask("What did the Countess write?"), ElementsAre("Red Sand", "The Who"));
}

TEST_F(GraphQuestionsTest, UnknownHasItsReason) {
  EXPECT_EQ(Answer("Who ate Red Sand?").reason, GraphUnknownReason::kNoRule);
  EXPECT_EQ(Answer("Who wrote Moby Dick?").reason, GraphUnknownReason::kUnknownEntity);
  EXPECT_EQ(Answer("Who wrote Moby Dick?").nearest, "Moby Dick");
  EXPECT_EQ(Answer("Where was Oslo born?").reason, GraphUnknownReason::kNoFact);
  EXPECT_EQ(Answer("").reason, GraphUnknownReason::kNoRule);
}

TEST_F(GraphQuestionsTest, ARefusalTellsWhatMayBeAsked) {
  const GraphAnswer of_thing = Answer("Who laminated Red Sand?");
  EXPECT_THAT(of_thing.unread, UnorderedElementsAre("laminated"));
  EXPECT_EQ(of_thing.about, "Red Sand");
  EXPECT_THAT(of_thing.told, Contains("written by"));
  const GraphAnswer of_nothing = Answer("Is the moon laminated in 1969?");
  EXPECT_EQ(of_nothing.about, "");
  EXPECT_THAT(of_nothing.unread, UnorderedElementsAre("moon", "laminated"));
  EXPECT_THAT(Answer("Who wrote Red Sand?").told, IsEmpty());
}

TEST_F(GraphQuestionsTest, AnswersNameTheTriplesThatTheyRestOn) {
  const GraphAnswer answer = Answer("Where was the author of Red Sand born?");
  ASSERT_EQ(answer.answers.size(), 1u);
  std::vector<std::string> triples;
  for (const Triple& triple : answer.answers[0].support) {
    triples.push_back(
        StrCat(graph_.DecodeTerm(triple.subject)->lexical, " ", graph_.DecodeTerm(triple.object)->lexical));
  }
  EXPECT_THAT(triples, UnorderedElementsAre("http://books.example/Red Sand http://books.example/Ada Lem",
                                            "http://books.example/Ada Lem http://books.example/Oslo"));
  EXPECT_EQ(answer.reading, "values(undated(image(born in, image(written by, {Red Sand}))))");
}

TEST_F(GraphQuestionsTest, WithoutALexiconTheNamesOfPredicatesServe) {
  auto made = GraphQuestionAnswerer::Create(rules_, graph_, {});
  ASSERT_TRUE(made.ok());
  answerer_ = *std::move(made);
  EXPECT_THAT(Ask("who wrote Red Sand"), ElementsAre("Ada Lem"));
  EXPECT_THAT(Ask("Who is the writer of Red Sand?"), ElementsAre("Ada Lem"));
  EXPECT_THAT(Ask("Where was Ada Lem born?"), ElementsAre("Oslo"));
  EXPECT_THAT(Ask("pages of Red Sand"), ElementsAre("300"));
}

}  // namespace
}  // namespace whence
