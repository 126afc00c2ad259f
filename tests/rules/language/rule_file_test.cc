#include "rules/language/rule_file.h"

#include <random>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

RuleFileSyntax TestSyntax() {
  return {{{.keyword = "class", .inline_text = true},
           {.keyword = "rule",
            .fields = {{.key = "match", .required = true},
                       {.key = "yield", .required = true},
                       {.key = "test", .repeatable = true}}}}};
}

ParsedRuleFile Parse(std::string_view text) { return ParseRuleFile("t.rules", text, TestSyntax()); }

std::string Errors(std::string_view text) { return RenderDiagnostics(Parse(text).diagnostics); }

TEST(RuleFileTest, ReadsClassesRulesAndFieldsWithTheirPlaces) {
  const ParsedRuleFile parsed = Parse(
      "# a comment\n"
      "class leave = leave | withdraw from\n"
      "            | quit\n"
      "\n"
      "rule ended\n"
      "  match: when did {x}\n"
      "         ~leave\n"
      "  yield: when({x})\n"
      "  test: a => b\n"
      "  test: c => d\n");
  ASSERT_TRUE(parsed.ok()) << RenderDiagnostics(parsed.diagnostics);
  ASSERT_THAT(parsed.file.entries, SizeIs(2));
  const RuleEntry& leave = parsed.file.entries[0];
  EXPECT_EQ(leave.keyword, "class");
  EXPECT_EQ(leave.name, "leave");
  EXPECT_EQ(leave.fields[0].text, "leave | withdraw from | quit");
  const RuleEntry& rule = parsed.file.entries[1];
  EXPECT_EQ(rule.name, "ended");
  ASSERT_THAT(rule.fields, SizeIs(4));
  EXPECT_EQ(rule.fields[0].text, "when did {x} ~leave");
  EXPECT_EQ(rule.fields[3].text, "c => d");
  EXPECT_EQ(rule.fields[0].LocationOf(5), (SourceLocation{6, 15}));
  EXPECT_EQ(rule.fields[0].LocationOf(13), (SourceLocation{7, 10}));  // the "~"
}

TEST(RuleFileTest, UnknownKeywordSuggestsTheNearest) {
  EXPECT_EQ(Errors("rul ended\n  match: a\n"),
            "t.rules:1:1: error: unknown entry \"rul\"\n"
            "  rul ended\n"
            "  ^\n"
            "  expected class or rule; did you mean \"rule\"?\n");
}

TEST(RuleFileTest, UnknownFieldSuggestsTheNearest) {
  EXPECT_EQ(Errors("rule ended\n\tmtach: a\n\tyield: b\n\tmatch: c\n"),
            "t.rules:2:2: error: unknown field \"mtach\" in rule \"ended\"\n"
            "  \tmtach: a\n"
            "  \t^\n"
            "  expected match, yield or test; did you mean \"match\"?\n");
}

TEST(RuleFileTest, MissingField) {
  EXPECT_EQ(Errors("rule ended\n  match: a\n"),
            "t.rules:1:1: error: rule \"ended\" has no field \"yield\"\n"
            "  rule ended\n"
            "  ^\n");
}

TEST(RuleFileTest, FieldTwice) {
  EXPECT_EQ(Errors("rule ended\n  match: a\n  match: b\n  yield: c\n"),
            "t.rules:3:3: error: field \"match\" stands twice in rule \"ended\"\n"
            "    match: b\n"
            "    ^\n"
            "  the first is on line 2\n");
}

TEST(RuleFileTest, NameTwice) {
  EXPECT_EQ(Errors("class a = b\nclass a = c\n"),
            "t.rules:2:7: error: class \"a\" is defined twice\n"
            "  class a = c\n"
            "        ^\n"
            "  the first is on line 1\n");
}

TEST(RuleFileTest, NameMissing) {
  EXPECT_EQ(Errors("class = b\n"),
            "t.rules:1:7: error: \"class\" without a name\n"
            "  class = b\n"
            "        ^\n"
            "  expected class NAME = text\n");
}

TEST(RuleFileTest, EqualsSignMissing) {
  EXPECT_EQ(Errors("class a b\n"),
            "t.rules:1:9: error: no \"=\" in class \"a\"\n"
            "  class a b\n"
            "          ^\n"
            "  expected class NAME = text\n");
}

TEST(RuleFileTest, NothingBehindTheKey) {
  EXPECT_EQ(Errors("rule r\n  match:\n  yield: a\n"),
            "t.rules:2:3: error: nothing behind \"match\"\n"
            "    match:\n"
            "    ^\n"
            "  expected text\n");
}

TEST(RuleFileTest, LineThatIsNoField) {
  EXPECT_EQ(Errors("rule r\n  match: a\n  yield: a\n  so what\n"),
            "t.rules:4:5: error: a line of rule \"r\" that is no field\n"
            "    so what\n"
            "      ^\n"
            "  expected key: text, the key being match, yield or test\n");
}

TEST(RuleFileTest, IndentedLineWithoutEntry) {
  EXPECT_EQ(Errors("  match: a\n"),
            "t.rules:1:3: error: an indented line that belongs to no entry\n"
            "    match: a\n"
            "    ^\n"
            "  expected class or rule\n");
}

TEST(RuleFileTest, TheCaretStandsUnderTheCharacterNotTheByte) {
  EXPECT_EQ(Errors("class é = a\n"),
            "t.rules:1:7: error: \"class\" without a name\n"
            "  class é = a\n"
            "        ^\n"
            "  expected class NAME = text\n");
  EXPECT_EQ(Errors("rule r\n  match: a\n  yield: b\n  é: a\n"),
            "t.rules:4:3: error: a line of rule \"r\" that is no field\n"
            "    é: a\n"
            "    ^\n"
            "  expected key: text, the key being match, yield or test\n");
}

TEST(RuleFileTest, InvalidUtf8IsRefused) {
  EXPECT_FALSE(Parse("class a = \xC3(\n").ok());
  EXPECT_FALSE(Parse("class a = \xED").ok());
}

TEST(RuleFileTest, FreeNamesAndUnnamedEntries) {
  const RuleFileSyntax syntax{{{.keyword = "predicate", .inline_text = true, .free_name = true},
                               {.keyword = "label", .inline_text = true, .unnamed = true}}};
  const ParsedRuleFile parsed = ParseRuleFile("t", "predicate http://x/y#z = a | b\nlabel = http://x/label\n", syntax);
  ASSERT_TRUE(parsed.ok()) << RenderDiagnostics(parsed.diagnostics);
  EXPECT_EQ(parsed.file.entries[0].name, "http://x/y#z");
  EXPECT_EQ(parsed.file.entries[0].fields[0].text, "a | b");
  EXPECT_EQ(parsed.file.entries[1].name, "");
  EXPECT_EQ(parsed.file.entries[1].fields[0].text, "http://x/label");
}

TEST(RuleFileTest, StopsAfterTwentyMistakes) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "nonsense\n";
  EXPECT_THAT(Parse(text).diagnostics, SizeIs(kMaxDiagnostics));
}

TEST(RuleFileTest, OverlongFieldIsRefused) {
  std::string text = "class a = b\n";
  for (int i = 0; i < 80; ++i) text += " " + std::string(1000, 'x') + "\n";
  EXPECT_THAT(Parse(text).diagnostics, SizeIs(1));
}

TEST(NearestWordTest, AcceptsOnlyWhatIsNear) {
  const std::vector<std::string_view> allowed = {"match", "yield", "test"};
  EXPECT_EQ(NearestWord("mtach", allowed), "match");
  EXPECT_EQ(NearestWord("tests", allowed), "test");
  EXPECT_EQ(NearestWord("zzz", allowed), "");
  EXPECT_EQ(NearestWord(std::string(100, 'm'), allowed), "");
}

}  // namespace
}  // namespace whence
