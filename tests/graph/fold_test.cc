#include "graph/fold.h"

#include <random>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

TEST(FoldNameTest, Table) {
  const struct {
    const char* name;
    const char* folded;
  } kCases[] = {
      {"Uzbekistan", "uzbekistan"},
      {"The Côte-d'Ivoire", "cote d ivoire"},
      {"Collective_Security__Treaty_Organisation", "collective security treaty organization"},
      {"Collective Security Treaty Organization", "collective security treaty organization"},
      {"Organisations", "organizations"},
      {"the Baltic states'", "baltic states"},
      {"Kazakhstan's", "kazakhstan"},
      {"Kazakhstan\u2019s ", "kazakhstan"},
      {"People's Republic", "people s republic"},
      {"The The", "the"},
      {"A", "a"},
      {"a-ha", "ha"},
      {"raise", "raise"},
      {"rise", "rise"},
      {"recognised", "recognized"},
      {"U.S.", "u s"},
      {"C++", "c++"},
      {"C#", "c#"},
      {"# 1", "1"},
      {"STRASSE", "strasse"},
      {"Straße", "strasse"},
      {"ﬁnance", "finance"},
      {"Ελλάδα", "ελλαδα"},
      {"Россия", "россия"},
      {"भारत", "भारत"},
      {"हिन्दी", "हिन्दी"},
      {"日本", "日本"},
      {"  many   blanks\t", "many blanks"},
      {"!!!", ""},
      {"", ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(FoldName(c.name), c.folded) << c.name;
}

TEST(FoldNameTest, InvalidUtf8BecomesReplacementCharacters) {
  EXPECT_EQ(FoldName("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(FoldName("\xC3"), "\uFFFD");
}

TEST(FoldNameTest, FoldsOfFoldsAreThemselves) {
  std::mt19937 random(1);
  const std::u32string letters = U"aAeZz'’ -_.+#sthäÉßǅİıΣςͅﬃ①Ⅷé̈́ा";
  for (int round = 0; round < 20000; ++round) {
    std::string name;
    for (int i = 0; i < 8; ++i) {
      const char32_t c = round % 2 == 0 ? letters[random() % letters.size()] : random() % 0x3000 + 1;
      if (c < 0x80) {
        name.push_back(static_cast<char>(c));
      } else if (c < 0x800) {
        name.push_back(static_cast<char>(0xC0 | c >> 6));
        name.push_back(static_cast<char>(0x80 | (c & 63)));
      } else {
        name.push_back(static_cast<char>(0xE0 | c >> 12));
        name.push_back(static_cast<char>(0x80 | (c >> 6 & 63)));
        name.push_back(static_cast<char>(0x80 | (c & 63)));
      }
    }
    const std::string folded = FoldName(name);
    ASSERT_EQ(FoldName(folded), folded) << testing::PrintToString(name);
  }
}

}  // namespace
}  // namespace whence
