#include "graph/export.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

#include "graph/base/status.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

struct ExportOptions {
  std::string database;
  std::string format = "nt";
};

ExportFormat FormatOf(const std::string& name) {
  if (name == "nq") return ExportFormat::kNQuads;
  if (name == "ttl") return ExportFormat::kTurtle;
  return name == "statements" ? ExportFormat::kStatements : ExportFormat::kNTriples;
}

ExitStatus Run(const ExportOptions& options) {
  const auto store = OpenStore(options.database, true);
  if (!store.ok()) return Report(store.status());
  const absl::Status written = ExportStore(**store, FormatOf(options.format), [](std::string_view bytes) {
    const bool all = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
    return all ? absl::OkStatus() : ResourceExhausted("standard output: ", std::strerror(errno));
  });
  if (!written.ok()) return Report(written);
  if (std::fflush(stdout) != 0) return Report(ResourceExhausted("standard output: ", std::strerror(errno)));
  return ExitStatus::kAnswered;
}

}  // namespace

void AddExport(OptionParser* parser) {
  const auto options = std::make_shared<ExportOptions>();
  AddDatabaseOption(parser, &options->database);
  parser
      ->Add("--format", &options->format,
            "nt, nq (a graph a document), ttl, or statements (the whole store: qualifiers, sources, documents, in "
            "Turtle)")
      .OneOf({"nt", "nq", "ttl", "statements"});
  parser->OnRun([options] { return Run(*options); });
}

}  // namespace whence
