#ifndef WHENCE_CORPUS_LANGUAGE_LEMMATIZER_H_
#define WHENCE_CORPUS_LANGUAGE_LEMMATIZER_H_

#include <string>
#include <string_view>

#include "corpus/language/token.h"

namespace whence {

class Lexicon;

// The dictionary form of a word: "went" VERB -> "go", "was" AUX -> "be", "treaties" NOUN -> "treaty", "better" ADJ ->
// "good". Closed-class words and exceptions come from lists, the rest from the rules of WordNet's morphy checked
// against the words that the lexicon knows. Thread-safe; does not allocate for words that fit a std::string in place.
class Lemmatizer {
 public:
  // `lexicon` is not owned and outlives the lemmatizer.
  explicit Lemmatizer(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  // Lower case, except for PROPN and X, whose lemma is the form ("Alps" stays). The form is one word of any case.
  std::string Lemma(std::string_view form, Upos upos, Xpos xpos = Xpos::kNone) const;

 private:
  const Lexicon* lexicon_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_LEMMATIZER_H_
