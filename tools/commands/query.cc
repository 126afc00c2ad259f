#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "graph/base/file_bytes.h"
#include "graph/base/status.h"
#include "graph/evaluate.h"
#include "graph/sparql/result_writer.h"
#include "graph/sparql/sparql_parser.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

struct QueryOptions {
  std::string database, query, file, format = "table";
  double seconds = 0;
  uint64_t rows = 0;
  bool explain = false;
};

absl::StatusOr<std::string> QueryText(const QueryOptions& options) {
  if (!options.query.empty()) return options.query;
  if (options.file.empty() || options.file == "-") {
    return std::string(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  }
  return ReadFileBytes(options.file);
}

ExitStatus Run(const QueryOptions& options) {
  const auto text = QueryText(options);
  if (!text.ok()) return Report(text.status());
  const auto query = ParseSparql(*text);
  if (!query.ok()) return Report(query.status());
  const auto store = OpenStore(options.database, true);
  if (!store.ok()) return Report(store.status());
  EvaluationLimits limits;
  if (options.seconds > 0) limits.time = absl::Seconds(options.seconds);
  if (options.rows > 0) limits.rows = options.rows;
  const auto graph = (*store)->Snapshot();
  const auto solutions = Evaluate(*graph, query->query, limits);
  if (!solutions.ok()) return Report(solutions.status());
  if (options.explain) std::cerr << Render(query->query) << "\n" << (*solutions)->Plan();
  const auto rows = WriteResults(*query, **solutions, *ResultFormatByName(options.format), [](std::string_view bytes) {
    const bool all = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size();
    return all ? absl::OkStatus() : ResourceExhausted("standard output: ", std::strerror(errno));
  });
  std::fflush(stdout);
  if (!rows.ok()) return Report(rows.status());
  return *rows > 0 ? ExitStatus::kAnswered : ExitStatus::kNotFound;
}

}  // namespace

void AddQuery(OptionParser* parser) {
  const auto options = std::make_shared<QueryOptions>();
  AddDatabaseOption(parser, &options->database);
  parser->Add("QUERY", &options->query, "SELECT or ASK in SPARQL; without it, standard input is read");
  parser->Add("--file", &options->file, "read the query from a file").Excludes("QUERY");
  parser->Add("--format", &options->format, "table, json, csv or tsv").OneOf({"table", "json", "csv", "tsv"});
  parser->Add("--timeout", &options->seconds, "seconds after which to give up");
  parser->Add("--rows", &options->rows, "more rows than this are an error");
  parser->AddFlag("--explain", &options->explain, "say on standard error how the query is read and evaluated");
  parser->OnRun([options] { return Run(*options); });
}

}  // namespace whence
