#ifndef WHENCE_GRAPH_MAINTENANCE_H_
#define WHENCE_GRAPH_MAINTENANCE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "graph/store.h"

namespace whence {

struct CheckReport {
  uint64_t triples = 0, terms = 0, statements = 0, documents = 0, aliases = 0;
  std::vector<std::string> faults;  // what is wrong, the first 100; empty if all is well
};

// Reads the whole store and holds its parts against each other: the checksums of every file, the four orders against
// each other, the dictionary both ways, counts and statistics per predicate, statements against their triples and
// supports, supports against documents, text against its hash, names both ways. Cost: several scans; memory a little
// more than the largest predicate's. A status is returned only when the store cannot be read on at all.
absl::StatusOr<CheckReport> CheckStore(Store& store);

// Copies what the store holds now into a folder, as a new backup beside those that are there: files that an earlier
// backup has are not copied again. Readers and writers go on.
absl::Status BackupStore(Store& store, const std::string& folder);

struct BackupInfo {
  uint32_t id = 0;
  int64_t seconds = 0;  // since 1970
  uint64_t bytes = 0;
};
// Oldest first.
absl::StatusOr<std::vector<BackupInfo>> ListBackups(const std::string& folder);

// Makes a database of a backup; id 0 is the latest. The target must not exist or be empty. Checksums are verified on
// the way.
absl::Status RestoreStore(const std::string& folder, uint32_t id, const std::string& target);

}  // namespace whence

#endif  // WHENCE_GRAPH_MAINTENANCE_H_
