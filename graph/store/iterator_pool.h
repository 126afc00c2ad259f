#ifndef WHENCE_GRAPH_STORE_ITERATOR_POOL_H_
#define WHENCE_GRAPH_STORE_ITERATOR_POOL_H_

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "graph/store/database.h"

namespace whence {

// Iterators over a column of one snapshot, kept for reuse: making one costs more than a seek. Thread-safe.
class IteratorPool {
 public:
  IteratorPool(const Database& database, Column column, const rocksdb::Snapshot* snapshot)
      : database_(database), column_(column), snapshot_(snapshot) {}

  // An iterator on loan; it comes back when the lease dies, which must be before the pool does.
  class Lease {
   public:
    Lease(IteratorPool* pool, std::unique_ptr<rocksdb::Iterator> iterator)
        : pool_(pool), iterator_(std::move(iterator)) {}
    Lease(Lease&&) = default;
    ~Lease() {
      if (iterator_ != nullptr) pool_->Return(std::move(iterator_));
    }
    rocksdb::Iterator* operator->() const { return iterator_.get(); }
    rocksdb::Iterator& operator*() const { return *iterator_; }

   private:
    IteratorPool* pool_;
    std::unique_ptr<rocksdb::Iterator> iterator_;
  };
  Lease Take();

 private:
  void Return(std::unique_ptr<rocksdb::Iterator> iterator);

  const Database& database_;
  const Column column_;
  const rocksdb::Snapshot* const snapshot_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<rocksdb::Iterator>> free_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_ITERATOR_POOL_H_
