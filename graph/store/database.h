#ifndef WHENCE_GRAPH_STORE_DATABASE_H_
#define WHENCE_GRAPH_STORE_DATABASE_H_

#include <array>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "graph/base/status.h"
#include "graph/labels.h"
#include "graph/store/format.h"
#include "graph/store/keeping_files.h"
#include "rocksdb/db.h"
#include "rocksdb/env.h"
#include "rocksdb/iterator.h"
#include "rocksdb/options.h"

namespace whence {

inline rocksdb::Slice ToSlice(std::string_view s) { return rocksdb::Slice(s.data(), s.size()); }
inline std::string_view ToStd(const rocksdb::Slice& s) { return std::string_view(s.data(), s.size()); }

// RocksDB's verdict in our words; `what` says what was being done to which file.
absl::Status FromRocks(const rocksdb::Status& status, std::string_view what);

// The open database and its columns. Closed by the destructor.
struct Database {
  Database() = default;
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  rocksdb::ColumnFamilyHandle* column(Column c) const { return columns[static_cast<size_t>(c)]; }

  std::shared_ptr<KeepingFiles> files;
  std::unique_ptr<rocksdb::Env> env;  // over `files`
  std::unique_ptr<rocksdb::DB> db;
  std::array<rocksdb::ColumnFamilyHandle*, kColumnCount> columns{};
  std::string path;
  // Which predicates give names there: version 1 noted those of the common vocabularies only.
  bool IsLabel(std::string_view iri) const {
    return version == kOldestVersion ? IsCommonLabelPredicate(iri) : IsLabelPredicate(iri);
  }

  bool read_only = false;
  uint32_t version = kFormatVersion;
};

// Where a bulk load works, in the database's folder. What a killed one left is removed at the next opening for writing.
inline constexpr std::string_view kLoadFolder = "bulk-load";

struct StoreOptions;

// Opens or creates the database, checks that it is ours and of our version. The errors are those of Store::Open.
absl::StatusOr<std::shared_ptr<Database>> OpenDatabase(const std::string& path, const StoreOptions& options);

// The options under which a column's tables are written; the bulk loader writes its files with them too.
rocksdb::ColumnFamilyOptions ColumnOptions(Column column, const std::shared_ptr<rocksdb::Cache>& cache);
rocksdb::Options DatabaseOptions(const StoreOptions& options, rocksdb::Env* env);

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_DATABASE_H_
