#include "graph/store/member_sets.h"

namespace whence {
namespace {

constexpr uint64_t kBudget = 64 << 20;
constexpr uint64_t kTriplesPerSeek = 500;  // that a scan reads in the time of a seek

// Null after a fault, which whoever reads the triples themselves will meet, too.
std::unique_ptr<const TermSet> SecondPlaces(const Graph& graph, uint64_t end, TripleOrder order, TermId predicate) {
  auto set = std::make_unique<TermSet>(end);
  TripleFilter filter;
  filter.predicate = predicate;
  const auto cursor = graph.ScanIn(order, filter);
  for (; cursor->Valid(); cursor->NextBatch()) {
    for (const Key3& key : cursor->batch()) set->Add(TermId(key[1]));
  }
  if (!cursor->status().ok()) return nullptr;
  return set;
}

}  // namespace

const TermSet* MemberSets::Ask(const Graph& graph, uint64_t end, TripleOrder order, TermId predicate,
                               uint64_t lookups) {
  const std::pair key(order, predicate);
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    Entry& entry = entries_[key];
    if (entry.decided) return entry.set.get();
    entry.lookups += lookups;
    if (entry.lookups == 0 || entry.lookups * kTriplesPerSeek < graph.StatisticsOf(predicate).triples) return nullptr;
    entry.decided = true;
    if (bytes_ + TermSet::BytesFor(end) > kBudget) return nullptr;
    bytes_ += TermSet::BytesFor(end);
  }
  // Others go on without it meanwhile.
  std::unique_ptr<const TermSet> set = SecondPlaces(graph, end, order, predicate);
  const std::lock_guard<std::mutex> lock(mutex_);
  Entry& entry = entries_[key];
  entry.set = std::move(set);
  return entry.set.get();
}

}  // namespace whence
