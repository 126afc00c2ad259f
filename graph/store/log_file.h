#ifndef WHENCE_GRAPH_STORE_LOG_FILE_H_
#define WHENCE_GRAPH_STORE_LOG_FILE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace rocksdb {
class Env;
}  // namespace rocksdb

namespace whence {

// RocksDB takes a last record that reaches beyond its file for one that a kill cut off, and drops it. A damaged length
// looks the same, and would silently take with it what stands behind. What a kill leaves is a part of a record; a
// record whose length is damaged is whole, and its checksum, which does not cover the length, is right for some shorter
// one. True for the latter. `tail` is what the file holds behind its last multiple of kLogBlock bytes.
// Source: the log format of LevelDB (doc/log_format.md), which RocksDB keeps for its log and its manifest.
inline constexpr size_t kLogBlock = 32768;
bool HidesARecord(std::string_view tail);

// DataLoss if the manifest, or a log, of a database hides records. Cost: a read of each file's last block.
absl::Status CheckLogFiles(const std::string& path, rocksdb::Env* env);

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_LOG_FILE_H_
