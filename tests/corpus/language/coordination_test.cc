#include "corpus/language/coordination.h"

#include "corpus/language/asked_passive.h"
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

// The same with Peru called upon; "Peru , Chile signed" has no list.
TEST(CoordinationTest, CallsUponNobodyBeforeAList) {
  std::vector<ParserWord> words(6);
  words[0].tag = Xpos::kNnp;
  words[1].tag = Xpos::kComma;
  std::vector<ParserArc> arcs = {{5, Deprel::kVocative}, {0, Deprel::kPunct}, {5, Deprel::kNsubj},
                                 {4, Deprel::kCc},       {2, Deprel::kConj},  {-1, Deprel::kRoot}};
  std::vector<ParserArc> mended = arcs;
  JoinLists(words, &mended);
  EXPECT_EQ(mended[0].head, 5);
  EXPECT_EQ(mended[0].label, Deprel::kNsubj);
  EXPECT_EQ(mended[2].head, 0);
  EXPECT_EQ(mended[2].label, Deprel::kConj);
  EXPECT_EQ(mended[4].head, 0);
  arcs[3].label = Deprel::kDet;
  JoinLists(words, &arcs);
  EXPECT_EQ(arcs[0].label, Deprel::kVocative);
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

// "Peru joined in 1978 , Chile in 1980"
TEST(CoordinationTest, GivesASecondNameItsOwnDate) {
  std::vector<ParserWord> words(8);
  words[0].tag = words[5].tag = Xpos::kNnp;
  words[2].tag = words[6].tag = Xpos::kIn;
  words[3].tag = words[7].tag = Xpos::kCd;
  words[4].tag = Xpos::kComma;
  // The second name may hang on the first date, or loosely on the verb.
  for (const ParserArc& name : {ParserArc{3, Deprel::kNmodUnmarked}, ParserArc{1, Deprel::kAppos}}) {
    std::vector<ParserArc> arcs = {{1, Deprel::kNsubj}, {-1, Deprel::kRoot}, {3, Deprel::kCase},
                                   {1, Deprel::kObl},   {5, Deprel::kPunct}, name,
                                   {7, Deprel::kCase},  {1, Deprel::kObl}};
    JoinLists(words, &arcs);
    EXPECT_EQ(arcs[5].head, 1);
    EXPECT_EQ(arcs[5].label, Deprel::kConj);
    EXPECT_EQ(arcs[7].head, 5);
    EXPECT_EQ(arcs[7].label, Deprel::kOrphan);
    EXPECT_EQ(arcs[3].head, 1);
  }
}

// "Peru joined in 1978 , the Bank in 1980", whose second date hangs on the name
TEST(CoordinationTest, GivesASecondNameWithAnArticleItsOwnDate) {
  std::vector<ParserWord> words(9);
  words[0].tag = words[6].tag = Xpos::kNnp;
  words[2].tag = words[7].tag = Xpos::kIn;
  words[3].tag = words[8].tag = Xpos::kCd;
  words[4].tag = Xpos::kComma;
  words[5].tag = Xpos::kDt;
  std::vector<ParserArc> arcs = {{1, Deprel::kNsubj}, {-1, Deprel::kRoot}, {3, Deprel::kCase},
                                 {1, Deprel::kObl},   {6, Deprel::kPunct}, {6, Deprel::kDet},
                                 {3, Deprel::kAppos}, {8, Deprel::kCase},  {6, Deprel::kNmod}};
  JoinLists(words, &arcs);
  EXPECT_EQ(arcs[6].head, 1);
  EXPECT_EQ(arcs[6].label, Deprel::kConj);
  EXPECT_EQ(arcs[8].head, 6);
  EXPECT_EQ(arcs[8].label, Deprel::kOrphan);
}

// "When was the treaty signed ?"
TEST(AskedPassiveTest, MakesTheParticipleTheRoot) {
  std::vector<ParserWord> words(6);
  words[0].tag = Xpos::kWrb;
  words[4].tag = Xpos::kVbn;
  words[5].tag = Xpos::kPeriod;
  std::vector<ParserArc> arcs = {{-1, Deprel::kRoot}, {0, Deprel::kCop}, {3, Deprel::kDet},
                                 {0, Deprel::kNsubj}, {3, Deprel::kAcl}, {0, Deprel::kPunct}};
  MendAskedPassive(words, &arcs);
  EXPECT_EQ(arcs[4].head, -1);
  EXPECT_EQ(arcs[0].head, 4);
  EXPECT_EQ(arcs[0].label, Deprel::kAdvmod);
  EXPECT_EQ(arcs[1].label, Deprel::kAuxPass);
  EXPECT_EQ(arcs[3].head, 4);
  EXPECT_EQ(arcs[3].label, Deprel::kNsubjPass);
  EXPECT_EQ(arcs[5].head, 4);
}

}  // namespace
}  // namespace whence
