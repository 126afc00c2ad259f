#include "corpus/language/word_relations.h"

#include <memory>
#include <string>

#include "gtest/gtest.h"

namespace whence {
namespace {

class WordRelationsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto loaded = WordRelations::Load("corpus/model/english.relations");
    ASSERT_TRUE(loaded.ok()) << loaded.status();
    relations_ = std::move(*loaded).release();
  }
  static void TearDownTestSuite() {
    delete relations_;
    relations_ = nullptr;
  }
  static WordRelation Relate(std::string_view a, WordPos pos, std::string_view b) {
    return WordRelations::Relate(relations_->Find(a, pos), relations_->Find(b, pos));
  }
  static WordRelations* relations_;
};
WordRelations* WordRelationsTest::relations_ = nullptr;

TEST_F(WordRelationsTest, TellsHowTwoWordsRelate) {
  EXPECT_EQ(Relate("movie", WordPos::kNoun, "film"), WordRelation::kSynonym);
  EXPECT_EQ(Relate("sprint", WordPos::kVerb, "run"), WordRelation::kNarrower);
  EXPECT_EQ(Relate("run", WordPos::kVerb, "sprint"), WordRelation::kBroader);
  EXPECT_EQ(Relate("increase", WordPos::kVerb, "decrease"), WordRelation::kOpposite);
  EXPECT_EQ(Relate("harbour", WordPos::kNoun, "violin"), WordRelation::kNone);
}

TEST_F(WordRelationsTest, DerivesAcrossPartsOfSpeech) {
  EXPECT_EQ(WordRelations::Relate(relations_->Find("withdrawal", WordPos::kNoun),
                                  relations_->Find("withdraw", WordPos::kVerb)),
            WordRelation::kDerived);
}

TEST_F(WordRelationsTest, WhatOneSaysOfTheOtherHoldsTheOtherWayRound) {
  const std::string words[] = {"car", "vehicle", "lorry", "boat", "poem", "novel", "river", "city", "summer"};
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      const WordRelation there = Relate(a, WordPos::kNoun, b), back = Relate(b, WordPos::kNoun, a);
      if (there == WordRelation::kNarrower) {
        EXPECT_EQ(back, WordRelation::kBroader) << a << " " << b;
      } else if (there != WordRelation::kBroader) {
        EXPECT_EQ(back, there) << a << " " << b;
      }
    }
  }
}

TEST_F(WordRelationsTest, KnowsHowCommonAWordIs) {
  EXPECT_EQ(relations_->Find("say", WordPos::kVerb).common, WordRelations::kMostCommon);
  EXPECT_LT(relations_->Find("lorry", WordPos::kNoun).common, relations_->Find("city", WordPos::kNoun).common);
  EXPECT_TRUE(relations_->Find("qwzzx", WordPos::kNoun).senses.empty());
}

TEST_F(WordRelationsTest, KnowsWhatNounsSpeakOf) {
  EXPECT_EQ(relations_->Find("glaciation", WordPos::kNoun).topic, WordTopic::kNature);
  EXPECT_EQ(relations_->Find("humidity", WordPos::kNoun).topic, WordTopic::kNature);
  EXPECT_EQ(relations_->Find("violinist", WordPos::kNoun).topic, WordTopic::kPerson);
  EXPECT_EQ(relations_->Find("symphony", WordPos::kNoun).topic, WordTopic::kWork);
  EXPECT_EQ(relations_->Find("morning", WordPos::kNoun).topic, WordTopic::kOther);
  EXPECT_EQ(relations_->Find("qwzzx", WordPos::kNoun).topic, WordTopic::kOther);
}

TEST_F(WordRelationsTest, KnowsWhatANounIsAKindOf) {
  const auto is = [&](std::string_view noun, std::string_view kind) {
    return relations_->IsKind(relations_->Find(noun, WordPos::kNoun), relations_->Find(kind, WordPos::kNoun));
  };
  EXPECT_TRUE(is("chair", "artifact"));
  EXPECT_TRUE(is("dog", "animal"));
  EXPECT_TRUE(is("bridge", "structure"));
  EXPECT_FALSE(is("chair", "structure"));
  EXPECT_FALSE(is("plan", "artifact"));
  EXPECT_FALSE(is("qwzzx", "artifact"));
}

// Words that differ by their first letter as their parts of speech do by number.
TEST_F(WordRelationsTest, RemembersWordsByTheirPartOfSpeech) {
  ASSERT_NE(WordRelations::Hash("tell", WordPos::kNoun), WordRelations::Hash("well", WordPos::kAdverb));
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(relations_->Find("well", WordPos::kAdverb).pos, WordPos::kAdverb);
    EXPECT_EQ(relations_->Find("tell", WordPos::kNoun).pos, WordPos::kNoun);
    EXPECT_EQ(relations_->Find("say", WordPos::kVerb).senses, relations_->Find("say", WordPos::kVerb).senses);
  }
}

TEST_F(WordRelationsTest, RefusesOtherFiles) {
  EXPECT_FALSE(WordRelations::Load("corpus/model/none.relations").ok());
  EXPECT_FALSE(WordRelations::Load("corpus/model/README.md").ok());
}

}  // namespace
}  // namespace whence
