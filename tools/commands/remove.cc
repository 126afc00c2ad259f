#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

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

void AddRemove(OptionParser* parser) {
  const auto options = std::make_shared<RemoveOptions>();
  AddDatabaseOption(parser, &options->database);
  parser->Add("NAME", &options->names, "documents, named as they were ingested (whence stats lists them)").Required();
  parser->OnRun([options] { return Run(*options); });
}

}  // namespace whence
