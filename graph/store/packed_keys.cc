#include "graph/store/packed_keys.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "graph/base/coding.h"
#include "graph/inline_term.h"

namespace whence {
namespace {

constexpr size_t kPadding = 8;

// The sizes in bytes that each part may take. The choice is what measured smallest on triples.
constexpr std::array<uint8_t, 6> kThirdDifference = {1, 2, 3, 4, 5, 8};
struct ThirdSize {
  uint8_t bytes;
  uint8_t rotation;
};
constexpr std::array<ThirdSize, 8> kThird = {{{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}, {3, 4}, {4, 4}, {8, 0}}};
constexpr std::array<uint8_t, 5> kSecond = {1, 2, 3, 5, 8};
constexpr std::array<uint8_t, 4> kFirst = {1, 2, 4, 8};

constexpr size_t kSecondBase = kThirdDifference.size();
constexpr size_t kFirstBase = kSecondBase + kSecond.size() * kThird.size();
constexpr size_t kShapes = kFirstBase + kFirst.size() * kSecond.size() * kThird.size();
static_assert(kShapes == 206);

// One control byte, ready for a decoder without branches: the bytes of each part, and what is kept of the key before.
struct Shape {
  uint64_t first_mask, second_mask, third_mask;
  uint64_t keep_second, keep_third;
  uint8_t first_bytes, second_bytes, third_bytes, total_bytes;
  uint8_t rotation;
};

constexpr uint64_t Mask(size_t bytes) { return bytes == 0 ? 0 : ~uint64_t{0} >> (64 - 8 * bytes); }

constexpr Shape MakeShape(uint8_t first, uint8_t second, uint8_t third, uint8_t rotation, bool keep_second,
                          bool keep_third) {
  return {Mask(first),
          Mask(second),
          Mask(third),
          keep_second ? ~uint64_t{0} : 0,
          keep_third ? ~uint64_t{0} : 0,
          first,
          second,
          third,
          static_cast<uint8_t>(first + second + third),
          rotation};
}

constexpr std::array<Shape, kShapes> MakeShapes() {
  std::array<Shape, kShapes> shapes{};
  size_t at = 0;
  for (const uint8_t third : kThirdDifference) shapes[at++] = MakeShape(0, 0, third, 0, true, true);
  for (const uint8_t second : kSecond) {
    for (const ThirdSize third : kThird) {
      shapes[at++] = MakeShape(0, second, third.bytes, third.rotation, true, false);
    }
  }
  for (const uint8_t first : kFirst) {
    for (const uint8_t second : kSecond) {
      for (const ThirdSize third : kThird) {
        shapes[at++] = MakeShape(first, second, third.bytes, third.rotation, false, false);
      }
    }
  }
  return shapes;
}

constexpr std::array<Shape, kShapes> kShapeOf = MakeShapes();

size_t BytesOf(uint64_t value) { return value == 0 ? 1 : (std::bit_width(value) + 7) / 8; }

template <size_t kCount>
size_t SmallestSize(const std::array<uint8_t, kCount>& sizes, uint64_t value) {
  const size_t needed = BytesOf(value);
  size_t i = 0;
  while (sizes[i] < needed) ++i;
  return i;
}

size_t ThirdSizeOf(uint64_t value) {
  if (value >> kIdClassShift != 0) {
    const size_t rotated = BytesOf(std::rotl(value, 64 - kIdClassShift));
    return rotated <= 3 ? 5 : rotated <= 4 ? 6 : 7;
  }
  const size_t needed = BytesOf(value);
  return needed <= 5 ? needed - 1 : 7;
}

void AppendPart(uint64_t value, size_t bytes, std::string* out) {
  for (size_t i = 0; i < bytes; ++i) out->push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

uint64_t Load(const char* at) {
  static_assert(std::endian::native == std::endian::little, "parts are stored little-endian");
  uint64_t value;
  std::memcpy(&value, at, sizeof(value));
  return value;
}

}  // namespace

void PackKeys(absl::Span<const Key3> keys, std::string* out) {
  AppendVarint(keys.size(), out);
  const size_t controls = out->size();
  out->append(keys.size(), '\0');
  Key3 last = {0, 0, 0};
  for (size_t i = 0; i < keys.size(); ++i) {
    const Key3& key = keys[i];
    size_t shape;
    if (i > 0 && key[0] == last[0] && key[1] == last[1]) {
      const uint64_t difference = key[2] - last[2];
      shape = SmallestSize(kThirdDifference, difference);
      AppendPart(difference, kShapeOf[shape].third_bytes, out);
    } else {
      const bool same_first = i > 0 && key[0] == last[0];
      const uint64_t second = same_first ? key[1] - last[1] : key[1];
      const size_t tail = SmallestSize(kSecond, second) * kThird.size() + ThirdSizeOf(key[2]);
      if (same_first) {
        shape = kSecondBase + tail;
      } else {
        const uint64_t first = key[0] - last[0];
        shape = kFirstBase + SmallestSize(kFirst, first) * kSecond.size() * kThird.size() + tail;
        AppendPart(first, kShapeOf[shape].first_bytes, out);
      }
      AppendPart(second, kShapeOf[shape].second_bytes, out);
      AppendPart(std::rotl(key[2], kShapeOf[shape].rotation), kShapeOf[shape].third_bytes, out);
    }
    (*out)[controls + i] = static_cast<char>(shape);
    last = key;
  }
  out->append(kPadding, '\0');
}

size_t CountPackedKeys(std::string_view bytes) {
  ByteReader reader(bytes);
  const uint64_t count = reader.Varint();
  return reader.ok() && count <= kMostPackedKeys ? count : 0;
}

bool PackedKeyReader::Begin(std::string_view bytes) {
  left_ = CountPackedKeys(bytes);
  const size_t head = left_ < 0x80 ? 1 : 2;
  if (left_ == 0 || bytes.size() < head + left_ + kPadding) {
    left_ = 0;
    return false;
  }
  control_ = reinterpret_cast<const unsigned char*>(bytes.data()) + head;
  at_ = bytes.data() + head + left_;
  end_ = bytes.data() + bytes.size() - kPadding;
  key_ = {0, 0, 0};
  return true;
}

// Gives key by key to `take`, until that returns false. False if the bytes are not a chunk.
template <typename Take>
bool PackedKeyReader::Walk(Take take) {
  const unsigned char* control = control_;
  const unsigned char* const controls_end = control + left_;
  const char* at = at_;
  uint64_t first = key_[0], second = key_[1], third = key_[2];
  bool sound = true, more = true;
  while (more && control != controls_end) {
    sound = *control < kShapes;
    if (!sound) break;
    const Shape& shape = kShapeOf[*control++];
    // At most 8 bytes from each part's start are read, which the padding allows up to the last part.
    sound = end_ - at >= shape.total_bytes;
    if (!sound) break;
    first += Load(at) & shape.first_mask;
    second = (second & shape.keep_second) + (Load(at + shape.first_bytes) & shape.second_mask);
    const uint64_t part = Load(at + shape.first_bytes + shape.second_bytes) & shape.third_mask;
    third = (third & shape.keep_third) + std::rotr(part, shape.rotation);
    at += shape.total_bytes;
    more = take(first, second, third);
  }
  left_ = sound ? static_cast<size_t>(controls_end - control) : 0;
  control_ = control;
  at_ = at;
  key_ = {first, second, third};
  return sound && (left_ > 0 || at == end_);
}

namespace {

bool Before(uint64_t first, uint64_t second, uint64_t third, const Key3& key) {
  if (first != key[0]) return first < key[0];
  return second != key[1] ? second < key[1] : third < key[2];
}

bool Behind(uint64_t first, uint64_t second, uint64_t third, const Key3& key) {
  if (first != key[0]) return first > key[0];
  return second != key[1] ? second > key[1] : third > key[2];
}

}  // namespace

std::optional<size_t> PackedKeyReader::Read(const Key3& from, const Key3* last, size_t most, Key3* keys) {
  size_t size = 0;
  bool ended = left_ == 0;
  if (ended || most == 0) return 0;
  const auto keep = [&](uint64_t first, uint64_t second, uint64_t third) {
    ended = last != nullptr && Behind(first, second, third, *last);
    if (ended) return false;
    keys[size++] = {first, second, third};
    return size < most;
  };
  // Walks stop at the first key that is wanted, and then go on without looking at what stands before.
  bool sound = Walk([&](uint64_t first, uint64_t second, uint64_t third) {
    if (Before(first, second, third, from)) return true;
    keep(first, second, third);
    return false;
  });
  if (sound && !ended && size > 0 && size < most && left_ > 0) {
    sound = last != nullptr ? Walk(keep) : Walk([&](uint64_t first, uint64_t second, uint64_t third) {
      keys[size++] = {first, second, third};
      return size < most;
    });
  }
  if (!sound) return std::nullopt;
  if (ended) left_ = 0;
  return size;
}

size_t UnpackKeys(std::string_view bytes, Key3* keys) {
  PackedKeyReader reader;
  return reader.Begin(bytes) ? reader.Read({0, 0, 0}, nullptr, kMostPackedKeys, keys).value_or(0) : 0;
}

}  // namespace whence
