#include "rules/reduce/reducer.h"

#include <deque>
#include <map>
#include <random>
#include <set>
#include <span>
#include <string>
#include <tuple>

#include "gmock/gmock.h"
#include "graph/base/strings.h"
#include "gtest/gtest.h"

namespace whence {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct TextMeaning : Meaning {
  explicit TextMeaning(std::string t) : text(std::move(t)) {}
  std::string text;
};

// The meaning of a reduction is its yield as text.
class TextBuilder : public MeaningBuilder {
 public:
  const Meaning* Build(const ReductionRule& rule, std::span<const Meaning* const> slots, float*) override {
    std::map<std::string, std::string, std::less<>> texts;
    for (size_t i = 0; i < slots.size(); ++i) {
      if (slots[i]) texts[rule.slots[i]] = static_cast<const TextMeaning*>(slots[i])->text;
    }
    const std::string text = rule.yield.Substitute(texts);
    return text == "refused" ? nullptr : Make(text);
  }
  const Meaning* Make(const std::string& text) {
    auto [found, fresh] = known_.try_emplace(text, text);
    return &found->second;
  }

 private:
  std::map<std::string, TextMeaning> known_;
};

constexpr std::string_view kRules =
    "class of = of | by\n"
    "rule name\n  match: {x:name}\n  yield: np: {x}\n"
    "rule of-phrase\n  match: (the) {r:rel} ~of {x:np}\n  yield: np: {r}({x})\n"
    "rule both\n  match: {x:np} and {y:np}\n  yield: np: and({x}, {y})\n  cost: 0.5\n"
    "rule who\n  match: who is {x:np}\n  yield: q: values({x})\n";

std::vector<Diagnostic> AddFile(Grammar& grammar, std::string_view text) {
  const RuleText file{"t.rules", std::string(text)};
  return grammar.Add(std::span(&file, 1));
}

class ReducerTest : public ::testing::Test {
 protected:
  // Upper-case words are names; "author" and "father" are relations.
  std::vector<std::string> Read(std::string_view question, std::string_view rules = kRules) {
    Grammar grammar;
    const auto diagnostics = AddFile(grammar, Yields(rules));
    EXPECT_THAT(diagnostics, IsEmpty()) << RenderDiagnostics(diagnostics);
    std::vector<GrammarKey> keys;
    std::vector<Symbol> symbols;
    std::string word;
    for (char c : std::string(question) + " ") {
      if (c != ' ') {
        word += c;
        continue;
      }
      const auto at = static_cast<uint16_t>(keys.size());
      keys.push_back(grammar.FindWord(word));
      const bool name = word[0] >= 'A' && word[0] <= 'Z';
      if (name || word == "author" || word == "father") {
        symbols.push_back(
            {at, static_cast<uint16_t>(at + 1), grammar.FindType(name ? "name" : "rel"), builder_.Make(word), 0});
      }
      word.clear();
    }
    Reducer reducer(grammar, {});
    reducer.Run(keys, symbols, builder_);
    std::vector<std::string> readings;
    for (const Reduction* reading : reducer.Readings(grammar.FindType("q"))) {
      readings.push_back(static_cast<const TextMeaning*>(reading->meaning)->text);
    }
    return readings;
  }
  // "{r}({x})" is no term of the rule language; the tests write apply({r}, {x}) shorter.
  static std::string Yields(std::string_view rules) {
    std::string out(rules);
    for (size_t at = out.find("{r}({x})"); at != std::string::npos; at = out.find("{r}({x})"))
      out.replace(at, 8, "f({r}, {x})");
    return out;
  }

  TextBuilder builder_;
};

TEST_F(ReducerTest, NestsToAnyDepth) {
  EXPECT_THAT(Read("who is the father of the author by the father of Dune"),
              ElementsAre("values(f(father, f(author, f(father, Dune))))"));
}

TEST_F(ReducerTest, KeepsRivalReadingsCheapestFirst) {
  EXPECT_THAT(Read("who is father of Ann and Bob"),
              ElementsAre("values(and(f(father, Ann), Bob))", "values(f(father, and(Ann, Bob)))"));
}

TEST_F(ReducerTest, NothingThatLeavesWordsOver) {
  EXPECT_THAT(Read("who is the father of Ann today"), IsEmpty());
  EXPECT_THAT(Read(""), IsEmpty());
}

TEST_F(ReducerTest, ARefusedReductionIsNoReading) {
  EXPECT_THAT(Read("who is Ann",
                   "rule name\n  match: {x:name}\n  yield: np: refused\n"
                   "rule who\n  match: who is {x:np}\n  yield: q: values({x})\n"),
              IsEmpty());
}

TEST_F(ReducerTest, TheBeamBoundsAmbiguity) {
  std::string question = "who is Ann";
  for (int i = 0; i < 20; ++i) question += " and Ann";
  EXPECT_THAT(Read(question), SizeIs(::testing::Le(6u)));
}

TEST(GrammarTest, MistakesAreShownWithTheirPlace) {
  Grammar grammar;
  EXPECT_EQ(
      RenderDiagnostics(AddFile(grammar, "class of = of\nrule a\n  match: {r:rel} ~off {x:np}\n  yield: np: f({y})\n")),
      "t.rules:3:18: error: unknown class \"~off\"\n"
      "    match: {r:rel} ~off {x:np}\n"
      "                   ^\n"
      "  did you mean \"~of\"?\n"
      "t.rules:4:16: error: the pattern has no slot {y}\n"
      "    yield: np: f({y})\n"
      "                 ^\n"
      "  expected r or x; did you mean \"r\"?\n");
  EXPECT_THAT(grammar.rules(), IsEmpty());
  EXPECT_EQ(RenderDiagnostics(AddFile(grammar, "rule a\n  match: b\n  yield: c\n  cost: cheap\n")),
            "t.rules:3:10: error: a yield without a type\n"
            "    yield: c\n"
            "           ^\n"
            "  expected yield: type: term\n");
}

TEST(GrammarTest, FilesMayUseTheClassesOfThoseBehindThem) {
  const RuleText files[] = {{"a.rules", "rule a\n  match: {r:rel} ~of {x:np}\n  yield: np: {r}\n"},
                            {"b.rules", "class of = of | by\n"}};
  Grammar grammar;
  EXPECT_THAT(grammar.Add(files), IsEmpty());
  EXPECT_THAT(grammar.rules(), SizeIs(2));

  Grammar alone;
  EXPECT_TRUE(HasErrors(alone.Add(std::span(files, 1))));
}

TEST(GrammarTest, AMistakeInOneFileKeepsAllOut) {
  const RuleText files[] = {{"a.rules", "rule a\n  match: b\n  yield: c: d\n"}, {"b.rules", "rule e\n  match: f\n"}};
  Grammar grammar;
  EXPECT_TRUE(HasErrors(grammar.Add(files)));
  EXPECT_THAT(grammar.rules(), IsEmpty());
}

// The obvious way: every rule on every stretch of words, again and again, until nothing new turns up.
class SlowReducer {
 public:
  using Rules = std::vector<std::pair<std::string, std::vector<std::string>>>;
  SlowReducer(const Rules& rules, std::vector<std::string> words) : words_(std::move(words)) {
    for (bool more = true; more;) {
      more = false;
      for (const auto& [type, pattern] : rules) {
        for (size_t begin = 0; begin < words_.size(); ++begin) {
          for (size_t end = begin + 1; end <= words_.size(); ++end) {
            if (Matches(pattern, 0, begin, end)) more = found_.emplace(type, begin, end).second || more;
          }
        }
      }
    }
  }
  bool Derives(const std::string& type) const { return found_.contains({type, 0, words_.size()}); }

 private:
  bool Matches(const std::vector<std::string>& pattern, size_t at, size_t begin, size_t end) const {
    if (at == pattern.size()) return begin == end;
    for (size_t cut = begin + 1; cut <= end; ++cut) {
      const bool fits = pattern[at][0] == '{' ? found_.contains({pattern[at].substr(1), begin, cut})
                                              : cut == begin + 1 && words_[begin] == pattern[at];
      if (fits && Matches(pattern, at + 1, cut, end)) return true;
    }
    return false;
  }
  std::vector<std::string> words_;
  std::set<std::tuple<std::string, size_t, size_t>> found_;
};

TEST(ReducerDifferentialTest, FindsWhatTheSlowWayFinds) {
  std::mt19937 random(11);
  const std::string letters = "abc";
  const std::string types = "pqs";
  size_t derived = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<std::pair<std::string, std::vector<std::string>>> rules;
    std::string text;
    for (int r = 0; r < 6; ++r) {
      const std::string type(1, types[random() % types.size()]);
      std::vector<std::string> pattern;
      std::string match;
      for (int i = 0, n = 1 + static_cast<int>(random() % 3); i < n; ++i) {
        if (random() % 2) {
          pattern.push_back(std::string(1, letters[random() % letters.size()]));
          match += StrCat(pattern.back(), " ");
        } else {
          const std::string slot(1, types[random() % types.size()]);
          pattern.push_back(StrCat("{", slot));
          match += StrCat("{x", i, ":", slot, "} ");
        }
      }
      text += StrCat("rule r", r, "\n  match: ", match, "\n  yield: ", type, ": t\n");
      rules.emplace_back(type, std::move(pattern));
    }
    Grammar grammar;
    ASSERT_THAT(AddFile(grammar, text), IsEmpty()) << text;
    for (int sentence = 0; sentence < 5; ++sentence) {
      std::vector<std::string> words;
      std::vector<GrammarKey> keys;
      for (int i = 0, n = 1 + static_cast<int>(random() % 4); i < n; ++i) {
        words.push_back(std::string(1, letters[random() % letters.size()]));
        keys.push_back(grammar.FindWord(words.back()));
      }
      TextBuilder builder;
      Reducer reducer(grammar, {});
      reducer.Run(keys, {}, builder);
      const GrammarKey start = grammar.FindType("s");
      const bool fast = start != kNoKey && !reducer.Readings(start).empty();
      const bool slow = SlowReducer(rules, words).Derives("s");
      EXPECT_EQ(fast, slow) << text;
      derived += fast;
    }
  }
  EXPECT_GT(derived, 50u);
}

}  // namespace
}  // namespace whence
