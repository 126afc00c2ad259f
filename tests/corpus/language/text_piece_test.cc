#include "corpus/language/text_piece.h"

#include <string>

#include "gtest/gtest.h"

namespace whence {
namespace {

TEST(TextPieceTest, EndsWhereTheTextRests) {
  EXPECT_EQ(NextTextPiece("", 8), 0u);
  EXPECT_EQ(NextTextPiece("short", 8), 5u);
  EXPECT_EQ(NextTextPiece("a b\n\nc d e f", 10), 5u);
  EXPECT_EQ(NextTextPiece("a b\nc d e f", 10), 4u);
  EXPECT_EQ(NextTextPiece("ab cd efghij", 8), 6u);
  EXPECT_EQ(NextTextPiece("abcdefghij", 8), 8u);
}

TEST(TextPieceTest, CutsNoCharacter) {
  EXPECT_EQ(NextTextPiece("abcd\U0001F600efgh", 6), 4u);
  EXPECT_EQ(NextTextPiece("abcde\u00E9fgh", 6), 5u);
  // Bytes that are no characters are still cut.
  EXPECT_EQ(NextTextPiece(std::string(20, '\x80'), 8), 5u);
}

}  // namespace
}  // namespace whence
