#include "graph/base/ascii.h"

#include <cctype>

#include "gtest/gtest.h"

namespace whence {
namespace {

// The C library's classes of the "C" locale are the reference.
TEST(AsciiTest, ClassesAreThoseOfTheStandardLibrary) {
  for (int c = 0; c < 256; ++c) {
    const auto byte = static_cast<char>(c);
    EXPECT_EQ(IsAsciiDigit(byte), std::isdigit(c) != 0) << c;
    EXPECT_EQ(IsAsciiLower(byte), std::islower(c) != 0) << c;
    EXPECT_EQ(IsAsciiUpper(byte), std::isupper(c) != 0) << c;
    EXPECT_EQ(IsAsciiLetter(byte), std::isalpha(c) != 0) << c;
    EXPECT_EQ(IsAsciiAlnum(byte), std::isalnum(c) != 0) << c;
    EXPECT_EQ(IsAsciiSpace(byte), std::isspace(c) != 0) << c;
    EXPECT_EQ(HexValue(byte) >= 0, std::isxdigit(c) != 0) << c;
    EXPECT_EQ(IsPastAscii(byte), c >= 128) << c;
    EXPECT_EQ(static_cast<unsigned char>(AsciiLower(byte)), std::tolower(c)) << c;
    EXPECT_EQ(static_cast<unsigned char>(AsciiUpper(byte)), std::toupper(c)) << c;
  }
}

TEST(AsciiTest, TheEndAndCodePointsPastAsciiAreInNoClass) {
  for (const int c : {-1, 0x130, 0x141, 0x1F41, 0x10FFFF}) {
    EXPECT_FALSE(IsAsciiAlnum(c)) << c;
    EXPECT_FALSE(IsAsciiSpace(c)) << c;
    EXPECT_EQ(HexValue(c), -1) << c;
  }
}

TEST(AsciiTest, HexadecimalDigitsInBothCases) {
  EXPECT_EQ(HexValue('0'), 0);
  EXPECT_EQ(HexValue('9'), 9);
  EXPECT_EQ(HexValue('a'), 10);
  EXPECT_EQ(HexValue('F'), 15);
}

}  // namespace
}  // namespace whence
