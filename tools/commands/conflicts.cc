#include <unistd.h>

#include <iostream>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "graph/base/status.h"
#include "repl/style.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"

namespace whence {
namespace {

absl::Status Print(const std::string& database, bool json, ExitStatus& status) {
  WHENCE_ASSIGN_OR_RETURN(const std::shared_ptr<Engine> engine, OpenForReading(database));
  WHENCE_ASSIGN_OR_RETURN(const ConflictReport report, engine->Conflicts());
  std::cout << (json ? RenderJsonLines(report) : Emphasize(RenderText(report), StyleFor(STDOUT_FILENO))) << std::flush;
  status = report.conflicts.empty() ? ExitStatus::kNotFound : ExitStatus::kAnswered;
  return absl::OkStatus();
}

}  // namespace

void AddConflicts(CLI::App* app, ExitStatus* status) {
  struct Options {
    std::string database;
    bool json = false;
  };
  const auto options = std::make_shared<Options>();
  AddDatabaseOption(app, &options->database);
  app->add_flag("--json", options->json, "print a line of JSON for each conflict (repl/JSON.md)");
  app->callback([options, status] {
    const absl::Status printed = Print(options->database, options->json, *status);
    if (!printed.ok()) *status = Report(printed);
  });
}

}  // namespace whence
