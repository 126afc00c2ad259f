#include "engine/ingest/key_words.h"

#include "gtest/gtest.h"

namespace whence {
namespace {

TEST(KeyWordsTest, APluralKeyNamesWhatItLists) {
  EXPECT_EQ(ListedNoun("border countries"), "country");
  EXPECT_EQ(ListedNoun("Official languages of the court"), "language");
  EXPECT_EQ(ListedNoun("National color(s)"), "color");
  EXPECT_EQ(ListedNoun("Capital"), "");
  EXPECT_EQ(ListedNoun("Headquarters"), "");
  EXPECT_EQ(ListedNoun(""), "");
}

TEST(KeyWordsTest, ASuperlativeSaysWhatItsFigureMeasures) {
  EXPECT_EQ(FigureAttribute("highest point", "metre"), "height");
  EXPECT_EQ(FigureAttribute("Longest river", "kilometre"), "length");
  EXPECT_EQ(FigureAttribute("Largest lake", "square kilometre"), "area");
  EXPECT_EQ(FigureAttribute("Largest city", "percent"), "");
  EXPECT_EQ(FigureAttribute("border countries", "kilometre"), "");
}

TEST(KeyWordsTest, ARemarkMayNameSomebody) {
  const auto from = ReadNamedRemark("from the United Kingdom");
  ASSERT_TRUE(from.has_value());
  EXPECT_EQ(from->preposition, "from");
  EXPECT_EQ(from->name, "United Kingdom");
  EXPECT_FALSE(ReadNamedRemark("of which 3,355 sq km are in the north").has_value());
  EXPECT_FALSE(ReadNamedRemark("republic proclaimed").has_value());
  EXPECT_TRUE(IsKindRemark("official"));
  EXPECT_FALSE(IsKindRemark("official since 1990"));
}

TEST(KeyWordsTest, ATitleIsNoPartOfAName) {
  EXPECT_EQ(WithoutTitle("President Petr Example"), "Petr Example");
  EXPECT_EQ(WithoutTitle("Acting Prime Minister Ada Ito"), "Ada Ito");
  EXPECT_EQ(WithoutTitle("President of the Council Ada Ito"), "");
  EXPECT_EQ(WithoutTitle("Ada Ito"), "");
  EXPECT_EQ(WithoutTitle("President"), "");
}

}  // namespace
}  // namespace whence
