#include "corpus/language/analyzer.h"

#include <ctime>
#include <random>
#include <string>

#include "corpus/language/analysis_cache.h"
#include "corpus/language/name_list.h"
#include "gtest/gtest.h"
#include "tests/corpus/language/analysis_check.h"
#include "tests/corpus/language/test_analyzer.h"

namespace whence {
namespace {

std::string Repeat(std::string_view unit, size_t bytes) {
  std::string text;
  while (text.size() + unit.size() <= bytes) text += unit;
  return text;
}

std::string Utf8(uint32_t point) {
  std::string bytes;
  const auto tail = [&](int shift) { bytes.push_back(static_cast<char>(0x80 | ((point >> shift) & 0x3F))); };
  if (point < 0x80) {
    bytes.push_back(static_cast<char>(point));
  } else if (point < 0x800) {
    bytes.push_back(static_cast<char>(0xC0 | point >> 6));
    tail(0);
  } else if (point < 0x10000) {
    bytes.push_back(static_cast<char>(0xE0 | point >> 12));
    tail(6), tail(0);
  } else {
    bytes.push_back(static_cast<char>(0xF0 | point >> 18));
    tail(12), tail(6), tail(0);
  }
  return bytes;
}

void ExpectSound(std::string_view text) {
  for (const bool merge : {false, true}) {
    AnalyzeOptions options;
    options.merge = merge;
    EXPECT_EQ(FindFault(TestAnalyzer().Analyze(text, options), text), "") << text.substr(0, 80);
  }
}

TEST(AnalyzerTest, HoldsTogetherWhateverTheText) {
  ExpectSound("");
  ExpectSound(" \n\t ");
  ExpectSound("\xFF\xFE\xC0\x80 \xED\xA0\x80 \xF8\x88 end");
  ExpectSound(std::string("nul \0 byte.", 11));
  std::string planes;
  for (uint32_t point = 1; point < 0x110000; point += point < 0x3000 ? 7 : 997) {
    if (point < 0xD800 || point > 0xDFFF) planes += Utf8(point) + (point % 3 == 0 ? " " : "");
  }
  ExpectSound(planes);
  std::mt19937_64 random(5);
  for (int round = 0; round < 50; ++round) {
    std::string bytes(random() % 300, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    ExpectSound(bytes);
  }
}

TEST(AnalyzerTest, SameTextSameAnalysis) {
  const std::string text =
      Repeat("The envoy of Ruvia, who came by sea in May 1911, signed it. Nobody else did! ", 4000);
  const Analysis first = TestAnalyzer().Analyze(text);
  const Analysis second = TestAnalyzer().Analyze(text);
  ASSERT_EQ(first.sentences().size(), second.sentences().size());
  for (size_t s = 0; s < first.sentences().size(); ++s) {
    const auto& tokens = first.sentences()[s].tokens;
    const auto& others = second.sentences()[s].tokens;
    ASSERT_EQ(tokens.size(), others.size());
    for (size_t i = 0; i < tokens.size(); ++i) {
      EXPECT_EQ(tokens[i].head, others[i].head);
      EXPECT_EQ(tokens[i].deprel, others[i].deprel);
      EXPECT_EQ(tokens[i].upos, others[i].upos);
    }
  }
}

// What an analyser remembers of words and lends to its calls changes nothing.
TEST(AnalyzerTest, WhatItReadBeforeChangesNothing) {
  std::string words = "Ada Lovelace saw well what they tell of. ";
  for (int i = 0; i < 3000; ++i) words += "Word" + std::to_string(i * 7919 % 3001) + (i % 12 == 11 ? ". " : " was ");
  const auto fresh = Analyzer::Load("corpus/model/english.model");
  ASSERT_TRUE(fresh.ok());
  const std::string text = "She tells it well: in May 1911 " + std::string(200, 'a') + " was the envoy of Ruvia.";
  const auto show = [](const Analyzer& analyzer, std::string_view read) {
    std::string shown;
    const Analysis analysis = analyzer.Analyze(read);
    for (const Sentence& sentence : analysis.sentences()) {
      for (const Token& token : sentence.tokens) {
        shown += std::string(token.lemma) + " " + std::to_string(static_cast<int>(token.upos)) + " " +
                 std::to_string(token.head) + " " + std::to_string(token.lead) + "\n";
      }
    }
    return shown;
  };
  const std::string first = show(**fresh, text);
  const std::string long_first = show(**fresh, words);
  EXPECT_EQ(show(**fresh, text), first);
  EXPECT_EQ(show(**fresh, words), long_first);
}

// The processor time of an analysis, in seconds.
double TimeOf(std::string_view text) {
  const std::clock_t start = std::clock();
  EXPECT_EQ(FindFault(TestAnalyzer().Analyze(text), text), "") << text.substr(0, 80);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Eight times the text takes about eight times as long; were it the square, 64 times.
TEST(AnalyzerTest, TimeIsLinearInAnyText) {
  constexpr size_t kBytes = 5'000;
  const std::string units[] = {"x",     ",",       "(",    "([{",    "\"",     "'s",         "a-",
                               ".",     "a.",      "1,",   "Aa",     "Paris,", "of ",        "\n- a",
                               "and ",  "http://", "[1]",  "\u0301", "Paris ", "word,word;", "in 1990 ",
                               "U.S. ", "the ",    "no. ", "don't ", "5 km (", "Mr. "};
  for (const std::string& unit : units) {
    const double small = TimeOf(Repeat(unit, kBytes));
    const double large = TimeOf(Repeat(unit, 8 * kBytes));
    EXPECT_LT(large, 24 * small + 0.05) << "of [" << unit << "]: " << small << " s, then " << large << " s";
  }
}

TEST(AnalyzerTest, KeepsGivenTokens) {
  const std::string text = "They met in New York yesterday";
  const std::vector<ByteSpan> tokens = {{0, 4}, {5, 8}, {9, 11}, {12, 20}, {21, 30}};
  AnalyzeOptions options;
  options.merge = false;
  const Analysis analysis = TestAnalyzer().AnalyzeTokens(text, tokens, options);
  ASSERT_EQ(analysis.sentences().size(), 1u);
  ASSERT_EQ(analysis.sentences()[0].tokens.size(), tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) EXPECT_EQ(analysis.sentences()[0].tokens[i].span, tokens[i]);
  EXPECT_EQ(FindFault(analysis, text), "");
}

// The titles of works among the tokens, one behind the other.
std::string TitlesIn(std::string_view text) {
  const Analysis analysis = TestAnalyzer().Analyze(text);
  std::string titles;
  for (const Sentence& sentence : analysis.sentences()) {
    for (const Token& token : sentence.tokens) {
      if (token.type == EntityType::kWork) titles += StrCat("[", token.form, "]");
    }
  }
  return titles;
}

TEST(AnalyzerTest, CapitalsOnVerbsAndPronounsMakeTitles) {
  EXPECT_EQ(TitlesIn("In 1950 he directed The Woman Who Went to Market."), "[The Woman Who Went to Market]");
  EXPECT_EQ(TitlesIn("In Gone Before Dawn he played a priest."), "[Gone Before Dawn]");
  EXPECT_EQ(TitlesIn("She filmed As the River Bends in Norway."), "[As the River Bends]");
  // No verb is written small: a headline.
  EXPECT_EQ(TitlesIn("The Woman Who Went To Market Was Sold."), "");
  EXPECT_EQ(TitlesIn("It was opened by His Majesty The King."), "");
  EXPECT_EQ(TitlesIn("If Karl Berg Is Late, the play starts without him."), "");
  EXPECT_EQ(TitlesIn("Norway Has No Army Left, a paper wrote."), "");
  EXPECT_EQ(TitlesIn("Who Did Ann Lee marry?"), "");
}

// A list that keeps what is read under it.
class KeptNames : public NameTable {
 public:
  AnalysisCache* analyses() const override { return &analyses_; }

 private:
  mutable AnalysisCache analyses_;
};

std::string Shown(const Analysis& analysis) {
  std::string shown;
  for (const Sentence& sentence : analysis.sentences()) {
    for (const Token& token : sentence.tokens) {
      shown += StrCat(token.form, "/", token.lemma, "/", UposName(token.upos), "/", token.head, "/",
                      DeprelName(token.deprel), "/", token.acronym, "/", token.parts_end - token.parts_begin, " ");
    }
    shown += StrCat("| ", sentence.parts.size(), "\n");
  }
  return shown;
}

TEST(AnalyzerTest, GivesWhatItRemembersAsItReadIt) {
  NameTable plain;
  KeptNames kept;
  for (NameTable* names : {&plain, static_cast<NameTable*>(&kept)})
    names->Add("Orla Free Mill", EntityType::kOrganisation);
  const std::string text = "The mill at Orla north of New York (Orla Free Mill) is old. Who built it in May 1911?";
  std::string shown[2][2];
  for (const bool sentence : {false, true}) {
    const auto read = [&](std::string_view from, const AnalyzeOptions& options) {
      return sentence ? TestAnalyzer().AnalyzeSentence(from, options) : TestAnalyzer().Analyze(from, options);
    };
    for (const bool named : {false, true}) {
      AnalyzeOptions options;
      options.names = named ? &plain : nullptr;
      const std::string fresh = Shown(read(text, options));
      shown[sentence][named] = fresh;
      options.names = named ? &kept : nullptr;
      options.analyses = named ? nullptr : kept.analyses();
      EXPECT_EQ(Shown(read(std::string(text), options)), fresh);
      // From a text that came later, when the first is gone.
      const std::string again = text;
      const Analysis analysis = read(again, options);
      EXPECT_EQ(Shown(analysis), fresh);
      EXPECT_EQ(FindFault(analysis, again), "");
      for (const Token& token : analysis.sentences().front().tokens) {
        EXPECT_EQ(token.form.data(), again.data() + token.span.begin);
      }
    }
  }
  EXPECT_NE(shown[0][1], shown[1][1]);
}

TEST(AnalyzerTest, ReportsAModelThatIsNone) {
  EXPECT_TRUE(absl::IsNotFound(Analyzer::Load("no/such/file").status()));
  EXPECT_TRUE(absl::IsDataLoss(Analyzer::Load("corpus/model/README.md").status()));
}

}  // namespace
}  // namespace whence
