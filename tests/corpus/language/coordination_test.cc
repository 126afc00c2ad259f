#include "corpus/language/coordination.h"

#include "gtest/gtest.h"

namespace whence {
namespace {

// "Peru , Chile and Bolivia signed": two subjects, the second with a conjunct.
TEST(CoordinationTest, JoinsASubjectToTheListBehindIt) {
  std::vector<ParserWord> words(6);
  words[1].tag = Xpos::kComma;
  std::vector<ParserArc> arcs = {{5, Deprel::kNsubj}, {2, Deprel::kPunct}, {5, Deprel::kNsubj},
                                 {4, Deprel::kCc},    {2, Deprel::kConj},  {-1, Deprel::kRoot}};
  for (const int comma_head : {2, 5}) {
    std::vector<ParserArc> mended = arcs;
    mended[1].head = comma_head;
    JoinLists(words, &mended);
    EXPECT_EQ(mended[0].head, 5);
    EXPECT_EQ(mended[1].head, 2);
    EXPECT_EQ(mended[2].head, 0);
    EXPECT_EQ(mended[2].label, Deprel::kConj);
    EXPECT_EQ(mended[4].head, 0);
    EXPECT_EQ(mended[4].label, Deprel::kConj);
  }
  // Without the comma, or with subjects of other kinds, nothing changes.
  words[1].tag = Xpos::kNn;
  std::vector<ParserArc> kept = arcs;
  JoinLists(words, &kept);
  EXPECT_EQ(kept[2].head, 5);
  words[1].tag = Xpos::kComma;
  kept[0].label = Deprel::kObj;
  JoinLists(words, &kept);
  EXPECT_EQ(kept[2].head, 5);
}

// "Peru , Chile , Cuba and Bolivia"
TEST(CoordinationTest, TakesTheSecondNameOfALongListForAMember) {
  std::vector<ParserWord> words(7);
  words[0].tag = words[2].tag = words[4].tag = words[6].tag = Xpos::kNnp;
  words[1].tag = words[3].tag = Xpos::kComma;
  std::vector<ParserArc> arcs = {{-1, Deprel::kRoot}, {2, Deprel::kPunct}, {0, Deprel::kNmodUnmarked},
                                 {4, Deprel::kPunct}, {0, Deprel::kConj},  {6, Deprel::kCc},
                                 {0, Deprel::kConj}};
  std::vector<ParserArc> mended = arcs;
  JoinLists(words, &mended);
  EXPECT_EQ(mended[2].label, Deprel::kConj);
  // "Lima , Peru , and Bolivia" has one conjunct, and Lima is in Peru.
  arcs[4].label = Deprel::kDep;
  JoinLists(words, &arcs);
  EXPECT_EQ(arcs[2].label, Deprel::kNmodUnmarked);
}

}  // namespace
}  // namespace whence
