#ifndef WHENCE_ENGINE_VERIFY_RANK_WORDS_H_
#define WHENCE_ENGINE_VERIFY_RANK_WORDS_H_

#include <cstddef>
#include <string>

#include "corpus/language/analysis.h"

namespace whence {

// "sixth" in words; "first" and "second" are more often no number.
bool IsHighRank(const Token& token);

// The "number" of "number two", the "No." of "No. 2".
bool MakesRank(const Sentence& sentence, size_t index);

// The noun of "season three", in lower case: it is the third season. Empty for any other number.
std::string InOrderOf(const Sentence& sentence, size_t index);

// "the top ten": whoever is among them has that place or a better one. Not the top ten metres.
bool IsTopOf(const Sentence& sentence, size_t index);

// Whether a rank tells somebody's place among others: "finished third", "is the third largest", "reached third place",
// but not "the third king", "lives at number 3" and "hired the third largest bank".
bool TellsPlace(const Sentence& sentence, size_t index);

}  // namespace whence

#endif  // WHENCE_ENGINE_VERIFY_RANK_WORDS_H_
