#ifndef WHENCE_CORPUS_LANGUAGE_TOKEN_CLASS_H_
#define WHENCE_CORPUS_LANGUAGE_TOKEN_CLASS_H_

#include <variant>

#include "corpus/language/token.h"

namespace whence {

// Whether the token is a name or stands in one.
inline bool IsName(const Token& token) { return token.kind == TokenKind::kName || token.upos == Upos::kPropn; }

// Whether it is a date, a year or a range of them.
inline bool IsDate(const Token& token) {
  return token.kind == TokenKind::kDate || token.type == EntityType::kDate ||
         std::holds_alternative<CalendarDate>(token.value) || std::holds_alternative<DateRange>(token.value);
}

// The same, or a time of day.
inline bool IsTime(const Token& token) { return IsDate(token) || token.type == EntityType::kTime; }

// Whether a noun's form, common or proper: "bridge", "bridges", "Lima".
constexpr bool IsNounTag(Xpos tag) {
  return tag == Xpos::kNn || tag == Xpos::kNns || tag == Xpos::kNnp || tag == Xpos::kNnps;
}

// Whether a verb's form alone shows person or tense: "signs", "signed", "must".
constexpr bool IsFiniteTag(Xpos tag) {
  return tag == Xpos::kVbd || tag == Xpos::kVbz || tag == Xpos::kVbp || tag == Xpos::kMd;
}

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_TOKEN_CLASS_H_
