#ifndef WHENCE_GRAPH_BASE_STRONG_ID_H_
#define WHENCE_GRAPH_BASE_STRONG_ID_H_

#include <compare>
#include <cstdint>
#include <utility>

namespace whence {

// An integer that cannot be mistaken for another kind of integer: `using TermId = StrongId<struct TermIdTag>`.
// Costs what the integer costs. Ordered by value; hashable by Abseil's containers.
template <typename Tag, typename Value = uint64_t>
class StrongId {
 public:
  constexpr StrongId() = default;
  constexpr explicit StrongId(Value value) : value_(value) {}

  constexpr Value value() const { return value_; }
  friend constexpr auto operator<=>(StrongId, StrongId) = default;
  template <typename H>
  friend H AbslHashValue(H state, StrongId id) {
    return H::combine(std::move(state), id.value_);
  }

 private:
  Value value_ = 0;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_BASE_STRONG_ID_H_
