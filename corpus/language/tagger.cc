#include "corpus/language/tagger.h"

#include <algorithm>
#include <array>

#include "corpus/language/feature_hash.h"
#include "graph/base/status.h"

namespace whence {
namespace {

// The tables of a word's features, and their numbers of rows.
enum WordTable : size_t {
  kForm,
  kSuffix1,
  kSuffix2,
  kSuffix3,
  kSuffix4,
  kPrefix1,
  kPrefix2,
  kPrefix3,
  kShape,
  kAmbiguity,
  kNames,
  kNounFile,
  kVerbFile,
  kPlace
};
constexpr std::array<uint32_t, kPlace + 1> kWordTables = {4096, 128, 1024, 4096, 4096, 128, 1024,
                                                          4096, 512, 1024, 128,  32,   16,  8};

}  // namespace

void ScoreTags(const TaggerShape& shape, const NetworkParameters& parameters, const EncoderTrace& trace,
               std::vector<float>* scores) {
  if (scores->size() < trace.words * shape.tags) scores->resize(trace.words * shape.tags);
  parameters.Multiply(shape.weights(), trace.words, shape.encoder.output(), shape.tags, trace.output.data(),
                      parameters.at(shape.bias()), scores->data(), shape.tags);
}

absl::Span<const uint32_t> TaggerTables() { return kWordTables; }

void MakeTaggerWords(const Vocabulary& vocabulary, const SentenceFeatures& sentence, std::vector<WordRows>* words) {
  words->clear();
  std::array<uint64_t, kWordTables.size()> values;
  for (size_t i = 0; i < sentence.words.size(); ++i) {
    const WordFeatures& word = sentence.words[i];
    values[kForm] = word.form;
    for (size_t n = 0; n < 4; ++n) values[kSuffix1 + n] = word.suffix[n];
    for (size_t n = 0; n < 3; ++n) values[kPrefix1 + n] = word.prefix[n];
    values[kShape] = word.shape;
    values[kAmbiguity] = CombineHash(0, word.Ambiguity());
    values[kNames] = word.NameKinds();
    values[kNounFile] = word.NounFile();
    values[kVerbFile] = word.VerbFile();
    // Capitals say less at the start of a sentence, and nothing where all letters or none are capitals.
    values[kPlace] = (i == 0 ? 1u : 0u) | (sentence.has_upper ? 2u : 0u) | (sentence.has_lower ? 4u : 0u);
    words->push_back(vocabulary.Rows(word.norm, values));
  }
}

absl::StatusOr<Tagger> Tagger::FromBytes(std::string_view network, std::string_view vocabulary, TagSet tags) {
  Tagger tagger;
  WHENCE_ASSIGN_OR_RETURN(tagger.network_, NetworkView::FromBytes(network));
  tagger.shape_ = {tagger.network_.shape(), tagger.network_.extra()};
  if (tagger.network_.parameter_count() != tagger.shape_.parameter_count()) {
    return DataLoss("tagger: ", tagger.network_.parameter_count(), " parameters are not those of its shape");
  }
  tagger.network_.Quantise(tagger.shape_.weights(), tagger.shape_.encoder.output(), tagger.shape_.tags);
  if (static_cast<int>(tagger.shape_.tags) != tags.size()) return DataLoss("tagger: it has other tags");
  WHENCE_ASSIGN_OR_RETURN(tagger.vocabulary_,
                          Vocabulary::FromBytes(vocabulary, TaggerTables(), tagger.network_.rows()));
  tagger.tags_ = std::move(tags);
  return tagger;
}

void Tagger::Assign(const SentenceFeatures& sentence, TaggerWorkspace* workspace, std::vector<int>* classes) const {
  classes->clear();
  if (sentence.words.empty()) return;
  MakeTaggerWords(vocabulary_, sentence, &workspace->words);
  network_.Encode(workspace->words, &workspace->trace);
  ScoreTags(shape_, network_.parameters(), workspace->trace, &workspace->scores);
  for (size_t word = 0; word < sentence.words.size(); ++word) {
    const float* scores = workspace->scores.data() + word * shape_.tags;
    classes->push_back(static_cast<int>(std::max_element(scores, scores + shape_.tags) - scores));
  }
}

}  // namespace whence
