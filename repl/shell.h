#ifndef WHENCE_REPL_SHELL_H_
#define WHENCE_REPL_SHELL_H_

#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "repl/backend.h"
#include "repl/exit_status.h"
#include "repl/line_source.h"
#include "repl/style.h"

namespace whence {

struct ShellCommand;

struct ShellOptions {
  Style style;
  bool json = false;
  // Shows text that may be long; without it, text goes to the shell's output.
  std::function<void(const std::string&)> page;
};

// The shell: lines that start with "." are commands (command_table.h), other lines are questions of one session. It
// reads and writes only what it is given. Not thread-safe.
class Shell {
 public:
  Shell(Backend* backend, std::ostream* out, std::ostream* error, ShellOptions options);

  // Answers one line. What it found is kept in status(): the worst so far.
  void Run(std::string_view line);
  // Lines until the end of the input or .quit.
  void RunAll(LineSource* lines);

  // What could stand at the end of the line instead of its last word or phrase: commands, names, predicates. `begin` is
  // set to where that word or phrase begins.
  std::vector<std::string> Complete(std::string_view line, size_t* begin);

  ExitStatus status() const { return status_; }
  bool done() const { return done_; }

 private:
  friend const std::vector<ShellCommand>& ShellCommands();

  void Ask(std::string_view question, bool explain);
  void RunCommand(std::string_view line);
  void Fail(std::string_view message);
  void Show(const std::string& text);

  void Help(std::string_view argument);
  void Sources(std::string_view argument);
  void Explain(std::string_view argument);
  void Verify(std::string_view argument);
  void Timeline(std::string_view argument);
  void Conflicts(std::string_view argument);
  void Stats(std::string_view argument);
  void Rules(std::string_view argument);
  void Mode(std::string_view argument);
  void Read(std::string_view argument);
  void Quit(std::string_view argument);

  Backend& backend_;
  std::ostream& out_;
  std::ostream& error_;
  ShellOptions options_;
  std::optional<Answer> last_;
  ExitStatus status_ = ExitStatus::kAnswered;
  bool done_ = false;
  int read_depth_ = 0;
};

}  // namespace whence

#endif  // WHENCE_REPL_SHELL_H_
