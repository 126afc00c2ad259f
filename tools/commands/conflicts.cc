#include <unistd.h>

#include <iostream>
#include <memory>
#include <string>

#include "graph/base/status.h"
#include "repl/style.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

absl::StatusOr<ExitStatus> Print(const std::string& database, bool json) {
  WHENCE_ASSIGN_OR_RETURN(const std::shared_ptr<Engine> engine, OpenForReading(database));
  WHENCE_ASSIGN_OR_RETURN(const ConflictReport report, engine->Conflicts());
  std::cout << (json ? RenderJsonLines(report) : Emphasize(RenderText(report), StyleFor(STDOUT_FILENO))) << std::flush;
  return report.conflicts.empty() ? ExitStatus::kNotFound : ExitStatus::kAnswered;
}

}  // namespace

void AddConflicts(OptionParser* parser) {
  struct Options {
    std::string database;
    bool json = false;
  };
  const auto options = std::make_shared<Options>();
  AddDatabaseOption(parser, &options->database);
  parser->AddFlag("--json", &options->json, "print a line of JSON for each conflict (repl/JSON.md)");
  parser->OnRun([options] {
    const absl::StatusOr<ExitStatus> printed = Print(options->database, options->json);
    return printed.ok() ? *printed : Report(printed.status());
  });
}

}  // namespace whence
