#ifndef WHENCE_RULES_LANGUAGE_RULE_FILE_H_
#define WHENCE_RULES_LANGUAGE_RULE_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rules/language/diagnostic.h"

namespace whence {

// The syntax that all rule files share. What the fields mean (word patterns, tree patterns, yields) is for the users of
// the file: this layer only cuts text into entries and fields and remembers where everything stood.
//
//   # a comment, on a line of its own
//   class leave = leave | withdraw from
//               | quit
//   rule membership-end
//     match: when did {x} ~leave
//            {y}
//     yield: when(leave({x}, {y}))
//     test: when did Georgia leave the CIS => when(leave(georgia, cis))
//
// An entry starts in the first column: a keyword and a name, then either " = text" (an inline entry) or fields on
// indented lines. A line indented deeper than the field's key (for an inline entry: at all) continues the text, joined
// by one blank. Blank lines are ignored.

// Part of a field's text and where it stood.
struct TextPiece {
  size_t offset = 0;  // in RuleField::text
  SourceLocation location;
};

struct RuleField {
  std::string key;          // "match"; "=" for the text of an inline entry
  std::string text;         // continuation lines joined by one blank; trimmed
  SourceLocation location;  // of the key
  std::vector<TextPiece> pieces;

  // Where the byte text[offset] stood; an offset behind the end gives the place behind the last character.
  SourceLocation LocationOf(size_t offset) const;
};

struct RuleEntry {
  std::string keyword;  // "rule"
  std::string name;     // "membership-end"
  SourceLocation location;
  SourceLocation name_location;
  std::vector<RuleField> fields;

  // The first field of that key, or null.
  const RuleField* Find(std::string_view key) const;
};

struct RuleFile {
  std::string path;  // as it is shown in diagnostics
  std::vector<std::string> lines;
  std::vector<RuleEntry> entries;

  Diagnostic MakeError(SourceLocation location, std::string message, std::string hint = {}) const;
};

// What parts words inside a line.
constexpr bool IsBlank(char c) { return c == ' ' || c == '\t'; }

// What a kind of rule file may hold. The views outlive the call.
struct FieldSyntax {
  std::string_view key;
  bool required = false;
  bool repeatable = false;
};
struct EntrySyntax {
  std::string_view keyword;
  bool inline_text = false;              // "keyword NAME = text"; has no other fields
  std::vector<FieldSyntax> fields = {};  // of an entry that is not inline
  bool free_name = false;        // the name may hold blanks, colons, slashes: the rest of the line, or up to " = "
  bool unnamed = false;          // "keyword = text"
  bool repeatable_name = false;  // the same name may come again
};
struct RuleFileSyntax {
  std::vector<EntrySyntax> entries;
};

struct ParsedRuleFile {
  RuleFile file;
  std::vector<Diagnostic> diagnostics;  // at most kMaxDiagnostics; in the order of the file
  bool ok() const { return !HasErrors(diagnostics); }
};

inline constexpr size_t kMaxRuleFileBytes = 64u << 20;
inline constexpr size_t kMaxRuleFieldBytes = 64u << 10;
inline constexpr size_t kMaxDiagnostics = 20;

// Never fails otherwise: mistakes are diagnostics, and what could be read beside them is in `file`. Names of entries of
// one keyword must differ. Text must be UTF-8. Linear in the size of the text.
ParsedRuleFile ParseRuleFile(std::string_view path, std::string_view text, const RuleFileSyntax& syntax);

}  // namespace whence

#endif  // WHENCE_RULES_LANGUAGE_RULE_FILE_H_
