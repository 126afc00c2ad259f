#ifndef WHENCE_GRAPH_LOAD_ALIAS_RUN_H_
#define WHENCE_GRAPH_LOAD_ALIAS_RUN_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "graph/load/table_file.h"
#include "graph/store/snapshot.h"

namespace whence {

// Gathers the names that a load's labels give, and writes them as alias entries: a table file for every so many. The
// labels of one subject come together, so that no entry is split between two files.
class AliasRuns {
 public:
  AliasRuns(const StoreSnapshot& base, TableFiles& files) : base_(base), files_(files) {}
  // REQUIRES: the names of one subject come one after the other.
  absl::Status Add(TermId subject, std::string_view name, AliasKind kind = AliasKind::kLabel);
  // Writes what is left. Once, behind the last name.
  absl::Status Finish();
  uint64_t added() const { return added_; }

 private:
  absl::Status Write();

  const StoreSnapshot& base_;
  TableFiles& files_;
  std::vector<std::string> by_name_, by_entity_;  // keys
  uint64_t held_ = 0;
  TermId subject_;
  uint64_t added_ = 0;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_LOAD_ALIAS_RUN_H_
