#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "graph/base/strings.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

struct IngestOptions {
  std::string database;
  std::string name = "-";
  std::vector<std::string> files;
  bool quiet = false;
};

// One line that is written over, for a person who waits.
void ShowProgress(const IngestProgress& progress) {
  const double share = progress.bytes_all == 0
                           ? 1.0
                           : static_cast<double>(progress.bytes_done) / static_cast<double>(progress.bytes_all);
  std::fprintf(stderr, "\r\x1b[K%3d%%  %zu of %zu  %.60s", static_cast<int>(std::floor(100 * share)),
               progress.documents_done, progress.documents_all, progress.current.c_str());
  std::fflush(stderr);
}

void Add(const IngestSummary& more, IngestSummary* sum) {
  sum->documents += more.documents;
  sum->unchanged += more.unchanged;
  sum->replaced += more.replaced;
  sum->sentences += more.sentences;
  sum->statements += more.statements;
  sum->seconds += more.seconds;
  sum->errors.insert(sum->errors.end(), more.errors.begin(), more.errors.end());
}

void PrintSummary(const IngestSummary& summary) {
  std::string line = StrCat(summary.documents, summary.documents == 1 ? " document" : " documents");
  if (summary.replaced > 0) line += StrCat(" (", summary.replaced, " replaced)");
  if (summary.unchanged > 0) line += StrCat(", ", summary.unchanged, " unchanged");
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.2f", summary.seconds);
  std::cout << line << ", " << summary.sentences << " sentences, " << summary.statements << " statements, " << seconds
            << " s\n";
}

ExitStatus Run(const IngestOptions& options) {
  const auto engine = OpenForWriting(options.database);
  if (!engine.ok()) return Report(engine.status());
  std::vector<std::string> files;
  IngestSummary summary;
  for (const std::string& file : options.files) {
    if (file != "-") {
      files.push_back(file);
      continue;
    }
    std::string text{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
    const auto read = (*engine)->IngestText(options.name, std::move(text));
    if (!read.ok()) return Report(read.status());
    Add(*read, &summary);
  }
  if (!files.empty()) {
    const bool show = !options.quiet && isatty(STDERR_FILENO) == 1;
    const auto read = show ? (*engine)->Ingest(files, ShowProgress) : (*engine)->Ingest(files);
    if (show) std::fprintf(stderr, "\r\x1b[K");
    if (!read.ok()) return Report(read.status());
    Add(*read, &summary);
  }
  for (const std::string& error : summary.errors) std::cerr << "whence: " << error << std::endl;
  if (!options.quiet) PrintSummary(summary);
  return summary.errors.empty() ? ExitStatus::kAnswered : ExitStatus::kError;
}

}  // namespace

void AddIngest(OptionParser* parser) {
  const auto options = std::make_shared<IngestOptions>();
  AddDatabaseOption(parser, &options->database);
  parser->Add("--name", &options->name, "name of the document on standard input, such as page.html");
  parser->AddFlag("--quiet", &options->quiet, "print errors alone");
  parser->Add("FILE", &options->files, "plain text, Markdown or HTML; - is standard input").Required();
  parser->OnRun([options] { return Run(*options); });
}

}  // namespace whence
