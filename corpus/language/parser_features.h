#ifndef WHENCE_CORPUS_LANGUAGE_PARSER_FEATURES_H_
#define WHENCE_CORPUS_LANGUAGE_PARSER_FEATURES_H_

#include <array>
#include <cstdint>
#include <vector>

#include "absl/types/span.h"
#include "corpus/language/parser_state.h"
#include "corpus/language/tag_set.h"
#include "corpus/language/word_features.h"
#include "corpus/language/word_rows.h"

namespace whence {

// WARNING: what a row of embeddings and a state feature mean is part of the model file's format: a change must raise
// kModelVersion in model_file.h.

// What the parser sees of a word: the rows of its embeddings (the word, its endings, beginning and shape, its tags,
// what the lexicon knows of it), and its tag.
struct ParserWord {
  WordRows rows;
  Xpos tag = Xpos::kNone;
};

// The sizes of the tables behind the parser's vocabulary.
absl::Span<const uint32_t> ParserTables();

ParserWord MakeParserWord(const Vocabulary& vocabulary, const WordFeatures& features, Tag tag);

// The words of a state that it is judged by: the top three of the stack and the next two of the buffer.
inline constexpr size_t kStatePlaces = 5;
// Kinds of discrete features: tags, labels and tags of dependents, distances, numbers of dependents, missing places.
inline constexpr size_t kStateFeatures = 26;
extern const size_t kStateFeatureCount;  // values of all kinds together

struct StateFeatures {
  std::array<int, kStatePlaces> places;  // word, or -1
  std::array<uint16_t, kStateFeatures> features;
};

void ExtractStateFeatures(const std::vector<ParserWord>& words, const ParserState& state, StateFeatures* out);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_PARSER_FEATURES_H_
