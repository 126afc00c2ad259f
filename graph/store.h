#ifndef WHENCE_GRAPH_STORE_H_
#define WHENCE_GRAPH_STORE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/document_record.h"
#include "graph/graph.h"
#include "graph/put_result.h"

namespace rocksdb {
class Env;
}  // namespace rocksdb

namespace whence {

class StoreImpl;

struct StoreOptions {
  bool create = true;                      // make the folder and the database when there is none
  bool read_only = false;                  // also beside a writer; sees what was there at the time of opening
  uint64_t block_cache_bytes = 256 << 20;  // and half as much for parts of the indexes, ready to be read
  uint64_t term_cache_bytes = 256 << 20;
  uint64_t write_buffer_bytes = 64 << 20;
  bool sync_writes = false;     // survive a power cut after every write, not only after Sync()
  rocksdb::Env* env = nullptr;  // for tests that inject faults; null is the real file system
};

// What the files of one column family take.
struct ColumnSize {
  std::string name;
  uint64_t bytes = 0;  // of table files
};

// A graph on disk. One process writes; any number may read beside it.
//
// Every write is one atomic batch, in the log before the call returns: a killed process loses nothing that was
// acknowledged, a power cut at most what came after the last Sync() (sync_writes: nothing).
//
// Thread-safe. Writes wait for each other; snapshots are never held up, nor changed, by a write.
class Store {
 public:
  // Errors say the way out: NotFound (no such folder, and create is off), FailedPrecondition (not a Whence database, or
  // of another format version), Unavailable (another process writes to it), DataLoss (a file is corrupt),
  // ResourceExhausted (the disk is full), PermissionDenied.
  static absl::StatusOr<std::unique_ptr<Store>> Open(const std::string& path, const StoreOptions& options = {});
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Replaces what the document of that name said. kUnchanged: the record says what the store has (ContentHash), nothing
  // is written. Cost: proportional to both versions of the document.
  absl::StatusOr<PutResult> PutDocument(const DocumentRecord& record);
  // Takes back what only this document said. False if there is no document of that name.
  absl::StatusOr<bool> RemoveDocument(std::string_view name);

  // Triples without a statement, as loaded from RDF. False if it was there (or not there) already. A label
  // (IsLabelPredicate) becomes an alias of its subject. For more than a few thousand, BulkLoader is the way.
  absl::StatusOr<bool> InsertTriple(const Term& subject, const Term& predicate, const Term& object);
  absl::StatusOr<bool> RemoveTriple(const Term& subject, const Term& predicate, const Term& object);

  // A statement with its qualifiers, held by itself as one that was loaded; its span and its rule are not kept. False
  // if it was there (or not there) as such already. RemoveTriple takes all such statements of a triple.
  absl::StatusOr<bool> InsertStatement(const StatementRecord& statement);
  absl::StatusOr<bool> RemoveStatement(const StatementRecord& statement);

  // The graph as it is now. Cheap. The snapshot may outlive the Store.
  std::shared_ptr<const Graph> Snapshot() const;

  // Bytes kept for others under a name: the lexicon files of a graph, for example. An empty value removes.
  absl::Status PutSetting(std::string_view name, std::string_view value);
  absl::StatusOr<std::optional<std::string>> GetSetting(std::string_view name) const;
  absl::StatusOr<std::vector<std::string>> SettingNames() const;

  absl::StatusOr<std::vector<ColumnSize>> ColumnSizes() const;

  // Everything acknowledged is on the disk itself.
  absl::Status Sync();
  // Writes the log's contents into tables and merges them: smaller and faster to read after many small writes.
  absl::Status Compact();

  const std::string& path() const;
  StoreImpl& impl() const { return *impl_; }  // for the loader, check and backup in graph/

 private:
  explicit Store(std::unique_ptr<StoreImpl> impl);

  std::unique_ptr<StoreImpl> impl_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_H_
