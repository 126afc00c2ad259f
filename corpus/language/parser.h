#ifndef WHENCE_CORPUS_LANGUAGE_PARSER_H_
#define WHENCE_CORPUS_LANGUAGE_PARSER_H_

#include <cstdint>
#include <vector>

#include "corpus/language/linear_model.h"
#include "corpus/language/parser_state.h"
#include "corpus/language/tag_set.h"
#include "corpus/language/token.h"
#include "corpus/language/word_features.h"

namespace whence {

// What the parser sees of a word.
struct ParserWord {
  uint64_t norm = 0;     // WordFeatures::norm
  uint32_t tag = 0;      // TagClass of its tag
  uint32_t meaning = 0;  // WordNet's noun or verb file, by the tag; 0 for others
};

ParserWord MakeParserWord(const WordFeatures& features, Tag tag);

struct ParserArc {
  int head = -1;  // -1: the root of the sentence
  Deprel label = Deprel::kDep;
};

// The features that decide the next step. Shared with the trainer.
void ExtractParserFeatures(const std::vector<ParserWord>& words, const ParserState& state, FeatureVector* features);

// A greedy arc-hybrid parser: 2n steps for n words, each the best-scoring one that is possible. The model was trained
// with a dynamic oracle (Goldberg and Nivre, 2013). Every result is a projective tree with one root. Thread-safe.
class Parser {
 public:
  Parser() = default;
  explicit Parser(LinearModel model) : model_(model) {}

  // One arc a word. `state` is scratch space.
  void Parse(const std::vector<ParserWord>& words, ParserState* state, std::vector<ParserArc>* arcs) const;

 private:
  LinearModel model_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_PARSER_H_
