#ifndef WHENCE_TOOLS_TRAIN_TAGGER_TRAINER_H_
#define WHENCE_TOOLS_TRAIN_TAGGER_TRAINER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "corpus/language/tag_set.h"
#include "corpus/language/tagger.h"
#include "corpus/language/word_features.h"
#include "tools/train/network_trainer.h"
#include "tools/train/treebank.h"

namespace whence {

// A sentence ready for training the tagger.
struct TagExample {
  SentenceFeatures features;
  std::vector<int> tags;  // classes of the tag set; -1 where the tag is too rare to be one
};

// What taggers that were trained before make of the examples, to learn from. By example: the mean of their
// probabilities [words][tags]. (See ParserTeachers.)
using TaughtTags = std::vector<std::vector<float>>;
TaughtTags TeachTags(const std::vector<Tagger>& teachers, const std::vector<TagExample>& examples);

struct TaggerTraining {
  NetworkTraining network;
  // Learns from these, too, where not null: of what a word teaches, this share is theirs and the rest the gold tag's.
  const TaughtTags* taught = nullptr;
  double taught_share = 0.5;
};

// The pairs of tags that occur at least `least` times, by frequency.
TagSet CollectTags(const std::vector<TreebankSentence>& sentences, int least);

TagExample MakeTagExample(const TreebankSentence& sentence, const Lexicon& lexicon, const TagSet& tags);

// The network's bytes of a tagger trained on the examples that `use` marks. `after_round` may look at the loss.
std::string TrainTagger(const std::vector<TagExample>& examples, const std::vector<bool>& use,
                        const Vocabulary& vocabulary, uint32_t rows, int tag_count, const TaggerTraining& training,
                        const std::function<void(int round, double loss)>& after_round);

}  // namespace whence

#endif  // WHENCE_TOOLS_TRAIN_TAGGER_TRAINER_H_
