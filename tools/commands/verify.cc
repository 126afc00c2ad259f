#include <unistd.h>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "graph/base/file_bytes.h"
#include "graph/base/status.h"
#include "repl/json_lines.h"
#include "repl/style.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/lazy_backend.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

struct VerifyOptions {
  std::string database;
  std::string evidence;  // file
  std::vector<std::string> words;
  std::string format = "whence";
  bool json = false;
  bool explain = false;
};

VerdictFormat FormatOf(const VerifyOptions& options) {
  return FindVerdictFormat(options.format).value_or(VerdictFormat::kWhence);
}

absl::StatusOr<Claim> MakeDefaults(const VerifyOptions& options) {
  Claim claim;
  claim.explain = options.explain;
  if (options.evidence.empty()) return claim;
  WHENCE_ASSIGN_OR_RETURN(std::string text, ReadFileBytes(options.evidence));
  if (text.empty()) return InvalidArgument(options.evidence, ": is empty; there is nothing to read");
  claim.evidence.emplace({std::move(text)});
  return claim;
}

ExitStatus VerifyOne(const Claim& claim, const VerifyOptions& options, Backend* backend) {
  const auto verification = backend->Verify(claim);
  if (!verification.ok()) {
    if (options.json) std::cout << RenderErrorJson(ToStd(verification.status().message()), 1) << std::endl;
    return Report(verification.status());
  }
  if (options.json) {
    std::cout << Render(*verification, FormatOf(options), "") << std::endl;
  } else {
    std::cout << Emphasize(RenderText(*verification), StyleFor(STDOUT_FILENO)) << std::flush;
  }
  return StatusOf(*verification);
}

ExitStatus VerifyLines(const Claim& defaults, const VerifyOptions& options, Backend* backend) {
  StreamLines lines(&std::cin);
  if (options.json) return VerifyJsonLines(&lines, &std::cout, backend, defaults, FormatOf(options));
  ExitStatus status = ExitStatus::kAnswered;
  while (const auto line = lines.Next("")) {
    if (line->too_long) {
      status = Report(InvalidArgument("a line of standard input is too long; a claim is a sentence"));
      continue;
    }
    const auto read = ParseClaimLine(line->text);
    if (!read.ok()) {
      status = Report(read.status());
      continue;
    }
    Claim claim = read->claim;
    if (claim.text.find_first_not_of(" \t") == std::string::npos) continue;
    claim.explain = claim.explain || defaults.explain;
    if (!claim.evidence) claim.evidence = defaults.evidence;
    status = Worst(status, VerifyOne(claim, options, backend));
  }
  return status;
}

ExitStatus Run(const VerifyOptions& options) {
  const auto defaults = MakeDefaults(options);
  if (!defaults.ok()) return Report(defaults.status());
  const std::unique_ptr<Backend> backend = MakeLazyBackend(options.database);
  if (options.words.empty()) return VerifyLines(*defaults, options, backend.get());
  Claim claim = *defaults;
  for (const std::string& word : options.words) claim.text += (claim.text.empty() ? "" : " ") + word;
  return VerifyOne(claim, options, backend.get());
}

}  // namespace

void AddVerify(OptionParser* parser) {
  const auto options = std::make_shared<VerifyOptions>();
  AddDatabaseOption(parser, &options->database);
  parser->AddFlag("--json", &options->json, "print a line of JSON for each claim (repl/JSON.md)");
  parser->AddFlag("--explain", &options->explain, "say how each verdict came about");
  parser->Add("--evidence", &options->evidence, "hold claims against this file alone, without a graph").Takes("FILE");
  parser->Add("CLAIM", &options->words, "the claim; without one, lines of standard input are verified");
  parser->Add("--format", &options->format, "how JSON is written; any but whence means --json")
      .OneOf({"whence", "fever", "claimreview", "annotation"});
  parser->OnRun([options] {
    options->json = options->json || options->format != "whence";
    return Run(*options);
  });
}

}  // namespace whence
