#include "corpus/language/date_lexer.h"

#include <optional>

#include "corpus/language/ascii.h"
#include "corpus/language/characters.h"
#include "corpus/language/date_parser.h"
#include "corpus/language/number_words.h"

namespace whence {
namespace {

constexpr std::string_view kWeekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                                          "sunday", "mon",     "tue",       "tues",     "wed",    "thu",
                                          "thur",   "thurs",   "fri",       "sat",      "sun"};
struct Decade {
  std::string_view word;
  int year;
};
constexpr Decade kDecades[] = {{"twenties", 1920}, {"thirties", 1930},  {"forties", 1940},  {"fifties", 1950},
                               {"sixties", 1960},  {"seventies", 1970}, {"eighties", 1980}, {"nineties", 1990}};

int EraSign(std::string_view word) {
  if (word == "bc" || word == "bce" || word == "b.c" || word == "b.c.e") return -1;
  if (word == "ad" || word == "ce" || word == "a.d" || word == "c.e") return 1;
  return 0;
}

DatePiece FromDigits(std::string_view digits, std::string_view letters) {
  DatePiece piece;
  piece.digits = static_cast<int>(digits.size());
  if (digits.size() > 6) return piece;
  for (const char digit : digits) piece.value = piece.value * 10 + (digit - '0');
  if (letters.empty()) {
    piece.kind = DatePiece::Kind::kNumber;
  } else if (letters == "s" && piece.value % 10 == 0 && (digits.size() == 4 || digits.size() == 2)) {
    piece.kind = DatePiece::Kind::kDecade;
    if (digits.size() == 2) piece.value += 1900;
  } else if (letters == "st" || letters == "nd" || letters == "rd" || letters == "th") {
    piece.kind = DatePiece::Kind::kOrdinal;
  } else {
    piece.word = std::string(digits) + std::string(letters);
  }
  return piece;
}

DatePiece FromWord(std::string_view word) {
  DatePiece piece;
  piece.word = word;
  if (word.size() > 1 && word.back() == '.') word.remove_suffix(1);
  if (const int month = MonthNumber(word); month != 0) {
    piece.kind = DatePiece::Kind::kMonth;
    piece.value = month;
    return piece;
  }
  if (const int sign = EraSign(word); sign != 0) {
    piece.kind = DatePiece::Kind::kEra;
    piece.value = sign;
    return piece;
  }
  if (IsWeekday(word)) piece.kind = DatePiece::Kind::kWeekday;
  for (const Decade& decade : kDecades) {
    if (decade.word != word) continue;
    piece.kind = DatePiece::Kind::kDecade;
    piece.value = decade.year;
  }
  if (const std::optional<int> ordinal = ParseOrdinal(word)) {
    piece.kind = DatePiece::Kind::kOrdinal;
    piece.value = *ordinal;
  }
  return piece;
}

// Whether it is the full name of a month with a full stop, which belongs to the sentence: only "Oct." has one of its
// own.
bool IsWholeMonth(std::string_view word) {
  if (!word.ends_with('.')) return false;
  word.remove_suffix(1);
  return MonthNumber(word) != 0 && (word == "may" || (word.size() > 3 && word != "sept"));
}

}  // namespace

bool IsWeekday(std::string_view lowered) {
  return std::find(std::begin(kWeekdays), std::end(kWeekdays), lowered) != std::end(kWeekdays);
}

std::vector<DatePiece> LexDate(std::string_view text) {
  std::vector<DatePiece> pieces;
  size_t at = 0;
  bool glued = true;
  const auto push = [&](DatePiece piece) {
    piece.glued = glued && !pieces.empty();
    glued = true;
    piece.end = at;
    pieces.push_back(std::move(piece));
  };
  while (at < text.size()) {
    const Character character = CharacterAt(text, at);
    if (character.type == CharClass::kSpace) {
      glued = false;
      at += character.size;
      continue;
    }
    if (character.point == ',') {
      DatePiece comma;
      comma.kind = DatePiece::Kind::kComma;
      at += character.size;
      push(std::move(comma));
      continue;
    }
    if (character.point == '-' || (character.point >= 0x2010 && character.point <= 0x2015)) {
      DatePiece dash;
      dash.kind = DatePiece::Kind::kDash;
      at += character.size;
      push(std::move(dash));
      continue;
    }
    if ((character.point == '\'' || character.point == 0x2019) && at + character.size < text.size() &&
        IsAsciiDigit(text[at + character.size])) {
      at += character.size;  // "'90s"
      continue;
    }
    const size_t begin = at;
    while (at < text.size() && IsAsciiDigit(text[at])) ++at;
    const std::string_view digits = text.substr(begin, at - begin);
    const size_t letters_begin = at;
    while (at < text.size() && (CharacterAt(text, at).IsLetter() || (text[at] == '.' && digits.empty()))) {
      at += CharacterAt(text, at).size;
    }
    std::string letters = Lowered(text.substr(letters_begin, at - letters_begin));
    if (IsWholeMonth(letters)) {  // "closed in July."
      letters.pop_back();
      --at;
    }
    if (at == begin) at += character.size;  // a sign that no date holds
    push(digits.empty() ? FromWord(letters.empty() ? text.substr(begin, at - begin) : std::string_view(letters))
                        : FromDigits(digits, letters));
  }
  return pieces;
}

}  // namespace whence
