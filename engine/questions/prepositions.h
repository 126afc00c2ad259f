#ifndef WHENCE_ENGINE_QUESTIONS_PREPOSITIONS_H_
#define WHENCE_ENGINE_QUESTIONS_PREPOSITIONS_H_

#include <string_view>

namespace whence {

inline constexpr std::string_view kPrepositions[] = {
    "in",   "on",    "at",     "by",    "from",   "to",      "for",   "with",   "of",   "about", "into",   "through",
    "over", "under", "across", "after", "before", "against", "along", "around", "near", "as",    "within", "between"};

// Its place in the list; -1 for any other word.
inline constexpr int PrepositionIndex(std::string_view word) {
  for (int i = 0; i < static_cast<int>(sizeof(kPrepositions) / sizeof(kPrepositions[0])); ++i) {
    if (kPrepositions[i] == word) return i;
  }
  return -1;
}

}  // namespace whence

#endif  // WHENCE_ENGINE_QUESTIONS_PREPOSITIONS_H_
