#include "rules/inference/conflict_rules.h"

#include <algorithm>

#include "corpus/language/ascii.h"
#include "graph/base/status.h"
#include "rules/language/rule_reader.h"

namespace whence {
namespace {

constexpr std::array<std::string_view, kConflictLists> kListNames = {
    "once",   "dated",  "repeated", "seldom",  "pair",    "anew",    "itself", "maker",    "holder", "tenure",
    "office", "placed", "phrase",   "measure", "having",  "stative", "deed",   "undone",   "toll",   "about",
    "least",  "most",   "ever",     "never",   "stop",    "still",   "limit",  "populace", "wide",   "settled",
    "vague",  "plain",  "seat",     "sort",    "present", "past",    "within", "dating",   "narrow", "whole"};

bool IsWordPart(char c) { return IsAsciiAlnum(c) || c == '\''; }

// Whether the words stand in the text as whole words.
bool Holds(std::string_view text, std::string_view words) {
  for (size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const size_t end = at + words.size();
    if ((at == 0 || !IsWordPart(text[at - 1])) && (end == text.size() || !IsWordPart(text[end]))) return true;
  }
  return false;
}

}  // namespace

absl::StatusOr<ConflictRules> ConflictRules::Parse(std::string_view path, std::string_view text) {
  RuleFileSyntax syntax;
  const auto add = [&](std::string_view keyword) {
    EntrySyntax entry{.keyword = keyword, .inline_text = true};
    entry.unnamed = true;
    syntax.entries.push_back(entry);
  };
  for (const std::string_view name : kListNames) add(name);
  add("rival");
  add("ended");
  ConflictRules rules;
  const ParsedRuleFile parsed = ReadRuleFile(path, text, syntax, [&](const RuleEntry& entry, EntryErrors& errors) {
    const RuleField& field = entry.fields.front();
    const auto name = std::find(kListNames.begin(), kListNames.end(), entry.keyword);
    for (const std::string_view part : Alternatives(field.text)) {
      if (name != kListNames.end()) {
        rules.lists_[static_cast<size_t>(name - kListNames.begin())].emplace(part);
        continue;
      }
      const auto pair = PairOf(part);
      if (!pair.has_value()) return errors.Add(field.location, "expected pairs: \"win, lose\"");
      (entry.keyword == "rival" ? rules.rivals_ : rules.ended_).emplace_back(pair->first, pair->second);
    }
  });
  WHENCE_RETURN_IF_ERROR(AsStatus(parsed.diagnostics));
  return rules;
}

bool ConflictRules::Lists(ConflictList list, std::string_view entry) const {
  return lists_[static_cast<size_t>(list)].contains(ToAbsl(entry));
}

std::string_view ConflictRules::Prefix(ConflictList list, std::string_view text) const {
  std::string_view longest;
  for (const std::string& entry : lists_[static_cast<size_t>(list)]) {
    const bool whole = text.starts_with(entry) && text.size() > entry.size() && text[entry.size()] == ' ';
    if (whole && entry.size() > longest.size()) longest = entry;
  }
  return longest;
}

std::string_view ConflictRules::OnlyOne(ConflictList list, std::string_view text) const {
  std::string_view found;
  for (const std::string& entry : lists_[static_cast<size_t>(list)]) {
    if (!Holds(text, entry) || Holds(found, entry)) continue;
    // "Head coach" is no coach besides.
    if (!found.empty() && !Holds(entry, found)) return {};
    found = entry;
  }
  return found;
}

bool ConflictRules::Speaks(ConflictList list, std::string_view text) const {
  const auto& entries = lists_[static_cast<size_t>(list)];
  return std::any_of(entries.begin(), entries.end(), [&](const std::string& entry) { return Holds(text, entry); });
}

}  // namespace whence
