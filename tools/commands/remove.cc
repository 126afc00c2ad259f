#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"

namespace whence {
namespace {

struct RemoveOptions {
  std::string database;
  std::vector<std::string> names;
};

ExitStatus Run(const RemoveOptions& options) {
  const auto engine = OpenForWriting(options.database);
  if (!engine.ok()) return Report(engine.status());
  ExitStatus status = ExitStatus::kAnswered;
  for (const std::string& name : options.names) {
    const absl::Status removed = (*engine)->Remove(name);
    if (removed.ok()) {
      std::cout << "removed " << name << "\n";
    } else {
      Report(removed);
      status = Worst(status, absl::IsNotFound(removed) ? ExitStatus::kNotFound : ExitStatus::kError);
    }
  }
  return status;
}

}  // namespace

void AddRemove(CLI::App* app, ExitStatus* status) {
  const auto options = std::make_shared<RemoveOptions>();
  AddDatabaseOption(app, &options->database);
  app->add_option("NAME", options->names, "documents, named as they were ingested (whence stats lists them)")
      ->required();
  app->callback([options, status] { *status = Run(*options); });
}

}  // namespace whence
