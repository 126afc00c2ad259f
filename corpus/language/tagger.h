#ifndef WHENCE_CORPUS_LANGUAGE_TAGGER_H_
#define WHENCE_CORPUS_LANGUAGE_TAGGER_H_

#include <vector>

#include "corpus/language/linear_model.h"
#include "corpus/language/tag_set.h"
#include "corpus/language/word_features.h"

namespace whence {

// Classes of the two words before the first one.
inline constexpr int kNoTag = 250;

// The features that decide the tag of word i, given the classes of the two words before it (kNoTag at the start).
// Shared with the trainer.
void ExtractTagFeatures(const SentenceFeatures& sentence, size_t i, int previous, int before_previous,
                        FeatureVector* features);

// Tags words from left to right with an averaged perceptron (Collins, 2002). Thread-safe; linear in the words.
class Tagger {
 public:
  Tagger() = default;
  Tagger(LinearModel model, TagSet tags) : model_(model), tags_(std::move(tags)) {}

  // One class of tags() a word.
  void Assign(const SentenceFeatures& sentence, std::vector<int>* classes) const;

  const TagSet& tags() const { return tags_; }

 private:
  LinearModel model_;
  TagSet tags_;
};

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_TAGGER_H_
