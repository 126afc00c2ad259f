#include "graph/triple_cursor.h"

#include <algorithm>

namespace whence {
namespace {

std::array<std::optional<TermId>, 3> Parts(const TripleFilter& filter) {
  return {filter.subject, filter.predicate, filter.object};
}

}  // namespace

size_t BoundPrefix(TripleOrder order, const TripleFilter& filter) {
  const auto parts = Parts(filter);
  size_t rank = 0;
  while (rank < 3 && parts[kPositions[static_cast<size_t>(order)][rank]]) ++rank;
  return rank;
}

KeyRange RangeOf(TripleOrder order, const TripleFilter& filter) {
  const auto parts = Parts(filter);
  const size_t bound = BoundPrefix(order, filter);
  KeyRange range;
  for (size_t rank = 0; rank < bound; ++rank) {
    const uint64_t value = parts[kPositions[static_cast<size_t>(order)][rank]]->value();
    range.first[rank] = value;
    range.last[rank] = value;
  }
  return range;
}

TripleOrder OrderFor(const TripleFilter& filter) {
  const size_t bound = filter.subject.has_value() + filter.predicate.has_value() + filter.object.has_value();
  for (size_t order = 0; order < kTripleOrderCount; ++order) {
    if (BoundPrefix(static_cast<TripleOrder>(order), filter) == bound) return static_cast<TripleOrder>(order);
  }
  return TripleOrder::kSpo;
}

void TripleCursor::Seek(const Key3& target) {
  if (!Valid() || key() >= target) return;
  if (batch_.back() < target) {
    RefillAt(target);
    return;
  }
  // Galloping: the target is more often near than far.
  size_t step = 1;
  size_t low = position_;
  while (low + step < batch_.size() && batch_[low + step] < target) {
    low += step;
    step *= 2;
  }
  const auto end = batch_.begin() + std::min(low + step + 1, batch_.size());
  position_ = static_cast<size_t>(std::lower_bound(batch_.begin() + low, end, target) - batch_.begin());
}

}  // namespace whence
