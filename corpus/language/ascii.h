#ifndef WHENCE_CORPUS_LANGUAGE_ASCII_H_
#define WHENCE_CORPUS_LANGUAGE_ASCII_H_

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "graph/base/ascii.h"  // IWYU pragma: export

namespace whence {

constexpr bool IsAsciiVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// Whether it may begin with a capital: with one of A-Z, or with a letter of which a byte does not tell.
constexpr bool MayStartUpper(std::string_view text) {
  return !text.empty() && (IsAsciiUpper(text.front()) || IsPastAscii(text.front()));
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

// A first a-z as A-Z; a letter past ASCII stays.
inline void CapitaliseAscii(std::string& text) {
  if (!text.empty()) text.front() = AsciiUpper(text.front());
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
