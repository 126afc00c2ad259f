#ifndef WHENCE_GRAPH_STORE_KEEPING_FILES_H_
#define WHENCE_GRAPH_STORE_KEEPING_FILES_H_

#include <atomic>
#include <memory>
#include <string>
#include <utility>

#include "rocksdb/file_system.h"

namespace whence {

// A file system that can be told not to delete table files. When RocksDB cannot sync its manifest while it takes in the
// files of a load, it deletes these, although the manifest on the disk may name them by then; such a database does not
// open again (mended in RocksDB 8). So nothing is deleted meanwhile. What is left over goes at the next opening, when
// RocksDB removes the files that no manifest names.
class KeepingFiles : public rocksdb::FileSystemWrapper {
 public:
  explicit KeepingFiles(const std::shared_ptr<rocksdb::FileSystem>& target) : FileSystemWrapper(target) {}
  const char* Name() const override { return "KeepingFiles"; }

  void Keep(bool keep) { keep_.store(keep); }

  rocksdb::IOStatus DeleteFile(const std::string& name, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override {
    if (keep_.load() && name.ends_with(".sst")) return rocksdb::IOStatus::OK();
    return target()->DeleteFile(name, options, debug);
  }

 private:
  std::atomic<bool> keep_ = false;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_KEEPING_FILES_H_
