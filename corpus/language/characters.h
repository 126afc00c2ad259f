#ifndef WHENCE_CORPUS_LANGUAGE_CHARACTERS_H_
#define WHENCE_CORPUS_LANGUAGE_CHARACTERS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace whence {

// What the analyser tells characters apart by.
enum class CharClass : uint8_t { kSpace, kUpper, kLower, kLetter, kDigit, kMark, kPunctuation, kSymbol, kOther };

// One character of a text of any bytes. A byte that starts no well-formed UTF-8 sequence is one character of its own,
// U+FFFD of class kOther.
struct Character {
  char32_t point = 0;
  uint32_t size = 1;  // bytes
  CharClass type = CharClass::kOther;

  bool IsLetter() const { return type == CharClass::kUpper || type == CharClass::kLower || type == CharClass::kLetter; }
  // Letters, digits and the marks that go on them.
  bool IsWord() const { return IsLetter() || type == CharClass::kDigit || type == CharClass::kMark; }
};

// REQUIRES: at < text.size().
Character CharacterAt(std::string_view text, size_t at);

// The character that ends at `end`. REQUIRES: 0 < end <= text.size().
Character CharacterBefore(std::string_view text, size_t end);

// Simple lower case of every letter, as Unicode maps it; other bytes stay as they are.
std::string Lowered(std::string_view text);

bool StartsUpper(std::string_view text);
bool HasLower(std::string_view text);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_CHARACTERS_H_
