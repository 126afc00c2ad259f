#ifndef WHENCE_CORPUS_LANGUAGE_PARSER_NETWORK_H_
#define WHENCE_CORPUS_LANGUAGE_PARSER_NETWORK_H_

#include <vector>

#include "corpus/language/parser_features.h"
#include "corpus/language/word_encoder.h"

namespace whence {

// The network that scores a parser's steps. A state is judged from the encoded words at a few of its places
// (Kiperwasser and Goldberg, 2016) and from a few discrete features, through one hidden layer: what each word adds to
// that layer at each place is computed once a sentence (Chen and Manning, 2014).
//
// The sizes, and where each weight stands among the parameters, behind the encoder's.
struct ParserShape {
  EncoderShape encoder;
  uint32_t hidden = 128;

  size_t places() const { return encoder.parameter_count(); }  // [output][kStatePlaces * hidden]
  size_t features() const {
    return places() + encoder.output() * kStatePlaces * hidden;
  }                                                                            // [kStateFeatureCount][hidden]
  size_t actions() const { return features() + kStateFeatureCount * hidden; }  // [hidden][Action::kCount]
  size_t action_bias() const { return actions() + hidden * Action::kCount; }   // [Action::kCount]
  size_t parameter_count() const { return action_bias() + Action::kCount; }
};

// Sets `places` [words][kStatePlaces * hidden] from the encoder's output; it may be longer than that.
void PreparePlaces(const ParserShape& shape, const NetworkParameters& parameters, const EncoderTrace& trace,
                   std::vector<float>* places);
// Sets `hidden` [shape.hidden] and `scores` [Action::kCount].
void ScoreState(const ParserShape& shape, const NetworkParameters& parameters, const std::vector<float>& places,
                const StateFeatures& features, float* hidden, float* scores);

}  // namespace whence

#endif  // WHENCE_CORPUS_LANGUAGE_PARSER_NETWORK_H_
