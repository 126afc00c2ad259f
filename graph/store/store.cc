#include "graph/store.h"

#include <utility>

#include "graph/base/status.h"
#include "graph/document_hash.h"
#include "graph/memory_graph.h"
#include "graph/store/store_impl.h"

namespace whence {
namespace {

// A graph whose every answer is the reason why there is no snapshot: a damaged record of counters.
class NoGraph : public MemoryGraph {
 public:
  explicit NoGraph(absl::Status why) : why_(std::move(why)) {}
  absl::StatusOr<std::optional<TermId>> FindTerm(const Term&) const override { return why_; }
  absl::StatusOr<std::vector<AliasMatch>> FindAlias(std::string_view) const override { return why_; }
  absl::StatusOr<std::vector<DocumentInfo>> Documents() const override { return why_; }

 private:
  const absl::Status why_;
};

}  // namespace

StoreImpl::StoreImpl(std::shared_ptr<Database> database, StoreOptions options)
    : database_(std::move(database)),
      options_(options),
      cache_(std::make_shared<TermCache>(options_.term_cache_bytes)) {}

absl::StatusOr<std::shared_ptr<const StoreSnapshot>> StoreImpl::TakeSnapshot() const {
  std::shared_ptr<TermCache> cache;
  std::shared_ptr<StateCache> known;
  {
    const std::lock_guard<std::mutex> lock(cache_mutex_);
    if (cache_->full()) cache_ = std::make_shared<TermCache>(options_.term_cache_bytes);
    cache = cache_;
    known = known_;
  }
  auto snapshot = StoreSnapshot::Take(database_, std::move(cache), &known, options_.block_cache_bytes / 2);
  const std::lock_guard<std::mutex> lock(cache_mutex_);
  known_ = std::move(known);
  return snapshot;
}

absl::Status StoreImpl::Recover() {
  if (!broken_) return absl::OkStatus();
  const rocksdb::Status resumed = database_->db->Resume();
  if (!resumed.ok()) {
    return Unavailable(database_->path, ": cannot be written to since a write failed (", resumed.ToString(),
                       "); what was acknowledged is safe, close it, free some space and open it again");
  }
  broken_ = false;
  return absl::OkStatus();
}

absl::Status StoreImpl::Written(const rocksdb::Status& status) {
  broken_ = !status.ok();
  return FromRocks(status, database_->path);
}

absl::StatusOr<bool> StoreImpl::Write(
    const std::function<absl::StatusOr<bool>(const StoreSnapshot&, ChangeSet&)>& change) {
  if (database_->read_only) return FailedPrecondition(database_->path, ": opened read-only");
  const std::lock_guard<std::mutex> lock(write_mutex_);
  return WriteHeld(change);
}

absl::StatusOr<bool> StoreImpl::WriteHeld(
    const std::function<absl::StatusOr<bool>(const StoreSnapshot&, ChangeSet&)>& change) {
  WHENCE_RETURN_IF_ERROR(Recover());
  WHENCE_ASSIGN_OR_RETURN(const std::shared_ptr<const StoreSnapshot> base, TakeSnapshot());
  ChangeSet changes(base);
  WHENCE_ASSIGN_OR_RETURN(const bool changed, change(*base, changes));
  if (!changed) return false;
  WHENCE_ASSIGN_OR_RETURN(rocksdb::WriteBatch* const batch, changes.Finish());
  rocksdb::WriteOptions options;
  options.sync = options_.sync_writes;
  WHENCE_RETURN_IF_ERROR(Written(database_->db->Write(options, batch)));
  return true;
}

Store::Store(std::unique_ptr<StoreImpl> impl) : impl_(std::move(impl)) {}
Store::~Store() = default;

absl::StatusOr<std::unique_ptr<Store>> Store::Open(const std::string& path, const StoreOptions& options) {
  WHENCE_ASSIGN_OR_RETURN(std::shared_ptr<Database> database, OpenDatabase(path, options));
  auto impl = std::make_unique<StoreImpl>(std::move(database), options);
  WHENCE_RETURN_IF_ERROR(impl->TakeSnapshot().status());
  return std::unique_ptr<Store>(new Store(std::move(impl)));
}

absl::StatusOr<PutResult> PutInto(const StoreSnapshot& base, ChangeSet& changes, const DocumentRecord& record) {
  const uint64_t content = ContentHash(record);
  WHENCE_ASSIGN_OR_RETURN(const auto known, base.FindDocument(record.name));
  if (known) {
    WHENCE_ASSIGN_OR_RETURN(const DocumentHead head, base.HeadOf(*known));
    if (head.content == content) return PutResult::kUnchanged;
    WHENCE_RETURN_IF_ERROR(changes.RemoveDocument(*known));
  }
  WHENCE_RETURN_IF_ERROR(changes.AddDocument(known ? *known : changes.NextDocument(), record, content));
  return known ? PutResult::kReplaced : PutResult::kAdded;
}

absl::StatusOr<PutResult> Store::PutDocument(const DocumentRecord& record) {
  PutResult result = PutResult::kUnchanged;
  const auto put = [&](const StoreSnapshot& base, ChangeSet& changes) -> absl::StatusOr<bool> {
    WHENCE_ASSIGN_OR_RETURN(result, PutInto(base, changes, record));
    return result != PutResult::kUnchanged;
  };
  WHENCE_RETURN_IF_ERROR(impl_->Write(put).status());
  return result;
}

absl::StatusOr<bool> Store::RemoveDocument(std::string_view name) {
  return impl_->Write([&](const StoreSnapshot& base, ChangeSet& changes) -> absl::StatusOr<bool> {
    WHENCE_ASSIGN_OR_RETURN(const auto id, base.FindDocument(name));
    if (!id) return false;
    WHENCE_RETURN_IF_ERROR(changes.RemoveDocument(*id));
    return true;
  });
}

absl::StatusOr<bool> Store::InsertTriple(const Term& subject, const Term& predicate, const Term& object) {
  return impl_->Write(
      [&](const StoreSnapshot&, ChangeSet& changes) { return changes.InsertTriple(subject, predicate, object); });
}

absl::StatusOr<bool> Store::RemoveTriple(const Term& subject, const Term& predicate, const Term& object) {
  return impl_->Write(
      [&](const StoreSnapshot&, ChangeSet& changes) { return changes.RemoveTriple(subject, predicate, object); });
}

absl::StatusOr<bool> Store::InsertStatement(const StatementRecord& statement) {
  return impl_->Write([&](const StoreSnapshot&, ChangeSet& changes) { return changes.InsertStatement(statement); });
}

absl::StatusOr<bool> Store::RemoveStatement(const StatementRecord& statement) {
  return impl_->Write([&](const StoreSnapshot&, ChangeSet& changes) { return changes.RemoveStatement(statement); });
}

std::shared_ptr<const Graph> Store::Snapshot() const {
  auto snapshot = impl_->TakeSnapshot();
  if (!snapshot.ok()) return std::make_shared<NoGraph>(std::move(snapshot).status());
  return *std::move(snapshot);
}

absl::Status Store::PutSetting(std::string_view name, std::string_view value) {
  const std::string key = StrCat(kSettingPrefix, name);
  Database& database = impl_->database();
  if (database.read_only) return FailedPrecondition(database.path, ": opened read-only");
  const std::lock_guard<std::mutex> lock(impl_->write_mutex());
  WHENCE_RETURN_IF_ERROR(impl_->Recover());
  rocksdb::WriteOptions options;
  options.sync = impl_->options().sync_writes;
  rocksdb::ColumnFamilyHandle* const meta = database.column(Column::kMeta);
  return impl_->Written(value.empty() ? database.db->Delete(options, meta, key)
                                      : database.db->Put(options, meta, key, ToSlice(value)));
}

absl::StatusOr<std::optional<std::string>> Store::GetSetting(std::string_view name) const {
  WHENCE_ASSIGN_OR_RETURN(const auto snapshot, impl_->TakeSnapshot());
  return snapshot->Get(Column::kMeta, StrCat(kSettingPrefix, name));
}

absl::StatusOr<std::vector<std::string>> Store::SettingNames() const {
  WHENCE_ASSIGN_OR_RETURN(const auto snapshot, impl_->TakeSnapshot());
  std::vector<std::string> names;
  WHENCE_RETURN_IF_ERROR(snapshot->ForEach(Column::kMeta, kSettingPrefix, [&](std::string_view rest, auto) {
    names.emplace_back(rest);
    return true;
  }));
  return names;
}

absl::StatusOr<std::vector<ColumnSize>> Store::ColumnSizes() const {
  std::vector<ColumnSize> sizes;
  const Database& database = impl_->database();
  for (size_t i = 0; i < kColumnCount; ++i) {
    ColumnSize size{kColumnNames[i], 0};
    database.db->GetIntProperty(database.columns[i], rocksdb::DB::Properties::kLiveSstFilesSize, &size.bytes);
    sizes.push_back(std::move(size));
  }
  return sizes;
}

absl::Status Store::Sync() {
  Database& database = impl_->database();
  if (database.read_only) return absl::OkStatus();
  return FromRocks(database.db->SyncWAL(), database.path);
}

absl::Status Store::Compact() {
  Database& database = impl_->database();
  if (database.read_only) return FailedPrecondition(database.path, ": opened read-only");
  for (rocksdb::ColumnFamilyHandle* column : database.columns) {
    const rocksdb::Status compacted =
        database.db->CompactRange(rocksdb::CompactRangeOptions(), column, nullptr, nullptr);
    WHENCE_RETURN_IF_ERROR(FromRocks(compacted, database.path));
  }
  return absl::OkStatus();
}

const std::string& Store::path() const { return impl_->database().path; }

}  // namespace whence
