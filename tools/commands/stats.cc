#include <iostream>
#include <memory>
#include <string>

#include "repl/shell.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {

void AddStats(OptionParser* parser) {
  const auto database = std::make_shared<std::string>();
  AddDatabaseOption(parser, database.get());
  parser->OnRun([database] {
    const auto engine = OpenForReading(*database);
    if (!engine.ok()) return Report(engine.status());
    const auto backend = MakeBackend(*engine);
    Shell shell(backend.get(), &std::cout, &std::cerr, {});
    shell.Run(".stats");
    return shell.status();
  });
}

}  // namespace whence
