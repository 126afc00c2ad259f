#include <iostream>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "engine/engine.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"

namespace whence {

void AddRules(CLI::App* app, ExitStatus* status) {
  app->require_subcommand(1);
  CLI::App* list = app->add_subcommand("list", "one line a loaded rule: where it stands, and its name");
  list->callback([status] {
    const auto engine = Engine::Open({});
    if (!engine.ok()) {
      *status = Report(engine.status());
      return;
    }
    for (const std::string& rule : (*engine)->Rules()) std::cout << rule << "\n";
  });
}

}  // namespace whence
