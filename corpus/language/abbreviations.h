#ifndef WHENCE_CORPUS_LANGUAGE_ABBREVIATIONS_H_
#define WHENCE_CORPUS_LANGUAGE_ABBREVIATIONS_H_

#include <cstdint>
#include <string_view>

namespace whence {

// What a full stop behind a word says.
enum class Abbreviation : uint8_t {
  kNone,          // the word is none: the full stop ends a sentence
  kTitle,         // "Mr.", "Gen.": never ends a sentence
  kBeforeNumber,  // "No. 5", "p. 12": an abbreviation before a number only
  kWord,          // "Inc.", "etc.": may end a sentence, too
};

// `lower` is the word in lower case, without the full stop.
Abbreviation FindAbbreviation(std::string_view lower);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_ABBREVIATIONS_H_
