#include "corpus/language/sentence_splitter.h"

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/language/tokenizer.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

// The text with "|" between its sentences.
std::string Split(std::string_view text) {
  std::vector<ByteSpan> tokens;
  Tokenize(text, {0, text.size()}, &tokens);
  std::vector<size_t> ends;
  SplitSentences(text, tokens, 400, &ends);
  std::string shown;
  size_t begin = 0;
  for (const size_t end : ends) {
    if (!shown.empty()) shown += "|";
    shown += text.substr(tokens[begin].begin, tokens[end - 1].end - tokens[begin].begin);
    begin = end;
  }
  return shown;
}

struct Case {
  const char* text;
  const char* sentences;
};

TEST(SentenceSplitterTest, SplitsTexts) {
  const Case cases[] = {
      {"The river rose. The town slept.", "The river rose.|The town slept."},
      {"Who knew? Nobody! So it went ...", "Who knew?|Nobody!|So it went ..."},
      {"Dr. Ames met Mr. Lund at 5 p.m. in St. Gallen.", "Dr. Ames met Mr. Lund at 5 p.m. in St. Gallen."},
      {"She works for Orvel Inc. The firm is small.", "She works for Orvel Inc.|The firm is small."},
      {"It cost 3.50 that day. 20 came.", "It cost 3.50 that day.|20 came."},
      {"\"We won.\" He left.", "\"We won.\"|He left."},
      {"He left (it was late. Too late.) and slept.", "He left (it was late. Too late.) and slept."},
      {"A heading\n\nA paragraph without an end", "A heading|A paragraph without an end"},
      {"one line\nof two", "one line\nof two"},
      {"Bring:\n- bread\n- salt", "Bring:|- bread|- salt"},
      // Marks of notes belong to what they are notes on.
      {"It fell in 1870.[4] It was rebuilt.", "It fell in 1870.[4]|It was rebuilt."},
      {"It fell in 1870. [4][a] It was rebuilt.", "It fell in 1870. [4][a]|It was rebuilt."},
      {"He bowed. [Applause] She spoke.", "He bowed.|[Applause] She spoke."},
      {"It grew by 4. 5 more came.", "It grew by 4.|5 more came."},
  };
  for (const Case& test : cases) EXPECT_EQ(Split(test.text), test.sentences);
}

TEST(SentenceSplitterTest, CutsWhatHasNoEnd) {
  for (const std::string again : {"word ", ". ", "x. ) "}) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += again;
    std::vector<ByteSpan> tokens;
    Tokenize(text, {0, text.size()}, &tokens);
    std::vector<size_t> ends;
    SplitSentences(text, tokens, 400, &ends);
    size_t longest = 0, begin = 0;
    for (const size_t end : ends) {
      longest = std::max(longest, end - begin);
      begin = end;
    }
    EXPECT_LE(longest, 400u) << again;
    EXPECT_EQ(begin, tokens.size()) << again;
  }
  // A full stop with thousands of marks of notes behind it.
  std::string text = "It fell.";
  for (int i = 0; i < 1000; ++i) text += "[1]";
  std::vector<ByteSpan> tokens;
  Tokenize(text, {0, text.size()}, &tokens);
  std::vector<size_t> ends;
  SplitSentences(text, tokens, 400, &ends);
  EXPECT_EQ(ends.front(), 400u);
}

}  // namespace
}  // namespace whence
