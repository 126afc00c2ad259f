#ifndef WHENCE_RULES_LANGUAGE_DIAGNOSTIC_H_
#define WHENCE_RULES_LANGUAGE_DIAGNOSTIC_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace whence {

// A place in a rule file, both counted from 1. The column counts bytes; rendering puts the caret under the character.
struct SourceLocation {
  uint32_t line = 1;
  uint32_t column = 1;
  friend auto operator<=>(const SourceLocation&, const SourceLocation&) = default;
};

enum class Severity : uint8_t { kError, kWarning };

// What is wrong in a rule file, as data: a user's mistake is an expected result, not a fault of the program. An error
// makes the file unusable; a warning (lint) does not.
struct Diagnostic {
  Severity severity = Severity::kError;
  std::string file;
  SourceLocation location;
  std::string source_line;  // the line of the file, for the caret
  std::string message;      // what is wrong: unknown field "mtach" in rule "leave"
  std::string hint;         // what would be right: expected match, test or yield; did you mean "match"?

  // "file:line:column: error: message", the line, a caret, the hint. Ends with a line break.
  std::string Render() const;
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

// All of them, rendered one after the other.
std::string RenderDiagnostics(const std::vector<Diagnostic>& diagnostics);

bool HasErrors(const std::vector<Diagnostic>& diagnostics);

// INVALID_ARGUMENT with all of them, rendered, where there is an error among them.
absl::Status AsStatus(const std::vector<Diagnostic>& diagnostics);

// "a", "a or b", "a, b or c".
std::string JoinAlternatives(std::span<const std::string_view> allowed);

// The allowed word nearest to `word`, when it is near enough to be meant: at most a third of the letters differ, two
// neighbours swapped counting once (optimal string alignment). Empty if none is. Words over 64 bytes have no neighbour.
std::string_view NearestWord(std::string_view word, std::span<const std::string_view> allowed);

// "expected a, b or c; did you mean "b"?", the second half only where NearestWord finds one.
std::string ExpectedHint(std::string_view word, std::span<const std::string_view> allowed);

}  // namespace whence

#endif  // WHENCE_RULES_LANGUAGE_DIAGNOSTIC_H_
