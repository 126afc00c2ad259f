#ifndef WHENCE_CORPUS_LANGUAGE_WORD_FEATURES_H_
#define WHENCE_CORPUS_LANGUAGE_WORD_FEATURES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "corpus/language/lexicon.h"

namespace whence {

// What one word shows about itself, ready to be combined into features.
struct WordFeatures {
  uint64_t form = 0;   // as written
  uint64_t norm = 0;   // in lower case, with numbers as one of a few words
  uint64_t shape = 0;  // "Xxx", "dd"
  uint64_t suffix[4] = {};
  uint64_t prefix[3] = {};
  uint32_t classes = 0;  // WordClass
  uint8_t morph = 0;     // MorphClass
  bool upper = false;    // starts with a capital

  // Which parts of speech the lexicon allows.
  uint64_t Ambiguity() const {
    return (classes & 0xFFu) | (static_cast<uint64_t>(morph) << 8) | ((classes & WordClass::kUsualMask) >> 14);
  }
  // Which kinds of names the word is known from.
  uint64_t NameKinds() const { return (classes >> 14) & 0x7Fu; }
  uint64_t NounFile() const { return (classes & WordClass::kNounFileMask) >> WordClass::kNounFileShift; }
  uint64_t VerbFile() const { return (classes & WordClass::kVerbFileMask) >> WordClass::kVerbFileShift; }
};

// The norm of a bare year, which merged dates take.
uint64_t YearNorm();

WordFeatures ComputeWordFeatures(std::string_view form, const Lexicon& lexicon);

// The words of a sentence with what only the sentence as a whole shows.
struct SentenceFeatures {
  std::vector<WordFeatures> words;
  bool has_upper = false;  // a word beside the first one starts with a capital
  bool has_lower = false;  // a word has a small letter
};
void ComputeSentenceFeatures(absl::Span<const std::string_view> forms, const Lexicon& lexicon, SentenceFeatures* out);

// Remembers the words of texts, which say the same few most of the time. For one lexicon; not thread-safe.
class WordMemory {
 public:
  struct Word {
    std::string form;
    WordFeatures features;
    bool has_lower = false;
  };
  // Until the next call.
  const Word& Find(std::string_view form, const Lexicon& lexicon);

 private:
  static constexpr size_t kPlaces = 1024;
  static constexpr size_t kLongestForm = 64;  // bytes of what is kept
  std::vector<Word> words_;                   // each form has one place, which the latest one takes
  Word long_;
};

// The same out of a memory.
void ComputeSentenceFeatures(absl::Span<const std::string_view> forms, const Lexicon& lexicon, WordMemory* memory,
                             SentenceFeatures* out);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_WORD_FEATURES_H_
