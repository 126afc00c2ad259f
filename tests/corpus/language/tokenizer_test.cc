#include "corpus/language/tokenizer.h"

#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

// The tokens joined by blanks.
std::string Tokens(std::string_view text) {
  std::vector<ByteSpan> tokens;
  Tokenize(text, {0, text.size()}, &tokens);
  std::string joined;
  for (const ByteSpan span : tokens) {
    if (!joined.empty()) joined += ' ';
    joined += text.substr(span.begin, span.size());
  }
  return joined;
}

TEST(Tokenizer, FollowsTheTreebank) {
  struct Case {
    std::string_view text;
    std::string_view tokens;
  };
  const Case cases[] = {
      {"", ""},
      {"  \n ", ""},
      {"They left, didn't they?", "They left , did n't they ?"},
      {"Bhutan's king can't won\u2019t cannot", "Bhutan 's king ca n't wo n\u2019t can not"},
      {"the members' votes", "the members ' votes"},
      {"Its\u2019 origin", "Its \u2019 origin"},
      {"a long-term, Paris-led e-mail by non-members", "a long - term , Paris - led e-mail by non-members"},
      {"38,394 sq km (2.5%)", "38,394 sq km ( 2.5 % )"},
      {"$3.2 billion or US$5", "$ 3.2 billion or US$ 5"},
      {"on 11/28/2000 at 7:30pm", "on 11/28/2000 at 7:30 pm"},
      {"1994-1999 and 1994\u20131999", "1994 - 1999 and 1994 \u2013 1999"},
      {"call 713-853-3989 or 345-9945", "call 713-853-3989 or 345-9945"},
      {"1992-05-15", "1992-05-15"},
      {"the 1990s, the 20th", "the 1990s , the 20th"},
      {"Mr. J. Smith of the U.S. left.", "Mr. J. Smith of the U.S. left ."},
      {"It ended.Then it began.", "It ended . Then it began ."},
      {"see www.example.org/a,b. Or mail a.b@example.org.", "see www.example.org/a,b . Or mail a.b@example.org ."},
      {"Wait... what?! No!!!", "Wait ... what ?! No !!!"},
      {"AT&T (R&D) and/or", "AT&T ( R&D ) and / or"},
      {"Fine :-) :)", "Fine :-) :)"},
      {"gonna wanna dont", "gon na wan na do nt"},
      {"No. No. 5", "No . No. 5"},
      {"O'Connor's d'état", "O'Connor 's d'état"},
      {"((((((((((", "(((((((((("},
      {"((a))", "( ( a ) )"},
  };
  for (const Case& c : cases) EXPECT_EQ(Tokens(c.text), c.tokens);
}

// Spans of any bytes ascend, are not empty, stay inside and hold no blank at their ends; what is between is white
// space.
TEST(Tokenizer, GivesValidSpansForAnyBytes) {
  std::mt19937_64 random(7);
  const std::string_view pieces[] = {" ",   "\n", "a",  "B",    ".",        "'",      "\u2019",     "-",
                                     "5",   ",",  "@",  "\xff", "\xe2\x80", "\u00e9", "\U0001F600", "http://",
                                     "n't", "(",  "\"", "$",    "&",        "\u200b", "\u3042"};
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (uint64_t n = random() % 30; n > 0; --n) text += pieces[random() % std::size(pieces)];
    std::vector<ByteSpan> tokens;
    Tokenize(text, {0, text.size()}, &tokens);
    uint64_t end = 0;
    for (const ByteSpan span : tokens) {
      ASSERT_LE(end, span.begin) << text;
      ASSERT_LT(span.begin, span.end) << text;
      ASSERT_LE(span.end, text.size()) << text;
      end = span.end;
    }
  }
}

}  // namespace
}  // namespace whence
