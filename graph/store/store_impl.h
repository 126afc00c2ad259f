#ifndef WHENCE_GRAPH_STORE_STORE_IMPL_H_
#define WHENCE_GRAPH_STORE_STORE_IMPL_H_

#include <functional>
#include <memory>
#include <mutex>

#include "graph/store.h"
#include "graph/store/change_set.h"
#include "graph/store/database.h"
#include "graph/store/snapshot.h"

namespace whence {

// What stands behind Store; the loader, check and backup work on it too.
class StoreImpl {
 public:
  StoreImpl(std::shared_ptr<Database> database, StoreOptions options);

  absl::StatusOr<std::shared_ptr<const StoreSnapshot>> TakeSnapshot() const;
  // Runs `change` over the present moment and writes what it made, as one batch; `change` returns false to write
  // nothing.
  absl::StatusOr<bool> Write(const std::function<absl::StatusOr<bool>(const StoreSnapshot&, ChangeSet&)>& change);

  // The same for who holds the write mutex.
  absl::StatusOr<bool> WriteHeld(const std::function<absl::StatusOr<bool>(const StoreSnapshot&, ChangeSet&)>& change);

  // Puts an open database to rights after a write that failed, once the reason (a full disk) is gone; Unavailable if it
  // has to be opened anew for that. REQUIRES: the write mutex is held.
  absl::Status Recover();
  // What a write came to. REQUIRES: the write mutex is held.
  absl::Status Written(const rocksdb::Status& status);

  // Held by whoever writes.
  std::mutex& write_mutex() { return write_mutex_; }
  Database& database() const { return *database_; }
  const StoreOptions& options() const { return options_; }

 private:
  const std::shared_ptr<Database> database_;
  const StoreOptions options_;
  std::mutex write_mutex_;
  bool broken_ = false;  // the last write failed
  mutable std::mutex cache_mutex_;
  mutable std::shared_ptr<TermCache> cache_;
  mutable std::shared_ptr<StateCache> known_;  // of the state that a snapshot was taken of last
};

// Replaces what the document of that name said, in a batch over `base`. A name once a batch.
absl::StatusOr<PutResult> PutInto(const StoreSnapshot& base, ChangeSet& changes, const DocumentRecord& record);

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_STORE_IMPL_H_
