#include "rules/words/irregular_forms.h"

#include "rules/language/rule_file.h"
#include "rules/words/alternatives.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

struct Table {
  ParsedRuleFile parsed;
  std::vector<IrregularNoun> nouns;
  std::vector<IrregularAdjective> adjectives;
};

ParsedRuleFile ReadForms(const std::string& path, std::string_view text) {
  const RuleFileSyntax syntax = {{{.keyword = "plural", .inline_text = true},
                                  {.keyword = "degrees", .inline_text = true, .repeatable_name = true}}};
  ParsedRuleFile parsed = ParseRuleFile(path, text, syntax);
  for (const RuleEntry& entry : parsed.file.entries) {
    const bool noun = entry.keyword == "plural";
    if (Alternatives(entry.fields.front().text).size() == (noun ? 1 : 2)) continue;
    parsed.diagnostics.push_back(parsed.file.MakeError(
        entry.fields.front().location, noun ? "a noun has one plural" : "an adjective has two degrees",
        noun ? "expected one word" : "expected comparative | superlative"));
  }
  return parsed;
}

Table ReadTable() {
  Table table;
  table.parsed = ReadForms("forms.rules", kFormsRules);
  for (const RuleEntry& entry : table.parsed.file.entries) {
    const std::vector<std::string_view> words = Alternatives(entry.fields.front().text);
    if (entry.keyword == "plural") {
      table.nouns.push_back({entry.name, words[0]});
    } else if (words.size() == 2) {
      table.adjectives.push_back({entry.name, words[0], words[1]});
    }
  }
  return table;
}

const Table& FormTable() {
  static const Table& table = *new Table(ReadTable());
  return table;
}

}  // namespace

const std::vector<IrregularNoun>& IrregularNouns() { return FormTable().nouns; }

const std::vector<IrregularAdjective>& IrregularAdjectives() { return FormTable().adjectives; }

std::vector<Diagnostic> CheckIrregularForms(const std::string& path, std::string_view text) {
  return ReadForms(path, text).diagnostics;
}

}  // namespace whence
