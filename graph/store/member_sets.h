#ifndef WHENCE_GRAPH_STORE_MEMBER_SETS_H_
#define WHENCE_GRAPH_STORE_MEMBER_SETS_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "graph/graph.h"
#include "graph/term_set.h"

namespace whence {

// The subjects and the objects of predicates, as sets, for one state of a store: what Graph::MembersOf gives. A set is
// made when the seeks that it would have saved have cost as much as making it does, so that queries never take more
// than twice the time that they would have taken without. Thread-safe.
class MemberSets {
 public:
  // See Graph::MembersOf. `graph` is of that state, with ids below `end`.
  const TermSet* Ask(const Graph& graph, uint64_t end, TripleOrder order, TermId predicate, uint64_t lookups);

 private:
  struct Entry {
    uint64_t lookups = 0;
    bool decided = false;  // the set is there, or being made, or there will be none
    std::unique_ptr<const TermSet> set;
  };

  std::mutex mutex_;
  uint64_t bytes_ = 0;
  absl::flat_hash_map<std::pair<TripleOrder, TermId>, Entry> entries_;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_MEMBER_SETS_H_
