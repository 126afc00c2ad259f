#ifndef WHENCE_CORPUS_LANGUAGE_CLOSED_CLASS_H_
#define WHENCE_CORPUS_LANGUAGE_CLOSED_CLASS_H_

#include <string_view>

#include "corpus/language/ascii.h"

namespace whence {

// Words that English makes no new ones of. All take the word in lower case.

// What a question may begin with: "whose", "how".
inline bool IsQuestionWord(std::string_view word) {
  return IsOneOf(word, {"who", "whom", "whose", "what", "which", "when", "where", "why", "how"});
}

// "do" as the auxiliary of a question.
inline bool IsDo(std::string_view word) { return IsOneOf(word, {"do", "does", "did"}); }

// What a stretch of time follows that something happens so often in: "twice A year", "40 litres PER day".
inline bool IsPer(std::string_view word) { return IsOneOf(word, {"a", "an", "per", "every", "each"}); }

// Behind a stretch of time that is counted from some other: "two years LATER".
inline bool IsCountedFrom(std::string_view word) {
  return IsOneOf(word, {"later", "earlier", "afterwards", "before", "ago"});
}

// What stands before a name and is no part of it: "Dr. Lee".
inline bool IsAbbreviatedTitle(std::string_view word) {
  return IsOneOf(word, {"mr.", "mrs.", "ms.", "dr.", "prof.", "gen.", "sen.", "gov.", "rev.", "col."});
}

// What belongs to the title behind it: "PRIME Minister".
inline bool IsRankOfTitle(std::string_view word) { return IsOneOf(word, {"prime", "vice", "deputy", "foreign"}); }

inline bool IsArticle(std::string_view word) { return IsOneOf(word, {"the", "a", "an"}); }

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_CLOSED_CLASS_H_
