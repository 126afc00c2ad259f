#include "rules/language/rule_set.h"

#include <random>
#include <string>

#include "gmock/gmock.h"
#include "graph/base/strings.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kRules =
    "class leave = leave | withdraw from | quit\n"
    "rule when-left\n"
    "  match: when did {x:country} (finally) ~leave ({y:organisation})\n"
    "  yield: when(leave({x}, {y}))\n"
    "  test: when did {Peru:country} leave => when(leave(Peru, {y}))\n"
    "rule when-did\n"
    "  match: when did {x:country} {v:words}\n"
    "  yield: when({v}, {x})\n"
    "rule greeting\n"
    "  match: [good [morning | evening] | hello]\n"
    "  yield: greeting\n";

std::string Errors(std::string_view text) {
  RuleSet set;
  return RenderDiagnostics(set.Add("t.rules", text));
}

std::string Winner(const RuleSet& set, std::string_view question) {
  const auto items = ParseMatchItems(question);
  const auto matches = set.Match(items);
  return matches.empty() ? "" : StrCat(matches[0].rule->name, ": ", matches[0].yield);
}

TEST(RuleSetTest, TheRuleWithMoreLiteralWordsWins) {
  RuleSet set;
  ASSERT_THAT(set.Add("t.rules", kRules), IsEmpty());
  EXPECT_EQ(Winner(set, "When did {Peru:country,entity} withdraw from {Pact:organisation}"),
            "when-left: when(leave(Peru, Pact))");
  EXPECT_EQ(Winner(set, "when did {Peru:entity,country} finally quit"), "when-left: when(leave(Peru, {y}))");
  EXPECT_EQ(Winner(set, "when did {Peru:country} become rich"), "when-did: when(become rich, Peru)");
  EXPECT_EQ(Winner(set, "when did {Peru:person} leave"), "");
  EXPECT_EQ(Winner(set, "good evening"), "greeting: greeting");
  EXPECT_EQ(Winner(set, "good"), "");
}

TEST(RuleSetTest, TestsInTheFileRun) {
  RuleSet set;
  ASSERT_THAT(set.Add("t.rules", kRules), IsEmpty());
  EXPECT_THAT(set.Test(), IsEmpty());
  ASSERT_THAT(set.Add("u.rules", "rule a\n  match: a {x}\n  yield: f({x})\n  test: a {1:x} => g(1)\n"), IsEmpty());
  EXPECT_EQ(RenderDiagnostics(set.Test()),
            "u.rules:4:3: error: a test of rule \"a\" fails: rule \"a\" yields f(1)\n"
            "  expected g(1)\n");
}

TEST(RuleSetTest, AFileThatFailsLeavesTheSetAsItWas) {
  RuleSet set;
  ASSERT_THAT(set.Add("t.rules", kRules), IsEmpty());
  EXPECT_TRUE(
      HasErrors(set.Add("u.rules", "rule good\n  match: hi\n  yield: hi\nrule bad\n  match: (hi\n  yield: x\n")));
  EXPECT_EQ(set.size(), 3u);
  EXPECT_EQ(Winner(set, "hi"), "");
}

TEST(RuleSetTest, MistakesInPatterns) {
  EXPECT_EQ(Errors("rule a\n  match: when (did {x:y}\n  yield: x\n"),
            "t.rules:2:15: error: \"(\" is never closed\n"
            "    match: when (did {x:y}\n"
            "                ^\n"
            "  expected \")\"\n");
  EXPECT_EQ(Errors("rule a\n  match: when did {x:}\n  yield: x\n"),
            "t.rules:2:19: error: a slot that is not whole\n"
            "    match: when did {x:}\n"
            "                    ^\n"
            "  expected {name} or {name:type}\n");
  EXPECT_EQ(Errors("class leave = go\nrule a\n  match: when ~leav\n  yield: x\n"),
            "t.rules:3:15: error: unknown class \"~leav\"\n"
            "    match: when ~leav\n"
            "                ^\n"
            "  did you mean \"~leave\"?\n");
  EXPECT_EQ(Errors("rule a\n  match: when | \n  yield: x\n"),
            "t.rules:2:16: error: an empty alternative\n"
            "    match: when |\n"
            "                 ^\n"
            "  expected words\n");
  EXPECT_EQ(Errors("rule a\n  match: {x:a} and {x:a}\n  yield: x\n"),
            "t.rules:2:10: error: slot {x} stands twice\n"
            "    match: {x:a} and {x:a}\n"
            "           ^\n"
            "  give each slot of a pattern its own name, as in {x:np} and {y:np}\n");
  EXPECT_EQ(Errors("class a = ~b\nclass b = ~a\nrule r\n  match: ~a\n  yield: x\n").substr(0, 44),
            "t.rules:1:11: error: class \"a\" holds itself\n");
}

TEST(RuleSetTest, MistakesInYields) {
  EXPECT_EQ(Errors("rule a\n  match: when {xy:a}\n  yield: f({x})\n"),
            "t.rules:3:12: error: the pattern has no slot {x}\n"
            "    yield: f({x})\n"
            "             ^\n"
            "  expected xy; did you mean \"xy\"?\n");
  EXPECT_EQ(Errors("rule a\n  match: when\n  yield: f(g, \n"),
            "t.rules:3:14: error: no term\n"
            "    yield: f(g,\n"
            "               ^\n"
            "  expected a name, a {slot}, a \"string\" or a number\n");
}

TEST(RuleSetTest, LintFindsShadowedRulesAndUnusedClasses) {
  RuleSet set;
  ASSERT_THAT(set.Add("t.rules",
                      "class used = a\nclass idle = b\nrule one\n  match: ~used {x:t}\n  yield: f\n"
                      "rule two\n  match: ~used {y:t}\n  yield: g\nrule three\n  match: {z:t}\n  yield: h\n"),
              IsEmpty());
  EXPECT_EQ(RenderDiagnostics(set.Lint()),
            "t.rules:6:1: warning: rule \"two\" can never win\n"
            "  rule \"one\" (t.rules:3) covers the same words and was loaded before\n"
            "t.rules:9:1: warning: rule \"three\" has no word that must be there\n"
            "  it is tried on every question; give it a word of its own\n"
            "t.rules:2:1: warning: class \"idle\" is used by no rule\n");
}

TEST(RuleSetTest, WordsAreLowerCaseRunsWithPossessivesApart) {
  std::string cut;
  for (const MatchItem& item : ParseMatchItems("Who's Côte-d'Ivoire's U.S. head? 3.5% 's"))
    cut += StrCat(item.word, "|");
  EXPECT_EQ(cut, "who|'s|côte-d'ivoire|'s|u.s|.|head|?|3.5|%|'s|");
}

// The index is only a shortcut: a set that holds one rule decides like a set that holds it among many others.
TEST(RuleSetTest, TheIndexLosesNoMatch) {
  std::mt19937 random(7);
  const std::vector<std::string> words = {"a", "b", "c", "d"};
  const auto pattern = [&](auto& self, int depth) -> std::string {
    std::string out;
    for (int i = 0, n = 1 + static_cast<int>(random() % 3); i < n; ++i) {
      const unsigned kind = depth > 2 ? 0 : random() % 4;
      if (kind == 1) {
        out += StrCat("(", self(self, depth + 1), ") ");
      } else if (kind == 2) {
        out += StrCat("[", self(self, depth + 1), "| ", self(self, depth + 1), "] ");
      } else {
        out += StrCat(words[random() % words.size()], " ");
      }
    }
    return out;
  };
  RuleSet all;
  std::vector<RuleSet> alone(200);
  for (int i = 0; i < 200; ++i) {
    const std::string text = StrCat("rule r", i, "\n  match: ", pattern(pattern, 0), "\n  yield: y\n");
    ASSERT_THAT(all.Add(StrCat("f", i), text), IsEmpty()) << text;
    ASSERT_THAT(alone[i].Add(StrCat("f", i), text), IsEmpty());
  }
  size_t matched = 0;
  for (int round = 0; round < 300; ++round) {
    std::string sentence;
    for (int i = 0, n = 1 + static_cast<int>(random() % 5); i < n; ++i)
      sentence += StrCat(words[random() % words.size()], " ");
    const auto items = ParseMatchItems(sentence);
    size_t expected = 0;
    for (const RuleSet& set : alone) expected += set.Match(items).size();
    EXPECT_THAT(all.Match(items), SizeIs(expected)) << sentence;
    matched += expected;
  }
  EXPECT_GT(matched, 500u);
}

}  // namespace
}  // namespace whence
