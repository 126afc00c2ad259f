#include "engine/passages/index_words.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "absl/container/flat_hash_set.h"
#include "graph/base/strings.h"
#include "graph/fold.h"
#include "libstemmer.h"

namespace whence {
namespace {

constexpr size_t kLongestWord = 64;  // longer runs are no words; they are cut so that keys stay bounded

// A Snowball stemmer is not thread-safe and costs an allocation to make; each thread keeps one.
class Stemmer {
 public:
  Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8")) {}
  ~Stemmer() { sb_stemmer_delete(stemmer_); }
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  std::string Stem(std::string_view word) {
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
    if (stem == nullptr) return std::string(word);
    return std::string(reinterpret_cast<const char*>(stem), static_cast<size_t>(sb_stemmer_length(stemmer_)));
  }

 private:
  sb_stemmer* stemmer_;
};

const absl::flat_hash_set<std::string_view>& StopWords() {
  static const auto* const words = new absl::flat_hash_set<std::string_view>({
      "a",     "about", "after",  "all",   "also",  "an",    "and",    "any",   "are",   "as",    "at",
      "be",    "been",  "before", "being", "but",   "by",    "can",    "could", "did",   "do",    "does",
      "for",   "from",  "give",   "had",   "has",   "have",  "he",     "her",   "him",   "his",   "how",
      "i",     "if",    "in",     "into",  "is",    "it",    "its",    "list",  "many",  "may",   "me",
      "might", "more",  "most",   "much",  "must",  "my",    "name",   "no",    "not",   "of",    "on",
      "or",    "our",   "please", "s",     "shall", "she",   "should", "show",  "so",    "some",  "such",
      "t",     "tell",  "than",   "that",  "the",   "their", "them",   "then",  "there", "these", "they",
      "this",  "those", "to",     "us",    "was",   "we",    "were",   "what",  "when",  "where", "which",
      "who",   "whom",  "whose",  "why",   "will",  "with",  "would",  "you",   "your",
  });
  return *words;
}

}  // namespace

std::string StemWord(std::string_view folded) {
  // Texts say the same few words most of the time: each word has one place, which the latest one takes.
  struct Remembered {
    std::string word;
    std::string stem;
  };
  constexpr size_t kRemembered = 512;
  thread_local Stemmer stemmer;
  thread_local std::array<Remembered, kRemembered> memory;
  const std::string_view word = folded.substr(0, kLongestWord);
  Remembered& place = memory[std::hash<std::string_view>()(word) % kRemembered];
  if (place.word != word) place = {std::string(word), stemmer.Stem(word)};
  return place.stem;
}

bool IsStopWord(std::string_view folded) { return StopWords().contains(folded); }

std::vector<std::pair<std::string, uint16_t>> IndexWords(std::string_view text) {
  const std::string folded = FoldName(text);
  std::map<std::string, uint16_t> counts;
  size_t begin = 0;
  while (begin < folded.size()) {
    size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string_view word = std::string_view(folded).substr(begin, end - begin);
    if (!word.empty() && !IsStopWord(word)) {
      uint16_t& count = counts[StemWord(word)];
      if (count < UINT16_MAX) ++count;
    }
    begin = end + 1;
  }
  return {counts.begin(), counts.end()};
}

}  // namespace whence
