// Claims held against text: what must change a verdict, and what must never be supported.

#include <memory>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "engine/verify/text_verifier.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

class VerifyTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto engine = Engine::Open({});
    ASSERT_TRUE(engine.ok()) << engine.status();
    engine_ = std::move(*engine).release();
  }
  static void TearDownTestSuite() {
    delete engine_;
    engine_ = nullptr;
  }

  static Verification Verify(const std::string& claim, const std::string& evidence) {
    return *engine_->Verify({.text = claim, .evidence = std::vector<std::string>{evidence}});
  }
  static Verdict VerdictOf(const std::string& claim, const std::string& evidence) {
    return Verify(claim, evidence).verdict;
  }

  static Engine* engine_;
};
Engine* VerifyTest::engine_ = nullptr;

// A sentence with a value in it, and others that could stand in its place.
struct Template {
  const char* before;
  std::vector<const char*> values;
  const char* after;
};

const std::vector<Template>& Templates() {
  static const auto* const templates = new std::vector<Template>{
      {"The ferry to Lomvik sank in ", {"1911", "1934", "1952", "1978", "2003"}, "."},
      {"The observatory was opened on ", {"4 June 1887", "9 March 1902", "17 May 1966"}, "."},
      {"The valley has ", {"three", "seven", "twelve", "forty"}, " villages."},
      {"The tunnel is ", {"4", "9", "17", "31"}, " kilometres long."},
      {"About ", {"12%", "35%", "80%"}, " of the students live in halls."},
      {"The company was founded by ", {"Anna Berg", "Piet Molenaar", "Rosa Quintero", "James Okafor"}, "."},
      {"The composer was born in ", {"Vienna", "Lisbon", "Prague", "Oslo"}, "."},
      {"", {"Norway", "Chile", "Kenya", "Japan"}, " ratified the convention."},
      {"The prize went to ", {"Mia Holm", "Carlo Ricci", "Tariq Aziz"}, " in 2015."},
      {"The bank lost ", {"$3 million", "$20 million", "$450 million"}, "."},
      {"The expedition crossed ", {"Mongolia", "Peru", "Canada"}, " on foot."},
  };
  return *templates;
}

TEST_F(VerifyTest, ASwappedValueIsNeverSupported) {
  size_t swaps = 0;
  for (const Template& one : Templates()) {
    for (const char* value : one.values) {
      const std::string evidence = std::string(one.before) + value + one.after;
      EXPECT_EQ(VerdictOf(evidence, evidence), Verdict::kSupported) << evidence;
      for (const char* other : one.values) {
        if (other == value) continue;
        const std::string claim = std::string(one.before) + other + one.after;
        EXPECT_NE(VerdictOf(claim, evidence), Verdict::kSupported) << claim << " / " << evidence;
        ++swaps;
      }
    }
  }
  EXPECT_GT(swaps, 100u);
}

TEST_F(VerifyTest, TheKindOfClaimChoosesTheWeights) {
  const auto at = [](Sign sign) { return static_cast<size_t>(sign); };
  SignWeights weights{};
  weights[at(Sign::kClaimNature)].general = 100;
  weights[at(Sign::kClaimPersons)].general = -100;
  weights[at(Sign::kBias)] = {.for_particular = {.settles = 100, .supports = -100},
                              .for_general = {.settles = -100, .supports = 100}};
  Signs signs{};
  signs[at(Sign::kBias)] = 1;
  const Odds even = Weigh(signs, weights);
  EXPECT_DOUBLE_EQ(even.general, 0.5);
  EXPECT_DOUBLE_EQ(even.settled, 0.5);
  signs[at(Sign::kClaimNature)] = 1;
  EXPECT_NEAR(Weigh(signs, weights).settled, 0, 1e-9);
  EXPECT_NEAR(Weigh(signs, weights).supports, 1, 1e-9);
  signs[at(Sign::kClaimNature)] = 0;
  signs[at(Sign::kClaimPersons)] = 1;
  EXPECT_NEAR(Weigh(signs, weights).settled, 1, 1e-9);
  EXPECT_NEAR(Weigh(signs, weights).supports, 0, 1e-9);
}

TEST_F(VerifyTest, OnlyTheNameOfTheSubjectMayBeLeftToAPronoun) {
  EXPECT_EQ(VerdictOf("Rosa Quintero was born in Lisbon.", "She was born in Lisbon."), Verdict::kSupported);
  const std::vector<std::pair<std::string, std::string>> unsaid = {
      {"The 1995 survey of Chile was stopped.", "It was stopped."},
      {"The mayor of Oslo signed the order.", "He signed the order."},
      {"Rosa Quintero was born in Lisbon.", "She was born in Prague."},
      {"Rosa Quintero painted the hall.", "Rosa painted the hall."},
      {"Piet Molenaar was at the University of Norway.", "Piet Molenaar was in Norway."},
      {"The play is called Glass Harbour.", "The play is called Winter Road."},
  };
  for (const auto& [claim, evidence] : unsaid) {
    EXPECT_NE(VerdictOf(claim, evidence), Verdict::kSupported) << claim << " / " << evidence;
  }
}

TEST_F(VerifyTest, ADenialTurnsTheVerdict) {
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"The mayor signed the order.", "The mayor did not sign the order."},
      {"The river flooded the town in 1960.", "The river did not flood the town in 1960."},
      {"Lena Vogt won the race.", "Lena Vogt never won the race."},
      {"The mine was closed.", "The mine was not closed."},
  };
  for (const auto& [said, denied] : pairs) {
    EXPECT_EQ(VerdictOf(said, said), Verdict::kSupported) << said;
    EXPECT_EQ(VerdictOf(denied, denied), Verdict::kSupported) << denied;
    EXPECT_EQ(VerdictOf(said, denied), Verdict::kRefuted) << said;
    EXPECT_EQ(VerdictOf(denied, said), Verdict::kRefuted) << denied;
  }
}

// What the evidence lists and the dates that it gives carry numbers, and no others.
TEST_F(VerifyTest, NumbersFollowFromListsAndDates) {
  struct Row {
    const char* claim;
    const char* evidence;
    bool supported;
  };
  constexpr Row kRows[] = {
      {"Edda Rask had five children.", "Edda Rask had two daughters and three sons.", true},
      {"Edda Rask had four children.", "Edda Rask had two daughters and three sons.", false},
      {"Edda Rask had five houses.", "Edda Rask had two daughters and three sons.", false},
      {"The town has three bridges.", "The town has an iron bridge, a stone bridge and a swing bridge.", true},
      {"The town has four bridges.", "The town has an iron bridge, a stone bridge and a swing bridge.", false},
      {"The town has at least two bridges.", "The town has an iron bridge, a stone bridge and a swing bridge.", true},
      {"The reign of King Arno lasted 12 years.", "King Arno was the king of Lorrin from 1816 to 1828.", true},
      {"The reign of King Arno lasted 17 years.", "King Arno was the king of Lorrin from 1816 to 1828.", false},
      {"The quartet has four members.", "The quartet consists of Anna Holt, Per Lind, Jon Moss and Mia Berg.", true},
      {"The quartet has five members.", "The quartet consists of Anna Holt, Per Lind, Jon Moss and Mia Berg.", false},
      {"The Oder War lasted four years.",
       "Karl Brun was king from 1900 to 1910. The Oder War was fought from 1914 to 1918.", true},
      {"The Oder War lasted ten years.",
       "Karl Brun was king from 1900 to 1910. The Oder War was fought from 1914 to 1918.", false},
      {"The band has four members.", "The label consists of Anna, Per, Jon and Mia. The band has many members.", false},
      {"Ardal has four members.", "Ardal is a band. The band consists of Anna Holt, Per Lind, Jon Moss and Mia Berg.",
       true},
      {"The first hotel dates back to the 1800s.", "Opened in 1888, the first hotel had three floors.", true},
      {"The first hotel dates back to the 1700s.", "Opened in 1888, the first hotel had three floors.", false},
      {"The town has two bridges.", "The town has two other bridges.", false},
      {"The town has two other bridges.", "The town has two other bridges.", true},
      {"The town has more than two bridges.", "The town has more than two bridges.", true},
      {"Arno is the first novel of Edda Rask.", "Arno is the debut novel of Edda Rask.", true},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(VerdictOf(row.claim, row.evidence) == Verdict::kSupported, row.supported)
        << row.claim << " / " << row.evidence;
  }
}

// Forms of a name carry it: initials with dots, a country's people where a place of it is named.
TEST_F(VerifyTest, FormsOfNamesAreOneName) {
  EXPECT_EQ(VerdictOf("Ardal F.C. plays in Leeds.", "Ardal Football Club plays in Leeds."), Verdict::kSupported);
  EXPECT_NE(VerdictOf("Ardal R.C. plays in Leeds.", "Ardal Football Club plays in Leeds."), Verdict::kSupported);
  EXPECT_EQ(VerdictOf("Anna Holt was United States president.", "Anna Holt was the U.S. president."),
            Verdict::kSupported);
  EXPECT_EQ(VerdictOf("Per Lind is an American singer.", "Per Lind was a singer from California."),
            Verdict::kSupported);
  EXPECT_NE(VerdictOf("Per Lind is American.", "Per Lind played in California in 1990."), Verdict::kSupported);
  EXPECT_NE(VerdictOf("Per Lind is a French singer.", "Per Lind was a singer from California."), Verdict::kSupported);
  // Two words of a place, a place within a longer name, a short given name.
  EXPECT_EQ(VerdictOf("The bridge was planned by an engineer from South Africa.",
                      "The bridge was planned by a South African engineer."),
            Verdict::kSupported);
  EXPECT_EQ(VerdictOf("Per Lind is a British engineer.", "Per Lind is an engineer from the UK."), Verdict::kSupported);
  EXPECT_NE(VerdictOf("Per Lind is a British engineer.", "Per Lind is an engineer from South Korea."),
            Verdict::kSupported);
  EXPECT_EQ(VerdictOf("The law was passed in Iran.", "In 2003 the Iranian Parliament passed the law."),
            Verdict::kSupported);
  EXPECT_NE(VerdictOf("Norway is deep.", "The Norwegian Sea is deep."), Verdict::kSupported);
  EXPECT_NE(VerdictOf("John Berg wrote the opera.", "Jack Berg wrote the opera. John Berg was his father."),
            Verdict::kSupported);
  EXPECT_NE(VerdictOf("Per Lind is Iranian.", "Per Lind spoke in the Iranian Parliament."), Verdict::kSupported);
  EXPECT_EQ(VerdictOf("Billy Marsh was a pitcher.", "William Henry Marsh was a pitcher."), Verdict::kSupported);
  EXPECT_NE(VerdictOf("Billy Marsh was a pitcher.", "Henry Robert Marsh was a pitcher."), Verdict::kSupported);
}

TEST_F(VerifyTest, CitesTheBytesOfTheEvidence) {
  const std::string evidence = "Nothing of note. The ferry sank in 1911.\nIt was raised later.";
  const Verification verification = Verify("The ferry sank in 1911.", evidence);
  ASSERT_EQ(verification.verdict, Verdict::kSupported);
  ASSERT_FALSE(verification.citations.empty());
  const Citation& citation = verification.citations.front();
  EXPECT_EQ(citation.text, "The ferry sank in 1911.");
  EXPECT_EQ(evidence.substr(citation.span.begin, citation.span.size()), citation.text);
  EXPECT_EQ(citation.line, 1u);
  EXPECT_EQ(citation.document, "evidence");
}

TEST_F(VerifyTest, TokenisedTextKeepsItsBytes) {
  const std::string evidence = "Orla Dunne -LRB- born 1951 -RRB- is an Irish painter .";
  const Verification verification = Verify("Orla Dunne is a painter .", evidence);
  EXPECT_EQ(verification.verdict, Verdict::kSupported);
  ASSERT_FALSE(verification.citations.empty());
  EXPECT_NE(evidence.find(verification.citations.front().text), std::string::npos);
}

TEST_F(VerifyTest, WhatWasReadBeforeIsJudgedTheSame) {
  const std::string claim = "The mill in Norvik was built in 1911";
  const std::string first = "Built in 1911, the mill in Norvik burned down.", second = "The mill was built in 1934.";
  const std::string before = RenderJson(Verify(claim, first));
  EXPECT_EQ(VerdictOf(first, first), Verdict::kSupported);  // the same text as claim and as evidence
  EXPECT_NE(RenderJson(Verify(claim, second)), before);
  EXPECT_EQ(RenderJson(Verify(claim, first)), before);
}

TEST_F(VerifyTest, SeveralPiecesMayDisagree) {
  const Verification verification = *engine_->Verify(
      {.text = "The mayor signed the order.",
       .evidence = std::vector<std::string>{"The mayor signed the order.", "The mayor did not sign the order."}});
  EXPECT_EQ(verification.verdict, Verdict::kConflicting);
  ASSERT_EQ(verification.citations.size(), 2u);
  EXPECT_EQ(verification.citations[1].document, "evidence 2");
}

TEST_F(VerifyTest, AnyBytesGetAVerdict) {
  for (const std::string& text :
       {std::string(), std::string("."), std::string("\xff\xfe\x00 1999", 8), std::string(5000, '('),
        std::string("not not not never no"), std::string(3000, 'a')}) {
    for (const std::string& evidence : {std::string(), text, std::string("The ferry sank in 1911.")}) {
      const auto verification = engine_->Verify({.text = text, .evidence = std::vector<std::string>{evidence}});
      ASSERT_TRUE(verification.ok());
      EXPECT_FALSE(verification->text.empty());
    }
  }
  EXPECT_EQ(engine_->Verify({.text = "The ferry sank.", .evidence = std::vector<std::string>{}})->verdict,
            Verdict::kNotEnoughInfo);
}

}  // namespace
}  // namespace whence
