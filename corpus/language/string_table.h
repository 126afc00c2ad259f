#ifndef WHENCE_CORPUS_LANGUAGE_STRING_TABLE_H_
#define WHENCE_CORPUS_LANGUAGE_STRING_TABLE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace whence {

// A read-only map from 64-bit hashes of strings to 32-bit values, read in place from the model file. Only 32 bits of
// the hash are kept, so a string that is not in the table is taken for one that is about once in a thousand million
// times.
//
// Bytes (little endian): u32 slots, u32 unused, then slots of (u32 fingerprint, u32 value) with linear probing; a
// fingerprint of 0 marks an empty slot.
class StringTable {
 public:
  StringTable() = default;  // empty

  // `bytes` outlives the table.
  static absl::StatusOr<StringTable> FromBytes(std::string_view bytes);

  std::optional<uint32_t> Find(uint64_t hash) const;

 private:
  const char* data_ = nullptr;
  uint32_t slots_ = 0;
};

std::string EncodeStringTable(const std::map<uint64_t, uint32_t>& values);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_STRING_TABLE_H_
