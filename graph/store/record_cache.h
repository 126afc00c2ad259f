#ifndef WHENCE_GRAPH_STORE_RECORD_CACHE_H_
#define WHENCE_GRAPH_STORE_RECORD_CACHE_H_

#include <cstdint>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/base/recent_cache.h"
#include "graph/graph.h"
#include "graph/store/records.h"

namespace whence {

// Decoded records that one state of a store was asked for and will likely be asked for again: a question reads the same
// documents, names and statements several times, and so do those that follow. Finding one here takes a hundredth of
// what reading it through RocksDB does. The budgets are bytes, 38 MiB together. Thread-safe; goes with the state.
struct RecordCache {
  RecentCache<std::string, NameLookup> names{4 << 20};
  RecentCache<TermId, std::vector<AliasMatch>> aliases{4 << 20};
  RecentCache<std::tuple<TermId, TermId, TermId>, std::vector<Statement>> statements{8 << 20};  // by triple
  RecentCache<std::string, std::vector<Posting>> postings{16 << 20};
  RecentCache<DocumentId, DocumentHead> heads{2 << 20};
  RecentCache<std::pair<DocumentId, uint32_t>, std::vector<SentenceInfo>> sentences{4 << 20};  // by block
};

}  // namespace whence

#endif  // WHENCE_GRAPH_STORE_RECORD_CACHE_H_
