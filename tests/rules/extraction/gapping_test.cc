// One verb of several times, on trees as parsers read them: wrongly.

#include "rules/extraction/gapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/extraction/extractor.h"
#include "tests/rules/extraction/conllu.h"

namespace whence {
namespace {

using testing::ElementsAre;

const Extractor& BuiltinExtractor() {
  static const auto* const kExtractor = [] {
    auto loaded = Extractor::LoadBuiltin();
    EXPECT_TRUE(loaded.ok()) << loaded.status().ToString();
    return loaded->release();
  }();
  return *kExtractor;
}

std::vector<std::string> Frames(std::string_view conllu) {
  const ConlluSentences sentences = ConlluSentences::Parse(conllu);
  std::vector<std::string> frames;
  for (const Extraction& frame : BuiltinExtractor().Extract(sentences.sentences().front())) {
    frames.push_back(DebugString(frame));
  }
  return frames;
}

bool HasGaps(std::string_view conllu) {
  const ConlluSentences sentences = ConlluSentences::Parse(conllu);
  return !UnfoldGaps(sentences.sentences().front(), BuiltinExtractor().words()).empty();
}

TEST(Gapping, EachTimeHasItsOwnPhrase) {
  EXPECT_THAT(Frames(R"(
1 Ida _ PROPN NNP _ 2 nsubj _ _
2 won win VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 cup cup NOUN NN _ 2 obj _ _
5 in in ADP IN _ 6 case _ _
6 1931 1931 NUM CD _ 2 obl _ _
7 and and CCONJ CC _ 9 cc _ _
8 the the DET DT _ 9 det _ _
9 league league NOUN NN _ 2 conj _ _
10 in in ADP IN _ 11 case _ _
11 1935 1935 NUM CD _ 9 nmod _ _
)"),
              ElementsAre("win(subject=Ida, object=the cup; time=in 1931)",
                          "win(subject=Ida, object=the league; time=in 1935)"));
}

TEST(Gapping, TheTimeMayComeFirst) {
  EXPECT_THAT(Frames(R"(
1 In in ADP IN _ 2 case _ _
2 1931 1931 NUM CD _ 6 obl _ _
3 the the DET DT _ 4 det _ _
4 mill mill NOUN NN _ 6 nsubj:pass _ _
5 was be AUX VBD _ 6 aux:pass _ _
6 sold sell VERB VBN _ 0 root _ _
7 to to ADP IN _ 8 case _ _
8 Ida _ PROPN NNP _ 6 obl _ _
9 and and CCONJ CC _ 11 cc _ _
10 in in ADP IN _ 11 case _ _
11 1935 1935 NUM CD _ 8 conj _ _
12 to to ADP IN _ 13 case _ _
13 Odo _ PROPN NNP _ 6 obl _ _
)"),
              ElementsAre("sell(object=the mill, oblique=to Ida; time=in 1931)",
                          "sell(object=the mill, oblique=to Odo; time=in 1935)"));
}

TEST(Gapping, ANameBesideAnOfficeIsTheNextToHoldIt) {
  EXPECT_THAT(Frames(R"(
1 Ida _ PROPN NNP _ 3 nsubj _ _
2 was be AUX VBD _ 3 cop _ _
3 treasurer treasurer NOUN NN _ 0 root _ _
4 until until ADP IN _ 5 case _ _
5 1931 1931 NUM CD _ 3 obl _ _
6 and and CCONJ CC _ 7 cc _ _
7 Odo _ PROPN NNP _ 3 conj _ _
8 until until ADP IN _ 9 case _ _
9 1935 1935 NUM CD _ 7 nmod _ _
)"),
              ElementsAre("be(subject=Ida, attribute=treasurer; time=until 1931)",
                          "be(subject=Odo, attribute=treasurer; time=until 1935)"));
}

TEST(Gapping, ANumberCountsWhatWasCounted) {
  EXPECT_THAT(Frames(R"(
1 Holm _ PROPN NNP _ 2 nsubj _ _
2 had have VERB VBD _ 0 root _ _
3 900 900 NUM CD _ 4 nummod _ _
4 houses house NOUN NNS _ 2 obj _ _
5 in in ADP IN _ 6 case _ _
6 1931 1931 NUM CD _ 2 obl _ _
7 and and CCONJ CC _ 8 cc _ _
8 700 700 NUM CD _ 6 conj _ _
9 in in ADP IN _ 10 case _ _
10 1935 1935 NUM CD _ 8 nmod _ _
)"),
              ElementsAre("have(subject=Holm, object=900 houses; time=in 1931)",
                          "have(subject=Holm, object=700 houses; time=in 1935)"));
}

TEST(Gapping, AVerbOfItsOwnIsNoGap) {
  EXPECT_THAT(Frames(R"(
1 The the DET DT _ 2 det _ _
2 bridge bridge NOUN NN _ 3 nsubj _ _
3 opened open VERB VBD _ 0 root _ _
4 in in ADP IN _ 5 case _ _
5 1931 1931 NUM CD _ 3 obl _ _
6 and and CCONJ CC _ 9 cc _ _
7 the the DET DT _ 8 det _ _
8 ferry ferry NOUN NN _ 5 conj _ _
9 closed close VERB VBD _ 3 conj _ _
10 in in ADP IN _ 11 case _ _
11 1935 1935 NUM CD _ 9 obl _ _
)"),
              ElementsAre("open(subject=The bridge; time=in 1931)", "close(subject=the ferry; time=in 1935)"));
}

TEST(Gapping, SeveralTimesOfOneEventAreNoGap) {
  EXPECT_FALSE(HasGaps(R"(
1 The the DET DT _ 2 det _ _
2 mill mill NOUN NN _ 3 nsubj _ _
3 burned burn VERB VBD _ 0 root _ _
4 in in ADP IN _ 5 case _ _
5 1950 1950 NUM CD _ 3 obl _ _
6 and and CCONJ CC _ 7 cc _ _
7 1955 1955 NUM CD _ 5 conj _ _
)"));
}

TEST(Gapping, WhatHasNoTimeIsNoGap) {
  EXPECT_FALSE(HasGaps(R"(
1 Ida _ PROPN NNP _ 2 nsubj _ _
2 played play VERB VBD _ 0 root _ _
3 for for ADP IN _ 4 case _ _
4 Vik _ PROPN NNP _ 2 obl _ _
5 in in ADP IN _ 6 case _ _
6 1950 1950 NUM CD _ 2 obl _ _
7 and and CCONJ CC _ 10 cc _ _
8 for for ADP IN _ 10 case _ _
9 the the DET DT _ 10 det _ _
10 good good NOUN NN _ 2 conj _ _
11 of of ADP IN _ 13 case _ _
12 the the DET DT _ 13 det _ _
13 town town NOUN NN _ 10 nmod _ _
)"));
}

TEST(Gapping, CompanyBehindTheTimeIsNoGap) {
  EXPECT_FALSE(HasGaps(R"(
1 Ida _ PROPN NNP _ 2 nsubj _ _
2 lived live VERB VBD _ 0 root _ _
3 in in ADP IN _ 4 case _ _
4 Lund _ PROPN NNP _ 2 obl _ _
5 in in ADP IN _ 6 case _ _
6 1931 1931 NUM CD _ 2 obl _ _
7 with with ADP IN _ 8 case _ _
8 Odo _ PROPN NNP _ 2 obl _ _
9 and and CCONJ CC _ 11 cc _ _
10 his his PRON PRP$ _ 11 nmod:poss _ _
11 sister sister NOUN NN _ 8 conj _ _
)"));
}

TEST(Gapping, AnotherPrepositionIsNoGap) {
  EXPECT_FALSE(HasGaps(R"(
1 Ida _ PROPN NNP _ 2 nsubj _ _
2 sailed sail VERB VBD _ 0 root _ _
3 to to ADP IN _ 4 case _ _
4 Lund _ PROPN NNP _ 2 obl _ _
5 in in ADP IN _ 6 case _ _
6 1931 1931 NUM CD _ 2 obl _ _
7 and and CCONJ CC _ 9 cc _ _
8 with with ADP IN _ 9 case _ _
9 Odo _ PROPN NNP _ 4 conj _ _
10 in in ADP IN _ 11 case _ _
11 1935 1935 NUM CD _ 9 nmod _ _
)"));
}

}  // namespace
}  // namespace whence
