#ifndef WHENCE_RULES_LANGUAGE_RULE_READER_H_
#define WHENCE_RULES_LANGUAGE_RULE_READER_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "rules/language/diagnostic.h"
#include "rules/language/rule_file.h"

namespace whence {

// What a reader finds wrong with what the entries of a file mean, beside the mistakes in its syntax.
class EntryErrors {
 public:
  // Both outlive it.
  EntryErrors(const RuleFile& file, std::vector<Diagnostic>* diagnostics) : file_(file), diagnostics_(*diagnostics) {}

  // The place and its line are shown with the message.
  void Add(SourceLocation location, std::string message, std::string hint = {});

 private:
  const RuleFile& file_;
  std::vector<Diagnostic>& diagnostics_;
};

// Cuts the text into entries and gives each to `read`, in the order of the file: those too that have a mistake in their
// syntax, as a field that is missing. The diagnostics are those of the syntax, then those of `read`, which may keep
// views of names and texts: they live as long as the result and the results that it is moved to. Cost: that of
// ParseRuleFile.
ParsedRuleFile ReadRuleFile(std::string_view path, std::string_view text, const RuleFileSyntax& syntax,
                            absl::FunctionRef<void(const RuleEntry&, EntryErrors&)> read);

// What stands between the bars of "vice | deputy | take effect", trimmed; empty where nothing does. Views the text.
std::vector<std::string_view> Alternatives(std::string_view text);

// The two sides of "begin, end", trimmed; nothing where there is no comma or more than one. Views the text.
std::optional<std::pair<std::string_view, std::string_view>> PairOf(std::string_view text);

}  // namespace whence

#endif  // WHENCE_RULES_LANGUAGE_RULE_READER_H_
