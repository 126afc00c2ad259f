#ifndef WHENCE_CORPUS_LANGUAGE_TAGGER_H_
#define WHENCE_CORPUS_LANGUAGE_TAGGER_H_

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "corpus/language/tag_set.h"
#include "corpus/language/word_encoder.h"
#include "corpus/language/word_features.h"

namespace whence {

// The tagger's network: behind the encoder's parameters, one score a tag from each encoded word. WARNING: its tables
// are part of the model file's format (see parser_features.h).
struct TaggerShape {
  EncoderShape encoder;
  uint32_t tags = 1;

  size_t weights() const { return encoder.parameter_count(); }  // [output][tags]
  size_t bias() const { return weights() + encoder.output() * tags; }
  size_t parameter_count() const { return bias() + tags; }
};

// Sets `scores` [words][tags].
void ScoreTags(const TaggerShape& shape, const NetworkParameters& parameters, const EncoderTrace& trace,
               std::vector<float>* scores);

// The sizes of the tables behind the tagger's vocabulary, and the rows of each word.
absl::Span<const uint32_t> TaggerTables();
void MakeTaggerWords(const Vocabulary& vocabulary, const SentenceFeatures& sentence, std::vector<WordRows>* words);

// Scratch space, kept from one sentence to the next.
struct TaggerWorkspace {
  std::vector<WordRows> words;
  EncoderTrace trace;
  std::vector<float> scores;
};

// Tags each word by itself, from what the encoder read of the sentence. Thread-safe; linear in the words.
class Tagger {
 public:
  Tagger() = default;

  // The bytes of a network (word_encoder.h), whose `extra` is the number of tags, and of its vocabulary; both outlive
  // the tagger. Errors: DataLoss.
  static absl::StatusOr<Tagger> FromBytes(std::string_view network, std::string_view vocabulary, TagSet tags);

  // One class of tags() a word.
  void Assign(const SentenceFeatures& sentence, TaggerWorkspace* workspace, std::vector<int>* classes) const;

  const TagSet& tags() const { return tags_; }

 private:
  NetworkView network_;
  TaggerShape shape_;
  Vocabulary vocabulary_;
  TagSet tags_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_TAGGER_H_
