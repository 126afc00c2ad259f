#ifndef WHENCE_TOOLS_COMMANDS_TREE_RULE_CHECKS_H_
#define WHENCE_TOOLS_COMMANDS_TREE_RULE_CHECKS_H_

#include <string>

#include "absl/status/status.h"
#include "tools/commands/rule_checks.h"

namespace whence {

// Rules of extraction: whether they load beside the built-in words and predicates.
absl::Status LintTrees(const std::string& path, const std::string& text);

// Runs their tests, "sentence => frame", with the shipped language model; the frame is written as DebugString has it.
absl::Status TestTrees(const std::string& path, const std::string& text, const std::string& data,
                       RuleTestResult& result);

}  // namespace whence

#endif  // WHENCE_TOOLS_COMMANDS_TREE_RULE_CHECKS_H_
