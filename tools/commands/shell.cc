#include "repl/shell.h"

#include <unistd.h>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "repl/line_editor.h"
#include "repl/pager.h"
#include "repl/user_folders.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

struct ShellCommandOptions {
  std::string database;
  std::vector<std::string> lines;
};

ExitStatus Run(const ShellCommandOptions& options) {
  const auto engine = OpenForReading(options.database);
  if (!engine.ok()) return Report(engine.status());
  const auto backend = MakeBackend(*engine);
  const bool person = options.lines.empty() && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
  ShellOptions shell_options;
  shell_options.style = StyleFor(STDOUT_FILENO);
  if (person) shell_options.page = ShowPaged;
  Shell shell(backend.get(), &std::cout, &std::cerr, shell_options);
  if (!options.lines.empty()) {
    for (const std::string& line : options.lines) shell.Run(line);
    return shell.status();
  }
  if (!person) {
    StreamLines lines(&std::cin);
    shell.RunAll(&lines);
    return shell.status();
  }
  std::cout << "Ask a question, or type .help. Ctrl-D leaves.\n" << std::flush;
  const std::string state = StateFolder();
  LineEditor lines(state.empty() ? "" : state + "/history",
                   [&shell](std::string_view line, size_t* begin) { return shell.Complete(line, begin); });
  shell.RunAll(&lines);
  // What a person asked in passing is no failure of the program.
  return ExitStatus::kAnswered;
}

}  // namespace

void AddShell(OptionParser* parser) {
  const auto options = std::make_shared<ShellCommandOptions>();
  AddDatabaseOption(parser, &options->database);
  parser->Add("-c", &options->lines, "run this question or command, and leave; may be given several times")
      .Takes("LINE")
      .OneEach();
  parser->OnRun([options] { return Run(*options); });
}

}  // namespace whence
