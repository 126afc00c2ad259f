#include "corpus/language/tagger.h"

#include <algorithm>

namespace whence {
namespace {

const WordFeatures& Outside(bool begin) {
  static const WordFeatures before = [] {
    WordFeatures word;
    word.form = word.norm = 12345;
    return word;
  }();
  static const WordFeatures after = [] {
    WordFeatures word;
    word.form = word.norm = 54321;
    return word;
  }();
  return begin ? before : after;
}

}  // namespace

void ExtractTagFeatures(const SentenceFeatures& sentence, size_t i, int previous, int before_previous,
                        FeatureVector* features) {
  const std::vector<WordFeatures>& words = sentence.words;
  const WordFeatures& w = words[i];
  const WordFeatures& p1 = i > 0 ? words[i - 1] : Outside(true);
  const WordFeatures& p2 = i > 1 ? words[i - 2] : Outside(true);
  const WordFeatures& n1 = i + 1 < words.size() ? words[i + 1] : Outside(false);
  const WordFeatures& n2 = i + 2 < words.size() ? words[i + 2] : Outside(false);
  const int t1 = previous;
  const int t2 = before_previous;
  const uint64_t ambiguity = w.Ambiguity();
  FeatureVector& f = *features;
  f.Clear();
  f.Add(1);
  f.Add(2, w.form);
  f.Add(3, w.norm);
  f.Add(4, w.shape);
  for (uint64_t k = 0; k < 4; ++k) f.Add(5 + k, w.suffix[k]);
  for (uint64_t k = 0; k < 3; ++k) f.Add(9 + k, w.prefix[k]);
  f.Add(12, t1);
  f.Add(13, t1, t2);
  f.Add(14, t1, w.norm);
  f.Add(15, t1, t2, w.norm);
  f.Add(16, p1.norm);
  f.Add(17, p2.norm);
  f.Add(18, n1.norm);
  f.Add(19, n2.norm);
  f.Add(20, p1.norm, w.norm);
  f.Add(21, w.norm, n1.norm);
  f.Add(22, p1.norm, n1.norm);
  f.Add(23, n1.suffix[2]);
  f.Add(24, n1.suffix[1]);
  f.Add(25, p1.suffix[2]);
  f.Add(26, n1.suffix[2], w.suffix[2]);
  f.Add(27, p1.shape, w.shape);
  f.Add(28, w.shape, n1.shape);
  f.Add(29, t1, n1.norm);
  f.Add(30, t1, w.suffix[2]);
  f.Add(31, t1, w.shape);
  f.Add(32, i == 0, w.shape, sentence.has_upper);
  f.Add(33, w.suffix[2], w.shape);
  f.Add(34, t1, n1.suffix[2]);
  f.Add(35, ambiguity);
  f.Add(36, ambiguity, t1);
  f.Add(37, ambiguity, t1, t2);
  f.Add(38, ambiguity, n1.Ambiguity());
  f.Add(39, ambiguity, t1, n1.Ambiguity());
  f.Add(40, ambiguity, w.shape);
  f.Add(41, n1.Ambiguity());
  f.Add(42, n1.Ambiguity(), n2.Ambiguity());
  f.Add(43, p1.Ambiguity());
  f.Add(44, w.NameKinds(), w.shape, sentence.has_upper);
  f.Add(45, w.NameKinds(), t1);
  f.Add(46, n1.NameKinds(), w.NameKinds());
  f.Add(47, w.NounFile(), ambiguity);
  f.Add(48, w.VerbFile(), ambiguity);
  f.Add(49, w.norm, n1.Ambiguity());
  f.Add(50, sentence.has_upper, sentence.has_lower, w.shape, ambiguity);
  f.Add(51, w.suffix[3], t1);
  f.Add(52, n1.norm, n2.norm);
  f.Add(53, w.norm, n1.norm, t1);
  f.Add(54, p2.norm, p1.norm);
  f.Add(55, t1, ambiguity, n1.norm);
}

void Tagger::Assign(const SentenceFeatures& sentence, std::vector<int>* classes) const {
  classes->clear();
  FeatureVector features;
  LinearModel::Scores scores;
  int previous = kNoTag;
  int before_previous = kNoTag;
  for (size_t i = 0; i < sentence.words.size(); ++i) {
    ExtractTagFeatures(sentence, i, previous, before_previous, &features);
    model_.Score(features, &scores);
    const auto best = std::max_element(scores.begin(), scores.begin() + tags_.size());
    before_previous = previous;
    previous = static_cast<int>(best - scores.begin());
    classes->push_back(previous);
  }
}

}  // namespace whence
