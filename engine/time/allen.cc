#include "engine/time/allen.h"

#include <array>
#include <vector>

namespace whence {
namespace {

// Days as the nodes of a graph of differences: an edge says that `high` - `low` <= `most`. Choices of days exist
// exactly when no cycle of edges sums to less than nothing (Bellman and Ford).
enum Node { kZero, kBeginA, kEndA, kBeginB, kEndB, kNodes };
struct Edge {
  Node low, high;
  int64_t most;
};

void Bound(Node day, const Interval& within, std::vector<Edge>& edges) {
  if (within.last.has_value()) edges.push_back({kZero, day, *within.last});
  if (within.first.has_value()) edges.push_back({day, kZero, -*within.first});
}

// first + gap <= second.
Edge NoLater(Node first, int64_t gap, Node second) { return {second, first, -gap}; }

void Relate(AllenRelation relation, std::vector<Edge>& edges) {
  const auto apart = [&](Node first, int64_t gap, Node second) { edges.push_back(NoLater(first, gap, second)); };
  const auto equal = [&](Node first, int64_t gap, Node second) {
    apart(first, gap, second);
    apart(second, -gap, first);
  };
  switch (relation) {
    case AllenRelation::kBefore:
      return apart(kEndA, 2, kBeginB);
    case AllenRelation::kMeets:
      return equal(kEndA, 1, kBeginB);
    case AllenRelation::kOverlaps:
      apart(kBeginA, 1, kBeginB);
      apart(kBeginB, 0, kEndA);
      return apart(kEndA, 1, kEndB);
    case AllenRelation::kStarts:
      equal(kBeginA, 0, kBeginB);
      return apart(kEndA, 1, kEndB);
    case AllenRelation::kDuring:
      apart(kBeginB, 1, kBeginA);
      return apart(kEndA, 1, kEndB);
    case AllenRelation::kFinishes:
      apart(kBeginB, 1, kBeginA);
      return equal(kEndA, 0, kEndB);
    case AllenRelation::kEquals:
      equal(kBeginA, 0, kBeginB);
      return equal(kEndA, 0, kEndB);
    case AllenRelation::kAfter:
      return apart(kEndB, 2, kBeginA);
    case AllenRelation::kMetBy:
      return equal(kEndB, 1, kBeginA);
    case AllenRelation::kOverlappedBy:
      apart(kBeginB, 1, kBeginA);
      apart(kBeginA, 0, kEndB);
      return apart(kEndB, 1, kEndA);
    case AllenRelation::kStartedBy:
      equal(kBeginA, 0, kBeginB);
      return apart(kEndB, 1, kEndA);
    case AllenRelation::kContains:
      apart(kBeginA, 1, kBeginB);
      return apart(kEndB, 1, kEndA);
    case AllenRelation::kFinishedBy:
      apart(kBeginA, 1, kBeginB);
      return equal(kEndA, 0, kEndB);
  }
}

bool IsPossible(AllenRelation relation, const Period& a, const Period& b) {
  std::vector<Edge> edges;
  Bound(kBeginA, a.begin, edges);
  Bound(kEndA, a.end, edges);
  Bound(kBeginB, b.begin, edges);
  Bound(kEndB, b.end, edges);
  edges.push_back(NoLater(kBeginA, 0, kEndA));
  edges.push_back(NoLater(kBeginB, 0, kEndB));
  Relate(relation, edges);
  std::array<int64_t, kNodes> distance{};
  for (int round = 0; round <= kNodes; ++round) {
    bool changed = false;
    for (const Edge& edge : edges) {
      if (distance[edge.low] + edge.most >= distance[edge.high]) continue;
      distance[edge.high] = distance[edge.low] + edge.most;
      changed = true;
    }
    if (!changed) return true;
  }
  return false;
}

}  // namespace

std::string_view AllenRelationName(AllenRelation relation) {
  constexpr std::array<std::string_view, kAllenRelationCount> kNames = {
      "before", "meets",  "overlaps",      "starts",     "during",   "finishes",   "equals",
      "after",  "met by", "overlapped by", "started by", "contains", "finished by"};
  return kNames[static_cast<size_t>(relation)];
}

Certainty Holds(AllenRelation relation, const Period& a, const Period& b) {
  if (!IsPossible(relation, a, b)) return Certainty::kExcluded;
  for (int other = 0; other < kAllenRelationCount; ++other) {
    if (static_cast<AllenRelation>(other) != relation && IsPossible(static_cast<AllenRelation>(other), a, b)) {
      return Certainty::kPossible;
    }
  }
  return Certainty::kCertain;
}

Certainty Share(const Period& a, const Period& b) {
  bool shared = false, apart = false;
  for (int index = 0; index < kAllenRelationCount; ++index) {
    const auto relation = static_cast<AllenRelation>(index);
    const bool is_apart = relation == AllenRelation::kBefore || relation == AllenRelation::kMeets ||
                          relation == AllenRelation::kAfter || relation == AllenRelation::kMetBy;
    if (!IsPossible(relation, a, b)) continue;
    (is_apart ? apart : shared) = true;
  }
  if (!shared) return Certainty::kExcluded;
  return apart ? Certainty::kPossible : Certainty::kCertain;
}

}  // namespace whence
