#include "tools/train/tagger_trainer.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "corpus/language/dense_math.h"
#include "corpus/language/tagger.h"
#include "tools/train/random.h"

namespace whence {
namespace {

void ToProbabilities(size_t count, float* scores) {
  const float most = *std::max_element(scores, scores + count);
  double all = 0;
  for (size_t i = 0; i < count; ++i) all += std::exp(static_cast<double>(scores[i] - most));
  for (size_t i = 0; i < count; ++i) {
    scores[i] = static_cast<float>(std::exp(static_cast<double>(scores[i] - most)) / all);
  }
}

class TaggerLearner : public SentenceLearner {
 public:
  // `taught` are by example, or empty.
  TaggerLearner(const std::vector<const TagExample*>& examples, const std::vector<std::vector<WordRows>>& words,
                const std::vector<const float*>& taught, double taught_share, const TaggerShape& shape,
                const NetworkWeights& weights)
      : SentenceLearner(weights),
        examples_(examples),
        words_(words),
        taught_(taught),
        share_(taught.empty() ? 0 : taught_share),
        shape_(shape) {}

  void Refresh() override {
    SentenceLearner::Refresh();
    transposed_ = Transposed(weights_.parameters.data() + shape_.weights(), shape_.encoder.output(), shape_.tags);
  }

 private:
  const std::vector<WordRows>& Words(size_t index) const override { return words_[index]; }

  double Judge(size_t index, int /*round*/, const EncoderTrace& trace, Random* /*random*/,
               std::vector<float>* output) override {
    ScoreTags(shape_, NetworkParameters(weights_.parameters.data()), trace, &scores_);
    double loss = 0;
    for (size_t word = 0; word < trace.words; ++word) {
      float* scores = scores_.data() + word * shape_.tags;
      const float* taught = taught_.empty() ? nullptr : taught_[index] + word * shape_.tags;
      loss += ToGradient(examples_[index]->tags[word], taught, scores);
      AddRow(shape_.tags, scores, gradient_.parameters() + shape_.bias());
    }
    const size_t inputs = shape_.encoder.output();
    AddOuterProducts(trace.words, inputs, trace.output.data(), inputs, shape_.tags, scores_.data(), shape_.tags,
                     gradient_.parameters() + shape_.weights());
    output->assign(trace.words * inputs, 0);
    MultiplyAdd(trace.words, inputs, shape_.tags, {scores_.data(), shape_.tags}, transposed_.data(), inputs,
                output->data(), inputs);
    return loss;
  }

  // Turns a word's scores into the gradient by them of the loss, which is minus the logarithm of the gold tag's
  // probability, or the cross entropy to what is taught.
  double ToGradient(int gold, const float* taught, float* scores) const {
    const size_t count = shape_.tags;
    if (gold < 0) {
      std::fill_n(scores, count, 0.0F);
      return 0;
    }
    ToProbabilities(count, scores);
    double loss = 0;
    for (size_t i = 0; i < count; ++i) {
      double wanted = static_cast<int>(i) == gold ? 1 - share_ : 0;
      if (taught != nullptr) wanted += share_ * taught[i];
      if (wanted > 0) loss -= wanted * std::log(std::max(static_cast<double>(scores[i]), 1e-30));
      scores[i] -= static_cast<float>(wanted);
    }
    return loss;
  }

  const std::vector<const TagExample*>& examples_;
  const std::vector<std::vector<WordRows>>& words_;
  const std::vector<const float*>& taught_;
  const double share_;  // of what is taught in what is learnt
  const TaggerShape shape_;
  std::vector<float> transposed_;
  std::vector<float> scores_;
};

}  // namespace

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
    if (tags.size() < TagSet::kMostTags) tags.push_back(tag);
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

TaughtTags TeachTags(const std::vector<Tagger>& teachers, const std::vector<TagExample>& examples) {
  TaughtTags taught;
  TaggerWorkspace workspace;
  std::vector<int> classes;
  for (const TagExample& example : examples) {
    std::vector<float>& sum = taught.emplace_back();
    for (const Tagger& teacher : teachers) {
      teacher.Assign(example.features, &workspace, &classes);
      const auto count = static_cast<size_t>(teacher.tags().size());
      sum.resize(workspace.scores.size());
      for (size_t at = 0; at < sum.size(); at += count) {
        ToProbabilities(count, workspace.scores.data() + at);
        for (size_t i = at; i < at + count; ++i) sum[i] += workspace.scores[i] / static_cast<float>(teachers.size());
      }
    }
  }
  return taught;
}

std::string TrainTagger(const std::vector<TagExample>& examples, const std::vector<bool>& use,
                        const Vocabulary& vocabulary, uint32_t rows, int tag_count, const TaggerTraining& training,
                        const std::function<void(int round, double loss)>& after_round) {
  const TaggerShape shape = {training.network.shape, static_cast<uint32_t>(tag_count)};
  Random random(training.network.seed);
  NetworkWeights weights = StartingWeights(shape.encoder, shape.parameter_count(), rows, &random);
  FillMatrix(shape.encoder.output(), shape.tags, &random, weights.parameters.data() + shape.weights());
  std::vector<const TagExample*> used;
  std::vector<std::vector<WordRows>> words;
  std::vector<const float*> taught;
  for (size_t i = 0; i < examples.size(); ++i) {
    if (!use[i]) continue;
    used.push_back(&examples[i]);
    MakeTaggerWords(vocabulary, examples[i].features, &words.emplace_back());
    if (training.taught != nullptr) taught.push_back((*training.taught)[i].data());
  }
  const auto make_learner = [&] {
    return std::make_unique<TaggerLearner>(used, words, taught, training.taught_share, shape, weights);
  };
  TrainNetwork(words, training.network, &random, make_learner, after_round, &weights);
  return EncodeNetwork(shape.encoder, shape.tags, weights.parameters, weights.embeddings);
}

}  // namespace whence
