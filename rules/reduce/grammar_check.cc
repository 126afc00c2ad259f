#include "rules/reduce/grammar_check.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "graph/base/strings.h"
#include "rules/language/rule_set.h"
#include "rules/reduce/reducer.h"

namespace whence {
namespace {

Diagnostic DiagnosticOf(Severity severity, const ReductionRule& rule, SourceLocation location, std::string message,
                        std::string hint) {
  Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.file = rule.file;
  diagnostic.location = location;
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

struct TextMeaning : Meaning {
  explicit TextMeaning(std::string t) : text(std::move(t)) {}
  std::string text;
};

// Means by text: the yield with its slots filled in.
class TextBuilder : public MeaningBuilder {
 public:
  const Meaning* Build(const ReductionRule& rule, std::span<const Meaning* const> slots, float*) override {
    std::map<std::string, std::string, std::less<>> texts;
    for (size_t i = 0; i < slots.size(); ++i) {
      if (slots[i]) texts[rule.slots[i]] = static_cast<const TextMeaning*>(slots[i])->text;
    }
    return Make(rule.yield.Substitute(texts));
  }
  const Meaning* Make(const std::string& text) { return &known_.try_emplace(text, text).first->second; }

 private:
  std::map<std::string, TextMeaning> known_;
};

// The cheapest reading of a test's words as the type of its rule; empty if there is none.
std::string ReadingOf(const Grammar& grammar, const ReductionRule& rule, std::string_view text) {
  TextBuilder builder;
  std::vector<GrammarKey> words;
  std::vector<Symbol> symbols;
  for (const MatchItem& item : ParseMatchItems(text)) {
    const auto at = static_cast<uint16_t>(words.size());
    words.push_back(item.word.empty() ? kNoKey : grammar.FindWord(item.word));
    for (const std::string& type : item.types) {
      symbols.push_back({at, static_cast<uint16_t>(at + 1), grammar.FindType(type), builder.Make(item.text), 0});
    }
  }
  Reducer reducer(grammar, {});
  reducer.Run(words, symbols, builder);
  const std::vector<const Reduction*> readings = reducer.Readings(rule.type);
  return readings.empty() ? std::string() : static_cast<const TextMeaning*>(readings.front()->meaning)->text;
}

// The first rule with an element of that key, which some rule has.
uint32_t FirstRuleWith(const Grammar& grammar, GrammarKey wanted) {
  uint32_t first = std::numeric_limits<uint32_t>::max();
  std::vector<std::pair<uint32_t, bool>> left = {{0, false}};  // nodes, and whether the element is on the way to them
  while (!left.empty()) {
    const auto [at, passed] = left.back();
    left.pop_back();
    const Grammar::Node& node = grammar.nodes()[at];
    for (const Grammar::Node::Completion& completion : node.completions) {
      if (passed) first = std::min(first, completion.rule);
    }
    for (const auto& [key, child] : node.children) left.emplace_back(child, passed || key == wanted);
  }
  return first;
}

}  // namespace

std::vector<Diagnostic> LintGrammar(const Grammar& grammar, std::span<const std::string_view> provided,
                                    std::span<const std::string_view> wanted) {
  std::vector<Diagnostic> found;
  const std::vector<ReductionRule>& rules = grammar.rules();
  // Ways of each rule, and those of them that an earlier rule reads the same way at no higher cost.
  std::vector<size_t> ways(rules.size()), taken(rules.size());
  std::vector<uint32_t> by(rules.size());
  std::vector<GrammarKey> keys;
  for (const Grammar::Node& node : grammar.nodes()) {
    for (const auto& [key, child] : node.children) keys.push_back(key);
    for (const Grammar::Node::Completion& later : node.completions) {
      ++ways[later.rule];
      for (const Grammar::Node::Completion& earlier : node.completions) {
        const ReductionRule& a = rules[earlier.rule];
        const ReductionRule& b = rules[later.rule];
        if (earlier.rule >= later.rule || a.type != b.type || a.cost > b.cost || earlier.slots != later.slots) continue;
        if (!grammar.IsClass(a.type) && a.yield.ToString() != b.yield.ToString()) continue;
        ++taken[later.rule];
        by[later.rule] = earlier.rule;
        break;
      }
    }
  }
  std::sort(keys.begin(), keys.end());
  const auto is_used = [&](GrammarKey key) { return std::binary_search(keys.begin(), keys.end(), key); };
  const auto has = [](std::span<const std::string_view> list, std::string_view type) {
    return std::find(list.begin(), list.end(), type) != list.end();
  };
  for (size_t i = 0; i < rules.size(); ++i) {
    if (ways[i] > 0 && taken[i] == ways[i]) {
      found.push_back(DiagnosticOf(Severity::kWarning, rules[i], rules[i].location,
                                   StrCat("rule \"", rules[i].name, "\" adds nothing"),
                                   StrCat("rule \"", rules[by[i]].name, "\" (", rules[by[i]].file, ":",
                                          rules[by[i]].location.line, ") reads the same words the same way")));
    }
    if (is_used(rules[i].type) || has(wanted, grammar.TypeName(rules[i].type))) continue;
    found.push_back(DiagnosticOf(Severity::kWarning, rules[i], rules[i].location,
                                 StrCat("nothing uses ", grammar.TypeName(rules[i].type)), {}));
  }
  for (const std::string& open : grammar.OpenTypes()) {
    if (has(provided, open)) continue;
    const std::string_view nearest = NearestWord(open, provided);
    const ReductionRule& rule = rules[FirstRuleWith(grammar, grammar.FindType(open))];
    found.push_back(DiagnosticOf(Severity::kWarning, rule, rule.location,
                                 StrCat("nothing provides the type \"", open, "\""),
                                 nearest.empty() ? std::string() : StrCat("did you mean \"", nearest, "\"?")));
  }
  return found;
}

std::vector<Diagnostic> TestGrammar(const Grammar& grammar, std::string_view file) {
  std::vector<Diagnostic> failures;
  for (const ReductionRule& rule : grammar.rules()) {
    if (rule.file != file) continue;
    for (const auto& [test, location] : rule.tests) {
      const size_t arrow = test.find("=>");
      if (arrow == std::string::npos) {
        failures.push_back(DiagnosticOf(Severity::kError, rule, location, "a test without \"=>\"",
                                        "expected words => what they yield"));
        continue;
      }
      const std::string want(test.substr(std::min(test.find_first_not_of(' ', arrow + 2), test.size())));
      const std::string got = ReadingOf(grammar, rule, std::string_view(test).substr(0, arrow));
      if (got == want) continue;
      failures.push_back(DiagnosticOf(Severity::kError, rule, location,
                                      got.empty() ? StrCat("a test of rule \"", rule.name, "\" fails: no reading")
                                                  : StrCat("a test of rule \"", rule.name, "\" fails: it yields ", got),
                                      StrCat("expected ", want)));
    }
  }
  return failures;
}

}  // namespace whence
