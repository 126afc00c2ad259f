#include <unistd.h>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "graph/base/status.h"
#include "repl/style.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"

namespace whence {
namespace {

struct TimelineOptions {
  std::string database;
  std::vector<std::string> words;
  bool json = false;
};

absl::Status Print(const TimelineOptions& options, ExitStatus& status) {
  WHENCE_ASSIGN_OR_RETURN(const std::shared_ptr<Engine> engine, OpenForReading(options.database));
  std::string name;
  for (const std::string& word : options.words) name += (name.empty() ? "" : " ") + word;
  WHENCE_ASSIGN_OR_RETURN(const EntityTimeline timeline, engine->Timeline(name));
  if (options.json) {
    std::cout << RenderJson(timeline) << std::endl;
  } else {
    std::cout << Emphasize(RenderText(timeline), StyleFor(STDOUT_FILENO)) << std::flush;
  }
  status = timeline.entries.empty() ? ExitStatus::kNotFound : ExitStatus::kAnswered;
  return absl::OkStatus();
}

}  // namespace

void AddTimeline(CLI::App* app, ExitStatus* status) {
  const auto options = std::make_shared<TimelineOptions>();
  AddDatabaseOption(app, &options->database);
  app->add_flag("--json", options->json, "print a line of JSON (repl/JSON.md)");
  app->add_option("NAME", options->words, "of whom or what")->required();
  app->callback([options, status] {
    const absl::Status printed = Print(*options, *status);
    if (printed.ok()) return;
    const ExitStatus reported = Report(printed);
    *status = absl::IsNotFound(printed) ? ExitStatus::kNotFound : reported;
  });
}

}  // namespace whence
