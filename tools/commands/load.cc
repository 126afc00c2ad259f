#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/time/clock.h"
#include "graph/bulk_loader.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"

namespace whence {
namespace {

constexpr uint64_t kMebibyte = 1 << 20;

struct LoadCommandOptions {
  std::string database, format;
  std::vector<std::string> files;
  bool lenient = false, quiet = false;
  uint64_t memory = 512;
};

// One line, written over: how much, how fast, and how long it will take.
void ShowProgress(const LoadProgress& progress, absl::Time begin) {
  const double seconds = absl::ToDoubleSeconds(absl::Now() - begin);
  std::fprintf(stderr, "\r%.*s: %.2f million triples, %.0f a second", static_cast<int>(progress.phase.size()),
               progress.phase.data(), static_cast<double>(progress.triples) / 1e6,
               static_cast<double>(progress.triples) / seconds);
  if (progress.total_bytes > 0 && progress.bytes > 0 && progress.phase == "reading") {
    const double done = static_cast<double>(progress.bytes) / static_cast<double>(progress.total_bytes);
    std::fprintf(stderr, ", %.0f%%, %.0f s of reading left", 100 * done, seconds * (1 - done) / done);
  }
  std::fputs("    ", stderr);
}

ExitStatus Run(const LoadCommandOptions& options) {
  LoadOptions load;
  load.lenient = options.lenient;
  load.memory_bytes = options.memory * kMebibyte;
  if (!options.format.empty()) load.syntax = SyntaxByName(options.format);
  const absl::Time begin = absl::Now();
  const bool show = !options.quiet && isatty(STDERR_FILENO) == 1;
  if (show) load.progress = [begin](const LoadProgress& progress) { ShowProgress(progress, begin); };
  load.skipped = [](std::string_view what) { std::cerr << "skipped " << what << "\n"; };
  const auto store = OpenStore(options.database, false);
  if (!store.ok()) return Report(store.status());
  const auto summary = LoadFiles(**store, options.files, load);
  if (show) std::fputs("\n", stderr);
  if (!summary.ok()) return Report(summary.status());
  const double seconds = absl::ToDoubleSeconds(absl::Now() - begin);
  std::printf(
      "%lu triples read, %lu new, %lu new terms, %lu new statements with qualifiers, %lu skipped; %.1f s, %.0f "
      "triples a second\n",
      static_cast<unsigned long>(summary->read), static_cast<unsigned long>(summary->added),
      static_cast<unsigned long>(summary->terms), static_cast<unsigned long>(summary->statements),
      static_cast<unsigned long>(summary->skipped), seconds, static_cast<double>(summary->read) / seconds);
  return ExitStatus::kAnswered;
}

}  // namespace

void AddLoad(CLI::App* app, ExitStatus* status) {
  const auto options = std::make_shared<LoadCommandOptions>();
  AddDatabaseOption(app, &options->database);
  app->add_option("FILE", options->files, "files, gzip or zstd compressed or not; - is standard input")->required();
  app->add_option("--format", options->format, "instead of going by the names")
      ->check(CLI::IsMember({"nt", "nq", "ttl", "trig", "tsv"}));
  app->add_option("--memory", options->memory, "MiB for sorting; the dictionary of the load comes on top")
      ->capture_default_str();
  app->add_flag("--lenient", options->lenient, "skip what is malformed, and count it");
  app->add_flag("--quiet", options->quiet, "show no progress");
  app->callback([options, status] { *status = Run(*options); });
}

}  // namespace whence
