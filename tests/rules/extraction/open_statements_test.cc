#include "rules/extraction/open_statements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/base/strings.h"
#include "rules/extraction/extractor.h"
#include "tests/rules/extraction/conllu.h"

namespace whence {
namespace {

std::vector<std::string> Statements(std::string_view conllu) {
  const auto extractor = Extractor::LoadBuiltin();
  const ConlluSentences sentences = ConlluSentences::Parse(conllu);
  std::vector<std::string> lines;
  for (const OpenStatement& statement : RenderOpenStatements((*extractor)->Extract(sentences.sentences().front()))) {
    std::string line = StrCat(statement.subject, " | ", statement.predicate, " | ", statement.object);
    for (const auto& qualifier : statement.qualifiers) line += StrCat(" | ", qualifier.text);
    lines.push_back(std::move(line));
  }
  return lines;
}

TEST(OpenStatements, VerbsThatLeadToAnother) {
  EXPECT_THAT(Statements(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 agreed agree VERB VBD _ 0 root _ _
3 to to PART TO _ 4 mark _ _
4 sell sell VERB VB _ 2 xcomp _ _
5 boats boat NOUN NNS _ 4 obj _ _
6 to to ADP IN _ 7 case _ _
7 Chile _ PROPN NNP _ 4 obl _ _
)"),
              testing::ElementsAre("Peru | agreed to sell | boats | to Chile"));
}

TEST(OpenStatements, ReducedPassivesGetTheirAuxiliary) {
  EXPECT_THAT(Statements(R"(
1 Boats boat NOUN NNS _ 4 nsubj _ _
2 built build VERB VBN _ 1 acl _ _
3 here here ADV RB _ 2 advmod _ _
4 sink sink VERB VBP _ 0 root _ _
5 quickly quickly ADV RB _ 4 advmod _ _
)"),
              testing::ElementsAre("Boats | were built | here", "Boats | sink | quickly"));
}

TEST(OpenStatements, ThatGoesWithTheVerb) {
  EXPECT_THAT(Statements(R"(
1 Ruth _ PROPN NNP _ 2 nsubj _ _
2 said say VERB VBD _ 0 root _ _
3 that that SCONJ IN _ 5 mark _ _
4 Paul _ PROPN NNP _ 5 nsubj _ _
5 left leave VERB VBD _ 2 ccomp _ _
)"),
              testing::ElementsAre("Ruth | said that | Paul left", "Paul | left | "));
}

}  // namespace
}  // namespace whence
