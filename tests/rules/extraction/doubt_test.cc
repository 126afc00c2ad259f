// Why frames are held to be misread, on trees that are written out.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/extraction/extractor.h"
#include "tests/rules/extraction/conllu.h"

namespace whence {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Not;

// The doubt of each frame; "" for none.
std::vector<std::string> Doubts(std::string_view conllu) {
  static const auto* const kExtractor = [] {
    auto loaded = Extractor::LoadBuiltin();
    EXPECT_TRUE(loaded.ok()) << loaded.status().ToString();
    return loaded->release();
  }();
  const ConlluSentences sentences = ConlluSentences::Parse(conllu);
  std::vector<std::string> doubts;
  for (const Extraction& frame : kExtractor->Extract(sentences.sentences().front())) doubts.push_back(frame.doubt);
  return doubts;
}

TEST(Doubts, NothingSpeaksAgainstAPlainClause) {
  EXPECT_THAT(Doubts(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 signed sign VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 pact pact NOUN NN _ 2 obj _ _
)"),
              ElementsAre(""));
  EXPECT_THAT(Doubts(R"(
1 Hallam _ PROPN NNP _ 2 nsubj _ _
2 died die VERB VBD _ 0 root _ _
)"),
              ElementsAre(""));
}

TEST(Doubts, AVerbInsideAPhraseIsAMisreadTree) {
  EXPECT_THAT(Doubts(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 lacked lack VERB VBD _ 0 root _ _
3 support support NOUN NN _ 2 obj _ _
4 was be AUX VBD _ 3 nmod _ _
)"),
              Each(testing::Eq("a verb inside a phrase")));
}

TEST(Doubts, AnActiveVerbNeedsItsSubject) {
  EXPECT_THAT(Doubts(R"(
1 Spending spend VERB VBG _ 0 root _ _
2 money money NOUN NN _ 1 obj _ _
)"),
              ElementsAre("no subject"));
}

TEST(Doubts, NoneAndAnyAreNobody) {
  EXPECT_THAT(Doubts(R"(
1 any any DET DT _ 2 det _ _
2 state state NOUN NN _ 3 nsubj _ _
3 signed sign VERB VBD _ 0 root _ _
4 pacts pact NOUN NNS _ 3 obj _ _
)"),
              ElementsAre("about none or any"));
}

TEST(Doubts, AClauseThatTheParserWasUnsureOf) {
  const auto tree = [](std::string_view lead) {
    return "1 Peru _ PROPN NNP _ 2 nsubj _ _\n"
           "2 praised praise VERB VBD _ 0 root _ _\n"
           "3 the the DET DT _ 4 det _ _\n"
           "4 owner owner NOUN NN _ 2 obj _ _\n"
           "5 of of ADP IN _ 6 case _ _\n"
           "6 firms firm NOUN NNS _ 4 nmod _ _\n"
           "7 who who PRON WP _ 8 nsubj _ _\n"
           "8 closed close VERB VBD _ 4 acl:relcl _ Lead=" +
           std::string(lead) +
           "\n"
           "9 the the DET DT _ 10 det _ _\n"
           "10 mill mill NOUN NN _ 8 obj _ _\n";
  };
  EXPECT_THAT(Doubts(tree("0.6")), ElementsAre("", "a clause that may hang elsewhere"));
  EXPECT_THAT(Doubts(tree("1.6")), ElementsAre("", ""));
}

// Right behind what the verb takes, the word can mean nothing else.
TEST(Doubts, NoClauseRightBehindItsNoun) {
  EXPECT_THAT(Doubts(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 praised praise VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 owner owner NOUN NN _ 2 obj _ _
5 who who PRON WP _ 6 nsubj _ _
6 closed close VERB VBD _ 4 acl:relcl _ Lead=0.6
7 the the DET DT _ 8 det _ _
8 mill mill NOUN NN _ 6 obj _ _
)"),
              ElementsAre("", ""));
}

TEST(Doubts, AReadingThatIsUnsureInAllItsParts) {
  const auto tree = [](std::string_view lead) {
    const std::string last = " Lead=" + std::string(lead) + "\n";
    return "1 Chalk chalk NOUN NN _ 2 nsubj _" + last + "2 cliffs cliff VERB VBZ _ 0 root _ _\n" +
           "3 above above ADP IN _ 4 case _" + last + "4 water water NOUN NN _ 2 obl _" + last +
           "5 marks mark NOUN NNS _ 2 obj _" + last;
  };
  EXPECT_THAT(Doubts(tree("0.2")), Each("too much of it is unsure"));
  EXPECT_THAT(Doubts(tree("6")), Not(Contains("too much of it is unsure")));
}

TEST(Doubts, NoSecondOfAListWhoseFirstIsTrusted) {
  const auto tree = [](std::string_view last) {
    return "1 Cobalt cobalt NOUN NN _ 3 nsubj:pass _ _\n2 was be AUX VBD _ 3 aux:pass _ _\n"
           "3 sold sell VERB VBN _ 0 root _ _\n4 by by ADP IN _ 5 case _ _\n5 Peru _ PROPN NNP _ 3 obl:agent _ _\n"
           "6 and and CCONJ CC _ 8 cc _ Lead=0.2\n7 upper upper ADJ JJ _ 8 amod _ Lead=0.1\n" +
           std::string(last);
  };
  EXPECT_THAT(Doubts(tree("8 Chile _ PROPN NNP _ 5 conj _ Lead=0.05\n")), Each(""));
  // What is no name may be another phrase.
  EXPECT_THAT(Doubts(tree("8 mill mill NOUN NN _ 5 conj _ Lead=0.05\n")), Contains("too much of it is unsure"));
}

TEST(Doubts, AnAdjectiveWithTheArticleOfItsNoun) {
  EXPECT_THAT(Doubts(R"(
1 Chess chess NOUN NN _ 4 nsubj _ _
2 is be AUX VBZ _ 4 cop _ _
3 another another DET DT _ 4 det _ _
4 popular popular ADJ JJ _ 0 root _ _
5 and and CCONJ CC _ 8 cc _ _
6 the the DET DT _ 8 det _ _
7 oldest old ADJ JJS _ 8 amod _ _
8 pastime pastime NOUN NN _ 4 conj _ _
)"),
              Contains("half of another phrase"));
}

TEST(Doubts, WhereWhatSomebodyHasIsTakenFrom) {
  EXPECT_THAT(Doubts(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 took take VERB VBD _ 0 root _ _
3 Hale _ PROPN NNP _ 5 nmod:poss _ _
4 's _ PART POS _ 3 case _ _
5 ashes ash NOUN NNS _ 2 obj _ _
6 from from ADP IN _ 7 case _ _
7 Lima _ PROPN NNP _ 5 nmod _ _
)"),
              Contains("a phrase that may be another's"));
}

TEST(Doubts, WhatARefusalDoes) {
  EXPECT_THAT(Doubts(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 paid pay VERB VBD _ 0 root _ _
3 for for ADP IN _ 6 mark _ _
4 refusal refusal NOUN NN _ 6 nsubj _ _
5 to to PART TO _ 6 mark _ _
6 sign sign VERB VB _ 2 advcl _ _
7 it it PRON PRP _ 6 obj _ _
)"),
              Contains("the doer is not named"));
}

TEST(Doubts, AnItemOfAListBehindAColon) {
  const std::string start = R"(
1 The the DET DT _ 2 det _ _
2 branches branch NOUN NNS _ 5 nsubj _ _
3 are be AUX VBP _ 5 cop _ _
)";
  EXPECT_THAT(Doubts(start + R"(4 : : PUNCT : _ 5 punct _ _
5 wool wool NOUN NN _ 0 root _ _
6 and and CCONJ CC _ 7 cc _ _
7 silk silk NOUN NN _ 5 conj _ _
)"),
              Each("one of a list"));
}

TEST(Doubts, AnAppositionThatDescribesNoName) {
  const std::string start = R"(
1 Lima _ PROPN NNP _ 5 obl _ _
2 , , PUNCT , _ 4 punct _ _
3 the the DET DT _ 4 det _ _
)";
  EXPECT_THAT(Doubts(start + "4 ports port NOUN NNS _ 1 appos _ _\n5 grew grow VERB VBD _ 0 root _ _\n"),
              Contains("an apposition that may be another's"));
  EXPECT_THAT(Doubts(start + "4 port port NOUN NN _ 1 appos _ _\n5 grew grow VERB VBD _ 0 root _ _\n"),
              Contains("an apposition that may be another's"));
}

TEST(Doubts, ALongSentenceNeedsASurerReading) {
  const auto tree = [](bool longer) {
    std::string text =
        "1 Chalk chalk NOUN NN _ 2 nsubj _ Lead=1.5\n2 marks mark VERB VBZ _ 0 root _ _\n"
        "3 a a DET DT _ 4 det _ _\n4 cliff cliff NOUN NN _ 2 obj _ Lead=1.5\n";
    for (int i = 5; longer && i < 45; ++i) {
      text += std::to_string(i) + " again again ADV RB _ 2 advmod _ Lead=1.5\n";
    }
    return text;
  };
  EXPECT_THAT(Doubts(tree(false)), ElementsAre(""));
  EXPECT_THAT(Doubts(tree(true)), ElementsAre("too much of it is unsure"));
}

TEST(Doubts, WhatIsConsideredIsConsideredSomething) {
  EXPECT_THAT(Doubts(R"(
1 Lima _ PROPN NNP _ 3 nsubj:pass _ _
2 is be AUX VBZ _ 3 aux:pass _ _
3 considered consider VERB VBN _ 0 root _ _
)"),
              ElementsAre("little is said"));
}

TEST(Doubts, WhatHasAResultIsWhatWasDone) {
  EXPECT_THAT(Doubts(R"(
1 The the DET DT _ 2 det _ _
2 vote vote NOUN NN _ 4 nsubj:pass _ _
3 was be AUX VBD _ 4 aux:pass _ _
4 annulled annul VERB VBN _ 0 root _ _
5 , , PUNCT , _ 6 punct _ _
6 causing cause VERB VBG _ 4 advcl _ _
7 a a DET DT _ 8 det _ _
8 strike strike NOUN NN _ 6 obj _ _
)"),
              Contains("the doer is not named"));
}

TEST(Doubts, AnArticleEndsWhatAnOwnerHas) {
  const std::string start = R"(
1 Lima _ PROPN NNP _ 6 nsubj _ _
2 is be AUX VBZ _ 6 cop _ _
3 Peru _ PROPN NNP _ 6 nmod:poss _ _
4 's 's PART POS _ 3 case _ _
5 largest large ADJ JJS _ 6 amod _ _
6 city city NOUN NN _ 0 root _ _
7 and and CCONJ CC _ 9 cc _ _
)";
  EXPECT_THAT(Doubts(start + "8 a a DET DT _ 9 det _ _\n9 port port NOUN NN _ 6 conj _ _\n"),
              Contains("half of another phrase"));
  EXPECT_THAT(Doubts(start + "8 main main ADJ JJ _ 9 amod _ _\n9 port port NOUN NN _ 6 conj _ _\n"),
              Not(Contains("half of another phrase")));
}

TEST(Doubts, AnAppositionThatTheParserWasUnsureOf) {
  const auto tree = [](std::string_view between, std::string_view lead) {
    return "1 Lima _ PROPN NNP _ 8 nsubj _ _\n" + std::string(between) +
           "4 , , PUNCT , _ 6 punct _ _\n"
           "5 a a DET DT _ 6 det _ _\n"
           "6 port port NOUN NN _ 1 appos _ Lead=" +
           std::string(lead) +
           "\n"
           "7 , , PUNCT , _ 6 punct _ _\n"
           "8 grew grow VERB VBD _ 0 root _ _\n";
  };
  constexpr std::string_view kFar = "2 near near ADP IN _ 3 case _ _\n3 Callao _ PROPN NNP _ 1 nmod _ _\n";
  EXPECT_THAT(Doubts(tree(kFar, "0.3")), Contains("an apposition that may be another's"));
  EXPECT_THAT(Doubts(tree(kFar, "3")), Not(Contains("an apposition that may be another's")));
  // Right behind the name it is the name's, however unsure the parser was.
  EXPECT_THAT(Doubts(R"(
1 Lima _ PROPN NNP _ 6 nsubj _ _
2 , , PUNCT , _ 4 punct _ _
3 a a DET DT _ 4 det _ _
4 port port NOUN NN _ 1 appos _ Lead=0.3
5 , , PUNCT , _ 4 punct _ _
6 grew grow VERB VBD _ 0 root _ _
)"),
              Not(Contains("an apposition that may be another's")));
}

TEST(Doubts, WhoDoesItMustBeSaid) {
  // "The problem is the difficulty of sealing the mill": no problem seals.
  EXPECT_THAT(Doubts(R"(
1 The the DET DT _ 2 det _ _
2 problem problem NOUN NN _ 5 nsubj _ _
3 is be AUX VBZ _ 5 cop _ _
4 the the DET DT _ 5 det _ _
5 difficulty difficulty NOUN NN _ 0 root _ _
6 of of SCONJ IN _ 7 mark _ _
7 sealing seal VERB VBG _ 5 acl _ _
8 the the DET DT _ 9 det _ _
9 mill mill NOUN NN _ 7 obj _ _
)"),
              Contains("the doer is not named"));
  // "Peru announced its plan to leave the league": Peru plans.
  EXPECT_THAT(Doubts(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 announced announce VERB VBD _ 0 root _ _
3 its its PRON PRP$ _ 4 nmod:poss _ _
4 plan plan NOUN NN _ 2 obj _ _
5 to to PART TO _ 6 mark _ _
6 leave leave VERB VB _ 4 acl _ _
7 the the DET DT _ 8 det _ _
8 league league NOUN NN _ 6 obj _ _
)"),
              Not(Contains("the doer is not named")));
}

TEST(Doubts, AVerbShowsWhichNounItTellsOf) {
  const auto tree = [](std::string_view verb, std::string_view tag) {
    return "1 the the DET DT _ 2 det _ _\n"
           "2 owners owner NOUN NNS _ 3 nsubj _ _\n"
           "3 " +
           std::string(verb) + " run VERB " + std::string(tag) +
           " _ 0 root _ _\n"
           "4 the the DET DT _ 5 det _ _\n"
           "5 mill mill NOUN NN _ 3 obj _ _\n";
  };
  EXPECT_THAT(Doubts(tree("runs", "VBZ")), ElementsAre("subject and verb disagree"));
  EXPECT_THAT(Doubts(tree("run", "VBP")), ElementsAre(""));
  EXPECT_THAT(Doubts(tree("ran", "VBD")), ElementsAre(""));
}

TEST(Doubts, AnAppositionBehindTwoNouns) {
  const auto tree = [](std::string_view second) {
    return "1 It it PRON PRP _ 2 nsubj _ _\n"
           "2 reached reach VERB VBD _ 0 root _ _\n"
           "3 the the DET DT _ 4 det _ _\n"
           "4 centre centre NOUN NN _ 2 obj _ _\n" +
           std::string(second) +
           "7 , , PUNCT , _ 9 punct _ _\n"
           "8 a a DET DT _ 9 det _ _\n"
           "9 monarchy monarchy NOUN NN _ 4 appos _ _\n";
  };
  EXPECT_THAT(Doubts(tree("5 of of ADP IN _ 6 case _ _\n6 Poland _ PROPN NNP _ 4 nmod _ _\n")),
              Contains("an apposition that may be another's"));
  EXPECT_THAT(Doubts(tree("5 right right ADV RB _ 2 advmod _ _\n6 away away ADV RB _ 2 advmod _ _\n")),
              Not(Contains("an apposition that may be another's")));
}

TEST(Doubts, HalfOfACompound) {
  EXPECT_THAT(Doubts(R"(
1 gears gear NOUN NNS _ 2 nsubj _ _
2 have have VERB VBP _ 0 root _ _
3 separate separate ADJ JJ _ 4 amod _ _
4 admission admission NOUN NN _ 2 obj _ _
5 and and CCONJ CC _ 7 cc _ _
6 exhaust exhaust NOUN NN _ 7 compound _ _
7 valves valve NOUN NNS _ 4 conj _ _
)"),
              ElementsAre("half of a compound", ""));
  // "The service, industry and farming sectors grew"
  EXPECT_THAT(Doubts(R"(
1 The the DET DT _ 2 det _ _
2 service service NOUN NN _ 8 nsubj _ _
3 , , PUNCT , _ 4 punct _ _
4 industry industry NOUN NN _ 2 conj _ _
5 and and CCONJ CC _ 7 cc _ _
6 farming farming NOUN NN _ 7 compound _ _
7 sectors sector NOUN NNS _ 2 conj _ _
8 paid pay VERB VBD _ 0 root _ _
9 taxes tax NOUN NNS _ 8 obj _ _
)"),
              ElementsAre("half of a compound", "half of a compound", ""));
  // "They sold a shop and tea rooms"
  EXPECT_THAT(Doubts(R"(
1 Owners owner NOUN NNS _ 2 nsubj _ _
2 sold sell VERB VBD _ 0 root _ _
3 a a DET DT _ 4 det _ _
4 shop shop NOUN NN _ 2 obj _ _
5 and and CCONJ CC _ 7 cc _ _
6 tea tea NOUN NN _ 7 compound _ _
7 rooms room NOUN NNS _ 4 conj _ _
)"),
              ElementsAre("", ""));
}

TEST(Doubts, AnAdverbAtTheFrontOfAPhrase) {
  EXPECT_THAT(Doubts(R"(
1 Often often ADV RB _ 2 advmod _ _
2 rules rule NOUN NNS _ 3 nsubj _ _
3 bind bind VERB VBP _ 0 root _ _
4 buyers buyer NOUN NNS _ 3 obj _ _
)"),
              ElementsAre("an adverb inside a phrase"));
}

TEST(Doubts, HowAndThanSayNothing) {
  EXPECT_THAT(Doubts(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 asked ask VERB VBD _ 0 root _ _
3 how how ADV WRB _ 4 advmod _ _
4 deep deep ADJ JJ _ 2 ccomp _ _
5 the the DET DT _ 6 det _ _
6 well well NOUN NN _ 4 nsubj _ _
7 is be AUX VBZ _ 4 cop _ _
)"),
              Contains("a question or a comparison"));
}

TEST(Doubts, WhatStandsBeforeThereIsNoObject) {
  EXPECT_THAT(Doubts(R"(
1 Under under ADP IN _ 3 case _ _
2 the the DET DT _ 3 det _ _
3 pact pact NOUN NN _ 5 obl _ _
4 there there PRON EX _ 5 expl _ _
5 is be VERB VBZ _ 0 root _ _
6 a a DET DT _ 7 det _ _
7 court court NOUN NN _ 5 nsubj _ _
)"),
              ElementsAre("little is said"));
}

TEST(Doubts, NobodyOwnsWhoIsNamed) {
  EXPECT_THAT(Doubts(R"(
1 Hallam _ PROPN NNP _ 3 nmod:poss _ _
2 's 's PART POS _ 1 case _ _
3 sister sister NOUN NN _ 5 nsubj _ _
4 Maud _ PROPN NNP _ 3 appos _ _
5 died die VERB VBD _ 0 root _ _
)"),
              Contains("the owned has a name"));
}

TEST(Doubts, UsingTellsOfTheMeans) {
  EXPECT_THAT(Doubts(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 dated date VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 rocks rock NOUN NNS _ 2 obj _ _
5 using use VERB VBG _ 4 acl _ _
6 isotopes isotope NOUN NNS _ 5 obj _ _
)"),
              ElementsAre("", "a participle that only links"));
}

TEST(Doubts, AKindIsOwnedByNobody) {
  EXPECT_THAT(Doubts(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 won win VERB VBD _ 0 root _ _
3 the the DET DT _ 6 det _ _
4 women woman NOUN NNS _ 6 nmod:poss _ _
5 's 's PART POS _ 4 case _ _
6 cup cup NOUN NN _ 2 obj _ _
)"),
              Contains("a kind of what is owned"));
  EXPECT_THAT(Doubts(R"(
1 Hallam _ PROPN NNP _ 2 nsubj _ _
2 ran run VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 region region NOUN NN _ 7 nmod:poss _ _
5 's 's PART POS _ 4 case _ _
6 largest large ADJ JJS _ 7 amod _ _
7 bank bank NOUN NN _ 2 obj _ _
)"),
              Contains("a kind of what is owned"));
}

TEST(Doubts, StartingInAYearIsNoStart) {
  EXPECT_THAT(Doubts(R"(
1 Starting start VERB VBG _ 5 advcl _ _
2 in in ADP IN _ 3 case _ _
3 1934 _ NUM CD _ 1 obl _ Type=date|Value=1934
4 Peru _ PROPN NNP _ 5 nsubj _ _
5 paid pay VERB VBD _ 0 root _ _
6 him he PRON PRP _ 5 obj _ _
)"),
              Contains("a participle that only links"));
}

TEST(Doubts, NobodyIsACompany) {
  EXPECT_THAT(Doubts(R"(
1 He he PRON PRP _ 4 nsubj _ _
2 is be AUX VBZ _ 4 cop _ _
3 a a DET DT _ 4 det _ _
4 company company NOUN NN _ 0 root _ _
)"),
              ElementsAre("a person that is a thing"));
}

TEST(Doubts, ASecondNounBehindAClauseMayBeOfTheClause) {
  EXPECT_THAT(Doubts(R"(
1 Hallam _ PROPN NNP _ 4 nsubj _ _
2 is be AUX VBZ _ 4 cop _ _
3 a a DET DT _ 4 det _ _
4 painter painter NOUN NN _ 0 root _ _
5 who who PRON WP _ 6 nsubj _ _
6 taught teach VERB VBD _ 4 acl:relcl _ _
7 and and CCONJ CC _ 9 cc _ _
8 a a DET DT _ 9 det _ _
9 doctorate doctorate NOUN NN _ 4 conj _ _
)"),
              Contains("half of another phrase"));
}

TEST(Doubts, AnAdjectiveOfAListIsNoPeople) {
  EXPECT_THAT(Doubts(R"(
1 Welsh _ PROPN NNP _ 5 nsubj _ Type=nationality
2 and and CCONJ CC _ 4 cc _ _
3 Irish _ ADJ JJ _ 4 amod _ Type=nationality
4 farmers farmer NOUN NNS _ 1 conj _ _
5 sold sell VERB VBD _ 0 root _ _
6 mills mill NOUN NNS _ 5 obj _ _
)"),
              ElementsAre("half of a compound", ""));
}

TEST(Doubts, NoneOfTheObjectIsDeniedOfAll) {
  EXPECT_THAT(Doubts(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 has have VERB VBZ _ 0 root _ _
3 no no DET DT _ 4 det _ _
4 reserves reserve NOUN NNS _ 2 obj _ _
)"),
              ElementsAre(""));
}

TEST(Doubts, ANameIsNoNameOfItsOwn) {
  EXPECT_THAT(Doubts(R"(
1 The the DET DT _ 2 det _ _
2 name name NOUN NN _ 4 nsubj _ _
3 Lund _ PROPN NNP _ 2 appos _ _
4 spread spread VERB VBD _ 0 root _ _
5 north north ADV RB _ 4 advmod _ _
)"),
              Contains("a name of its own"));
}

}  // namespace
}  // namespace whence
