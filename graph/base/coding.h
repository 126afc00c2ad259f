#ifndef WHENCE_GRAPH_BASE_CODING_H_
#define WHENCE_GRAPH_BASE_CODING_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace whence {

// Numbers as bytes. Big-endian in keys, so that they sort as numbers do; varints (LEB128) in values.

template <typename Integer>
void AppendBigEndian(Integer value, std::string* out) {
  for (int shift = 8 * (static_cast<int>(sizeof(Integer)) - 1); shift >= 0; shift -= 8) {
    out->push_back(static_cast<char>(value >> shift & 0xFF));
  }
}

inline void AppendVarint(uint64_t value, std::string* out) {
  for (; value >= 0x80; value >>= 7) out->push_back(static_cast<char>(value | 0x80));
  out->push_back(static_cast<char>(value));
}

// A size and the bytes.
inline void AppendSized(std::string_view bytes, std::string* out) {
  AppendVarint(bytes.size(), out);
  out->append(bytes);
}

// Reads what the functions above write. After the first fault everything reads as zero and ok() is false, so that a
// record is read field by field and checked once.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  template <typename Integer>
  Integer BigEndian() {
    const std::string_view bytes = Bytes(sizeof(Integer));
    Integer value = 0;
    for (const char c : bytes) value = static_cast<Integer>(value << 8 | static_cast<unsigned char>(c));
    return value;
  }

  uint64_t Varint() {
    uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const unsigned char byte = Byte();
      value |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    ok_ = false;
    return 0;
  }

  unsigned char Byte() {
    if (rest_.empty()) {
      ok_ = false;
      return 0;
    }
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }

  std::string_view Bytes(uint64_t count) {
    if (count > rest_.size()) {
      ok_ = false;
      rest_ = {};
      return {};
    }
    const std::string_view bytes = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return bytes;
  }

  std::string_view Sized() { return Bytes(Varint()); }
  std::string_view Rest() { return Bytes(rest_.size()); }
  // A count of items that take at least one byte each: a corrupt count never makes the caller reserve what is not there.
  uint64_t Count() {
    const uint64_t count = Varint();
    if (count <= rest_.size()) return count;
    ok_ = false;
    return 0;
  }

  bool AtEnd() const { return rest_.empty(); }
  bool ok() const { return ok_; }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace whence

#endif  // WHENCE_GRAPH_BASE_CODING_H_
