#include "rules/words/name_forms.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "rules/language/rule_reader.h"
#include "rules/words/builtin_lists.h"

namespace whence {
namespace {

struct NameTable {
  ParsedRuleFile parsed;
  absl::flat_hash_map<std::string_view, std::vector<uint16_t>> places;
  absl::flat_hash_map<std::string_view, std::vector<std::string_view>> short_forms;  // of a given name
};

NameTable ReadNames(std::string_view path, std::string_view text) {
  const RuleFileSyntax syntax = {
      {{.keyword = "demonym", .inline_text = true, .free_name = true}, {.keyword = "short", .inline_text = true}}};
  NameTable table;
  uint16_t line = 0;
  table.parsed = ReadRuleFile(path, text, syntax, [&](const RuleEntry& entry, EntryErrors&) {
    std::vector<std::string_view> words = Alternatives(entry.fields.front().text);
    if (entry.keyword == "short") {
      table.short_forms.emplace(entry.name, std::move(words));
      return;
    }
    words.push_back(entry.name);
    for (const std::string_view name : words) table.places[name].push_back(line);
    ++line;
  });
  return table;
}

const NameTable& Names() {
  static const NameTable& table = *new NameTable(ReadNames("names.rules", kNamesRules));
  return table;
}

}  // namespace

const std::vector<uint16_t>& PlacesOf(std::string_view name) {
  static const std::vector<uint16_t>& none = *new std::vector<uint16_t>;
  const auto found = Names().places.find(name);
  return found == Names().places.end() ? none : found->second;
}

bool IsShortGivenName(std::string_view one, std::string_view other) {
  const auto is_short = [](std::string_view shorter, std::string_view longer) {
    const auto found = Names().short_forms.find(longer);
    return found != Names().short_forms.end() &&
           std::find(found->second.begin(), found->second.end(), shorter) != found->second.end();
  };
  return is_short(one, other) || is_short(other, one);
}

std::vector<Diagnostic> CheckNameForms(std::string_view path, std::string_view text) {
  return ReadNames(path, text).parsed.diagnostics;
}

}  // namespace whence
