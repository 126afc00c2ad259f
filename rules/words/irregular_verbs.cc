#include "rules/words/irregular_verbs.h"

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "rules/language/rule_file.h"
#include "rules/words/alternatives.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

struct Table {
  ParsedRuleFile parsed;
  std::vector<IrregularVerb> verbs;
  absl::flat_hash_map<std::string_view, size_t> by_base;  // index in verbs
  absl::flat_hash_set<std::string_view> doubling;
};

ParsedRuleFile ReadVerbs(const std::string& path, std::string_view text) {
  const RuleFileSyntax syntax = {
      {{.keyword = "verb", .inline_text = true}, {.keyword = "doubling", .inline_text = true}}};
  ParsedRuleFile parsed = ParseRuleFile(path, text, syntax);
  for (const RuleEntry& entry : parsed.file.entries) {
    if (entry.keyword != "verb" || Alternatives(entry.fields.front().text).size() <= 2) continue;
    parsed.diagnostics.push_back(parsed.file.MakeError(entry.fields.front().location, "a verb has two forms at most",
                                                       "expected the past tense, or past tense | participle"));
  }
  return parsed;
}

Table ReadTable() {
  Table table;
  table.parsed = ReadVerbs("verbs.rules", kVerbsRules);
  for (const RuleEntry& entry : table.parsed.file.entries) {
    const std::vector<std::string_view> words = Alternatives(entry.fields.front().text);
    if (entry.keyword == "doubling") {
      table.doubling.insert(words.begin(), words.end());
    } else if (words.size() <= 2) {
      table.by_base.emplace(entry.name, table.verbs.size());
      table.verbs.push_back({entry.name, words[0], words.size() > 1 ? words[1] : std::string_view()});
    }
  }
  return table;
}

const Table& VerbTable() {
  static const Table& table = *new Table(ReadTable());
  return table;
}

}  // namespace

const std::vector<IrregularVerb>& IrregularVerbs() { return VerbTable().verbs; }

const IrregularVerb* FindIrregularVerb(std::string_view base) {
  const auto found = VerbTable().by_base.find(base);
  return found == VerbTable().by_base.end() ? nullptr : &VerbTable().verbs[found->second];
}

bool IsDoubling(std::string_view base) { return VerbTable().doubling.contains(base); }

std::vector<Diagnostic> CheckIrregularVerbs(const std::string& path, std::string_view text) {
  return ReadVerbs(path, text).diagnostics;
}

}  // namespace whence
