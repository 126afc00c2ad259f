#include <cstdio>
#include <memory>
#include <string>

#include "absl/time/time.h"
#include "graph/maintenance.h"
#include "tools/commands/commands.h"
#include "tools/commands/database.h"
#include "tools/commands/option_parser.h"

namespace whence {
namespace {

struct BackupOptions {
  std::string database, folder;
  bool list = false;
  uint32_t id = 0;
};

ExitStatus List(const std::string& folder) {
  const auto backups = ListBackups(folder);
  if (!backups.ok()) return Report(backups.status());
  for (const BackupInfo& backup : *backups) {
    const std::string time =
        absl::FormatTime("%Y-%m-%d %H:%M:%S", absl::FromUnixSeconds(backup.seconds), absl::LocalTimeZone());
    std::printf("%u  %s  %.1f MiB\n", backup.id, time.c_str(), static_cast<double>(backup.bytes) / (1 << 20));
  }
  return backups->empty() ? ExitStatus::kNotFound : ExitStatus::kAnswered;
}

ExitStatus Backup(const BackupOptions& options) {
  if (options.list) return List(options.folder);
  const auto store = OpenStore(options.database, false);
  if (!store.ok()) return Report(store.status());
  const absl::Status made = BackupStore(**store, options.folder);
  return made.ok() ? ExitStatus::kAnswered : Report(made);
}

ExitStatus Restore(const BackupOptions& options) {
  const absl::Status restored = RestoreStore(options.folder, options.id, options.database);
  return restored.ok() ? ExitStatus::kAnswered : Report(restored);
}

}  // namespace

void AddBackup(OptionParser* parser) {
  const auto options = std::make_shared<BackupOptions>();
  AddDatabaseOption(parser, &options->database);
  parser->Add("FOLDER", &options->folder, "where the backups are; what an earlier one has is not copied again")
      .Required();
  parser->AddFlag("--list", &options->list, "list the backups there");
  parser->OnRun([options] { return Backup(*options); });
}

void AddRestore(OptionParser* parser) {
  const auto options = std::make_shared<BackupOptions>();
  parser->Add("--db", &options->database, "new or empty folder for the database").Required().Takes("DIR");
  parser->Add("FOLDER", &options->folder, "where the backups are").Required();
  parser->Add("--id", &options->id, "which backup; the latest if not given");
  parser->OnRun([options] { return Restore(*options); });
}

}  // namespace whence
