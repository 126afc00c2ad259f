#include "engine/verify/claim_question.h"

#include <string>

#include "corpus/language/analyzer.h"
#include "gtest/gtest.h"
#include "tests/corpus/language/test_analyzer.h"

namespace whence {
namespace {

// The question, with "denied: " before it where the claim denies; empty for none.
std::string Asked(const std::string& claim) {
  const Analysis analysis = TestAnalyzer().AnalyzeSentence(claim, {});
  const auto question = AsQuestion(claim, analysis.sentences().front());
  if (!question.has_value()) return {};
  return (question->denied ? "denied: " : "") + question->text;
}

TEST(ClaimQuestionTest, AVerbComesBeforeItsSubject) {
  EXPECT_EQ(Asked("Low Tide has ten tracks."), "Does Low Tide have ten tracks?");
  EXPECT_EQ(Asked("In 2010, it was not the longest."), "denied: Was it the longest in 2010?");
  EXPECT_EQ(Asked("Has it ten tracks?"), "");
}

TEST(ClaimQuestionTest, AContractionIsAskedInFull) {
  EXPECT_EQ(Asked("The bridge can't carry lorries."), "denied: Can The bridge carry lorries?");
  EXPECT_EQ(Asked("The ferry won't stop at Holm."), "denied: Will The ferry stop at Holm?");
  EXPECT_EQ(Asked("It's longer than the old tunnel."), "Is It longer than the old tunnel?");
}

TEST(ClaimQuestionTest, ANameInFrontKeepsItsCapital) {
  EXPECT_EQ(Asked("March 1990, the mill was not the tallest."), "denied: Was the mill the tallest March 1990?");
  EXPECT_EQ(Asked("Since 1990, the mill has had ten sails."), "Has the mill had ten sails since 1990?");
}

}  // namespace
}  // namespace whence
