#include "graph/export.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <string>

#include "CLI/CLI.hpp"
#include "graph/base/status.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"

namespace whence {
namespace {

struct ExportOptions {
  std::string database;
  ExportFormat format = ExportFormat::kNTriples;
};

const std::map<std::string, ExportFormat>& Formats() {
  static const auto* formats = new std::map<std::string, ExportFormat>{{"nt", ExportFormat::kNTriples},
                                                                       {"nq", ExportFormat::kNQuads},
                                                                       {"ttl", ExportFormat::kTurtle},
                                                                       {"statements", ExportFormat::kStatements}};
  return *formats;
}

ExitStatus Run(const ExportOptions& options) {
  const auto store = OpenStore(options.database, true);
  if (!store.ok()) return Report(store.status());
  const absl::Status written = ExportStore(**store, options.format, [](std::string_view bytes) {
    const bool all = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
    return all ? absl::OkStatus() : ResourceExhausted("standard output: ", std::strerror(errno));
  });
  if (!written.ok()) return Report(written);
  if (std::fflush(stdout) != 0) return Report(ResourceExhausted("standard output: ", std::strerror(errno)));
  return ExitStatus::kAnswered;
}

}  // namespace

void AddExport(CLI::App* app, ExitStatus* status) {
  const auto options = std::make_shared<ExportOptions>();
  AddDatabaseOption(app, &options->database);
  app->add_option(
         "--format", options->format,
         "nt, nq (a graph a document), ttl, or statements (the whole store: qualifiers, sources, documents, in Turtle)")
      ->transform(CLI::CheckedTransformer(Formats()));
  app->callback([options, status] { *status = Run(*options); });
}

}  // namespace whence
