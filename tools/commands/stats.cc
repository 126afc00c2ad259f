#include <iostream>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "repl/shell.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"

namespace whence {

void AddStats(CLI::App* app, ExitStatus* status) {
  const auto database = std::make_shared<std::string>();
  AddDatabaseOption(app, database.get());
  app->callback([database, status] {
    const auto engine = OpenForReading(*database);
    if (!engine.ok()) {
      *status = Report(engine.status());
      return;
    }
    const auto backend = MakeBackend(*engine);
    Shell shell(backend.get(), &std::cout, &std::cerr, {});
    shell.Run(".stats");
    *status = shell.status();
  });
}

}  // namespace whence
