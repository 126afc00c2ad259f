#ifndef WHENCE_GRAPH_BASE_UTF8_H_
#define WHENCE_GRAPH_BASE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace whence {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

// Reads the code point at *at and moves *at behind it. A byte that starts no valid sequence (overlong forms and
// surrogates included) is U+FFFD and one byte. REQUIRES: *at < text.size().
inline char32_t NextCodePoint(std::string_view text, size_t* at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte((*at)++);
  if (first < 0x80) return first;
  const int more = first >= 0xC2 && first <= 0xDF   ? 1
                   : first >= 0xE0 && first <= 0xEF ? 2
                   : first >= 0xF0 && first <= 0xF4 ? 3
                                                    : 0;
  if (more == 0 || text.size() - *at < static_cast<size_t>(more)) return kReplacementCharacter;
  char32_t value = first & (0x3F >> more);
  for (int i = 0; i < more; ++i) {
    if ((byte(*at + i) & 0xC0) != 0x80) return kReplacementCharacter;
    value = value << 6 | (byte(*at + i) & 0x3F);
  }
  const bool overlong = value < (more == 1 ? 0x80u : more == 2 ? 0x800u : 0x10000u);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return kReplacementCharacter;
  *at += more;
  return value;
}

inline void AppendCodePoint(char32_t c, std::string* out) {
  if (c < 0x80) {
    out->push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out->push_back(static_cast<char>(0xC0 | c >> 6));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    out->push_back(static_cast<char>(0xE0 | c >> 12));
    out->push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  } else {
    out->push_back(static_cast<char>(0xF0 | c >> 18));
    out->push_back(static_cast<char>(0x80 | (c >> 12 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
  }
}

inline std::u32string ToCodePoints(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (size_t at = 0; at < text.size();) points.push_back(NextCodePoint(text, &at));
  return points;
}

inline bool IsValidUtf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    if (NextCodePoint(text, &at) == kReplacementCharacter && at == begin + 1) return false;
  }
  return true;
}

}  // namespace whence

#endif  // WHENCE_GRAPH_BASE_UTF8_H_
