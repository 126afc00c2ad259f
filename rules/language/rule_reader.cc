#include "rules/language/rule_reader.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "corpus/language/ascii.h"

namespace whence {

void EntryErrors::Add(SourceLocation location, std::string message, std::string hint) {
  diagnostics_.push_back(file_.MakeError(location, std::move(message), std::move(hint)));
}

ParsedRuleFile ReadRuleFile(std::string_view path, std::string_view text, const RuleFileSyntax& syntax,
                            absl::FunctionRef<void(const RuleEntry&, EntryErrors&)> read) {
  ParsedRuleFile parsed = ParseRuleFile(path, text, syntax);
  EntryErrors errors(parsed.file, &parsed.diagnostics);
  for (const RuleEntry& entry : parsed.file.entries) read(entry, errors);
  return parsed;
}

std::vector<std::string_view> Alternatives(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('|', begin), text.size());
    words.push_back(TrimAscii(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return words;
}

std::optional<std::pair<std::string_view, std::string_view>> PairOf(std::string_view text) {
  const size_t comma = text.find(',');
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos) return std::nullopt;
  return std::pair(TrimAscii(text.substr(0, comma)), TrimAscii(text.substr(comma + 1)));
}

}  // namespace whence
