#ifndef WHENCE_CORPUS_LANGUAGE_DATE_LEXER_H_
#define WHENCE_CORPUS_LANGUAGE_DATE_LEXER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whence {

// The pieces of a date, in lower case: "15th" is an ordinal, "1992" a number, "'90s" a decade, "Sept." a month.
struct DatePiece {
  enum class Kind : uint8_t { kNumber, kOrdinal, kDecade, kMonth, kWeekday, kEra, kComma, kDash, kWord };
  Kind kind = Kind::kWord;
  int value = 0;       // the number; the decade's first year; the month 1-12; the era's sign (BC -1, AD 1)
  int digits = 0;      // of a kNumber
  bool glued = false;  // no blank stands before it
  size_t end = 0;      // its last byte's place in the text, and one
  std::string word;    // of a kWord
};

bool IsWeekday(std::string_view lowered);  // "monday"

// Splits a text. Never fails: what is unknown is a kWord, which no date holds.
std::vector<DatePiece> LexDate(std::string_view text);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_DATE_LEXER_H_
