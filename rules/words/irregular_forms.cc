#include "rules/words/irregular_forms.h"

#include "rules/language/rule_reader.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

struct FormTable {
  ParsedRuleFile parsed;
  std::vector<IrregularNoun> nouns;
  std::vector<IrregularAdjective> adjectives;
};

FormTable ReadForms(std::string_view path, std::string_view text) {
  const RuleFileSyntax syntax = {{{.keyword = "plural", .inline_text = true},
                                  {.keyword = "degrees", .inline_text = true, .repeatable_name = true}}};
  FormTable table;
  table.parsed = ReadRuleFile(path, text, syntax, [&](const RuleEntry& entry, EntryErrors& errors) {
    const RuleField& field = entry.fields.front();
    const std::vector<std::string_view> words = Alternatives(field.text);
    if (entry.keyword == "plural") {
      if (words.size() != 1) return errors.Add(field.location, "a noun has one plural", "expected one word");
      table.nouns.push_back({entry.name, words[0]});
    } else {
      if (words.size() != 2) {
        return errors.Add(field.location, "an adjective has two degrees", "expected comparative | superlative");
      }
      table.adjectives.push_back({entry.name, words[0], words[1]});
    }
  });
  return table;
}

const FormTable& Forms() {
  static const FormTable& table = *new FormTable(ReadForms("forms.rules", kFormsRules));
  return table;
}

}  // namespace

const std::vector<IrregularNoun>& IrregularNouns() { return Forms().nouns; }

const std::vector<IrregularAdjective>& IrregularAdjectives() { return Forms().adjectives; }

std::vector<Diagnostic> CheckIrregularForms(std::string_view path, std::string_view text) {
  return ReadForms(path, text).parsed.diagnostics;
}

}  // namespace whence
