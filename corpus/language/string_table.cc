#include "corpus/language/string_table.h"

#include <cstring>
#include <utility>
#include <vector>

#include "graph/base/status.h"

namespace whence {
namespace {

constexpr size_t kHeaderBytes = 8;

uint32_t FingerprintOf(uint64_t hash) {
  const auto low = static_cast<uint32_t>(hash);
  return low == 0 ? 1 : low;
}
uint32_t HomeSlot(uint64_t hash, uint32_t slots) { return static_cast<uint32_t>(((hash >> 32) * slots) >> 32); }

}  // namespace

absl::StatusOr<StringTable> StringTable::FromBytes(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes + 8) return DataLoss("string table: too short");
  StringTable table;
  std::memcpy(&table.slots_, bytes.data(), sizeof(table.slots_));
  table.data_ = bytes.data() + kHeaderBytes;
  if (table.slots_ == 0 || bytes.size() - kHeaderBytes < 8 * static_cast<size_t>(table.slots_)) {
    return DataLoss("string table: too short for its ", table.slots_, " slots");
  }
  return table;
}

std::optional<uint32_t> StringTable::Find(uint64_t hash) const {
  if (slots_ == 0) return std::nullopt;
  const uint32_t wanted = FingerprintOf(hash);
  uint32_t slot = HomeSlot(hash, slots_);
  for (uint32_t probes = 0; probes < slots_; ++probes) {
    uint32_t entry[2];
    std::memcpy(entry, data_ + 8 * static_cast<size_t>(slot), sizeof(entry));
    if (entry[0] == wanted) return entry[1];
    if (entry[0] == 0) return std::nullopt;
    slot = slot + 1 == slots_ ? 0 : slot + 1;
  }
  return std::nullopt;
}

std::string EncodeStringTable(const std::map<uint64_t, uint32_t>& values) {
  const auto slots = static_cast<uint32_t>(values.size() * 5 / 4 + 1);
  std::vector<std::pair<uint32_t, uint32_t>> entries(slots);
  for (const auto& [hash, value] : values) {
    uint32_t slot = HomeSlot(hash, slots);
    while (entries[slot].first != 0) slot = slot + 1 == slots ? 0 : slot + 1;
    entries[slot] = {FingerprintOf(hash), value};
  }
  std::string bytes(kHeaderBytes + 8 * static_cast<size_t>(slots), '\0');
  std::memcpy(bytes.data(), &slots, sizeof(slots));
  for (uint32_t slot = 0; slot < slots; ++slot) {
    const uint32_t entry[2] = {entries[slot].first, entries[slot].second};
    std::memcpy(bytes.data() + kHeaderBytes + 8 * static_cast<size_t>(slot), entry, sizeof(entry));
  }
  return bytes;
}

}  // namespace whence
