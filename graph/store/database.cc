#include "graph/store/database.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <utility>
#include <vector>

#include "graph/store.h"
#include "graph/store/log_file.h"
#include "graph/store/records.h"
#include "rocksdb/cache.h"
#include "rocksdb/env.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/table.h"

namespace whence {
namespace {

enum class FolderState { kMissing, kEmpty, kDatabase, kOther };

absl::StatusOr<FolderState> Inspect(const std::string& path, rocksdb::Env* env) {
  struct stat info;
  if (stat(path.c_str(), &info) != 0) {
    if (errno == ENOENT) return FolderState::kMissing;
    return absl::PermissionDeniedError(StrCat(path, ": ", std::strerror(errno)));
  }
  if (!S_ISDIR(info.st_mode)) return FailedPrecondition(path, ": a file, where the folder of a database was expected");
  std::vector<std::string> children;
  const rocksdb::Status listed = env->GetChildren(path, &children);
  if (!listed.ok()) return absl::PermissionDeniedError(StrCat(path, ": ", listed.ToString()));
  std::erase_if(children, [](const std::string& name) { return name == "." || name == ".."; });
  if (children.empty()) return FolderState::kEmpty;
  const bool current = std::find(children.begin(), children.end(), "CURRENT") != children.end();
  // A kill between the folder and its first file leaves a lock and a log at most.
  const bool unborn = std::all_of(children.begin(), children.end(), [](const std::string& name) {
    return name == "LOCK" || name == "IDENTITY" || name.starts_with("LOG") || name.starts_with("MANIFEST") ||
           name.ends_with(".dbtmp");
  });
  return current ? FolderState::kDatabase : unborn ? FolderState::kEmpty : FolderState::kOther;
}

// Refuses the databases of other programs before anything is written to them.
absl::Status CheckColumns(const std::string& path, const rocksdb::Options& options) {
  std::vector<std::string> names;
  const rocksdb::Status listed = rocksdb::DB::ListColumnFamilies(options, path, &names);
  if (!listed.ok()) return FromRocks(listed, path);
  std::sort(names.begin(), names.end());
  if (names.size() == 1) return absl::OkStatus();  // a kill while it was being made
  for (const char* name : kColumnNames) {
    if (!std::binary_search(names.begin(), names.end(), name)) {
      return FailedPrecondition(path, ": not a Whence database (it has no column family \"", name, "\")");
    }
  }
  if (names.size() > kColumnCount) {
    return FailedPrecondition(path,
                              ": a database of a newer Whence, or of another program; use the program that made it");
  }
  return absl::OkStatus();
}

// Writes the version into a new database, or checks that of an old one.
absl::Status CheckVersion(Database& database) {
  std::string version;
  const rocksdb::Status read =
      database.db->Get(rocksdb::ReadOptions(), database.column(Column::kMeta), ToSlice(kFormatKey), &version);
  const std::string ours = StrCat("whence graph ", kFormatVersion);
  if (read.ok()) {
    if (version == ours) return absl::OkStatus();
    if (version == StrCat("whence graph ", kOldestVersion)) {
      database.version = kOldestVersion;
      return absl::OkStatus();
    }
    return FailedPrecondition(database.path, ": its format is \"", version, "\", this program reads \"", ours,
                              "\"; export it with the program that wrote it and load the export");
  }
  if (!read.IsNotFound()) return FromRocks(read, database.path);
  if (database.read_only) return FailedPrecondition(database.path, ": not a Whence database (it names no format)");
  for (const Column column : {Column::kTerms, Column::kIndex, Column::kDocuments}) {
    std::unique_ptr<rocksdb::Iterator> any(database.db->NewIterator(rocksdb::ReadOptions(), database.column(column)));
    any->SeekToFirst();
    if (any->Valid()) return FailedPrecondition(database.path, ": not a Whence database (it names no format)");
  }
  rocksdb::WriteBatch batch;
  batch.Put(database.column(Column::kMeta), ToSlice(kFormatKey), ours);
  Counters counters;
  counters.worded = true;
  batch.Put(database.column(Column::kMeta), ToSlice(kCountersKey), EncodeCounters(counters));
  rocksdb::WriteOptions write;
  write.sync = true;
  return FromRocks(database.db->Write(write, &batch), database.path);
}

}  // namespace

absl::Status FromRocks(const rocksdb::Status& status, std::string_view what) {
  if (status.ok()) return absl::OkStatus();
  const std::string text = status.ToString();
  if (status.IsNoSpace() || text.find("No space left") != std::string::npos) {
    return ResourceExhausted(what, ": the disk is full; what was acknowledged is safe, free some space and try again");
  }
  if (status.IsCorruption()) return DataLoss(what, ": ", text, "; restore a backup, or load and ingest again");
  const bool locked = text.find("lock file") != std::string::npos || text.find("lock hold") != std::string::npos;
  if (locked && (status.IsIOError() || status.IsBusy())) {
    return Unavailable(what, ": another process has it open for writing; wait for it, or open it read-only");
  }
  if (text.find("Permission denied") != std::string::npos) return absl::PermissionDeniedError(StrCat(what, ": ", text));
  if (status.IsNotFound() || status.IsPathNotFound()) return NotFound(what, ": ", text);
  return Internal(what, ": ", text);
}

namespace {

// Merges the files that were written lately with those that are there, where they are much against them: a look-up asks
// every one of them. So each byte is merged again a few times alone, however often a little is added; files that are
// small stay.
void MergeFiles(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* column) {
  constexpr uint64_t kMuch = 4;             // at least the fourth part
  constexpr uint64_t kWorthIt = 256 << 10;  // bytes
  rocksdb::ColumnFamilyMetaData files;
  db.GetColumnFamilyMetaData(column, &files);
  if (files.levels.empty() || files.levels[0].files.empty()) return;
  const uint64_t lately = files.levels[0].size, before = files.size - lately;
  const bool several = before > 0 || files.levels[0].files.size() > 1;
  if (!several || lately < kWorthIt || lately < before / kMuch) return;
  db.CompactRange(rocksdb::CompactRangeOptions(), column, nullptr, nullptr).PermitUncheckedError();
}

}  // namespace

Database::~Database() {
  if (db == nullptr) return;
  // So that the next opening has no log to replay, and nothing rests on its last bytes. What fails here has lost
  // nothing: the log is there.
  if (!read_only) {
    std::vector<rocksdb::ColumnFamilyHandle*> open;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(open), [](const auto* c) { return c != nullptr; });
    db->Flush(rocksdb::FlushOptions(), open).PermitUncheckedError();
    for (rocksdb::ColumnFamilyHandle* handle : open) MergeFiles(*db, handle);
  }
  for (rocksdb::ColumnFamilyHandle* handle : columns) {
    if (handle != nullptr) db->DestroyColumnFamilyHandle(handle);
  }
  db->Close().PermitUncheckedError();
}

rocksdb::ColumnFamilyOptions ColumnOptions(Column column, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.format_version = 5;
  table.block_size = 16 << 10;
  if (column != Column::kIndex) table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = rocksdb::kZSTD;
  options.compression_opts.level = 3;
  return options;
}

rocksdb::Options DatabaseOptions(const StoreOptions& options, rocksdb::Env* env) {
  rocksdb::Options out;
  out.create_if_missing = true;
  out.create_missing_column_families = true;
  out.env = env;
  // A torn last record is what a kill leaves; anything else in the log is damage, and is reported.
  out.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  out.avoid_flush_during_recovery = true;
  out.max_background_jobs = 2;
  out.keep_log_file_num = 2;
  out.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  out.max_total_wal_size = options.write_buffer_bytes * 2;
  out.db_write_buffer_size = options.write_buffer_bytes;
  return out;
}

absl::StatusOr<std::shared_ptr<Database>> OpenDatabase(const std::string& path, const StoreOptions& options) {
  auto database = std::make_shared<Database>();
  rocksdb::Env* const below = options.env != nullptr ? options.env : rocksdb::Env::Default();
  database->files = std::make_shared<KeepingFiles>(below->GetFileSystem());
  database->env = rocksdb::NewCompositeEnv(database->files);
  const rocksdb::Options db_options = DatabaseOptions(options, database->env.get());
  WHENCE_ASSIGN_OR_RETURN(const FolderState state, Inspect(path, db_options.env));
  if (state == FolderState::kOther)
    return FailedPrecondition(path, ": a folder with other files, not a Whence database");
  if (state != FolderState::kDatabase && (!options.create || options.read_only)) {
    return NotFound(path, ": no database here; `whence ingest` or `whence load` makes one");
  }
  if (state == FolderState::kDatabase) {
    WHENCE_RETURN_IF_ERROR(CheckLogFiles(path, db_options.env));
    WHENCE_RETURN_IF_ERROR(CheckColumns(path, db_options));
  }

  database->path = path;
  database->read_only = options.read_only;
  const auto cache = rocksdb::NewLRUCache(options.block_cache_bytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (size_t i = 0; i < kColumnCount; ++i) {
    descriptors.emplace_back(kColumnNames[i], ColumnOptions(static_cast<Column>(i), cache));
  }
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  rocksdb::DB* db = nullptr;
  rocksdb::Status opened;
  // A writer beside us may delete a file between our reading its list and our opening it: look again.
  for (int attempt = 0; attempt < (options.read_only ? 5 : 1); ++attempt) {
    opened = options.read_only ? rocksdb::DB::OpenForReadOnly(db_options, path, descriptors, &handles, &db)
                               : rocksdb::DB::Open(db_options, path, descriptors, &handles, &db);
    if (!opened.IsIOError() && !opened.IsPathNotFound()) break;
  }
  if (!opened.ok()) return FromRocks(opened, path);
  database->db.reset(db);
  std::copy(handles.begin(), handles.end(), database->columns.begin());
  WHENCE_RETURN_IF_ERROR(CheckVersion(*database));
  std::error_code ignored;
  if (!options.read_only) std::filesystem::remove_all(StrCat(path, "/", kLoadFolder), ignored);
  return database;
}

}  // namespace whence
