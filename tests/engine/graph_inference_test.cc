#include "engine/inference/graph_inference.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/vocabulary.h"
#include "gmock/gmock.h"
#include "graph/base/strings.h"
#include "graph/memory_graph.h"
#include "gtest/gtest.h"
#include "rules/extraction/extractor.h"

namespace whence {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kText = "Latvia joined the Pact in 1991. It left in 1995. Riga is the seat. Perhaps.";

class GraphInferenceTest : public testing::Test {
 protected:
  GraphInferenceTest() {
    record_.name = "pact.txt";
    record_.text = kText;
    for (const auto& [begin, end] : {std::pair(0, 31), std::pair(32, 48), std::pair(49, 66), std::pair(67, 75)}) {
      record_.sentences.push_back({{static_cast<size_t>(begin), static_cast<size_t>(end)}, 1, false, {}});
    }
  }

  StatementRecord& Add(size_t sentence, std::string_view subject, std::string_view predicate, std::string_view object) {
    StatementRecord statement;
    statement.subject = EntityTerm(subject);
    statement.predicate = PredicateTerm(predicate);
    statement.object = EntityTerm(object);
    statement.span = record_.sentences[sentence].span;
    statement.rule = "verb";
    record_.statements.push_back(std::move(statement));
    return record_.statements.back();
  }

  static std::pair<Term, Term> Year(std::string_view year) {
    return {QualifierTerm(kTimeQualifier), Term::Date(std::stoi(std::string(year)))};
  }

  std::vector<std::string> Infer() {
    MemoryGraph graph;
    graph.PutDocument(record_);
    const auto extractor = Extractor::LoadBuiltin();
    EXPECT_TRUE(extractor.ok());
    const auto rules = LoadInferenceRules(".", (*extractor)->lexicon());
    EXPECT_TRUE(rules.ok()) << rules.status();
    const auto inferred = whence::Infer(graph, *rules, 1000);
    EXPECT_TRUE(inferred.ok()) << inferred.status();
    std::vector<std::string> lines;
    for (const InferredStatement& statement : *inferred) {
      std::string line = StrCat(PredicateName(statement.subject.lexical), " ", statement.predicate, " ",
                                PredicateName(statement.object.lexical), " <-");
      for (const Statement& basis : statement.basis) line += StrCat(" ", basis.supports.front().span.begin);
      lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }

  DocumentRecord record_;
};

TEST_F(GraphInferenceTest, ConclusionsCiteWhatTheyRestOn) {
  Add(0, "Latvia", "join", "Pact").qualifiers.push_back(Year("1991"));
  Add(1, "Latvia", "leave", "Pact").qualifiers.push_back(Year("1995"));
  Add(2, "Riga", "be headquarters of", "Pact");
  EXPECT_THAT(Infer(), ElementsAre("latvia be member of pact <- 0 32", "pact be located in riga <- 49"));
}

TEST_F(GraphInferenceTest, WhatIsNotAssertedIsNoPremise) {
  Add(0, "Riga", "be capital of", "Latvia").modality = Modality::kReported;
  Add(1, "Riga", "be located in", "Latvia").polarity = Polarity::kNegative;
  Add(2, "Latvia", "border", "Estonia").modality = Modality::kConditional;
  EXPECT_THAT(Infer(), IsEmpty());
}

TEST_F(GraphInferenceTest, SymmetricPredicatesOfTheLexiconHoldBothWays) {
  Add(0, "Latvia", "border", "Estonia");
  EXPECT_THAT(Infer(), ElementsAre("estonia border latvia <- 0"));
}

}  // namespace
}  // namespace whence
