#include "corpus/language/token_class.h"

#include "corpus/language/ascii.h"
#include "corpus/language/closed_class.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

Token Of(TokenKind kind, Upos upos, EntityType type = EntityType::kNone, TokenValue value = {}) {
  Token token;
  token.kind = kind;
  token.upos = upos;
  token.type = type;
  token.value = value;
  return token;
}

TEST(TokenClassTest, ANameShowsInKindOrTag) {
  EXPECT_TRUE(IsName(Of(TokenKind::kName, Upos::kNoun)));
  EXPECT_TRUE(IsName(Of(TokenKind::kWord, Upos::kPropn)));
  EXPECT_FALSE(IsName(Of(TokenKind::kWord, Upos::kNoun)));
}

TEST(TokenClassTest, ADateShowsInKindTypeOrValue) {
  EXPECT_TRUE(IsDate(Of(TokenKind::kDate, Upos::kNum)));
  EXPECT_TRUE(IsDate(Of(TokenKind::kWord, Upos::kPropn, EntityType::kDate)));
  EXPECT_TRUE(IsDate(Of(TokenKind::kWord, Upos::kNum, EntityType::kNone, CalendarDate{1931, 0, 0})));
  EXPECT_TRUE(IsDate(Of(TokenKind::kWord, Upos::kNum, EntityType::kNone, DateRange{})));
  EXPECT_FALSE(IsDate(Of(TokenKind::kQuantity, Upos::kNum, EntityType::kNumber, Quantity{1931, {}})));
}

TEST(TokenClassTest, ATimeOfDayIsATimeAndNoDate) {
  const Token clock = Of(TokenKind::kQuantity, Upos::kNum, EntityType::kTime);
  EXPECT_TRUE(IsTime(clock));
  EXPECT_FALSE(IsDate(clock));
}

TEST(TokenClassTest, TagsShowNounsAndFiniteVerbs) {
  EXPECT_TRUE(IsNounTag(Xpos::kNnps));
  EXPECT_FALSE(IsNounTag(Xpos::kPrp));
  EXPECT_TRUE(IsFiniteTag(Xpos::kMd));
  EXPECT_FALSE(IsFiniteTag(Xpos::kVb));
  EXPECT_FALSE(IsFiniteTag(Xpos::kVbn));
}

TEST(ClosedClassTest, WordsAreAskedForInLowerCase) {
  EXPECT_TRUE(IsQuestionWord("whose"));
  EXPECT_FALSE(IsQuestionWord("that"));
  EXPECT_TRUE(IsDo("did"));
  EXPECT_FALSE(IsDo("done"));
  EXPECT_TRUE(IsArticle("an"));
}

TEST(AsciiTest, LettersBeyondAsciiMayBeCapitals) {
  EXPECT_TRUE(MayStartUpper("Lima"));
  EXPECT_TRUE(MayStartUpper("Österreich"));
  EXPECT_FALSE(MayStartUpper("lima"));
  EXPECT_FALSE(MayStartUpper(""));
}

}  // namespace
}  // namespace whence
