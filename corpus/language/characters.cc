#include "corpus/language/characters.h"

#include <array>

#include "corpus/language/ascii.h"
#include "unicode/uchar.h"
#include "unicode/utf8.h"

namespace whence {
namespace {

CharClass Classify(char32_t point) {
  switch (u_charType(static_cast<UChar32>(point))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharClass::kUpper;
    case U_LOWERCASE_LETTER:
      return CharClass::kLower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      return CharClass::kLetter;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return CharClass::kMark;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharClass::kDigit;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return CharClass::kSpace;
    case U_CONTROL_CHAR:
      return u_isUWhiteSpace(static_cast<UChar32>(point)) ? CharClass::kSpace : CharClass::kOther;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return CharClass::kPunctuation;
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
    case U_OTHER_NUMBER:
    case U_LETTER_NUMBER:
      return CharClass::kSymbol;
    default:
      // The zero-width space parts words; other format characters do not.
      return point == 0x200B || point == 0xFEFF ? CharClass::kSpace : CharClass::kOther;
  }
}

const std::array<CharClass, 128>& AsciiClasses() {
  static const std::array<CharClass, 128> classes = [] {
    std::array<CharClass, 128> table;
    for (char32_t c = 0; c < 128; ++c) table[c] = Classify(c);
    return table;
  }();
  return classes;
}

}  // namespace

Character CharacterAt(std::string_view text, size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 128) {
    static const std::array<CharClass, 128>& classes = AsciiClasses();
    return {byte, 1, classes[byte]};
  }
  const size_t limit = text.size() - at < 4 ? text.size() - at : 4;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data() + at);
  int32_t next = 0;
  UChar32 point = 0;
  U8_NEXT(bytes, next, static_cast<int32_t>(limit), point);
  if (point < 0) return {0xFFFD, 1, CharClass::kOther};
  return {static_cast<char32_t>(point), static_cast<uint32_t>(next), Classify(static_cast<char32_t>(point))};
}

Character CharacterBefore(std::string_view text, size_t end) {
  // The start is at most three continuation bytes back; anything else is a stray byte.
  for (size_t length = 1; length <= 4 && length <= end; ++length) {
    const Character character = CharacterAt(text.substr(0, end), end - length);
    if (character.size == length && (length > 1 || static_cast<unsigned char>(text[end - 1]) < 128)) return character;
  }
  return {0xFFFD, 1, CharClass::kOther};
}

std::string Lowered(std::string_view text) {
  std::string lowered(text);
  bool ascii = true;
  for (char& c : lowered) {
    ascii = ascii && static_cast<unsigned char>(c) < 128;
    c = AsciiLower(c);
  }
  if (ascii) return lowered;
  lowered.clear();
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    if (character.type != CharClass::kUpper) {
      lowered.append(text.substr(at, character.size));
    } else {
      uint8_t bytes[U8_MAX_LENGTH];
      int32_t size = 0;
      U8_APPEND_UNSAFE(bytes, size, u_tolower(static_cast<UChar32>(character.point)));
      lowered.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(size));
    }
    at += character.size;
  }
  return lowered;
}

bool StartsUpper(std::string_view text) { return !text.empty() && CharacterAt(text, 0).type == CharClass::kUpper; }

bool HasLower(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const Character character = CharacterAt(text, at);
    if (character.type == CharClass::kLower) return true;
    at += character.size;
  }
  return false;
}

}  // namespace whence
