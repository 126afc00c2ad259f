#ifndef WHENCE_TOOLS_TRAIN_TAGGER_TRAINER_H_
#define WHENCE_TOOLS_TRAIN_TAGGER_TRAINER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/language/tag_set.h"
#include "corpus/language/word_features.h"
#include "tools/train/treebank.h"

namespace whence {

// A sentence ready for training the tagger.
struct TagExample {
  SentenceFeatures features;
  std::vector<int> tags;  // classes of the tag set; -1 where the tag is too rare to be one
};

// The pairs of tags that occur at least `least` times, by frequency.
TagSet CollectTags(const std::vector<TreebankSentence>& sentences, int least);

TagExample MakeTagExample(const TreebankSentence& sentence, const Lexicon& lexicon, const TagSet& tags);

struct TaggerTraining {
  int rounds = 8;
  double threshold = 0.05;
  double clip = 40;
  uint64_t seed = 1;
};

// The encoded LinearModel of a tagger trained on the examples that `use` marks.
std::string TrainTagger(const std::vector<TagExample>& examples, const std::vector<bool>& use, int tag_count,
                        const TaggerTraining& training);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_TAGGER_TRAINER_H_
