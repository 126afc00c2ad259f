#include <unistd.h>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "graph/base/status.h"
#include "repl/style.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

struct TimelineOptions {
  std::string database;
  std::vector<std::string> words;
  bool json = false;
};

absl::StatusOr<ExitStatus> Print(const TimelineOptions& options) {
  WHENCE_ASSIGN_OR_RETURN(const std::shared_ptr<Engine> engine, OpenForReading(options.database));
  std::string name;
  for (const std::string& word : options.words) name += (name.empty() ? "" : " ") + word;
  WHENCE_ASSIGN_OR_RETURN(const EntityTimeline timeline, engine->Timeline(name));
  if (options.json) {
    std::cout << RenderJson(timeline) << std::endl;
  } else {
    std::cout << Emphasize(RenderText(timeline), StyleFor(STDOUT_FILENO)) << std::flush;
  }
  return timeline.entries.empty() ? ExitStatus::kNotFound : ExitStatus::kAnswered;
}

}  // namespace

void AddTimeline(OptionParser* parser) {
  const auto options = std::make_shared<TimelineOptions>();
  AddDatabaseOption(parser, &options->database);
  parser->AddFlag("--json", &options->json, "print a line of JSON (repl/JSON.md)");
  parser->Add("NAME", &options->words, "of whom or what").Required();
  parser->OnRun([options] {
    const absl::StatusOr<ExitStatus> printed = Print(*options);
    if (printed.ok()) return *printed;
    const ExitStatus reported = Report(printed.status());
    return absl::IsNotFound(printed.status()) ? ExitStatus::kNotFound : reported;
  });
}

}  // namespace whence
