#ifndef WHENCE_GRAPH_BASE_ASCII_H_
#define WHENCE_GRAPH_BASE_ASCII_H_

namespace whence {

// Character classes that no locale changes, of a char, a byte, a code point or the -1 of an end. Bytes of other letters
// are in none of them.
constexpr bool IsAsciiDigit(int c) { return c >= '0' && c <= '9'; }
constexpr bool IsAsciiLower(int c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsAsciiUpper(int c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsAsciiLetter(int c) { return IsAsciiLower(c) || IsAsciiUpper(c); }
constexpr bool IsAsciiAlnum(int c) { return IsAsciiLetter(c) || IsAsciiDigit(c); }
constexpr bool IsAsciiSpace(int c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Whether the byte is one of a character that is not ASCII.
constexpr bool IsPastAscii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// Other characters stay.
constexpr char AsciiLower(char c) { return IsAsciiUpper(c) ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr char AsciiUpper(char c) { return IsAsciiLower(c) ? static_cast<char>(c - ('a' - 'A')) : c; }

// What a hexadecimal digit is worth, -1 for all else.
constexpr int HexValue(int c) {
  if (IsAsciiDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace whence

#endif  // WHENCE_GRAPH_BASE_ASCII_H_
