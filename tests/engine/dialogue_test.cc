// What a question leaves to the one before it, what asks for several things, and the same in other words.

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "corpus/language/analyzer.h"
#include "engine/answer_parts.h"
#include "engine/dialogue/follow_up.h"
#include "engine/dialogue/paraphrases.h"
#include "engine/dialogue/question_parts.h"
#include "engine/dialogue/spoken_question.h"
#include "engine/engine.h"
#include "engine/time/question_time.h"
#include "gtest/gtest.h"
#include "tests/corpus/language/test_analyzer.h"

namespace whence {
namespace {

using Asked = QuestionTime::Asked;
using Choice = QuestionTime::Choice;
using Relation = QuestionTime::Relation;

class DialogueTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::ifstream file("rules/dialogue/paraphrases.rules");
    paraphrases_ = std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  }

  static SpokenQuestion Spoken(const std::string& text) {
    const Analysis analysis = TestAnalyzer().AnalyzeSentence(text, {});
    return SpokenQuestion(analysis.sentences().front());
  }
  static std::string Completed(const std::string& question, const std::string& before, const std::string& answer) {
    return CompleteFollowUp(Spoken(question), Spoken(before), {answer, ""}).value_or("");
  }
  static std::string Instead(const std::string& question, const std::string& before) {
    return AskInstead(Spoken(question), Spoken(before)).value_or("");
  }
  static std::vector<std::string> OtherWordsFor(const RuleSet& rules, std::string_view question,
                                                std::string_view topic = {}) {
    std::vector<std::string> out;
    for (const OtherWords& other : Paraphrase(rules, question, topic)) out.push_back(other.text);
    return out;
  }
  static std::vector<std::string> Parts(const std::string& question) { return SplitQuestion(Spoken(question)); }
  static QuestionTime TimeOf(const std::string& question) {
    const Analysis analysis = TestAnalyzer().AnalyzeSentence(question, {});
    return ReadQuestionTime(analysis.sentences().front());
  }

  inline static std::string paraphrases_;
};

TEST_F(DialogueTest, ShapeTellsAskingAuxiliaryAndRest) {
  const SpokenQuestion question = Spoken("When did the old bank leave the pact?");
  const auto shape = question.ReadShape();
  ASSERT_TRUE(shape.has_value());
  EXPECT_EQ(shape->asking_end, 1u);
  EXPECT_FALSE(shape->asks_argument);
  EXPECT_EQ(question[shape->auxiliary].lower, "did");
  EXPECT_EQ(question.Text(shape->rest, question.size()), "leave the pact");
}

TEST_F(DialogueTest, AskedOfSomethingElse) {
  EXPECT_EQ(Instead("And Chile?", "When did Peru leave the pact?"), "When did Chile leave the pact?");
  EXPECT_EQ(Instead("What about the mill?", "When was the bakery built in 1920?"), "When was the mill built in 1920?");
  EXPECT_EQ(Instead("And for children?", "How much is a ticket for adults?"), "How much is a ticket for children?");
  EXPECT_EQ(Instead("And in Lund?", "How many people work in Ystad?"), "How many people work in Lund?");
  EXPECT_EQ(Instead("The same for Chile?", "When did Peru leave the pact?"), "When did Chile leave the pact?");
  EXPECT_EQ(Instead("And the same for children?", "How much is a ticket for adults?"),
            "How much is a ticket for children?");
  EXPECT_EQ(Instead("And when did Chile leave?", "When did Peru leave the pact?"), "");
  EXPECT_EQ(Instead("And in 1999?", "How many people worked there in 1990?"), "");
}

TEST_F(DialogueTest, ThenIsTheTimeThatWasSpokenOf) {
  EXPECT_EQ(Completed("Who led it then?", "What happened to the bank in 1990?", ""), "Who led it in 1990?");
  EXPECT_EQ(Completed("Where was that?", "When did Peru leave the pact?", ""), "Where did Peru leave the pact?");
  EXPECT_EQ(Completed("Since when?", "Who is the chair of the bank?", "Ana Lund"),
            "Since when is Ana Lund the chair of the bank?");
  EXPECT_TRUE(IsBareFollowUp(Spoken("Since when?")));
  EXPECT_FALSE(IsBareFollowUp(Spoken("When was it built?")));
}

TEST_F(DialogueTest, OppositeAnswersAreTurnedRound) {
  Answer answer;
  answer.text = "Yes, drones are forbidden [1].";
  answer.answers.push_back(YesNoItem(true));
  TurnRound(answer);
  EXPECT_EQ(answer.text, "No: drones are forbidden [1].");
  EXPECT_EQ(answer.answers[0].text, "no");
  EXPECT_EQ(answer.answers[0].value, "false");
  EXPECT_EQ(answer.answers[0].truth, false);
}

TEST_F(DialogueTest, WhoAsksForTheSubject) {
  const SpokenQuestion question = Spoken("Who signed the treaty?");
  const auto shape = question.ReadShape();
  ASSERT_TRUE(shape.has_value());
  EXPECT_TRUE(shape->asks_argument);
  EXPECT_TRUE(shape->asks_subject);
  EXPECT_EQ(question.Text(shape->rest, question.size()), "signed the treaty");
}

TEST_F(DialogueTest, AStatementHasNoShape) { EXPECT_FALSE(Spoken("The bank closed.").ReadShape().has_value()); }

TEST_F(DialogueTest, AFollowUpTakesFromTheQuestionBefore) {
  const struct {
    const char* question;
    const char* before;
    const char* answer;
    const char* full;
  } kRows[] = {
      {"Why?", "When did Peru leave the pact?", "1968", "Why did Peru leave the pact?"},
      {"And where?", "When did Peru sign the treaty?", "1968", "Where did Peru sign the treaty?"},
      {"Did Chile?", "When did Peru leave the pact?", "1968", "Did Chile leave the pact?"},
      {"When?", "Who founded the bank?", "Ana Lund", "When did Ana Lund found the bank?"},
  };
  for (const auto& row : kRows) EXPECT_EQ(Completed(row.question, row.before, row.answer), row.full) << row.question;
}

TEST_F(DialogueTest, AWholeQuestionStandsForItself) {
  EXPECT_EQ(Completed("Who founded the bank?", "When did Peru leave the pact?", "1968"), "");
}

TEST_F(DialogueTest, NothingIsAskedAgainWithoutAQuestionBefore) {
  EXPECT_EQ(Completed("Why?", "The bank closed.", ""), "");
}

TEST_F(DialogueTest, OneQuestionMayAskForSeveralThings) {
  EXPECT_EQ(Parts("When and where was the bank founded?").size(), 2u);
  EXPECT_EQ(Parts("When did Peru and Chile leave?").size(), 2u);
  EXPECT_EQ(Parts("When was the bank founded?").size(), 1u);
}

TEST_F(DialogueTest, PartsAreAnsweredTogetherWithTheirOwnCitations) {
  Answer first;
  first.status = AnswerStatus::kAnswered;
  first.text = "In 1901 [1].";
  first.answers.push_back({"1901", "date", "1901", 1, {0}});
  first.citations.push_back({"a.txt", "It opened in 1901.", 0, 18, 1});
  Answer second;
  second.text = "I don't know.";
  const Answer joined = JoinParts({first, second});
  EXPECT_EQ(joined.status, AnswerStatus::kAnswered);
  ASSERT_EQ(joined.answers.size(), 1u);
  EXPECT_EQ(joined.citations.size(), 1u);
  EXPECT_NE(joined.text.find("I don't know"), std::string::npos);
}

TEST_F(DialogueTest, AParaphraseKeepsNamesAsTheyWereWritten) {
  RuleSet rules;
  ASSERT_FALSE(HasErrors(rules.Add("paraphrases.rules", paraphrases_)));
  EXPECT_EQ(OtherWordsFor(rules, "How many people live in Port Arlen?"),
            std::vector<std::string>({"what is the population of Port Arlen?"}));
  EXPECT_EQ(OtherWordsFor(rules, "How much did the Orlova Bank pay for Dale Works?"),
            std::vector<std::string>({"for how much did the Orlova Bank buy Dale Works?"}));
  EXPECT_TRUE(Paraphrase(rules, "Who founded the bank?").empty());
  EXPECT_TRUE(Paraphrase(rules, "").empty());
  EXPECT_EQ(OtherWordsFor(rules, "Who is the chair?", "Dale Bank"),
            std::vector<std::string>({"Who is the chair of Dale Bank?"}));
  EXPECT_TRUE(OtherWordsFor(rules, "Who is the chair of Orlova Works?", "Dale Bank").empty());
  EXPECT_EQ(OtherWordsFor(rules, "Are dogs allowed?").front(), "are dogs forbidden?");
  EXPECT_EQ(Paraphrase(rules, "Are dogs allowed?").front().form, OtherWords::Form::kOpposite);
}

TEST_F(DialogueTest, WhatIsAskedOfTime) {
  EXPECT_TRUE(TimeOf("When did Peru leave the pact?").IsPlain());
  EXPECT_EQ(TimeOf("Since when has Peru been a member?").asked, Asked::kSince);
  EXPECT_EQ(TimeOf("Until when was Peru a member?").asked, Asked::kUntil);
  EXPECT_EQ(TimeOf("From when to when was Peru a member?").asked, Asked::kSpan);
  EXPECT_EQ(TimeOf("How long was Peru a member?").asked, Asked::kLength);
  EXPECT_EQ(TimeOf("How many times did Peru leave the pact?").asked, Asked::kTimes);
  EXPECT_EQ(TimeOf("Until when was Peru a member?").rest, "When was Peru a member?");
}

TEST_F(DialogueTest, WhichOfSeveralEventsIsMeant) {
  EXPECT_EQ(TimeOf("When did Peru first join the pact?").choice, Choice::kFirst);
  EXPECT_EQ(TimeOf("When did Peru join the pact again?").choice, Choice::kAgain);
  const QuestionTime third = TimeOf("When did Peru leave the pact for the third time?");
  EXPECT_EQ(third.choice, Choice::kNth);
  EXPECT_EQ(third.nth, 3);
  EXPECT_EQ(TimeOf("Did Peru leave the pact twice?").times, 2);
}

TEST_F(DialogueTest, BeforeAndAfterWhat) {
  const QuestionTime after = TimeOf("Who joined the pact after Peru left?");
  ASSERT_TRUE(after.anchor.has_value());
  EXPECT_EQ(after.anchor->relation, Relation::kAfter);
  EXPECT_EQ(after.anchor->event, "Peru left");
  EXPECT_EQ(after.rest, "Who joined the pact?");
  // A date is a date and no event.
  EXPECT_FALSE(TimeOf("Who joined the pact after 1990?").anchor.has_value());
}

}  // namespace
}  // namespace whence
