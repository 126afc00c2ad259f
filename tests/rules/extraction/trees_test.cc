// The general mechanics on trees that are written out, so that no parser is needed.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "rules/extraction/extractor.h"
#include "tests/rules/extraction/conllu.h"

namespace whence {
namespace {

const Extractor& Builtin() {
  static const auto* const kExtractor = [] {
    auto loaded = Extractor::LoadBuiltin();
    EXPECT_TRUE(loaded.ok()) << loaded.status().ToString();
    return loaded->release();
  }();
  return *kExtractor;
}

std::vector<std::string> Frames(std::string_view conllu, ExtractMode mode = ExtractMode::kText) {
  const ConlluSentences sentences = ConlluSentences::Parse(conllu);
  std::vector<std::string> frames;
  for (const Extraction& frame : Builtin().Extract(sentences.sentences().front(), mode)) {
    frames.push_back(DebugString(frame));
  }
  return frames;
}

TEST(Trees, PassiveWithAgentsDistributed) {
  EXPECT_THAT(Frames(R"(
1 The the DET DT _ 2 det _ _
2 pact pact NOUN NN _ 4 nsubj:pass _ _
3 was be AUX VBD _ 4 aux:pass _ _
4 signed sign VERB VBN _ 0 root _ _
5 in in ADP IN _ 6 case _ _
6 1931 1931 NUM CD _ 4 obl _ _
7 by by ADP IN _ 8 case _ _
8 Peru _ PROPN NNP _ 4 obl:agent _ _
9 and and CCONJ CC _ 10 cc _ _
10 Chile _ PROPN NNP _ 8 conj _ _
)"),
              testing::ElementsAre("sign(subject=Peru, object=The pact; time=in 1931)",
                                   "sign(subject=Chile, object=The pact; time=in 1931)"));
}

TEST(Trees, ADateBehindTheObjectBelongsToTheVerb) {
  EXPECT_THAT(Frames(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 signed sign VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 pact pact NOUN NN _ 2 obj _ _
5 in in ADP IN _ 6 case _ _
6 1931 1931 NUM CD _ 4 nmod _ _
)"),
              testing::ElementsAre("sign(subject=Peru, object=the pact; time=in 1931)"));
}

TEST(Trees, MembershipCancelledIsLeaving) {
  EXPECT_THAT(Frames(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 cancelled cancel VERB VBD _ 0 root _ _
3 its its PRON PRP$ _ 4 nmod:poss _ _
4 membership membership NOUN NN _ 2 obj _ _
5 in in ADP IN _ 7 case _ _
6 the the DET DT _ 7 det _ _
7 League _ PROPN NNP _ 4 nmod _ _
)"),
              testing::ElementsAre("cancel(subject=Peru, object=its membership in the League)",
                                   "leave(subject=Peru, object=the League)"));
}

TEST(Trees, RelationalNounsEitherWayRound) {
  const char* const kWant = "be capital of(subject=Lima, object=Peru)";
  EXPECT_THAT(Frames(R"(
1 Lima _ PROPN NNP _ 4 nsubj _ _
2 is be AUX VBZ _ 4 cop _ _
3 the the DET DT _ 4 det _ _
4 capital capital NOUN NN _ 0 root _ _
5 of of ADP IN _ 6 case _ _
6 Peru _ PROPN NNP _ 4 nmod _ _
)"),
              testing::Contains(kWant));
  EXPECT_THAT(Frames(R"(
1 The the DET DT _ 2 det _ _
2 capital capital NOUN NN _ 6 nsubj _ _
3 of of ADP IN _ 4 case _ _
4 Peru _ PROPN NNP _ 2 nmod _ _
5 is be AUX VBZ _ 6 cop _ _
6 Lima _ PROPN NNP _ 0 root _ _
)"),
              testing::Contains(kWant));
  EXPECT_THAT(Frames(R"(
1 Lima _ PROPN NNP _ 8 nsubj _ _
2 , , PUNCT , _ 4 punct _ _
3 the the DET DT _ 4 det _ _
4 capital capital NOUN NN _ 1 appos _ _
5 of of ADP IN _ 6 case _ _
6 Peru _ PROPN NNP _ 4 nmod _ _
7 , , PUNCT , _ 4 punct _ _
8 grew grow VERB VBD _ 0 root _ _
)"),
              testing::Contains(kWant));
}

TEST(Trees, TheOuterSubjectOfARelativeClause) {
  EXPECT_THAT(
      Frames(R"(
1 Mercur _ PROPN NNP _ 4 nsubj _ _
2 is be AUX VBZ _ 4 cop _ _
3 a a DET DT _ 4 det _ _
4 bloc bloc NOUN NN _ 0 root _ _
5 of of ADP IN _ 6 case _ _
6 states state NOUN NNS _ 4 nmod _ _
7 that that PRON WDT _ 9 nsubj:pass _ _
8 was be AUX VBD _ 9 aux:pass _ _
9 created create VERB VBN _ 6 acl:relcl _ _
10 in in ADP IN _ 11 case _ _
11 1991 1991 NUM CD _ 9 obl _ _
)"),
      testing::IsSupersetOf({"found(object=a bloc of states; time=in 1991)", "found(object=Mercur; time=in 1991)"}));
}

TEST(Trees, WhoIsOrderedToGoGoes) {
  EXPECT_THAT(Frames(R"(
1 Hale _ PROPN NNP _ 2 nsubj _ _
2 directed direct VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 clerk clerk NOUN NN _ 2 obj _ _
5 to to PART TO _ 6 mark _ _
6 burn burn VERB VB _ 2 advcl _ _
7 the the DET DT _ 8 det _ _
8 letters letter NOUN NNS _ 6 obj _ _
)"),
              testing::Contains("burn(subject=the clerk, object=the letters) planned"));
}

TEST(Trees, WhoIsPreventedDoesNot) {
  for (const std::string_view relation : {"2 advcl", "4 acl"}) {
    EXPECT_THAT(Frames("1 Peru _ PROPN NNP _ 2 nsubj _ _\n"
                       "2 barred bar VERB VBD _ 0 root _ _\n"
                       "3 the the DET DT _ 4 det _ _\n"
                       "4 widow widow NOUN NN _ 2 obj _ _\n"
                       "5 from from SCONJ IN _ 6 mark _ _\n"
                       "6 owning own VERB VBG _ " +
                       std::string(relation) + " _ _\n7 land land NOUN NN _ 6 obj _ _\n"),
                testing::Contains(testing::StartsWith("own(subject=the widow, object=land) not")));
  }
}

TEST(Trees, WhoIsNoYearAndWhichNoPerson) {
  EXPECT_THAT(Frames(R"(
1 Chile _ PROPN NNP _ 2 nsubj _ _
2 praised praise VERB VBD _ 0 root _ _
3 Hale _ PROPN NNP _ 2 obj _ Type=person
4 in in ADP IN _ 5 case _ _
5 1970 1970 NUM CD _ 2 obl _ _
6 , , PUNCT , _ 8 punct _ _
7 who who PRON WP _ 8 nsubj _ _
8 left leave VERB VBD _ 5 acl:relcl _ _
9 Peru _ PROPN NNP _ 8 obj _ _
)"),
              testing::Contains("leave(subject=Hale, object=Peru)"));
  EXPECT_THAT(Frames(R"(
1 Hale _ PROPN NNP _ 4 nsubj _ Type=person
2 was be AUX VBD _ 4 cop _ _
3 an an DET DT _ 4 det _ _
4 owner owner NOUN NN _ 0 root _ _
5 of of ADP IN _ 6 case _ _
6 Corvex _ PROPN NNP _ 4 nmod _ _
7 , , PUNCT , _ 9 punct _ _
8 which which PRON WDT _ 9 nsubj _ _
9 left leave VERB VBD _ 4 acl:relcl _ _
10 Peru _ PROPN NNP _ 9 obj _ _
)"),
              testing::Contains("leave(subject=Corvex, object=Peru)"));
}

TEST(Trees, WhatABracketHoldsIsNotJoinedToTheNounBefore) {
  EXPECT_THAT(Frames(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 has have VERB VBZ _ 0 root _ _
3 diseases disease NOUN NNS _ 2 obj _ _
4 ( ( PUNCT -LRB- _ 5 punct _ _
5 coughs cough NOUN NNS _ 3 appos _ _
6 , , PUNCT , _ 7 punct _ _
7 fevers fever NOUN NNS _ 3 conj _ _
8 ) ) PUNCT -RRB- _ 5 punct _ _
9 and and CCONJ CC _ 10 cc _ _
10 debts debt NOUN NNS _ 3 conj _ _
)"),
              testing::ElementsAre("have(subject=Peru, object=diseases)", "have(subject=Peru, object=debts)"));
}

TEST(Trees, WithSomethingDoneItWasDone) {
  EXPECT_THAT(Frames(R"(
1 With with SCONJ IN _ 4 mark _ _
2 the the DET DT _ 3 det _ _
3 road road NOUN NN _ 4 nsubj _ _
4 blocked block VERB VBD _ 7 advcl _ _
5 , , PUNCT , _ 4 punct _ _
6 Hale _ PROPN NNP _ 7 nsubj _ _
7 left leave VERB VBD _ 0 root _ _
8 Peru _ PROPN NNP _ 7 obj _ _
)"),
              testing::Contains("block(object=the road)"));
}

TEST(Trees, OfSeveralSubjectsTheLastOneActs) {
  EXPECT_THAT(Frames(R"(
1 in in ADP IN _ 2 case _ _
2 Hale _ PROPN NNP _ 6 obl _ _
3 Corvex _ PROPN NNP _ 6 nsubj _ _
4 the the DET DT _ 5 det _ _
5 court court NOUN NN _ 6 nsubj _ _
6 fined fine VERB VBD _ 0 root _ _
7 Peru _ PROPN NNP _ 6 obj _ _
)"),
              testing::Contains(testing::StartsWith("fine(subject=the court, object=Peru")));
}

TEST(Trees, WhatAnotherSaysAgainstItIsNoPartOfWhatIsSaid) {
  const auto frames = Frames(R"(
1 Hale _ PROPN NNP _ 2 nsubj _ _
2 claims claim VERB VBZ _ 0 root _ _
3 that that SCONJ IN _ 5 mark _ _
4 Peru _ PROPN NNP _ 5 nsubj _ _
5 left leave VERB VBD _ 2 ccomp _ _
6 but but CCONJ CC _ 8 cc _ _
7 records record NOUN NNS _ 8 nsubj _ _
8 show show VERB VBP _ 5 conj _ _
9 that that SCONJ IN _ 11 mark _ _
10 it it PRON PRP _ 11 nsubj _ _
11 stayed stay VERB VBD _ 8 ccomp _ _
)");
  EXPECT_THAT(frames, testing::Contains("claim(subject=Hale, complement=that Peru left)"));
}

TEST(Trees, WhatIsConsideredToBeIsReported) {
  EXPECT_THAT(Frames(R"(
1 Hale _ PROPN NNP _ 2 nsubj _ _
2 considered consider VERB VBD _ 0 root _ _
3 Lima _ PROPN NNP _ 2 obj _ _
4 to to PART TO _ 7 mark _ _
5 be be AUX VB _ 7 cop _ _
6 the the DET DT _ 7 det _ _
7 capital capital NOUN NN _ 2 xcomp _ _
)"),
              testing::Contains("be(subject=Lima, attribute=the capital) reported by Hale"));
}

TEST(Trees, WhatIsGrantedHoldsWhateverMust) {
  EXPECT_THAT(Frames(R"(
1 Peru _ PROPN NNP _ 3 nsubj _ _
2 must must AUX MD _ 3 aux _ _
3 leave leave VERB VB _ 0 root _ _
4 although although SCONJ IN _ 6 mark _ _
5 Chile _ PROPN NNP _ 6 nsubj _ _
6 praised praise VERB VBD _ 3 advcl _ _
7 Lima _ PROPN NNP _ 6 obj _ _
)"),
              testing::Contains("praise(subject=Chile, object=Lima)"));
}

TEST(Trees, AYearBehindANameIsAPartOfIt) {
  EXPECT_THAT(Frames(R"(
1 The the DET DT _ 3 det _ _
2 Harbour _ PROPN NNP _ 3 compound _ _
3 Act _ PROPN NNP _ 5 nsubj _ _
4 1998 _ NUM CD _ 3 nmod:unmarked _ _
5 governs govern VERB VBZ _ 0 root _ _
6 Lima _ PROPN NNP _ 5 obj _ _
)"),
              testing::ElementsAre("govern(subject=The Harbour Act 1998, object=Lima)"));
}

TEST(Trees, WhatStandsBehindButIsNotDenied) {
  EXPECT_THAT(Frames(R"(
1 Lima _ PROPN NNP _ 4 nsubj:pass _ _
2 was be AUX VBD _ 4 aux:pass _ _
3 not not PART RB _ 4 advmod _ _
4 destroyed destroy VERB VBN _ 0 root _ _
5 but but CCONJ CC _ 6 cc _ _
6 rebuilt rebuild VERB VBN _ 4 conj _ _
7 by by ADP IN _ 8 case _ _
8 Peru _ PROPN NNP _ 6 obl:agent _ _
)"),
              testing::ElementsAre("destroy(object=Lima) not", "rebuild(subject=Peru, object=Lima)"));
}

TEST(Trees, WhoIsAPerson) {
  EXPECT_THAT(Frames(R"(
1 The the DET DT _ 2 det _ _
2 team team NOUN NN _ 3 nsubj _ _
3 lost lose VERB VBD _ 0 root _ _
4 two two NUM CD _ 5 nummod _ _
5 games game NOUN NNS _ 3 obj _ _
6 and and CCONJ CC _ 7 cc _ _
7 Hale _ PROPN NNP _ 5 conj _ Type=person
8 , , PUNCT , _ 10 punct _ _
9 who who PRON WP _ 10 nsubj _ _
10 joined join VERB VBD _ 5 acl:relcl _ _
11 a a DET DT _ 12 det _ _
12 rival rival NOUN NN _ 10 obj _ _
)"),
              testing::Contains("join(subject=Hale, object=a rival)"));
}

TEST(Trees, ANounBeforeACommaIsNoPartOfACompound) {
  EXPECT_THAT(Frames(R"(
1 The the DET DT _ 5 det _ _
2 mayor mayor NOUN NN _ 5 compound _ _
3 , , PUNCT , _ 2 punct _ _
4 town town NOUN NN _ 5 compound _ _
5 clerks clerk NOUN NNS _ 8 nsubj _ _
6 and and CCONJ CC _ 7 cc _ _
7 guards guard NOUN NNS _ 5 conj _ _
8 praised praise VERB VBD _ 0 root _ _
9 Lima _ PROPN NNP _ 8 obj _ _
)"),
              testing::Contains("praise(subject=mayor, object=Lima)"));
}

TEST(Trees, AnAdjectiveBeforeANounIsNotTheVerbs) {
  EXPECT_THAT(Frames(R"(
1 Rolling roll VERB VBG _ 4 amod _ _
2 stock stock NOUN NN _ 4 nsubj:pass _ _
3 was be AUX VBD _ 4 aux:pass _ _
4 sold sell VERB VBN _ 0 root _ _
5 by by ADP IN _ 6 case _ _
6 Peru _ PROPN NNP _ 4 obl:agent _ _
)"),
              testing::ElementsAre("sell(subject=Peru, object=Rolling stock)"));
}

TEST(Trees, WithAClauseAVerbSaysAndEndsNothing) {
  const ConlluSentences sentences = ConlluSentences::Parse(R"(
1 Hale _ PROPN NNP _ 2 nsubj _ _
2 concluded conclude VERB VBD _ 0 root _ _
3 that that SCONJ IN _ 5 mark _ _
4 Peru _ PROPN NNP _ 5 nsubj _ _
5 left leave VERB VBD _ 2 ccomp _ _
)");
  const std::vector<Extraction> frames = Builtin().Extract(sentences.sentences().front());
  ASSERT_FALSE(frames.empty());
  EXPECT_EQ(frames.front().canonical, "conclude");
}

TEST(Trees, WhatIsMadeCapitalIsNotGivenIt) {
  EXPECT_THAT(Frames(R"(
1 Lima _ PROPN NNP _ 3 nsubj:pass _ _
2 was be AUX VBD _ 3 aux:pass _ _
3 made make VERB VBN _ 0 root _ _
4 the the DET DT _ 5 det _ _
5 capital capital NOUN NN _ 3 obj _ _
)"),
              testing::ElementsAre("make(object=Lima, attribute=the capital)"));
}

TEST(Trees, AFactHolds) {
  EXPECT_THAT(Frames(R"(
1 Reports report NOUN NNS _ 2 nsubj _ _
2 hid hide VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 fact fact NOUN NN _ 2 obj _ _
5 that that SCONJ IN _ 7 mark _ _
6 Peru _ PROPN NNP _ 7 nsubj _ _
7 left leave VERB VBD _ 4 acl _ _
8 Chile _ PROPN NNP _ 7 obj _ _
)"),
              testing::Contains("leave(subject=Peru, object=Chile)"));
}

TEST(Trees, OfTwoNounsAsSubjectTheLastIs) {
  EXPECT_THAT(Frames(R"(
1 Desert desert NOUN NN _ 3 nsubj _ _
2 foxes fox NOUN NNS _ 3 nsubj _ _
3 eat eat VERB VBP _ 0 root _ _
4 beetles beetle NOUN NNS _ 3 obj _ _
)"),
              testing::ElementsAre("eat(subject=Desert foxes, object=beetles)"));
}

TEST(Trees, WhatWasActedOnDoesNotActNext) {
  EXPECT_THAT(Frames(R"(
1 1750 1750 NUM CD _ 2 obl _ _
2 explored explore VERB VBD _ 0 root _ _
3 the the DET DT _ 4 det _ _
4 valley valley NOUN NN _ 2 obj _ _
5 and and CCONJ CC _ 6 cc _ _
6 opened open VERB VBD _ 2 conj _ _
7 talks talk NOUN NNS _ 6 obj _ _
)"),
              testing::Not(testing::Contains("open(subject=the valley, object=talks)")));
}

TEST(Trees, TitlesOfPersons) {
  const auto tree = [](std::string_view start, std::string_view type) {
    return std::string(start) +
           "2 General general PROPN NNP _ 3 compound _ _\n"
           "3 Hale hale PROPN NNP _ 4 nsubj _ Type=" +
           std::string(type) + "\n4 met meet VERB VBD _ 0 root _ _\n5 Peru _ PROPN NNP _ 4 obj _ _\n";
  };
  const auto titled = testing::Contains(testing::StartsWith("be("));
  EXPECT_THAT(Frames(tree("1 Then then ADV RB _ 4 advmod _ _\n", "person")), titled);
  EXPECT_THAT(Frames(tree("1 Then then ADV RB _ 4 advmod _ _\n", "other")), titled);
  EXPECT_THAT(Frames(tree("1 The the DET DT _ 3 det _ _\n", "other")), testing::Not(titled));
}

TEST(Trees, DeclinedToSignIsNoSigning) {
  EXPECT_THAT(Frames(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 declined decline VERB VBD _ 0 root _ _
3 to to PART TO _ 4 mark _ _
4 sign sign VERB VB _ 2 xcomp _ _
5 , , PUNCT , _ 6 punct _ _
6 withdrawing withdraw VERB VBG _ 2 advcl _ _
7 from from ADP IN _ 9 case _ _
8 the the DET DT _ 9 det _ _
9 bloc bloc NOUN NN _ 6 obl _ _
)"),
              testing::ElementsAre("decline(subject=Peru, complement=to sign)", "sign(subject=Peru) not",
                                   "leave(subject=Peru, object=from the bloc)"));
}

TEST(Trees, EventNounsAssertWithADateOnly) {
  EXPECT_THAT(Frames(R"(
1 The the DET DT _ 2 det _ _
2 withdrawal withdrawal NOUN NN _ 7 nsubj _ _
3 of of ADP IN _ 4 case _ _
4 Chile _ PROPN NNP _ 2 nmod _ _
5 in in ADP IN _ 6 case _ _
6 1976 1976 NUM CD _ 2 nmod _ _
7 hurt hurt VERB VBD _ 0 root _ _
8 Peru _ PROPN NNP _ 7 obj _ _
)"),
              testing::Contains("leave(subject=Chile; time=in 1976)"));
  EXPECT_THAT(Frames(R"(
1 The the DET DT _ 2 det _ _
2 withdrawal withdrawal NOUN NN _ 6 nsubj:pass _ _
3 of of ADP IN _ 4 case _ _
4 Chile _ PROPN NNP _ 2 nmod _ _
5 was be AUX VBD _ 6 aux:pass _ _
6 debated debate VERB VBN _ 0 root _ _
)"),
              testing::Contains("leave(subject=Chile) possible"));
}

TEST(Trees, QuestionsAreFramesWithAHole) {
  EXPECT_THAT(Frames(R"(
1 Which which DET WDT _ 2 det _ _
2 bloc bloc NOUN NN _ 5 obj _ _
3 did do AUX VBD _ 5 aux _ _
4 Chile _ PROPN NNP _ 5 nsubj _ _
5 join join VERB VB _ 0 root _ _
6 ? ? PUNCT . _ 5 punct _ _
)"),
              testing::ElementsAre("join(subject=Chile, object=?Which bloc) asks which bloc"));
  EXPECT_THAT(Frames(R"(
1 when when ADV WRB _ 4 advmod _ _
2 did do AUX VBD _ 4 aux _ _
3 Chile _ PROPN NNP _ 4 nsubj _ _
4 leave leave VERB VB _ 0 root _ _
)",
                     ExtractMode::kQuestion),
              testing::ElementsAre("leave(subject=Chile; time=?when) asks when"));
  EXPECT_THAT(Frames(R"(
1 Where where ADV WRB _ 0 root _ _
2 is be AUX VBZ _ 1 cop _ _
3 Lima _ PROPN NNP _ 1 nsubj _ _
4 ? ? PUNCT . _ 1 punct _ _
)"),
              testing::ElementsAre("be located in(subject=Lima, object=?in Where) asks where"));
}

TEST(Trees, AnyTreeIsSafe) {
  std::mt19937 random(17);
  const std::vector<std::string> forms = {"Peru", "signed", "the",   "pact", "of",   "which", "who",  "to",
                                          "not",  "if",     "would", "1931", ",",    "and",   "said", "is",
                                          "(",    ")",      "?",     "its",  "when", "how",   "many", "by",
                                          "-",    "plan",   "lead",  "was",  "led",  "where"};
  for (int round = 0; round < 30000; ++round) {
    const int size = 1 + static_cast<int>(random() % 18);
    std::string text;
    for (int i = 1; i <= size; ++i) {
      const auto upos = static_cast<Upos>(random() % kUposCount);
      const auto xpos = static_cast<Xpos>(random() % kXposCount);
      const auto deprel = static_cast<Deprel>(random() % kDeprelCount);
      const std::string& form = forms[random() % forms.size()];
      // Mostly trees: heads to the left, one root; at times anything.
      const int head = round % 10 == 0 ? static_cast<int>(random() % (size + 2))
                       : i == 1        ? 0
                                       : 1 + static_cast<int>(random() % (i - 1));
      text += std::to_string(i) + " " + form + " " + form + " " + std::string(UposName(upos)) + " " +
              std::string(XposName(xpos)) + " _ " + std::to_string(head) + " " + std::string(DeprelName(deprel)) +
              " _ _\n";
    }
    const ConlluSentences sentences = ConlluSentences::Parse(text);
    for (const ExtractMode mode : {ExtractMode::kText, ExtractMode::kQuestion}) {
      const std::vector<Extraction> frames = Builtin().Extract(sentences.sentences().front(), mode);
      ASSERT_LE(frames.size(), Extractor::kMaxFrames);
      for (const Extraction& frame : frames) {
        ASSERT_FALSE(frame.canonical.empty()) << text;
        ASSERT_GE(frame.anchor, 0);
        ASSERT_LT(frame.anchor, size);
        for (const Argument& argument : frame.arguments) {
          ASSERT_GE(argument.head, 0);
          ASSERT_LT(argument.head, size);
          ASSERT_LT(argument.clause, static_cast<int32_t>(frames.size()));
        }
        if (frame.hole) {
          ASSERT_LT(frame.hole->argument, static_cast<int32_t>(frame.arguments.size()));
          ASSERT_LT(frame.hole->qualifier, static_cast<int32_t>(frame.qualifiers.size()));
        }
      }
    }
  }
}

// What a sanitizer finds: the date was asked for its noun.
TEST(Trees, ADateThatHangsOnNothingIsNobodys) {
  EXPECT_THAT(Frames("1 1990 1990 NUM CD _ 0 nmod _ _\n"), testing::IsEmpty());
}

TEST(Trees, BrokenTreesGiveNothing) {
  EXPECT_THAT(Frames("1 a a NOUN NN _ 2 obj _ _\n2 b b VERB VB _ 1 root _ _\n"), testing::IsEmpty());
  EXPECT_THAT(Frames("1 a a NOUN NN _ 9 obj _ _\n"), testing::IsEmpty());
}

}  // namespace
}  // namespace whence
