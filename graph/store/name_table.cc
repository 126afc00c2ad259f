#include "graph/store/name_table.h"

namespace whence {

bool NameTable::Add(std::string_view name) {
  if (!ends_.empty() && this->name(size() - 1) == name) return true;
  if (bytes_.size() + name.size() > UINT32_MAX) return false;
  bytes_.append(name);
  ends_.push_back(static_cast<uint32_t>(bytes_.size()));
  return true;
}

size_t NameTable::LowerBound(std::string_view target) const {
  size_t low = 0, high = size();
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
