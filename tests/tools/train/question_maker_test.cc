#include "tools/train/question_maker.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "graph/base/strings.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

// Words "form/lemma/UPOS/XPOS/head/relation", heads counted from 1.
TreebankSentence Sentence(const std::string& words) {
  TreebankSentence sentence;
  std::istringstream in(words);
  std::string word;
  while (in >> word) {
    std::vector<std::string> parts(1);
    for (const char c : word) {
      if (c == '/') {
        parts.emplace_back();
      } else {
        parts.back() += c;
      }
    }
    TreebankToken token;
    token.form = parts[0];
    token.lemma = parts[1];
    token.tag = {*FindUpos(parts[2]), *FindXpos(parts[3])};
    token.head = std::stoi(parts[4]) - 1;
    token.deprel = *FindDeprel(parts[5]);
    sentence.tokens.push_back(token);
  }
  return sentence;
}

// "form/relation>head", the head's form or 0.
std::string Drawn(const TreebankSentence& sentence) {
  std::string text;
  for (const TreebankToken& token : sentence.tokens) {
    const std::string head = token.head < 0 ? "0" : sentence.tokens[static_cast<size_t>(token.head)].form;
    text += StrCat(text.empty() ? "" : " ", token.form, "/", DeprelName(token.deprel), ">", head);
  }
  return text;
}

// All that is asked of a statement in many tries, as texts and as trees.
struct Asked {
  std::set<std::string> texts;
  std::set<std::string> trees;
};
Asked AskOften(const std::string& words) {
  const TreebankSentence statement = Sentence(words);
  QuestionMaker maker({statement}, 1);
  Asked asked;
  for (int i = 0; i < 400; ++i) {
    for (const TreebankSentence& question : maker.Ask(statement)) {
      EXPECT_TRUE(IsTree(question)) << question.text;
      asked.texts.insert(question.text);
      asked.trees.insert(Drawn(question));
    }
  }
  return asked;
}

constexpr char kBridge[] =
    "The/the/DET/DT/3/det old/old/ADJ/JJ/3/amod bridge/bridge/NOUN/NN/4/nsubj crosses/cross/VERB/VBZ/0/root "
    "the/the/DET/DT/6/det river/river/NOUN/NN/4/obj near/near/ADP/IN/9/case the/the/DET/DT/9/det "
    "mill/mill/NOUN/NN/4/obl ././PUNCT/./4/punct";

TEST(QuestionMakerTest, AsksForThePartsOfAVerb) {
  const Asked asked = AskOften(kBridge);
  for (const char* text : {
           "Does the old bridge cross the river near the mill ?",
           "What crosses the river near the mill ?",
           "Which old bridge crosses the river near the mill ?",
           "What does the old bridge cross near the mill ?",
           "Which river does the old bridge cross near the mill ?",
           "Near which mill does the old bridge cross the river ?",
           "Where does the old bridge cross the river ?",
           "What kind of mill does the old bridge cross the river near ?",
           "Who is the old bridge ?",
       }) {
    EXPECT_THAT(asked.texts, Contains(text));
  }
}

TEST(QuestionMakerTest, HangsWordsWhereTheyBelong) {
  const Asked asked = AskOften(kBridge);
  EXPECT_THAT(asked.trees, Contains("Which/det>river river/obj>cross does/aux>cross the/det>bridge old/amod>bridge "
                                    "bridge/nsubj>cross cross/root>0 near/case>mill the/det>mill mill/obl>cross "
                                    "?/punct>cross"));
  // The preposition that stays behind, as Projectivise lifts it.
  EXPECT_THAT(asked.trees,
              Contains("What/obl>cross does/aux>cross the/det>bridge old/amod>bridge bridge/nsubj>cross cross/root>0 "
                       "the/det>river river/obj>cross near/case>cross ?/punct>cross"));
}

TEST(QuestionMakerTest, PutsTheFirstAuxiliaryBeforeTheSubject) {
  const Asked asked = AskOften(
      "In/in/ADP/IN/2/case May/May/PROPN/NNP/8/obl the/the/DET/DT/4/det walls/wall/NOUN/NNS/8/nsubj:pass "
      "had/have/AUX/VBD/8/aux already/already/ADV/RB/8/advmod been/be/AUX/VBN/8/aux:pass mended/mend/VERB/VBN/0/root "
      "././PUNCT/./8/punct");
  EXPECT_THAT(asked.texts, Contains("Had the walls already been mended in May ?"));
  EXPECT_THAT(asked.texts, Contains("When had the walls already been mended ?"));
  EXPECT_THAT(asked.texts, Contains("How many walls had already been mended in May ?"));
}

TEST(QuestionMakerTest, AsksForWhatStandsWithACopula) {
  const Asked painter = AskOften(
      "Mara/Mara/PROPN/NNP/4/nsubj was/be/AUX/VBD/4/cop a/a/DET/DT/4/det painter/painter/NOUN/NN/0/root "
      "././PUNCT/./4/punct");
  EXPECT_THAT(painter.trees, Contains("Who/root>0 was/cop>Who Mara/nsubj>Who ?/punct>Who"));
  EXPECT_THAT(painter.texts, Contains("Was Mara a painter ?"));
  EXPECT_THAT(painter.trees, Contains("Which/det>painter painter/root>0 was/cop>painter Mara/nsubj>painter "
                                      "?/punct>painter"));
  const Asked deep = AskOften(
      "The/the/DET/DT/2/det lake/lake/NOUN/NN/4/nsubj is/be/AUX/VBZ/4/cop deep/deep/ADJ/JJ/0/root ././PUNCT/./4/punct");
  EXPECT_THAT(deep.trees,
              Contains("How/advmod>deep deep/root>0 is/cop>deep the/det>lake lake/nsubj>deep ?/punct>deep"));
  const Asked placed = AskOften(
      "It/it/PRON/PRP/4/nsubj is/be/AUX/VBZ/4/cop in/in/ADP/IN/4/case town/town/NOUN/NN/0/root ././PUNCT/./4/punct");
  EXPECT_THAT(placed.texts, Contains("Where is it ?"));
  EXPECT_THAT(placed.texts, Contains("Which town is it in ?"));
}

TEST(QuestionMakerTest, AsksForOwnersAndForWhatThereIs) {
  const Asked owner = AskOften(
      "Mara/Mara/PROPN/NNP/2/nsubj sold/sell/VERB/VBD/0/root her/her/PRON/PRP$/4/nmod:poss boat/boat/NOUN/NN/2/obj "
      "././PUNCT/./2/punct");
  EXPECT_THAT(owner.trees, Contains("Whose/nmod:poss>boat boat/obj>sell did/aux>sell Mara/nsubj>sell sell/root>0 "
                                    "?/punct>sell"));
  const Asked there = AskOften(
      "There/there/PRON/EX/2/expl are/be/VERB/VBP/0/root three/three/NUM/CD/4/nummod mills/mill/NOUN/NNS/2/nsubj "
      "././PUNCT/./2/punct");
  EXPECT_THAT(there.texts, Contains("Are there three mills ?"));
  EXPECT_THAT(there.trees, Contains("How/advmod>many many/amod>mills mills/nsubj>are are/root>0 there/expl>are "
                                    "?/punct>are"));
}

TEST(QuestionMakerTest, LeavesAloneWhatIsNoPlainStatement) {
  for (const char* words : {
           // Negated, contracted, asked, without a subject.
           "It/it/PRON/PRP/4/nsubj does/do/AUX/VBZ/4/aux not/not/PART/RB/4/advmod work/work/VERB/VB/0/root",
           "She/she/PRON/PRP/3/nsubj 's/be/AUX/VBZ/3/aux leaving/leave/VERB/VBG/0/root",
           "Does/do/AUX/VBZ/3/aux it/it/PRON/PRP/3/nsubj work/work/VERB/VB/0/root ?/?/PUNCT/./3/punct",
           "Leave/leave/VERB/VB/0/root now/now/ADV/RB/1/advmod",
       }) {
    EXPECT_THAT(AskOften(words).texts, IsEmpty()) << words;
  }
}

TEST(QuestionMakerTest, MakesSomeAsPeopleTypeThem) {
  const std::vector<TreebankSentence> treebank(200, Sentence(kBridge));
  const std::vector<MadeQuestion> made = MakeQuestions(treebank, 250, 1);
  ASSERT_EQ(made.size(), 250);
  EXPECT_EQ(MakeQuestions(treebank, 1000, 1).size(), 400);
  const auto count = [&](const auto& wanted) { return std::count_if(made.begin(), made.end(), wanted); };
  const auto small = count([](const MadeQuestion& question) { return question.sentence.tokens[0].form[0] >= 'a'; });
  const auto bare = count([](const MadeQuestion& question) { return question.sentence.tokens.back().form != "?"; });
  for (const auto number : {small, bare}) {
    EXPECT_GT(number, 25);
    EXPECT_LT(number, 100);
  }
}

}  // namespace
}  // namespace whence
