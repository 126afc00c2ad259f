#ifndef WHENCE_GRAPH_LOAD_TABLE_FILE_H_
#define WHENCE_GRAPH_LOAD_TABLE_FILE_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "graph/store/chunk_cursor.h"
#include "graph/store/database.h"
#include "graph/store/packed_index.h"
#include "rocksdb/sst_file_writer.h"

namespace whence {

// A table file in the making: entries in the order of their keys. Made when the first entry comes.
class TableFile {
 public:
  TableFile(const Database& database, Column column, std::string path);
  // REQUIRES: keys ascend.
  absl::Status Put(std::string_view key, std::string_view value);
  // True if there was an entry, and the file is complete.
  absl::StatusOr<bool> Finish();

  Column column() const { return column_; }
  const std::string& path() const { return path_; }

 private:
  const Database& database_;
  const Column column_;
  const std::string path_;
  std::unique_ptr<rocksdb::SstFileWriter> writer_;
};

// The table files of one load.
class TableFiles {
 public:
  TableFiles(const Database& database, std::string folder) : database_(database), folder_(std::move(folder)) {}
  std::unique_ptr<TableFile> Make(Column column);
  absl::Status Finish(TableFile& file);
  // Takes all finished files into the database, in one atomic step.
  rocksdb::Status Ingest();

 private:
  const Database& database_;
  const std::string folder_;
  size_t made_ = 0;
  std::map<Column, std::vector<std::string>> finished_;
};

// Chunks into a table file.
class TableSink : public ChunkSink {
 public:
  explicit TableSink(TableFile& file) : file_(file) {}
  absl::Status Put(IndexId index, const Key3& fence, std::string_view chunk) override {
    return file_.Put(ToStd(ChunkKeyBuffer(index, fence).slice()), chunk);
  }
  absl::Status Delete(IndexId, const Key3&) override { return Internal("a load never removes a chunk"); }

 private:
  TableFile& file_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_LOAD_TABLE_FILE_H_
