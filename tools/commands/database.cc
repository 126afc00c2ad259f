#include "tools/commands/database.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <utility>
#include <vector>

#include "graph/base/status.h"
#include "repl/user_folders.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

namespace fs = std::filesystem;

std::string DefaultDatabase() {
  const std::string folder = DataFolder();
  return folder.empty() ? "" : folder + "/db";
}

std::string SamplesDatabase() {
  const std::string folder = DataFolder();
  return folder.empty() ? "" : folder + "/samples";
}

// Whether something was stored there: a store of RocksDB always has this file.
bool Exists(const std::string& database) {
  std::error_code error;
  return !database.empty() && fs::exists(fs::path(database) / "CURRENT", error);
}

absl::StatusOr<std::shared_ptr<Engine>> Open(const std::string& database, bool read_only) {
  WHENCE_ASSIGN_OR_RETURN(std::unique_ptr<Engine> engine, Engine::Open({database, read_only, ""}));
  return std::shared_ptr<Engine>(std::move(engine));
}

absl::StatusOr<std::shared_ptr<Engine>> OpenSamples() {
  WHENCE_ASSIGN_OR_RETURN(const std::string data, FindData());
  const fs::path folder = fs::path(data) / "corpus" / "samples";
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().filename() != "README.md") files.push_back(entry.path().string());
  }
  if (files.empty()) return NotFound("there is no database yet; make one: whence ingest FILE...");
  std::sort(files.begin(), files.end());
  WHENCE_ASSIGN_OR_RETURN(std::shared_ptr<Engine> engine, Open("", false));
  WHENCE_ASSIGN_OR_RETURN(const IngestSummary summary, engine->Ingest(files));
  if (!summary.errors.empty()) return InvalidArgument(summary.errors[0]);
  return engine;
}

}  // namespace

void AddDatabaseOption(OptionParser* parser, std::string* database) {
  parser->Add("--db", database, "folder of the graph (default: " + DefaultDatabase() + ")").Takes("DIR");
}

absl::StatusOr<std::shared_ptr<Engine>> OpenForReading(const std::string& database) {
  if (!database.empty()) {
    if (!Exists(database)) {
      return NotFound(database, ": there is no graph here; make one: whence ingest --db ", database, " FILE...");
    }
    return Open(database, true);
  }
  if (Exists(DefaultDatabase())) return Open(DefaultDatabase(), true);
  std::cerr << "whence: no graph of your own yet; the sample corpus answers (whence ingest FILE... makes one)\n";
  if (Exists(SamplesDatabase())) return Open(SamplesDatabase(), true);
  return OpenSamples();
}

absl::StatusOr<std::shared_ptr<Engine>> OpenForWriting(const std::string& database) {
  const std::string folder = database.empty() ? DefaultDatabase() : database;
  if (folder.empty()) return FailedPrecondition("HOME is not set; name a folder: --db DIR");
  std::error_code error;
  if (!Exists(folder)) fs::create_directories(folder, error);
  if (error) return FailedPrecondition(folder, ": cannot be made: ", error.message(), "; name another: --db DIR");
  return Open(folder, false);
}

absl::StatusOr<std::unique_ptr<Store>> OpenStore(const std::string& database, bool read_only) {
  const std::string folder = database.empty() ? DefaultDatabase() : database;
  if (folder.empty()) return FailedPrecondition("HOME is not set; name a folder: --db DIR");
  std::error_code error;
  if (!read_only && !Exists(folder)) fs::create_directories(folder, error);
  if (error) return FailedPrecondition(folder, ": cannot be made: ", error.message(), "; name another: --db DIR");
  StoreOptions options;
  options.read_only = read_only;
  return Store::Open(folder, options);
}

ExitStatus Report(const absl::Status& status) {
  std::cerr << "whence: " << status.message() << std::endl;
  return ExitStatus::kError;
}

}  // namespace whence
