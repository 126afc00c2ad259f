#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "corpus/language/analyzer.h"
#include "engine/alignment/candidate.h"
#include "engine/alignment/ranker.h"
#include "engine/alignment/read_sentence.h"
#include "engine/engine.h"
#include "gtest/gtest.h"
#include "rules/extraction/extractor.h"
#include "tests/corpus/language/test_analyzer.h"

namespace whence {
namespace {

class AlignmentTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { extractor_ = *Extractor::LoadBuiltin(); }

  std::vector<std::string> Phrases(const std::string& text) {
    std::vector<std::string> phrases;
    const auto read = ReadSentence::Read(text, TestAnalyzer(), *extractor_, nullptr);
    if (read == nullptr) return phrases;
    for (const Candidate& candidate : FindCandidates(*read, TestAnalyzer().lexicon()))
      phrases.push_back(candidate.text);
    return phrases;
  }
  static bool Holds(const std::vector<std::string>& phrases, const std::string& phrase) {
    return std::find(phrases.begin(), phrases.end(), phrase) != phrases.end();
  }

  inline static std::unique_ptr<Extractor> extractor_;
};

TEST_F(AlignmentTest, PhrasesAreNamesNumbersAndDates) {
  const std::vector<std::string> phrases = Phrases("The Orlova Foundation sold six ships to Norway on 3 May 1971.");
  for (const char* phrase : {"The Orlova Foundation", "six", "six ships", "Norway", "3 May 1971"}) {
    EXPECT_TRUE(Holds(phrases, phrase)) << phrase;
  }
}

TEST_F(AlignmentTest, ANameBehindItsDescriptionStaysWithIt) {
  const std::vector<std::string> phrases = Phrases("It was designed by the architect Ruth Castellan in 1967.");
  EXPECT_TRUE(Holds(phrases, "the architect Ruth Castellan"));
  EXPECT_FALSE(Holds(phrases, "the architect"));
}

TEST_F(AlignmentTest, PronounsAreNoPhrases) {
  const std::vector<std::string> phrases = Phrases("She gave it to him.");
  EXPECT_FALSE(Holds(phrases, "She"));
  EXPECT_FALSE(Holds(phrases, "it"));
}

TEST_F(AlignmentTest, AListIsAPhraseWithMembers) {
  const auto read = ReadSentence::Read("Chile, Peru and Bolivia signed it.", TestAnalyzer(), *extractor_, nullptr);
  ASSERT_NE(read, nullptr);
  bool found = false;
  for (const Candidate& candidate : FindCandidates(*read, TestAnalyzer().lexicon())) {
    found = found || candidate.members == std::vector<std::string>({"Chile", "Peru", "Bolivia"});
  }
  EXPECT_TRUE(found);
}

TEST_F(AlignmentTest, AnyBytesAreRead) {
  uint64_t random = 88172645463325252ULL;
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 120; ++i) {
      random ^= random << 13, random ^= random >> 7, random ^= random << 17;
      text += round % 2 == 0 ? static_cast<char>(random) : "ab (),.\"'1 of"[random % 13];
    }
    const auto read = ReadSentence::Read(text, TestAnalyzer(), *extractor_, nullptr);
    if (read == nullptr) continue;
    const std::vector<Candidate> candidates = FindCandidates(*read, TestAnalyzer().lexicon());
    EXPECT_LE(candidates.size(), kMostCandidates + 8);
    for (const Candidate& candidate : candidates) {
      ASSERT_FALSE(candidate.tokens.empty());
      EXPECT_TRUE(std::is_sorted(candidate.tokens.begin(), candidate.tokens.end()));
    }
  }
}

TEST(Ranker, ProbabilitiesLeaveRoomForNone) {
  Features good{}, bad{};
  good[static_cast<size_t>(Feature::kNearInText)] = 1;
  good[static_cast<size_t>(Feature::kNearInTree)] = 1;
  bad[static_cast<size_t>(Feature::kNamesSplit)] = 1;
  bad[static_cast<size_t>(Feature::kNounMissing)] = 1;
  for (size_t asked = 0; asked < kAskedKinds; ++asked) {
    const std::vector<double> both = Ranker::Probabilities(
        static_cast<AskedKind>(asked), {{&good, CandidateKind::kOtherName}, {&bad, CandidateKind::kOtherName}});
    ASSERT_EQ(both.size(), 2U);
    EXPECT_GT(both[0], both[1]);
    EXPECT_GE(both[1], 0);
    EXPECT_LT(both[0] + both[1], 1);
  }
  EXPECT_TRUE(Ranker::Probabilities(AskedKind::kPerson, {}).empty());
}

TEST(SentenceCache, IsBounded) {
  SentenceCache cache;
  const auto sentence = std::make_shared<const ReadSentence>();
  for (uint32_t i = 0; i < SentenceCache::kMostSentences + 10; ++i) cache.Put({DocumentId(1), i}, sentence);
  EXPECT_EQ(cache.Find({DocumentId(1), 0}), nullptr);
  EXPECT_EQ(cache.Find({DocumentId(1), SentenceCache::kMostSentences + 9}), sentence);
}

}  // namespace
}  // namespace whence
