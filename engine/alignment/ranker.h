#ifndef WHENCE_ENGINE_ALIGNMENT_RANKER_H_
#define WHENCE_ENGINE_ALIGNMENT_RANKER_H_

#include <vector>

#include "engine/alignment/asked_question.h"
#include "engine/alignment/sentence_alignment.h"

namespace whence {

// How likely each phrase answers a question, and how likely none does: a log-linear model over Features, with a weight
// for each kind of question and kind of phrase. The weights are in ranker_weights.inc, fitted by
// tools/train/fit_ranker.py.
class Ranker {
 public:
  struct Option {
    const Features* features = nullptr;
    CandidateKind kind = CandidateKind::kNoun;
  };
  // One number an option, summing to one with what is left for "none of them".
  static std::vector<double> Probabilities(AskedKind asked, const std::vector<Option>& options);
};

}  // namespace whence

#endif  // WHENCE_ENGINE_ALIGNMENT_RANKER_H_
