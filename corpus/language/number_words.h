#ifndef WHENCE_CORPUS_LANGUAGE_NUMBER_WORDS_H_
#define WHENCE_CORPUS_LANGUAGE_NUMBER_WORDS_H_

#include <optional>
#include <string_view>

namespace whence {

// The value of a number written in digits or words, with blanks around it allowed: "38,394", "3.5", "-2", "1.2
// million", "twenty-five", "two hundred and six", "a dozen", "half", "3bn". The whole text must be the number. Dots are
// decimal points and commas part thousands, never the other way round. In any case; nothing for whatever else.
std::optional<double> ParseNumber(std::string_view text);

// The rank of an ordinal: "third", "twenty-first", "21st", "2nd"; nothing for whatever else.
std::optional<int> ParseOrdinal(std::string_view text);

// Whether a single word can be part of a number in words: "twenty", "hundred", "twenty-five"; not "a" and "and".
bool IsNumberWord(std::string_view word);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_NUMBER_WORDS_H_
