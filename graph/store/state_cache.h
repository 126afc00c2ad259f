#ifndef WHENCE_GRAPH_STORE_STATE_CACHE_H_
#define WHENCE_GRAPH_STORE_STATE_CACHE_H_

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "graph/base/recent_cache.h"
#include "graph/store/chunk_cache.h"
#include "graph/store/member_sets.h"
#include "graph/store/name_table.h"
#include "graph/store/record_cache.h"
#include "graph/store/records.h"

namespace whence {

// What the snapshots of one state of a store know in common.
struct StateCache {
  // What tells two states of a store apart: the number of its last write, and what it holds, for a bulk load need not
  // give a number.
  struct State {
    uint64_t sequence = 0;
    Counters counters;
    friend bool operator==(const State&, const State&) = default;
  };

  StateCache(const State& of, uint64_t chunk_bytes) : state(of), chunks(chunk_bytes) {}

  const State state;
  MemberSets members;
  ChunkCache chunks;
  NameTables names;
  RecentCache<std::tuple<std::string, int, size_t>, std::vector<std::string>> similar{
      1 << 18};  // by name, distance, limit
  RecordCache records;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_STATE_CACHE_H_
