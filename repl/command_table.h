#ifndef WHENCE_REPL_COMMAND_TABLE_H_
#define WHENCE_REPL_COMMAND_TABLE_H_

#include <string_view>
#include <vector>

#include "repl/shell.h"

namespace whence {

// A command of the shell. The one table of them drives dispatch, help, completion and tests.
struct ShellCommand {
  std::string_view name;       // ".help"
  std::string_view arguments;  // "[COMMAND]", as help shows them; empty if it takes none
  std::string_view help;
  void (Shell::*run)(std::string_view argument);
};

const std::vector<ShellCommand>& ShellCommands();

// The command of that name, or whose name alone starts so (".q"); null if there is none or several.
const ShellCommand* FindShellCommand(std::string_view name);

// The command whose name is nearest, for "did you mean"; null if none is near.
const ShellCommand* NearestShellCommand(std::string_view name);

}  // namespace whence

#endif  // WHENCE_REPL_COMMAND_TABLE_H_
