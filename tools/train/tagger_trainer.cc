#include "tools/train/tagger_trainer.h"

#include <algorithm>
#include <map>

#include "corpus/language/tagger.h"
#include "tools/train/perceptron.h"
#include "tools/train/random.h"

namespace whence {

TagSet CollectTags(const std::vector<TreebankSentence>& sentences, int least) {
  std::map<Tag, int> counts;
  for (const TreebankSentence& sentence : sentences) {
    for (const TreebankToken& token : sentence.tokens) ++counts[token.tag];
  }
  std::vector<std::pair<int, Tag>> ranked;
  for (const auto& [tag, count] : counts) {
    if (count >= least) ranked.emplace_back(-count, tag);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<Tag> tags;
  for (const auto& [count, tag] : ranked) {
    if (tags.size() < LinearModel::kMaxClasses) tags.push_back(tag);
  }
  return TagSet(std::move(tags));
}

TagExample MakeTagExample(const TreebankSentence& sentence, const Lexicon& lexicon, const TagSet& tags) {
  TagExample example;
  std::vector<std::string_view> forms;
  for (const TreebankToken& token : sentence.tokens) {
    forms.push_back(token.form);
    example.tags.push_back(tags.Find(token.tag));
  }
  ComputeSentenceFeatures(forms, lexicon, &example.features);
  return example;
}

std::string TrainTagger(const std::vector<TagExample>& examples, const std::vector<bool>& use, int tag_count,
                        const TaggerTraining& training) {
  Perceptron perceptron(tag_count);
  Random random(training.seed);
  std::vector<size_t> order;
  for (size_t i = 0; i < examples.size(); ++i) {
    if (use[i]) order.push_back(i);
  }
  FeatureVector features;
  std::vector<int32_t> scores;
  for (int round = 0; round < training.rounds; ++round) {
    random.Shuffle(&order);
    for (const size_t index : order) {
      const TagExample& example = examples[index];
      int previous = kNoTag;
      int before_previous = kNoTag;
      for (size_t i = 0; i < example.tags.size(); ++i) {
        ExtractTagFeatures(example.features, i, previous, before_previous, &features);
        perceptron.Score(features, &scores);
        const int best = static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
        perceptron.Tick();
        if (example.tags[i] >= 0) perceptron.Update(example.tags[i], best);
        before_previous = previous;
        previous = best;
      }
    }
  }
  return EncodeLinearModel(tag_count, perceptron.Rows(training.threshold, training.clip));
}

}  // namespace whence
