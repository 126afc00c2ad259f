#include "rules/language/rule_reader.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

const RuleFileSyntax kSyntax = {{{.keyword = "colour", .inline_text = true}}};

TEST(RuleReaderTest, GivesTheEntriesInTheirOrder) {
  std::vector<std::string_view> read;
  const ParsedRuleFile parsed = ReadRuleFile("c.rules", "colour red = ruby\n\ncolour blue = azure | navy\n", kSyntax,
                                             [&](const RuleEntry& entry, EntryErrors&) {
                                               read.push_back(entry.name);
                                               for (std::string_view word : Alternatives(entry.fields.front().text))
                                                 read.push_back(word);
                                             });
  EXPECT_TRUE(parsed.ok());
  EXPECT_THAT(read, ElementsAre("red", "ruby", "blue", "azure", "navy"));  // the views live as long as `parsed`
  EXPECT_TRUE(AsStatus(parsed.diagnostics).ok());
}

TEST(RuleReaderTest, MistakesOfTheReaderStandBehindThoseOfTheSyntax) {
  const ParsedRuleFile parsed = ReadRuleFile("c.rules", "colour red = mud\ncolor blue = azure\n", kSyntax,
                                             [](const RuleEntry& entry, EntryErrors& errors) {
                                               errors.Add(entry.fields.front().location, "no red", "expected ruby");
                                             });
  EXPECT_EQ(RenderDiagnostics(parsed.diagnostics),
            "c.rules:2:1: error: unknown entry \"color\"\n"
            "  color blue = azure\n"
            "  ^\n"
            "  expected colour; did you mean \"colour\"?\n"
            "c.rules:1:14: error: no red\n"
            "  colour red = mud\n"
            "               ^\n"
            "  expected ruby\n");
  EXPECT_EQ(AsStatus(parsed.diagnostics).message(), RenderDiagnostics(parsed.diagnostics));
}

TEST(RuleReaderTest, AlternativesStandBetweenBars) {
  EXPECT_THAT(Alternatives("vice|deputy | take effect "), ElementsAre("vice", "deputy", "take effect"));
  EXPECT_THAT(Alternatives("a || b"), ElementsAre("a", "", "b"));
  EXPECT_THAT(Alternatives(""), ElementsAre(""));
}

TEST(RuleReaderTest, APairHasOneComma) {
  EXPECT_THAT(PairOf("begin , come to an end").value(), Pair("begin", "come to an end"));
  EXPECT_FALSE(PairOf("begin").has_value());
  EXPECT_FALSE(PairOf("begin, end, last").has_value());
}

}  // namespace
}  // namespace whence
