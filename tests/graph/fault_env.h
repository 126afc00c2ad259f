#ifndef WHENCE_TESTS_GRAPH_FAULT_ENV_H_
#define WHENCE_TESTS_GRAPH_FAULT_ENV_H_

#include <atomic>
#include <memory>
#include <utility>

#include "rocksdb/env.h"
#include "rocksdb/file_system.h"

namespace whence {

enum class Fault { kDiskFull, kShortWrite };

// The real file system, until it is told to fail: after so many writes, every write is refused, or is cut short, as on
// a full disk, until Repair().
class FaultFileSystem : public rocksdb::FileSystemWrapper {
 public:
  FaultFileSystem() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "FaultFileSystem"; }

  void FailAfter(int64_t writes, Fault fault) {
    fault_ = fault;
    left_ = writes;
  }
  void Repair() { left_ = kNever; }
  bool failed() const { return left_ <= 0; }
  int64_t writes() const { return writes_; }

  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* result,
                                    rocksdb::IODebugContext* debug) override {
    return Wrap(target()->NewWritableFile(name, options, result, debug), result);
  }
  rocksdb::IOStatus ReopenWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                       std::unique_ptr<rocksdb::FSWritableFile>* result,
                                       rocksdb::IODebugContext* debug) override {
    return Wrap(target()->ReopenWritableFile(name, options, result, debug), result);
  }

 private:
  static constexpr int64_t kNever = int64_t{1} << 60;

  class File : public rocksdb::FSWritableFileOwnerWrapper {
   public:
    File(std::unique_ptr<rocksdb::FSWritableFile> file, FaultFileSystem& owner)
        : FSWritableFileOwnerWrapper(std::move(file)), owner_(owner) {}

    rocksdb::IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override {
      if (owner_.Passes()) return target()->Append(data, options, debug);
      if (owner_.fault_ == Fault::kShortWrite) {
        target()->Append(rocksdb::Slice(data.data(), data.size() / 2), options, debug).PermitUncheckedError();
      }
      return owner_.Refusal();
    }
    rocksdb::IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                             const rocksdb::DataVerificationInfo&, rocksdb::IODebugContext* debug) override {
      return Append(data, options, debug);
    }
    rocksdb::IOStatus Sync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
      return owner_.failed() ? owner_.Refusal() : target()->Sync(options, debug);
    }
    rocksdb::IOStatus Fsync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
      return owner_.failed() ? owner_.Refusal() : target()->Fsync(options, debug);
    }

   private:
    FaultFileSystem& owner_;
  };

  rocksdb::IOStatus Wrap(rocksdb::IOStatus status, std::unique_ptr<rocksdb::FSWritableFile>* file) {
    if (status.ok()) *file = std::make_unique<File>(std::move(*file), *this);
    return status;
  }
  bool Passes() {
    ++writes_;
    return left_.fetch_sub(1) > 0;
  }
  rocksdb::IOStatus Refusal() const {
    if (fault_ == Fault::kDiskFull) return rocksdb::IOStatus::NoSpace("No space left on device");
    return rocksdb::IOStatus::IOError("short write");
  }

  std::atomic<Fault> fault_ = Fault::kDiskFull;
  std::atomic<int64_t> left_ = kNever, writes_ = 0;
};

}  // namespace whence

#endif  // WHENCE_TESTS_GRAPH_FAULT_ENV_H_
