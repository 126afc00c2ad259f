#include <gtest/gtest.h>

#include <random>
#include <string>

#include "engine/coreference/document_entities.h"
#include "tests/rules/extraction/conllu.h"

namespace whence {
namespace {

// A document of hand-made trees: every sentence a block of its own.
class Resolved {
 public:
  explicit Resolved(std::string_view conllu) : sentences_(ConlluSentences::Parse(conllu)) {
    std::vector<DocumentSentence> document;
    for (const Sentence& sentence : sentences_.sentences()) document.push_back({&sentence, 0, 0, false});
    entities_ = ResolveCoreference(document);
  }

  // The name of the entity that the n-th token (from 1) of a sentence means, and why: "Ruth Hallam (pronoun)"; "-" if
  // none.
  std::string Meaning(uint32_t sentence, int32_t token) const {
    const Mention* mention = entities_.Find({sentence, token - 1});
    if (mention == nullptr) return "-";
    return entities_.entities()[mention->entity].name + " (" + std::string(MentionEvidenceName(mention->evidence)) +
           ")";
  }

 private:
  ConlluSentences sentences_;
  DocumentEntities entities_;
};

TEST(Resolver, SurnameAndPronoun) {
  const Resolved document(R"(
1 Ruth _ PROPN NNP _ 3 nsubj _ _
2 Hallam _ PROPN NNP _ 1 flat _ _
3 painted paint VERB VBD _ 0 root _ _
4 boats boat NOUN NNS _ 3 obj _ _

1 She she PRON PRP _ 2 nsubj _ _
2 sold sell VERB VBD _ 0 root _ _
3 them they PRON PRP _ 2 obj _ _

1 Hallam _ PROPN NNP _ 2 nsubj _ _
2 died die VERB VBD _ 0 root _ _
)");
  EXPECT_EQ(document.Meaning(0, 1), "Ruth Hallam (name)");
  EXPECT_EQ(document.Meaning(1, 1), "Ruth Hallam (pronoun)");
  EXPECT_EQ(document.Meaning(1, 3), "boats (pronoun)");
  EXPECT_EQ(document.Meaning(2, 1), "Ruth Hallam (short name)");
}

TEST(Resolver, OneOfManyIsNoAcronym) {
  const auto tree = [](std::string_view article, std::string_view relation) {
    return "1 Harbour _ PROPN NNP _ 2 compound _ _\n2 Watch _ PROPN NNP _ 3 nsubj _ _\n3 met meet VERB VBD _ 0 root _ "
           "_\n\n"
           "1 " +
           std::string(article) + " _ DET DT _ 2 " + std::string(relation) +
           " _ _\n2 HW _ PROPN NNP _ 3 nsubj _ _\n3 left leave VERB VBD _ 0 root _ _\n";
  };
  EXPECT_EQ(Resolved(tree("The", "det")).Meaning(1, 2), "Harbour Watch (acronym)");
  EXPECT_EQ(Resolved(tree("an", "det")).Meaning(1, 2), "HW (name)");
}

TEST(Resolver, TwoPeopleOfOneSurnameStayTwo) {
  const Resolved document(R"(
1 Ruth _ PROPN NNP _ 3 nsubj _ _
2 Hallam _ PROPN NNP _ 1 flat _ _
3 met meet VERB VBD _ 0 root _ _
4 Paul _ PROPN NNP _ 3 obj _ _
5 Hallam _ PROPN NNP _ 4 flat _ _

1 Hallam _ PROPN NNP _ 2 nsubj _ _
2 left leave VERB VBD _ 0 root _ _
)");
  EXPECT_EQ(document.Meaning(0, 1), "Ruth Hallam (name)");
  EXPECT_EQ(document.Meaning(0, 4), "Paul Hallam (name)");
  EXPECT_EQ(document.Meaning(1, 1), "Hallam (name)");
}

TEST(Resolver, DescriptionsByCopulaAndByTheNamesOwnNoun) {
  const Resolved document(R"(
1 The the DET DT _ 3 det _ _
2 Elmira _ PROPN NNP _ 3 compound _ _
3 Treaty _ PROPN NNP _ 5 nsubj _ _
4 is be AUX VBZ _ 5 cop _ _
5 bargain bargain NOUN NN _ 0 root _ _
6 a a DET DT _ 5 det _ _

1 The the DET DT _ 2 det _ _
2 treaty treaty NOUN NN _ 3 nsubj _ _
3 failed fail VERB VBD _ 0 root _ _

1 The the DET DT _ 2 det _ _
2 bargain bargain NOUN NN _ 3 nsubj _ _
3 ended end VERB VBD _ 0 root _ _

1 The the DET DT _ 2 det _ _
2 weather weather NOUN NN _ 3 nsubj _ _
3 changed change VERB VBD _ 0 root _ _
)");
  EXPECT_EQ(document.Meaning(0, 5), "Elmira Treaty (predicate)");
  EXPECT_EQ(document.Meaning(1, 2), "Elmira Treaty (definite)");
  EXPECT_EQ(document.Meaning(2, 2), "Elmira Treaty (definite)");
  EXPECT_EQ(document.Meaning(3, 2), "-");
}

TEST(Resolver, ItIsNoPersonAndEmptyItIsNothing) {
  const Resolved document(R"(
1 Paul _ PROPN NNP _ 2 nsubj _ _
2 bought buy VERB VBD _ 0 root _ _
3 a a DET DT _ 4 det _ _
4 boat boat NOUN NN _ 2 obj _ _

1 It it PRON PRP _ 2 nsubj _ _
2 sank sink VERB VBD _ 0 root _ _

1 It it PRON PRP _ 3 nsubj:pass _ _
2 was be AUX VBD _ 3 aux:pass _ _
3 said say VERB VBN _ 0 root _ _
4 that that SCONJ IN _ 6 mark _ _
5 Paul _ PROPN NNP _ 6 nsubj _ _
6 swam swim VERB VBD _ 3 ccomp _ _
)");
  EXPECT_EQ(document.Meaning(1, 1), "a boat (pronoun)");
  EXPECT_EQ(document.Meaning(2, 1), "-");
}

TEST(Resolver, AnyTreeIsSafe) {
  std::mt19937 random(11);
  const char* const kForms[] = {"Ruth", "she", "it", "the", "boat", "said", "his", ",", "Elmira", "1999", "who", "and"};
  const char* const kTags[] = {"PROPN NNP", "PRON PRP", "NOUN NN", "VERB VBD",
                               "DET DT",    "PUNCT ,",  "NUM CD",  "AUX VBZ"};
  const char* const kRelations[] = {"nsubj", "obj", "root",      "conj",      "appos",
                                    "cop",   "det", "nmod:poss", "acl:relcl", "xcomp"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const int sentences = 1 + static_cast<int>(random() % 4);
    for (int s = 0; s < sentences; ++s) {
      const int size = 1 + static_cast<int>(random() % 14);
      for (int i = 1; i <= size; ++i) {
        text += std::to_string(i) + " " + kForms[random() % 12] + " _ " + kTags[random() % 8] + " _ " +
                std::to_string(random() % (size + 1)) + " " + kRelations[random() % 10] + " _ _\n";
      }
      text += "\n";
    }
    const Resolved document(text);
    EXPECT_NE(document.Meaning(0, 1), "");
  }
}

TEST(Resolver, WhatIsSignedIsAnAgreement) {
  const Resolved document(R"(
1 Arctic _ PROPN NNP _ 3 nsubj _ _
2 League _ PROPN NNP _ 1 flat _ _
3 renewed renew VERB VBD _ 0 root _ _
4 Oslo _ PROPN NNP _ 3 obj _ _
5 Treaty _ PROPN NNP _ 4 flat _ _

1 It it PRON PRP _ 3 nsubj:pass _ _
2 was be AUX VBD _ 3 aux:pass _ _
3 signed sign VERB VBN _ 0 root _ _

1 It it PRON PRP _ 2 nsubj _ _
2 grew grow VERB VBD _ 0 root _ _
)");
  EXPECT_EQ(document.Meaning(1, 1), "Oslo Treaty (pronoun)");
}

TEST(Resolver, TheNamesOwnNounWithACapitalIsTheName) {
  const auto document = [](std::string_view second) {
    return std::string(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 signed sign VERB VBD _ 0 root _ _
3 the the DET DT _ 6 det _ _
4 Harbour _ PROPN NNP _ 6 compound _ _
5 River _ PROPN NNP _ 6 compound _ _
6 Pact _ PROPN NNP _ 2 obj _ _

)") + std::string(second) +
           R"(
1 The the DET DT _ 2 det _ _
2 Pact _ PROPN NNP _ 3 nsubj _ _
3 failed fail VERB VBD _ 0 root _ _
)";
  };
  EXPECT_EQ(Resolved(document("")).Meaning(1, 2), "Harbour River Pact (short name)");
  // Of two pacts, it says not which.
  EXPECT_EQ(Resolved(document(R"(
1 Chile _ PROPN NNP _ 2 nsubj _ _
2 left leave VERB VBD _ 0 root _ _
3 the the DET DT _ 5 det _ _
4 Copper _ PROPN NNP _ 5 compound _ _
5 Pact _ PROPN NNP _ 2 obj _ _

)"))
                .Meaning(2, 2),
            "Pact (name)");
}

TEST(Resolver, ANameIsOfTheKindThatItsNamingWordSays) {
  const Resolved document(R"(
1 Peru _ PROPN NNP _ 2 nsubj _ _
2 built build VERB VBD _ 0 root _ _
3 Palace _ PROPN NNP _ 2 obj _ _
4 on _ PROPN NNP _ 3 flat _ _
5 Water _ PROPN NNP _ 3 flat _ _

1 The the DET DT _ 2 det _ _
2 water water NOUN NN _ 3 nsubj _ _
3 rose rise VERB VBD _ 0 root _ _

1 The the DET DT _ 2 det _ _
2 palace palace NOUN NN _ 3 nsubj _ _
3 stood stand VERB VBD _ 0 root _ _
)");
  EXPECT_EQ(document.Meaning(1, 2), "-");
  EXPECT_EQ(document.Meaning(2, 2), "Palace on Water (definite)");
}

TEST(Resolver, WhomAFrontedParticipleNamesIsNotItsSubject) {
  const Resolved document(R"(
1 Appointed appoint VERB VBN _ 7 advcl _ _
2 by by ADP IN _ 3 case _ _
3 Aldo _ PROPN NNP _ 1 obl:agent _ _
4 , _ PUNCT , _ 1 punct _ _
5 he he PRON PRP _ 7 nsubj _ _
6 soon soon ADV RB _ 7 advmod _ _
7 left leave VERB VBD _ 0 root _ _
)");
  EXPECT_EQ(document.Meaning(0, 5), "-");
}

TEST(Resolver, HeOrSheIsNobodyNamed) {
  const Resolved document(R"(
1 Aldo _ PROPN NNP _ 2 nsubj _ _
2 met meet VERB VBD _ 0 root _ _
3 him he PRON PRP _ 2 obj _ _

1 he he PRON PRP _ 4 nsubj _ _
2 or or CCONJ CC _ 3 cc _ _
3 she she PRON PRP _ 1 conj _ _
4 pays pay VERB VBZ _ 0 root _ _
)");
  EXPECT_EQ(document.Meaning(1, 1), "-");
  EXPECT_EQ(document.Meaning(1, 3), "-");
}

TEST(Resolver, AnOfficeIsNobody) {
  const Resolved document(R"(
1 President _ PROPN NNP _ 2 nsubj _ Type=other
2 is be VERB VBZ _ 0 root _ _
3 here here ADV RB _ 2 advmod _ _

1 He he PRON PRP _ 2 nsubj _ _
2 left leave VERB VBD _ 0 root _ _
)");
  EXPECT_EQ(document.Meaning(1, 1), "-");
}

TEST(Resolver, HeAndHisWifeAreTwo) {
  const Resolved document(R"(
1 Aldo _ PROPN NNP _ 2 nsubj _ _
2 left leave VERB VBD _ 0 root _ _

1 He he PRON PRP _ 5 nsubj _ _
2 and and CCONJ CC _ 4 cc _ _
3 his he PRON PRP$ _ 4 nmod:poss _ _
4 wife wife NOUN NN _ 1 conj _ _
5 returned return VERB VBD _ 0 root _ _
)");
  EXPECT_EQ(document.Meaning(1, 1), "Aldo (pronoun)");
}

}  // namespace
}  // namespace whence
