#ifndef WHENCE_ENGINE_PASSAGES_INDEX_WORDS_H_
#define WHENCE_ENGINE_PASSAGES_INDEX_WORDS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whence {

// The words under which a sentence is found: folded as names are, stop words dropped, stemmed by Snowball's English
// stemmer, each with its count, sorted. Numbers stay as they are. Linear; thread-safe.
std::vector<std::pair<std::string, uint16_t>> IndexWords(std::string_view text);

// The stem of one folded word.
std::string StemWord(std::string_view folded);

// Whether a folded word carries no content of its own ("the", "did", "which").
bool IsStopWord(std::string_view folded);

}  // namespace whence

#endif  // WHENCE_ENGINE_PASSAGES_INDEX_WORDS_H_
