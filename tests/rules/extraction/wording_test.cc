// Many wordings, read by the analyser that ships. A parser
// errs at times, so each table allows for a few misreadings, fewest where a plan would be taken for a fact.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "rules/extraction/extractor.h"
#include "tests/corpus/language/test_analyzer.h"

namespace whence {
namespace {

class Wording : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto extractor = Extractor::LoadBuiltin();
    ASSERT_TRUE(extractor.ok()) << extractor.status().ToString();
    extractor_ = *std::move(extractor);
  }

  // Frames of every sentence, each with its `question` and modality shown.
  static std::vector<Extraction> Frames(std::string_view text, ExtractMode mode = ExtractMode::kText) {
    const Analysis analysis =
        mode == ExtractMode::kQuestion ? TestAnalyzer().AnalyzeSentence(text) : TestAnalyzer().Analyze(text);
    std::vector<Extraction> frames;
    for (const Sentence& sentence : analysis.sentences()) {
      for (Extraction& frame : extractor_->Extract(sentence, mode)) {
        for (FrameQualifier& qualifier : frame.qualifiers) qualifier.value = {};  // views the analysis
        for (Argument& argument : frame.arguments) argument.value = {};
        frames.push_back(std::move(frame));
      }
    }
    return frames;
  }

  static bool Has(const std::vector<Extraction>& frames, std::string_view line) {
    return std::any_of(frames.begin(), frames.end(),
                       [&](const Extraction& frame) { return DebugString(frame) == line; });
  }
  static std::string All(const std::vector<Extraction>& frames) {
    std::string out;
    for (const Extraction& frame : frames) out += "  " + DebugString(frame) + "\n";
    return out;
  }

  // Fails when more than `allowed` lines are wrong, and then shows them.
  static void ExpectFew(const std::vector<std::string>& wrong, size_t allowed) {
    std::string lines;
    for (const std::string& line : wrong) lines += line;
    EXPECT_LE(wrong.size(), allowed) << lines;
  }

 private:
  static std::unique_ptr<Extractor> extractor_;
};
std::unique_ptr<Extractor> Wording::extractor_;

// What must never come back as a plain fact: (sentence, canonical predicate).
TEST_F(Wording, WhatIsNotSaidAsFactIsNoFact) {
  const struct {
    const char* text;
    const char* predicate;
  } cases[] = {
      {"If Peru were to violate the border, Chile would respond.", "violate"},
      {"If Peru leaves the union, Chile will follow.", "leave"},
      {"Were Peru to leave the union, Chile would follow.", "leave"},
      {"Unless Peru signs the treaty, the talks will fail.", "sign"},
      {"It was speculated that Peru would join the union.", "join"},
      {"It is believed that Peru signed the treaty.", "sign"},
      {"Peru is said to have signed the treaty.", "sign"},
      {"Many analysts believe that Peru joined the union.", "join"},
      {"According to Chile, Peru signed the treaty.", "sign"},
      {"Peru signed the treaty, the minister claimed.", "sign"},
      {"Peru reportedly signed the treaty.", "sign"},
      {"Peru has allegedly violated the border.", "violate"},
      {"The minister denied that Peru had signed the treaty.", "sign"},
      {"Peru had no intention of signing the treaty.", "sign"},
      {"Peru had no intention of joining the union.", "join"},
      {"Peru did not sign the treaty.", "sign"},
      {"Peru never joined the union.", "join"},
      {"Peru refused to sign the treaty.", "sign"},
      {"Peru declined to sign an extension.", "sign"},
      {"Peru failed to ratify the treaty.", "ratify"},
      {"Nobody signed the treaty.", "sign"},
      {"No country signed the treaty.", "sign"},
      {"Peru left the talks without signing the treaty.", "sign"},
      {"Peru plans to leave the union.", "leave"},
      {"Peru intends to join the union in 2030.", "join"},
      {"Peru will join the union in 2030.", "join"},
      {"Peru may join the union.", "join"},
      {"Peru might have signed the treaty.", "sign"},
      {"Peru could leave the union.", "leave"},
      {"Peru should sign the treaty.", "sign"},
      {"Peru wants to join the union.", "join"},
      {"Peru decided to leave the union.", "leave"},
      {"Peru announced a plan to leave the union.", "leave"},
      {"Peru is expected to join the union.", "join"},
      {"Peru is likely to join the union.", "join"},
      {"Peru threatened to leave the union.", "leave"},
      {"Chile prevented Peru from joining the union.", "join"},
      {"Chile asked Peru to sign the treaty.", "sign"},
      {"The treaty would allow Peru to join the union.", "join"},
      {"Perhaps Peru signed the treaty.", "sign"},
      {"Did Peru sign the treaty?", "sign"},
      {"There were rumours that Peru had signed the treaty.", "sign"},
      {"The aim of the talks was to found a union.", "found"},
      {"Peru hoped that Chile would join the union.", "join"},
      {"Peru wondered whether Chile had signed the treaty.", "sign"},
      {"Had Peru signed the treaty, Chile would have followed.", "sign"},
      {"In the event that Peru violates the border, the pact lapses.", "violate"},
      {"Supposing Peru joined the union, who would pay?", "join"},
      {"Peru was accused of signing a secret treaty.", "sign"},
      {"Peru was about to join the union when the war began.", "join"},
      {"Voters opposed joining the union.", "join"},
      {"Neither Peru nor Chile joined the union.", "join"},
      {"Peru has yet to join the union.", "join"},
      {"It is not true that Peru joined the union.", "join"},
      {"Peru would rather join the union.", "join"},
      {"Whether Peru joined the union is unclear.", "join"},
      {"Let Peru join the union!", "join"},
      {"Peru is eligible to join the union.", "join"},
      {"Rumours circulated that Peru had signed the treaty.", "sign"},
      {"Legend has it that Romulus founded the city.", "found"},
      {"The city was supposedly founded by Romulus.", "found"},
      {"Peru considered joining the union.", "join"},
      {"Peru is scheduled to join the union in 2030.", "join"},
      {"Plans for Peru to join the union were dropped.", "join"},
      {"Peru withdrew its application to join the union.", "join"},
      {"Peru stopped short of joining the union.", "join"},
      {"Peru almost joined the union in 1990.", "join"},
      {"Instead of joining the union, Peru signed a pact.", "join"},
      {"Few believe that Peru joined the union.", "join"},
      {"Bookmakers expect Peru to win the cup.", "win"},
      {"Should the harvest fail, the city will import grain.", "import"},
      {"Provided that the council agrees, Orlova will sell the mill.", "sell"},
      {"In the event of a strike, the firm would close the plant.", "close"},
      {"Had Brandt signed the lease, the shop would have opened in May.", "sign"},
      {"As long as Norvik pays the rent, the museum will stay open.", "pay"},
      {"Only if Selin resigns will the party elect a new leader.", "resign"},
      {"The bridge would collapse if the river destroyed its piers.", "destroy"},
      {"Assuming that Tarn buys the mine, prices will fall.", "acquire"},
      {"Imagine that Marlow had invented the engine.", "invent"},
      {"Suppose Vega wins the race.", "win"},
      {"If it had not rained, Lindqvist would have won the race.", "win"},
      {"Whether Osei founded the bank remains unclear.", "found"},
      {"Nobody knows whether Holm wrote the song.", "write"},
      {"The court asked whether Deane had killed the guard.", "kill"},
      {"Rumour has it that Ferro bought the island.", "acquire"},
      {"There are rumours that Ferro bought the island.", "acquire"},
      {"The claim that Ferro bought the island was never proved.", "acquire"},
      {"Legend says that Queen Ilva built the tower.", "build"},
      {"Tradition holds that Queen Ilva founded the city.", "found"},
      {"The press speculated that Moreau had married the actress.", "marry"},
      {"Moreau is rumoured to have married the actress.", "marry"},
      {"Police suspect that Kane stole the painting.", "steal"},
      {"Kane was accused of stealing the painting.", "steal"},
      {"Kane was charged with murdering the guard.", "kill"},
      {"The prosecutor alleged that Kane had murdered the guard.", "kill"},
      {"Kane stands accused of having bribed the judge.", "bribe"},
      {"Some historians argue that Alba discovered the island in 1502.", "discover"},
      {"In the view of Petrov, the war caused the famine.", "cause"},
      {"Critics charged that the mayor had sold the park.", "sell"},
      {"The report suggests that the company poisoned the lake.", "poison"},
      {"The firm supposedly invented the lamp.", "invent"},
      {"Apparently, Reyes left the party.", "leave"},
      {"Purportedly, Reyes wrote the letter.", "write"},
      {"Perhaps Reyes wrote the letter.", "write"},
      {"Reyes may have written the letter.", "write"},
      {"Reyes could have written the letter.", "write"},
      {"Reyes might marry the singer.", "marry"},
      {"Reyes is likely to win the election.", "win"},
      {"It is possible that Reyes won the election.", "win"},
      {"Reyes is unlikely to have killed the guard.", "kill"},
      {"Reyes seems to have left the party.", "leave"},
      {"Reyes denied having killed the guard.", "kill"},
      {"Reyes denies that she killed the guard.", "kill"},
      {"It is not true that Reyes killed the guard.", "kill"},
      {"Contrary to reports, Reyes did not leave the party.", "leave"},
      {"Reyes neither signed nor ratified the pact.", "sign"},
      {"Reyes hardly signed anything.", "sign"},
      {"Under no circumstances did Reyes sign the pact.", "sign"},
      {"Reyes ceased to lead the party.", "lead"},
      {"Reyes was prevented from leaving the country.", "leave"},
      {"The law bans companies from selling tobacco.", "sell"},
      {"The judge forbade Reyes to leave the country.", "leave"},
      {"Reyes resisted calls to resign.", "resign"},
      {"Reyes hopes to found a school.", "found"},
      {"Reyes wants to buy the island.", "acquire"},
      {"Reyes promised to build a hospital.", "build"},
      {"Reyes threatened to leave the party.", "leave"},
      {"Reyes is considering selling the mill.", "sell"},
      {"Reyes was about to sign the pact.", "sign"},
      {"Reyes is due to open the museum on Friday.", "open"},
      {"Reyes was going to marry the singer.", "marry"},
      {"Reyes agreed to sell the mill.", "sell"},
      {"The council approved a plan to demolish the tower.", "destroy"},
      {"The council proposed that Reyes lead the party.", "lead"},
      {"The council urged Reyes to resign.", "resign"},
      {"The council voted on whether to dissolve the club.", "dissolve"},
      {"Reyes tried to kill the guard.", "kill"},
      {"Reyes came close to winning the cup.", "win"},
      {"Reyes would have won the cup but for the fall.", "win"},
      {"In the novel, a nurse is said to have poisoned the king.", "poison"},
      {"Fans expected Reyes to win the cup.", "win"},
      {"Reyes ought to leave the party.", "leave"},
      {"Without a loan, the brewery would have closed in 1987.", "close"},
      {"Had the pilot turned back, the plane would have landed at Lima.", "land"},
      {"Were Peru to withdraw, the league would lose its largest member.", "lose"},
      {"Only if the court agrees can the bank sell the land.", "sell"},
      {"Even if Peru had paid the fine, the court would have jailed the captain.", "jail"},
      {"In case the pipe bursts, the guard will call the plumber.", "burst"},
      {"If elected, Reyes would cut taxes.", "cut"},
      {"The treaty enters into force once Chile ratifies it.", "ratify"},
      {"The mayor told reporters that the bridge had collapsed.", "collapse"},
      {"The doctor assured the family that the patient had recovered.", "recover"},
      {"The theory holds that a comet destroyed the lake.", "destroy"},
      {"The story that Reyes built the ark is a myth.", "build"},
      {"A rumour spread that the poet had married a dancer.", "marry"},
      {"The belief that the duke poisoned the well persisted.", "poison"},
      {"Legend has it that the queen founded the abbey.", "found"},
      {"Reyes dreamed that he had climbed the mountain.", "climb"},
      {"It is false that Reyes wrote the song.", "write"},
      {"Reyes was charged with robbing the bank.", "rob"},
      {"Contrary to legend, the baron did not drown his wife.", "drown"},
      {"Peru is thinking of buying the island.", "acquire"},
      {"The club talked about hiring Reyes.", "hire"},
      {"The museum cancelled plans to acquire the statue.", "acquire"},
      {"The striker was unable to score a goal.", "score"},
      {"The bill calls on Norvec to release the data.", "release"},
      {"The rain prevented the team from finishing the match.", "finish"},
      {"The actress has yet to publish her memoir.", "publish"},
      {"The archbishop had been due to crown the king in 1911.", "crown"},
      {"The factory was supposed to open in 1975.", "open"},
      {"The painting was probably stolen by a guard.", "steal"},
      {"Police suspect Reyes of stealing the painting.", "steal"},
      {"Nobody saw the thief enter the vault.", "see"},
      {"Instead of leaving the league, Peru doubled its fee.", "leave"},
      {"The constitution requires that the senate approve treaties.", "approve"},
  };
  std::vector<std::string> wrong;
  for (const auto& c : cases) {
    const std::vector<Extraction> frames = Frames(c.text);
    const bool asserted = std::any_of(frames.begin(), frames.end(), [&](const Extraction& frame) {
      return frame.canonical == c.predicate && frame.IsAssertion();
    });
    if (asserted) wrong.push_back(std::string(c.text) + "\n" + All(frames));
  }
  ExpectFew(wrong, 1);
}

// And what is: (sentence, canonical predicate).
TEST_F(Wording, WhatIsSaidAsFactIsOne) {
  const struct {
    const char* text;
    const char* predicate;
  } cases[] = {
      {"Peru signed the treaty.", "sign"},
      {"The treaty was signed by Peru in 1931.", "sign"},
      {"Peru would later sign the treaty in 1993.", "sign"},
      {"Peru would eventually leave the union.", "leave"},
      {"Peru managed to sign the treaty.", "sign"},
      {"Peru went on to join the union.", "join"},
      {"Peru withdrew from the union in 1976.", "leave"},
      {"Peru pulled out of the union.", "leave"},
      {"Peru became a member of the union in 1960.", "join"},
      {"Peru acceded to the union.", "join"},
      {"After joining the union in 1960, Peru prospered.", "join"},
      {"Peru, which joined the union in 1960, prospered.", "join"},
      {"The union, founded in 1960 by Peru, grew.", "found"},
      {"Peru knew that Chile had signed the treaty.", "sign"},
      {"Peru signed and ratified the treaty.", "ratify"},
      {"Not only Peru signed the treaty.", "sign"},
      {"Chile was the first country to sign the treaty.", "sign"},
      {"Reyes thought of the plan and sold the mill.", "sell"},
      {"The legend that Reyes wrote in 1931 sold well.", "sell"},
      {"The king told the guard that he trusted a story and left the castle.", "tell"},
  };
  std::vector<std::string> wrong;
  for (const auto& c : cases) {
    const std::vector<Extraction> frames = Frames(c.text);
    const bool asserted = std::any_of(frames.begin(), frames.end(), [&](const Extraction& frame) {
      return frame.canonical == c.predicate && frame.IsAssertion();
    });
    if (!asserted) wrong.push_back(std::string(c.text) + "\n" + All(frames));
  }
  ExpectFew(wrong, 2);
}

// Statements that stand between the lines: (sentence, frame).
TEST_F(Wording, WhatShortFormsSay) {
  const struct {
    const char* text;
    const char* want;
  } cases[] = {
      {"Albert Novak (1879-1955) was a Czech chemist.", "be born(subject=Albert Novak; time=1879-1955)"},
      {"Albert Novak (1879-1955) was a Czech chemist.", "die(subject=Albert Novak; time=1879-1955)"},
      {"Mary Lake (born 3 May 1950 in Leeds) is an English singer.",
       "be born(subject=Mary Lake; time=3 May 1950; place=in Leeds)"},
      {"Peru joined in 1990 and Paraguay in 1980.", "join(subject=Paraguay; time=in 1980)"},
      {"Peru joined in 1990 and Paraguay in 1980.", "join(subject=Peru; time=in 1990)"},
      {"It was the first country to sign the treaty.", "sign(subject=It, object=the treaty)"},
      {"Brightwell sold Corvex to the Delmar Group.",
       "sell(subject=Brightwell, object=Corvex, oblique=to the Delmar Group)"},
      {"The Lost Field is a 1925 novel by Jane Carr.", "write(subject=Jane Carr, object=The Lost Field)"},
      {"The prize is awarded by the Orlova Foundation.", "give(subject=the Orlova Foundation, object=The prize)"},
      {"Botswana became a member in 1981.", "join(subject=Botswana; time=in 1981)"},
      {"He lives there with his wife Linda and son Peter.", "be married to(subject=Linda, object=his)"},
      {"He lives there with his wife Linda and son Peter.", "be parent of(subject=his, object=Peter)"},
      {"Ana Reyes is a Chilean chemist.", "have nationality(subject=Ana Reyes, object=Chilean)"},
      {"French physicist Jean Perrin won the prize.", "have nationality(subject=Jean Perrin, object=French)"},
      {"Mary Lake is a Labour Party politician.", "be member of(subject=Mary Lake, object=Labour Party)"},
      {"Mary Lake is a professor at Harvard University.", "work for(subject=Mary Lake, object=Harvard University)"},
      {"Mary Lake is the chief executive officer of Corvex.",
       "be chief executive of(subject=Mary Lake, object=Corvex)"},
      {"Mary Lake received a degree from Harvard University.", "study(subject=Mary Lake, object=Harvard University)"},
      {"Delmar Group is a firm based in Leeds.", "be located in(subject=Delmar Group, object=in Leeds)"},
  };
  std::vector<std::string> wrong;
  for (const auto& c : cases) {
    const std::vector<Extraction> frames = Frames(c.text);
    if (!Has(frames, c.want)) wrong.push_back(std::string(c.text) + "\n" + All(frames));
  }
  ExpectFew(wrong, 1);
}

// A wording says what its predicate says of some objects only: (sentence, canonical predicate).
TEST_F(Wording, ObjectsDecideWhatAWordingSays) {
  const struct {
    const char* text;
    const char* predicate;
  } cases[] = {
      {"Lima lies in a valley.", "be located in"},
      {"The theatre was in operation until 1990.", "be in"},
      {"The difference lies in its ability to adapt.", "lie in"},
      {"Peru formed an alliance.", "found"},
      {"The pump formed a vacuum.", "form"},
      {"Peru created a fund.", "found"},
      {"The law created confusion.", "create"},
      {"The prices grew.", "increase"},
      {"Farmers grow maize.", "grow"},
      {"The coin bears her portrait.", "bear"},
      {"The king executed the officer.", "kill"},
      {"The clerk executed the plan.", "execute"},
      {"The company fired the director.", "dismiss"},
      {"The guards fired the cannon.", "fire"},
      {"The army crossed the river.", "cross"},
      {"The team worked for a period of 30 hours.", "work"},
  };
  std::vector<std::string> wrong;
  for (const auto& c : cases) {
    const std::vector<Extraction> frames = Frames(c.text);
    const bool found = std::any_of(frames.begin(), frames.end(),
                                   [&](const Extraction& frame) { return frame.canonical == c.predicate; });
    if (!found) wrong.push_back(std::string(c.text) + "\n" + All(frames));
  }
  ExpectFew(wrong, 0);
}

TEST_F(Wording, QuestionsAskForTheSamePredicates) {
  const struct {
    const char* question;
    const char* want;
  } cases[] = {
      {"when did Peru leave", "leave(subject=Peru; time=?when) asks when"},
      {"Which group did Peru join?", "join(subject=Peru, object=?Which group) asks which group"},
      {"Who signed the treaty?", "sign(subject=?Who, object=the treaty) asks who"},
      {"Who founded the union?", "found(subject=?Who, object=the union) asks who"},
      {"Did Peru sign the treaty?", "sign(subject=Peru, object=the treaty) asks whether"},
      {"What is the capital of Peru?", "be capital of(subject=?What, object=Peru) asks what capital"},
      {"Where is Lima?", "be located in(subject=Lima, object=?in Where) asks where"},
      {"Which countries are members of the union?",
       "be member of(subject=?Which countries, object=the union) asks which country"},
      {"When was the treaty signed?", "sign(object=the treaty; time=?When) asks when"},
  };
  std::vector<std::string> wrong;
  for (const auto& c : cases) {
    const std::vector<Extraction> frames = Frames(c.question, ExtractMode::kQuestion);
    if (!Has(frames, c.want)) wrong.push_back(std::string(c.question) + "\n" + All(frames));
  }
  ExpectFew(wrong, 1);
}

TEST_F(Wording, FurtherSizesHaveTheirHedgesAndNoOthers) {
  const std::vector<Extraction> own =
      Frames("The Orla Wall is 300 metres long, some 12 metres wide and at most 40 metres high.");
  EXPECT_TRUE(Has(own, "be(subject=The Orla Wall, attribute=wide; amount=some 12 metres)")) << All(own);
  EXPECT_TRUE(Has(own, "be(subject=The Orla Wall, attribute=high; amount=at most 40 metres)")) << All(own);
  // What only an article, or an adjective that is no "most", puts there is another's.
  for (const char* const text : {"The Brim Gallery is 30 metres long and the other 9 metres high.",
                                 "The Brim Gallery is 30 metres long and main 9 metres high."}) {
    const std::vector<Extraction> others = Frames(text);
    EXPECT_THAT(All(others), testing::Not(testing::HasSubstr("attribute=high"))) << text;
  }
}

TEST_F(Wording, WhatIsClearedAndSettledIsNotWhoSettles) {
  const std::vector<Extraction> frames = Frames("The valley was cleared and settled in 1650.");
  EXPECT_TRUE(Has(frames, "settle(object=The valley)")) << All(frames);
}

}  // namespace
}  // namespace whence
