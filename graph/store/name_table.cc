#include "graph/store/name_table.h"

#include <algorithm>

namespace whence {

bool NameTable::Add(std::string_view name) {
  if (!ends_.empty() && this->name(size() - 1) == name) return true;
  if (bytes_.size() + name.size() > UINT32_MAX) return false;
  bytes_.append(name);
  ends_.push_back(static_cast<uint32_t>(bytes_.size()));
  return true;
}

size_t NameTable::LowerBound(std::string_view target, size_t low) const {
  size_t high = low;
  for (size_t step = 1; high < size() && name(high) < target; step *= 2) {
    low = high + 1;
    high = std::min(size(), high + step);
  }
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (name(middle) < target) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace whence
