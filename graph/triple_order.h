#ifndef WHENCE_GRAPH_TRIPLE_ORDER_H_
#define WHENCE_GRAPH_TRIPLE_ORDER_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "graph/ids.h"
#include "graph/statement.h"

namespace whence {

// The sorted orders in which a graph keeps its triples. Every use of an order goes through the table below and one
// loop over it: no code knows the orders by name.
//
// SPO, POS and OSP answer every pattern by a range. PSO adds what merge joins need: the subjects of one predicate in
// order, so that "?x p ?a . ?x q ?b" walks two ranges side by side.
enum class TripleOrder : uint8_t { kSpo = 0, kPos = 1, kOsp = 2, kPso = 3 };
inline constexpr size_t kTripleOrderCount = 4;

// kPositions[order][rank] says which part of the triple stands at that rank: 0 subject, 1 predicate, 2 object.
inline constexpr std::array<std::array<uint8_t, 3>, kTripleOrderCount> kPositions = {{
    {0, 1, 2},  // kSpo
    {1, 2, 0},  // kPos
    {2, 0, 1},  // kOsp
    {1, 0, 2},  // kPso
}};

// The parts of a triple in the order of an index. Compares as the index sorts.
using Key3 = std::array<uint64_t, 3>;

inline Key3 ToKey(TripleOrder order, const Triple& triple) {
  const Key3 parts = {triple.subject.value(), triple.predicate.value(), triple.object.value()};
  const auto& at = kPositions[static_cast<size_t>(order)];
  return {parts[at[0]], parts[at[1]], parts[at[2]]};
}

inline Triple FromKey(TripleOrder order, const Key3& key) {
  Key3 parts;
  const auto& at = kPositions[static_cast<size_t>(order)];
  for (size_t rank = 0; rank < 3; ++rank) parts[at[rank]] = key[rank];
  return Triple{TermId(parts[0]), TermId(parts[1]), TermId(parts[2])};
}

}  // namespace whence

#endif  // WHENCE_GRAPH_TRIPLE_ORDER_H_
