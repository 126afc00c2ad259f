#ifndef WHENCE_TOOLS_COMMANDS_RULE_CHECKS_H_
#define WHENCE_TOOLS_COMMANDS_RULE_CHECKS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "rules/language/diagnostic.h"

namespace whence {

// What is wrong with a rule file of any kind; what kind it is shows in its fields. `data` is the folder with the
// shipped rules, whose classes the file may use. Lexicons are held against the graph of `database`, if one is named. A
// fault (a file that cannot be read) is a Status. The parsers of extraction and inference report their mistakes as
// text, which is then one diagnostic.
absl::StatusOr<std::vector<Diagnostic>> LintRuleFile(const std::string& path, const std::string& data,
                                                     const std::string& database);

struct RuleTestResult {
  size_t tests = 0;
  std::vector<Diagnostic> failures;
};

// Runs the tests inside the shipped rule files, or inside the one that is named.
absl::StatusOr<RuleTestResult> TestRules(const std::string& data, const std::string& path);

}  // namespace whence

#endif  // WHENCE_TOOLS_COMMANDS_RULE_CHECKS_H_
