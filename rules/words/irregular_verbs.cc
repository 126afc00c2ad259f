#include "rules/words/irregular_verbs.h"

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "rules/language/rule_reader.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

struct VerbTable {
  ParsedRuleFile parsed;
  std::vector<IrregularVerb> verbs;
  absl::flat_hash_map<std::string_view, size_t> by_base;  // index in verbs
  absl::flat_hash_set<std::string_view> doubling;
};

VerbTable ReadVerbs(std::string_view path, std::string_view text) {
  const RuleFileSyntax syntax = {
      {{.keyword = "verb", .inline_text = true}, {.keyword = "doubling", .inline_text = true}}};
  VerbTable table;
  table.parsed = ReadRuleFile(path, text, syntax, [&](const RuleEntry& entry, EntryErrors& errors) {
    const RuleField& field = entry.fields.front();
    const std::vector<std::string_view> words = Alternatives(field.text);
    if (entry.keyword == "doubling") {
      table.doubling.insert(words.begin(), words.end());
      return;
    }
    if (words.size() > 2) {
      return errors.Add(field.location, "a verb has two forms at most",
                        "expected the past tense, or past tense | participle");
    }
    table.by_base.emplace(entry.name, table.verbs.size());
    table.verbs.push_back({entry.name, words[0], words.size() > 1 ? words[1] : std::string_view()});
  });
  return table;
}

const VerbTable& Verbs() {
  static const VerbTable& table = *new VerbTable(ReadVerbs("verbs.rules", kVerbsRules));
  return table;
}

}  // namespace

const std::vector<IrregularVerb>& IrregularVerbs() { return Verbs().verbs; }

const IrregularVerb* FindIrregularVerb(std::string_view base) {
  const auto found = Verbs().by_base.find(base);
  return found == Verbs().by_base.end() ? nullptr : &Verbs().verbs[found->second];
}

bool IsDoubling(std::string_view base) { return Verbs().doubling.contains(base); }

std::vector<Diagnostic> CheckIrregularVerbs(std::string_view path, std::string_view text) {
  return ReadVerbs(path, text).parsed.diagnostics;
}

}  // namespace whence
