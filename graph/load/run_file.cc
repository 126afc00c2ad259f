#include "graph/load/run_file.h"

#include <algorithm>
#include <utility>

#include "graph/base/status.h"
#include "graph/store/database.h"

namespace whence {
namespace {

constexpr size_t kSizeBytes = 4;           // before each record
constexpr size_t kWriteBytes = 256 << 10;  // written at a time
constexpr size_t kReadBytes = 64 << 10;    // read at a time

}  // namespace

RunWriter::RunWriter(std::string path, rocksdb::Env* env) : path_(std::move(path)) {
  opened_ = FromRocks(env->NewWritableFile(path_, &file_, rocksdb::EnvOptions()), path_);
}

absl::Status RunWriter::Append(std::string_view record) {
  for (size_t i = 0; i < kSizeBytes; ++i) bytes_.push_back(static_cast<char>(record.size() >> (8 * i) & 0xFF));
  bytes_.append(record);
  return bytes_.size() < kWriteBytes ? absl::OkStatus() : Flush();
}

absl::Status RunWriter::Flush() {
  WHENCE_RETURN_IF_ERROR(opened_);
  WHENCE_RETURN_IF_ERROR(FromRocks(file_->Append(bytes_), path_));
  bytes_.clear();
  return absl::OkStatus();
}

absl::Status RunWriter::Close() {
  WHENCE_RETURN_IF_ERROR(Flush());
  return FromRocks(file_->Close(), path_);
}

RunReader::RunReader(std::string path, rocksdb::Env* env) : path_(std::move(path)) {
  status_ = FromRocks(env->NewSequentialFile(path_, &file_, rocksdb::EnvOptions()), path_);
}

absl::Status RunReader::Damaged() const {
  return DataLoss(path_, ": a temporary file of the load is damaged; nothing was changed, load again");
}

bool RunReader::Next(std::string_view* record) {
  if (!Fill(kSizeBytes) || rest_.empty()) return false;
  size_t size = 0;
  for (size_t i = 0; i < std::min(rest_.size(), kSizeBytes); ++i) {
    size |= static_cast<size_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
  }
  if (!Fill(kSizeBytes + size)) return false;
  if (rest_.size() < kSizeBytes + size) {
    status_ = Damaged();
    return false;
  }
  *record = rest_.substr(kSizeBytes, size);
  rest_.remove_prefix(kSizeBytes + size);
  return true;
}

bool RunReader::Fill(size_t size) {
  if (!status_.ok() || rest_.size() >= size) return status_.ok();
  std::string next(rest_);
  const size_t kept = next.size();
  next.resize(std::max(size, kReadBytes));
  rocksdb::Slice read;
  status_ = FromRocks(file_->Read(next.size() - kept, &read, next.data() + kept), path_);
  if (!status_.ok()) return false;
  std::copy_n(read.data(), read.size(), next.data() + kept);  // a file system may hand out its own bytes
  next.resize(kept + read.size());
  bytes_ = std::move(next);
  rest_ = bytes_;
  return true;
}

}  // namespace whence
