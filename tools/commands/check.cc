#include <cstdio>
#include <iostream>
#include <memory>
#include <string>

#include "graph/maintenance.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

ExitStatus Run(const std::string& database) {
  const auto store = OpenStore(database, true);
  if (!store.ok()) return Report(store.status());
  const auto report = CheckStore(**store);
  if (!report.ok()) return Report(report.status());
  for (const std::string& fault : report->faults) std::cout << "fault: " << fault << "\n";
  std::printf("%lu triples, %lu terms, %lu statements, %lu documents, %lu names: %s\n",
              static_cast<unsigned long>(report->triples), static_cast<unsigned long>(report->terms),
              static_cast<unsigned long>(report->statements), static_cast<unsigned long>(report->documents),
              static_cast<unsigned long>(report->aliases), report->faults.empty() ? "all is well" : "damaged");
  return report->faults.empty() ? ExitStatus::kAnswered : ExitStatus::kError;
}

}  // namespace

void AddCheck(OptionParser* parser) {
  const auto database = std::make_shared<std::string>();
  AddDatabaseOption(parser, database.get());
  parser->OnRun([database] { return Run(*database); });
}

}  // namespace whence
