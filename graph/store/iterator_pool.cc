#include "graph/store/iterator_pool.h"

namespace whence {
namespace {

constexpr size_t kPooledIterators = 32;

}  // namespace

IteratorPool::Lease IteratorPool::Take() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!free_.empty()) {
      std::unique_ptr<rocksdb::Iterator> iterator = std::move(free_.back());
      free_.pop_back();
      return Lease(this, std::move(iterator));
    }
  }
  rocksdb::ReadOptions options;
  options.snapshot = snapshot_;
  return Lease(this, std::unique_ptr<rocksdb::Iterator>(database_.db->NewIterator(options, database_.column(column_))));
}

void IteratorPool::Return(std::unique_ptr<rocksdb::Iterator> iterator) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (free_.size() < kPooledIterators) free_.push_back(std::move(iterator));
}

}  // namespace whence
