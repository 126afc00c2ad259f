#include "rules/words/word_lists.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

TEST(WordListsTest, EveryListIsThereAndNoOther) { EXPECT_EQ(RenderDiagnostics(CheckWordLists()), ""); }

TEST(WordListsTest, AWordMayBeInSeveralLists) {
  EXPECT_TRUE(IsIn(WordList::kAgreement, "charter"));
  EXPECT_TRUE(IsIn(WordList::kText, "charter"));
  EXPECT_FALSE(IsIn(WordList::kBuilt, "charter"));
}

TEST(WordListsTest, SeveralWordsAreOneEntry) {
  EXPECT_TRUE(IsIn(WordList::kExpire, "take effect"));
  EXPECT_FALSE(IsIn(WordList::kExpire, "take"));
  EXPECT_FALSE(IsIn(WordList::kExpire, "expire "));
}

TEST(WordListsTest, TheWordsOfAListStandInTheOrderOfTheFile) {
  EXPECT_THAT(WordsOf(WordList::kSucceeding), testing::ElementsAre("succeed", "follow"));
}

TEST(WordListsTest, NothingElseIsInAny) {
  EXPECT_FALSE(IsIn(WordList::kAskedTime, ""));
  EXPECT_FALSE(IsIn(WordList::kAskedTime, "Year"));
  EXPECT_FALSE(IsIn(WordList::kAskedTime, "class"));
}

}  // namespace
}  // namespace whence
