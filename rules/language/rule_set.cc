#include "rules/language/rule_set.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "graph/base/strings.h"
#include "re2/re2.h"
#include "rules/language/rule_compiler.h"

namespace whence {
namespace {

using re2::RE2;

Diagnostic MakeDiagnostic(Severity severity, std::string file, SourceLocation location, std::string message,
                          std::string hint) {
  Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.file = std::move(file);
  diagnostic.location = location;
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

std::string ItemText(const MatchItem& item) { return item.word.empty() ? item.text : item.word; }

// The item that starts at a byte of the encoding.
size_t ItemAt(const std::vector<size_t>& starts, size_t byte) {
  return static_cast<size_t>(std::lower_bound(starts.begin(), starts.end(), byte) - starts.begin());
}

std::string RenderYield(const CompiledRule& rule, const RuleMatch& match, std::span<const MatchItem> items) {
  std::map<std::string, std::string, std::less<>> texts;
  for (const auto& [slot, range] : match.slots) {
    std::string& text = texts[slot];
    for (size_t i = range.begin; i < range.end; ++i) text += StrCat(text.empty() ? "" : " ", ItemText(items[i]));
  }
  return rule.yield.Substitute(texts);
}

}  // namespace

RuleSet::RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

std::vector<Diagnostic> RuleSet::Add(std::string_view path, std::string_view text) {
  RuleCompiler compiler(*this, path, text);
  if (compiler.Compile()) {
    for (auto& [name, loaded] : compiler.classes()) classes_.insert_or_assign(name, std::move(loaded));
    for (auto& rule : compiler.rules()) rules_.push_back(std::move(rule));
    Index();
  }
  return compiler.TakeDiagnostics();
}

void RuleSet::Index() {
  absl::flat_hash_map<std::string, uint32_t> frequency;
  for (const auto& rule : rules_) {
    for (const auto& words : rule->required) {
      for (const std::string& word : words) ++frequency[word];
    }
  }
  by_word_.clear();
  without_word_.clear();
  for (uint32_t i = 0; i < rules_.size(); ++i) {
    const std::vector<std::string>* rarest = nullptr;
    uint64_t best = 0;
    for (const auto& words : rules_[i]->required) {
      uint64_t cost = 0;
      for (const std::string& word : words) cost += frequency[word];
      if (rarest && cost >= best) continue;
      rarest = &words;
      best = cost;
    }
    if (!rarest) {
      without_word_.push_back(i);
      continue;
    }
    for (const std::string& word : *rarest) by_word_[word].push_back(i);
  }
}

std::vector<RuleMatch> RuleSet::Match(std::span<const MatchItem> items) const {
  std::vector<size_t> starts;
  std::string encoded;
  std::vector<uint32_t> candidates = without_word_;
  size_t words = 0;
  for (size_t i = 0; i < items.size(); ++i) {
    starts.push_back(encoded.size());
    EncodeItem(items[i], i, encoded);
    if (items[i].word.empty()) continue;
    ++words;
    const auto found = by_word_.find(items[i].word);
    if (found != by_word_.end()) candidates.insert(candidates.end(), found->second.begin(), found->second.end());
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());

  std::vector<RuleMatch> matches;
  for (uint32_t candidate : candidates) {
    const CompiledRule& rule = *rules_[candidate];
    std::vector<re2::StringPiece> groups(rule.slots.size() + 1);
    if (!rule.regex->Match(encoded, 0, encoded.size(), RE2::ANCHOR_BOTH, groups.data(),
                           static_cast<int>(groups.size()))) {
      continue;
    }
    RuleMatch match;
    match.rule = &rule;
    match.literal_words = words;
    for (size_t g = 0; g < rule.slots.size(); ++g) {
      const re2::StringPiece& group = groups[g + 1];
      if (group.data() == nullptr) continue;
      const auto begin = static_cast<size_t>(group.data() - encoded.data());
      const SlotRange range{ItemAt(starts, begin), ItemAt(starts, begin + group.size())};
      for (size_t i = range.begin; i < range.end; ++i) match.literal_words -= items[i].word.empty() ? 0 : 1;
      match.slots[rule.slots[g]] = range;
    }
    match.yield = RenderYield(rule, match, items);
    matches.push_back(std::move(match));
  }
  std::stable_sort(matches.begin(), matches.end(), [](const RuleMatch& a, const RuleMatch& b) {
    if (a.literal_words != b.literal_words) return a.literal_words > b.literal_words;
    return a.slots.size() < b.slots.size();
  });
  return matches;
}

std::vector<Diagnostic> RuleSet::Lint() const {
  std::vector<Diagnostic> found;
  absl::flat_hash_map<std::string, const CompiledRule*> first;
  for (const auto& rule : rules_) {
    size_t shadowed = 0;
    const CompiledRule* by = nullptr;
    for (const std::string& way : rule->ways) {
      auto [other, fresh] = first.emplace(way, rule.get());
      if (fresh || other->second == rule.get()) continue;
      ++shadowed;
      by = other->second;
    }
    if (shadowed > 0 && shadowed == rule->ways.size()) {
      found.push_back(MakeDiagnostic(Severity::kWarning, rule->file, rule->location,
                                     StrCat("rule \"", rule->name, "\" can never win"),
                                     StrCat("rule \"", by->name, "\" (", by->file, ":", by->location.line,
                                            ") covers the same words and was loaded before")));
    }
    if (rule->required.empty()) {
      found.push_back(MakeDiagnostic(Severity::kWarning, rule->file, rule->location,
                                     StrCat("rule \"", rule->name, "\" has no word that must be there"),
                                     "it is tried on every question; give it a word of its own"));
    }
  }
  for (const auto& [name, loaded] : classes_) {
    if (loaded.used) continue;
    found.push_back(MakeDiagnostic(Severity::kWarning, loaded.file, loaded.location,
                                   StrCat("class \"", name, "\" is used by no rule"), ""));
  }
  return found;
}

std::vector<Diagnostic> RuleSet::Test() const {
  std::vector<Diagnostic> failures;
  for (const auto& rule : rules_) {
    for (const auto& [test, location] : rule->tests) {
      const size_t arrow = test.find("=>");
      const std::string want(test.substr(std::min(test.find_first_not_of(' ', arrow + 2), test.size())));
      const std::vector<RuleMatch> matches = Match(ParseMatchItems(std::string_view(test).substr(0, arrow)));
      if (!matches.empty() && matches.front().rule == rule.get() && matches.front().yield == want) continue;
      const std::string got = matches.empty()
                                  ? std::string("no rule matches")
                                  : StrCat("rule \"", matches.front().rule->name, "\" yields ", matches.front().yield);
      failures.push_back(MakeDiagnostic(Severity::kError, rule->file, location,
                                        StrCat("a test of rule \"", rule->name, "\" fails: ", got),
                                        StrCat("expected ", want)));
    }
  }
  return failures;
}

}  // namespace whence
