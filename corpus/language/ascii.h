#ifndef WHENCE_CORPUS_LANGUAGE_ASCII_H_
#define WHENCE_CORPUS_LANGUAGE_ASCII_H_

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace whence {

// Character classes that no locale changes. Bytes of other letters are in none of them.
constexpr bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsAsciiLetter(char c) { return IsAsciiLower(c) || IsAsciiUpper(c); }
constexpr bool IsAsciiVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
constexpr bool IsAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr char AsciiLower(char c) { return IsAsciiUpper(c) ? static_cast<char>(c + ('a' - 'A')) : c; }
constexpr char AsciiUpper(char c) { return IsAsciiLower(c) ? static_cast<char>(c - ('a' - 'A')) : c; }

// Whether it may begin with a capital: with one of A-Z, or with a letter of which a byte does not tell.
constexpr bool MayStartUpper(std::string_view text) {
  return !text.empty() && (IsAsciiUpper(text.front()) || static_cast<unsigned char>(text.front()) >= 0x80);
}

inline bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The text with A-Z as a-z; all other bytes stay.
inline std::string AsciiLowered(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = AsciiLower(c);
  return lowered;
}

// Without white space at both ends.
inline std::string_view TrimAscii(std::string_view text) {
  while (!text.empty() && IsAsciiSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsAsciiSpace(text.back())) text.remove_suffix(1);
  return text;
}

// Whether all of the text is digits, and there is one.
inline bool IsAsciiNumber(std::string_view text) {
  for (char c : text) {
    if (!IsAsciiDigit(c)) return false;
  }
  return !text.empty();
}

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_ASCII_H_
