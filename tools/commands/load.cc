#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "engine/questions/graph_lexicon.h"
#include "engine/questions/stored_lexicons.h"
#include "graph/base/file_bytes.h"
#include "graph/base/status.h"
#include "graph/bulk_loader.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

constexpr uint64_t kMebibyte = 1 << 20;

struct LoadCommandOptions {
  std::string database, format;
  std::vector<std::string> files, lexicons;
  bool lenient = false, quiet = false, graphs = false;
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

struct NamedText {
  std::string name;
  std::string text;
};

// Read and checked before anything is loaded: a mistake must not cost a long load.
absl::StatusOr<std::vector<NamedText>> ReadLexiconFiles(const std::vector<std::string>& paths) {
  std::vector<NamedText> lexicons;
  for (const std::string& path : paths) {
    NamedText lexicon{std::filesystem::path(path).filename().string(), ""};
    WHENCE_ASSIGN_OR_RETURN(lexicon.text, ReadFileBytes(path));
    if (lexicon.text.empty()) return InvalidArgument(path, ": is empty; there is nothing to read");
    const ParsedLexicon parsed = ParseLexiconFile(path, lexicon.text);
    std::cerr << RenderDiagnostics(parsed.diagnostics);
    if (!parsed.ok()) return InvalidArgument(path, ": has mistakes; nothing was loaded (rules/questions/LEXICON.md)");
    lexicons.push_back(std::move(lexicon));
  }
  return lexicons;
}

absl::Status KeepLexicons(Store& store, const std::vector<NamedText>& lexicons) {
  for (const NamedText& lexicon : lexicons) {
    WHENCE_RETURN_IF_ERROR(KeepLexicon(store, lexicon.name, lexicon.text));
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<LexiconFile> kept, ReadLexicons(store));
  std::vector<const LexiconFile*> files;
  for (const LexiconFile& file : kept) files.push_back(&file);
  const LexiconFile general;
  files.push_back(&general);
  std::vector<Diagnostic> warnings;
  WHENCE_RETURN_IF_ERROR(GraphLexicon::Build(*store.Snapshot(), files, &warnings).status());
  std::cerr << RenderDiagnostics(warnings);
  return absl::OkStatus();
}

ExitStatus Run(const LoadCommandOptions& options) {
  LoadOptions load;
  load.lenient = options.lenient;
  load.keep_graphs = options.graphs;
  load.name_unlabelled = true;
  load.memory_bytes = options.memory * kMebibyte;
  if (!options.format.empty()) load.syntax = SyntaxByName(options.format);
  const auto lexicons = ReadLexiconFiles(options.lexicons);
  if (!lexicons.ok()) return Report(lexicons.status());
  const absl::Time begin = absl::Now();
  const bool show = !options.quiet && isatty(STDERR_FILENO) == 1;
  if (show) load.progress = [begin](const LoadProgress& progress) { ShowProgress(progress, begin); };
  load.skipped = [](std::string_view what) { std::cerr << "skipped " << what << "\n"; };
  const auto store = OpenStore(options.database, false);
  if (!store.ok()) return Report(store.status());
  if (options.files.empty()) {
    const absl::Status kept = KeepLexicons(**store, *lexicons);
    return kept.ok() ? ExitStatus::kAnswered : Report(kept);
  }
  const auto summary = LoadFiles(**store, options.files, load);
  if (show) std::fputs("\n", stderr);
  if (!summary.ok()) return Report(summary.status());
  if (const absl::Status kept = KeepLexicons(**store, *lexicons); !kept.ok()) return Report(kept);
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

void AddLoad(OptionParser* parser) {
  const auto options = std::make_shared<LoadCommandOptions>();
  AddDatabaseOption(parser, &options->database);
  parser->Add("FILE", &options->files, "files, gzip or zstd compressed or not; - is standard input");
  parser
      ->Add("--lexicon", &options->lexicons,
            "words that people use of this graph (rules/questions/LEXICON.md), kept in the database; replaces the "
            "lexicon of that file name, also without a FILE")
      .Takes("FILE")
      .OneEach();
  parser->Add("--format", &options->format, "instead of going by the names").OneOf({"nt", "nq", "ttl", "trig", "tsv"});
  parser->Add("--memory", &options->memory, "MiB for sorting; the dictionary of the load comes on top").ShowDefault();
  parser->AddFlag("--graphs", &options->graphs,
                  "keep the graphs of N-Quads and TriG: each quad becomes a statement that names its graph");
  parser->AddFlag("--lenient", &options->lenient, "skip what is malformed, and count it");
  parser->AddFlag("--quiet", &options->quiet, "show no progress");
  parser->OnRun([options] {
    if (!options->files.empty() || !options->lexicons.empty()) return Run(*options);
    return Report(InvalidArgument("a FILE or a --lexicon is needed; see whence load --help"));
  });
}

}  // namespace whence
