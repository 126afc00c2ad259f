#ifndef WHENCE_GRAPH_LOAD_RUN_FILE_H_
#define WHENCE_GRAPH_LOAD_RUN_FILE_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "rocksdb/env.h"

namespace whence {

// Records on disk while a load runs: the size of each, then its bytes.
class RunWriter {
 public:
  RunWriter(std::string path, rocksdb::Env* env);

  absl::Status Append(std::string_view record);
  // To be called once, behind the last record.
  absl::Status Close();

 private:
  absl::Status Flush();

  const std::string path_;
  std::unique_ptr<rocksdb::WritableFile> file_;
  std::string bytes_;  // to be written
  absl::Status opened_;
};

// Reads them back in the order in which they were written.
class RunReader {
 public:
  RunReader(std::string path, rocksdb::Env* env);

  // The next record, which is good until the next call; false at the end, and after a fault (status()).
  bool Next(std::string_view* record);
  const absl::Status& status() const { return status_; }
  // What to say of a record that makes no sense.
  absl::Status Damaged() const;

 private:
  // Brings the next `size` bytes into `rest_`, fewer at the end. False on a fault.
  bool Fill(size_t size);

  const std::string path_;
  std::unique_ptr<rocksdb::SequentialFile> file_;
  std::string bytes_;
  std::string_view rest_;  // of bytes_
  absl::Status status_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_LOAD_RUN_FILE_H_
