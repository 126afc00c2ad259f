#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"
#include "tools/commands/rule_checks.h"

namespace whence {
namespace {

struct RulesOptions {
  std::string database;
  std::vector<std::string> files;
};

ExitStatus List() {
  const auto engine = Engine::Open({});
  if (!engine.ok()) return Report(engine.status());
  for (const std::string& rule : (*engine)->Rules()) std::cout << rule << "\n";
  return ExitStatus::kAnswered;
}

ExitStatus Lint(const RulesOptions& options) {
  const auto data = FindData();
  if (!data.ok()) return Report(data.status());
  ExitStatus status = ExitStatus::kAnswered;
  for (const std::string& file : options.files) {
    const auto found = LintRuleFile(file, *data, options.database);
    if (!found.ok()) {
      status = Report(found.status());
      continue;
    }
    std::cout << RenderDiagnostics(*found);
    if (HasErrors(*found)) {
      status = ExitStatus::kError;
    } else if (!found->empty()) {
      status = Worst(status, ExitStatus::kNotFound);
    } else {
      std::cout << file << ": nothing to say against it\n";
    }
  }
  return status;
}

ExitStatus Test(const RulesOptions& options) {
  const auto data = FindData();
  if (!data.ok()) return Report(data.status());
  std::vector<std::string> files = options.files;
  if (files.empty()) files.emplace_back();
  size_t tests = 0, failures = 0;
  for (const std::string& file : files) {
    const auto result = TestRules(*data, file);
    if (!result.ok()) return Report(result.status());
    std::cout << RenderDiagnostics(result->failures);
    tests += result->tests;
    failures += result->failures.size();
  }
  std::printf("%zu tests, %zu failed\n", tests, failures);
  return failures == 0 ? ExitStatus::kAnswered : ExitStatus::kNotFound;
}

}  // namespace

void AddRules(OptionParser* parser) {
  const auto options = std::make_shared<RulesOptions>();
  OptionParser list = parser->AddCommand("list", "one line a loaded rule: where it stands, and its name");
  list.OnRun([] { return List(); });
  OptionParser lint = parser->AddCommand(
      "lint", "what is wrong with rule files and lexicons; 0: nothing, 1: warnings, 2: mistakes that stop them");
  lint.Add("FILE", &options->files, "rule files or lexicons").Required();
  lint.Add("--db", &options->database, "holds lexicons against this graph, too").Takes("DIR");
  lint.OnRun([options] { return Lint(*options); });
  OptionParser test = parser->AddCommand("test", "run the tests inside rule files; the shipped ones without a FILE");
  test.Add("FILE", &options->files, "rule files");
  test.OnRun([options] { return Test(*options); });
}

}  // namespace whence
