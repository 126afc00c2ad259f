#ifndef WHENCE_TOOLS_COMMANDS_COMMANDS_H_
#define WHENCE_TOOLS_COMMANDS_COMMANDS_H_

#include <string_view>
#include <vector>

#include "repl/exit_status.h"

namespace CLI {
class App;
}

namespace whence {

// A command of the program. `add` declares its options on its own App and sets the callback that runs it, which leaves
// in `status` how it went. A new command is a file, a declaration here and a line in commands.cc.
struct Command {
  std::string_view name;
  std::string_view help;
  void (*add)(CLI::App* app, ExitStatus* status);
};

const std::vector<Command>& Commands();

void AddAnalyze(CLI::App* app, ExitStatus* status);
void AddExtract(CLI::App* app, ExitStatus* status);
void AddIngest(CLI::App* app, ExitStatus* status);
void AddRemove(CLI::App* app, ExitStatus* status);
void AddAsk(CLI::App* app, ExitStatus* status);
void AddStats(CLI::App* app, ExitStatus* status);
void AddRules(CLI::App* app, ExitStatus* status);
void AddShell(CLI::App* app, ExitStatus* status);
void AddLexicon(CLI::App* app, ExitStatus* status);
void AddLoad(CLI::App* app, ExitStatus* status);
void AddConflicts(CLI::App* app, ExitStatus* status);
void AddTimeline(CLI::App* app, ExitStatus* status);
void AddVerify(CLI::App* app, ExitStatus* status);
void AddExport(CLI::App* app, ExitStatus* status);
void AddInfer(CLI::App* app, ExitStatus* status);
void AddQuery(CLI::App* app, ExitStatus* status);
void AddCheck(CLI::App* app, ExitStatus* status);
void AddBackup(CLI::App* app, ExitStatus* status);
void AddRestore(CLI::App* app, ExitStatus* status);

}  // namespace whence

#endif  // WHENCE_TOOLS_COMMANDS_COMMANDS_H_
