#include <filesystem>
#include <memory>

#include "graph/base/status.h"
#include "graph/maintenance.h"
#include "graph/store/store_impl.h"
#include "rocksdb/utilities/backup_engine.h"

namespace whence {
namespace {

constexpr int kBackupThreads = 2;

rocksdb::BackupEngineOptions Options(const std::string& folder) {
  rocksdb::BackupEngineOptions options(folder);
  options.max_background_operations = kBackupThreads;
  options.share_table_files = true;
  options.share_files_with_checksum = true;
  return options;
}

absl::StatusOr<std::unique_ptr<rocksdb::BackupEngineReadOnly>> OpenForReading(const std::string& folder) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored)) return NotFound(folder, ": no folder of backups");
  rocksdb::BackupEngineReadOnly* engine = nullptr;
  WHENCE_RETURN_IF_ERROR(
      FromRocks(rocksdb::BackupEngineReadOnly::Open(Options(folder), rocksdb::Env::Default(), &engine), folder));
  return std::unique_ptr<rocksdb::BackupEngineReadOnly>(engine);
}

}  // namespace

absl::Status BackupStore(Store& store, const std::string& folder) {
  const Database& database = store.impl().database();
  if (database.read_only) return FailedPrecondition(database.path, ": a backup needs the database open for writing");
  rocksdb::BackupEngine* opened = nullptr;
  WHENCE_RETURN_IF_ERROR(
      FromRocks(rocksdb::BackupEngine::Open(Options(folder), database.db->GetEnv(), &opened), folder));
  const std::unique_ptr<rocksdb::BackupEngine> engine(opened);
  return FromRocks(engine->CreateNewBackup(database.db.get(), /*flush_before_backup=*/true), folder);
}

absl::StatusOr<std::vector<BackupInfo>> ListBackups(const std::string& folder) {
  WHENCE_ASSIGN_OR_RETURN(const auto engine, OpenForReading(folder));
  std::vector<rocksdb::BackupInfo> infos;
  engine->GetBackupInfo(&infos);
  std::vector<BackupInfo> backups;
  for (const rocksdb::BackupInfo& info : infos) backups.push_back({info.backup_id, info.timestamp, info.size});
  return backups;
}

absl::Status RestoreStore(const std::string& folder, uint32_t id, const std::string& target) {
  std::error_code error;
  if (std::filesystem::exists(target, error) && !std::filesystem::is_empty(target, error)) {
    return FailedPrecondition(target, ": not empty; restore into a new folder");
  }
  WHENCE_ASSIGN_OR_RETURN(const std::vector<BackupInfo> backups, ListBackups(folder));
  if (backups.empty()) return NotFound(folder, ": holds no backup");
  if (id == 0) id = backups.back().id;
  WHENCE_ASSIGN_OR_RETURN(const auto engine, OpenForReading(folder));
  WHENCE_RETURN_IF_ERROR(FromRocks(engine->VerifyBackup(id, /*verify_with_checksum=*/true), folder));
  return FromRocks(engine->RestoreDBFromBackup(id, target, target), folder);
}

}  // namespace whence
